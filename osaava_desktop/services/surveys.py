"""Client surveys: the year's questions, and papers that come back."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from osaava_desktop.domain import surveys as rules
from osaava_desktop.domain.checks import clean_line, tidied
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.surveys import WELLBEING, AnswerSheet, Choice, Question, SurveyAnswer
from osaava_desktop.errors import refuse
from osaava_desktop.i18n import _
from osaava_desktop.store.models import QuestionRow
from osaava_desktop.store.office import Office


def questions(office: Office, year: int) -> list[Question]:
    """The year's questions in order; the wellbeing question is there from the start."""
    query = office.visible(QuestionRow).where(QuestionRow.year == year)
    found = list(query.order_by(QuestionRow.place_in_set))
    if not any(question.key == WELLBEING for question in found):
        text = _("How has the activity changed your wellbeing and health?")
        found.insert(0, rules.question_of(year, WELLBEING, text, 0))
    return found


def save_question(office: Office, question: Question) -> Question:
    """Adds or changes a question of a year's set."""
    question = replace(tidied(question), text=clean_line(question.text))
    refuse(rules.question_problems(question))
    with office.change(Action.SAVE_SURVEY, question.id) as change:
        return change.save(question)


def save_answers(office: Office, sheet: AnswerSheet, choices: Mapping[UUID, Choice]) -> AnswerSheet:
    """Adds one paper with its choices by question; a shipped question is stored with its first answer."""
    sheet = tidied(sheet)
    refuse(rules.sheet_problems(sheet, office.today))
    with office.change(Action.SAVE_SURVEY, sheet.id) as change:
        stored = change.save(sheet)
        for question in questions(office, sheet.on.year):
            if question.id not in choices:
                continue
            if question.created is None:
                change.save(question)
            change.save(SurveyAnswer(sheet=stored.id, question=question.id, choice=choices[question.id]))
        return stored
