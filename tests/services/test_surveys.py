"""Surveys in a real office: question sets, papers and their numbers, results as the figures count them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from osaava_desktop.domain import surveys as rules
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.surveys import AnswerSheet, Choice, Question, SurveyAnswer
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import speaking
from osaava_desktop.services import access, figures, surveys
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, day

Type = Callable[..., AnswerSheet]


@pytest.fixture
def wellbeing(office: Office) -> Question:
    """The question that ships, of 2025."""
    return surveys.questions(office, 2025)[0]


@pytest.fixture
def type_in(office: Office, wellbeing: Question) -> Type:
    """Types in a sheet of 2025 with that answer to the wellbeing question."""

    def type_sheet(choice: Choice, **more: object) -> AnswerSheet:
        sheet = AnswerSheet(on=day("2025-11-01"), **more)  # type: ignore[arg-type]
        return surveys.save_answers(office, sheet, {wellbeing.id: choice})

    return type_sheet


def keys(office: Office, year: int) -> list[str]:
    """The names of the questions of a year, in order."""
    return [question.key for question in surveys.questions(office, year)]


def count(office: Office, choice: Choice) -> tuple[int | None, int | None]:
    """How the figures of 2025 count an answer to the wellbeing question."""
    figure = figures.compute(office, year_scope(2025))[f"survey.wellbeing.{choice}"]
    return figure.n, figure.of


def test_questions_are_added_moved_and_copied(office: Office) -> None:
    surveys.add_question(office, 2025, " Oletko saanut  apua? ")
    last = surveys.add_question(office, 2025, "Tunnetko muita?")
    assert keys(office, 2025) == ["wellbeing", "oletko_saanut_apua", "tunnetko_muita"]
    surveys.move_question(office, last, -2)
    assert keys(office, 2025) == ["tunnetko_muita", "wellbeing", "oletko_saanut_apua"]
    surveys.move_question(office, surveys.questions(office, 2025)[0], -1)
    assert keys(office, 2025)[0] == "tunnetko_muita"
    assert [one.key for one in surveys.copy_questions(office, 2026)] == [
        "tunnetko_muita",
        "oletko_saanut_apua",
    ]
    assert keys(office, 2026) == ["wellbeing", "tunnetko_muita", "oletko_saanut_apua"]
    assert surveys.copy_questions(office, 2026) == []


def test_a_question_and_its_answers_come_back_from_the_bin(office: Office, wellbeing: Question) -> None:
    own = surveys.add_question(office, 2025, "Tunnetko muita?")
    sheet = AnswerSheet(on=day("2025-11-01"))
    surveys.save_answers(office, sheet, {wellbeing.id: Choice.SOMEWHAT, own.id: Choice.NOT_AT_ALL})
    surveys.put_question_in_bin(office, own)
    assert keys(office, 2025) == ["wellbeing"]
    assert len(surveys.sheet_lines(office, 2025)[0].answers) == 1
    surveys.take_back(office, own)
    assert surveys.question_lines(office, 2025)[1].answers == 1
    with pytest.raises(PlainError, match="stays there"):
        surveys.put_question_in_bin(office, wellbeing)


def test_numbers_of_sheets_stay(office: Office, type_in: Type) -> None:
    sheets = [type_in(Choice.SOMEWHAT) for _sheet in range(3)]
    surveys.put_sheet_in_bin(office, sheets[1])
    assert [line.number for line in surveys.sheet_lines(office, 2025)] == [3, 1]
    assert surveys.next_number(office, 2025) == 4
    assert surveys.next_number(office, 2026) == 1
    surveys.take_back(office, sheets[1])
    assert [line.number for line in surveys.sheet_lines(office, 2025)] == [3, 2, 1]


def test_what_is_corrected_and_binned_is_in_the_figures(
    office: Office, type_in: Type, wellbeing: Question
) -> None:
    first, _second = type_in(Choice.SIGNIFICANTLY), type_in(Choice.SOMEWHAT)
    assert count(office, Choice.SIGNIFICANTLY) == (1, 2)
    surveys.save_answers(office, first, {wellbeing.id: Choice.CANNOT_SAY})
    assert count(office, Choice.SIGNIFICANTLY) == (0, 2)
    assert count(office, Choice.CANNOT_SAY) == (1, 2)
    surveys.put_sheet_in_bin(office, first)
    assert count(office, Choice.CANNOT_SAY) == (0, 1)
    surveys.save_answers(office, replace(first, created=None), {wellbeing.id: Choice.SOMEWHAT})
    assert count(office, Choice.SOMEWHAT) == (2, 2)


def test_an_answer_taken_away_leaves_its_comment(office: Office, type_in: Type) -> None:
    sheet = type_in(Choice.SOMEWHAT, comment="Hyvä porukka", quotable=True)
    surveys.save_answers(office, sheet, {})
    (line,) = surveys.sheet_lines(office, 2025)
    assert (line.answers, line.sheet.comment, line.sheet.quotable) == ({}, "Hyvä porukka", True)
    assert count(office, Choice.SOMEWHAT) == (0, 0)


def test_an_empty_sheet_is_refused_whole(office: Office) -> None:
    with pytest.raises(InvalidInput, match="Nothing is answered"):
        surveys.save_answers(office, AnswerSheet(on=day("2025-11-01")), {})
    assert surveys.next_number(office, 2025) == 1


def test_results_are_the_figures(office: Office, type_in: Type) -> None:
    for choice in (Choice.SIGNIFICANTLY, Choice.SIGNIFICANTLY, Choice.SOMEWHAT):
        type_in(choice)
    surveys.add_question(office, 2025, "Tunnetko muita?")
    wellbeing, own = surveys.results(office, 2025)
    assert [number for _choice, number in wellbeing.counts] == [2, 1, 0, 0]
    assert (wellbeing.total, own.total) == (3, 0)


def test_the_form_is_in_the_language_of_the_paper(office: Office) -> None:
    surveys.add_question(office, 2025, "Tunnetko muita?")
    form = surveys.form(office, 2025, "sv", large=True)
    with speaking("sv"):
        assert form.questions == (
            rules.text_of(surveys.questions(office, 2025)[0]),
            "Tunnetko muita?",
        )
    assert form.large
    assert not form.named
    surveys.note_printed(office, 2025)
    row = AuditRow.select().order_by(AuditRow.seq.desc()).first()
    assert row.action == Action.PRINT_PAPER


def test_a_client_is_told_of_the_sheets_that_bear_the_name(office: Office, type_in: Type) -> None:
    client = Builder(office).client("Lehtonen")
    type_in(Choice.SOMEWHAT, client=client.id, comment="Kiitos")
    type_in(Choice.SOMEWHAT, comment="Nimetön")
    told = access.gather(office, client)
    assert [getattr(sheet, "comment", "") for sheet in told.records[AnswerSheet]] == ["Kiitos"]
    assert len(told.records[SurveyAnswer]) == 1
