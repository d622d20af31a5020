"""Spans of reports: parts of a year, the span before, and what they are called."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain import spans
from osaava_desktop.domain.spans import Span, SpanKind
from osaava_desktop.i18n import speaking
from tests.services.invented import day


def span(text: str) -> Span:
    """Two days: "2025-01-01 2025-03-31"."""
    start, end = text.split()
    return day(start), day(end)


@pytest.mark.parametrize(
    ("kind", "part", "days"),
    [
        (SpanKind.YEAR, 1, "2024-01-01 2024-12-31"),
        (SpanKind.HALF_YEAR, 2, "2024-07-01 2024-12-31"),
        (SpanKind.QUARTER, 1, "2024-01-01 2024-03-31"),
        (SpanKind.QUARTER, 4, "2024-10-01 2024-12-31"),
        (SpanKind.MONTH, 2, "2024-02-01 2024-02-29"),
    ],
)
def test_a_part_of_a_year_is_whole_months(kind: SpanKind, part: int, days: str) -> None:
    assert spans.span_of(kind, 2024, part) == span(days)


@pytest.mark.parametrize(
    ("days", "year_before", "before"),
    [
        ("2025-01-01 2025-12-31", "2024-01-01 2024-12-31", "2024-01-01 2024-12-31"),
        ("2025-02-01 2025-02-28", "2024-02-01 2024-02-29", "2025-01-01 2025-01-31"),
        ("2024-02-01 2024-02-29", "2023-02-01 2023-02-28", "2024-01-01 2024-01-31"),
        ("2025-04-01 2025-06-30", "2024-04-01 2024-06-30", "2025-01-01 2025-03-31"),
        ("2025-03-10 2025-03-19", "2024-03-10 2024-03-19", "2025-02-28 2025-03-09"),
        ("2025-01-01 2025-02-28", "2024-01-01 2024-02-29", "2024-11-01 2024-12-31"),
        ("9999-12-01 9999-12-31", "9998-12-01 9998-12-31", "9999-11-01 9999-11-30"),
        ("2024-02-29 2024-03-04", "2023-02-28 2023-03-04", "2024-02-24 2024-02-28"),
    ],
)
def test_spans_before_keep_whole_months_whole(days: str, year_before: str, before: str) -> None:
    assert spans.year_before(span(days)) == span(year_before)
    assert spans.span_before(span(days)) == span(before)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 800))
def test_the_span_before_ends_the_day_before(start: dt.date, length: int) -> None:
    end = start + dt.timedelta(days=length)
    first, last = spans.span_before((start, end))
    assert last == start - dt.timedelta(days=1)
    assert first <= last


def test_a_span_is_cut_into_months_or_years() -> None:
    winter = span("2024-12-15 2025-02-10")
    months = ["2024-12-15 2024-12-31", "2025-01-01 2025-01-31", "2025-02-01 2025-02-10"]
    assert list(spans.cut(winter, 1)) == [span(month) for month in months]
    years = ["2024-12-15 2024-12-31", "2025-01-01 2025-02-10"]
    assert list(spans.cut(winter, 12)) == [span(year) for year in years]
    assert list(spans.cut(span("2025-02-02 2025-02-01"), 1)) == []


def test_last_month_and_the_part_that_ended_last() -> None:
    assert spans.month_before(day("2026-03-31")) == span("2026-02-01 2026-02-28")
    assert spans.month_before(day("2026-01-01")) == span("2025-12-01 2025-12-31")
    assert spans.last_part(SpanKind.QUARTER, day("2026-02-01")) == (2025, 4)
    assert spans.last_part(SpanKind.MONTH, day("2026-02-01")) == (2026, 1)
    assert spans.last_part(SpanKind.HALF_YEAR, day("2026-07-01")) == (2026, 1)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("2025-01-01 2025-12-31", "2025"),
        ("2025-07-01 2025-12-31", "half-year 2/2025"),
        ("2025-04-01 2025-06-30", "quarter 2/2025"),
        ("2025-03-01 2025-03-31", "March 2025"),
        ("2025-02-01 2025-04-30", "1.2.2025–30.4.2025"),
        ("2024-07-01 2025-06-30", "1.7.2024–30.6.2025"),
        ("2025-03-05 2025-03-05", "5.3.2025–5.3.2025"),
    ],
)
def test_a_span_is_called_as_people_call_it(days: str, words: str) -> None:
    assert spans.words(span(days)) == words


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_part_has_a_name(language: str) -> None:
    with speaking(language):
        for kind in (SpanKind.HALF_YEAR, SpanKind.QUARTER, SpanKind.MONTH):
            names = {spans.part_words(kind, part) for part in spans.parts(kind)}
            assert len(names) == len(spans.parts(kind))
            assert all(names)
