"""Groups by keyboard: the lists, a new group, its roster, its sessions and places; and what is refused."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop import i18n
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupLine, GroupType, Session, SessionLine, SessionState
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.screens import theme
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.groups import GroupsPage
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.place import PlaceDialog
from osaava_desktop.screens.session import SessionDialog
from osaava_desktop.screens.sheet_opening import open_sheet
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import areas, clients, groups, people, sheets
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, Builder, day

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Visit(User):
    """A user on the page of groups."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(shell)
        self.office = office

    def list_of_groups(self) -> GroupsPage:
        """The page of groups, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, GroupsPage)
        return page

    def group_page(self) -> GroupPage:
        """The page of one group, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, GroupPage)
        return page

    def said(self) -> str:
        """What the foot of the window says."""
        return self.shell._status.message()

    def wake(self) -> None:
        """Back to the window after a dialog: the offscreen platform does not do it by itself."""
        self.shell.window().activateWindow()
        QTest.qWaitForWindowActive(self.shell.window())


@pytest.fixture
def visit(qtbot: QtBot, looks: Theme, office: Office) -> Callable[[], Visit]:
    """Opens the window on the groups of the office."""
    windows: list[MainWindow] = []

    def open_window() -> Visit:
        place = Place(
            name="groups", number=3, title="Groups", icon="people_community", make=lambda: GroupsPage(office)
        )
        shell = Shell([place], "Kerttu Keeper", "")
        shell.sheet_wanted.connect(lambda number: open_sheet(shell, office, number))
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window, before_close_func=lambda _window: shell.page().discard())
        window.resize(1093, 614)
        window.show_page(shell)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Visit(office, shell)

    return open_window


def two_groups(office: Office) -> tuple[Group, Group]:
    """Nature, led by the one signed in, with sessions; and Talk, led by Wilma, with one that waits."""
    build = Builder(office)
    place = build.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
    wilma = build.worker("Wilma", KUOPIO.id)
    nature = groups.save(office, Group(name="Nature", type=GroupType.NATURE, place=place.id))
    talk = groups.save(office, Group(name="Talk", type=GroupType.DISCUSSION, leader=wilma.id))
    for text in ("2026-01-18", "2026-02-08"):
        session = Session(group=nature.id, on=day(text), starts=dt.time(9), ends=dt.time(11))
        groups.save_session(office, session)
    groups.save_session(office, Session(group=talk.id, on=day("2026-01-28")))
    return nature, talk


def names(view: RowView) -> list[str]:
    """Which groups a list shows."""
    lines = view.table().rows()
    return [line.group.name if isinstance(line, GroupLine) else line.group for line in lines]


# The lists


def test_what_waits_comes_first(visit: Callable[[], Visit], office: Office, qtbot: QtBot) -> None:
    two_groups(office)
    user = visit()
    page = user.list_of_groups()
    assert names(page.mark_view) == ["Talk", "Nature"]  # the newest first
    assert page.mark_view.hasFocus()
    user.press(Key.Key_Down)
    user.press(Key.Key_Return)
    register = user.shell.page()
    assert isinstance(register, AttendancePage)
    assert register.title() == "Nature"
    user.press(Key.Key_Escape)
    qtbot.waitUntil(page.mark_view.hasFocus)
    line: SessionLine | None = page.mark_view.current_row()
    assert line is not None
    assert line.group == "Nature"


def test_a_groups_sessions_stand_beside_it(visit: Callable[[], Visit], office: Office) -> None:
    two_groups(office)
    user = visit()
    page = user.list_of_groups()
    user.press(Key.Key_Tab)
    assert page.groups_view.hasFocus()
    assert page.chosen_label.text() == "Nature"
    assert page.chosen_facts_label.text() == "nature group · open · Kohtaamisasema, Kuopio · Kerttu Keeper"
    user.press(Key.Key_Tab)
    line = page.sessions_view.current_row()
    assert isinstance(line, SessionLine)
    assert line.session.on == day("2026-02-08")  # the next one
    table = page.sessions_view.table()
    spoken = [table.columns[column].read_out(table.row(1)) for column in range(5)]
    assert spoken == ["Sun\u00a018.1.", "9.00–11.00", "To mark", "", ""]
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), AttendancePage)


def test_counts_of_a_held_session(visit: Callable[[], Visit], office: Office) -> None:
    nature, _talk = two_groups(office)
    client = clients.save(office, Client(family_name="Aalto"))
    groups.join(office, nature.id, client.id)
    session = groups.sessions(office, nature.id)[1]
    groups.add_walk_in(office, session, client)
    groups.save_unnamed(office, groups.session(office, session.id), 4, 1)
    page = visit().list_of_groups()
    table = page.sessions_view.table()
    spoken = [table.columns[column].read_out(table.row(1)) for column in range(2, 5)]
    assert spoken == ["Held", "1", "4"]
    assert page.groups_view.table().row(0).members == 1
    assert names(page.mark_view) == ["Talk"]


def test_search_and_a_sheet_number(visit: Callable[[], Visit], office: Office) -> None:
    nature, _talk = two_groups(office)
    session = groups.sessions(office, nature.id)[0]
    number = sheets.prepare(office, groups.register(office, session.id)).number
    user = visit()
    user.press(Key.Key_F, CONTROL)
    user.type("tal")
    page = user.list_of_groups()
    assert names(page.groups_view) == ["Talk"]
    assert page.chosen_label.text() == "Talk"
    assert user.said() == "1 / 2 groups shown"
    user.type("x")
    user.press(Key.Key_Return)
    assert user.said() == "0 / 2 groups shown"
    assert user.focus() is user.shell.search_box  # nothing to go on to: mend the words
    user.press(Key.Key_Escape)
    assert user.said() == ""
    assert names(page.groups_view) == ["Nature", "Talk"]
    user.type(number.lower())
    user.press(Key.Key_Return)
    register = user.shell.page()
    assert isinstance(register, AttendancePage)
    assert register._session == session.id


def test_own_groups_only(visit: Callable[[], Visit], office: Office) -> None:
    two_groups(office)
    page = visit().list_of_groups()
    page.own_chip.click()
    assert names(page.groups_view) == ["Nature"]
    assert names(page.mark_view) == ["Nature"]
    page.own_chip.click()
    assert names(page.groups_view) == ["Nature", "Talk"]


def test_an_office_without_groups_says_what_goes_here(visit: Callable[[], Visit]) -> None:
    user = visit()
    page = user.list_of_groups()
    assert page.no_groups.isVisible()
    assert not page.body.isVisible()
    user.press(Key.Key_N, CONTROL | SHIFT)
    assert user.group_page().title() == "New group"


def test_a_wide_list_says_more(visit: Callable[[], Visit], office: Office) -> None:
    two_groups(office)
    page = visit().list_of_groups()
    assert page.groups_view.isColumnHidden(6)
    page.window().resize(1920, 1080)
    QTest.qWait(0)
    assert not page.groups_view.isColumnHidden(6)


# A group


def test_a_new_group_by_keyboard(visit: Callable[[], Visit], office: Office) -> None:
    two_groups(office)
    user = visit()
    user.press(Key.Key_N, CONTROL | SHIFT)
    page = user.group_page()
    assert not page.roster.add_edit.isEnabled()
    user.type("Kädentaidot")
    user.press(Key.Key_Tab)
    user.type("c")  # crafts
    user.press(Key.Key_Tab)
    user.type("Silmukka")
    user.press(Key.Key_Tab, times=2)
    user.type("12")
    user.press(Key.Key_Tab)
    user.type("k")  # Kohtaamisasema
    user.press(Key.Key_Tab, times=2)
    user.type("w")  # Wilma
    user.press(Key.Key_Tab, times=2)
    user.fill("1.2.", "+90")
    user.press(Key.Key_Tab)
    user.press(Key.Key_Space)
    assert page.is_dirty()
    user.press(Key.Key_S, CONTROL)
    assert not page.is_dirty()
    made = next(group for group in groups.groups(office) if group.name == "Kädentaidot")
    assert (made.type, made.label, made.capacity, made.sensitive) == (GroupType.CRAFTS, "Silmukka", 12, True)
    assert (made.started, made.ended) == (day("2026-02-01"), day("2026-05-02"))
    assert groups.place_name(office, made.place) == "Kohtaamisasema, Kuopio"
    assert {person.id: person.name for person in people.staff(office)}[made.leader or made.id] == "Wilma"
    assert page.roster.add_edit.hasFocus()
    user.press(Key.Key_Escape)
    user.press(Key.Key_Escape)
    page_below = user.list_of_groups()
    assert names(page_below.groups_view) == ["Kädentaidot", "Nature", "Talk"]
    assert page_below.chosen_label.text() == "Kädentaidot", "a new session is of the group just made"


@pytest.mark.parametrize(
    ("name", "seats", "problems"),
    [
        ("", "", {"name": "This is needed."}),
        ("x" * 500, "", {"name": "This is too long: 500 characters, at most 200."}),
        ("Ok", "many", {"capacity": "Give a number from 1 to 1000."}),
        ("Ok", "0", {"capacity": "Give a number from 1 to 1000."}),
        ("Ok", "99999999999999999999", {"capacity": "Give a number from 1 to 1000."}),
        ("Ok", "9" * 5000, {"capacity": "Give a number from 1 to 1000."}),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    visit: Callable[[], Visit], office: Office, name: str, seats: str, problems: dict[str, str]
) -> None:
    user = visit()
    user.press(Key.Key_N, CONTROL | SHIFT)
    page = user.group_page()
    page.form.name_edit.setText(name)
    page.form.capacity_edit.setText(seats)
    assert not page.save()
    assert page.form.problems() == problems
    assert (page.form.name_edit.text(), page.form.capacity_edit.text()) == (name, seats)
    assert groups.groups(office) == []


@pytest.mark.parametrize("name", ["<b>x", "=1+1", "🙂 ryhmä", "R&D"])
def test_odd_names_stay_as_they_are(visit: Callable[[], Visit], office: Office, name: str) -> None:
    groups.save(office, Group(name=name, type=GroupType.OTHER))
    user = visit()
    assert user.list_of_groups().chosen_label.text() == name
    user.press(Key.Key_Return)
    assert user.group_page().form.name_edit.text() == name
    assert user.shell.title_label.text() == name


def test_discard_takes_the_form_back(visit: Callable[[], Visit], office: Office) -> None:
    two_groups(office)
    user = visit()
    user.press(Key.Key_Tab)
    user.press(Key.Key_Return)
    page = user.group_page()
    page.form.name_edit.setText("Other")
    page.form.sensitive_check.setChecked(True)
    page.discard()
    assert page.form.name_edit.text() == "Nature"
    assert not page.is_dirty()


# The roster


def test_people_join_and_leave_by_keyboard(visit: Callable[[], Visit], office: Office) -> None:
    nature, _talk = two_groups(office)
    for name in ("Aalto", "Öhman"):
        clients.save(office, Client(family_name=name, given_names="Oma"))
    user = visit()
    user.press(Key.Key_Tab)
    user.press(Key.Key_F2)
    page = user.group_page()
    assert page.roster.no_roster.isVisible()
    for text in ("ohman", "a-1001"):
        user.type(text)
        user.press(Key.Key_Return)
    assert [one.name for one in groups.members(office, nature.id)] == ["Aalto, Oma", "Öhman, Oma"]
    assert page.roster.count_label.text() == "2"
    user.type("aalto")
    user.press(Key.Key_Return)  # once more: nobody is doubled
    assert len(groups.roster(office, nature.id)) == 2
    user.press(Key.Key_Escape)
    user.press(Key.Key_Home)
    user.press(Key.Key_Delete)
    assert [one.name for one in groups.members(office, nature.id)] == ["Öhman, Oma"]
    assert user.said() == "Aalto, Oma is off the roster"
    user.press(Key.Key_Z, CONTROL)
    assert len(groups.members(office, nature.id)) == 2
    assert len(groups.roster(office, nature.id)) == 2
    assert page.roster.undo_button.isHidden()


def test_nobody_unknown_joins(visit: Callable[[], Visit], office: Office) -> None:
    two_groups(office)
    user = visit()
    user.press(Key.Key_Tab)
    user.press(Key.Key_F2)
    user.type("Uusi Ihminen")
    assert user.group_page().roster.add_edit.offers() == ()
    user.press(Key.Key_Return)
    assert clients.find(office, "") == []
    assert user.group_page().roster.add_edit.text() == "Uusi Ihminen"


# Sessions


def test_a_new_session_proposes_a_week_later(visit: Callable[[], Visit], office: Office) -> None:
    nature, _talk = two_groups(office)
    user = visit()

    def answer(dialog: SessionDialog) -> None:
        assert dialog.on_edit.text() == "15.2.2026"
        assert (dialog.starts_edit.text(), dialog.ends_edit.text()) == ("9.00", "11.00")
        assert dialog.place_combo.currentText() == "Kohtaamisasema, Kuopio"
        user.press(Key.Key_Return)

    with answering(SessionDialog, answer):
        user.press(Key.Key_Insert)
    assert groups.sessions(office, nature.id)[0].on == day("2026-02-15")
    line: SessionLine | None = user.list_of_groups().sessions_view.current_row()
    assert line is not None
    assert line.session.on == day("2026-02-15")


def open_session(qtbot: QtBot, office: Office) -> SessionDialog:
    """The dialog of a new session."""
    nature, _talk = two_groups(office)
    dialog = SessionDialog(office, groups.proposed_session(office, nature))
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("on", "30.2.2026", "There is no such day. Write the date as 5.3.1990."),
        ("on", "", "This is needed."),
        ("on", "tomorrow", "Write the date as 5.3.1990."),
        ("starts", "25.00", "Write the time as 9.30."),
        ("ends", "8.59", "The end is before the start."),
        ("topic", "x" * 500, "This is too long: 500 characters, at most 200."),
    ],
)
def test_what_is_wrong_with_a_session(
    qtbot: QtBot, looks: Theme, office: Office, field: str, text: str, sentence: str
) -> None:
    dialog = open_session(qtbot, office)
    getattr(dialog, f"{field}_edit").setText(text)
    dialog.save()
    shown = {name: one.message() for name, one in dialog._fields.items() if one.has_problem()}
    assert shown == {field: sentence}
    assert getattr(dialog, f"{field}_edit").text() == text
    assert dialog.stored.created is None


def test_a_date_to_come_cannot_have_been_held(qtbot: QtBot, looks: Theme, office: Office) -> None:
    dialog = open_session(qtbot, office)
    dialog.choose_state(SessionState.HELD)
    dialog.save()
    assert dialog.on_field.message() == "This date is in the future."
    dialog.on_edit.setText("1.2.")
    dialog.save()
    assert dialog.stored.state is SessionState.HELD
    assert dialog.stored.on == office.today


def test_the_reason_is_asked_only_where_it_matters(qtbot: QtBot, looks: Theme, office: Office) -> None:
    dialog = open_session(qtbot, office)
    assert dialog.reason_field.isHidden()
    dialog.choose_state(SessionState.CANCELLED)
    assert not dialog.reason_field.isHidden()
    dialog.reason_edit.setText("lumimyrsky")
    dialog.save()
    assert dialog.stored.reason == "lumimyrsky"
    again = SessionDialog(office, dialog.stored)
    qtbot.addWidget(again)
    again.choose_state(SessionState.PLANNED)
    again.save()
    assert again.stored.reason == ""


def test_dialogs_fit_the_smallest_window(qtbot: QtBot, looks: Theme, office: Office) -> None:
    dialog = open_session(qtbot, office)
    dialog.choose_state(SessionState.CANCELLED)
    dialog.save()
    place = PlaceDialog(office)
    qtbot.addWidget(place)
    for one in (dialog, place):
        assert one.sizeHint().height() <= 534
        assert one.sizeHint().width() <= 1093


# Places


def test_a_new_place_is_chosen_at_once(visit: Callable[[], Visit], office: Office) -> None:
    user = visit()
    user.press(Key.Key_N, CONTROL | SHIFT)
    page = user.group_page()

    def answer(dialog: PlaceDialog) -> None:
        user.press(Key.Key_Return)
        assert dialog.name_field.message() == "This is needed."
        user.type("Kirjasto")
        user.press(Key.Key_Tab)
        user.type("ku")
        user.press(Key.Key_Return)

    with answering(PlaceDialog, answer):
        page.form.new_place_button.click()
    assert page.form.place_combo.currentText() == "Kirjasto, Kuopio"
    assert [place.name for place in areas.places(office)] == ["Kirjasto"]


def test_the_same_place_twice_is_refused(qtbot: QtBot, looks: Theme, office: Office) -> None:
    for _turn in range(2):
        dialog = PlaceDialog(office)
        qtbot.addWidget(dialog)
        dialog.name_edit.setText("Kirjasto")
        dialog.save()
    assert dialog.name_field.message() == "There is a place of this name in this locality already."
    assert dialog.name_edit.text() == "Kirjasto"
    assert len(areas.places(office)) == 1


# All pages


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_pages_open_in_every_language(office: Office, qtbot: QtBot, looks: Theme, language: str) -> None:
    nature, _talk = two_groups(office)
    i18n.use(language)
    session = groups.sessions(office, nature.id)[0]
    for page in (
        GroupsPage(office),
        GroupPage(office, None),
        GroupPage(office, replace(nature, capacity=7)),
        AttendancePage(office, session.id),
    ):
        qtbot.addWidget(page)
        page.activated()
        assert page.title()
        assert page.minimumSizeHint().width() <= 1093 - 168
        assert page.minimumSizeHint().height() <= 534 - 56 - 28


def test_everything_that_takes_keys_has_a_name(office: Office, qtbot: QtBot, looks: Theme) -> None:
    nature, _talk = two_groups(office)
    session = groups.sessions(office, nature.id)[0]
    for page in (GroupsPage(office), GroupPage(office, nature), AttendancePage(office, session.id)):
        qtbot.addWidget(page)
        assert nameless(page) == []


def nameless(page: QWidget) -> list[str]:
    """Widgets in the tab order that a screen reader could not name."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
            continue
        if widget.isHidden() or widget.window() is not page:  # a combo's list is a window of its own
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_groups_named_alike_are_told_apart_by_their_town(visit: Callable[[], Visit], office: Office) -> None:
    build = Builder(office)
    for town in ("Kuopio", "Leppävirta"):
        place = build.place(f"Talo {town}", town, KUOPIO, Channel.MEETING_PLACE)
        group = groups.save(office, Group(name="Talk", type=GroupType.DISCUSSION, place=place.id))
        groups.save_session(office, Session(group=group.id, on=office.today))
    page = visit().list_of_groups()
    for view in (page.groups_view, page.mark_view):
        column = next(one for one in view.table().columns if one.beside)
        read = {column.read_out(line) for line in view.table().rows()}
        assert read == {"Talk, Kuopio", "Talk, Leppävirta"}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("size", [100, 150])
def test_states_of_sessions_are_never_cut(
    visit: Callable[[], Visit], office: Office, the_theme: Theme, language: str, size: int
) -> None:
    two_groups(office)
    i18n.use(language)
    the_theme.apply("light", size)
    page = visit().list_of_groups()
    view = page.sessions_view
    shown = [at for at in range(view.model().columnCount()) if not view.isColumnHidden(at)]
    room = sum(view.columnWidth(at) for at in shown)
    assert room <= view.viewport().width()
    columns = view.table().columns
    assert view.columnWidth(2) >= theme.scaled(columns[2].width)
    the_theme.apply("light", 100)
