"""Attendance sheets of several sessions, and slips for one person each, as plain records."""

from dataclasses import dataclass
from datetime import date, time

from osaava_desktop.domain.papers import Issuer, SheetPaper, SheetRow


@dataclass(frozen=True, kw_only=True)
class SeriesColumn:
    """A session's column."""

    on: date
    starts: time | None


@dataclass(frozen=True, kw_only=True)
class SeriesPaper:
    """One sheet of several sessions of a group, a column a session; a sensitive one has a neutral title."""

    issuer: Issuer
    number: str
    title: str
    subtitle: str
    sensitive: bool
    by_number: bool
    """Whether rows bear client numbers and no names."""
    columns: tuple[SeriesColumn, ...]
    place: str
    leaders: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    blank_rows: int


@dataclass(frozen=True, kw_only=True)
class SlipsPaper:
    """A slip for each person of one session, with the client's number only; no slip names the group."""

    issuer: Issuer
    number: str
    on: date
    starts: time | None
    ends: time | None
    place: str
    rows: tuple[SheetRow, ...]
    blank_rows: int


AnySheet = SheetPaper | SeriesPaper | SlipsPaper
