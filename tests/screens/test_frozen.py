"""Freezing a report, seeing it as it was sent, and the checks before it: by keyboard in the real window."""

import dataclasses
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.frozen import FrozenReport
from osaava_desktop.domain.groups import Group, GroupType, Session, SessionState
from osaava_desktop.domain.people import Role
from osaava_desktop.domain.report_checks import CheckKind
from osaava_desktop.domain.targets import Indicator, target_of
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent, Section
from osaava_desktop.i18n import speaking
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.freeze import FreezeDialog
from osaava_desktop.screens.frozen import FrozenPage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.report import ReportPage
from osaava_desktop.screens.report_checks import ChecksPage
from osaava_desktop.screens.report_menu import ERRANDS, Errand
from osaava_desktop.screens.report_sending import state_mark
from osaava_desktop.screens.sent_reports import SentReportsPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.targets import TargetsPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import clients, freezing, targets
from osaava_desktop.store import attachments as files
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, Builder, day

Key = Qt.Key
YEAR = year_scope(2025)


class Reader(User):
    """At a page of the report; ``clients`` are those that were opened."""

    clients: list[UUID]
    window: MainWindow

    def rows(self) -> list[list[str]]:
        """What the list of the page in sight says."""
        page = self.shell.page()
        if isinstance(page, FrozenPage):
            table = page.figure_view.table()
        elif isinstance(page, ChecksPage):
            table = page.check_view.table()
        else:
            assert isinstance(page, SentReportsPage)
            table = page.report_view.table()
        return [[column.read_out(row) for column in table.columns] for row in table.rows()]


Open = Callable[[Callable[[Reader], Page]], Reader]


@pytest.fixture
def build(office: Office, looks: Theme) -> Builder:
    """One started in 2025; another is in the register only."""
    made = Builder(office)
    one = made.client("Lehtonen", birth_date=day("1980-05-05"))
    made.participation(one, "2025-02-01", area=KUOPIO.id)
    made.client("Öhman", birth_date=day("1970-01-01"))
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 150))
    return made


@pytest.fixture
def show(qtbot: QtBot, office: Office, looks: Theme) -> Open:
    """Opens the window on a page."""

    def open_window(make: Callable[[Reader], Page]) -> Reader:
        reader: Reader = Reader.__new__(Reader)
        reader.clients = []
        place = Place(name="reports", number=8, title="Reports", icon="info", make=lambda: make(reader))
        shell = Shell([place], "Kerttu Keeper", "", [])
        reader.__init__(shell)  # type: ignore[misc]  # the page is made with the shell
        reader.window = window = MainWindow()
        qtbot.addWidget(window)
        window.resize(1093, 614)
        window.show_page(shell)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return reader

    return open_window


def send(office: Office, reason: str = "") -> FrozenReport:
    """A report was sent, and a day has passed."""
    pdf = b"%PDF-1.4 /Type /Page\n"
    report = freezing.freeze(office, YEAR, Extent.CONDENSED, Language.FI, pdf, reason)
    later = office.clock() + timedelta(days=1)
    office.clock = lambda: later
    return report


def client_named(build: Builder, name: str) -> Client:
    (found,) = clients.find(build.office, name)
    return found


# Freezing


def dialog(office: Office, qtbot: QtBot) -> FreezeDialog:
    made = FreezeDialog(office, YEAR, Extent.CONDENSED, Language.FI)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_enter_freezes_the_report_with_its_real_paper(build: Builder, qtbot: QtBot) -> None:
    office = build.office
    made = dialog(office, qtbot)
    assert made.reason_field.isHidden()
    assert made.facts_label.text() == "version 1 · condensed summary · Finnish · 1.2.2026 · Kerttu Keeper"
    assert "To look at" in made.checks_label.text()
    head = office.audit_head()
    QTest.keyClick(made, Key.Key_Return)
    qtbot.waitUntil(lambda: made.frozen is not None, timeout=20_000)
    report = freezing.state(office, YEAR)
    assert report == made.frozen
    assert report is not None
    assert report.audit_head == head
    assert freezing.pdf_of(office, report).startswith(b"%PDF")
    assert made.result() == made.DialogCode.Accepted


def test_a_later_version_asks_why_and_says_it_beside_the_field(build: Builder, qtbot: QtBot) -> None:
    office = build.office
    send(office)
    made = dialog(office, qtbot)
    assert made.earlier_label.text().startswith("It supersedes version 1, sent 1.2.2026")
    QTest.keyClick(made.reason_edit, Key.Key_Return)
    assert made.reason_field.message() == "This is needed."
    made.reason_edit.setText("One was missing")
    QTest.keyClick(made.reason_edit, Key.Key_Return)
    qtbot.waitUntil(lambda: made.frozen is not None, timeout=20_000)
    assert [one.version for one in freezing.versions(office, YEAR)] == [2, 1]


def test_a_dialog_left_while_the_paper_is_drawn_freezes_nothing(build: Builder, qtbot: QtBot) -> None:
    made = dialog(build.office, qtbot)
    made.freeze()
    QTest.keyClick(made, Key.Key_Escape)
    QTest.qWait(1500)
    assert freezing.state(build.office, YEAR) is None
    assert not files.folder(build.office.path).exists()


def test_a_worker_is_told_that_this_is_not_theirs(build: Builder, qtbot: QtBot) -> None:
    office = build.office
    office.person = dataclasses.replace(office.person, role=Role.WORKER)
    made = dialog(office, qtbot)
    said: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        if box is None or box is made:
            QTimer.singleShot(50, close)
            return
        said.append(str(getattr(box, "text", lambda: "")()))
        QTest.keyClick(box, Key.Key_Return)

    QTimer.singleShot(50, close)
    made.freeze()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert freezing.state(office, YEAR) is None
    assert made.freeze_button.isEnabled()


# As it was sent


def test_a_report_without_late_changes_shows_all_its_figures(build: Builder, show: Open) -> None:
    office = build.office
    report = send(office)
    user = show(lambda reader: FrozenPage(office, report, reader.clients.append))
    page = user.shell.page()
    assert isinstance(page, FrozenPage)
    assert page.facts() == "version 1 · sent 1.2.2026 · nothing has changed since"
    assert not page.changed_chip.isChecked()
    assert ["Registered, started", "1", "1", "", ""] in user.rows()
    assert len(user.rows()) == len(freezing.figures_of(office, report))


def test_a_late_change_is_told_with_its_cause_and_enter_opens_the_client(build: Builder, show: Open) -> None:
    office = build.office
    report = send(office)
    other = client_named(build, "Öhman")
    build.participation(other, "2025-11-01", area=KUOPIO.id)
    user = show(lambda reader: FrozenPage(office, report, reader.clients.append))
    assert user.rows()[0] == [
        "Registered, started",
        "1",
        "2",
        "+1",
        f"The participation of client {other.number} was entered on 2.2.2026",
    ]
    assert all(row[3] or "The base" in row[4] for row in user.rows())
    user.press(Key.Key_Return)
    page = user.shell.page()
    assert isinstance(page, ClientPage)
    user.press(Key.Key_Escape)
    assert user.rows()[0][3] == "+1"


def test_the_search_finds_a_figure_by_its_cause(build: Builder, show: Open) -> None:
    office = build.office
    report = send(office)
    build.participation(client_named(build, "Öhman"), "2025-11-01", area=KUOPIO.id)
    user = show(lambda reader: FrozenPage(office, report, reader.clients.append))
    user.press(Key.Key_F, CONTROL)
    user.type("registered started")
    assert {row[0] for row in user.rows()} == {"Registered, started"}


def test_a_superseded_version_says_so(build: Builder, show: Open) -> None:
    office = build.office
    first = send(office)
    build.participation(client_named(build, "Öhman"), "2025-11-01", area=KUOPIO.id)
    second = send(office, "One was missing")
    user = show(lambda reader: SentReportsPage(office, reader.clients.append))
    assert [row[-1] for row in user.rows()] == ["2, frozen", "1, superseded"]
    user.press(Key.Key_Down)
    user.press(Key.Key_Return)
    page = user.shell.page()
    assert isinstance(page, FrozenPage)
    assert page.reason_label.text() == "Superseded by version 2 on 2.2.2026."
    assert user.rows()[0][1:4] == ["1", "2", "+1"]
    page.version_combo.setFocus()
    user.press(Key.Key_Up)
    assert page.reason_label.text() == "Why: One was missing"
    assert page.facts().endswith("nothing has changed since")
    assert {first.id, second.id} == {page.version_combo.itemData(row) for row in (0, 1)}


def test_control_p_shows_the_paper_that_was_sent(build: Builder, show: Open, qtbot: QtBot) -> None:
    office = build.office
    made = dialog(office, qtbot)
    made.freeze()
    qtbot.waitUntil(lambda: made.frozen is not None, timeout=20_000)
    report = made.frozen
    assert report is not None
    user = show(lambda reader: FrozenPage(office, report, reader.clients.append))
    page = user.shell.page()
    assert isinstance(page, FrozenPage)
    shown: list[int] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, PreviewDialog)
        shown.append(box.paper_view.pages())
        box.reject()

    QTimer.singleShot(300, close)
    user.press(Key.Key_P, CONTROL)
    assert shown
    assert shown[0] >= 1


def test_a_paper_whose_file_is_gone_is_said(build: Builder, show: Open) -> None:
    office = build.office
    report = send(office)
    for file in files.folder(office.path).iterdir():
        file.unlink()
    user = show(lambda reader: FrozenPage(office, report, reader.clients.append))
    user.press(Key.Key_P, CONTROL)
    assert "Bring it back from a backup" in user.shell._status.message()


def test_nothing_sent_yet(build: Builder, show: Open) -> None:
    user = show(lambda reader: SentReportsPage(build.office, reader.clients.append))
    page = user.shell.page()
    assert isinstance(page, SentReportsPage)
    assert page.stack.currentWidget() is page.nothing_state


# The checks


def checks(office: Office, reader: Reader) -> ChecksPage:
    return ChecksPage(office, YEAR, Language.FI, reader.clients.append)


def test_a_line_opens_its_place_and_is_gone_once_mended(build: Builder, show: Open) -> None:
    office = build.office
    group = build.add(Group(name="Crafts", type=GroupType.CRAFTS))
    session = build.add(Session(group=group.id, on=day("2025-05-05")))
    user = show(lambda reader: checks(office, reader))
    assert user.rows()[0] == ["To mend", "Unmarked session", "Crafts, 5.5.2025"]
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), AttendancePage)
    build.add(dataclasses.replace(session, state=SessionState.HELD))
    user.press(Key.Key_Escape)
    page = user.shell.page()
    assert isinstance(page, ChecksPage)
    assert "Unmarked session" not in {row[1] for row in user.rows()}
    assert page.check_view.current_row() is not None
    assert user.focus() is page.check_view


def test_returning_keeps_the_place(build: Builder, show: Open) -> None:
    user = show(lambda reader: checks(build.office, reader))
    place = next(line for line, row in enumerate(user.rows()) if row[1] == "Target missing")
    user.press(Key.Key_Down, times=place)
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), TargetsPage)
    user.press(Key.Key_Escape)
    page = user.shell.page()
    assert isinstance(page, ChecksPage)
    assert page.check_view.currentIndex().row() == place


def test_a_section_without_text_is_asked_for(build: Builder, show: Open) -> None:
    wanted: list[object] = []

    def make(reader: Reader) -> Page:
        page = checks(build.office, reader)
        page.section_wanted.connect(wanted.append)
        return page

    user = show(make)
    page = user.shell.page()
    assert isinstance(page, ChecksPage)
    user.press(Key.Key_End)
    page.check_view.selectRow(len(user.rows()) - 1)
    user.press(Key.Key_Return)
    assert wanted == [Section.PLAN]


def test_f5_checks_anew_and_chips_narrow(build: Builder, show: Open) -> None:
    user = show(lambda reader: checks(build.office, reader))
    page = user.shell.page()
    assert isinstance(page, ChecksPage)
    before = len(user.rows())
    group = build.add(Group(name="Crafts", type=GroupType.CRAFTS))
    build.add(Session(group=group.id, on=day("2025-05-05")))
    user.press(Key.Key_F5)
    assert len(user.rows()) == before + 1
    page.severity_chips.chips()[0].click()
    assert {row[0] for row in user.rows()} == {"To mend"}


def test_three_languages(build: Builder, show: Open) -> None:
    office = build.office
    titles = {"fi": "Tarkistukset ennen lähettämistä", "sv": "Kontroller före sändning"}
    for language, title in titles.items():
        with speaking(language):
            user = show(lambda reader: checks(office, reader))
            assert user.shell.page().title() == title


# From the report


def at_report(office: Office, reader: Reader) -> ReportPage:
    return ReportPage(office, reader.clients.append)


def errand(name: str) -> Errand:
    """A line of the report's menu."""
    return next(one for one in ERRANDS if name in one.text)


def test_the_report_is_frozen_from_its_menu_and_says_so(build: Builder, show: Open, qtbot: QtBot) -> None:
    office = build.office
    user = show(lambda reader: at_report(office, reader))
    report = user.shell.page()
    assert isinstance(report, ReportPage)

    def accept() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, FreezeDialog)
        QTest.keyClick(box, Key.Key_Return)

    QTimer.singleShot(300, accept)
    report.go(errand("Freeze"))
    page = user.shell.page()
    assert isinstance(page, FrozenPage)
    assert page.facts() == "version 1 · sent 1.2.2026 · nothing has changed since"
    with qtbot.waitActive(user.window):  # it was not, behind the dialog
        user.window.activateWindow()
    user.press(Key.Key_Escape)
    assert user.shell.page() is report
    assert state_mark(office, YEAR, {}).text == "Frozen 1.2.2026"
    assert report.facts().endswith("frozen 1.2.2026")


def test_the_report_says_that_its_figures_have_changed_since_it_was_sent(build: Builder, show: Open) -> None:
    office = build.office
    send(office)
    user = show(lambda reader: at_report(office, reader))
    report = user.shell.page()
    assert isinstance(report, ReportPage)
    mark = report.state_pill.mark()
    assert mark is not None
    assert mark.text == "Frozen 1.2.2026"
    build.participation(client_named(build, "Öhman"), "2025-11-01", area=KUOPIO.id)
    user.press(Key.Key_F5)
    mark = report.state_pill.mark()
    assert mark is not None
    assert mark.text == "Frozen 1.2.2026, changed"
    assert report.facts().endswith("frozen 1.2.2026, changed")


def test_who_may_not_freeze_is_told_at_once(build: Builder, show: Open) -> None:
    office = build.office
    office.person = dataclasses.replace(office.person, role=Role.WORKER)
    user = show(lambda reader: at_report(office, reader))
    report = user.shell.page()
    assert isinstance(report, ReportPage)
    report.go(errand("Freeze"))
    assert user.shell.page() is report
    assert user.shell._status.message().startswith("A coordinator or the keeper")


def test_a_section_without_text_is_opened_on_the_report(build: Builder, show: Open) -> None:
    office = build.office
    user = show(lambda reader: at_report(office, reader))
    report = user.shell.page()
    assert isinstance(report, ReportPage)
    report.go(errand("hecks"))
    page = user.shell.page()
    assert isinstance(page, ChecksPage)
    sections = [one for one in page.check_view.table().rows() if one.kind is CheckKind.SECTION]
    line = next(one for one in sections if "Results" in one.words)
    page.open_line(line)
    assert user.shell.page() is report
    assert report.text.section() is Section.RESULTS
