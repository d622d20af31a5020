"""Targets of a year, anonymous counters, and estimates the office makes itself."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import Problems, within
from osaava_desktop.domain.dates import quarter
from osaava_desktop.domain.records import Record, named_id
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _

VALUE_LIMIT = 100_000
_MOST_DIGITS = 18
"""Python reads no number of thousands of digits, and nobody means one."""


class Indicator(Word):
    """What a target is set for: persons, or per cent of the base."""

    REGISTERED = "registered", N_("registered")
    PATHWAYS = "pathways", N_("pathways")
    CRIMINAL_BACKGROUND = "criminal_background", N_("with a criminal background")


SHARES = (Indicator.PATHWAYS, Indicator.CRIMINAL_BACKGROUND)
"""What is set in whole per cent of the base."""


class CounterKind(Word):
    """What is counted without names."""

    CRIMINAL_BACKGROUND = "criminal_background", N_("with a criminal background")


class EstimateKind(Word):
    """What the office may estimate instead of asking."""

    MINORITY = "minority", N_("belonging to a minority")


@dataclass(frozen=True, kw_only=True)
class Target(Record):
    """A target of a year, for the whole office or one `area`. `value`: persons, or whole per cent."""

    indicator: Indicator
    year: int
    area: UUID | None = None
    value: int


@dataclass(frozen=True, kw_only=True)
class Counter(Record):
    """An anonymous count of a quarter and area."""

    kind: CounterKind
    year: int
    quarter: int
    area: UUID
    count: int


@dataclass(frozen=True, kw_only=True)
class Estimate(Record):
    """The office's own estimate of persons for a year."""

    kind: EstimateKind
    year: int
    count: int


def target_of(indicator: Indicator, year: int, value: int, area: UUID | None = None) -> Target:
    """The target, with the id that every laptop gives it."""
    key = named_id("target", indicator, str(year), str(area or ""))
    return Target(id=key, indicator=indicator, year=year, area=area, value=value)


def counter_of(kind: CounterKind, year: int, quarter_: int, area: UUID, count: int) -> Counter:
    """The count of one quarter and area; each laptop keeps its own."""
    return Counter(kind=kind, year=year, quarter=quarter_, area=area, count=count)


class CountError(ValueError):
    """The text is no whole number; `str(error)` is a sentence for the user."""


def read_count(text: str) -> int | None:
    """The whole number meant by `text`, None where there is none. Raises `CountError`."""
    text = "".join(text.split())
    if text and not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise CountError(_("Write a whole number, as 12."))
    return int(text) if text else None


def cell_of(area: UUID, quarter_: int) -> str:
    """The name of the field of one area and quarter."""
    return f"{area}.{quarter_}"


def target_cell(indicator: Indicator, area: UUID | None) -> str:
    """The name of the field of a target of the whole office or of one area."""
    return f"{indicator}.{area or ''}"


def has_begun(year: int, quarter_: int, today: dt.date) -> bool:
    """Whether that quarter has begun, so that there may be something to count in it."""
    return (year, quarter_) <= (today.year, quarter(today))


def value_problems(field: str, value: int) -> Problems:
    """A count or estimate is a sensible whole number."""
    found: Problems = {}
    within(found, field, value, 0, VALUE_LIMIT)
    return found


def target_problems(target: Target) -> Problems:
    """What keeps `target` from being saved, a sentence by field."""
    found: Problems = {}
    within(found, "value", target.value, 0, 100 if target.indicator in SHARES else VALUE_LIMIT)
    return found


def counter_problems(counter: Counter, today: dt.date) -> Problems:
    """What keeps `counter` from being saved, a sentence by field."""
    found = value_problems("count", counter.count)
    within(found, "quarter", counter.quarter, 1, 4)
    if not has_begun(counter.year, counter.quarter, today):
        found["quarter"] = _("This quarter has not begun yet.")
    return found
