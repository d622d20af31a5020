"""Participations: starting in the project, leaving it, coming back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from osaava_desktop.domain import participations as rules
from osaava_desktop.domain.checks import Problems, tidied
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.participations import ExitStatus, Participation
from osaava_desktop.domain.policy import Action, FieldGroup
from osaava_desktop.errors import InvalidInput, refuse
from osaava_desktop.services import areas, clients, follow_up_rules, presence
from osaava_desktop.store.models import ExitStatusRow, ParticipationRow
from osaava_desktop.store.office import Office

VOLUNTARY = ("disability", "third_country", "foreign_background", "minority", "homeless", "rural")
"""What nobody has to answer (EECO12–17); shown only when asked for."""

START_DATA = ("status", "unemployed_since", "studying", "education", "vocational", *VOLUNTARY)
"""What is asked once, at the first start."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A participation as entered; `leaving` ends it, or moves its end, to its day."""

    participation: Participation
    leaving: ExitStatus | None = None


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """The end of a participation: how long it was, and what is known of the time after it."""

    participation: Participation
    statuses: Sequence[ExitStatus]


def of_client(office: Office, client: UUID) -> list[Participation]:
    """The client's participations, the first one first."""
    query = office.visible(ParticipationRow).where(ParticipationRow.client == client)
    return list(query.order_by(ParticipationRow.started))


def start_problems(office: Office, client: Client, participation: Participation) -> Problems:
    """What keeps the participation of this client, as entered, from being saved; a sentence by field."""
    others = _others(office, participation)
    return {
        **rules.overlap_problems(participation, others),
        **rules.birth_problems(participation, client.birth_date),
        **rules.problems(participation, office.today),
    }


def save(office: Office, participation: Participation) -> Participation:
    """Starts or changes a participation; its worker and area are set when it starts.

    Who comes back gets the start data of the first participation, also when they are corrected later.
    Raises InvalidInput: a birth date is needed, and two participations of one person must not overlap.
    """
    participation = tidied(participation)
    client = clients.get(office, participation.client)
    refuse(start_problems(office, client, participation))
    others = _others(office, participation)
    if others and participation.created is None:
        participation = _with_start_data(participation, others[0])
    with office.change(Action.SAVE_PARTICIPATION, participation.id) as change:
        if all(participation.started < other.started for other in others):
            for later in others:
                change.save(_with_start_data(later, participation))
        before = _stored(office, participation.id)
        stored = change.save(_placed(office, participation, client))
        follow_up_rules.follow_participation(office, change, before, stored)
        return stored


def save_all(office: Office, client: UUID, entries: Sequence[Entry], *, identity_seen: bool) -> None:
    """Saves what a page holds of a client's participations, in one change.

    `identity_seen` is the client's tick. Raises InvalidInput with the problems by `field_of`.
    """
    problems: Problems = {}
    with office.change(Action.SAVE_PARTICIPATION, client) as change:
        change.save(replace(clients.get(office, client), identity_seen=identity_seen))
        # The first one last: its start data go on to the others as they have been saved by then.
        for entry in sorted(entries, key=lambda entry: entry.participation.started, reverse=True):
            try:
                _save_entry(office, entry)
            except InvalidInput as error:
                problems |= {
                    field_of(entry.participation, name): text for name, text in error.problems.items()
                }
        refuse(problems)


def field_of(participation: Participation, name: str) -> str:
    """The name of a participation's field where there are several participations."""
    return f"{participation.id}.{name}"


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


def take_end_back(office: Office, participation: Participation) -> Leaving:
    """The client is still in the project: no end, no statuses after it. Gives what `give_end_back` wants.

    Raises InvalidInput when the client has come back since.
    """
    leaving = Leaving(participation=participation, statuses=exit_statuses(office, participation.id))
    with office.change(Action.END_PARTICIPATION, participation.id) as change:
        for status in leaving.statuses:
            change.put_in_bin(status)
        save(office, replace(participation, ended=None, qualification_gained=None, eura_ended=None))
    return leaving


def give_end_back(office: Office, leaving: Leaving) -> None:
    """Undoes `take_end_back`."""
    with office.change(Action.END_PARTICIPATION, leaving.participation.id) as change:
        save(office, leaving.participation)
        for status in leaving.statuses:
            change.take_back(status)


def put_in_bin(office: Office, participation: Participation) -> Participation:
    """Takes a participation that was started by mistake out of lists and figures."""
    with office.change(Action.BIN, participation.id) as change:
        return change.put_in_bin(participation)


def take_back(office: Office, participation: Participation) -> Participation:
    """Takes a participation out of the bin; raises InvalidInput when it overlaps with another by now."""
    client = clients.get(office, participation.client)
    refuse(start_problems(office, client, participation))
    with office.change(Action.RESTORE, participation.id) as change:
        return change.take_back(participation)


def look_at_voluntary(office: Office, participation: Participation) -> Participation:
    """The participation with its voluntary answers, to be shown; leaves a trace in the audit."""
    with office.look(ParticipationRow, participation.id, FieldGroup.BACKGROUND):
        return _get(office, participation.id)


def save_exit_status(office: Office, status: ExitStatus) -> ExitStatus:
    """What a person did on a day after leaving, in place of what was known of that day.

    Within 28 days it counts as a result.
    """
    participation = _get(office, status.participation)
    refuse(rules.exit_problems(status, participation, office.today))
    earlier = [one for one in exit_statuses(office, participation.id) if one.on == status.on]
    with office.change(Action.END_PARTICIPATION, participation.id) as change:
        for one in earlier:
            if one.id != status.id:
                change.put_in_bin(one)
        return change.save(status)


def drop_exit_status(office: Office, status: ExitStatus) -> ExitStatus:
    """Puts a status after leaving into the bin."""
    with office.change(Action.END_PARTICIPATION, status.participation) as change:
        return change.put_in_bin(status)


def take_exit_status_back(office: Office, status: ExitStatus) -> ExitStatus:
    """Takes a status after leaving out of the bin."""
    with office.change(Action.END_PARTICIPATION, status.participation) as change:
        return change.take_back(status)


def exit_statuses(office: Office, participation: UUID) -> list[ExitStatus]:
    """What is known of the time after leaving, the earliest first."""
    query = office.visible(ExitStatusRow).where(ExitStatusRow.participation == participation)
    return list(query.order_by(ExitStatusRow.on))


def _get(office: Office, key: UUID) -> Participation:
    found: Participation | None = office.visible(ParticipationRow).where(ParticipationRow.id == key).first()
    return presence.there(found)


def _stored(office: Office, key: UUID) -> Participation | None:
    query = office.visible(ParticipationRow, bin=True).where(ParticipationRow.id == key)
    found: Participation | None = query.first()
    return found


def _placed(office: Office, participation: Participation, client: Client) -> Participation:
    worker = participation.worker or client.worker or office.person.id
    area = participation.area or areas.area_of(office, None, client.locality, worker)
    return replace(participation, worker=worker, area=area)


def _outdated(office: Office, status: ExitStatus) -> list[ExitStatus]:
    """What no longer holds when the participation ends on the day of `status`."""
    participation = _get(office, status.participation)
    return [
        one
        for one in exit_statuses(office, participation.id)
        if one.id != status.id and (one.on <= status.on or one.on == participation.ended)
    ]


def _save_entry(office: Office, entry: Entry) -> None:
    if entry.leaving is None:
        save(office, entry.participation)
    else:
        gained = entry.participation.qualification_gained
        end(office, entry.participation, entry.leaving, qualification_gained=gained)


def _others(office: Office, participation: Participation) -> list[Participation]:
    """The same person's other participations, the first one first."""
    return [one for one in of_client(office, participation.client) if one.id != participation.id]


def _with_start_data(participation: Participation, first: Participation) -> Participation:
    return replace(participation, **{name: getattr(first, name) for name in START_DATA})
