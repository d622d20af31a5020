"""Guidance: one talk with one client, the topics it was about, and the minutes it took."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, need, not_future, short, within
from osaava_desktop.domain.records import Happening, Record
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _

MINUTES_LIMIT = 24 * 60
SHARED = ("on", "minutes", "note", "channel", "place")
"""What the entries of a joint talk have in common when they are written, beside the topics."""

_MINUTES = re.compile(r"(\d{1,4})\s*(?:min\.?)?")
_HOURS = re.compile(r"(\d{1,2})(?:[.:]|\s*[ht]\s*)(\d{1,2})?\s*(?:min\.?)?", re.IGNORECASE)


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


@dataclass(frozen=True, kw_only=True)
class GuidanceLine:
    """An entry as lists show it; `others` is how many more took part in the talk."""

    entry: Guidance
    topics: tuple[Topic, ...] = ()
    place: str = ""
    worker: str = ""
    others: int = 0


@dataclass(frozen=True, kw_only=True)
class LastChoices:
    """What a worker chose last, to be offered first; `topics` are all of them, the latest ones first."""

    channel: GuidanceChannel | None
    place: UUID | None
    topics: tuple[Topic, ...]


class MinutesError(ValueError):
    """The text is no length of time; `str(error)` is a sentence for the user."""


def parse_minutes(text: str) -> int:
    """The minutes meant by `text`: 45, 45 min, 1.15, 1:15, 1 h, 1 h 15 min. Raises `MinutesError`."""
    text = text.strip()
    if match := _MINUTES.fullmatch(text):
        return int(match[1])
    match = _HOURS.fullmatch(text)
    if match and int(match[2] or 0) < 60:
        return 60 * int(match[1]) + int(match[2] or 0)
    raise MinutesError(_("Write the time as 45, 1.15 or 1 h 15."))


def format_minutes(minutes: int) -> str:
    """``45 min``, ``1 h 15 min``, ``2 h``."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return " ".join(parts)


def whole_time(lines: Sequence[GuidanceLine]) -> int:
    """The minutes of all entries together."""
    return sum(line.entry.minutes for line in lines)


def problems(guidance: Guidance, today: dt.date) -> Problems:
    """What keeps `guidance` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", guidance.on, today)
    need(found, "minutes", guidance.minutes)
    within(found, "minutes", guidance.minutes, 1, MINUTES_LIMIT)
    short(found, "note", guidance.note, TEXT_LIMIT)
    return found
