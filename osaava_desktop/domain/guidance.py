"""Guidance: one talk with one client, the topics it was about, and the minutes it took."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, need, not_future, short, within
from osaava_desktop.domain.records import Happening, Record
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_

MINUTES_LIMIT = 24 * 60


class Topic(Word):
    """What a talk was about."""

    JOB_SEARCH = "job_search", N_("job search")
    STUDIES = "studies", N_("studying")
    SOCIAL_SERVICES = "social_services", N_("social services")
    BENEFITS = "benefits", N_("benefits")
    DIGITAL_SERVICES = "digital_services", N_("digital services")
    OTHER = "other", N_("other")


class GuidanceChannel(Word):
    """How a talk was held."""

    FACE_TO_FACE = "face_to_face", N_("face to face")
    PHONE = "phone", N_("by phone")
    MESSAGE = "message", N_("by message")
    EMAIL = "email", N_("by e-mail")
    VIDEO = "video", N_("by video")


@dataclass(frozen=True, kw_only=True)
class Guidance(Happening):
    """One entry per client: a joint talk of three is three entries, each with its full minutes.

    The entries of a joint talk share their `joint` id.
    """

    client: UUID
    minutes: int
    note: str = ""
    channel: GuidanceChannel | None = None
    joint: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class GuidanceTopic(Record):
    """A topic of a guidance entry; topics may add up to more than the entries."""

    guidance: UUID
    topic: Topic


def problems(guidance: Guidance, today: dt.date) -> Problems:
    """What keeps `guidance` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", guidance.on, today)
    need(found, "minutes", guidance.minutes)
    within(found, "minutes", guidance.minutes, 1, MINUTES_LIMIT)
    short(found, "note", guidance.note, TEXT_LIMIT)
    return found
