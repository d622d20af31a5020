"""Behind a number: its rule and filter in words, who is counted and who is not; each opens on its page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.groups import Group, GroupType, Session, SessionState
from osaava_desktop.domain.people import Role
from osaava_desktop.domain.surveys import WELLBEING
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.meeting import MeetingPage
from osaava_desktop.screens.opportunity import OpportunityPage
from osaava_desktop.screens.partner import PartnerPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.survey_entry import SurveyEntryPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.visit import VisitPage
from osaava_desktop.services import figures, groups
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import User
from tests.services.figures.counted import CountedOffice
from tests.services.invented import day

Key = Qt.Key
YEAR = year_scope(2025)


class Reader(User):
    """At the page of a figure; ``clients`` are those that were opened."""

    def __init__(self, shell: Shell, clients: list[UUID]) -> None:
        super().__init__(shell)
        self.clients = clients

    def figure(self) -> FigurePage:
        """The page of a figure, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, FigurePage)
        return page

    def names(self) -> list[str]:
        """Who is listed."""
        return [member.label for _place, member in self.figure().member_view.table().rows()]


@pytest.fixture
def counted(office: Office) -> CountedOffice:
    """The small office whose figures were counted by hand."""
    return CountedOffice(office)


@pytest.fixture
def read(qtbot: QtBot, looks: Theme) -> Callable[[Office, str, Scope], Reader]:
    """Opens the window on a figure."""
    windows = []

    def open_window(office: Office, key: str, scope: Scope = YEAR) -> Reader:
        clients: list[UUID] = []
        figure = figures.compute(office, scope)[key]

        def make() -> FigurePage:
            return FigurePage(office, scope, figure, clients.append)

        shell = Shell(
            [Place(name="reports", number=8, title="Reports", icon="data_bar_vertical", make=make)],
            "Kerttu Keeper",
            "",
            [],
        )
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1093, 614)
        window.show_page(shell)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Reader(shell, clients)

    return open_window


Read = Callable[..., Reader]


def test_a_figure_says_its_rule_its_base_and_its_filter(counted: CountedOffice, read: Read) -> None:
    page = read(counted.office, "phase.mapping").figure()
    assert page.rule_label.text() == "Persons whose first mapping ever was made in the span."
    assert page.base_label.text().startswith("Base: 2\u00a0/\u00a07: the registered")
    assert page.filter_label.text() == "1.1.2025–31.12.2025 · Whole office · base: started · 3 clients"
    assert not page.parts_label.isVisible()


def test_a_narrowed_figure_says_whose_it_is(counted: CountedOffice, read: Read) -> None:
    scope = replace(YEAR, worker=counted.anna)
    page = read(counted.office, "visits", scope).figure()
    assert "· Anna ·" in page.filter_label.text()
    assert not page.base_label.isVisible()


def test_the_reached_show_their_bounds_and_their_parts(counted: CountedOffice, read: Read) -> None:
    """Counted by hand: 11 by name, 34 heads of which 17 new, 15 on one occasion."""
    found = figures.compute(counted.office, YEAR)
    named, heads, new, least, most = (
        found[key].n
        for key in ("named", "unnamed.heads", "unnamed.new", "reached.at_least", "reached.at_most")
    )
    assert least is not None
    assert named is not None
    text = read(counted.office, "reached").figure().parts_label.text()
    assert text.startswith(f"Met by name {named}. Without a name: {heads} heads, {new} of them new, ")
    assert f"{least - named} at the largest occasion. At least {least}, at most {most}." in text
    assert text.endswith(f"= {found['reached'].n}.")
    spring = replace(YEAR, end=day("2025-06-30"))
    text = read(counted.office, "reached", spring).figure().parts_label.text()
    assert text.endswith("There is an estimate for a calendar year only.")


def test_who_of_the_base_is_not_counted_is_a_switch_away(counted: CountedOffice, read: Read) -> None:
    user = read(counted.office, "mapping.persons")
    page = user.figure()
    assert user.names() == ["Aino", "Clara", "David", "Nils"]
    assert [chip.text() for chip in page.who_chips.chips()] == ["Counted 4", "In the base, not counted 4"]
    page.who_chips.setFocus()
    user.press(Key.Key_Right)
    user.press(Key.Key_Space)
    assert user.names() == ["Bengt", "Elsa", "Gerda", "Hugo"]
    assert not page.export_button.isVisible()
    user.press(Key.Key_Left)
    user.press(Key.Key_Space)
    assert user.names() == ["Aino", "Clara", "David", "Nils"]
    assert not read(counted.office, "groups.persons").figure().who_chips.chips()


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("groups.sessions", AttendancePage),
        ("groups", GroupPage),
        ("groups.unnamed", AttendancePage),
        ("meetings.team", MeetingPage),
        ("partners.municipality", PartnerPage),
        ("opportunities.job", OpportunityPage),
        (f"survey.{WELLBEING}.significantly", SurveyEntryPage),
    ],
)
def test_enter_opens_the_record_that_is_counted(
    counted: CountedOffice, read: Read, key: str, kind: type
) -> None:
    user = read(counted.office, key)
    assert user.figure().keys()[0] == ("Enter", "opens what is counted")
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), kind)
    assert user.clients == []


def test_enter_on_heads_of_a_visit_opens_the_visit(counted: CountedOffice, read: Read) -> None:
    user = read(counted.office, "unnamed.heads")
    view = user.figure().member_view
    row = next(row for row in view.table().rows() if row[1].label == "food aid")
    view.choose(view.table().ident(row))
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), VisitPage)


def test_enter_opens_the_client_of_a_mark(counted: CountedOffice, read: Read) -> None:
    user = read(counted.office, "groups.attendances")
    assert user.figure().keys()[0] == ("Enter", "opens the client")
    user.press(Key.Key_Return)
    assert user.clients == [counted.aino.id]


def saved_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Files are saved there; the names that were suggested."""
    suggested: list[str] = []

    def choose(_parent: object, _caption: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(Path(name).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return suggested


def test_client_numbers_leave_as_a_workbook_without_names_and_with_a_trace(
    counted: CountedOffice, read: Read, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    suggested = saved_to(monkeypatch, tmp_path / "members.xlsx")
    page = read(counted.office, "pathways.persons").figure()
    page.export_button.click()
    assert suggested == ["pathways.persons-2025-01-01-2025-12-31.xlsx"]
    rows = CalamineWorkbook.from_path(str(tmp_path / "members.xlsx")).get_sheet_by_index(0).to_python()
    cells = [str(cell) for row in rows for cell in row]
    assert {counted.aino.number, counted.clara.number} <= set(cells)
    assert not any(name in cell for cell in cells for name in ("Aino", "Clara"))
    last = AuditRow.select().order_by(AuditRow.seq.desc()).get()
    assert (last.action, last.thing) == ("export members of figures", "pathways.persons")


@pytest.mark.parametrize("key", ["minority", "kykyviisari.persons", "esf.EECO12", "esf.EECO15.female"])
def test_sensitive_members_never_leave(counted: CountedOffice, read: Read, key: str) -> None:
    assert not read(counted.office, key).figure().export_button.isVisible()


def test_a_worker_takes_no_members_out(counted: CountedOffice, read: Read) -> None:
    counted.office.person = replace(counted.office.person, role=Role.WORKER)
    assert not read(counted.office, "pathways.persons").figure().export_button.isVisible()


def test_a_folder_that_cannot_be_written_is_said(
    counted: CountedOffice, read: Read, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saved_to(monkeypatch, tmp_path / "no folder" / "members.xlsx")
    user = read(counted.office, "pathways.persons")
    before = AuditRow.select().count()
    user.figure().export_button.click()
    assert "folder" in user.shell._status.message()
    assert AuditRow.select().count() == before
    assert not list(tmp_path.glob("*.xlsx*"))


def test_markup_in_names_is_shown_as_it_is(office: Office, read: Read) -> None:
    group = groups.save(office, Group(name="<b>Puu & kivi", type=GroupType.CRAFTS))
    groups.save_session(office, Session(group=group.id, on=day("2025-02-02"), state=SessionState.HELD))
    page = read(office, "groups.sessions", replace(YEAR, group=group.id)).figure()
    assert "· <b>Puu & kivi ·" in page.filter_label.text()
    assert page.filter_label.textFormat() is Qt.TextFormat.PlainText
