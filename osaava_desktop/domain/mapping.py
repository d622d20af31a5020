"""Mapping: the talk about a person's situation and needs, in the paper's five sections.

Nothing in it is ever required. The Kykyviisari is kept as scores only: its questions belong to
Työterveyslaitos.
"""

import datetime as dt
from collections.abc import Collection
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from uuid import UUID

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, in_order, need, not_future, short, within
from osaava_desktop.domain.dates import DateError, full_year
from osaava_desktop.domain.mapping_form import (
    HIDDEN,
    QUESTIONS,
    MappingSection,
    Option,
    Question,
    ScoreDomain,
)
from osaava_desktop.domain.office import SCORE_LIMIT, Profile
from osaava_desktop.domain.records import Happening, Record, new_id
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _

DOMAINS = tuple(domain.value for domain in ScoreDomain)
WORK_ABILITY_BEST = 10
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


HIDDEN_QUESTIONS = frozenset(question for section in HIDDEN for question in QUESTIONS[section])


@dataclass(frozen=True, kw_only=True)
class WholeMapping:
    """A whole mapping: the record, its quick choices by question, and its history lines in order.

    While `hidden`, what the `HIDDEN` sections say is left out: it was not read, and is not to be written.
    """

    mapping: Mapping
    answers: Table[Question, tuple[Option, ...]] = field(default_factory=dict)
    history: tuple[HistoryLine, ...] = ()
    hidden: bool = False

    def is_filled(self, section: MappingSection) -> bool:
        """Whether anything is known to stand in a section."""
        chosen = any(self.answers.get(question) for question in QUESTIONS[section])
        history = section is MappingSection.EDUCATION_AND_WORK and bool(self.history)
        return chosen or history or bool(self.mapping.text(section))


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


def repeated(earlier: WholeMapping | None, client: UUID, today: dt.date) -> WholeMapping:
    """A new mapping of `client`: empty but for the schools and employers that the earlier one knows."""
    mapping = Mapping(client=client, on=today)
    lines = earlier.history if earlier else ()
    history = tuple(replace(line, id=new_id(), mapping=mapping.id, import_id=None) for line in lines)
    return WholeMapping(mapping=mapping, history=history)


def is_empty(line: HistoryLine) -> bool:
    """Whether a history line says nothing, and need not be kept."""
    years = line.from_year is not None or line.to_year is not None
    return not (years or line.organisation or line.field or line.qualification)


def parse_year(text: str, today: dt.date) -> int | None:
    """The year meant by "2019" or "19", None by nothing. Raises `DateError`."""
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) in (2, 4)):
        raise DateError(_("Write the year as 2019."))
    return full_year(text, today)


def next_round(earlier: Collection[Kykyviisari]) -> Round:
    """The round that comes after those filled in before: the start first, then the middle, then the end."""
    done = {one.round for one in earlier}
    return next((one for one in Round if one not in done), Round.END)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where the client stands in one thing that a Kykyviisari measures, between `low` and `high`.

    Without `low` and `high` the office has not said what its scale is.
    """

    title: str
    start: int | None
    latest: int | None
    low: int | None
    high: int | None

    def share(self, score: int | None) -> float | None:
        """How far along the scale `score` is, 0 to 1; None where that can't be said."""
        if score is None or self.low is None or self.high is None:
            return None
        return min(max((score - self.low) / (self.high - self.low), 0.0), 1.0)


def standings(
    start: Kykyviisari, latest: Kykyviisari | None, limits: tuple[int, int] | None
) -> list[Standing]:
    """Work ability and the five domains at the start and latest; `limits` is the scale of the domains."""
    low, high = limits or (None, None)
    asked: list[tuple[str, str, int | None, int | None]] = [
        ("work_ability", _("Work ability now"), 0, WORK_ABILITY_BEST)
    ]
    asked += [(domain.value, domain.label, low, high) for domain in ScoreDomain]
    return [
        Standing(
            title=title,
            start=getattr(start, name),
            latest=getattr(latest, name) if latest else None,
            low=least,
            high=most,
        )
        for name, title, least, most in asked
    ]


def problems(whole: WholeMapping, today: dt.date) -> Problems:
    """What keeps a whole mapping from being saved; `history.2.to_year` is a field of the third line."""
    found = mapping_problems(whole.mapping, today)
    for place, line in enumerate(whole.history):
        own = history_problems(line, today)
        found |= {f"history.{place}.{name}": sentence for name, sentence in own.items()}
    return found


def mapping_problems(mapping: Mapping, today: dt.date) -> Problems:
    """What keeps `mapping` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "on", mapping.on)
    not_future(found, "on", mapping.on, today)
    for name in (*SECTIONS, "needs", "remarks"):
        short(found, name, getattr(mapping, name), TEXT_LIMIT)
    return found


def history_problems(line: HistoryLine, today: dt.date) -> Problems:
    """What keeps a history line from being saved, a sentence by field."""
    found: Problems = {}
    for name in ("organisation", "field", "qualification"):
        short(found, name, getattr(line, name))
    for name in ("from_year", "to_year"):
        within(found, name, getattr(line, name), FIRST_YEAR, today.year + 10)
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
    within(found, "work_ability", kykyviisari.work_ability, 0, WORK_ABILITY_BEST)
    low, high = scale(profile) or (0, SCORE_LIMIT)
    for name in DOMAINS:
        within(found, name, getattr(kykyviisari, name), low, high)
    short(found, "note", kykyviisari.note, TEXT_LIMIT)
    return found


def scale(profile: Profile | None) -> tuple[int, int] | None:
    """Lowest and highest score of a domain on the office's form, when it has said so."""
    if profile is None or profile.kykyviisari_low is None or profile.kykyviisari_high is None:
        return None
    return profile.kykyviisari_low, profile.kykyviisari_high
