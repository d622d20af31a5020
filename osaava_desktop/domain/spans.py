"""Spans of days that a report is asked for, and those that they are compared with."""

import calendar
import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from osaava_desktop.domain.dates import quarter
from osaava_desktop.domain.texts import format_date, format_month
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _

Span = tuple[dt.date, dt.date]
"""The first and the last day, both in."""


class SpanKind(Word):
    """How a span is told; the first ones by a year and a part of it."""

    YEAR = "year", N_("year")
    HALF_YEAR = "half_year", N_("half-year")
    QUARTER = "quarter", N_("quarter")
    MONTH = "month", N_("month")
    LAST_MONTH = "last_month", N_("last month")
    BETWEEN = "between", N_("from – to")


class Against(Word):
    """What a span is compared with."""

    NOTHING = "nothing", N_("nothing")
    YEAR_BEFORE = "year_before", N_("the same span a year before")
    SPAN_BEFORE = "span_before", N_("the span before")
    OTHER = "other", N_("another span")


_MONTHS = {SpanKind.YEAR: 12, SpanKind.HALF_YEAR: 6, SpanKind.QUARTER: 3, SpanKind.MONTH: 1}


def parts(kind: SpanKind) -> range:
    """The parts that a year has of that kind, from 1; none where it is no part of a year."""
    return range(1, 12 // _MONTHS[kind] + 1) if kind in _MONTHS else range(0)


def part_words(kind: SpanKind, part: int) -> str:
    """What a part of a year is called."""
    if kind is SpanKind.HALF_YEAR:
        return _("half-year {number}").format(number=part)
    if kind is SpanKind.QUARTER:
        return _("quarter {number}").format(number=part)
    return format_month(dt.date(2000, part, 1)).rsplit(" ", 1)[0] if kind is SpanKind.MONTH else ""


def span_of(kind: SpanKind, year: int, part: int = 1) -> Span:
    """The days of a part of a year."""
    months = _MONTHS[kind]
    start = dt.date(year, 1 + months * (part - 1), 1)
    return start, _last_day(start, months)


def month_before(day: dt.date) -> Span:
    """The whole month before that of `day`."""
    start = day.replace(day=1) - relativedelta(months=1)
    return start, _last_day(start, 1)


def last_part(kind: SpanKind, today: dt.date) -> tuple[int, int]:
    """The year and part that ended last: what is told of once it is over."""
    months = _MONTHS[kind]
    begun = today.replace(month=today.month - (today.month - 1) % months, day=1)
    start = begun - relativedelta(months=months)
    return start.year, (start.month - 1) // months + 1


def year_before(span: Span) -> Span:
    """The same days of the year before; whole months stay whole."""
    return _moved(span, 12)


def span_before(span: Span) -> Span:
    """The span of the same length that ends the day before: as many months where they are whole."""
    start, end = span
    if _is_whole(span):
        return _moved(span, _months_of(span))
    return start - (end - start) - dt.timedelta(days=1), start - dt.timedelta(days=1)


def cut(span: Span, months: int) -> Iterator[Span]:
    """The months (1) or calendar years (12) of a span in order; the first and the last may be shorter."""
    start, end = span
    while start <= end:
        begun = start.replace(day=1) if months == 1 else start.replace(month=1, day=1)
        last = min(_last_day(begun, months), end)
        yield start, last
        start = last + dt.timedelta(days=1)


def words(span: Span) -> str:
    """A span as it is spoken of: a year, a half-year, a quarter, a month, or its days."""
    start, end = span
    months = _months_of(span) if _is_whole(span) else 0
    if months == 12 and start.month == 1:
        return str(start.year)
    if months == 6 and start.month in (1, 7):
        return _("half-year {number}/{year}").format(number=1 + start.month // 7, year=start.year)
    if months == 3 and start.month % 3 == 1:
        return _("quarter {number}/{year}").format(number=quarter(start), year=start.year)
    return format_month(start) if months == 1 else f"{format_date(start)}–{format_date(end)}"


def _months_of(span: Span) -> int:
    start, end = span
    return 12 * (end.year - start.year) + end.month - start.month + 1


def _is_whole(span: Span) -> bool:
    """Whether it is one or more whole months."""
    start, end = span
    return start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]


def _last_day(start: dt.date, months: int) -> dt.date:
    after: dt.date = start + relativedelta(months=months)
    return after - dt.timedelta(days=1)


def _moved(span: Span, months: int) -> Span:
    """So many months earlier."""
    start, end = (day - relativedelta(months=months) for day in span)
    return (start, _last_day(start, _months_of(span))) if _is_whole(span) else (start, end)
