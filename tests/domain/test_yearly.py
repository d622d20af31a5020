"""Narrative texts: figures stand in braces and are put into the sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain import yearly
from osaava_desktop.domain.papers import Prose, Quotes
from osaava_desktop.domain.words import Language


def test_fields_are_named_in_order() -> None:
    text = "Hankkeessa aloitti {registered.started} henkilöä ({pathways.persons.share}, {esf.EECO12})."
    assert yearly.fields(text) == ("registered.started", "pathways.persons.share", "esf.EECO12")


@pytest.mark.parametrize("text", ["", "no field", "{}", "{ }", "{a", "a}"])
def test_braces_without_a_name_are_no_field(text: str) -> None:
    assert yearly.fields(text) == ()


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("{a b}", "(no figure a b)"),
        ("{ä}", "(no figure ä)"),
        ("{ a }", "12"),
        ("{}", ""),
        ("{a", "(a"),
        ("a}", "a)"),
        ("{{a}}", "(12)"),
        ("{a\nb}", "(a\nb)"),
        ("{**a**}", "(no figure **a**)"),
    ],
)
def test_no_brace_is_printed(text: str, paper: str) -> None:
    assert yearly.filled(text, {"a": "12"}) == paper


def test_filled() -> None:
    values = {"a": "12", "b.share": "44 %"}
    assert yearly.filled("**{a}** of {b.share}, {a}", values) == "**12** of 44 %, 12"


def test_unknown_figure_is_spelled_out() -> None:
    assert yearly.filled("x {nothing.here} y", {}) == "x (no figure nothing.here) y"


def test_value_is_never_filled_again() -> None:
    assert yearly.filled("{a}", {"a": "{b}", "b": "wrong"}) == "{b}"


LETTERS = st.text(st.sampled_from("{}ab. \n*") | st.characters(), max_size=60)


@given(LETTERS, st.dictionaries(st.sampled_from(["a", "b.c", "d"]), st.text("xyz", max_size=5)))
def test_any_text_is_filled(text: str, values: dict[str, str]) -> None:
    filled = yearly.filled(text, values)
    assert not {"{", "}"} & set(filled)
    if not {"{", "}"} & set(text):
        assert filled == text


def test_what_people_said_is_a_block_of_its_own() -> None:
    text = "One.\n\nTwo.\n> It helped.\n>  So it did. \n>\nThree > two.\n– a\n– b"
    assert yearly.parts(text) == (
        Prose(text="One.\n\nTwo."),
        Quotes(texts=("It helped.", "So it did.")),
        Prose(text="Three > two.\n– a\n– b"),
    )
    assert yearly.parts("\n\n> \n\n") == ()


@given(st.text(st.sampled_from("> a\n–"), max_size=30))
def test_no_word_is_lost_in_parts(text: str) -> None:
    blocks = yearly.parts(text)
    words = [one.text if isinstance(one, Prose) else " ".join(one.texts) for one in blocks]
    assert "".join(words).count("a") == text.count("a")


def test_one_text_a_year_section_and_language() -> None:
    ids = {
        yearly.narrative_of(year, section, language, "x").id
        for year in (2025, 2026)
        for section in yearly.Section
        for language in Language
    }
    assert len(ids) == 2 * len(yearly.Section) * len(Language)
    again = yearly.narrative_of(2025, yearly.Section.PLAN, Language.FI, "other")
    assert again.id == yearly.narrative_of(2025, yearly.Section.PLAN, Language.FI, "x").id
