"""Changes of the data since a report was sent: which of its figures would be others now, and why."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from osaava_desktop.domain.figures import Figure, label
from osaava_desktop.domain.openings import Opening
from osaava_desktop.domain.texts import format_change, format_date, format_number
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _


class Why(Word):
    """What made a figure another one; the words follow the thing, "the participation of client A-1042"."""

    ENTERED = "entered", N_("{thing} was entered on {date}")
    CHANGED = "changed", N_("{thing} was changed on {date}")
    BINNED = "binned", N_("{thing} was put into the bin on {date}")
    TARGET = "target", N_("the target was changed on {date}")
    BASE = "base", N_("the base has changed: {before} → {after}")
    REMOVED = "removed", N_("removed for good")
    SENSITIVE = "sensitive", N_("sensitive: only the difference is told")
    UNKNOWN = "unknown", N_("the cause is not in the register any more")


class Thing(Word):
    """What a figure is counted from; the stored name is that of its table."""

    ANSWER_SHEET = "answer_sheet", N_("survey sheet")
    ATTENDANCE = "attendance", N_("attendance mark")
    CARD = "card", N_("card")
    CLIENT = "client", N_("client")
    CONTACT = "contact", N_("contact with a partner")
    ENCOUNTER = "encounter", N_("encounter")
    EXIT_STATUS = "exit_status", N_("situation after leaving")
    GROUP = "group", N_("group")
    GUIDANCE = "guidance", N_("guidance talk")
    KYKYVIISARI = "kykyviisari", N_("Kykyviisari")
    MAPPING = "mapping", N_("initial mapping")
    MEETING = "meeting", N_("meeting")
    OFFER = "offer", N_("offer")
    OPPORTUNITY = "opportunity", N_("opportunity")
    PARTICIPATION = "participation", N_("participation")
    PARTNER = "partner", N_("partner")
    PATHWAY_STEP = "pathway_step", N_("pathway step")
    QUESTION = "question", N_("survey question")
    SESSION = "session", N_("session")
    UNNAMED = "unnamed", N_("number of visitors without a name")
    VISIT = "visit", N_("outreach visit")


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One thing that made a figure larger or smaller `by` so much.

    `number` is the client's; a sensitive figure's cause has neither thing nor client.
    """

    why: Why
    by: int
    thing: Thing | None = None
    number: str = ""
    on: dt.date | None = None
    opens: Opening | None = None


@dataclass(frozen=True, kw_only=True)
class LateChange:
    """A figure as it was sent and as it is now, with all causes that were found."""

    then: Figure
    now: Figure
    causes: tuple[Cause, ...]

    @property
    def key(self) -> str:
        """The figure's key."""
        return self.then.key


@dataclass(frozen=True, kw_only=True)
class LateLine:
    """A late change with one of its causes: a line of the list."""

    change: LateChange
    cause: Cause
    first: bool = True


def merged(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """The causes, those that read alike as one: three marks of one client on one day are +3."""
    sums: dict[Cause, int] = {}
    for cause in causes:
        alike = replace(cause, by=0)
        sums[alike] = sums.get(alike, 0) + cause.by
    return tuple(replace(alike, by=by) for alike, by in sums.items())


def differs(then: Figure, now: Figure) -> bool:
    """Whether a figure would be sent otherwise now."""
    numbers = [(one.n, one.in_base, one.of, one.target) for one in (then, now)]
    return numbers[0] != numbers[1]


def lines(changes: Sequence[LateChange]) -> list[LateLine]:
    """A line for each cause: what counts otherwise comes first, then what only has another base or target."""
    ordered = sorted(changes, key=lambda change: change.causes[0].why in (Why.BASE, Why.TARGET))
    return [
        LateLine(change=change, cause=cause, first=not place)
        for change in ordered
        for place, cause in enumerate(change.causes)
    ]


def cause_words(change: LateChange, cause: Cause) -> str:
    """Why, in words: "the participation of client A-1042 was entered on 14.2.2026"."""
    day = format_date(cause.on) if cause.on else ""
    base = [format_number(one.of) if one.of is not None else "–" for one in (change.then, change.now)]
    return cause.why.label.format(thing=_thing(cause), date=day, before=base[0], after=base[1])


def sentence(change: LateChange, cause: Cause) -> str:
    """The whole of it: "+1 Registered, started: the participation of client A-1042 was entered on …"."""
    head = f"{format_change(cause.by)} {label(change.key)}" if cause.by else label(change.key)
    return f"{head}: {cause_words(change, cause)}"


def _thing(cause: Cause) -> str:
    if cause.thing is None:
        return ""
    if cause.thing is Thing.CLIENT:
        return _("the record of client {number}").format(number=cause.number)
    if cause.number:
        words = _("the {thing} of client {number}")
        return words.format(thing=cause.thing.label, number=cause.number)
    return _("the {thing}").format(thing=cause.thing.label)
