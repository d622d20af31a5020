"""The register by keyboard: one key a mark, everybody at once, walk-ins, undo, sheet, and what is refused."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from osaava_desktop import i18n
from osaava_desktop.domain.cards import CardType
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupType, Mark, MovedOn, RegisterRow, Session, SessionState
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.words import Gender
from osaava_desktop.screens import choices
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.cards import CardsDialog
from osaava_desktop.screens.groups import GroupsPage
from osaava_desktop.screens.heads import HeadsDialog
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.name_head import NameHeadDialog
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.register_view import row_marks
from osaava_desktop.screens.session import SessionDialog
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.translator import Translators
from osaava_desktop.screens.visit_heads import HeadsLine
from osaava_desktop.services import cards, clients, groups, marking, sheets
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, Builder, day

Key = Qt.Key
PRESENT, ABSENT, EXCUSED = Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED


class Hall(User):
    """A user on the page of groups, with one group and its session of today."""

    def __init__(self, office: Office, shell: Shell, people: list[Client]) -> None:
        super().__init__(shell)
        self.office = office
        self.people = people

    def page(self) -> AttendancePage:
        """The register in sight."""
        page = self.shell.page()
        assert isinstance(page, AttendancePage)
        return page

    def marks(self) -> list[Mark | None]:
        """The marks as stored, in the order of the rows."""
        return [row.mark for row in self.register().rows]

    def register(self) -> Any:
        """The register as stored."""
        return groups.register(self.office, self.page()._session)

    def here(self) -> str:
        """Who the cursor is on."""
        row: RegisterRow | None = self.page().register_view.current_row()
        assert row is not None
        return row.client.family_name

    def wake(self) -> None:
        """Back to the window after a dialog: the offscreen platform does not do it by itself."""
        self.shell.window().activateWindow()
        QTest.qWaitForWindowActive(self.shell.window())

    def said(self) -> str:
        """What the foot of the window says."""
        return self.shell._status.message()


def make_group(office: Office, count: int, *, today: dt.date | None = None) -> list[Client]:
    """A group with ``count`` people on its roster and a session today."""
    build = Builder(office)
    place = build.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
    group = groups.save(office, Group(name="Rohkeusryhmä", type=GroupType.DISCUSSION, place=place.id))
    people = [build.client(f"Aalto{number:02}", given_names="Oma") for number in range(1, count + 1)]
    for client in people:
        groups.join(office, group.id, client.id)
    session = Session(group=group.id, on=today or office.today, starts=dt.time(10), ends=dt.time(12))
    groups.save_session(office, session)
    return people


@pytest.fixture
def open_hall(qtbot: QtBot, looks: Theme, office: Office) -> Callable[[int], "Hall"]:
    """Opens the window on the groups; today's register is one key away."""
    windows = []

    def open_window(count: int) -> Hall:
        people = make_group(office, count)
        place = Place(
            name="groups", number=3, title="Groups", icon="people_community", make=lambda: GroupsPage(office)
        )
        shell = Shell([place], "Kerttu Keeper", "")
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1093, 614)
        window.show_page(shell)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Hall(office, shell, people)

    return open_window


@pytest.fixture
def hall(open_hall: Callable[[int], Hall]) -> Hall:
    """On the register of a session with five people."""
    hall = open_hall(5)
    hall.press(Key.Key_Return)
    return hall


def test_todays_register_is_one_key_away(hall: Hall) -> None:
    assert hall.keys == 1
    assert hall.page().title() == "Rohkeusryhmä"
    assert hall.page().facts() == "Sun\u00a01.2.2026 at 10.00–12.00 · Kohtaamisasema, Kuopio"
    assert hall.here() == "Aalto01"


def test_twenty_people_three_away_in_twelve_keys(open_hall: Callable[[int], Hall]) -> None:
    hall = open_hall(20)
    hall.press(Key.Key_Return)
    hall.press(Key.Key_A, CONTROL)
    for number in ("3", "12", "19"):
        hall.type(number)
        hall.type("a")
        hall.page().register_view._typed_at = 0.0  # the next person a moment later
    assert hall.keys <= 12
    away = [place + 1 for place, mark in enumerate(hall.marks()) if mark is ABSENT]
    assert away == [3, 12, 19]
    assert hall.marks().count(PRESENT) == 17


def test_namesakes_are_told_apart_by_their_given_names(hall: Hall) -> None:
    first, second = hall.people[:2]
    for client, given in ((first, "Jere"), (second, "Maija")):
        clients.save(hall.office, replace(client, family_name="Kuosmala", given_names=given))
    hall.shell.page().refresh()
    hall.press(Key.Key_Home)
    hall.type("p")
    assert hall.said().endswith("Kuosmala Jere present")


def test_one_key_a_mark_and_the_cursor_moves_on(hall: Hall) -> None:
    hall.type("pAe+-")
    assert hall.marks() == [PRESENT, ABSENT, EXCUSED, PRESENT, ABSENT]
    assert hall.here() == "Aalto05"
    hall.type("*")
    assert hall.marks()[4] is EXCUSED
    hall.press(Key.Key_Delete)
    assert hall.marks()[4] is None
    assert hall.here() == "Aalto05"
    assert hall.said() == "Saved at 12.00: Aalto05: mark cleared"


def test_a_mark_is_on_the_disk_at_once_and_counted(hall: Hall) -> None:
    hall.type("pp")
    assert hall.register().session.state is SessionState.HELD
    assert hall.page().rail.total_label.text() == "2"
    assert hall.page().rail.sum_label.text() == "2 by name\n+ 0 without a name"
    assert hall.said() == "Saved at 12.00: Aalto02 present"


def test_digits_jump_and_wrong_ones_do_nothing(open_hall: Callable[[int], Hall]) -> None:
    hall = open_hall(12)
    hall.press(Key.Key_Return)
    hall.type("11")
    assert hall.here() == "Aalto11"
    hall.page().register_view._typed_at = 0.0
    hall.type("9")
    assert hall.here() == "Aalto09"
    hall.type("7")
    assert hall.here() == "Aalto07"  # there is no row 97: a new number begins
    hall.page().register_view._typed_at = 0.0
    hall.type("0")
    assert hall.here() == "Aalto07"


def test_letters_without_meaning_change_nothing(hall: Hall) -> None:
    hall.type("xq/ <")
    assert hall.marks() == [None] * 5
    assert hall.here() == "Aalto01"


def test_undo_by_name_and_redo(hall: Hall) -> None:
    hall.type("pe")
    assert hall.page().undo_button.text() == "Undo: Aalto02 excused"
    hall.press(Key.Key_Z, CONTROL)
    assert hall.marks()[:2] == [PRESENT, None]
    assert hall.said() == "Undone: Aalto02 excused"
    assert hall.here() == "Aalto02"
    hall.press(Key.Key_Z, CONTROL)
    assert hall.marks()[:2] == [None, None]
    assert hall.register().session.state is SessionState.PLANNED
    assert not hall.page().undo_button.isEnabled()
    hall.press(Key.Key_Z, CONTROL)
    hall.press(Key.Key_Y, CONTROL)
    assert hall.marks()[:2] == [PRESENT, None]
    assert hall.register().session.state is SessionState.HELD
    hall.type("a")  # a new act: what was undone is gone
    hall.press(Key.Key_Y, CONTROL)
    assert hall.marks()[:2] == [ABSENT, None]


def test_all_present_leaves_marks_alone_and_is_one_act(hall: Hall) -> None:
    hall.type("e")
    hall.press(Key.Key_A, CONTROL)
    assert hall.marks() == [EXCUSED, *[PRESENT] * 4]
    assert not hall.page().all_present_button.isEnabled()
    hall.press(Key.Key_Z, CONTROL)
    assert hall.marks() == [EXCUSED, *[None] * 4]


def test_all_present_marks_only_who_is_shown(hall: Hall) -> None:
    hall.press(Key.Key_F, CONTROL)
    hall.type("aalto03")
    hall.press(Key.Key_Return)
    hall.press(Key.Key_A, CONTROL)
    assert hall.marks() == [None, None, PRESENT, None, None]


def test_a_click_marks_and_a_second_one_clears(hall: Hall) -> None:
    view = hall.page().register_view
    spot = view.visualRect(view.model().index(3, 4)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert hall.marks()[3] is ABSENT
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert hall.marks()[3] is None
    name = view.visualRect(view.model().index(1, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert hall.marks() == [None] * 5
    assert hall.here() == "Aalto02"


# Walk-ins


def test_a_known_client_walks_in(hall: Hall, office: Office) -> None:
    known = clients.save(office, Client(family_name="Öhman", given_names="Ulf"))
    hall.press(Key.Key_Insert)
    hall.type("ulf")
    hall.press(Key.Key_Return)
    assert hall.focus() is hall.page().walk_in_edit  # for the next one: no letter marks anybody by accident
    hall.type("p")
    assert [row.mark for row in hall.register().rows][:5] == [None] * 5
    hall.press(Key.Key_Backspace)
    assert [(row.client.id, row.mark) for row in hall.register().rows][-1] == (known.id, PRESENT)
    assert hall.page().walk_in_edit.text() == ""
    hall.press(Key.Key_Z, CONTROL)
    assert len(hall.register().rows) == 5
    assert clients.get(office, known.id).deleted is None
    hall.press(Key.Key_Y, CONTROL)
    assert hall.register().rows[-1].client.id == known.id


def test_a_new_visitor_is_made_on_the_spot(hall: Hall, office: Office) -> None:
    hall.press(Key.Key_Insert)
    hall.type("Uusitalo Aino Maria")
    offers = hall.page().walk_in_edit.offers()
    assert [offer.text for offer in offers] == ["New visitor: Uusitalo Aino Maria"]
    hall.press(Key.Key_Return)
    made = clients.find(office, "uusitalo")[0]
    assert (made.family_name, made.given_names) == ("Uusitalo", "Aino Maria")
    assert made.first_contact is Channel.GROUP
    assert hall.register().rows[-1].mark is PRESENT
    hall.press(Key.Key_Z, CONTROL)
    assert clients.find(office, "uusitalo") == []
    hall.press(Key.Key_Y, CONTROL)
    assert hall.register().rows[-1].client.id == made.id


def test_who_is_there_is_offered_not_doubled(hall: Hall, office: Office) -> None:
    clients.save(office, Client(family_name="Öhman", given_names="Ulf"))
    clients.save(office, Client(family_name="Aho", given_names="Ulf", birth_date=day("1980-01-02")))
    hall.press(Key.Key_Insert)
    hall.type("ohman ULF")
    assert [offer.text for offer in hall.page().walk_in_edit.offers()] == ["Öhman, Ulf · A-1001"]
    hall.press(Key.Key_Escape)
    hall.type("Aho Ulf")
    texts = [offer.text for offer in hall.page().walk_in_edit.offers()]
    assert texts == ["Aho, Ulf · 1980 · A-1002", "Another person of the same name: Aho Ulf"]
    hall.press(Key.Key_Down)
    hall.press(Key.Key_Return)
    assert len(clients.find(office, "aho ulf")) == 2


def test_a_number_finds_but_makes_nobody(hall: Hall) -> None:
    hall.press(Key.Key_Insert)
    hall.type("A-3")
    assert hall.page().walk_in_edit.offers()[0].text == "Aalto03, Oma · A-3"
    hall.press(Key.Key_Return)
    assert hall.marks() == [None, None, PRESENT, None, None]
    hall.press(Key.Key_Insert)
    hall.type("7777")
    assert hall.page().walk_in_edit.offers() == ()
    hall.press(Key.Key_Return)
    assert hall.page().walk_in_edit.text() == "7777"


def test_escape_leaves_the_field_and_then_the_page(hall: Hall) -> None:
    hall.press(Key.Key_Insert)
    hall.type("xy")
    hall.press(Key.Key_Escape)
    assert hall.page().walk_in_edit.text() == ""
    hall.press(Key.Key_Escape)
    assert hall.focus() is hall.page().register_view
    hall.press(Key.Key_Escape)
    assert isinstance(hall.shell.page(), GroupsPage)


@pytest.mark.parametrize("name", ["<b>x", "=1+1x", "🙂Aino", "Aalto01 Oma"])
def test_odd_names_are_shown_as_they_are(hall: Hall, office: Office, name: str) -> None:
    hall.press(Key.Key_Insert)
    hall.type(name)
    hall.press(Key.Key_Return)
    names = [row.client.sheet_name for row in hall.register().rows]
    assert name in names
    assert len(names) == (5 if name == "Aalto01 Oma" else 6)


def test_a_name_of_500_letters_is_refused_in_a_sentence(hall: Hall) -> None:
    hall.press(Key.Key_Insert)
    hall.page().walk_in_edit.insert("x" * 499)
    hall.type("x")
    hall.press(Key.Key_Return)
    assert hall.said() == "This is too long: 500 characters, at most 200."
    assert len(hall.register().rows) == 5
    assert hall.page().walk_in_edit.text() == "x" * 500


# Without a name


def test_heads_and_new_faces_are_saved_at_once(hall: Hall) -> None:
    hall.press(Key.Key_Tab, times=2)
    hall.press(Key.Key_Up, times=3)
    assert hall.register().unnamed == (3, 0)
    hall.press(Key.Key_Tab)
    hall.press(Key.Key_Up)
    assert hall.register().unnamed == (3, 1)
    assert hall.page().rail.total_label.text() == "3"
    assert hall.said() == "Saved at 12.00: 3 without a name, 1 of them new"


def test_more_new_faces_than_heads_is_said_beside_them(hall: Hall) -> None:
    rail = hall.page().rail
    rail.new_stepper.setFocus()
    hall.press(Key.Key_Up)
    assert rail.problem() == "There can't be more new faces than visitors without a name."
    assert hall.register().unnamed == (0, 0)
    assert rail.unnamed() == (0, 1)
    hall.page().refresh()
    assert rail.unnamed() == (0, 1)  # what was entered stays
    rail.heads_stepper.setFocus()
    hall.press(Key.Key_Up)
    assert rail.problem() == ""
    assert hall.register().unnamed == (1, 1)


# The session and its sheet


def test_did_not_take_place_asks_why(hall: Hall, qtbot: QtBot) -> None:
    def answer(dialog: SessionDialog) -> None:
        assert dialog.reason_edit.hasFocus()
        dialog.save()
        assert dialog.reason_field.message() == "Write why the session was not held."
        hall.type("ohjaaja sairaana")
        hall.press(Key.Key_Return)

    with answering(SessionDialog, answer):
        hall.page().not_held_button.click()
    assert hall.register().session.state is SessionState.DID_NOT_TAKE_PLACE
    assert hall.page().state_notice.text() == "Did not take place: ohjaaja sairaana"
    hall.wake()
    hall.type("p")
    assert hall.marks() == [None] * 5
    assert hall.said().startswith("This session was not held")


def test_a_session_with_somebody_there_took_place(hall: Hall) -> None:
    hall.type("p")

    def answer(dialog: SessionDialog) -> None:
        dialog.choose_state(SessionState.CANCELLED)
        dialog.reason_edit.setText("ohjaaja sairaana")
        dialog.save()
        assert dialog.state_field.message().startswith("Somebody is counted as present.")
        assert dialog.reason_edit.text() == "ohjaaja sairaana"
        dialog.choose_state(SessionState.HELD)
        dialog.save()

    with answering(SessionDialog, answer):
        hall.page().session_part.change()
    assert hall.register().session.state is SessionState.HELD


def test_a_session_to_come_cannot_be_marked(hall: Hall, office: Office) -> None:
    session = replace(hall.register().session, on=office.today + dt.timedelta(days=7))
    groups.save_session(office, session)
    hall.press(Key.Key_F5)
    hall.type("p")
    assert hall.said() == "This date is in the future."
    assert hall.marks() == [None] * 5
    assert hall.here() == "Aalto01"


def test_the_sheet_is_numbered_previewed_and_comes_back(hall: Hall, qtbot: QtBot) -> None:
    seen: list[str] = []
    with answering(PreviewDialog, lambda dialog: seen.append(dialog.windowTitle())):
        hall.press(Key.Key_P, CONTROL)
        qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert seen == ["Attendance sheet A-2026-0001"]
    rail = hall.page().rail
    assert rail.sheet_number_label.text() == "A-2026-0001"
    mark = rail.sheet_pill.mark()
    assert mark is not None
    assert mark.text == "Not returned"
    rail.returned_button.click()
    mark = rail.sheet_pill.mark()
    assert mark is not None
    assert mark.text == "Returned"
    assert rail.returned_button.isHidden()
    sheet = sheets.newest(hall.office, hall.page()._session)
    assert sheet is not None
    assert sheet.returned == hall.office.today


def test_what_the_file_refuses_is_said_and_nothing_moves(hall: Hall) -> None:
    said = []

    with hall.office.exclusive(), answering(QMessageBox, lambda box: said.append(box.text())):
        hall.press(Key.Key_P)
    assert said == ["Another job is using the office file. Wait until it is done."]
    hall.wake()
    assert hall.marks() == [None] * 5
    assert hall.here() == "Aalto01"
    hall.type("p")
    assert hall.marks()[0] is PRESENT


# Words


def test_a_screen_reader_hears_row_name_and_mark(hall: Hall) -> None:
    hall.type("p")
    view = hall.page().register_view
    spoken = [
        view.model().index(line, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for line, column in ((0, 1), (0, 3), (1, 1), (1, 4))
    ]
    assert spoken == [
        "1. Aalto01, Oma, present, 1st time",
        "present",
        "2. Aalto02, Oma, not marked, 1st time",
        "not absent",
    ]


def test_the_cursor_stays_while_marks_change(hall: Hall) -> None:
    resets = []
    hall.page().register_view.model().modelReset.connect(lambda: resets.append(1))
    hall.type("pa")
    hall.press(Key.Key_A, CONTROL)
    assert resets == []
    assert hall.here() == "Aalto03"


@pytest.fixture
def the_printed(office: Office) -> Session:
    """A session whose sheet is out."""
    make_group(office, 1)
    session = groups.next_session(office, office.today)
    assert session is not None
    sheets.prepare(office, groups.register(office, session.id))
    return session


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_keys_are_the_initials_of_the_words(
    office: Office, qtbot: QtBot, looks: Theme, language: str
) -> None:
    make_group(office, 1)
    i18n.use(language)
    session = groups.next_session(office, office.today)
    assert session is not None
    page = AttendancePage(office, session.id)
    qtbot.addWidget(page)
    keys = [pair[0] for pair in page.keys()[:3]]
    assert keys == [mark.label[0].upper() for mark in Mark]
    assert len(set(keys)) == 3


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_letter_means_one_thing(
    office: Office, qapp: QApplication, qtbot: QtBot, looks: Theme, the_printed: Session, language: str
) -> None:
    translators = Translators(qapp)
    translators.use(language)
    page = AttendancePage(office, the_printed.id)
    qtbot.addWidget(page)
    page.resize(1400, 900)
    page.show()
    words = [button.text() for button in page.findChildren(QAbstractButton) if button.isVisible()]
    words += [one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.buddy() is not None]
    letters = [found[1].casefold() for text in words if (found := re.search("&([^&])", text))]
    translators.use("en")
    translators.remove()
    assert len(letters) > 5
    assert sorted(letters) == sorted(set(letters)), words


def test_nothing_of_a_person_in_the_windows_title(hall: Hall) -> None:
    hall.type("p")
    assert hall.shell.window().windowTitle() == "Groups[*] – Osaava"


def test_every_text_is_plain(hall: Hall) -> None:
    rail = hall.page().rail
    labels: list[QLabel] = [rail.sum_label, rail.papers_label, rail.sheet_number_label]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText] * 3


def test_large_letters_show_list_or_rail(open_hall: Callable[[int], Hall], the_theme: Theme) -> None:
    the_theme.apply("light", 150)
    hall = open_hall(5)
    hall.press(Key.Key_Return)
    page = hall.page()
    assert not page.rail.isVisible()
    QTest.qWait(0)
    bar = page.register_view.horizontalScrollBar()
    assert bar.maximum() == 0  # every mark is in sight
    page.mark_all_present()
    QTest.qWait(0)
    for button in (page.all_present_button, page.undo_button, page.print_button, page.rail_button):
        words = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
        assert button.width() >= max(words + 24, button.minimumSizeHint().width()), button.objectName()
    assert "Undo: " in page.undo_button.toolTip()
    page.rail_button.click()
    assert page.rail.isVisible()
    assert not page.list_card.isVisible()
    page.rail_button.click()
    assert page.register_view.isVisible()


# Undo of numbers, what is written on the rail, work or studies


def test_heads_are_undone_as_one_number(hall: Hall) -> None:
    hall.page().rail.heads_stepper.setFocus()
    hall.press(Key.Key_Up, times=3)
    assert hall.register().unnamed == (3, 0)
    hall.press(Key.Key_Z, CONTROL)
    assert hall.register().unnamed == (0, 0)
    assert hall.page().rail.unnamed() == (0, 0)
    assert hall.register().session.state is SessionState.PLANNED
    hall.press(Key.Key_Y, CONTROL)
    assert hall.page().rail.unnamed() == (3, 0)


def test_refused_new_faces_are_asked_about_before_leaving(hall: Hall) -> None:
    page = hall.page()
    page.rail.new_stepper.setFocus()
    hall.press(Key.Key_Up)
    assert page.is_dirty()

    def stay(box: QMessageBox) -> None:
        box.reject()

    with answering(QMessageBox, stay):
        hall.press(Key.Key_Escape)
    hall.wake()
    assert hall.shell.page() is page
    assert page.rail.unnamed() == (0, 1)
    page.discard()
    assert page.rail.unnamed() == (0, 0)
    assert not page.is_dirty()


def test_topic_length_and_note_are_saved_as_the_field_is_left(hall: Hall) -> None:
    rail = hall.page().rail
    rail.topic_edit.setFocus()
    hall.type("kevätretki")
    hall.press(Key.Key_Tab)
    hall.type("1.30")
    hall.press(Key.Key_Tab)
    hall.type("kaksi uutta")
    hall.press(Key.Key_Tab)
    session = hall.register().session
    assert (session.topic, session.minutes, session.note) == ("kevätretki", 90, "kaksi uutta")
    assert rail.minutes_edit.text() == "1 h 30 min"
    assert hall.page().undo_button.text() == "Undo: note"
    hall.page().register_view.setFocus()
    hall.press(Key.Key_Z, CONTROL)
    assert hall.register().session.note == ""
    assert rail.note_edit.toPlainText() == ""


def test_a_length_that_is_none_is_said_beside_it_and_stays(hall: Hall) -> None:
    rail = hall.page().rail
    rail.minutes_edit.setFocus()
    hall.type("pitkään")
    hall.press(Key.Key_Tab)
    assert rail.minutes_field.message() == "Write the time as 45, 1.15 or 1 h 15."
    hall.page().refresh()
    assert rail.minutes_edit.text() == "pitkään"
    assert hall.page().is_dirty()
    rail.minutes_edit.setFocus()
    rail.minutes_edit.selectAll()
    hall.type("45")
    hall.press(Key.Key_Tab)
    assert hall.register().session.minutes == 45
    assert not hall.page().is_dirty()


def test_what_is_being_written_is_saved_on_leaving_the_page(hall: Hall) -> None:
    hall.page().rail.note_edit.setFocus()
    hall.type("kesken")
    session = hall.page()._session
    hall.shell.back()
    assert groups.session(hall.office, session).note == "kesken"


def test_a_length_being_written_wrong_keeps_the_page(hall: Hall) -> None:
    page = hall.page()
    page.rail.minutes_edit.setFocus()
    hall.type("9999")
    with answering(QMessageBox, lambda box: box.reject()):
        hall.press(Key.Key_3, CONTROL)
    hall.wake()
    assert hall.shell.page() is page
    assert page.rail.minutes_field.message() == "Give a number from 1 to 1440."
    assert page.rail.minutes_edit.text() == "9999"
    page.discard()
    assert page.rail.minutes_edit.text() == ""


def test_moved_to_work_by_the_rows_menu(hall: Hall) -> None:
    entries = hall.page()._menu.row_entries(hall.page().register_view.current_row())  # type: ignore[arg-type]
    words = [entry[0].replace("&", "") for entry in entries]
    assert words == ["Open the client", "Moved to work", "Moved to studies", "Clear the mark"]
    entries[1][2]()
    row = hall.register().rows[0]
    assert (row.mark, row.moved_on) == (ABSENT, MovedOn.WORK)
    assert hall.said() == "Saved at 12.00: Aalto01 moved to work"
    pills = [mark.text for mark in row_marks(row)]
    assert pills == ["moved to work", "1st time"]
    hall.press(Key.Key_Z, CONTROL)
    assert hall.register().rows[0].mark is None


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_rows_menu_by_key(hall: Hall) -> None:
    def pick() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        QTest.keyClick(menu, Key.Key_S)

    QTimer.singleShot(50, pick)
    hall.press(Key.Key_M, CONTROL)
    assert hall.register().rows[0].moved_on is MovedOn.STUDIES


def test_a_client_is_opened_without_marking(hall: Hall, qtbot: QtBot) -> None:
    hall.press(Key.Key_Down)
    with qtbot.waitSignal(hall.page().client_opened, timeout=1000) as opened:
        hall.press(Key.Key_Return, CONTROL)
    assert opened.args == [hall.people[1].id]
    assert hall.marks() == [None] * 5


def test_heads_by_gender_and_age(hall: Hall) -> None:
    def fill(dialog: HeadsDialog) -> None:
        assert dialog.focusWidget() is dialog.heads_editor.findChildren(HeadsLine)[0].gender_combo
        hall.type("w")
        hall.press(Key.Key_Tab, times=2)
        hall.press(Key.Key_Up, times=2)
        hall.press(Key.Key_Tab)
        hall.press(Key.Key_Up, times=3)
        dialog.save()
        assert dialog.heads_editor.problem() == "There can't be more new faces than visitors without a name."
        dialog.heads_editor.findChildren(HeadsLine)[0].new_edit.setFocus()
        hall.press(Key.Key_Down, times=2)
        assert dialog.sum_label.text() == "2 without a name, 1 of them new"
        dialog.save()

    with answering(HeadsDialog, fill):
        hall.press(Key.Key_G, CONTROL)
    hall.wake()
    assert hall.register().unnamed == (2, 1)
    (line,) = marking.unnamed(hall.office, hall.register())
    assert (line.gender, line.heads, line.new) == (Gender.FEMALE, 2, 1)
    rail = hall.page().rail
    assert rail.unnamed() == (2, 1)
    rail.heads_stepper.setFocus()
    hall.press(Key.Key_Down)
    assert rail.problem() == "More of them are told by gender and age. Change the numbers there."
    hall.page().discard()
    hall.page().register_view.setFocus()
    hall.press(Key.Key_Z, CONTROL)
    assert hall.register().unnamed == (0, 0)


def test_one_without_a_name_gets_one_and_loses_it_again(hall: Hall) -> None:
    marking.set_unnamed(hall.office, hall.register(), 2, 1)
    hall.page().refresh()

    def fill(dialog: NameHeadDialog) -> None:
        hall.type("Uusi Tulija")
        hall.press(Key.Key_Return)
        hall.press(Key.Key_Space)
        dialog.save()

    with answering(NameHeadDialog, fill):
        hall.press(Key.Key_H, CONTROL)
    hall.wake()
    assert hall.register().unnamed == (1, 0)
    assert hall.register().rows[-1].client.family_name == "Uusi"
    hall.press(Key.Key_Z, CONTROL)
    assert hall.register().unnamed == (2, 1)
    assert len(hall.register().rows) == 5
    hall.press(Key.Key_Y, CONTROL)
    assert hall.register().count(PRESENT) == 1


# Cards and certificates


def as_training(hall: Hall) -> None:
    """The group gives cards; two are there."""
    groups.save(hall.office, replace(hall.register().group, type=GroupType.CARD_TRAINING))
    hall.page().refresh()
    hall.type("pp")


def test_who_passed_gets_a_card_in_one_act(hall: Hall) -> None:
    as_training(hall)

    def fill(dialog: CardsDialog) -> None:
        assert dialog.focusWidget() is dialog.people_list
        assert dialog.people_list.count() == 2
        assert dialog.expires_edit.text() == "1.2.2031"
        choices.choose(dialog.type_combo, CardType.FIRST_AID)
        assert dialog.expires_edit.text() == "1.2.2029"
        dialog.on_edit.setText("5.2.2026")
        hall.press(Key.Key_Space)
        dialog.save()
        assert dialog.on_field.message() == "This date is in the future."
        dialog.on_edit.setText("1.2.2026")
        dialog.save()

    with answering(CardsDialog, fill):
        hall.press(Key.Key_K, CONTROL)
    hall.wake()
    assert [row.passed for row in hall.register().rows] == [True, False, False, False, False]
    (card,) = cards.of_client(hall.office, hall.people[0].id)
    assert (card.type, card.expires) == (CardType.FIRST_AID, day("2029-02-01"))
    assert hall.page().undo_button.text() == "Undo: 1 card given"
    hall.press(Key.Key_Z, CONTROL)
    assert cards.of_client(hall.office, hall.people[0].id) == []


def test_certificates_are_shown(hall: Hall, qtbot: QtBot) -> None:
    as_training(hall)
    seen: list[int] = []
    with answering(PreviewDialog, lambda dialog: seen.append(dialog.paper_view.document().pageCount())):
        hall.page()._menu.print_certificates()
        qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert seen == [2]
    groups.save(hall.office, replace(hall.register().group, sensitive=True))
    hall.wake()
    hall.page().refresh()
    hall.page()._menu.print_certificates()
    assert hall.said() == "This group is sensitive: no certificate may name it."
    assert not any("ertificate" in entry[0] for entry in hall.page()._menu.page_entries())
