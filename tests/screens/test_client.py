"""The page of a client by keyboard: taking in, starting, namesakes, bad input, the bin."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.outreach import Channel, Encounter
from osaava_desktop.domain.participations import Education, StartStatus
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.translator import Translators
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import areas, clients, merging, outreach, participations, pathways
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import Builder

Key = Qt.Key
Make = Callable[[Office], User]


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Make) -> User:
    """On the empty list."""
    return make_user(office)


def field(user: User, name: str) -> Field:
    """A field of the form by its name."""
    return user.client_page().details.fields()[name]


def fix(user: User) -> str:
    """What the save bar asks to fix."""
    return user.shell._save_bar._problems.text()


def new_client(user: User, *entries: str) -> None:
    """Ctrl+N and the entries, from the family name on, and Ctrl+S."""
    user.press(Key.Key_N, CONTROL)
    user.fill(*entries)
    user.press(Key.Key_S, CONTROL)


def test_taking_in_a_walk_in_takes_at_most_47_keys(user: User, office: Office) -> None:
    new_client(user, "Lehtonen", "Aino M", "05031990", "0445550142", "ku", "f")
    assert user.keys <= 47
    (client,) = clients.find(office, "")
    assert (client.number, client.name, client.birth_date) == (
        "A-1001",
        "Lehtonen, Aino M",
        dt.date(1990, 3, 5),
    )
    assert (client.phone, client.first_contact) == ("0445550142", Channel.FOOD_AID)
    kuopio = next(town for town in areas.localities(office) if town.name == "Kuopio")
    assert client.locality == kuopio.id
    assert client.worker == office.person.id
    assert user.client_page().facts() == "client A-1001 · Kuopio · Kerttu Keeper"
    assert user.shell._status.message() == "Client A-1001 saved"
    user.press(Key.Key_Escape)
    assert user.chosen().number == "A-1001"


def test_tab_goes_through_the_form_in_reading_order(user: User) -> None:
    user.press(Key.Key_N, CONTROL)
    user.client_page().details.participation_card.starts_check.setChecked(True)
    QApplication.processEvents()
    seen: list[QWidget] = []
    while user.focus() not in seen:
        seen.append(user.focus())
        user.press(Key.Key_Tab)
    details = user.client_page().details
    inside = [widget for widget in seen if details.isAncestorOf(widget)]
    names = [widget.objectName().rsplit("_", 1)[0] for widget in inside]
    first = ["family_name", "given_names", "birth_date", "phone", "locality", "first_contact", "email"]
    rest = ["address", "postal_code", "gender", "language", "citizenship", "informed", "identity"]
    rest += ["wished_field", "note"]
    start = ["started", "status", "unemployed_since", "studying", "education", "vocational"]
    kept = ["legal_basis", "consent_withdrawn", "restricted"]
    assert names == [*first, *rest, "worker", "starts", *start, *kept]
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in inside)


def test_a_start_needs_a_birth_date_and_is_saved_with_the_client(user: User, office: Office) -> None:
    user.press(Key.Key_N, CONTROL)
    user.type("Lehtonen")
    card = user.client_page().details.participation_card
    assert field(user, "birth_date").property("optional")
    card.starts_check.setFocus()
    user.press(Key.Key_Space)
    assert not field(user, "birth_date").property("optional")
    assert card.start.started_edit.text() == "1.2.2026"
    assert card.start.status_field.message() == "Add it when you know"
    user.press(Key.Key_S, CONTROL)
    assert field(user, "birth_date").message() == "Who starts in the project needs a birth date."
    assert fix(user) == "1 field to fix: Birth date or year"
    assert clients.find(office, "") == []
    assert user.focus() is user.client_page().details.birth_date_edit
    user.type("5.3.1990")
    card.start.status_combo.setFocus()
    user.type("l")
    user.press(Key.Key_Tab, times=2)
    user.press(Key.Key_Space)
    user.press(Key.Key_Tab)
    user.type("c")
    user.press(Key.Key_S, CONTROL)
    (client,) = clients.find(office, "")
    (started,) = participations.of_client(office, client.id)
    assert (started.started, started.studying, started.vocational) == (office.today, True, None)
    assert (started.status, started.education) == (StartStatus.LONG_TERM_UNEMPLOYED, Education.BASIC)
    facts = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert {"Started", "1.2.2026", "long-term unemployed", "comprehensive school"} <= set(facts)
    assert user.focus() is card.open_button


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31.2.1990", "There is no such day. Write the date as 5.3.1990."),
        ("2.2.2026", "This date is in the future."),
        ("1.1.1899", "The year is too far back. Write the date as 5.3.1990."),
        ("soon", "Write the date as 5.3.1990, or only the year."),
    ],
)
def test_a_birth_date_is_checked_on_leaving_the_field(user: User, typed: str, message: str) -> None:
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "", typed, "")
    assert field(user, "birth_date").message() == message
    user.press(Key.Key_S, CONTROL)
    assert field(user, "birth_date").message() == message
    edit = user.client_page().details.birth_date_edit
    assert (edit.text(), user.focus()) == (typed, edit)
    user.type("5.3.1990")
    user.press(Key.Key_Tab)
    assert field(user, "birth_date").message() == ""


def test_a_date_is_written_out_on_leaving(user: User) -> None:
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "", "1990-03-05", "")
    assert user.client_page().details.birth_date_edit.text() == "5.3.1990"


def test_a_name_of_500_letters_is_refused_and_stays(user: User, office: Office) -> None:
    user.press(Key.Key_N, CONTROL)
    edit = user.client_page().details.family_name_edit
    QApplication.clipboard().setText("x" * 500)
    edit.paste()
    user.press(Key.Key_S, CONTROL)
    assert field(user, "family_name").message() == "This is too long: 500 characters, at most 200."
    assert edit.text() == "x" * 500
    assert clients.find(office, "") == []


@pytest.mark.parametrize("name", ["🙂", "<b>x", "=1+1", "a & b", "&amp;", "Straße %1"])
def test_odd_names_are_shown_as_they_are(user: User, office: Office, name: str) -> None:
    user.press(Key.Key_N, CONTROL)
    edit = user.client_page().details.family_name_edit
    edit.setText(name)
    user.press(Key.Key_S, CONTROL)
    assert clients.find(office, "")[0].family_name == name
    assert user.shell.title_label.text() == name
    assert user.shell.title_label.textFormat() == Qt.TextFormat.PlainText
    assert edit.text() == name


def test_nothing_at_all_is_refused_beside_the_name(user: User) -> None:
    user.press(Key.Key_N, CONTROL)
    assert not user.client_page().is_dirty()
    assert user.client_page().save() is False
    assert field(user, "family_name").message() == "This is needed."


def test_the_same_person_twice(user: User, office: Office) -> None:
    new_client(user, "Lehtonen", "Aino", "5.3.1990")
    new_client(user, "lehtonen", "AINO", "5.3.1990")
    page = user.client_page()
    assert page.notice.text() == "This person is already in the register as client A-1001."
    assert [button.text() for button in page.notice.buttons()] == [
        "Open that client",
        "Not the same person: save",
    ]
    assert page.notice.buttons()[0].hasFocus()
    assert len(clients.find(office, "")) == 1
    user.press(Key.Key_Space)
    assert user.client_page() is not page
    assert user.client_page().facts() == "client A-1001 · Kerttu Keeper"
    user.press(Key.Key_Escape)
    assert user.client_page() is page
    assert page.details.family_name_edit.text() == "lehtonen"
    assert page.is_dirty()
    page.notice.buttons()[1].setFocus()
    user.press(Key.Key_Space)
    assert [client.number for client in clients.find(office, "")] == ["A-1001", "A-1002"]
    assert page.notice.text() == ""
    page.details.note_edit.setPlainText("a note")
    user.press(Key.Key_S, CONTROL)
    assert not page.is_dirty()  # the finding is remembered


def test_leaving_with_changes_asks(user: User, office: Office) -> None:
    Builder(office).client("Lehtonen")
    user.shell.open(ClientPage(office, clients.find(office, "")[0]))
    user.type("x")
    page = user.client_page()
    assert user.shell.window().isWindowModified()
    seen: list[str] = []

    def stay() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        box.reject()

    QTimer.singleShot(0, stay)
    user.press(Key.Key_Escape)
    assert len(seen) == 1
    assert user.client_page() is page
    assert page.details.family_name_edit.text() == "Lehtonenx"
    page.discard()
    assert page.details.family_name_edit.text() == "Lehtonen"
    assert not user.shell.window().isWindowModified()


def test_how_far_and_what_next(user: User, office: Office) -> None:
    client = Builder(office).client("Lehtonen", engaged=dt.date(2026, 1, 25))
    met = Encounter(client=client.id, on=dt.date(2026, 1, 20), channel=Channel.FOOD_AID)
    outreach.save_encounter(office, met)
    pathways.save_follow_up(office, FollowUp(client=client.id, due=dt.date(2026, 1, 30), what="<i>Call"))
    user.shell.open(ClientPage(office, client))
    page = user.client_page()
    spoken = "Encounter: 20.1.2026, Mapping: not yet, Engagement: since 25.1.2026"
    assert page.header.stepper.accessibleName() == spoken
    assert page.header.next_label.text() == "<i>Call"
    mark = page.header.due_pill.mark()
    assert mark is not None
    assert mark.text == "late 2 d"


def test_deleting_leaves_a_way_back(user: User, office: Office) -> None:
    client = Builder(office).client("Lehtonen")
    user.shell.open(ClientPage(office, client))
    page = user.client_page()
    user.type("x")
    page.delete_action.trigger()
    assert clients.find(office, "") == []
    assert page.notice.buttons()[0].hasFocus()
    assert not page.is_dirty()
    user.press(Key.Key_Space)
    assert [one.family_name for one in clients.find(office, "")] == ["Lehtonen"]
    assert page.details.isEnabled()
    assert page.notice.text() == ""


def test_what_cannot_be_written_is_said_and_stays(user: User, office: Office) -> None:
    user.press(Key.Key_N, CONTROL)
    user.type("Lehtonen")
    page = user.client_page()
    with office.exclusive():
        user.press(Key.Key_S, CONTROL)
    assert page.notice.text() == "Another job is using the office file. Wait until it is done."
    assert page.details.family_name_edit.text() == "Lehtonen"
    assert page.is_dirty()
    user.press(Key.Key_S, CONTROL)
    assert page.notice.text() == ""
    assert len(clients.find(office, "")) == 1


def test_the_wheel_leaves_a_combo_as_it_is(user: User) -> None:
    user.press(Key.Key_N, CONTROL)
    combo = user.client_page().details.locality_combo
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(combo.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, down)
    assert combo.currentIndex() == 0


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_fields_that_are_not_asked_stay_as_they_are_in_any_language(
    qapp: QApplication, user: User, office: Office, language: str
) -> None:
    translators = Translators(qapp)
    translators.use(language)
    try:
        kept: dict[str, Any] = {
            "birth_year": 1990,
            "municipality": "297",
            "identity_seen": True,
            "note": "one\ntwo",
        }
        Builder(office).client("Lehtonen", citizenship="UA", **kept)
        before = clients.find(office, "")[0]
        user.shell.open(ClientPage(office, before))
        page = user.client_page()
        assert not page.is_dirty()
        assert page.details.entered().client == before.__class__(
            **{**vars(before), "worker": office.person.id}
        )
        edit = page.details.findChild(QLineEdit, "phone_edit")
        assert isinstance(edit, QLineEdit)
        edit.setText("044 555 0142")
        user.press(Key.Key_S, CONTROL)
        after = clients.get(office, before.id)
        assert (after.phone, after.birth_year, after.citizenship) == ("044 555 0142", 1990, "UA")
        assert (after.note, after.municipality, after.identity_seen) == ("one\ntwo", "297", True)
    finally:
        translators.remove()
        i18n.use("en")


def test_the_page_of_who_was_put_into_the_bin_elsewhere_can_be_left(user: User, office: Office) -> None:
    aino = Builder(office).client("Lehtonen")
    user.shell.open(ClientPage(office, aino))
    user.type("X")
    clients.put_in_bin(office, aino)
    page = user.client_page()
    assert page.is_dirty()
    page.discard()
    assert not page.is_dirty()
    assert [button.text() for button in page.notice.buttons()] == ["Undo deleting"]
    user.shell.back()
    assert user.list_page() is user.shell.page()


def test_who_was_merged_elsewhere_is_not_taken_back_alone(user: User, office: Office) -> None:
    build = Builder(office)
    kept, gone = build.client("Lehtonen"), build.client("Lehtinen")
    user.shell.open(ClientPage(office, gone))
    user.type("X")
    merging.merge(office, kept.id, gone.id)
    page = user.client_page()
    assert not page.save()
    user.press(Key.Key_Return)  # take back and save
    assert page.notice.text().startswith(f"This client was merged with {kept.number}.")
    assert page.is_dirty()
    assert clients.find(office, "") == [clients.get(office, kept.id)]


def test_large_letters_leave_phases_and_keys_whole(
    user: User, office: Office, looks: Theme, the_theme: Theme
) -> None:
    i18n.use("fi")
    the_theme.apply("light", 150)
    aino = Builder(office).client("Lehtonen")
    outreach.save_encounter(office, Encounter(client=aino.id, on=office.today, channel=Channel.FOOD_AID))
    user.shell.window().resize(1093, 574)
    user.shell.open(ClientPage(office, aino))
    QApplication.processEvents()
    header = user.client_page().header
    assert header.stepper.width() >= header.stepper.minimumSizeHint().width()
    assert header.guidance_button.accessibleName() == "Log guidance"
    shown = [label for label in user.shell._status._keys.findChildren(QLabel) if label.isVisible()]
    assert shown
    assert all(label.width() >= label.sizeHint().width() for label in shown)
