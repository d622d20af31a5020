"""Meetings with colleagues and partners: who takes part, what is agreed on, and the minutes."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from osaava_desktop.domain.checks import Problems, folded, need, not_future, short
from osaava_desktop.domain.papers import Issuer
from osaava_desktop.domain.partners import AgreedAction, Meeting, MeetingType, meeting_problems

_APART = re.compile(r"\s*[,;\n]\s*")


@dataclass(frozen=True, kw_only=True)
class WholeMeeting:
    """A meeting with what was agreed on."""

    meeting: Meeting
    actions: tuple[AgreedAction, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """A meeting as lists show it."""

    meeting: Meeting
    place: str = ""
    worker: str = ""
    actions: int = 0
    open_actions: int = 0


@dataclass(frozen=True, kw_only=True)
class ActionLine:
    """Something agreed on, with the meeting and who does it."""

    action: AgreedAction
    meeting: Meeting
    worker: str = ""


@dataclass(frozen=True, kw_only=True)
class MinutesAction:
    """A line of the minutes: what, who, by when, and when it was done."""

    what: str
    who: str
    due: dt.date | None
    done: dt.date | None


@dataclass(frozen=True, kw_only=True)
class MinutesPaper:
    """The minutes of a meeting as they are printed."""

    issuer: Issuer
    type: MeetingType
    title: str
    on: dt.date
    place: str
    worker: str
    participants: tuple[str, ...]
    note: str
    actions: tuple[MinutesAction, ...]


def problems(whole: WholeMeeting, today: dt.date) -> Problems:
    """What keeps a meeting and what was agreed on from being saved; that of the actions under `actions`."""
    found = meeting_problems(whole.meeting, today)
    for action in whole.actions:
        for sentence in action_problems(action, today).values():
            found.setdefault("actions", sentence)
    return found


def action_problems(action: AgreedAction, today: dt.date) -> Problems:
    """What keeps `action` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "what", action.what)
    short(found, "what", action.what)
    not_future(found, "done", action.done, today)
    return found


def days_late(action: AgreedAction, today: dt.date) -> int:
    """Days since it was due, while it is not done; else 0."""
    if action.done is not None or action.due is None:
        return 0
    return max((today - action.due).days, 0)


def named(participants: str) -> list[str]:
    """The participants, one by one."""
    return [name for name in _APART.split(participants) if name]


def parted(participants: str, staff: Collection[str]) -> tuple[list[str], str]:
    """Who of the `staff` takes part, and all others in one text."""
    known = {folded(name): name for name in staff}
    everybody = named(participants)
    own = [known[folded(name)] for name in everybody if folded(name) in known]
    return own, ", ".join(name for name in everybody if folded(name) not in known)


def joined(staff: Iterable[str], others: str) -> str:
    """The participants as a meeting holds them: each once."""
    return ", ".join(dict.fromkeys([*staff, *named(others)]))


def called(meeting: Meeting) -> str:
    """What a meeting is called: its title, or its type without one."""
    return meeting.title or meeting.type.label


def open_count(actions: Sequence[AgreedAction]) -> int:
    """How many are still to be done."""
    return sum(action.done is None for action in actions)
