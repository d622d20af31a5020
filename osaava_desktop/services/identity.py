"""Identity numbers, where the office has a ground to ask: kept apart, shown masked, never printed."""

from dataclasses import replace
from uuid import UUID

from osaava_desktop.domain import identity as rules
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client, IdentityNumber
from osaava_desktop.domain.policy import Action, FieldGroup
from osaava_desktop.domain.texts import format_date
from osaava_desktop.errors import refuse
from osaava_desktop.i18n import _
from osaava_desktop.store.models import ClientRow, IdentityNumberRow
from osaava_desktop.store.office import Office

FIELD = "identity_number"


def is_asked(office: Office) -> bool:
    """Whether the office asks for identity numbers, on a ground that a keeper has recorded."""
    return office.profile.identity_numbers and bool(office.profile.identity_ground)


def masked(office: Office, client: UUID) -> str:
    """The client's number with dots for all but the birth date; nothing where there is none."""
    found = _of(office, client)
    return rules.masked(found.number) if found else ""


def show(office: Office, client: UUID) -> str:
    """The client's number; the look is in the audit."""
    found = _of(office, client)
    if found is None:
        return ""
    with office.look(IdentityNumberRow, found.id, FieldGroup.IDENTITY):
        return found.number


def save(office: Office, client: Client, text: str) -> None:
    """Keeps the number of a client, one per client; an empty `text` takes it away. Raises InvalidInput."""
    number, known = rules.official(text), _of(office, client.id)
    if number:
        refuse(problems(office, client, number))
    with office.change(Action.SAVE_IDENTITY, client.id) as change:
        if number:
            record = known or IdentityNumber(client=client.id, number=number)
            change.save(replace(record, number=number))
        elif known is not None:
            change.put_in_bin(known)


def problems(office: Office, client: Client, text: str) -> Problems:
    """What keeps the number, as typed, from being this client's; nothing typed is no problem."""
    number = rules.official(text)
    if not number:
        return {}
    sentence = rules.problem(
        number, client.birth_date, office.today, temporary=office.profile.practice
    ) or _of_another(office, client, number)
    return {FIELD: sentence} if sentence else {}


def birth_problems(office: Office, client: Client) -> Problems:
    """Whether the birth date, as entered, is another than that in the number that is known."""
    found = _of(office, client.id) if is_asked(office) else None
    if found is None or client.birth_date in (None, rules.birth_date(found.number)):
        return {}
    sentence = _("The birth date in the identity number is {day}.")
    return {"birth_date": sentence.format(day=format_date(rules.birth_date(found.number)))}


def _of(office: Office, client: UUID) -> IdentityNumber | None:
    found: IdentityNumber | None = (
        office.visible(IdentityNumberRow).where(IdentityNumberRow.client == client).first()
    )
    return found


def _of_another(office: Office, client: Client, number: str) -> str:
    same = office.visible(IdentityNumberRow, IdentityNumberRow.client).where(
        IdentityNumberRow.number == number, IdentityNumberRow.client != client.id
    )
    other = office.visible(ClientRow, ClientRow.number).where(ClientRow.id.in_(same)).scalar()
    sentence = _("This identity number belongs to client {number}.")
    return sentence.format(number=other) if other else ""
