"""The day's work: where a session stands, which one is next, the order of what waits."""

import datetime as dt
from uuid import UUID

import pytest

from osaava_desktop.domain import today as rules
from osaava_desktop.domain.calendar import CalendarEntry
from osaava_desktop.domain.groups import Group, GroupType, Session, SessionState
from osaava_desktop.domain.records import new_id
from osaava_desktop.domain.today import Moment, SessionToday, Waiting, WaitingLine

TODAY = dt.date(2026, 11, 24)
GROUP = Group(name="Rohkeusryhmä", type=GroupType.DISCUSSION)


def at(hour: int, minute: int = 0) -> dt.datetime:
    """A time of today."""
    return dt.datetime.combine(TODAY, dt.time(hour, minute))


def session(
    starts: int | None, ends: int | None = None, state: SessionState = SessionState.PLANNED
) -> SessionToday:
    """A session of today from one whole hour to another."""
    made = Session(
        group=GROUP.id,
        on=TODAY,
        starts=None if starts is None else dt.time(starts),
        ends=None if ends is None else dt.time(ends),
        state=state,
    )
    return SessionToday(entry=CalendarEntry(session=made, group=GROUP, place="", leader=""))


@pytest.mark.parametrize(
    ("one", "now", "moment"),
    [
        (session(10, 12), at(9, 59), Moment.TO_COME),
        (session(10, 12), at(10), Moment.NOW),
        (session(10, 12), at(12), Moment.NOW),
        (session(10, 12), at(12, 1), Moment.UNMARKED),
        (session(10), at(10, 30), Moment.UNMARKED),  # nobody knows how long it lasts
        (session(None), at(8), Moment.NOW),
        (session(10, 12, SessionState.HELD), at(11), Moment.MARKED),
        (session(10, 12, SessionState.CANCELLED), at(9), Moment.OFF),
        (session(10, 12, SessionState.DID_NOT_TAKE_PLACE), at(13), Moment.OFF),
    ],
)
def test_where_a_session_stands(one: SessionToday, now: dt.datetime, moment: Moment) -> None:
    assert one.moment(now) is moment


def test_a_session_of_another_day_is_to_come() -> None:
    assert session(10, 12).moment(at(11) - dt.timedelta(days=1)) is Moment.TO_COME


def test_the_next_session_is_the_one_on_then_the_one_to_come_then_the_last_unmarked() -> None:
    morning, noon, evening = session(8, 9), session(11, 13), session(17, 19)
    day = [morning, noon, evening]
    assert rules.next_session(day, at(12)) is noon
    assert rules.next_session(day, at(10)) is noon
    assert rules.next_session(day, at(14)) is evening
    assert rules.next_session(day, at(20)) is evening
    held = session(17, 19, SessionState.HELD)
    assert rules.next_session([morning, held], at(20)) is morning
    assert rules.next_session([held], at(20)) is held
    assert rules.next_session([], at(20)) is None


def line(kind: Waiting, worker: UUID | None, due: dt.date = TODAY) -> WaitingLine:
    """Something that waits."""
    return WaitingLine(kind=kind, record=new_id(), title="Aalto", what="", due=due, worker=worker)


def test_own_things_and_those_of_nobody_come_first_kind_by_kind_the_longest_late_first() -> None:
    me, other = new_id(), new_id()
    late = TODAY - dt.timedelta(days=3)
    theirs = line(Waiting.MARK, other, late)
    card, task, late_task = line(Waiting.CARD, None), line(Waiting.TASK, me), line(Waiting.TASK, me, late)
    assert rules.in_order([theirs, card, task, late_task], me) == [late_task, task, card, theirs]
    assert [one.days_late(TODAY) for one in (late_task, task)] == [3, 0]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-5, "0 minutes ago"),
        (1, "1 minute ago"),
        (59, "59 minutes ago"),
        (60, "1 hour ago"),
        (23 * 60 + 59, "23 hours ago"),
        (24 * 60, "1 day ago"),
        (15 * 24 * 60, "15 days ago"),
    ],
)
def test_how_long_ago(minutes: int, words: str) -> None:
    now = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
    assert rules.ago(now - dt.timedelta(minutes=minutes), now) == words
