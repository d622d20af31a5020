"""Registering: a client and the start in the project, saved together or not at all."""

from collections.abc import Sequence
from uuid import UUID

from osaava_desktop.domain import participations as rules
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import InvalidInput, refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import clients, participations
from osaava_desktop.store.office import Office


def save(
    office: Office,
    client: Client,
    participation: Participation | None = None,
    *,
    not_same: Sequence[UUID] = (),
) -> Client:
    """Saves `client`, and the start or the changed facts of `participation`, in one change.

    Gives back the client as stored. Raises InvalidInput with the problems of both, the client's first;
    then nothing is saved. `not_same` as in `clients.save`.
    """
    problems = start_problems(office, client, participation) if participation else {}
    try:
        with office.change(Action.SAVE_CLIENT, client.id):
            stored = clients.save(office, client, not_same=not_same)
            if participation is not None:
                participations.save(office, participation)
    except InvalidInput as error:
        problems = {**error.problems, **problems}
    refuse(problems)
    return stored


def start_problems(office: Office, client: Client, participation: Participation) -> Problems:
    """What keeps the participation of this client, as entered, from being saved."""
    problems = rules.problems(participation, office.today)
    if client.birth_date is None:
        problems["birth_date"] = _("Who starts in the project needs a birth date.")
    elif participation.started < client.birth_date:
        problems.setdefault("started", _("This date is before the birth date."))
    return problems
