"""A group's rule, planning ahead, its papers, the bin, and the calendar: by keyboard in the window."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from osaava_desktop import i18n
from osaava_desktop.domain import recurrence
from osaava_desktop.domain.calendar import CalendarEntry
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, Session, SessionState
from osaava_desktop.domain.recurrence import Pace, Rule
from osaava_desktop.screens import theme
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.attendance_report import AttendanceReportDialog
from osaava_desktop.screens.calendar import CalendarPage
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.membership import MembershipDialog
from osaava_desktop.screens.plan_sessions import PlanSessionsPage
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.programme import ProgrammeDialog
from osaava_desktop.screens.recurrence import RecurrenceDialog
from osaava_desktop.screens.session import SessionDialog
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import clients, groups
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering
from tests.screens.keyboard import CONTROL
from tests.screens.test_groups import Visit, two_groups, visit
from tests.services.invented import day

__all__ = ["visit"]

Key = Qt.Key


def plan_page(user: Visit) -> PlanSessionsPage:
    """The page of planning, if it is in sight."""
    page = user.shell.page()
    assert isinstance(page, PlanSessionsPage)
    return page


def calendar_page(user: Visit) -> CalendarPage:
    """The calendar, if it is in sight."""
    page = user.shell.page()
    assert isinstance(page, CalendarPage)
    return page


def on_group(user: Visit) -> None:
    """To the page of the first group."""
    user.press(Key.Key_Tab)
    user.press(Key.Key_F2)


@pytest.fixture
def user(visit: Callable[[], Visit], office: Office) -> Visit:
    """In front of two groups."""
    two_groups(office)
    return visit()


def thursdays(office: Office) -> Group:
    """The group Nature meets on Thursdays."""
    nature = next(group for group in groups.groups(office) if group.name == "Nature")
    rule = recurrence.written(Rule(first=office.today, weekdays=(3,)))
    return groups.save(office, replace(nature, recurrence=rule, starts=dt.time(9), ends=dt.time(11)))


# The rule


def test_a_rule_is_made_in_words_and_planned(user: Visit, office: Office) -> None:
    on_group(user)
    page = user.group_page()

    def answer(dialog: RecurrenceDialog) -> None:
        assert dialog.words_label.text() == "Every Sunday 9.00–11.00"  # as the sessions so far
        dialog.weekday_chips.show_days([1, 3])
        dialog.every_edit.setText("2")
        assert dialog.words_label.text() == "Every second week on Tuesdays and Thursdays 9.00–11.00"
        dialog.first_edit.setText("3.2.")
        user.press(Key.Key_Return)

    with answering(RecurrenceDialog, answer):
        page.rule_button.click()
    assert page.is_dirty()
    user.wake()
    page.plan_button.click()  # saves first
    assert not page.is_dirty()
    plan = plan_page(user)
    days = [line.session.on for line in plan.days_view.table().rows()]
    assert days[:4] == [day("2026-02-03"), day("2026-02-05"), day("2026-02-17"), day("2026-02-19")]
    user.press(Key.Key_Space)
    assert plan.add_button.text() == f"&Add {len(days) - 1} sessions"
    user.press(Key.Key_Return, CONTROL)
    assert user.said() == f"{len(days) - 1} sessions added"
    nature = page._group
    assert len(groups.sessions(office, nature.id)) == 2 + len(days) - 1
    user.press(Key.Key_Z, CONTROL)
    assert len(groups.sessions(office, nature.id)) == 2
    assert user.said() == "Taken back"


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("every", "0", "Give a number from 1 to 26."),
        ("every", "often", "Give a number from 1 to 26."),
        ("first", "30.2.", "There is no such day. Write the date as 5.3.1990."),
        ("first", "", "This is needed."),
        ("starts", "25", "Write the time as 9.30."),
        ("ends", "8.00", "The end is before the start."),
        ("until", "1.1.2020", "The end is before the start."),
        ("count", "0", "Give a number from 1 to 400."),
        ("count", "", "Give a number from 1 to 400."),
    ],
)
def test_a_wrong_rule(
    qtbot: QtBot, looks: Theme, office: Office, field: str, text: str, sentence: str
) -> None:
    two_groups(office)
    group = thursdays(office)
    dialog = RecurrenceDialog(group, office.today, Session(group=group.id, on=office.today))
    qtbot.addWidget(dialog)
    ways = {"until": 1, "count": 2}
    dialog.until_combo.setCurrentIndex(ways.get(field, 0))
    edit = dialog.last_edit if field == "until" else getattr(dialog, f"{field}_edit")
    edit.setText(text)
    dialog.save()
    assert dialog.isHidden()
    shown = {name: one.message() for name, one in dialog._fields.items() if one.has_problem()}
    assert shown == {field: sentence}
    assert edit.text() == text
    assert dialog.group == group


def test_a_rule_by_the_month_and_none(qtbot: QtBot, looks: Theme, office: Office) -> None:
    two_groups(office)
    group = thursdays(office)
    dialog = RecurrenceDialog(group, office.today, Session(group=group.id, on=office.today))
    qtbot.addWidget(dialog)
    dialog.pace_combo.setCurrentIndex(2)
    dialog.weekday_combo.setCurrentIndex(4)
    dialog.place_combo.setCurrentIndex(4)
    dialog.save()
    rule = recurrence.read(dialog.group.recurrence)
    assert rule == Rule(first=office.today, pace=Pace.MONTHLY, weekdays=(4,), place=-1)
    dialog.pace_combo.setCurrentIndex(0)
    dialog.save()
    assert dialog.group.recurrence == ""


def test_a_changed_rule_offers_to_move(user: Visit, office: Office) -> None:
    group = thursdays(office)
    groups.save_session(office, Session(group=group.id, on=day("2026-02-12"), starts=dt.time(9)))
    user.list_of_groups().refresh()
    on_group(user)
    page = user.group_page()

    def answer(dialog: RecurrenceDialog) -> None:
        dialog.weekday_chips.show_days([4])
        user.press(Key.Key_Return)

    with answering(RecurrenceDialog, answer):
        page.rule_button.click()
    user.wake()
    page.save()
    plan = plan_page(user)
    moved = [line for line in plan.days_view.table().rows() if line.before]
    assert [(line.before.on.day, line.session.on.day) for line in moved] == [(12, 13)]
    assert plan.sum_label.text() == "1 planned one moves"


def test_holidays_are_named_and_not_ticked(user: Visit, office: Office) -> None:
    group = thursdays(office)
    user.shell.open(PlanSessionsPage(office, group))
    plan = plan_page(user)
    plan.weeks_edit.setText("15")
    (feast,) = [line for line in plan.days_view.table().rows() if not line.is_wanted]
    told = [column.read_out(feast) for column in plan.days_view.table().columns]
    assert told[0] == "not ticked"
    assert told[3:] == ["Holiday", "Ascension Day"]
    plan.weeks_edit.setText("soon")
    assert plan.empty_state.isVisible()
    assert not plan.add_button.isEnabled()


# Group and roster


def test_the_roster_opens_the_client_and_its_days_are_mended(user: Visit, office: Office) -> None:
    nature = groups.groups(office)[0]
    client = clients.save(office, Client(family_name="Aalto"))
    groups.join(office, nature.id, client.id)
    nature = groups.save(office, replace(nature, capacity=1))
    user.shell.client_opened.connect(
        lambda key: user.shell.open(ClientPage(office, clients.get(office, key)))
    )
    user.list_of_groups().refresh()
    on_group(user)
    page = user.group_page()
    assert (page.roster.count_label.text(), page.roster.full_label.text()) == ("1\u00a0/\u00a01", "full")
    user.press(Key.Key_Escape)
    user.press(Key.Key_Home)
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), ClientPage)
    user.shell.back()
    page.roster.roster_view.setFocus()

    def answer(dialog: MembershipDialog) -> None:
        dialog.left_edit.setText("1.1.1999")
        user.press(Key.Key_Return)
        assert dialog.left_field.message() == "The end is before the start."
        dialog.joined_edit.setText("1.9.2025")
        dialog.left_edit.setText("15.1.")
        user.press(Key.Key_Return)

    with answering(MembershipDialog, answer):
        user.press(Key.Key_F2)
    assert groups.roster(office, nature.id) == []
    (gone,) = groups.has_left(office, nature.id)
    assert (gone.member.joined, gone.member.left) == (day("2025-09-01"), day("2026-01-15"))
    user.wake()
    page.roster.left_chip.click()
    assert page.roster.roster_view.table().rowCount() == 1
    page.roster.add_edit.setFocus()
    user.press(Key.Key_Z, CONTROL)
    assert len(groups.roster(office, nature.id)) == 1


def test_further_leaders_are_ticked_in_a_menu(user: Visit, office: Office) -> None:
    on_group(user)
    page = user.group_page()
    menu = page.form.menu_of_leaders()
    (action,) = menu.actions()
    assert action.text() == "Wilma"
    action.toggle()
    menu.deleteLater()
    assert page.form.further_button.text() == "Wilma"
    assert page.is_dirty()
    user.press(Key.Key_S, CONTROL)
    user.press(Key.Key_Escape)
    user.press(Key.Key_Escape)
    facts = user.list_of_groups().chosen_facts_label.text()
    assert "Kerttu Keeper, Wilma" in facts


def test_a_group_goes_into_the_bin_and_comes_back(user: Visit, office: Office) -> None:
    user.press(Key.Key_Tab)
    user.press(Key.Key_Delete)
    page = user.list_of_groups()
    assert [group.name for group in groups.groups(office)] == ["Talk"]
    assert user.said() == "1 group is in the bin, with its sessions"
    assert page.mark_view.table().rowCount() == 1
    user.press(Key.Key_Z, CONTROL)
    assert [group.name for group in groups.groups(office)] == ["Nature", "Talk"]
    assert page.undo_button.isHidden()


def test_ended_groups_are_shown_when_asked_for(user: Visit, office: Office) -> None:
    page = user.list_of_groups()
    assert page.ended_chip.isHidden()
    talk = groups.groups(office)[1]
    groups.save(office, replace(talk, ended=day("2026-01-31")))
    page.refresh()
    assert [line.group.name for line in page.groups_view.table().rows()] == ["Nature"]
    page.ended_chip.click()
    assert [line.group.name for line in page.groups_view.table().rows()] == ["Nature", "Talk"]


# Sessions


def test_esc_asks_before_a_session_is_lost(
    qtbot: QtBot, looks: Theme, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    nature, _talk = two_groups(office)
    dialog = SessionDialog(office, groups.proposed_session(office, nature))
    qtbot.addWidget(dialog)
    assert dialog.group_label.text() == "Nature"
    answers = iter((QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard))
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: next(answers))
    dialog.show()
    dialog.topic_edit.setText("Woods")
    QTest.keyClick(dialog.topic_edit, Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog.topic_edit, Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.stored.created is None


def test_minutes_and_a_leader_who_is_elsewhere(qtbot: QtBot, looks: Theme, office: Office) -> None:
    nature, talk = two_groups(office)
    busy = Session(group=talk.id, on=day("2026-02-09"), starts=dt.time(10), worker=office.person.id)
    groups.save_session(office, busy)
    dialog = SessionDialog(office, groups.proposed_session(office, nature))
    qtbot.addWidget(dialog)
    assert dialog.leader_field.message() == ""
    dialog.on_edit.setText("9.2.")
    assert dialog.leader_field.message() == "Leads Talk 10.00 at that time"
    dialog.minutes_edit.setText("a lot")
    dialog.save()
    assert dialog.minutes_field.message() == "Give a number from 1 to 1440."
    dialog.minutes_edit.setText("75")
    dialog.save()
    assert dialog.stored.minutes == 75  # and the note was no refusal


# The calendar


def test_the_calendar_by_keyboard(user: Visit, office: Office, qtbot: QtBot) -> None:
    user.press(Key.Key_K, CONTROL)
    page = calendar_page(user)
    assert (page.title(), page.facts().split(" · ")[0]) == ("Week 5", "26.1.–1.2.2026")
    assert page.grid.day() == office.today
    user.press(Key.Key_Right)  # into the next week
    assert (page.title(), page.facts().split(" · ")[0]) == ("Week 6", "2.2.–8.2.2026")
    user.press(Key.Key_Right, times=6)
    entry = page.grid.entry()
    assert isinstance(entry, CalendarEntry)
    assert (entry.group.name, entry.session.on) == ("Nature", day("2026-02-08"))
    user.press(Key.Key_PageDown)
    assert page.grid.day() == day("2026-02-15")
    user.press(Key.Key_PageUp)
    user.press(Key.Key_Return)
    register = user.shell.page()
    assert isinstance(register, AttendancePage)
    user.press(Key.Key_Escape)
    qtbot.waitUntil(page.grid.hasFocus)
    assert page.grid.day() == day("2026-02-08")
    user.press(Key.Key_K, CONTROL)
    assert page.title() == "February 2026"
    user.press(Key.Key_Up)
    assert page.grid.day() == office.today
    user.press(Key.Key_Up)  # in sight, as the month's first week
    user.press(Key.Key_PageDown, times=4)
    user.press(Key.Key_Home)
    assert page.grid.day() == office.today
    assert page.title() == "February 2026"


def test_a_weekend_without_sessions_is_named_in_whole_words(user: Visit, office: Office) -> None:
    i18n.use("fi")
    user.press(Key.Key_K, CONTROL)
    grid = calendar_page(user).grid
    user.press(Key.Key_PageDown, times=24)  # July, without a holiday
    for _period in ("week", "month"):
        QApplication.processEvents()
        for place in (5, 6):
            words = str(grid.model().headerData(place, Qt.Orientation.Horizontal))
            metrics = QFontMetrics(theme.font(12, QFont.Weight.DemiBold))
            assert grid.columnWidth(place) >= metrics.horizontalAdvance(words) + 12, words
        user.press(Key.Key_K, CONTROL)


def test_a_day_with_several_opens_its_week(user: Visit, office: Office) -> None:
    for group in groups.groups(office):
        groups.save_session(office, Session(group=group.id, on=day("2026-02-10"), starts=dt.time(9)))
    user.press(Key.Key_K, CONTROL)
    user.press(Key.Key_K, CONTROL)
    page = calendar_page(user)
    page.go(day("2026-02-10"))
    user.press(Key.Key_Return)
    assert (page.title(), page.facts().split(" · ")[0]) == ("Week 7", "9.2.–15.2.2026")
    names = []
    for _turn in range(2):
        entry = page.grid.entry()
        assert entry is not None
        names.append(entry.group.name)
        user.press(Key.Key_Down)
    assert names == ["Nature", "Talk"]


def test_a_session_is_added_on_the_day(user: Visit, office: Office) -> None:
    user.press(Key.Key_K, CONTROL)
    page = calendar_page(user)
    page.go(day("2026-02-04"))

    def answer(dialog: SessionDialog) -> None:
        assert dialog.on_edit.text() == "4.2.2026"
        dialog.topic_edit.setText("Woods")
        user.type("t")  # Talk
        assert dialog.on_edit.text() == "4.2.2026"
        assert dialog.topic_edit.text() == "Woods"
        dialog.save()

    with answering(SessionDialog, answer):
        user.press(Key.Key_Insert)
    entry = page.grid.entry()
    assert entry is not None
    assert (entry.group.name, entry.session.topic, entry.leader) == ("Talk", "Woods", "Wilma")
    assert user.said() == "Session added: Talk"


def test_own_groups_and_what_is_read_out(user: Visit, office: Office) -> None:
    nature = groups.groups(office)[0]
    off = Session(
        group=nature.id, on=day("2026-01-29"), starts=dt.time(9), state=SessionState.CANCELLED, reason="Ice"
    )
    groups.save_session(office, off)
    user.press(Key.Key_K, CONTROL)
    page = calendar_page(user)
    assert page.facts() == "26.1.–1.2.2026 · 2 sessions · 1 of them not held"
    page.own_chip.click()
    assert page.facts() == "26.1.–1.2.2026 · 1 session · 1 of them not held"
    page.go(day("2026-01-29"))
    index = page.grid.currentIndex()
    spoken = page.grid.model().data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Thu\u00a029.1.2026\n9.00, Nature, Kohtaamisasema, Kuopio, Kerttu Keeper, cancelled"


# Papers


def test_the_programme_is_shown(user: Visit, office: Office) -> None:
    user.press(Key.Key_K, CONTROL)
    shown: list[str] = []

    def close(dialog: PreviewDialog) -> None:
        shown.append(f"{dialog.paper_view.pages()}")

    def answer(dialog: ProgrammeDialog) -> None:
        assert dialog.sensitive_check.isChecked()
        assert not dialog.sensitive_check.isEnabled()
        for check in dialog._ticks.values():
            check.setChecked(False)
        dialog.preview()
        assert dialog.languages_field.message() == "Choose a language at least."
        for check in dialog._ticks.values():
            check.setChecked(True)
        with answering(PreviewDialog, close):
            dialog.preview()
            QTest.qWait(2000)

    with answering(ProgrammeDialog, answer):
        user.press(Key.Key_P, CONTROL)
    assert shown == ["3"]


def test_the_attendance_report_of_a_group(
    user: Visit, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nature = groups.groups(office)[0]
    groups.add_walk_in(office, groups.sessions(office, nature.id)[1], Client(family_name="Aalto"))
    on_group(user)
    page = user.group_page()
    menu = page.menu_of_papers()
    assert [action.text() for action in menu.actions()] == ["&Attendance report…", "&Print sheets…"]
    menu.deleteLater()
    path = tmp_path / "report.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))

    def answer(dialog: AttendanceReportDialog) -> None:
        assert dialog.from_edit.text() == "18.1.2026"
        assert dialog.sums_label.text() == "1 session · 1 person · 1 visit · 0 unnamed"
        dialog.to_edit.setText("1.1.2020")
        dialog.save_workbook()
        assert dialog.to_field.message() == "The end is before the start."
        assert not path.exists()
        dialog.to_edit.setText("1.2.2026")
        dialog.save_workbook()

    with answering(AttendanceReportDialog, answer):
        page.report_attendance()
    assert path.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_everything_has_a_name_in_each_language(
    qtbot: QtBot, looks: Theme, office: Office, language: str
) -> None:
    nature, _talk = two_groups(office)
    nature = thursdays(office)
    with i18n.speaking(language):
        for page in (CalendarPage(office), PlanSessionsPage(office, nature)):
            qtbot.addWidget(page)
            page.refresh()
            assert page.title()
            keys = page.keys()
            assert all(word for pair in keys for word in pair)
