"""The attendance of one group over a span, as a plain record: numbers, and no names of clients."""

import datetime as dt
from dataclasses import dataclass

from osaava_desktop.domain.papers import Issuer


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
