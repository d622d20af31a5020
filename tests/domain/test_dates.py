"""Dates and times as people write them, quarters and ages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain import dates
from osaava_desktop.domain.texts import format_date

TODAY = dt.date(2026, 2, 1)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5.3.2026", dt.date(2026, 3, 5)),
        ("05.03.2026", dt.date(2026, 3, 5)),
        ("5.3.26", dt.date(2026, 3, 5)),
        ("5.3.", dt.date(2026, 3, 5)),
        ("5.3", dt.date(2026, 3, 5)),
        ("05032026", dt.date(2026, 3, 5)),
        ("5/3/2026", dt.date(2026, 3, 5)),
        ("5-3-2026", dt.date(2026, 3, 5)),
        ("5 3 2026", dt.date(2026, 3, 5)),
        ("2026-03-05", dt.date(2026, 3, 5)),
        ("  24.11.1990 ", dt.date(1990, 11, 24)),
        ("1.1.1900", dt.date(1900, 1, 1)),
        ("29.2.2024", dt.date(2024, 2, 29)),
        ("+14", dt.date(2026, 2, 15)),
        ("+0", TODAY),
        ("1.1.36", dt.date(2036, 1, 1)),  # ten years ahead at most
        ("1.1.37", dt.date(1937, 1, 1)),
        ("1.1.00", dt.date(2000, 1, 1)),
    ],
)
def test_date_is_read(text: str, day: dt.date) -> None:
    assert dates.parse_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31.2.2026", "no such day"),
        ("29.2.2023", "no such day"),
        ("29.2.", "no such day"),  # of this year
        ("0.1.2026", "no such day"),
        ("1.13.2026", "no such day"),
        ("2026-00-10", "no such day"),
        ("31.12.1899", "too far back"),
        ("5.3.0026", "too far back"),
        ("", "Write the date"),
        ("5", "Write the date"),
        ("5.3.226", "Write the date"),
        ("today", "Write the date"),
        ("+", "Write the date"),
        ("-14", "Write the date"),
        ("5.3.2026 x", "Write the date"),
        ("5.3.2026\x00", "Write the date"),
        ("=1+1", "Write the date"),
    ],
)
def test_impossible_date_gets_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(dates.DateError, match=sentence):
        dates.parse_date(text, TODAY)


@given(DAYS)
def test_written_date_is_read_back(day: dt.date) -> None:
    assert dates.parse_date(format_date(day), TODAY) == day
    assert dates.parse_date(day.isoformat(), TODAY) == day
    assert dates.parse_date(f"{day:%d%m%Y}", TODAY) == day


@given(st.text(max_size=12), st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)))
def test_any_text_is_a_date_or_a_sentence(text: str, today: dt.date) -> None:
    try:
        day = dates.parse_date(text, today)
    except dates.DateError:
        return
    assert day >= dates.EARLIEST


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9", dt.time(9)),
        ("9.30", dt.time(9, 30)),
        ("9:30", dt.time(9, 30)),
        ("0930", dt.time(9, 30)),
        ("930", dt.time(9, 30)),
        (" 23.59 ", dt.time(23, 59)),
        ("0", dt.time(0)),
    ],
)
def test_time_is_read(text: str, moment: dt.time) -> None:
    assert dates.parse_time(text) == moment


@pytest.mark.parametrize("text", ["", "24", "9.60", "9.3", "noon", "9.30.00", "-1"])
def test_impossible_time_gets_a_sentence(text: str) -> None:
    with pytest.raises(dates.DateError, match="Write the time"):
        dates.parse_time(text)


def test_year_span_has_both_ends_in() -> None:
    assert dates.year_span(2025) == (dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def test_quarters() -> None:
    quarters = [dates.quarter(dt.date(2025, month, 1)) for month in range(1, 13)]
    assert quarters == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
