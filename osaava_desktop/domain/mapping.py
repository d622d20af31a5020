"""Mapping: the talk about a person's situation and needs, in the paper's five sections.

Nothing in it is ever required. The Kykyviisari is kept as scores only: its questions belong to
Työterveyslaitos.
"""

import datetime as dt
from collections.abc import Mapping as Table
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, in_order, need, not_future, short, within
from osaava_desktop.domain.mapping_form import MappingSection, Option, Question
from osaava_desktop.domain.office import Profile
from osaava_desktop.domain.records import Happening, Record
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _

DOMAINS = ("inclusion", "mind", "everyday", "skills", "body")
SCORE_LIMIT = 1000
SECTIONS = tuple(section.value for section in MappingSection)
FIRST_YEAR = 1920


class HistoryKind(Word):
    """What a line of the history is about."""

    EDUCATION = "education", N_("studies")
    WORK = "work", N_("work")


class Round(Word):
    """Which time the self-assessment is filled in."""

    START = "start", N_("start")
    MIDDLE = "middle", N_("middle")
    END = "end", N_("end")


@dataclass(frozen=True, kw_only=True)
class Mapping(Happening):
    """One mapping talk: a free text of each section, `needs` of the needs assessment.

    `remarks` are the worker's own and never on the client's copy.
    """

    client: UUID
    life_situation: str = ""
    education_and_work: str = ""
    work_ability: str = ""
    everyday_life: str = ""
    motivation: str = ""
    needs: str = ""
    remarks: str = ""

    def text(self, section: MappingSection) -> str:
        """The free text of a section."""
        found: str = getattr(self, section.value)
        return found


@dataclass(frozen=True, kw_only=True)
class MappingAnswer(Record):
    """One quick choice of a mapping; a question of `MANY` may have several."""

    mapping: UUID
    question: Question
    option: Option


@dataclass(frozen=True, kw_only=True)
class HistoryLine(Record):
    """A school or an employer: its name, the field, the years, the qualification or the work done."""

    mapping: UUID
    kind: HistoryKind
    organisation: str = ""
    field: str = ""
    from_year: int | None = None
    to_year: int | None = None
    qualification: str = ""


@dataclass(frozen=True, kw_only=True)
class WholeMapping:
    """A whole mapping: the record, its quick choices by question, and its history lines in order."""

    mapping: Mapping
    answers: Table[Question, tuple[Option, ...]]
    history: tuple[HistoryLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Need(Record):
    """A need found in a mapping or otherwise on the day `noted`, and the goal set for it.

    `closed` is the day the goal was reached or given up. Its tasks are follow-ups that name the need.
    """

    client: UUID
    mapping: UUID | None = None
    noted: dt.date
    what: str
    goal: str = ""
    closed: dt.date | None = None
    worker: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Kykyviisari(Happening):
    """The scores of one filled-in Kykyviisari: `work_ability` 0 to 10, and the five domains as printed."""

    client: UUID
    round: Round
    online: bool = False
    work_ability: int | None = None
    inclusion: int | None = None
    mind: int | None = None
    everyday: int | None = None
    skills: int | None = None
    body: int | None = None
    note: str = ""


def problems(whole: WholeMapping, today: dt.date) -> Problems:
    """What keeps a whole mapping from being saved; `history.2.to_year` is a field of the third line."""
    found = mapping_problems(whole.mapping, today)
    for place, line in enumerate(whole.history):
        own = history_problems(line, today)
        found |= {f"history.{place}.{field}": sentence for field, sentence in own.items()}
    return found


def mapping_problems(mapping: Mapping, today: dt.date) -> Problems:
    """What keeps `mapping` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "on", mapping.on)
    not_future(found, "on", mapping.on, today)
    for field in (*SECTIONS, "needs", "remarks"):
        short(found, field, getattr(mapping, field), TEXT_LIMIT)
    return found


def history_problems(line: HistoryLine, today: dt.date) -> Problems:
    """What keeps a history line from being saved, a sentence by field."""
    found: Problems = {}
    for field in ("organisation", "field", "qualification"):
        short(found, field, getattr(line, field))
    for field in ("from_year", "to_year"):
        within(found, field, getattr(line, field), FIRST_YEAR, today.year + 10)
    if line.from_year is not None and line.to_year is not None and line.to_year < line.from_year:
        found.setdefault("to_year", _("The end is before the start."))
    return found


def need_problems(wanted: Need, today: dt.date) -> Problems:
    """What keeps a need from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "what", wanted.what)
    short(found, "what", wanted.what)
    short(found, "goal", wanted.goal, TEXT_LIMIT)
    not_future(found, "noted", wanted.noted, today)
    not_future(found, "closed", wanted.closed, today)
    in_order(found, "closed", wanted.noted, wanted.closed)
    return found


def kykyviisari_problems(
    kykyviisari: Kykyviisari, today: dt.date, profile: Profile | None = None
) -> Problems:
    """What keeps `kykyviisari` from being saved, a sentence by field; the scale is that of `profile`."""
    found: Problems = {}
    need(found, "on", kykyviisari.on)
    not_future(found, "on", kykyviisari.on, today)
    within(found, "work_ability", kykyviisari.work_ability, 0, 10)
    low, high = scale(profile) or (0, SCORE_LIMIT)
    for field in DOMAINS:
        within(found, field, getattr(kykyviisari, field), low, high)
    short(found, "note", kykyviisari.note, TEXT_LIMIT)
    return found


def scale(profile: Profile | None) -> tuple[int, int] | None:
    """Lowest and highest score of a domain on the office's form, when it has said so."""
    if profile is None or profile.kykyviisari_low is None or profile.kykyviisari_high is None:
        return None
    return profile.kykyviisari_low, profile.kykyviisari_high
