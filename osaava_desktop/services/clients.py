"""Clients: finding, reading, registering and changing them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields, replace
from uuid import UUID

from osaava_desktop.domain import clients as rules
from osaava_desktop.domain.checks import folded, tidied
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.errors import PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.store.change import STAMPS, Change
from osaava_desktop.store.models import ClientRow, MergeRow, NotSamePersonRow, ParticipationRow
from osaava_desktop.store.office import Office

FIRST_NUMBER = 1001
SAME_PERSON = "same_person"
"""The field of the sentence that says: this person is in the register already."""


class InBin(PlainError):
    """The client lies in the bin and must be taken back before anything else."""

    def __init__(self) -> None:
        super().__init__(_("This client is in the bin. Take the client back from there first."))


def find(office: Office, text: str, limit: int | None = None) -> list[Client]:
    """The clients whose names, number or phone hold all words of `text`, by name; all, when it is empty."""
    query = office.visible(ClientRow)
    for word in rules.search_words(text):
        query = query.where(ClientRow.search.contains(word))
    return sorted(query, key=lambda client: name_key(client.name))[:limit]


def get(office: Office, client: UUID) -> Client:
    """The client of that id. Raises InBin."""
    found: Client | None = office.visible(ClientRow).where(ClientRow.id == client).first()
    if found is None:
        raise InBin
    return found


def check_there(office: Office, *clients: UUID) -> None:
    """Raises InBin when any of these clients lies in the bin: nothing more is written down of them then."""
    there = office.visible(ClientRow, ClientRow.id).where(ClientRow.id.in_(clients)).count()
    if there < len(set(clients)):
        raise InBin


def save(
    office: Office, client: Client, *, not_same: Sequence[UUID] = (), before: Client | None = None
) -> Client:
    """Registers a new client, who gets a number, or changes one; gives back what is stored.

    Raises InBin, and InvalidInput; its problem `same_person` says that somebody of the same name and birth
    date is in the register. `not_same` are the clients that the worker has found to be other people:
    remembered. `before` is the client as the form showed it first: what is not changed there stays as it
    lies in the file, whoever has changed it meanwhile.
    """
    client = _settled(office, tidied(client), before)
    problems = rules.problems(client, office.today)
    same = [other for other in same_person(office, client) if other.id not in not_same]
    if same and not _known_apart(office, client, same):
        sentence = _("This person is already in the register as client {number}.")
        problems[SAME_PERSON] = sentence.format(number=same[0].number)
    if client.birth_date is None and _has_started(office, client):
        problems["birth_date"] = _("Who starts in the project needs a birth date.")
    refuse(problems)
    with office.change(Action.SAVE_CLIENT, client.id) as change:
        stored = change.save(_numbered(client, change, office))
        for other in not_same:
            change.save(rules.apart(stored.id, other))
        return stored


def keep_apart(office: Office, one: UUID, other: UUID) -> None:
    """Remembers that two clients are two people."""
    with office.change(Action.SAVE_CLIENT, one) as change:
        change.save(rules.apart(one, other))


def known_apart(office: Office, client: UUID) -> set[UUID]:
    """Who was found to be somebody else than `client`."""
    row = NotSamePersonRow
    query = office.visible(row, row.first, row.second).where((row.first == client) | (row.second == client))
    return {key for pair in query.tuples() for key in pair} - {client}


def last_choices(office: Office) -> tuple[UUID | None, Channel | None]:
    """The locality and the channel of the client whom this worker registered last: the first guess."""
    query = office.visible(ClientRow, ClientRow.locality, ClientRow.first_contact)
    own = query.where(ClientRow.worker == office.person.id)
    found = own.order_by(ClientRow.created.desc(), ClientRow.id.desc()).tuples().first()
    return found or (None, None)


def same_person(office: Office, client: Client) -> list[Client]:
    """Other clients of the same name (folded) and birth date; years of birth that differ tell them apart."""
    wanted = _identity(client)
    query = office.visible(ClientRow).where(ClientRow.id != client.id)
    born = ClientRow.birth_date
    query = query.where(born.is_null() if client.birth_date is None else born == client.birth_date)
    query = query.where(ClientRow.search.startswith(folded(client.family_name)))
    return [other for other in query if _identity(other) == wanted and not _years_differ(client, other)]


def restrict(office: Office, client: UUID, day: dt.date | None) -> Client:
    """Keeps a client's data without their being used from that day on; None takes the restriction away."""
    with office.change(Action.SAVE_CLIENT, client) as change:
        return change.save(replace(get(office, client), restricted=day))


def put_in_bin(office: Office, client: Client) -> Client:
    """Takes a client, and all that hangs on the client, out of lists and figures."""
    with office.change(Action.BIN, client.id) as change:
        return change.put_in_bin(client)


def take_back(office: Office, client: Client) -> Client:
    """Takes a client out of the bin. Raises a PlainError for one who was merged with another."""
    row = MergeRow
    merged = (row.gone == client.id) & row.undone.is_null() & row.deleted.is_null()
    kept = office.visible(row, row.kept, bin=True).where(merged)
    number = office.visible(ClientRow, ClientRow.number, bin=True).where(ClientRow.id.in_(kept)).scalar()
    if number:
        sentence = _("This client was merged with {number}. Open that client and undo the merging there.")
        raise PlainError(sentence.format(number=number))
    with office.change(Action.RESTORE, client.id) as change:
        return change.take_back(client)


def put_several_in_bin(office: Office, several: Sequence[Client]) -> list[Client]:
    """Takes several clients out of lists and figures, all of them or none."""
    with office.change(Action.BIN):
        return [put_in_bin(office, client) for client in several]


def take_several_back(office: Office, several: Sequence[Client]) -> list[Client]:
    """Takes several clients out of the bin, all of them or none."""
    with office.change(Action.RESTORE):
        return [take_back(office, client) for client in several]


def _settled(office: Office, client: Client, before: Client | None) -> Client:
    """The client as it will be stored: of a known one, only what differs from `before` is new."""
    stored: Client | None = office.visible(ClientRow, bin=True).where(ClientRow.id == client.id).first()
    if stored is not None and stored.deleted is not None:
        raise InBin
    if stored is None or before is None:
        return client
    names = [field.name for field in fields(client) if field.name not in STAMPS]
    changed = {name for name in names if getattr(client, name) != getattr(before, name)}
    return replace(stored, **{name: getattr(client, name) for name in changed})


def _numbered(client: Client, change: Change, office: Office) -> Client:
    """A client without a number gets the next one of this laptop that nobody bears."""
    if client.number:
        return client
    number = ""
    while not number or office.visible(ClientRow, bin=True).where(ClientRow.number == number).exists():
        number = f"{office.device.letter}-{change.next_number('client', FIRST_NUMBER)}"
    return replace(client, number=number, worker=client.worker or office.person.id)


def _has_started(office: Office, client: Client) -> bool:
    return bool(office.visible(ParticipationRow).where(ParticipationRow.client == client.id).exists())


def _identity(client: Client) -> tuple[str, str]:
    return folded(client.family_name), folded(client.given_names)


def _years_differ(client: Client, other: Client) -> bool:
    return None not in (client.birth_year, other.birth_year) and client.birth_year != other.birth_year


def _known_apart(office: Office, client: Client, others: list[Client]) -> bool:
    """Whether all of `others` were found to be other people before."""
    return {other.id for other in others} <= known_apart(office, client.id)
