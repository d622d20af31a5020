"""Pathways: the steps that take a client on, to work, studies, a trial, volunteering; and follow-ups."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, in_order, need, not_future, short
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.records import Happening, Record
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _


class PathwayType(Word):
    """Where a step leads."""

    EMPLOYMENT = "employment", N_("work")
    STUDIES = "studies", N_("studies")
    JOB_SEARCH = "job_search", N_("job search")
    WORK_TRIAL = "work_trial", N_("work trial")
    REHABILITATIVE_WORK = "rehabilitative_work", N_("rehabilitative work activity")
    WORK_ACTIVITY = "work_activity", N_("work activity")
    VOLUNTEERING = "volunteering", N_("volunteering")
    OTHER = "other", N_("other")


WORK_ACTIVITIES = (PathwayType.WORK_TRIAL, PathwayType.REHABILITATIVE_WORK, PathwayType.WORK_ACTIVITY)
"""The paper's "työkokeiluun ja työtoimintoihin"."""


class StepState(Word):
    """How far a step has come. All but planned are advances."""

    PLANNED = "planned", N_("planned")
    STARTED = "started", N_("started")
    COMPLETED = "completed", N_("completed")
    INTERRUPTED = "interrupted", N_("interrupted")


ADVANCED = (StepState.STARTED, StepState.COMPLETED, StepState.INTERRUPTED)


@dataclass(frozen=True, kw_only=True)
class PathwayStep(Happening):
    """A step on a pathway. `on` is the day it starts, or while planned the day it is due.

    `confirmed` says how the step was confirmed ("työsopimus nähty"). `label` is the office's own word.
    """

    client: UUID
    type: PathwayType
    state: StepState = StepState.PLANNED
    ended: dt.date | None = None
    label: str = ""
    partner: UUID | None = None
    opportunity: UUID | None = None
    confirmed: str = ""
    note: str = ""


class StillThere(Word):
    """Whether what a follow-up asks about still holds."""

    YES = "yes", N_("still there")
    NO = "no", N_("not any more")
    UNKNOWN = "unknown", N_("not reached")


class SmallStepKind(Word):
    """A small step that shows distance covered; it is no pathway step and is never counted as one."""

    ANSWERED = "answered", N_("answered a call or message")
    CAME_TO_TALK = "came_to_talk", N_("came to a talk")
    CAME_TO_GROUP = "came_to_group", N_("came to a group")
    ASKED_FOR_HELP = "asked_for_help", N_("dealt with an office")
    MADE_CV = "made_cv", N_("made a CV")
    VISITED = "visited", N_("visited a workplace or school")
    APPLIED = "applied", N_("applied for a job or study place")
    INTERVIEW = "interview", N_("went to an interview")
    OTHER = "other", N_("other")


@dataclass(frozen=True, kw_only=True)
class SmallStep(Happening):
    """A small step of a client's ladder."""

    client: UUID
    kind: SmallStepKind
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class FollowUp(Record):
    """Something to come back to on the day it is `due`; `done` when it was, `dropped` when it will not be.

    It belongs to a `step`, to a `need` of the plan, to the `attendance` that asked for it, or to the client
    alone. `by_client` says that the
    client does it; `worker` sees to it that it is done. `first_due` is the day once set, when it was
    put off later. One that fell due by itself names the `rule` that made it, and the step or the
    `participation` it asks about; `outcome` is the answer.
    """

    client: UUID
    step: UUID | None = None
    worker: UUID | None = None
    due: dt.date
    what: str
    done: dt.date | None = None
    need: UUID | None = None
    by_client: bool = False
    dropped: dt.date | None = None
    first_due: dt.date | None = None
    attendance: UUID | None = None
    participation: UUID | None = None
    rule: str = ""
    outcome: StillThere | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None and self.dropped is None


def problems(step: PathwayStep, today: dt.date) -> Problems:
    """What keeps `step` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "on", step.on)
    in_order(found, "ended", step.on, step.ended)
    not_future(found, "ended", step.ended, today)
    if step.state != StepState.PLANNED:
        not_future(found, "on", step.on, today)
    if has_end(step.state):
        need(found, "ended", step.ended)
    elif step.ended is not None:
        found.setdefault("ended", _("Only a completed or interrupted step has an end."))
    short(found, "label", step.label)
    short(found, "confirmed", step.confirmed)
    short(found, "note", step.note, TEXT_LIMIT)
    return found


def small_step_problems(step: SmallStep, today: dt.date) -> Problems:
    """What keeps a small step from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "on", step.on)
    not_future(found, "on", step.on, today)
    short(found, "note", step.note, TEXT_LIMIT)
    return found


def follow_up_problems(follow_up: FollowUp, today: dt.date) -> Problems:
    """What keeps `follow_up` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "what", follow_up.what)
    short(found, "what", follow_up.what)
    not_future(found, "done", follow_up.done, today)
    not_future(found, "dropped", follow_up.dropped, today)
    return found


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A step with the client it belongs to, as lists show it; `partner` and `worker` by name.

    `still` are the follow-ups that ask whether the step still holds, the earliest first.
    """

    step: PathwayStep
    number: str
    name: str
    partner: str = ""
    worker: str = ""
    still: tuple[FollowUp, ...] = ()


def days_late(step: PathwayStep, today: dt.date) -> int:
    """How many days ago a step should have begun that is still only planned; 0 when it is not late."""
    return max(0, (today - step.on).days) if step.state is StepState.PLANNED else 0


def doubts(
    step: PathwayStep, participations: Sequence[Participation], others: Sequence[PathwayStep]
) -> list[str]:
    """What is odd about a step and may still be true, in sentences to ask about.

    `participations` and `others` are all of the same client.
    """
    if step.state is StepState.PLANNED:
        return []
    found = []
    if not any(one.started <= step.on for one in participations):
        found.append(_("The step begins before the client has started in the project."))
    if is_open_work(step) and any(is_open_work(one) for one in others if one.id != step.id):
        found.append(_("The client is at work already: another step to work has not ended."))
    return found


def is_open_work(step: PathwayStep) -> bool:
    """Whether it is an employment that goes on."""
    return step.type is PathwayType.EMPLOYMENT and step.state is StepState.STARTED


def asks_day(step: PathwayStep, state: StepState) -> bool:
    """Whether a day must be known to bring a step into `state`: that of its beginning, or of its end."""
    if has_end(state):
        return not has_end(step.state)
    return state is StepState.STARTED and step.state is StepState.PLANNED


def moved(step: PathwayStep, state: StepState, day: dt.date | None = None) -> PathwayStep:
    """The step in another state since `day`, which is needed where `asks_day` says so."""
    if has_end(state):
        ended = step.ended or day or step.on
        return replace(step, state=state, ended=ended, on=min(step.on, ended))
    begun = day if day is not None and asks_day(step, state) else step.on
    return replace(step, state=state, on=begun, ended=None)


def has_end(state: StepState) -> bool:
    """Whether a step of that state has a last day."""
    return state in (StepState.COMPLETED, StepState.INTERRUPTED)
