"""Merging two clients who turned out to be one: what the one record holds that comes of the two."""

import datetime as dt
from dataclasses import fields, replace
from typing import TypeVar

from osaava_desktop.domain.checks import TEXT_LIMIT
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Attendance, GroupMember, Mark
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_

OWN = frozenset({"id", "device", "created", "changed", "deleted", "import_id", "number"})
"""Fields that each record keeps for itself."""

R = TypeVar("R", bound=Record)

_RANKS = (None, Mark.ABSENT, Mark.EXCUSED, Mark.PRESENT)


class Held(Word):
    """What may hang on a client, as a choice between two counts it."""

    PARTICIPATIONS = "participations", N_("participations")
    ENCOUNTERS = "encounters", N_("encounters")
    MAPPINGS = "mappings", N_("mappings")
    GUIDANCE = "guidance", N_("guidance talks")
    SESSIONS = "sessions", N_("marks on registers")
    STEPS = "steps", N_("pathway steps")
    CARDS = "cards", N_("cards")


def client_of_two(kept: Client, gone: Client, *, gone_was_first: bool) -> Client:
    """`kept` with what only `gone` tells: what was reached first is the earlier, notes are joined.

    `gone_was_first` says that `gone` was met before `kept`: then that channel was the first contact.
    """
    one = filled(kept, gone)
    if kept.birth_date is None and gone.birth_date is not None:
        one = replace(one, birth_year=None)
    if kept.birth_date is not None:
        one = replace(one, birth_year=kept.birth_year)
    return replace(
        one,
        first_contact=gone.first_contact or kept.first_contact if gone_was_first else one.first_contact,
        engaged=earliest(kept.engaged, gone.engaged),
        informed=earliest(kept.informed, gone.informed),
        identity_seen=kept.identity_seen or gone.identity_seen,
        note="\n\n".join(dict.fromkeys(filter(None, (kept.note, gone.note)))),
    )


def fits(client: Client) -> bool:
    """Whether the note of the two is short enough to be kept."""
    return len(client.note) <= TEXT_LIMIT


def mark_of_two(kept: Attendance, gone: Attendance) -> Attendance:
    """Who was written down twice for a session was there if either says so, else excused."""
    better = max(kept.mark, gone.mark, key=_RANKS.index)
    moved_on = None if better is Mark.PRESENT else kept.moved_on or gone.moved_on
    return replace(kept, mark=better, moved_on=moved_on)


def membership_of_two(kept: GroupMember, gone: GroupMember) -> GroupMember:
    """From the earlier joining to the later leaving; none while either goes on."""
    return replace(kept, joined=min(kept.joined, gone.joined), left=latest(kept.left, gone.left))


def participation_of_two(first: Participation, second: Participation) -> Participation:
    """Of two that overlap: the start and its data of the first, the end of whichever ends later."""
    last = first if latest(first.ended, second.ended) == first.ended else second
    other = second if last is first else first
    gained = other.qualification_gained if last.qualification_gained is None else last.qualification_gained
    one = filled(first, second)
    return replace(one, ended=last.ended, qualification_gained=gained, eura_ended=last.eura_ended)


def overlap(first: Participation, second: Participation) -> bool:
    """Whether `second`, which starts later, starts before `first` is over."""
    return first.ended is None or second.started <= first.ended


def filled(kept: R, other: R) -> R:
    """`kept` with its empty fields as in `other`."""
    names = [field.name for field in fields(kept) if field.name not in OWN]
    empty = [name for name in names if getattr(kept, name) in (None, "")]
    return replace(kept, **{name: getattr(other, name) for name in empty})


def earliest(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    """The earlier day of those that are known."""
    return min(filter(None, (one, other)), default=None)


def latest(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    """The later end; none while either goes on."""
    return None if one is None or other is None else max(one, other)
