"""Makes the follow-ups that fall due by themselves, in the change that they follow from."""

from collections.abc import Sequence
from dataclasses import replace

from osaava_desktop.domain import follow_up_rules as rules
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.pathways import ADVANCED, FollowUp, PathwayStep, StepState
from osaava_desktop.store.change import Change
from osaava_desktop.store.models import FollowUpRow
from osaava_desktop.store.office import Office


def follow_step(office: Office, change: Change, before: PathwayStep | None, step: PathwayStep) -> None:
    """What is asked some months after a step began, as the days of the step are now.

    Nothing is touched where those days have not changed: what a worker put off stays put off.
    """
    if before is not None and _days(before) == _days(step):
        return
    row = FollowUpRow
    query = office.visible(row, bin=True).where(row.step == step.id, row.rule != "")
    wanted = rules.after_step(step, rules.months_in(office.profile.step_months))
    _settle(change, list(query), wanted, begun=step.state in ADVANCED)


def follow_participation(
    office: Office, change: Change, before: Participation | None, participation: Participation
) -> None:
    """What is asked some weeks after leaving the project, as its end is now."""
    if before is not None and before.ended == participation.ended:
        return
    row = FollowUpRow
    query = office.visible(row, bin=True).where(row.participation == participation.id, row.rule != "")
    wanted = rules.after_leaving(participation, office.profile.leaving_weeks)
    _settle(change, list(query), wanted, begun=participation.ended is not None)


def _days(step: PathwayStep) -> tuple[object, ...]:
    interrupted = step.ended if step.state is StepState.INTERRUPTED else None
    return step.state in ADVANCED, step.on, interrupted


def _settle(change: Change, stored: Sequence[FollowUp], wanted: Sequence[FollowUp], *, begun: bool) -> None:
    """Has `wanted` stored once each: new ones are added, open ones moved, others go to the bin.

    What was answered stays as it is, unless what it asked about has not `begun` after all.
    """
    left = {one.rule: one for one in stored}
    for one in wanted:
        known = left.pop(one.rule, None)
        if known is None:
            change.save(one)
        elif known.is_open:
            change.save(replace(known, due=one.due, first_due=None, deleted=None))
        elif known.deleted is not None:
            change.take_back(known)
    for one in left.values():
        if one.deleted is None and (one.is_open or not begun):
            change.put_in_bin(one)
