"""Likely duplicates of a client who is being written down."""

from uuid import UUID

from osaava_desktop.domain.duplicates import Finder, Known
from osaava_desktop.services import clients
from osaava_desktop.store.models import ClientRow
from osaava_desktop.store.office import Office


def finder(office: Office, client: UUID) -> Finder:
    """All clients but `client` and who was found to be somebody else, ready to be asked at each letter."""
    row = ClientRow
    query = office.visible(
        row,
        row.id,
        row.number,
        row.family_name,
        row.given_names,
        row.birth_date,
        row.birth_year,
        row.worker,
        row.locality,
    )
    others = clients.known_apart(office, client) | {client}
    return Finder(
        Known(
            id=key,
            number=number,
            name=", ".join(filter(None, (family, given))),
            born=born,
            birth_year=year,
            worker=worker,
            locality=locality,
        )
        for key, number, family, given, born, year, worker, locality in query.tuples()
        if key not in others
    )
