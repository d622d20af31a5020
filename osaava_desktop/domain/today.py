"""The day's work: the sessions of today and of the next days, and what waits to be done."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.calendar import CalendarEntry
from osaava_desktop.domain.groups import SessionState
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, ngettext

DAYS_SEEN = 6
"""How many days from tomorrow on are shown beside today."""

TASKS_AHEAD = 1
"""A follow-up waits from so many days before it is due."""

CARDS_AHEAD = 30
"""A card waits from so many days before it runs out."""


class Waiting(Word):
    """What it is that waits."""

    MARK = "mark", N_("To mark")
    SHEET = "sheet", N_("Sheets")
    TASK = "task", N_("Follow-ups")
    REFERRAL = "referral", N_("Referrals")
    AGREED = "agreed", N_("Agreed on")
    EURA = "eura", N_("EURA")
    CARD = "card", N_("Cards")


class Moment(Word):
    """Where a session of today stands."""

    TO_COME = "to_come", N_("to come")
    NOW = "now", N_("now")
    UNMARKED = "unmarked", N_("unmarked")
    MARKED = "marked", N_("marked")
    OFF = "off", N_("not held")


@dataclass(frozen=True, kw_only=True)
class SessionToday:
    """A session with who came, by name and without, and how many stand on its group's roster."""

    entry: CalendarEntry
    expected: int = 0
    present: int = 0
    unnamed: int = 0

    def moment(self, now: dt.datetime) -> Moment:
        """Where it stands at that local time. One without a time of day is on the whole day."""
        session = self.entry.session
        if self.entry.is_off:
            return Moment.OFF
        if session.state is SessionState.HELD:
            return Moment.MARKED
        if session.on > now.date() or (session.starts is not None and now.time() < session.starts):
            return Moment.TO_COME
        ends = session.ends or session.starts
        return Moment.UNMARKED if ends is not None and now.time() > ends else Moment.NOW


@dataclass(frozen=True, kw_only=True)
class WaitingLine:
    """Something that waits: `record` is what opens, `due` the day it should have been done or will be.

    `title` says who or which, `what` what is to be done. Without a `worker` it waits for everybody.
    Of a `step` it is asked whether it still holds.
    """

    kind: Waiting
    record: UUID
    title: str
    what: str
    due: dt.date
    client: UUID | None = None
    worker: UUID | None = None
    area: UUID | None = None
    step: UUID | None = None

    def days_late(self, today: dt.date) -> int:
        """Days since it was due; below 0, the days left."""
        return (today - self.due).days


@dataclass(frozen=True, kw_only=True)
class Day:
    """Everything that the first page shows but the targets; `backup` is when the newest one was made."""

    sessions: tuple[SessionToday, ...] = ()
    coming: tuple[CalendarEntry, ...] = ()
    waiting: tuple[WaitingLine, ...] = ()
    backup: dt.datetime | None = None

    def count_for(self, me: UUID) -> int:
        """How many things wait for that person."""
        return sum(is_mine(line, me) for line in self.waiting)


def in_order(lines: Iterable[WaitingLine], me: UUID) -> list[WaitingLine]:
    """One's own and everybody's first, then those of others; kind by kind, the longest late first."""
    kinds = list(Waiting)

    def key(line: WaitingLine) -> tuple[object, ...]:
        return not is_mine(line, me), kinds.index(line.kind), line.due, line.title, line.record

    return sorted(lines, key=key)


def is_mine(line: WaitingLine, me: UUID) -> bool:
    """Whether it waits for that person."""
    return line.worker in (None, me)


def next_session(sessions: Sequence[SessionToday], now: dt.datetime) -> SessionToday | None:
    """The session to begin with: the one that is on, else the next one, else the last unmarked one."""
    for wanted in (Moment.NOW, Moment.TO_COME):
        found = next((one for one in sessions if one.moment(now) is wanted), None)
        if found is not None:
            return found
    unmarked = [one for one in sessions if one.moment(now) is Moment.UNMARKED]
    last = unmarked or sessions
    return last[-1] if last else None


def ago(made: dt.datetime, now: dt.datetime) -> str:
    """How long ago that was, in the largest unit that is whole; both times are aware."""
    minutes = max(int((now - made).total_seconds() // 60), 0)
    hours, days = minutes // 60, minutes // (24 * 60)
    if days:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    if hours:
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=hours)
    return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
