"""The days on which the practice office works, and the clock by which it is written."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from holidays import country_holidays

from osaava_desktop.domain.dates import quarter

FIRST = dt.date(2024, 10, 1)
LAST = dt.date(2026, 11, 24)
"""The day that the practice office stands at."""

SUMMARY_YEAR = 2025
"""The year whose summary is written, and whose numbers are laid beside EURA's."""

_HOLIDAYS = country_holidays("FI", years=range(FIRST.year, LAST.year + 2))
_CLOSED = (((7, 6), (7, 26)), ((12, 23), (12, 31)), ((1, 1), (1, 2)))
"""Holidays of the staff, by month and day."""

_GROUPS_REST = (((6, 20), (8, 9)), ((12, 18), (12, 31)), ((1, 1), (1, 6)))
_OPENS = dt.time(8, 0, tzinfo=ZoneInfo("Europe/Helsinki"))


class Clock:
    """A clock that is set to the morning of a day and moves on with each act."""

    def __init__(self) -> None:
        self._now = dt.datetime.combine(FIRST, _OPENS)

    def __call__(self) -> dt.datetime:
        """The time it shows."""
        return self._now

    def set_to(self, day: dt.date) -> None:
        """Shows the morning of `day`."""
        self._now = dt.datetime.combine(day, _OPENS)

    def move_on(self) -> None:
        """Some minutes pass, as they do between two acts."""
        self._now += dt.timedelta(minutes=2)


def is_open(day: dt.date) -> bool:
    """Whether anybody of the office is at work."""
    return day.weekday() < 5 and day not in _HOLIDAYS and not _within(day, _CLOSED)


def in_season(day: dt.date) -> bool:
    """Whether groups meet; they rest in summer and at Christmas."""
    return is_open(day) and not _within(day, _GROUPS_REST)


def open_days(start: dt.date, end: dt.date) -> list[dt.date]:
    """The days of work from `start` to `end`, both in."""
    return [day for day in _days(start, end) if is_open(day)]


def quarter_days(year: int, number: int, last: dt.date = LAST) -> list[dt.date]:
    """The days of work of a quarter of the practice office's life."""
    every = open_days(max(FIRST, dt.date(year, 1, 1)), min(last, dt.date(year, 12, 31)))
    return [day for day in every if quarter(day) == number]


def next_open(day: dt.date) -> dt.date:
    """`day`, or the next day of work after it."""
    while not is_open(day):
        day += dt.timedelta(days=1)
    return day


def last_open(day: dt.date) -> dt.date:
    """`day`, or the last day of work before it."""
    while not is_open(day):
        day -= dt.timedelta(days=1)
    return day


def after(day: dt.date, days: int) -> dt.date:
    """The first day of work when `days` have passed since `day`."""
    return next_open(day + dt.timedelta(days=days))


def meets(day: dt.date, weekday: int, every: int, turn: int) -> bool:
    """Whether what happens on a weekday every so many weeks does so on `day`; `turn` shifts the weeks."""
    return day.weekday() == weekday and ((day.toordinal() - 1) // 7 + turn) % every == 0


def _days(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    for offset in range((end - start).days + 1):
        yield start + dt.timedelta(days=offset)


def _within(day: dt.date, spans: tuple[tuple[tuple[int, int], tuple[int, int]], ...]) -> bool:
    return any(start <= (day.month, day.day) <= end for start, end in spans)
