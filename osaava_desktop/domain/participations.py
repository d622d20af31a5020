"""Participations: a client's time in the project, with what the funder asks at its start and end.

Labour-market status and education belong to the participation, not to the person. Who comes back gets a
participation with the start data of the first one; only the end moves.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import Problems, in_order, need, not_future, short
from osaava_desktop.domain.countries import EU, HOME
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.texts import format_date
from osaava_desktop.domain.words import Answer, Word
from osaava_desktop.i18n import N_, _

RESULT_DAYS = 28
"""A status counts as a result when it held within so many days of leaving (ESF+ immediate results)."""

PARTICIPANT = "participant"
"""In `eura_started_by`: the participant gave the notice alone. Otherwise it names the worker who helped."""


class StartStatus(Word):
    """Labour-market status when the participation starts."""

    UNEMPLOYED = "unemployed", N_("unemployed")
    LONG_TERM_UNEMPLOYED = "long_term_unemployed", N_("long-term unemployed")
    INACTIVE = "inactive", N_("outside the labour market")
    EMPLOYED = "employed", N_("employed")


class EndStatus(Word):
    """Labour-market status on leaving, in EURA's own classes."""

    JOBSEEKER = "jobseeker", N_("unemployed jobseeker")
    STUDYING = "studying", N_("studying or in training")
    AT_WORK = "at_work", N_("at work")
    ENTREPRENEUR = "entrepreneur", N_("entrepreneur")
    NONE = "none", N_("none of these")


class Education(Word):
    """Highest completed education; the stored names are ISCED levels."""

    NONE = "0", N_("no completed basic education")
    BASIC = "2", N_("comprehensive school")
    UPPER_SECONDARY = "3", N_("upper secondary")
    POST_SECONDARY = "4", N_("post-secondary, not tertiary")
    TERTIARY = "5", N_("tertiary")


LOW_EDUCATION = (Education.NONE, Education.BASIC)


@dataclass(frozen=True, kw_only=True)
class Participation(Record):
    """From `started` to `ended` (none while it goes on).

    `area` and `worker` are those at the start. The answers from `disability` to `rural` are voluntary
    (EECO12–17). `eura_*` tell where the funder's own form stands.
    """

    client: UUID
    started: dt.date
    ended: dt.date | None = None
    area: UUID | None = None
    worker: UUID | None = None
    status: StartStatus | None = None
    unemployed_since: dt.date | None = None
    studying: bool = False
    education: Education | None = None
    vocational: bool | None = None
    qualification_gained: bool | None = None
    disability: Answer | None = None
    third_country: Answer | None = None
    foreign_background: Answer | None = None
    minority: Answer | None = None
    homeless: Answer | None = None
    rural: Answer | None = None
    eura_started: dt.date | None = None
    eura_started_by: str = ""
    eura_ended: dt.date | None = None
    eura_number: str = ""


class EuraGap(Word):
    """What the funder's register still lacks of a participation."""

    START = "start", N_("EURA start notice missing")
    END = "end", N_("EURA end notice missing")


def eura_gaps(*participations: Participation) -> tuple[EuraGap, ...]:
    """What is missing in EURA of any of them: the start notice, and of who has left the end notice."""
    wanted = {
        EuraGap.START: any(one.eura_started is None for one in participations),
        EuraGap.END: any(one.ended is not None and one.eura_ended is None for one in participations),
    }
    return tuple(gap for gap, missing in wanted.items() if missing)


class EuraItem(Word):
    """A line of the checklist of what EURA needs."""

    START = "start", N_("start notice")
    IDENTITY = "identity", N_("identity seen")
    NUMBER = "number", N_("customer number")
    END = "end", N_("end notice")


def eura_checklist(participation: Participation, identity_seen: bool) -> dict[EuraItem, bool]:
    """What EURA needs of this participation, and whether it is there.

    Who enters the notice for a participant must have seen who it is; an end notice is due after the end.
    """
    found = {EuraItem.START: participation.eura_started is not None}
    if had_help(participation):
        found[EuraItem.IDENTITY] = identity_seen
    found[EuraItem.NUMBER] = bool(participation.eura_number)
    if participation.ended is not None:
        found[EuraItem.END] = participation.eura_ended is not None
    return found


def had_help(participation: Participation) -> bool:
    """Whether a worker entered the start notice."""
    return participation.eura_started_by not in ("", PARTICIPANT)


def is_long(since: dt.date | None, started: dt.date) -> bool:
    """Whether who is out of work since that day was long-term unemployed at the start: for twelve months."""
    if since is None:
        return False
    return (since.year + 1, since.month, since.day) <= (started.year, started.month, started.day)


def results_until(ended: dt.date) -> dt.date:
    """The last day on which a status counts as a result of who left on `ended`."""
    return ended + dt.timedelta(days=RESULT_DAYS)


def suggested(citizenship: str) -> dict[str, Answer]:
    """What a citizenship (a country's code) says of voluntary answers; a hint for the worker, no answer.

    Who is no citizen of Finland is likely to be of a foreign background; the other way round nothing
    follows.
    """
    if not citizenship:
        return {}
    found = {"third_country": Answer.NO if citizenship in EU else Answer.YES}
    if citizenship != HOME:
        found["foreign_background"] = Answer.YES
    return found


@dataclass(frozen=True, kw_only=True)
class ExitStatus(Record):
    """What a person did on a day after leaving (or on the day of leaving itself)."""

    participation: UUID
    on: dt.date
    status: EndStatus


def problems(participation: Participation, today: dt.date) -> Problems:
    """What keeps `participation` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "started", participation.started)
    for field in ("started", "ended", "eura_started", "eura_ended"):
        not_future(found, field, getattr(participation, field), today)
    in_order(found, "ended", participation.started, participation.ended)
    since = participation.unemployed_since
    if since is not None and since > participation.started:
        found["unemployed_since"] = _("This is after the start in the project.")
    for field in ("eura_started_by", "eura_number"):
        short(found, field, getattr(participation, field))
    return found


def birth_problems(participation: Participation, birth_date: dt.date | None) -> Problems:
    """What the birth date says against `participation`, a sentence by field."""
    if birth_date is None:
        return {"birth_date": _("Who starts in the project needs a birth date.")}
    found: Problems = {}
    for field, day in (
        ("started", participation.started),
        ("unemployed_since", participation.unemployed_since),
    ):
        if day is not None and day < birth_date:
            found[field] = _("This date is before the birth date.")
    return found


def overlap_problems(participation: Participation, others: Iterable[Participation]) -> Problems:
    """Whether the person was in the project already, or again before the end; a sentence by field."""
    found: Problems = {}
    for other in others:
        if not _overlap(participation, other):
            continue
        if participation.ended is not None and participation.started < other.started:
            sentence = _("The client is in the project again from {day}: the end must be before it.")
            found.setdefault("ended", sentence.format(day=format_date(other.started)))
        else:
            found.setdefault("started", _("The client is already in the project then."))
    return found


def exit_problems(status: ExitStatus, participation: Participation, today: dt.date) -> Problems:
    """What keeps `status` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", status.on, today)
    if participation.ended is None:
        found["on"] = _("The participation has not ended yet.")
    else:
        in_order(found, "on", participation.ended, status.on)
    return found


def _overlap(one: Participation, other: Participation) -> bool:
    return (other.ended is None or one.started <= other.ended) and (
        one.ended is None or other.started <= one.ended
    )
