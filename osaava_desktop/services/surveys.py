"""Client surveys: the year's questions, papers that come back, and what they tell."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from osaava_desktop.domain import surveys as rules
from osaava_desktop.domain.checks import clean_line, tidied
from osaava_desktop.domain.dates import year_span
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.surveys import (
    WELLBEING,
    WELLBEING_TEXT,
    AnswerSheet,
    Choice,
    Question,
    QuestionLine,
    QuestionResult,
    SheetLine,
    SurveyAnswer,
    SurveyPaper,
)
from osaava_desktop.errors import PlainError, refuse
from osaava_desktop.i18n import _, speaking
from osaava_desktop.services import clients, figures, presence, recorded_years, sheets
from osaava_desktop.services.record_names import names_of
from osaava_desktop.store.models import AnswerSheetRow, ClientRow, QuestionRow, SurveyAnswerRow
from osaava_desktop.store.office import Office

R = TypeVar("R", bound=Record)


def years(office: Office) -> list[int]:
    """The years to choose from, the last first: the next one too, so that its questions can be set ahead."""
    known = recorded_years.known(office)
    stored = (year for (year,) in office.visible(QuestionRow, QuestionRow.year).distinct().tuples())
    return sorted({known[0] + 1, *known, *stored}, reverse=True)


# Questions


def questions(office: Office, year: int) -> list[Question]:
    """The year's questions in order; the wellbeing question is there from the start."""
    query = office.visible(QuestionRow).where(QuestionRow.year == year)
    found = list(query.order_by(QuestionRow.place_in_set, QuestionRow.id))
    if not any(question.key == WELLBEING for question in found):
        found.insert(0, rules.question_of(year, WELLBEING, _(WELLBEING_TEXT), 0))
    return found


def question_lines(office: Office, year: int) -> list[QuestionLine]:
    """The year's questions in order, with how many answers each has."""
    query = office.visible(SurveyAnswerRow, SurveyAnswerRow.question).tuples()
    counts = Counter(question for (question,) in query)
    return [QuestionLine(question=one, answers=counts[one.id]) for one in questions(office, year)]


def save_question(office: Office, question: Question) -> Question:
    """Adds or changes a question of a year's set."""
    question = replace(tidied(question), text=clean_line(question.text))
    refuse(rules.question_problems(question))
    presence.check_kept(office, question)
    with office.change(Action.SAVE_SURVEY, question.id) as change:
        return change.save(question)


def add_question(office: Office, year: int, text: str) -> Question:
    """Adds a question at the end of a year's set."""
    stored = questions(office, year)
    key = rules.key_of(text, [question.key for question in stored])
    place = max(question.place_in_set for question in stored) + 1
    return save_question(office, rules.question_of(year, key, text, place))


def move_question(office: Office, question: Question, by: int) -> None:
    """Moves a question by so many places in its set, if it is not at the end of it already."""
    presence.check_kept(office, question)
    stored = questions(office, question.year)
    place = [one.id for one in stored].index(question.id)
    if not 0 <= place + by < len(stored):
        return
    stored.insert(place + by, stored.pop(place))
    with office.change(Action.SAVE_SURVEY, question.id) as change:
        for one in rules.in_order(stored):
            change.save(one)


def copy_questions(office: Office, year: int) -> list[Question]:
    """Adds the questions of the year before that this year's set lacks."""
    here = {question.key for question in questions(office, year)}
    place = len(here)
    missing = [one for one in questions(office, year - 1) if one.key not in here]
    with office.change(Action.SAVE_SURVEY) as change:
        return [
            change.save(rules.question_of(year, one.key, one.text, place + number))
            for number, one in enumerate(missing)
        ]


def put_question_in_bin(office: Office, question: Question) -> Question:
    """Takes a question and its answers out of the set; the one that ships stays."""
    if question.key == WELLBEING:
        raise PlainError(_("The wellbeing question is in every year's set and stays there."))
    with office.change(Action.BIN, question.id) as change:
        return change.put_in_bin(question)


# Papers


def sheet_lines(office: Office, year: int) -> list[SheetLine]:
    """The papers of a year, the newest first."""
    numbers = _numbers(office, year)
    answers: dict[UUID, dict[UUID, Choice]] = defaultdict(dict)
    for answer in office.visible(SurveyAnswerRow):
        answers[answer.sheet][answer.question] = answer.choice
    found = list(office.visible(AnswerSheetRow).where(AnswerSheetRow.on.between(*year_span(year))))
    names = names_of(office, {ClientRow: [one.client for one in found if one.client]})
    lines = [
        SheetLine(
            sheet=one,
            number=numbers[one.id],
            answers=answers[one.id],
            client=names.get(one.client, "") if one.client else "",
        )
        for one in found
    ]
    return sorted(lines, key=lambda line: -line.number)


def sheet_line(office: Office, key: UUID) -> SheetLine:
    """One paper; raises a PlainError where it has gone meanwhile."""
    sheet = presence.there(office.visible(AnswerSheetRow).where(AnswerSheetRow.id == key).first())
    return next(line for line in sheet_lines(office, sheet.on.year) if line.sheet.id == key)


def next_number(office: Office, year: int) -> int:
    """The running number of the next paper of a year."""
    return len(_numbers(office, year)) + 1


def save_answers(office: Office, sheet: AnswerSheet, choices: Mapping[UUID, Choice]) -> AnswerSheet:
    """Adds or changes one paper with its choices by question, of the set of the year it bears.

    A shipped question is stored with its first answer. A sheet without `created` may lie in the bin: it was
    taken back to be mended. Raises InvalidInput, InBin, and a PlainError for any other in the bin.
    """
    sheet = tidied(sheet)
    refuse(rules.answers_problems(sheet, choices, sheet.on.year, office.today))
    if sheet.client is not None:
        clients.check_there(office, sheet.client)
    if sheet.created is not None:
        presence.check_kept(office, sheet)
    asked = questions(office, sheet.on.year)
    for key in choices:
        presence.there(next((one for one in asked if one.id == key), None))
    query = office.visible(SurveyAnswerRow).where(SurveyAnswerRow.sheet == sheet.id)
    with office.change(Action.SAVE_SURVEY, sheet.id) as change:
        stored = change.save(replace(sheet, deleted=None))
        earlier = {answer.question: answer for answer in query}
        for question in asked:
            choice, answer = choices.get(question.id), earlier.get(question.id)
            if choice is None:
                if answer is not None:
                    change.put_in_bin(answer)
                continue
            if question.created is None:
                change.save(question)
            new = SurveyAnswer(sheet=stored.id, question=question.id, choice=choice)
            change.save(replace(answer, choice=choice) if answer else new)
        return stored


def put_sheet_in_bin(office: Office, sheet: AnswerSheet) -> AnswerSheet:
    """Puts a paper and its answers into the bin."""
    with office.change(Action.BIN, sheet.id) as change:
        return change.put_in_bin(sheet)


def take_back(office: Office, record: R) -> R:
    """Takes a question or a paper out of the bin."""
    with office.change(Action.RESTORE, record.id) as change:
        return change.take_back(record)


def _numbers(office: Office, year: int) -> dict[UUID, int]:
    """The running number of each paper of a year, in the order they were entered.

    Those in the bin keep theirs, so that a number written on a paper stays true.
    """
    query = office.visible(AnswerSheetRow, AnswerSheetRow.id, bin=True)
    query = query.where(AnswerSheetRow.on.between(*year_span(year)))
    query = query.order_by(AnswerSheetRow.created, AnswerSheetRow.id)
    return {key: number for number, (key,) in enumerate(query.tuples(), start=1)}


# What they tell


def results(office: Office, year: int) -> list[QuestionResult]:
    """How each question of a year was answered, as the figures count it."""
    asked = questions(office, year)
    keys = [_key(question, choice) for question in asked for choice in Choice]
    found = figures.chosen(office, year_scope(year), keys)
    return [
        QuestionResult(
            text=rules.text_of(question),
            counts=tuple((choice, found[_key(question, choice)].n or 0) for choice in Choice),
        )
        for question in asked
    ]


def form(office: Office, year: int, language: str, *, large: bool = False) -> SurveyPaper:
    """The form of a year's questions for people to fill in."""
    with speaking(language):
        texts: Sequence[str] = [rules.text_of(question) for question in questions(office, year)]
    return SurveyPaper(
        issuer=sheets.issuer(office),
        year=year,
        questions=tuple(texts),
        large=large,
        named=office.profile.survey_names,
    )


def note_printed(office: Office, year: int) -> None:
    """Leaves a trace of a form that was printed or saved; a file that can't be written keeps none."""
    if not office.read_only:
        with office.change(Action.PRINT_PAPER, thing=f"{QuestionRow._meta.table_name} {year}"):
            pass


def _key(question: Question, choice: Choice) -> str:
    return f"survey.{question.key}.{choice}"
