"""Mapping: the first talk about a person's situation and needs, in the paper's five sections, and the
Kykyviisari scores (scores only: its questions belong to Työterveyslaitos)."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, not_future, short, within
from osaava_desktop.domain.records import Happening
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_

SECTIONS = ("life_situation", "education_and_work", "work_ability", "everyday_life", "motivation")
DOMAINS = ("inclusion", "mind", "everyday", "skills", "body")
SCORE_LIMIT = 1000


class Round(Word):
    """Which time the self-assessment is filled in."""

    START = "start", N_("start")
    MIDDLE = "middle", N_("middle")
    END = "end", N_("end")


@dataclass(frozen=True, kw_only=True)
class Mapping(Happening):
    """One mapping talk; the five sections are free text, `needs` is the needs assessment."""

    client: UUID
    life_situation: str = ""
    education_and_work: str = ""
    work_ability: str = ""
    everyday_life: str = ""
    motivation: str = ""
    needs: str = ""


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


def mapping_problems(mapping: Mapping, today: dt.date) -> Problems:
    """What keeps `mapping` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", mapping.on, today)
    for field in (*SECTIONS, "needs"):
        short(found, field, getattr(mapping, field), TEXT_LIMIT)
    return found


def kykyviisari_problems(kykyviisari: Kykyviisari, today: dt.date) -> Problems:
    """What keeps `kykyviisari` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", kykyviisari.on, today)
    within(found, "work_ability", kykyviisari.work_ability, 0, 10)
    for field in DOMAINS:
        within(found, field, getattr(kykyviisari, field), 0, SCORE_LIMIT)
    short(found, "note", kykyviisari.note, TEXT_LIMIT)
    return found
