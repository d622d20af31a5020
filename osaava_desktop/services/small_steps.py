"""The ladder of a client's small steps, which show distance covered and are never counted as advances."""

from uuid import UUID

from osaava_desktop.domain import pathways as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.pathways import SmallStep
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas, presence
from osaava_desktop.services.clients import check_there
from osaava_desktop.store.models import SmallStepRow
from osaava_desktop.store.office import Office


def save(office: Office, step: SmallStep) -> SmallStep:
    """Adds or changes a small step; it is that of who is signed in, unless told."""
    step = tidied(step)
    refuse(rules.small_step_problems(step, office.today))
    check_there(office, step.client)
    presence.check_kept(office, step)
    with office.change(Action.SAVE_STEP, step.id) as change:
        return change.save(areas.settled(office, step))


def of_client(office: Office, client: UUID) -> list[SmallStep]:
    """The rungs of a client's ladder, the newest first."""
    query = office.visible(SmallStepRow).where(SmallStepRow.client == client)
    return list(query.order_by(SmallStepRow.on.desc(), SmallStepRow.id.desc()))


def put_in_bin(office: Office, step: SmallStep) -> SmallStep:
    """Takes a small step off the ladder."""
    with office.change(Action.BIN, step.id) as change:
        return change.put_in_bin(step)


def take_back(office: Office, step: SmallStep) -> SmallStep:
    """Puts a small step back on the ladder."""
    with office.change(Action.RESTORE, step.id) as change:
        return change.take_back(step)
