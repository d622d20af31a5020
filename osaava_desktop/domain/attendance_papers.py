"""The attendance of one group over a span, as a plain record: numbers, and no names of clients."""

import datetime as dt
from dataclasses import dataclass

from osaava_desktop.domain.papers import Issuer
from osaava_desktop.domain.texts import format_number


@dataclass(frozen=True, kw_only=True)
class AttendanceSum:
    """Sessions held in a span: who came, how often, and for how long the group met.

    `persons` are different people, so that months do not add up to the whole. `untimed` sessions have
    neither times nor minutes, and are not in `minutes`.
    """

    start: dt.date
    sessions: int
    persons: int
    visits: int
    unnamed: int
    minutes: int
    untimed: int


@dataclass(frozen=True, kw_only=True)
class HeldSession:
    """A session held, as the report lists it."""

    on: dt.date
    starts: dt.time | None
    ends: dt.time | None
    leader: str
    topic: str
    place: str
    visits: int
    unnamed: int
    minutes: int | None


@dataclass(frozen=True, kw_only=True)
class AttendancePaper:
    """The report. Of a `sensitive` group it bears neither the name nor topics."""

    issuer: Issuer
    group: str
    kind: str
    place: str
    sensitive: bool
    start: dt.date
    end: dt.date
    total: AttendanceSum
    months: tuple[AttendanceSum, ...]
    sessions: tuple[HeldSession, ...]
    not_held: int


def lasted(starts: dt.time | None, ends: dt.time | None, minutes: int | None) -> int | None:
    """How many minutes a session lasted: as written down, or else by its times."""
    if minutes is not None or starts is None or ends is None:
        return minutes
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def hours(minutes: int) -> str:
    """``12 h 30 min``, or as much of it as there is."""
    whole, rest = divmod(minutes, 60)
    parts = [f"{format_number(whole)} h"] if whole or not rest else []
    return " ".join([*parts, *([f"{rest} min"] if rest else [])]).replace(" ", "\u00a0")
