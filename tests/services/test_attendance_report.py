"""The attendance report has the figures' own numbers; the calendar, and the programme for the wall."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.attendance_papers import AttendancePaper
from osaava_desktop.domain.calendar import Span
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.groups import Group, GroupType, Session, SessionState
from osaava_desktop.domain.programme import PaperSize, ProgrammeOrder
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import attendance_report, calendar, clients, groups
from osaava_desktop.services.figures import compute
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day

START, END = day("2025-11-15"), day("2026-01-31")


@pytest.fixture
def group(office: Office) -> Group:
    """A group with sessions over three months, one of them not held and one without times."""
    group = groups.save(office, Group(name="Nature", type=GroupType.NATURE))
    people = [clients.save(office, Client(family_name=name)) for name in ("Aalto", "Lehtonen", "Öhman")]
    for text, there, heads in (
        ("2025-11-20", 2, 1),
        ("2025-12-11", 3, 0),
        ("2025-12-18", 1, 4),
        ("2026-01-15", 1, 2),
    ):
        session = Session(
            group=group.id, on=day(text), starts=dt.time(9), ends=dt.time(10, 30), topic="Woods"
        )
        session = groups.save_session(office, session)
        for person in people[:there]:
            groups.add_walk_in(office, session, person)
        groups.save_unnamed(office, groups.session(office, session.id), heads, 0)
    off = Session(group=group.id, on=day("2026-01-22"), state=SessionState.CANCELLED, reason="Ice")
    groups.save_session(office, off)
    untimed = groups.save_session(office, Session(group=group.id, on=day("2026-01-29")))
    groups.add_walk_in(office, untimed, people[0])
    return group


def report(office: Office, group: Group) -> AttendancePaper:
    return attendance_report.paper(office, group, START, END)


def test_its_numbers_are_those_of_the_figures(office: Office, group: Group) -> None:
    paper = report(office, group)
    found = compute(office, Scope(start=START, end=END))
    total = paper.total
    assert (total.sessions, total.persons, total.visits, total.unnamed) == (5, 3, 8, 7)
    for key, number in (
        ("groups.sessions", total.sessions),
        ("groups.persons", total.persons),
        ("groups.attendances", total.visits),
        ("groups.unnamed", total.unnamed),
    ):
        assert found[key].n == number
    assert [(one.start.month, one.persons, one.visits) for one in paper.months] == [
        (11, 2, 2),
        (12, 3, 4),
        (1, 1, 2),
    ]
    assert (total.minutes, total.untimed, paper.not_held) == (360, 1, 1)


def test_another_groups_sessions_are_not_in_it(office: Office, group: Group) -> None:
    other = groups.save(office, Group(name="Talk", type=GroupType.DISCUSSION))
    session = groups.save_session(office, Session(group=other.id, on=day("2025-12-12")))
    groups.add_walk_in(office, session, Client(family_name="Uusi"))
    assert report(office, group).total.visits == 8
    assert report(office, other).total.visits == 1
    assert compute(office, Scope(start=START, end=END))["groups.attendances"].n == 9


def test_days_in_disorder_are_refused(office: Office, group: Group) -> None:
    with pytest.raises(InvalidInput):
        attendance_report.paper(office, group, END, START)


@pytest.mark.parametrize("sensitive", [False, True])
def test_the_workbook(office: Office, group: Group, tmp_path: Path, sensitive: bool) -> None:
    path = tmp_path / "report.xlsx"
    group = groups.save(office, replace(group, sensitive=sensitive))
    attendance_report.write_workbook(office, path, report(office, group))
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Attendance by month", "Sessions held"]
    months, sessions = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert months[-1] == ["Whole span", 5.0, 3.0, 8.0, 7.0, 15.0, 360.0]
    assert len([row for row in sessions if isinstance(row[0], dt.date)]) == 5
    told = str(months + sessions)
    assert ("Nature" in told) is not sensitive
    assert ("Woods" in told) is not sensitive
    assert "Aalto" not in told


def test_the_calendar_shows_all_groups_in_order(office: Office, group: Group) -> None:
    talk = groups.save(office, Group(name="Talk", type=GroupType.DISCUSSION))
    groups.save_session(office, Session(group=talk.id, on=day("2025-12-18"), starts=dt.time(8)))
    groups.save_session(office, Session(group=talk.id, on=day("2025-12-18")))
    found = calendar.entries(office, day("2025-12-15"), day("2025-12-21"))
    assert [(one.group.name, one.session.starts) for one in found] == [
        ("Talk", dt.time(8)),
        ("Nature", dt.time(9)),
        ("Talk", None),
    ]
    assert [one.is_off for one in calendar.entries(office, day("2026-01-22"), day("2026-01-22"))] == [True]


def test_the_calendar_knows_all_leaders(office: Office, group: Group) -> None:
    wilma = Builder(office).worker("Wilma", KUOPIO.id)
    groups.save(office, group, [wilma.id])
    (entry,) = calendar.entries(office, day("2026-01-15"), day("2026-01-15"))
    assert entry.leaders == {office.person.id, wilma.id}


def test_sensitive_groups_are_never_on_the_wall(office: Office, group: Group) -> None:
    secret = groups.save(office, Group(name="Recovery", type=GroupType.SUBSTANCE_USE, sensitive=True))
    groups.save_session(office, Session(group=secret.id, on=day("2026-01-20")))
    order = ProgrammeOrder(
        span=Span.MONTH, day=day("2026-01-15"), size=PaperSize.A3, languages=("fi",), contact="Ask Wilma"
    )
    days = order.span.days(order.day)
    paper = calendar.programme(office, order, calendar.entries(office, days[0], days[-1]), "Kuopio")
    items = [item for one in paper.days for item in one.items]
    assert {item.title for item in items} == {"Nature"}
    assert [item.is_off for item in items] == [False, True, False]
    assert (paper.days[0].on, paper.days[0].outside, len(paper.days)) == (day("2025-12-29"), True, 35)
    with pytest.raises(InvalidInput):
        calendar.programme(office, replace(order, languages=()), [], "")


@pytest.mark.parametrize(
    ("start", "by", "end"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28")],
)
def test_a_month_on(start: str, by: int, end: str) -> None:
    assert Span.MONTH.step(day(start), by) == day(end)
    assert len(Span.WEEK.days(day(start))) == 7
    assert Span.WEEK.days(day(start))[0].weekday() == 0
