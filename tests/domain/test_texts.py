"""Dates, numbers and shares in three languages."""

from datetime import date, time

import pytest

from osaava_desktop import i18n
from osaava_desktop.domain import texts

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(("language", "weekday"), [("fi", "ti"), ("sv", "tis"), ("en", "Tue")])
def test_one_pattern_for_dates_with_the_languages_own_weekday(language: str, weekday: str) -> None:
    with i18n.speaking(language):
        assert texts.format_date(date(2026, 3, 5)) == "5.3.2026"
        assert texts.format_weekday_date(TUESDAY) == f"{weekday}\u00a024.11.2026"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_numbers_and_times_look_the_same_in_all_languages(language: str) -> None:
    with i18n.speaking(language):
        assert texts.format_number(1204) == "1\u00a0204"
        assert texts.format_number(1234567) == "1\u00a0234\u00a0567"
        assert texts.format_number(999) == "999"
        assert [texts.format_change(n) for n in (3, -1200, 0)] == ["+3", "−1\u00a0200", "±0"]
        assert texts.format_time(time(9, 5)) == "9.05"
        assert texts.format_fraction(44, 1000) == "44\u00a0/\u00a01\u00a0000"


@pytest.mark.parametrize(("language", "shown"), [("fi", "67\u00a0%"), ("sv", "67\u00a0%"), ("en", "67%")])
def test_shares_are_whole_percentages(language: str, shown: str) -> None:
    with i18n.speaking(language):
        assert texts.format_percent(32, 48) == shown


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(1, 8, 13), (1, 200, 1), (1, 201, 0), (3, 2, 150), (0, 5, 0)]
)
def test_halves_are_rounded_upwards(part: int, whole: int, percent: int) -> None:
    with i18n.speaking("en"):
        assert texts.format_percent(part, whole) == f"{percent}%"


@pytest.mark.parametrize(("language", "word"), [("fi", "ja"), ("sv", "och"), ("en", "and")])
def test_lists_end_in_the_languages_and(language: str, word: str) -> None:
    with i18n.speaking(language):
        assert texts.format_list([]) == ""
        assert texts.format_list(["a"]) == "a"
        assert texts.format_list(["a", "b", "c"]) == f"a, b {word} c"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 20), "20.11."),
        (date(2026, 12, 31), "31.12."),
        (date(2027, 1, 4), "4.1.2027"),
        (date(2026, 1, 4), "4.1.2026"),
    ],
)
def test_a_day_of_the_coming_year_bears_its_year(on: date, words: str) -> None:
    assert texts.format_near_date(on, TUESDAY) == words


def test_a_day_of_last_year_may_be_near() -> None:
    assert texts.format_near_date(date(2025, 12, 4), date(2026, 1, 24)) == "4.12."


@pytest.mark.parametrize(
    ("language", "month"), [("fi", "Marraskuu 2026"), ("sv", "November 2026"), ("en", "November 2026")]
)
def test_a_month_is_a_heading(language: str, month: str) -> None:
    with i18n.speaking(language):
        assert texts.format_month(TUESDAY) == month
