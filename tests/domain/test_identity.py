"""Identity numbers of invented persons: 900 and more is nobody's."""

import datetime as dt

import pytest

from osaava_desktop.domain import identity

TODAY = dt.date(2026, 2, 1)
RIGHT = ("010594Y9032", "020594X903P", "010516B903X", "030516D9037", "020503F9037")


def problem(number: str, born: dt.date | None = None, *, temporary: bool = True) -> str:
    """What is wrong with a number in a practice office."""
    return identity.problem(number, born, TODAY, temporary=temporary)


@pytest.mark.parametrize("number", RIGHT)
def test_right_numbers(number: str) -> None:
    assert problem(number) == ""
    assert problem(number, identity.birth_date(number)) == ""


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("010594Y903", "Write the whole identity number"),
        ("0105949032", "Write the whole identity number"),
        ("010594Q9032", "Write the whole identity number"),
        ("010594Y9033", "The last character does not fit"),
        ("310294Y9032", "There is no such identity number"),
        ("01\u0660594Y903", "Write the whole identity number"),
        ("010594\u20139032", "Write the whole identity number"),
        ("010594Y903\uff12", "Write the whole identity number"),
        ("", "Write the whole identity number"),
    ],
)
def test_wrong_numbers(number: str, sentence: str) -> None:
    assert problem(number).startswith(sentence)


def test_temporary_numbers_are_for_practice_only() -> None:
    assert problem("010594Y9032", temporary=False).startswith("There is no such")
    assert problem("131052-308T", temporary=False) == ""


def test_the_sign_tells_the_century_and_is_never_left_out() -> None:
    assert identity.birth_date("010594Y9032") == identity.birth_date("010594-9032") == dt.date(1994, 5, 1)
    assert identity.birth_date("010516B903X") == dt.date(2016, 5, 1)
    assert identity.official(" 010594y9032 ") == "010594Y9032"
    assert problem("010594A9032").startswith("The birth date in the number is in the future")


def test_the_birth_date_must_agree() -> None:
    sentence = "The birth date in the number is 1.5.1994, another than above."
    assert problem("010594Y9032", dt.date(1994, 5, 2)) == sentence


def test_the_mask_shows_the_birth_part() -> None:
    assert identity.masked("010594Y9032") == "010594Y••••"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" 010594y 9032\n", "010594Y9032"),
        ("\uff10\uff11\uff10\uff15\uff19\uff14Y9032", "010594Y9032"),
        ("010594\u20139032", "010594-9032"),
        ("\u200f010594Y9032\0", "010594Y9032"),
    ],
)
def test_what_a_program_for_writing_has_made_of_it_is_read(text: str, number: str) -> None:
    assert identity.official(text) == number
