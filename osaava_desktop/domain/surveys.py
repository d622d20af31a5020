"""Client surveys: a question set a year, answered on paper, without names."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, folded, need, not_future, short
from osaava_desktop.domain.papers import Issuer
from osaava_desktop.domain.records import Record, named_id
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import LANGUAGES, N_, _, speaking

WELLBEING = "wellbeing"
"""The question that ships in every year's set."""

WELLBEING_TEXT = N_("How has the activity changed your wellbeing and health?")

NOT_CLEAR = "x"
"""The key for a question with two ticks, or one that can't be read: no answer is stored."""

FEW = 10
"""With fewer answers, shares say little."""

_KEY_LENGTH = 40
_NO_LETTER = re.compile("[^a-z0-9]+")


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


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """A paper as the list shows it: its running number in the year, and the answers by question."""

    sheet: AnswerSheet
    number: int
    answers: Mapping[UUID, Choice] = field(default_factory=dict)
    client: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionLine:
    """A question as the list shows it, with how many answers it has."""

    question: Question
    answers: int = 0


@dataclass(frozen=True, kw_only=True)
class QuestionResult:
    """How a question was answered; the counts are in the order of the choices."""

    text: str
    counts: tuple[tuple[Choice, int], ...]

    @property
    def total(self) -> int:
        """How many answered it."""
        return sum(count for _choice, count in self.counts)


@dataclass(frozen=True, kw_only=True)
class SurveyPaper:
    """The form that people fill in: the questions, in large type where that is wanted."""

    issuer: Issuer
    year: int
    questions: tuple[str, ...]
    large: bool = False
    named: bool = False


def text_of(question: Question) -> str:
    """What people read; the wellbeing question in the language spoken now, unless the office changed it."""
    if question.key == WELLBEING and question.text in _shipped():
        return _(WELLBEING_TEXT)
    return question.text


def _shipped() -> list[str]:
    """The wellbeing question in each language."""
    texts = []
    for language in LANGUAGES:
        with speaking(language):
            texts.append(_(WELLBEING_TEXT))
    return texts


def key_of(text: str, taken: Collection[str] = ()) -> str:
    """A name for a question made of its words, other than those ``taken``: "sain_apua"."""
    words = _NO_LETTER.sub("_", folded(text))[:_KEY_LENGTH].strip("_") or "question"
    number, key = 1, words
    while key in taken:
        number += 1
        key = f"{words}_{number}"
    return key


def letters() -> dict[str, Choice]:
    """The key of each answer: the first letter of its words, or where that is taken of the next word."""
    found: dict[str, Choice] = {}
    for choice in Choice:
        words = folded(choice.label).split()
        offered = [*(word[0] for word in words), *"".join(words)]
        free = [letter for letter in offered if letter not in found and letter != NOT_CLEAR]
        found[free[0]] = choice
    return found


def choice_at(key: str) -> Choice | None:
    """The answer meant by a key: its letter, or its place from 1."""
    places = {str(place): choice for place, choice in enumerate(Choice, start=1)}
    return {**letters(), **places}.get(key.casefold())


def initials(line: SheetLine, questions: Sequence[Question]) -> str:
    """The answers of a paper by their letters, a dash where there is none: "M J –"."""
    letter = {choice: key.upper() for key, choice in letters().items()}
    answers = (line.answers.get(question.id) for question in questions)
    return " ".join(letter[answer] if answer else "–" for answer in answers)


def quotes(lines: Iterable[SheetLine]) -> list[SheetLine]:
    """The papers with a comment: first those that may be quoted, then the newest."""
    found = [line for line in lines if line.sheet.comment]
    return sorted(found, key=lambda line: (not line.sheet.quotable, -line.number))


def in_order(questions: Sequence[Question]) -> list[Question]:
    """The questions with their places in the set as they stand here."""
    return [replace(question, place_in_set=place) for place, question in enumerate(questions)]


def question_problems(question: Question) -> Problems:
    """What keeps `question` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "text", question.text)
    short(found, "text", question.text)
    return found


def answers_problems(
    sheet: AnswerSheet, choices: Mapping[UUID, Choice], year: int, today: dt.date
) -> Problems:
    """What keeps a paper of that year's set from being saved; that of its answers under `answers`."""
    found = sheet_problems(sheet, today)
    if sheet.on.year != year:
        found.setdefault(
            "on", _("The questions are those of {year}: give a day of that year.").format(year=year)
        )
    if not choices and not folded(sheet.comment):
        found["answers"] = _("Nothing is answered on this sheet: mark an answer, or write the comment.")
    return found


def sheet_problems(sheet: AnswerSheet, today: dt.date) -> Problems:
    """What keeps `sheet` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", sheet.on, today)
    short(found, "comment", sheet.comment, TEXT_LIMIT)
    return found
