"""Registering: a client and the start in the project, saved together or not at all."""

from collections.abc import Sequence
from uuid import UUID

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import InvalidInput, refuse
from osaava_desktop.services import clients, identity, participations
from osaava_desktop.store.office import Office


def save(
    office: Office,
    client: Client,
    participation: Participation | None = None,
    *,
    not_same: Sequence[UUID] = (),
    before: Client | None = None,
    identity_number: str | None = None,
) -> Client:
    """Saves `client`, and the start or the changed facts of `participation`, in one change.

    Gives back the client as stored. Raises InvalidInput with the problems of all, the client's first;
    then nothing is saved. `not_same` and `before` as in `clients.save`; without an `identity_number` the
    one that is known stays.
    """
    problems = participations.start_problems(office, client, participation) if participation else {}
    if identity_number is None:
        problems |= identity.birth_problems(office, client)
    else:
        problems |= identity.problems(office, client, identity_number)
    try:
        with office.change(Action.SAVE_CLIENT, client.id):
            stored = clients.save(office, client, not_same=not_same, before=before)
            if participation is not None:
                participations.save(office, participation)
            if identity_number is not None:
                identity.save(office, stored, identity_number)
    except InvalidInput as error:
        problems = {**error.problems, **problems}
    refuse(problems)
    return stored
