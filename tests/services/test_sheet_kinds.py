"""Sheets of several sessions, blank ones, slips; several at once; what is out, and what comes back."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState, SheetKind
from osaava_desktop.domain.papers import SheetPaper
from osaava_desktop.domain.sheet_papers import SeriesPaper, SlipsPaper
from osaava_desktop.domain.sheets import SheetOrder, sheet_number
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, groups, papers, sheet_printing, sheets, sheets_out
from osaava_desktop.services.figures import report
from osaava_desktop.store.office import Office
from tests.services.invented import day
from tests.services.test_groups import Evening


@pytest.fixture
def evening(office: Office) -> Evening:
    return Evening(office)


def weekly(evening: Evening, times: int) -> list[Session]:
    """Sessions week after week, the first one that of the evening."""
    later = [
        groups.save_session(
            evening.office, Session(group=evening.group.id, on=evening.session.on + dt.timedelta(weeks=week))
        )
        for week in range(1, times)
    ]
    return [evening.session, *later]


def series(evening: Evening, sessions: list[Session]) -> SeriesPaper:
    """One sheet for them, prepared."""
    return sheets.prepare_series(evening.office, [evening.register(one) for one in sessions])


@pytest.mark.parametrize(
    "text", ["A-2026-0418", "a-2026-0418", " a 2026 0418 ", "A–2026–418", "a20260418", "A.2026.0418"]
)
def test_a_number_is_found_however_it_is_typed(text: str) -> None:
    assert sheet_number(text) == "A-2026-0418"


@pytest.mark.parametrize(
    "text", ["", "A-1042", "Aalto 2026", "2026-0418", "A-2026", "A-1926-0418", "AB-2026-0418"]
)
def test_what_is_no_sheet_number_is_none(text: str) -> None:
    assert sheet_number(text) is None


def test_a_series_has_a_column_for_each_session(office: Office, evening: Evening) -> None:
    sessions = weekly(evening, 3)
    paper = series(evening, sessions)
    assert [column.on for column in paper.columns] == [one.on for one in sessions]
    assert [row.text for row in paper.rows] == ["Aalto", "Lehtonen", "Öhman"]
    sheet = sheets.find(office, "a20260001")
    assert sheet is not None
    assert sheet.kind == SheetKind.SERIES
    assert sheets.columns(office, sheet) == [one.id for one in sessions]
    for one in sessions:
        assert sheets.newest(office, one.id) == sheet


def test_a_series_is_opened_at_today_or_at_the_first_session_without_marks(
    office: Office, evening: Evening
) -> None:
    sessions = weekly(evening, 3)
    series(evening, sessions)
    sheet = sheets.newest(office, sessions[0].id)
    assert sheet is not None
    assert sheets.session_to_mark(office, sheet) == sessions[0].id
    groups.mark(office, sessions[0], evening.people[0].id, Mark.PRESENT)
    assert sheets.session_to_mark(office, sheet) == sessions[1].id
    moved = groups.save_session(office, replace(sessions[2], on=office.today))
    assert sheets.session_to_mark(office, sheet) == moved.id


def test_the_same_series_keeps_its_number_until_it_is_back(office: Office, evening: Evening) -> None:
    sessions = weekly(evening, 3)
    assert series(evening, sessions).number == series(evening, sessions).number == "A-2026-0001"
    assert series(evening, sessions[:2]).number == "A-2026-0002"
    sheet = sheets.find(office, "A-2026-0002")
    assert sheet is not None
    sheets.take_in(office, sheet)
    assert series(evening, sessions[:2]).number == "A-2026-0003"


def test_a_blank_sheet_has_rows_only_and_keeps_the_order_of_the_other(
    office: Office, evening: Evening
) -> None:
    named = sheets.prepare(office, evening.register())
    paper = sheets.prepare_blank(office, evening.register(), 30)
    assert (paper.rows, paper.blank_rows) == ((), 30)
    assert paper.number != named.number
    register = evening.register()
    assert register.sheet is not None
    assert register.sheet.number == named.number


def test_slips_bear_numbers_only(office: Office, evening: Evening) -> None:
    paper = sheets.prepare_slips(office, evening.register())
    assert [row.text for row in paper.rows] == ["A-1001", "A-1002", "A-1003"]
    assert len(paper.rows) + paper.blank_rows == 8
    assert "Rohkeus" not in str(paper)


def test_client_numbers_for_names(office: Office, evening: Evening) -> None:
    paper = sheets.prepare(office, evening.register(), numbers=True)
    assert [row.text for row in paper.rows] == ["A-1001", "A-1002", "A-1003"]
    assert paper.by_number
    assert not paper.sensitive
    assert sheets.prepare(office, evening.register()).number == paper.number


def test_a_register_is_opened_in_the_order_of_any_of_its_sheets(office: Office, evening: Evening) -> None:
    first = sheets.prepare(office, evening.register())
    groups.join(office, evening.group.id, evening.client("Aaltonen").id)
    clients.put_in_bin(office, evening.people[1])
    sheets.prepare(office, evening.register())
    sheet = sheets.find(office, first.number)
    register = groups.register(office, evening.session.id, sheet)
    assert [(row.row, row.client.family_name) for row in register.rows] == [
        (1, "Aalto"),
        (3, "Öhman"),
        (4, "Aaltonen"),
    ]


def test_many_are_prepared_at_once(office: Office, evening: Evening) -> None:
    sessions = weekly(evening, 3)
    other = groups.save(office, Group(name="Askartelu", type=GroupType.CRAFTS))
    crafts = groups.save_session(office, Session(group=other.id, on=day("2026-02-01")))
    span = sheet_printing.sessions(office, day("2026-01-30"), day("2026-02-28"))
    assert [line.session.id for line in span] == [sessions[0].id, crafts.id, sessions[1].id, sessions[2].id]
    keys = tuple(line.session.id for line in span)
    one_each = sheet_printing.prepare_many(office, SheetOrder(kind=SheetKind.SESSION, sessions=keys))
    assert [type(paper) for paper in one_each] == [SheetPaper] * 4
    by_group = sheet_printing.prepare_many(office, SheetOrder(kind=SheetKind.SERIES, sessions=keys))
    assert [paper.number for paper in by_group] == ["A-2026-0005", "A-2026-0006"]
    slips = sheet_printing.prepare_many(office, SheetOrder(kind=SheetKind.SLIPS, sessions=keys[:1]))
    assert isinstance(slips[0], SlipsPaper)


@pytest.mark.parametrize("kind", list(SheetKind))
def test_pages_are_counted_before_anything_is_numbered(
    office: Office, evening: Evening, kind: SheetKind
) -> None:
    keys = tuple(one.id for one in weekly(evening, 3))
    order = SheetOrder(kind=kind, sessions=keys)
    planned = papers.sheet_pages(sheet_printing.planned(office, order))
    assert sheets_out.count(office) == 0
    assert planned == papers.sheet_pages(sheet_printing.prepare_many(office, order))


@pytest.mark.parametrize(
    ("sessions", "rows", "field"),
    [((), 20, "sessions"), ((UUID(int=1),), 0, "rows"), ((UUID(int=1),), 999, "rows")],
)
def test_what_can_not_be_printed(office: Office, sessions: tuple[UUID, ...], rows: int, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        sheet_printing.prepare_many(office, SheetOrder(kind=SheetKind.BLANK, sessions=sessions, rows=rows))
    assert set(refused.value.problems) == {field}
    assert sheets_out.count(office) == 0


def test_what_is_out(office: Office, evening: Evening) -> None:
    sheets.prepare(office, evening.register())
    sessions = weekly(evening, 3)
    series(evening, sessions)
    found = sheets_out.lines(office)
    assert [(one.sheet.number, one.group, one.on, one.last) for one in found] == [
        ("A-2026-0001", "Rohkeusryhmä", sessions[0].on, sessions[0].on),
        ("A-2026-0002", "Rohkeusryhmä", sessions[0].on, sessions[2].on),
    ]
    assert [one.days_out(day("2026-02-20")) for one in found] == [19, 7]
    sheets.take_in(office, found[0].sheet)
    assert [one.sheet.number for one in sheets_out.lines(office)] == ["A-2026-0002"]
    groups.save(office, replace(evening.group, sensitive=True))
    assert sheets_out.lines(office)[0].group == ""


def test_coming_back_and_being_lost_are_taken_back(office: Office, evening: Evening) -> None:
    number = sheets.prepare(office, evening.register()).number
    sheet = sheets.find(office, number)
    assert sheet is not None
    sheets.give_out(office, sheets.take_in(office, sheet))
    assert sheets_out.count(office) == 1
    sheets.put_in_bin(office, sheet)
    assert sheets_out.count(office) == 0
    assert sheets.find(office, number) is None
    assert sheets.prepare(office, evening.register()).number == "A-2026-0002"
    sheets.take_back(office, sheet)
    assert sheets.find(office, number) is not None


def test_sheets_change_no_figure(office: Office, evening: Evening) -> None:
    groups.mark(office, evening.session, evening.people[0].id, Mark.PRESENT)
    before = report.compute(office, year_scope(2026))
    paper = series(evening, weekly(evening, 3))
    sheet = sheets.find(office, paper.number)
    assert sheet is not None
    sheets.put_in_bin(office, sheets.take_in(office, sheet))
    assert report.compute(office, year_scope(2026)) == before


def test_sessions_that_are_not_held_need_no_sheet(office: Office, evening: Evening) -> None:
    off = replace(evening.session, state=SessionState.CANCELLED, reason="ill")
    groups.save_session(office, off)
    assert sheet_printing.sessions(office, evening.session.on, evening.session.on) == []
