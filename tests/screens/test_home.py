"""The first page by keyboard: each line opens its work, and Esc comes back to it."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from osaava_desktop import i18n
from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupType, Session
from osaava_desktop.domain.partners import (
    AgreedAction,
    Meeting,
    MeetingType,
    Partner,
    PartnerType,
    Referral,
)
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType, StepState, StillThere
from osaava_desktop.domain.targets import Indicator, target_of
from osaava_desktop.domain.today import SessionToday, Waiting, WaitingLine
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.calendar import CalendarPage
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.home import HomePage
from osaava_desktop.screens.list_view import GAP
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.meeting import MeetingPage
from osaava_desktop.screens.participation import ParticipationPage
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.referral import ReferralPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.still_there import StillThereDialog
from osaava_desktop.screens.targets import TargetsPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import areas, clients, groups, pathways, sheets, targets
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering
from tests.screens.keyboard import CONTROL, User, tidy
from tests.services.invented import KAAVI, KUOPIO, Builder

Key = Qt.Key


class Guest(User):
    """A user on the first page."""

    def home(self) -> HomePage:
        """The first page, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, HomePage)
        return page

    def waiting(self) -> list[WaitingLine]:
        """The lines that wait, as shown."""
        return list(self.home().waiting_card.waiting_view.table().rows())

    def today(self) -> SessionToday:
        """The session of today under the cursor."""
        line = self.home().today_view.current_row()
        assert isinstance(line, SessionToday)
        return line

    def line(self) -> WaitingLine:
        """What waits under the cursor."""
        line = self.home().waiting_card.waiting_view.current_row()
        assert isinstance(line, WaitingLine)
        return line


@pytest.fixture
def open_home(qtbot: QtBot, looks: Theme) -> Callable[[Office], Guest]:
    """Opens the window on the first page."""
    windows = []

    def opened(office: Office) -> Guest:
        places = [Place(name="home", number=1, title="Today", icon="home", make=lambda: HomePage(office))]
        shell = Shell(places, "Kerttu Keeper", "", [(area.name, area.id) for area in areas.areas(office)])
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window, before_close_func=tidy)
        window.resize(1093, 614)
        window.show_page(shell)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Guest(shell)

    return opened


def person(office: Office, name: str = "Berg", birth_date: dt.date | None = None) -> Client:
    """Somebody registered."""
    return clients.save(office, Client(family_name=name, birth_date=birth_date))


@pytest.fixture
def group(office: Office) -> Group:
    """A group with one person on its roster."""
    made = groups.save(office, Group(name="Rohkeusryhmä", type=GroupType.DISCUSSION))
    groups.join(office, made.id, person(office, "Aalto").id)
    return made


def session(office: Office, group: Group, days: int = 0, hour: int = 14, **fields: object) -> Session:
    """A session so many days from today."""
    on = office.today + dt.timedelta(days=days)
    made = Session(group=group.id, on=on, starts=dt.time(hour), ends=dt.time(hour + 2), **fields)  # type: ignore[arg-type]
    return Builder(office).add(made)


def test_an_office_without_work_is_calm(office: Office, open_home: Callable[[Office], Guest]) -> None:
    user = open_home(office)
    page = user.home()
    assert page.no_sessions_label.isVisible()
    assert page.no_coming_label.isVisible()
    assert page.waiting_card.nothing_label.text() == "Nothing is waiting: all is done."
    assert page.backup_card.backup_label.text() == "No verified backup yet"
    assert not page.targets_card.isVisible()
    assert user.focus() is page.calendar_button
    user.press(Key.Key_P, CONTROL)
    assert user.shell._status.message() == "There is no session to print a sheet for."
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), CalendarPage)
    user.press(Key.Key_Escape)
    assert user.shell.facts_label.text() == "Sunday 1.2.2026, week 5"


def test_the_cursor_is_on_the_session_to_begin_with_and_enter_opens_its_register(
    office: Office, group: Group, open_home: Callable[[Office], Guest]
) -> None:
    session(office, group, hour=8)  # it is noon
    later = session(office, group, hour=14)
    user = open_home(office)
    page = user.home()
    assert user.focus() is page.today_view
    assert user.today().entry.session.id == later.id
    buttons = [button.text() for button in page.today_view.findChildren(QPushButton)]
    assert buttons == ["Mark attendance", "Print sheet"]
    user.press(Key.Key_Return)
    register = user.shell.page()
    assert isinstance(register, AttendancePage)
    user.press(Key.Key_A, CONTROL)
    user.press(Key.Key_Escape)
    assert user.today().entry.session.id == later.id
    assert user.today().present == 1  # fresh on coming back
    assert [button.text() for button in page.today_view.findChildren(QPushButton)][-1] == "Register"


def test_the_button_of_a_session_does_what_it_says(
    office: Office, group: Group, open_home: Callable[[Office], Guest]
) -> None:
    session(office, group, hour=11)
    user = open_home(office)
    (button,) = user.home().today_view.findChildren(QPushButton)
    assert button.accessibleName() == "Mark attendance: Rohkeusryhmä"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(user.shell.page(), AttendancePage)


def test_control_p_prints_the_next_sheet(
    office: Office, group: Group, open_home: Callable[[Office], Guest], qtbot: QtBot
) -> None:
    coming = session(office, group, days=2)
    user = open_home(office)
    printed: list[bool] = []

    def print_it(preview: PreviewDialog) -> None:
        with answering(QPrintDialog, lambda _dialog: printed.append(True)):
            QTest.keyClick(preview, Key.Key_P, CONTROL)

    with answering(PreviewDialog, print_it):
        user.press(Key.Key_P, CONTROL)
        qtbot.waitUntil(lambda: bool(printed), timeout=10_000)
    assert sheets.newest(office, coming.id) is not None


def test_each_line_that_waits_opens_its_work_and_escape_comes_back_to_it(
    office: Office, group: Group, open_home: Callable[[Office], Guest]
) -> None:
    build, today = Builder(office), office.today
    ago = dt.timedelta(days=20)
    client = person(office)
    past = session(office, group, days=-3)
    sheets.prepare(office, groups.register(office, past.id))
    office.clock = _later(office, 1)
    build.add(FollowUp(client=client.id, due=today, what="Call"))
    build.add(Card(client=client.id, type=CardType.HYGIENE, on=today - ago, expires=today + ago))
    build.participation(client, "2026-01-10")
    partner = build.add(Partner(name="Työpaja", type=PartnerType.ASSOCIATION))
    build.add(Referral(client=client.id, partner=partner.id, on=today - ago))
    meeting = build.add(Meeting(on=today - ago, type=MeetingType.TEAM))
    build.add(AgreedAction(meeting=meeting.id, what="Ask", due=today))
    user = open_home(office)
    pages = {
        Waiting.MARK: AttendancePage,
        Waiting.SHEET: AttendancePage,
        Waiting.TASK: ClientPage,
        Waiting.REFERRAL: ReferralPage,
        Waiting.AGREED: MeetingPage,
        Waiting.EURA: ParticipationPage,
        Waiting.CARD: ClientPage,
    }
    assert [line.kind for line in user.waiting()] == list(pages)
    assert user.focus() is user.home().waiting_card.waiting_view
    for kind, page in pages.items():
        line = user.line()
        assert line.kind is kind
        user.press(Key.Key_Return)
        assert type(user.shell.page()) is page
        user.press(Key.Key_Escape)
        assert user.line() == line
        user.press(Key.Key_Down)


def test_space_answers_whether_a_step_still_holds(
    office: Office, open_home: Callable[[Office], Guest]
) -> None:
    build, client = Builder(office), person(office)
    began = office.today - dt.timedelta(days=95)
    build.participation(client, began.isoformat(), eura_started=began)
    step = PathwayStep(client=client.id, type=PathwayType.EMPLOYMENT, state=StepState.STARTED, on=began)
    step = pathways.save(office, step)
    (asked, _later_asked) = pathways.still_of(office, step.id)
    user = open_home(office)
    assert user.line().record == asked.id
    assert user.home().keys()[1] == ("Space", "answers")
    with answering(StillThereDialog, lambda dialog: dialog.save()):
        user.press(Key.Key_Space)
    assert user.waiting() == []
    assert pathways.still_of(office, step.id)[0].outcome is StillThere.YES
    assert user.shell._status.message() == "The answer is saved"


def _later(office: Office, days: int) -> Callable[[], dt.datetime]:
    moment = office.clock() + dt.timedelta(days=days)
    return lambda: moment


def test_own_things_or_the_whole_office_kind_by_kind(
    office: Office, open_home: Callable[[Office], Guest], qtbot: QtBot
) -> None:
    build = Builder(office)
    other = build.worker("Wilma", KUOPIO.id)
    client = person(office)
    counted: list[int] = []
    for worker in (other.id, other.id, office.person.id):
        build.add(FollowUp(client=client.id, due=office.today, what="Call", worker=worker))
    build.participation(client, "2026-01-10", worker=office.person.id)
    user = open_home(office)
    page = user.home()
    page.counted.connect(counted.append)
    assert len(user.waiting()) == 2
    page.waiting_card.own_chip.setFocus()
    user.press(Key.Key_Space)
    assert len(user.waiting()) == 4
    assert [chip.text() for chip in page.waiting_card.kind_chips.chips()] == ["Follow-ups 3", "EURA 1"]
    page.waiting_card.kind_chips.setFocus()
    user.press(Key.Key_Space)
    assert {line.kind for line in user.waiting()} == {Waiting.TASK}
    user.press(Key.Key_F5)
    assert {line.kind for line in user.waiting()} == {Waiting.TASK}
    assert counted == [2]


def test_tab_goes_over_the_page_as_one_reads(
    office: Office, group: Group, open_home: Callable[[Office], Guest]
) -> None:
    build = Builder(office)
    client = person(office)
    build.participation(client, "2026-01-10", worker=office.person.id)
    build.add(FollowUp(client=client.id, due=office.today, what="Call", worker=office.person.id))
    for days in (0, 1):
        session(office, group, days=days)
    user = open_home(office)
    page = user.home()
    card = page.waiting_card
    card.own_chip.click()  # the chips of what waits are made anew
    page.today_view.setFocus()
    for stop in (card.kind_chips.chips()[0], card.own_chip, card.waiting_view, page.coming_view):
        user.press(Key.Key_Tab)
        assert user.focus() is stop


def test_who_has_nothing_left_hears_what_waits_for_others(
    office: Office, open_home: Callable[[Office], Guest]
) -> None:
    build = Builder(office)
    other = build.worker("Wilma", KUOPIO.id)
    build.add(FollowUp(client=person(office).id, due=office.today, what="Call", worker=other.id))
    page = open_home(office).home()
    assert page.waiting_card.nothing_label.text() == "Nothing waits for you. 1 thing waits for others."


def test_the_area_filter_leaves_what_belongs_there_or_nowhere(
    office: Office, group: Group, open_home: Callable[[Office], Guest]
) -> None:
    build = Builder(office)
    client = person(office)
    for area in (KUOPIO.id, KAAVI.id, None):
        build.participation(client, "2026-01-10", area=area)
    user = open_home(office)
    assert len(user.waiting()) == 3
    user.shell.choose_area(KUOPIO.id)
    assert [line.area for line in user.waiting()] == [KUOPIO.id, None]
    user.shell.choose_area(None)
    assert len(user.waiting()) == 3


def test_targets_are_told_with_where_the_pace_leads(
    office: Office, open_home: Callable[[Office], Guest], qtbot: QtBot
) -> None:
    build = Builder(office)
    build.participation(person(office, birth_date=dt.date(1990, 1, 1)), "2026-01-10")
    targets.save(office, target_of(Indicator.REGISTERED, 2026, 150))
    user = open_home(office)
    page = user.home()
    qtbot.waitUntil(page.targets_card.isVisible)
    words = [label.text() for label in page.targets_card.findChildren(QLabel)]
    assert words == ["Targets 2026", "Registered", "1", "at this pace 11 by 31.12.", "target 150"]
    page.targets_card.targets_button.setFocus()
    user.press(Key.Key_Space)
    assert isinstance(user.shell.page(), TargetsPage)


def test_what_has_gone_meanwhile_is_said_and_leaves_the_list(
    office: Office, open_home: Callable[[Office], Guest], monkeypatch: pytest.MonkeyPatch
) -> None:
    build = Builder(office)
    partner = build.add(Partner(name="Työpaja", type=PartnerType.ASSOCIATION))
    sent = office.today - dt.timedelta(days=20)
    referral = build.add(Referral(client=person(office).id, partner=partner.id, on=sent))
    user = open_home(office)
    build.add(referral, binned=True)
    said: list[str] = []
    monkeypatch.setattr(
        "osaava_desktop.screens.home_waiting.messages.show_error",
        lambda _page, error: said.append(str(error)),
    )
    user.press(Key.Key_Return)
    assert len(said) == 1
    assert user.waiting() == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("size", [100, 150])
def test_the_page_fits_the_smallest_window_in_every_language(
    office: Office,
    group: Group,
    open_home: Callable[[Office], Guest],
    looks: Theme,
    qtbot: QtBot,
    language: str,
    size: int,
) -> None:
    for hour in (8, 11, 14):
        session(office, group, hour=hour)
    tomorrow = office.today + dt.timedelta(days=1)
    who = person(office)
    Builder(office).add(FollowUp(client=who.id, due=tomorrow, what="Call", worker=office.person.id))
    i18n.use(language)
    looks.apply("light", size)
    page = open_home(office).home()
    qtbot.wait(50)
    for view in (page.today_view, page.waiting_card.waiting_view, page.coming_view):
        assert not view.horizontalScrollBar().isVisible()
    for view in (page.today_view, page.waiting_card.waiting_view):
        assert view.table().rowCount()
        for row in range(view.table().rowCount()):
            pill = view.sizeHintForIndex(view.table().index(row, 2))
            assert pill.width() - GAP <= view.columnWidth(2), "no pill is cut"
    for button in page.today_view.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
    assert page.window().width() == 1093
    assert page.backup_card.geometry().bottom() <= page.side_panel.height()
