"""When a backup is due, and which older ones may go."""

import datetime as dt
from collections.abc import Callable, Hashable, Sequence

EVERY = dt.timedelta(minutes=30)
"""How much work may be lost with the laptop."""

IDLE = dt.timedelta(seconds=20)
"""How long nobody has touched the keys when a backup begins."""

_RECENT, _RECENT_DAYS = 8, dt.timedelta(days=2)
_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9

_JUMP = dt.timedelta(days=45)
"""A longer time without a backup may be a clock that was wrong: what is older is left alone."""


def is_due(since: dt.timedelta, idle: dt.timedelta) -> bool:
    """`since` the last backup or the sign-in, and `idle`, both by a clock that nobody can set."""
    return since >= EVERY and idle >= IDLE


def to_go(made: Sequence[dt.datetime], now: dt.datetime) -> set[dt.datetime]:
    """Which of these verified backups (aware times) may be deleted; the newest never.

    While any lies in the future nothing goes: the clock was wrong then, or is now. After a jump the
    older ones are judged by the newest of their own time, so that a jump deletes nothing.
    """
    in_order = sorted(made, reverse=True)
    if not in_order or in_order[0] > now:
        return set()
    kept: set[dt.datetime] = set()
    for stretch in _stretches(in_order):
        kept |= _kept(stretch)
    return set(in_order) - kept


def _stretches(in_order: Sequence[dt.datetime]) -> list[list[dt.datetime]]:
    """The backups, the newest first, cut where the time between two is too long."""
    found: list[list[dt.datetime]] = []
    for one in in_order:
        if found and found[-1][-1] - one <= _JUMP:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _kept(in_order: Sequence[dt.datetime]) -> set[dt.datetime]:
    """8 of the last 2 days, and the newest of the last 12 days, 10 weeks and 9 months that have any."""
    recent = [one for one in in_order if in_order[0] - one < _RECENT_DAYS][:_RECENT]
    return {
        *recent,
        *_first_of_each(in_order, lambda one: one.date(), _DAILY),
        *_first_of_each(in_order, lambda one: one.isocalendar()[:2], _WEEKLY),
        *_first_of_each(in_order, lambda one: (one.year, one.month), _MONTHLY),
    }


def _first_of_each(
    in_order: Sequence[dt.datetime], span: Callable[[dt.datetime], Hashable], most: int
) -> list[dt.datetime]:
    firsts: dict[Hashable, dt.datetime] = {}
    for one in in_order:
        firsts.setdefault(span(one), one)
    return list(firsts.values())[:most]
