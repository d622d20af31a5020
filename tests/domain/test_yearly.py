"""Narrative texts: figures stand in braces and are put into the sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain import yearly
from osaava_desktop.domain.words import Language


def test_fields_are_named_in_order() -> None:
    text = "Hankkeessa aloitti {registered.started} henkilöä ({pathways.persons.share}, {esf.EECO12})."
    assert yearly.fields(text) == ("registered.started", "pathways.persons.share", "esf.EECO12")


@pytest.mark.parametrize("text", ["", "no field", "{}", "{ a }", "{a b}", "{a", "a}", "{ä}"])
def test_other_braces_are_text(text: str) -> None:
    assert yearly.fields(text) == ()
    assert yearly.filled(text, {}) == text


def test_filled() -> None:
    values = {"a": "12", "b.share": "44 %"}
    assert yearly.filled("**{a}** of {b.share}, {a}", values) == "**12** of 44 %, 12"


def test_unknown_figure_is_spelled_out() -> None:
    assert yearly.filled("x {nothing.here} y", {}) == "x (no figure nothing.here) y"


def test_value_is_never_filled_again() -> None:
    assert yearly.filled("{a}", {"a": "{b}", "b": "wrong"}) == "{b}"


@given(st.text(max_size=60), st.dictionaries(st.sampled_from(["a", "b.c", "d"]), st.text(max_size=5)))
def test_any_text_is_filled(text: str, values: dict[str, str]) -> None:
    filled = yearly.filled(text, values)
    if not yearly.fields(text):
        assert filled == text
    assert yearly.filled(text, {name: f"{{{name}}}" for name in yearly.fields(text)}) == text


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
