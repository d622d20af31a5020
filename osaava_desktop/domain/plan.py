"""A client's plan: the needs, the goal set for each, and the tasks that lead there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.mapping import Need
from osaava_desktop.domain.pathways import FollowUp, follow_up_problems
from osaava_desktop.i18n import _


@dataclass(frozen=True, kw_only=True)
class PlannedNeed:
    """A need with its tasks, the open ones first; without a `need`, the tasks that belong to none."""

    need: Need | None
    tasks: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The whole plan: the needs still open, then the closed ones, last the tasks without a need."""

    parts: tuple[PlannedNeed, ...] = ()

    @property
    def tasks(self) -> list[FollowUp]:
        """All tasks."""
        return [task for part in self.parts for task in part.tasks]


def arranged(needs: Sequence[Need], tasks: Sequence[FollowUp]) -> Plan:
    """The plan of these needs and tasks."""
    ordered = sorted(tasks, key=lambda task: (not task.is_open, task.due, task.id))
    parts = [
        PlannedNeed(need=need, tasks=tuple(task for task in ordered if task.need == need.id))
        for need in sorted(needs, key=lambda need: (need.closed is not None, need.noted, need.id))
    ]
    known = {need.id for need in needs}
    loose = tuple(task for task in ordered if task.need not in known)
    return Plan(parts=(*parts, *([PlannedNeed(need=None, tasks=loose)] if loose else [])))


def is_late(task: FollowUp, today: dt.date) -> bool:
    """Whether a task that is still to be done should have been done before today."""
    return task.is_open and task.due < today


def moved(task: FollowUp, before: FollowUp) -> FollowUp:
    """`task` as it is kept after a change from `before`: put off, it remembers the day once set."""
    if task.due <= before.due:
        return task
    return replace(task, first_due=before.first_due or before.due)


def postpone_problems(task: FollowUp, today: dt.date) -> Problems:
    """What keeps a task from being put off to its new day, a sentence by field."""
    found = follow_up_problems(task, today)
    if task.due < today:
        found.setdefault("due", _("The new day is in the past."))
    return found
