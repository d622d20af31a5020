"""The tabs of a client's page by keyboard: talks, groups, the plan, steps and the timeline."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from osaava_desktop import i18n
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.guidance import GuidanceChannel, Topic
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.client_groups_tab import PRESENT, ClientGroupsTab
from osaava_desktop.screens.client_pathways_tab import ClientPathwaysTab
from osaava_desktop.screens.client_tabs import TABS
from osaava_desktop.screens.day import DayDialog
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.guidance import GuidancePage
from osaava_desktop.screens.guidance_tab import GuidanceTab
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.plan import NeedDialog, TaskDialog
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.timeline_tab import TimelineTab
from osaava_desktop.screens.translator import Translators
from osaava_desktop.services import client_groups, clients, guidance, pathways, plan
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import Builder, day

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
Dialog = TypeVar("Dialog", bound=QDialog)
Make = Callable[[Office], User]


@pytest.fixture
def aino(office: Office) -> Client:
    """Has a talk, a group and a step; Bo is there too."""
    build = Builder(office)
    aino = build.client("Lehtonen", given_names="Aino", worker=office.person.id)
    build.client("Öhman", given_names="Bo")
    build.guidance(aino, "2026-01-15", 45, Topic.STUDIES, note="<b>a plan")
    group = build.add(Group(name="Nature walk", type=GroupType.NATURE))
    held = build.add(Session(group=group.id, on=day("2026-01-20"), state=SessionState.HELD))
    build.marks(held.id, Mark.PRESENT, aino)
    build.add(PathwayStep(client=aino.id, type=PathwayType.STUDIES, on=day("2027-01-04")))
    return aino


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Make, aino: Client) -> User:
    """On the page of Aino."""
    user = make_user(office)
    user.press(Key.Key_Return)
    assert user.client_page().title() == aino.name
    return user


def tab(user: User, kind: type) -> object:
    """Go to the tab of that kind by keys."""
    for _turn in range(len(TABS) + 1):
        if isinstance(user.client_page().tabs.tab(), kind):
            return user.client_page().tabs.tab()
        user.press(Key.Key_Tab, CONTROL)
    raise AssertionError(kind)


@contextmanager
def answered(user: User, kind: type[Dialog], answer: Callable[[Dialog], None]) -> Iterator[None]:
    """A dialog is answered, and the window has the keys again."""
    with answering(kind, answer):
        yield
    user.shell.window().activateWindow()
    for _turn in range(100):
        if QApplication.focusWidget() is not None and QApplication.activeWindow() is user.shell.window():
            return
        QTest.qWait(10)


def form(user: User) -> GuidancePage:
    """The form of a talk, if it is in sight."""
    page = user.shell.page()
    assert isinstance(page, GuidancePage)
    return page


def told(user: User) -> set[str]:
    """The keys that the foot of the window tells."""
    return set(dict(user.shell.page().keys()))


def said(user: User) -> str:
    """What the foot of the window says."""
    return user.shell._status.message()


def test_keys_go_round_the_tabs_and_back(user: User) -> None:
    bar = user.client_page().header.tab_bar
    words = [bar.tabText(place) for place in range(bar.count())]
    assert words[2:] == ["Guidance 1", "Groups 1", "Pathways 1", "Timeline"]
    seen = []
    for key, modifiers in (
        (Key.Key_Tab, CONTROL),
        (Key.Key_PageDown, CONTROL),
        (Key.Key_PageUp, CONTROL),
        (Key.Key_Backtab, CONTROL | SHIFT),
        (Key.Key_PageUp, CONTROL),
        (Key.Key_Tab, CONTROL),
    ):
        user.press(key, modifiers)
        seen.append(bar.currentIndex())
        shown = user.client_page().tabs.currentWidget()
        assert shown is not None
        assert shown.isAncestorOf(user.focus()), bar.tabText(bar.currentIndex())
    assert seen == [1, 2, 1, 0, 5, 0]


def test_keys_go_round_the_tabs_from_the_back_arrow_too(user: User) -> None:
    user.shell.back_button.setFocus()
    user.press(Key.Key_Tab, CONTROL)
    page = user.client_page()
    assert page.header.tab_bar.currentIndex() == 1
    assert page.isAncestorOf(user.focus())


def test_the_foot_tells_keys_that_do_something(user: User, office: Office, aino: Client) -> None:
    (bo,) = clients.find(office, "öhman")
    user.shell.open(ClientPage(office, bo))
    own = {}
    for _turn in TABS:
        user.press(Key.Key_Tab, CONTROL)
        found = user.client_page().tabs.tab()
        assert found is not None
        own[found.title()] = told(user)
    assert "Enter" in own.pop("Timeline")  # Bo has been registered
    for title, keys in own.items():
        assert not keys & {"Enter", "Del", "Space", "Ctrl+D"}, title
    user.press(Key.Key_Escape)
    tab(user, GuidanceTab)
    assert {"Enter", "Del"} <= told(user)


def test_common_talk_takes_few_keys(user: User, office: Office, aino: Client) -> None:
    tab(user, GuidanceTab)
    before = user.keys
    user.press(Key.Key_G, CONTROL)
    user.press(Key.Key_Space)
    user.press(Key.Key_Tab)
    user.type("1.15")
    user.press(Key.Key_S, CONTROL)
    assert said(user) == "The talk is saved"
    user.press(Key.Key_Escape)
    assert user.keys - before <= 20
    newest = guidance.lines(office, aino.id)[0]
    assert (newest.entry.on, newest.entry.minutes, newest.topics) == (office.today, 75, (Topic.STUDIES,))
    shown = user.client_page().tabs.tab()
    assert isinstance(shown, GuidanceTab)
    assert shown.guidance_view.current_row() == newest
    assert shown.summary_label.text() == "2 talks, 2 h"
    assert user.client_page().header.tab_bar.tabText(2) == "Guidance 2"


def test_last_choices_are_offered_first(user: User, office: Office, aino: Client) -> None:
    user.press(Key.Key_G, CONTROL)
    page = form(user)
    assert page.topics_chips.chips()[0].text() == "Studying"
    page.channel_combo.setFocus()
    user.type("by p")
    page.topics_chips.setFocus()
    user.type("b")
    page.minutes_edit.setFocus()
    user.type("30")
    user.press(Key.Key_S, CONTROL)
    user.press(Key.Key_Escape)
    user.press(Key.Key_G, CONTROL)
    page = form(user)
    assert page.channel_combo.currentData() == GuidanceChannel.PHONE
    assert page.topics_chips.chips()[0].text() == "Benefits"
    assert page.topics_chips.chosen() == ()


def test_what_cannot_be_saved_is_said_beside_its_field(user: User, office: Office, aino: Client) -> None:
    user.press(Key.Key_G, CONTROL)
    page = form(user)
    page.on_edit.setText("2.2.2026")
    page.minutes_edit.setText("a while")
    page.note_edit.setPlainText("=1+1")
    user.press(Key.Key_S, CONTROL)
    assert page.minutes_field.message() == "Write the time as 45, 1.15 or 1 h 15."
    page.minutes_edit.setText("0")
    user.press(Key.Key_S, CONTROL)
    assert page.minutes_field.message() == "Give a number from 1 to 1440."
    assert page.on_field.message() == "This date is in the future."
    page.minutes_edit.clear()
    page.on_edit.clear()
    user.press(Key.Key_S, CONTROL)
    assert {page.minutes_field.message(), page.on_field.message()} == {"This is needed."}
    assert page.note_edit.toPlainText() == "=1+1"
    assert guidance.count(office, aino.id) == 1


def test_clock_measures_the_talk(user: User, office: Office, aino: Client) -> None:
    user.press(Key.Key_G, CONTROL)
    page = form(user)
    now = [0.0]
    page.timer_button.clock = lambda: now[0]
    user.press(Key.Key_T, CONTROL)
    assert page.is_dirty()
    now[0] = 40 * 60 + 1
    user.press(Key.Key_T, CONTROL)
    assert page.minutes_edit.text() == "41 min"
    user.press(Key.Key_T, CONTROL)
    now[0] += 61
    user.press(Key.Key_S, CONTROL)
    assert guidance.lines(office, aino.id)[0].entry.minutes == 2
    assert not page.is_dirty()


def test_quick_minutes_and_the_field_are_one(user: User) -> None:
    user.press(Key.Key_G, CONTROL)
    page = form(user)
    page.quick_chips.setFocus()
    user.press(Key.Key_Right)
    user.press(Key.Key_Space)
    assert page.minutes_edit.text() == "30 min"
    page.minutes_edit.setFocus()
    page.minutes_edit.selectAll()
    user.type("60")
    assert page.quick_chips.chosen() == (60,)
    user.press(Key.Key_Tab)
    assert page.minutes_edit.text() == "1 h"


def test_a_name_that_was_not_added_to_the_talk_is_told(user: User, office: Office, aino: Client) -> None:
    user.press(Key.Key_G, CONTROL)
    page = form(user)
    page.minutes_edit.setText("30")
    page.others_card.other_edit.setFocus()
    user.type("Nemo")
    user.press(Key.Key_Return)
    user.press(Key.Key_S, CONTROL)
    assert page.others_card.other_field.has_problem()
    assert guidance.count(office, aino.id) == 1
    user.press(Key.Key_Escape)
    user.press(Key.Key_S, CONTROL)
    assert guidance.count(office, aino.id) == 2


def test_joint_talk_is_logged_and_changed_for_both(user: User, office: Office, aino: Client) -> None:
    (bo,) = clients.find(office, "öhman")
    clients.save(office, replace(bo, birth_year=1994))
    user.press(Key.Key_G, CONTROL)
    page = form(user)
    page.minutes_edit.setFocus()
    user.type("20")
    page.others_card.other_edit.setFocus()
    user.type("leht")
    assert not page.others_card.other_edit.offers()
    page.others_card.other_edit.reset()
    user.type("öh")
    texts = [offer.text for offer in page.others_card.other_edit.offers()]
    assert texts == [f"Öhman, Bo · 1994 · {bo.number}"]
    user.press(Key.Key_Return)
    user.press(Key.Key_S, CONTROL)
    assert [line.others for line in guidance.lines(office, bo.id)] == [1]
    assert not page.others_card.all_check.isHidden()
    page.minutes_edit.setText("25")
    user.press(Key.Key_S, CONTROL)
    assert [line.entry.minutes for line in guidance.lines(office, bo.id)] == [25]
    page.others_card.all_check.setChecked(False)
    page.minutes_edit.setText("5")
    user.press(Key.Key_S, CONTROL)
    assert [line.entry.minutes for line in guidance.lines(office, bo.id)] == [25]
    assert guidance.lines(office, aino.id)[0].entry.minutes == 5


def test_talk_goes_to_the_bin_and_back(user: User, office: Office, aino: Client) -> None:
    tab(user, GuidanceTab)
    user.press(Key.Key_Delete)
    assert said(user) == "The talk is in the bin"
    assert guidance.count(office, aino.id) == 0
    user.press(Key.Key_Z, CONTROL)
    assert guidance.count(office, aino.id) == 1
    user.press(Key.Key_Return)
    assert form(user).note_edit.toPlainText() == "<b>a plan"
    form(user).bin_button.click()
    assert guidance.count(office, aino.id) == 0
    assert user.client_page().header.tab_bar.tabText(2) == "Guidance"
    user.press(Key.Key_Z, CONTROL)
    assert guidance.count(office, aino.id) == 1


def test_group_is_joined_opened_and_left(user: User, office: Office, aino: Client) -> None:
    shown = tab(user, ClientGroupsTab)
    assert isinstance(shown, ClientGroupsTab)
    assert shown.group_view.table().text([0], [0, 1, 2]) == "Nature walk\tnot on the roster\t1"
    user.press(Key.Key_N, CONTROL | SHIFT)
    user.press(Key.Key_Return)
    assert said(user) == "Choose the group first"
    user.type("n")
    user.press(Key.Key_Return)
    assert said(user) == "On the roster of Nature walk"
    assert client_groups.of_client(office, aino.id)[0].is_on_roster
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), GroupPage)
    user.press(Key.Key_Escape, times=2)  # out of the field that adds people, and back
    assert user.focus() is shown.group_view

    def ahead(dialog: DayDialog) -> None:
        user.type("+1")
        user.press(Key.Key_Return)
        assert dialog.day_field.message() == "This date is in the future."
        dialog.day_edit.selectAll()
        user.type("1.2.")
        user.press(Key.Key_Return)

    with answered(user, DayDialog, ahead):
        user.press(Key.Key_Delete)
    assert not client_groups.of_client(office, aino.id)[0].is_on_roster
    user.press(Key.Key_Z, CONTROL)
    assert client_groups.of_client(office, aino.id)[0].is_on_roster


def test_plan_is_made_done_put_off_and_undone(user: User, office: Office, aino: Client) -> None:
    shown = tab(user, ClientPathwaysTab)
    assert isinstance(shown, ClientPathwaysTab)

    def need(dialog: NeedDialog) -> None:
        user.press(Key.Key_Return)
        assert dialog.what_field.message() == "This is needed."
        user.type("A flat")
        user.press(Key.Key_Return)

    with answered(user, NeedDialog, need):
        user.press(Key.Key_N, CONTROL | SHIFT)

    def task(dialog: TaskDialog) -> None:
        user.type("Call")
        user.press(Key.Key_Tab)
        user.type("soon")
        user.press(Key.Key_Return)
        assert dialog.due_field.message() == "Write the date as 5.3.1990."
        dialog.due_edit.selectAll()
        user.type("31.1.")
        user.press(Key.Key_Tab)
        user.type("the c")
        user.press(Key.Key_Return)

    with answered(user, TaskDialog, task):
        user.press(Key.Key_N, CONTROL | SHIFT)
    (call,) = pathways.follow_ups(office)
    assert (call.what, call.by_client, call.due) == ("Call", True, day("2026-01-31"))
    assert call.need == plan.needs_of(office, aino.id)[0].id
    mark = user.client_page().header.due_pill.mark()
    assert mark is not None
    assert mark.text == "late 1 d"
    table = shown.plan_card.plan_view.table()
    assert table.text([0, 1], [0, 2]) == "need: A flat\t\ntask: Call, client\t31.1., 1 d"
    user.press(Key.Key_Space)
    assert pathways.follow_ups(office) == []
    assert user.client_page().header.next_widget.isHidden()
    user.press(Key.Key_Z, CONTROL)
    assert pathways.follow_ups(office) == [call]

    def later(_dialog: DayDialog) -> None:
        user.type("+14")
        user.press(Key.Key_Return)

    with answered(user, DayDialog, later):
        user.press(Key.Key_D, CONTROL)
    (put_off,) = pathways.follow_ups(office)
    assert (put_off.due, put_off.first_due) == (day("2026-02-15"), day("2026-01-31"))
    assert "was to be done 31.1.2026" in table.text([1], [0])
    user.press(Key.Key_D, CONTROL | SHIFT)
    assert plan.of_client(office, aino.id).tasks[0].dropped == office.today
    user.press(Key.Key_Z, CONTROL)
    user.press(Key.Key_Up)
    user.press(Key.Key_Space)
    assert said(user) == "The need is closed"
    assert pathways.follow_ups(office) == []
    user.press(Key.Key_Z, CONTROL)
    user.press(Key.Key_Delete)
    assert plan.of_client(office, aino.id).parts == ()
    user.press(Key.Key_Z, CONTROL)
    assert len(plan.of_client(office, aino.id).tasks) == 1


def test_steps_of_the_client_open_from_the_tab(user: User, office: Office, aino: Client) -> None:
    shown = tab(user, ClientPathwaysTab)
    assert isinstance(shown, ClientPathwaysTab)
    assert shown.step_view.table().text([0], [0, 1]) == "studies\tplanned 4.1.2027"
    shown.step_view.setFocus()
    user.press(Key.Key_N, CONTROL | SHIFT)
    page = user.shell.page()
    assert isinstance(page, PathwayStepPage)
    assert page.client_field.isHidden()
    user.press(Key.Key_S, CONTROL)
    page.on_edit.setText("2.3.")
    user.press(Key.Key_S, CONTROL)
    assert page.on_field.message() == "5.3.2026, 5.3. or +14 days"
    user.press(Key.Key_Escape)
    assert len(pathways.steps(office, [aino.id])) == 2
    assert user.focus() is shown.step_view
    user.press(Key.Key_Delete)
    assert len(pathways.steps(office, [aino.id])) == 1
    user.press(Key.Key_Z, CONTROL)
    assert len(pathways.steps(office, [aino.id])) == 2


def test_follow_up_is_ticked_on_the_step(user: User, office: Office, aino: Client) -> None:
    (step,) = pathways.steps(office, [aino.id])
    pathways.save_follow_up(
        office, FollowUp(client=aino.id, step=step.id, due=day("2026-02-10"), what="Look in")
    )
    shown = tab(user, ClientPathwaysTab)
    assert isinstance(shown, ClientPathwaysTab)
    shown.open_step(step)
    page = user.shell.page()
    assert isinstance(page, PathwayStepPage)
    page.done_check.setFocus()
    user.press(Key.Key_Space)
    user.press(Key.Key_S, CONTROL)
    assert pathways.follow_ups(office) == []
    assert page.what_edit.text() == ""
    assert page.done_check.isHidden()


def test_timeline_is_narrowed_and_opens_what_it_tells_of(user: User, office: Office, aino: Client) -> None:
    user.client_page().latest_card.timeline_button.click()
    shown = user.client_page().tabs.tab()
    assert isinstance(shown, TimelineTab)
    table = shown.event_view.table()
    assert [row.month for row in table.rows()] == ["January 2027", "February 2026", "January 2026", ""]
    shown.kind_chips.setFocus()
    user.type("gg")
    user.press(Key.Key_Space)
    assert [row.event.text for row in table.rows()] == ["Guidance: studying, 45 min"]
    shown.event_view.setFocus()
    shown.focus_first()
    user.press(Key.Key_Return)
    assert form(user).minutes_edit.text() == "45 min"
    user.press(Key.Key_Escape)
    assert user.client_page().tabs.tab() is shown
    assert len(table.rows()) == 1
    shown.kind_chips.setFocus()
    user.press(Key.Key_Space)
    for text, kind in (("Nature walk, present", AttendancePage), ("Studies, planned", PathwayStepPage)):
        shown.open_row(next(row for row in table.rows() if row.event.text == text))
        assert isinstance(user.shell.page(), kind)
        user.press(Key.Key_Escape)
    shown.open_row(next(row for row in table.rows() if row.event.text.startswith("Registered")))
    assert user.client_page().tabs.tab() is None


def test_engagement_is_ticked_in_the_menu(user: User, office: Office, aino: Client) -> None:
    page = user.client_page()
    page.details.family_name_edit.setText("Lehto")

    def sunday(_dialog: DayDialog) -> None:
        user.type("25.1.")
        user.press(Key.Key_Return)

    with answered(user, DayDialog, sunday):
        page.engaged_action.trigger()
    stored = clients.get(office, aino.id)
    assert (stored.engaged, stored.family_name) == (day("2026-01-25"), "Lehto")
    assert "Engagement: since 25.1.2026" in page.header.stepper.accessibleName()
    page.engaged_action.trigger()
    assert clients.get(office, aino.id).engaged is None


def test_head_tells_what_eura_lacks_of_an_earlier_participation(
    user: User, office: Office, aino: Client
) -> None:
    build = Builder(office)
    first, last = day("2025-01-10"), day("2026-01-10")
    build.participation(aino, "2025-01-10", "2025-06-30", eura_started=first)
    build.participation(aino, "2026-01-10", eura_started=last)
    user.client_page().refresh()
    assert user.client_page().header.eura_pill.accessibleName() == "EURA end notice missing"


def test_client_in_the_bin_has_no_tabs_to_work_on(user: User, office: Office) -> None:
    tab(user, GuidanceTab)
    page = user.client_page()
    page.delete_action.trigger()
    user.press(Key.Key_G, CONTROL)
    user.press(Key.Key_Tab, CONTROL)
    assert user.client_page() is page
    assert page.tabs.tab() is None
    page.take_back()
    user.press(Key.Key_Tab, CONTROL)
    assert page.tabs.tab() is not None


def test_groups_fit_with_large_letters(user: User, looks: Theme) -> None:
    looks.apply("light", 150)
    shown = tab(user, ClientGroupsTab)
    assert isinstance(shown, ClientGroupsTab)
    assert shown.group_view.horizontalScrollBar().maximum() == 0
    assert not shown.group_view.isColumnHidden(PRESENT)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_tab_opens_in_every_language(
    office: Office, looks: Theme, make_user: Make, aino: Client, language: str
) -> None:
    translators = Translators(QApplication.instance())  # type: ignore[arg-type]
    translators.use(language)
    try:
        user = make_user(office)
        user.press(Key.Key_Return)
        page = user.client_page()
        assert isinstance(page, ClientPage)
        for _tab in TABS:
            user.press(Key.Key_Tab, CONTROL)
            QApplication.processEvents()
            bar = page.header.tab_bar
            assert bar.sizeHint().width() <= page.header.tabs_layout.geometry().width()
        user.press(Key.Key_G, CONTROL)
        assert form(user).title() == aino.name
    finally:
        translators.use("en")
