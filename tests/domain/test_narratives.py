"""Narratives as a screen takes them apart, what their fields lack, and the sentences offered for them."""

import datetime as dt
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaava_desktop.domain import narrative_checks as checks
from osaava_desktop.domain import sentences
from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.narrative_text import Piece, pieces, written
from osaava_desktop.domain.report_fields import Form, change, name_of, parted, year_before
from osaava_desktop.domain.yearly import Section, fields
from osaava_desktop.i18n import LANGUAGES, _, speaking

KNOWN = {"a", "b.share"}


def test_a_line_is_plain_and_bold_text_and_fields() -> None:
    assert list(pieces("So **{a} of** all, {b.share} {x}", KNOWN)) == [
        Piece(text="So "),
        Piece(field="a", bold=True),
        Piece(text=" of", bold=True),
        Piece(text=" all, "),
        Piece(field="b.share"),
        Piece(text=" {x}"),
    ]


@pytest.mark.parametrize(
    "line", ["", "{a}", "**{a}{b.share}** x", "a ** b", "{ {a} }", "– **x** {y", "** x**"]
)
def test_a_line_is_written_as_it_was(line: str) -> None:
    assert written(pieces(line, KNOWN)) == line


def test_bold_marks_stand_beside_no_space() -> None:
    run = [
        Piece(text="all"),
        Piece(text=" of ", bold=True),
        Piece(field="a", bold=True),
        Piece(text=" ", bold=True),
    ]
    assert written(run) == "all **of {a}** "
    assert written([Piece(text=" ", bold=True)]) == " "


@given(
    st.lists(st.builds(Piece, text=st.text("ab {}*", min_size=1, max_size=5), bold=st.booleans()), max_size=6)
)
def test_no_letter_is_lost(line: list[Piece]) -> None:
    text = written(line).replace("*", "")
    assert text == "".join(piece.text for piece in line).replace("*", "")


@given(st.text("ab {}*.", max_size=40))
def test_a_text_read_and_written_twice_stays_as_after_once(text: str) -> None:
    once = written(pieces(text, KNOWN))
    assert written(pieces(once, KNOWN)) == once


@pytest.mark.parametrize("form", Form)
def test_a_name_is_a_key_and_a_form(form: Form) -> None:
    assert parted(name_of("pathways.persons", form)) == ("pathways.persons", form)


def test_the_year_before_is_a_whole_year_again() -> None:
    assert year_before(year_scope(2024)).year == 2023
    spring = Scope(start=dt.date(2025, 1, 1), end=dt.date(2025, 2, 28))
    assert year_before(spring).end == dt.date(2024, 2, 29)
    assert change(112, 100, year_scope(2024)) == "12 more than in 2024"
    assert change(88, 100, year_scope(2024)) == "12 fewer than in 2024"
    assert change(100, 100, year_scope(2024)) == "as many as in 2024"


def test_an_unknown_field_is_told_with_the_one_that_may_be_meant() -> None:
    words = {
        "registered.started": "Kirjautuneet",
        "pathways.persons": "Edennyt jatkopolulle",
        "visits": "Käynnit",
    }
    found = checks.unknown("{visit} {visits} {registerd.started} {käynti} {qqq}", words)
    assert found == {
        "visit": "visits",
        "registerd.started": "registered.started",
        "käynti": "visits",
        "qqq": "",
    }


def test_a_share_wants_its_n_of_all_in_the_same_paragraph() -> None:
    text = "{a.share} ({a.fraction})\n{b.share} of all\n{c.fraction} {b.share}\n{b.fraction}"
    assert checks.shares_alone(text) == ["b"]
    assert checks.shares(text) == ["a", "b", "b"]


def test_a_field_without_value_is_found() -> None:
    assert checks.without_value("{a} {b} {c} {b}", {"a": "1", "b": ""}) == ["b"]


def test_a_sentence_is_offered_in_the_fullest_wording_that_has_its_figures() -> None:
    there = {"registered", "registered.target"}
    assert sentences.offered(Section.RESULTS, "", there.__contains__) == [
        "{registered} people registered for the supported activity (target {registered.target})."
    ]
    assert sentences.offered(Section.RESULTS, "So {registered.started}.", there.__contains__) == []
    assert sentences.offered(Section.RESULTS, "", lambda _name: False) == []


def test_what_a_section_should_name_and_does_not() -> None:
    found = sentences.not_named(
        Section.RESULTS, "{registered.active} {reached.last}", lambda key: key != "minority"
    )
    assert found[0] == "pathways.persons"
    assert "minority" not in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_have_the_same_fields_in_every_language(language: str) -> None:
    for text in (
        text for section in Section for variants in sentences.SENTENCES[section] for text in variants
    ):
        with speaking(language):
            said = _(text)
        assert sorted(fields(said)) == sorted(fields(text))


def test_stars_that_close_nothing_are_read_as_fast_as_any_text() -> None:
    started = perf_counter()
    assert list(pieces("**a " * 50_000, ())) == [Piece(text="**a " * 50_000)]
    assert perf_counter() - started < 5  # was minutes
    assert [piece.bold for piece in pieces("**a **b**", ())] == [False, True]
