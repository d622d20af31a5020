"""Participations: starting in the project, leaving it, coming back."""

from dataclasses import replace
from uuid import UUID

from osaava_desktop.domain import participations as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.participations import ExitStatus, Participation
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import areas
from osaava_desktop.store.models import ClientRow, ExitStatusRow, ParticipationRow
from osaava_desktop.store.office import Office

START_DATA = (
    "status",
    "unemployed_since",
    "studying",
    "education",
    "vocational",
    "disability",
    "third_country",
    "foreign_background",
    "minority",
    "homeless",
    "rural",
)
"""What is asked once, at the first start."""


def of_client(office: Office, client: UUID) -> list[Participation]:
    """The client's participations, the first one first."""
    query = office.visible(ParticipationRow).where(ParticipationRow.client == client)
    return list(query.order_by(ParticipationRow.started))


def save(office: Office, participation: Participation) -> Participation:
    """Starts or changes a participation; its worker and area are set when it starts.

    Who comes back gets the start data of the first participation, also when they are corrected later.
    Raises InvalidInput: a birth date is needed, and two participations of one person must not overlap.
    """
    participation = tidied(participation)
    client: Client = office.visible(ClientRow).where(ClientRow.id == participation.client).get()
    others = [one for one in of_client(office, client.id) if one.id != participation.id]
    problems = rules.problems(participation, office.today)
    if client.birth_date is None:
        problems["birth_date"] = _("Who starts in the project needs a birth date.")
    elif participation.started < client.birth_date:
        problems.setdefault("started", _("This date is before the birth date."))
    if any(_overlap(participation, other) for other in others):
        problems.setdefault("started", _("The client is already in the project then."))
    refuse(problems)
    if others and participation.created is None:
        participation = _with_start_data(participation, others[0])
    with office.change(Action.SAVE_PARTICIPATION, participation.id) as change:
        if all(participation.started < other.started for other in others):
            for later in others:
                change.save(_with_start_data(later, participation))
        return change.save(_placed(office, participation, client))


def end(
    office: Office,
    participation: Participation,
    status: ExitStatus,
    *,
    qualification_gained: bool | None = None,
) -> Participation:
    """Ends a participation on the day of `status`, which is what the person did on leaving.

    One that has ended before ends on the new day instead, and the old status on leaving is gone.
    """
    ended = replace(participation, ended=status.on, qualification_gained=qualification_gained)
    refuse({**rules.problems(ended, office.today), **rules.exit_problems(status, ended, office.today)})
    with office.change(Action.END_PARTICIPATION, participation.id) as change:
        for earlier in _outdated(office, status):
            change.put_in_bin(earlier)
        stored = save(office, ended)
        change.save(status)
        return stored


def save_exit_status(office: Office, status: ExitStatus) -> ExitStatus:
    """What a person did on a day after leaving; within 28 days it counts as a result."""
    participation = office.visible(ParticipationRow).where(ParticipationRow.id == status.participation).get()
    refuse(rules.exit_problems(status, participation, office.today))
    with office.change(Action.END_PARTICIPATION, participation.id) as change:
        return change.save(status)


def exit_statuses(office: Office, participation: UUID) -> list[ExitStatus]:
    """What is known of the time after leaving, the earliest first."""
    query = office.visible(ExitStatusRow).where(ExitStatusRow.participation == participation)
    return list(query.order_by(ExitStatusRow.on))


def _placed(office: Office, participation: Participation, client: Client) -> Participation:
    worker = participation.worker or client.worker or office.person.id
    area = participation.area or areas.area_of(office, None, client.locality, worker)
    return replace(participation, worker=worker, area=area)


def _outdated(office: Office, status: ExitStatus) -> list[ExitStatus]:
    """What no longer holds when the participation ends on the day of `status`."""
    participation = office.visible(ParticipationRow).where(ParticipationRow.id == status.participation).get()
    return [
        one
        for one in exit_statuses(office, participation.id)
        if one.id != status.id and (one.on <= status.on or one.on == participation.ended)
    ]


def _overlap(one: Participation, other: Participation) -> bool:
    return (other.ended is None or one.started <= other.ended) and (
        one.ended is None or other.started <= one.ended
    )


def _with_start_data(participation: Participation, first: Participation) -> Participation:
    return replace(participation, **{name: getattr(first, name) for name in START_DATA})
