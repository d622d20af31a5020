"""Surveys: the keys of the answers, names of questions, what may be saved, what is quoted."""

import datetime as dt
from collections.abc import Iterator

import pytest

from osaava_desktop.domain import surveys as rules
from osaava_desktop.domain.surveys import AnswerSheet, Choice, SheetLine, question_of
from osaava_desktop.i18n import speaking

TODAY = dt.date(2026, 2, 1)
ASKED = question_of(2026, "wellbeing", "How has the activity changed your wellbeing and health?")


@pytest.fixture(params=["fi", "sv", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language of the program."""
    with speaking(request.param):
        yield request.param


def test_each_answer_has_a_key_of_its_own(language: str) -> None:
    letters = rules.letters()
    assert list(letters.values()) == list(Choice)
    assert rules.NOT_CLEAR not in letters
    expected = {"fi": "mjeo", "sv": "biak", "en": "sonc"}
    assert "".join(letters) == expected[language]


def test_letters_in_either_size_and_places_mean_the_answers(language: str) -> None:
    for place, (letter, choice) in enumerate(rules.letters().items(), start=1):
        assert {rules.choice_at(key) for key in (letter, letter.upper(), str(place))} == {choice}
    assert rules.choice_at("5") is None
    assert rules.choice_at("0") is None
    assert rules.choice_at("x") is None


def test_the_shipped_question_is_read_in_any_language() -> None:
    with speaking("fi"):
        assert rules.text_of(ASKED).startswith("Miten toiminta")
        own = question_of(2026, "wellbeing", "Onko olosi parempi?")
        assert rules.text_of(own) == "Onko olosi parempi?"


def test_questions_are_named_by_their_words() -> None:
    assert rules.key_of("Oletko saanut apua?") == "oletko_saanut_apua"
    assert rules.key_of("Äitiys, ja työ") == "aitiys_ja_tyo"
    assert rules.key_of("Apua?", ["apua"]) == "apua_2"
    assert rules.key_of("Что?") == "question"
    assert len(rules.key_of("pitkä " * 50)) <= 40


def test_what_keeps_a_sheet_from_being_saved() -> None:
    sheet = AnswerSheet(on=TODAY)
    answers = {ASKED.id: Choice.SOMEWHAT}
    assert rules.answers_problems(sheet, answers, 2026, TODAY) == {}
    assert "answers" in rules.answers_problems(sheet, {}, 2026, TODAY)
    assert rules.answers_problems(AnswerSheet(on=TODAY, comment="Kiitos"), {}, 2026, TODAY) == {}
    assert "answers" in rules.answers_problems(
        AnswerSheet(on=TODAY, comment="\u200b \u0301"), {}, 2026, TODAY
    )
    assert "2025" in rules.answers_problems(sheet, answers, 2025, TODAY)["on"]
    ahead = AnswerSheet(on=dt.date(2026, 2, 2))
    assert "future" in rules.answers_problems(ahead, answers, 2026, TODAY)["on"]


def test_a_line_tells_its_answers_by_initials() -> None:
    other = question_of(2026, "other", "Apua?")
    line = SheetLine(sheet=AnswerSheet(on=TODAY), number=1, answers={ASKED.id: Choice.NOT_AT_ALL})
    assert rules.initials(line, [ASKED, other]) == "N –"


def test_what_may_be_quoted_comes_first() -> None:
    def line(number: int, comment: str, *, quotable: bool = False) -> SheetLine:
        return SheetLine(sheet=AnswerSheet(on=TODAY, comment=comment, quotable=quotable), number=number)

    lines = [line(4, "uusin"), line(3, "", quotable=True), line(2, "saa", quotable=True), line(1, "vanha")]
    assert [one.number for one in rules.quotes(lines)] == [2, 4, 1]
