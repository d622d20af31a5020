"""The time that a talk took, as office staff write it."""

import pytest

from osaava_desktop.domain.guidance import MinutesError, format_minutes, parse_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        (" 45 min ", 45),
        ("90", 90),
        ("1.15", 75),
        ("1:05", 65),
        ("1 h 15", 75),
        ("1 h 15 min", 75),
        ("1h", 60),
        ("1 t 5", 65),
        ("2 H", 120),
        ("0.30", 30),
    ],
)
def test_minutes_are_read_as_written(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "x", "1.75", "-5", "1,5", "1 h 60", "12345", "h", "45 45"])
def test_what_is_no_time_is_told_how_to_write_it(text: str) -> None:
    with pytest.raises(MinutesError, match=r"Write the time as 45, 1\.15 or 1 h 15\."):
        parse_minutes(text)


@pytest.mark.parametrize(("minutes", "words"), [(5, "5 min"), (60, "1 h"), (75, "1 h 15 min"), (0, "0 min")])
def test_minutes_in_words_are_read_back(minutes: int, words: str) -> None:
    assert format_minutes(minutes) == words
    assert parse_minutes(words) == minutes
