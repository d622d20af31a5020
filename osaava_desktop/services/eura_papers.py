"""What a participant is told on paper about EURA 2021."""

from osaava_desktop.domain.client_papers import EuraPaper
from osaava_desktop.domain.clients import Client
from osaava_desktop.services import people, sheets
from osaava_desktop.store.office import Office


def instruction(office: Office, client: Client | None = None) -> EuraPaper:
    """The instruction; the client's worker is the one to ask, or else who is signed in."""
    staff = {person.id: person.name for person in people.staff(office)}
    worker = staff.get(client.worker) if client and client.worker else None
    return EuraPaper(
        issuer=sheets.issuer(office),
        code=office.profile.project_code,
        worker=worker or office.person.name,
    )
