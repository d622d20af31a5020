"""Texts are cleaned before they are kept, and compared without what the eye does not tell apart."""

import datetime as dt
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from osaava_desktop.domain import checks
from osaava_desktop.domain.words import Gender

ANY = st.text(st.characters(), max_size=40)
"""Every character there is, lone surrogates too."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A record with a line, a note, a class and a number."""

    title: str
    note: str
    gender: Gender | None = None
    count: int = 0


@given(ANY)
@example("a\x00\u0308")  # cleaning brings a letter and its dots together
@example("\ud800")
def test_clean_text_is_nfc_without_controls(text: str) -> None:
    cleaned = checks.clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert checks.clean(cleaned) == cleaned == cleaned.strip()
    assert not [c for c in cleaned if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cs")]
    cleaned.encode()


@given(ANY)
def test_clean_line_is_one_line(text: str) -> None:
    line = checks.clean_line(text)
    assert line.split() == line.split(" ") or line == ""
    assert checks.clean_line(line) == line


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1, max_size=40))
def test_nothing_else_is_lost(text: str) -> None:
    assert checks.clean_line(text) == unicodedata.normalize("NFC", text)


def test_clean_keeps_lines_bidi_marks_and_emoji() -> None:
    assert checks.clean(" a\r\nb\rc\td ") == "a\nb\nc\td"
    assert checks.clean("\u202eAino") == "\u202eAino"
    assert checks.clean("👩\u200d🚀") == "👩\u200d🚀"
    assert checks.clean("A\x00i\x1bno") == "Aino"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Äitin", "AITIN"),
        ("Ä", "A\u0308"),
        ("Åsa  Öman", "asa oman"),
        ("ﬁ", "fi"),
        ("Weiß", "WEISS"),
        ("\u202eAino\u202c", "aino"),
        ("Leh\u00adtonen", "Lehtonen"),
        ("İ", "i"),
        ("Aino\u00a0Maija", "aino maija"),
    ],
)
def test_folded_alike(one: str, other: str) -> None:
    assert checks.folded(one) == checks.folded(other) != ""


@given(ANY, ANY)
def test_folding_goes_word_by_word(one: str, other: str) -> None:
    whole = f"{checks.folded(one)} {checks.folded(other)}".strip()
    assert checks.folded(f"{one} {other}") == whole


def test_tidied_cleans_texts_only() -> None:
    paper = Paper(title=" Two\n lines ", note=" one\r\ntwo ", gender=Gender.FEMALE, count=3)
    tidy = checks.tidied(paper)
    assert tidy == Paper(title="Two lines", note="one\ntwo", gender=Gender.FEMALE, count=3)
    assert type(tidy.gender) is Gender


def test_first_problem_of_a_field_stays() -> None:
    found: checks.Problems = {}
    checks.need(found, "name", "")
    checks.short(found, "name", "x" * 300)
    assert found == {"name": "This is needed."}


@pytest.mark.parametrize(
    ("value", "there"), [(None, False), ("", False), (0, True), (False, True), ("x", True)]
)
def test_need(value: object, there: bool) -> None:
    found: checks.Problems = {}
    checks.need(found, "field", value)
    assert ("field" not in found) is there


def test_limit_itself_is_allowed() -> None:
    found: checks.Problems = {}
    checks.short(found, "name", "ä" * 200)
    assert found == {}
    checks.short(found, "name", "ä" * 201)
    assert found == {"name": "This is too long: 201 characters, at most 200."}


def test_dates_and_times_in_order() -> None:
    found: checks.Problems = {}
    day = dt.date(2026, 2, 1)
    checks.not_future(found, "on", day, day)
    checks.not_future(found, "on", None, day)
    checks.in_order(found, "ended", day, day)
    checks.in_order(found, "ended", None, day)
    checks.in_order(found, "ended", day, None)
    assert found == {}
    checks.not_future(found, "on", day + dt.timedelta(days=1), day)
    checks.in_order(found, "ends", dt.time(10), dt.time(9, 59))
    assert found == {"on": "This date is in the future.", "ends": "The end is before the start."}


@pytest.mark.parametrize(("number", "fits"), [(0, False), (1, True), (4, True), (5, False), (None, True)])
def test_within(number: int | None, fits: bool) -> None:
    found: checks.Problems = {}
    checks.within(found, "quarter", number, 1, 4)
    assert (found == {}) is fits


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u202e", "\u0301\u0308", " \u00ad "])
def test_what_nobody_sees_is_not_there(text: str) -> None:
    found: checks.Problems = {}
    checks.need(found, "name", text)
    assert "name" in found


@pytest.mark.parametrize("value", ["x", "שלום", "😀", "=", 0])
def test_what_is_seen_is_there(value: object) -> None:
    found: checks.Problems = {}
    checks.need(found, "name", value)
    assert found == {}
