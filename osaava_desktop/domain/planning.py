"""Sessions that a group's rule asks for: which are new, which are there, which would be moved."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from osaava_desktop.domain import recurrence
from osaava_desktop.domain.groups import Group, Session, SessionState
from osaava_desktop.domain.recurrence import Pace, Rule
from osaava_desktop.domain.special_days import special_day

WEEKS_AHEAD, MOST_WEEKS_AHEAD = 8, 60


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A day of the rule. `session` is what would be saved; of one that `is_there` it is that one.

    `before` is a planned session that would be moved to it. `elsewhere` says what else its leader leads
    at that time.
    """

    session: Session
    is_there: bool = False
    before: Session | None = None
    elsewhere: str = ""

    @property
    def is_wanted(self) -> bool:
        """Whether it is ticked at first: nothing speaks against it."""
        return not self.is_there and not special_day(self.session.on)


def proposals(
    group: Group,
    sessions: Sequence[Session],
    span: tuple[dt.date, dt.date],
    movable: Sequence[Session] = (),
) -> list[Proposal]:
    """What the group's rule asks for within `span`, in order.

    `movable` are planned sessions of its rule before: each takes the nearest free day of the new one,
    first in its own week (or month).
    """
    rule = recurrence.read(group.recurrence)
    if rule is None:
        return []
    start, end = max(span[0], group.started or span[0]), min(span[1], group.ended or span[1])
    kept = [session for session in sessions if session not in movable]
    there = {session.on: session for session in kept if session.starts == group.starts}
    days = rule.days(start, end)
    moved = _moved(rule, movable, [day for day in days if day not in there])
    return [_proposal(group, day, there.get(day), moved.get(day)) for day in days]


def movable(
    before: Group, after: Group, sessions: Sequence[Session], marked: Collection[object]
) -> list[Session]:
    """Planned sessions that came from the rule of `before` and do not fit that of `after`.

    One that is among the `marked` stays where it is.
    """
    old, new = recurrence.read(before.recurrence), recurrence.read(after.recurrence)
    planned = [one for one in sessions if one.state is SessionState.PLANNED and one.id not in marked]
    if old is None or new is None or not planned:
        return []
    start, end = min(one.on for one in planned), max(one.on for one in planned)
    came_from, fits = set(old.days(start, end)), set(new.days(start, end))
    return sorted(
        (
            one
            for one in planned
            if one.on in came_from
            and one.starts == before.starts
            and not (one.on in fits and (one.starts, one.ends) == (after.starts, after.ends))
        ),
        key=lambda one: one.on,
    )


def overlap(one: Session, other: Session) -> bool:
    """Whether two sessions are at the same time; of unknown times nothing is said."""
    if one.on != other.on or one.starts is None or other.starts is None:
        return False
    return one.starts < _end(other) and other.starts < _end(one)


def _end(session: Session) -> dt.time:
    """Without an end it takes a minute at least, so that two that begin together do overlap."""
    assert session.starts is not None
    if session.ends is not None:
        return session.ends
    return session.starts.replace(second=59)


def _moved(rule: Rule, movable: Sequence[Session], free: list[dt.date]) -> dict[dt.date, Session]:
    found: dict[dt.date, Session] = {}
    for session in movable:
        left = [day for day in free if day not in found]
        near = [day for day in left if _turn(rule, day) == _turn(rule, session.on)]
        later = [day for day in left if day >= session.on]
        for day in (near or later)[:1]:
            found[day] = session
    return found


def _turn(rule: Rule, day: dt.date) -> tuple[int, int]:
    """The week or the month that a day lies in."""
    return (day.year, day.month) if rule.pace is Pace.MONTHLY else day.isocalendar()[:2]


def _proposal(group: Group, day: dt.date, there: Session | None, before: Session | None) -> Proposal:
    if there is not None:
        return Proposal(session=there, is_there=True)
    session = before or Session(group=group.id, on=day, place=group.place, worker=group.leader)
    return Proposal(session=replace(session, on=day, starts=group.starts, ends=group.ends), before=before)
