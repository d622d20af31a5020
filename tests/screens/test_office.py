"""The office's names, funders and logo, changed in the window by keyboard."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from osaava_desktop import i18n
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.screens.office import OfficePage
from osaava_desktop.screens.office_card import OfficeCard
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import logo, sheets
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User


def opened(qtbot: QtBot, office: Office) -> tuple[User, OfficePage]:
    """The page in the window, as the settings open it."""
    place = Place(name="office", number=9, title="Office", icon="settings", make=lambda: OfficePage(office))
    shell = Shell([place], "Kaisa", "keeper", [])
    qtbot.addWidget(shell)
    shell.resize(1093, 614)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    shell.go("office")
    page = shell.page()
    assert isinstance(page, OfficePage)
    return User(shell), page


def picture_bytes() -> bytes:
    file = BytesIO()
    Image.new("RGB", (300, 200), (10, 90, 90)).save(file, "PNG")
    return file.getvalue()


def picture(folder: Path) -> Path:
    path = folder / "logo.png"
    path.write_bytes(picture_bytes())
    return path


def test_names_and_funders_are_typed_and_stand_on_papers(qtbot: QtBot, looks: Theme, office: Office) -> None:
    user, page = opened(qtbot, office)
    assert user.focus() is page.organisation_edit
    page.organisation_edit.selectAll()
    user.fill("Uusi yhdistys ry", *["" for _field in range(5)])
    assert user.focus() is page.funder_edit or user.focus() is page.funders_edit
    page.funders_edit.setFocus()
    user.type("Elinvoimakeskus")
    user.press(Qt.Key.Key_Return)
    user.type("Kuopion kaupunki")
    assert page.is_dirty()
    user.press(Qt.Key.Key_S, CONTROL)
    assert not page.is_dirty()
    assert sheets.issuer(office).organisation == "Uusi yhdistys ry"
    assert office.profile.funders == "Elinvoimakeskus\nKuopion kaupunki"


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(
    qtbot: QtBot, looks: Theme, office: Office
) -> None:
    user, page = opened(qtbot, office)
    before = office.profile
    page.organisation_edit.clear()
    page.funders_edit.setPlainText("x" * 2001)
    user.press(Qt.Key.Key_S, CONTROL)
    assert page.organisation_field.message() == "This is needed."
    assert page.funders_field.message() == "This is too long: 2001 characters, at most 2000."
    assert (office.profile, page.is_dirty()) == (before, True)
    page.discard()
    assert page.organisation_edit.text() == before.organisation
    assert not page.is_dirty()
    with office.exclusive():
        page.organisation_edit.setText("Toinen ry")
        assert not page.save()
    assert "Another job is using the office file." in page.notice.text()
    assert page.organisation_edit.text() == "Toinen ry"


def test_a_logo_is_chosen_taken_off_and_back(
    qtbot: QtBot, looks: Theme, office: Office, tmp_path: Path
) -> None:
    _user, page = opened(qtbot, office)
    card = page.logo_card
    assert card.picture_label.text() == "No logo"
    assert not card.undo_button.isVisible()
    card.take(picture(tmp_path))
    qtbot.waitUntil(lambda: logo.png(office) != b"")
    assert not card.picture_label.pixmap().isNull()
    card.remove_button.setFocus()
    QTest.keyClick(card.remove_button, Qt.Key.Key_Space)
    assert logo.png(office) == b""
    card.choose_button.setFocus()
    QTest.keyClick(card.choose_button, Qt.Key.Key_Z, CONTROL)
    assert logo.png(office) != b""
    assert card.remove_button.isVisible()


def test_a_file_that_is_no_picture_is_refused_beside_the_button(
    qtbot: QtBot, looks: Theme, office: Office, tmp_path: Path
) -> None:
    _user, page = opened(qtbot, office)
    path = tmp_path / "logo.png"
    path.write_bytes(b"<svg/>")
    sentence = "This file can't be read as a picture. Choose a PNG or JPEG file."
    page.logo_card.take(path)
    qtbot.waitUntil(lambda: page.logo_card.choose_button.accessibleDescription() == sentence)
    assert logo.png(office) == b""
    page.logo_card.take(picture(tmp_path))
    qtbot.waitUntil(lambda: logo.png(office) != b"")
    assert page.logo_card.choose_button.accessibleDescription() == ""


def test_a_worker_reads_and_changes_nothing(qtbot: QtBot, looks: Theme, office: Office) -> None:
    logo.choose(office, picture_bytes())
    office.person = Person(name="Petri", role=Role.WORKER)
    user, page = opened(qtbot, office)
    before = office.profile
    user.type("x")
    assert page.organisation_edit.text() == before.organisation
    assert page.notice.text() == "A coordinator or the keeper of the file changes these."
    assert not page.is_dirty()
    buttons = (page.logo_card.choose_button, page.logo_card.remove_button, page.logo_card.undo_button)
    assert not any(button.isVisible() for button in buttons)
    page.logo_card.remove()
    assert logo.png(office) != b""


def test_the_card_in_the_settings_opens_the_names_for_everybody(
    qtbot: QtBot, looks: Theme, office: Office
) -> None:
    i18n.use("fi")
    office.person = Person(name="Petri", role=Role.WORKER)
    card = OfficeCard(office)
    qtbot.addWidget(card)
    assert office.profile.organisation in card.names_label.text()
    assert card.rules_panel.isHidden()
    with qtbot.waitSignal(card.names_wanted):
        QTest.keyClick(card.names_button, Qt.Key.Key_Space)
