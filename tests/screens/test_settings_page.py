"""The settings page: what is chosen holds at once."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from osaava_desktop import i18n
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.screens.office_card import OfficeCard
from osaava_desktop.screens.settings import SettingsPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import grounds, people
from osaava_desktop.settings import Settings
from osaava_desktop.store.office import Office


def test_each_choice_is_given_at_once(qtbot: QtBot, looks: Theme) -> None:
    chosen: list[Settings] = []
    page = SettingsPage(Settings(language="fi", font_size=115), chosen.append)
    qtbot.addWidget(page)
    assert page.language_combo.currentText() == "Suomi"
    assert page.font_size_combo.currentText() == "115\u00a0%"
    QTest.keyClick(page.language_combo, Qt.Key.Key_Down)
    QTest.keyClicks(page.scheme_combo, "d")
    assert chosen == [
        Settings(language="sv", font_size=115),
        Settings(language="sv", font_size=115, scheme="dark"),
    ]


def test_the_office_asks_for_identity_numbers_once_it_says_so(
    qtbot: QtBot, looks: Theme, office: Office
) -> None:
    card = OfficeCard(office)
    page = SettingsPage(Settings(), lambda changed: None, card)
    qtbot.addWidget(page)
    QTest.keyClick(card.identity_numbers_check, Qt.Key.Key_Space)
    assert not office.profile.identity_numbers
    assert card.problem_label.text().startswith("The keeper of the file first records the legal basis")
    grounds.save(office, "A law says so", "")
    assert office.profile.identity_numbers
    people.save_profile(office, replace(office.profile, identity_numbers=False))
    QTest.keyClick(card.identity_numbers_check, Qt.Key.Key_Space)
    assert office.profile.identity_numbers
    assert OfficeCard(office, page).identity_numbers_check.isChecked()
    with office.exclusive():
        QTest.keyClick(card.identity_numbers_check, Qt.Key.Key_Space)
    assert card.identity_numbers_check.isChecked()
    assert card.problem_label.text() == "Another job is using the office file. Wait until it is done."


def test_no_field_of_the_office_is_cut(qtbot: QtBot, looks: Theme, office: Office) -> None:
    i18n.use("fi")
    card = OfficeCard(office)
    page = SettingsPage(Settings(), lambda changed: None, card)
    qtbot.addWidget(page)
    card.problem_label.setText("Another job is using the office file. " * 4)
    card.problem_label.show()
    page.resize(925, 500)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.wait(50)
    for field in (card.low_field, card.weeks_field, card.months_field):
        assert field.height() >= field.sizeHint().height()
    assert card.height() >= card.heightForWidth(card.width())


def test_the_scale_of_the_scores_holds_once_both_ends_are_there(
    qtbot: QtBot, looks: Theme, office: Office
) -> None:
    card = OfficeCard(office)
    qtbot.addWidget(card)
    QTest.keyClicks(card.high_edit, "25")
    QTest.keyClick(card.high_edit, Qt.Key.Key_Return)
    assert card.low_field.message() == "Give both ends of the scale, or neither."
    assert office.profile.kykyviisari_high is None
    QTest.keyClicks(card.low_edit, "30")
    QTest.keyClick(card.low_edit, Qt.Key.Key_Return)
    assert card.high_field.message() == "The highest score must be above the lowest."
    card.low_edit.setText("x")
    QTest.keyClick(card.low_edit, Qt.Key.Key_Return)
    assert card.high_field.message() == "Give whole numbers."
    card.low_edit.setText("0")
    QTest.keyClick(card.low_edit, Qt.Key.Key_Return)
    assert not card.low_field.has_problem()
    assert not card.high_field.has_problem()
    stored = office.profile
    assert (stored.kykyviisari_low, stored.kykyviisari_high) == (0, 25)
    again = OfficeCard(office, card)
    assert (again.low_edit.text(), again.high_edit.text()) == ("0", "25")


def test_a_worker_does_not_change_the_office(office: Office) -> None:
    assert people.may_change_office(office)
    office.person = Person(name="Petri", role=Role.WORKER)
    assert not people.may_change_office(office)
