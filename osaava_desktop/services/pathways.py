"""Pathway steps and follow-ups."""

from collections.abc import Sequence
from uuid import UUID

from osaava_desktop.domain import pathways as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.pathways import FollowUp, PathwayStep
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas
from osaava_desktop.store.models import ClientRow, FollowUpRow, PathwayStepRow
from osaava_desktop.store.office import Office


def save(office: Office, step: PathwayStep) -> PathwayStep:
    """Adds or changes a step."""
    step = tidied(step)
    refuse(rules.problems(step, office.today))
    with office.change(Action.SAVE_STEP, step.id) as change:
        return change.save(areas.settled(office, step))


def steps(office: Office, clients: Sequence[UUID] | None = None) -> list[PathwayStep]:
    """All steps, or those of some clients, the newest first."""
    query = office.visible(PathwayStepRow)
    if clients is not None:
        query = query.where(PathwayStepRow.client.in_(clients))
    return list(query.order_by(PathwayStepRow.on.desc(), PathwayStepRow.id.desc()))


def listing(office: Office) -> list[rules.StepLine]:
    """All steps with their clients' names, the newest first."""
    columns = (ClientRow.id, ClientRow.number, ClientRow.family_name, ClientRow.given_names)
    people = {row.id: row for row in office.visible(ClientRow, *columns).namedtuples()}
    return [
        rules.StepLine(
            step=step,
            number=people[step.client].number,
            name=f"{people[step.client].family_name}, {people[step.client].given_names}".removesuffix(", "),
        )
        for step in steps(office)
    ]


def put_in_bin(office: Office, step: PathwayStep) -> PathwayStep:
    """Takes a step out of lists and figures."""
    with office.change(Action.BIN, step.id) as change:
        return change.put_in_bin(step)


def save_follow_up(office: Office, follow_up: FollowUp) -> FollowUp:
    """Adds or changes something to come back to."""
    follow_up = tidied(follow_up)
    refuse(rules.follow_up_problems(follow_up, office.today))
    with office.change(Action.SAVE_FOLLOW_UP, follow_up.id) as change:
        return change.save(follow_up)


def follow_ups(office: Office) -> list[FollowUp]:
    """What is still to be done, the earliest first."""
    query = office.visible(FollowUpRow).where(FollowUpRow.done.is_null())
    return list(query.order_by(FollowUpRow.due))
