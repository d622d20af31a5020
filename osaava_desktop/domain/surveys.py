"""Client surveys: a question set a year, answered on paper, without names."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, need, not_future, short
from osaava_desktop.domain.records import Record, named_id
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_

WELLBEING = "wellbeing"
"""The question that ships in every year's set."""


class Choice(Word):
    """The answers of a question about change."""

    SIGNIFICANTLY = "significantly", N_("significantly")
    SOMEWHAT = "somewhat", N_("somewhat")
    NOT_AT_ALL = "not_at_all", N_("not at all")
    CANNOT_SAY = "cannot_say", N_("cannot say")


@dataclass(frozen=True, kw_only=True)
class Question(Record):
    """A question of a year's set. `key` is its fixed name, `text` what people read."""

    year: int
    key: str
    text: str
    place_in_set: int = 1


@dataclass(frozen=True, kw_only=True)
class AnswerSheet(Record):
    """One paper that came back, without a name unless the office asks for it.

    `quotable` says that the comment may be quoted without a name.
    """

    on: dt.date
    comment: str = ""
    client: UUID | None = None
    quotable: bool = False


@dataclass(frozen=True, kw_only=True)
class SurveyAnswer(Record):
    """The choice ticked for a question on one paper."""

    sheet: UUID
    question: UUID
    choice: Choice


def question_of(year: int, key: str, text: str, place_in_set: int = 1) -> Question:
    """The question of that name in that year's set, with the id that every laptop gives it."""
    return Question(
        id=named_id("question", str(year), key), year=year, key=key, text=text, place_in_set=place_in_set
    )


def question_problems(question: Question) -> Problems:
    """What keeps `question` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "text", question.text)
    short(found, "text", question.text)
    return found


def sheet_problems(sheet: AnswerSheet, today: dt.date) -> Problems:
    """What keeps `sheet` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", sheet.on, today)
    short(found, "comment", sheet.comment, TEXT_LIMIT)
    return found
