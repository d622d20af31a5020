"""Outreach: meeting people where they are, by name or without one.

Two ledgers: named encounters, and *unnamed heads* of an occasion (one session or one outreach visit).
The unnamed number is what is stored, never the total, so that correcting a name can't contradict it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, in_order, not_future, short, within
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.records import Happening, Record
from osaava_desktop.domain.words import Gender, Word
from osaava_desktop.i18n import N_, _

HEADS_LIMIT = 2_000


class Channel(Word):
    """How a person is reached."""

    FOOD_AID = "food_aid", N_("food aid")
    MEETING_PLACE = "meeting_place", N_("meeting place")
    SHOP = "shop", N_("ViaDia shop")
    PARTNER = "partner", N_("partner")
    GROUP = "group", N_("group")
    OWN_INITIATIVE = "own_initiative", N_("own initiative")
    OTHER = "other", N_("other")


class AgeGroup(Word):
    """Age as it is guessed of somebody unnamed."""

    UNDER_30 = "under_30", N_("under 30")
    FROM_30_TO_54 = "30_54", N_("30 to 54")
    FROM_55 = "55_over", N_("55 and over")


@dataclass(frozen=True, kw_only=True)
class Visit(Happening):
    """One outreach visit of one worker: an occasion. Without a `place`, the `locality` says where."""

    channel: Channel
    locality: UUID | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class VisitTopic(Record):
    """What people were guided about during a visit, named or not; no guidance entry of anybody."""

    visit: UUID
    topic: Topic


@dataclass(frozen=True, kw_only=True)
class Encounter(Happening):
    """A named person was met, during a `visit` or otherwise."""

    client: UUID
    channel: Channel
    visit: UUID | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Unnamed(Record):
    """Heads without a name at one occasion (`session` or `visit`, never both).

    `new` of the `heads` this worker had not yet met this calendar year. `gender` and `age_group` are
    left open unless the worker wants to tell them.
    """

    session: UUID | None = None
    visit: UUID | None = None
    gender: Gender | None = None
    age_group: AgeGroup | None = None
    heads: int = 0
    new: int = 0


def visit_problems(visit: Visit, today: dt.date) -> Problems:
    """What keeps `visit` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", visit.on, today)
    in_order(found, "ends", visit.starts, visit.ends)
    short(found, "note", visit.note, TEXT_LIMIT)
    if visit.place is None and visit.locality is None:
        found["place"] = _("Choose the place or the locality.")
    return found


def encounter_problems(encounter: Encounter, today: dt.date) -> Problems:
    """What keeps `encounter` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", encounter.on, today)
    short(found, "note", encounter.note, TEXT_LIMIT)
    return found


def unnamed_problems(unnamed: Unnamed) -> Problems:
    """What keeps `unnamed` from being saved, a sentence by field."""
    found: Problems = {}
    within(found, "heads", unnamed.heads, 0, HEADS_LIMIT)
    within(found, "new", unnamed.new, 0, HEADS_LIMIT)
    if unnamed.new > unnamed.heads:
        found.setdefault("new", _("There can't be more new faces than visitors without a name."))
    return found


def heads_problems(lines: Sequence[Unnamed]) -> Problems:
    """What keeps the lines of one occasion from being saved, a sentence by field: each kind is there once."""
    found: Problems = {}
    for unnamed in lines:
        for field, sentence in unnamed_problems(unnamed).items():
            found.setdefault(field, sentence)
    kinds = [(one.gender, one.age_group) for one in lines]
    if len(set(kinds)) < len(kinds):
        found.setdefault("heads", _("The same gender and age group is there twice: put them together."))
    return found
