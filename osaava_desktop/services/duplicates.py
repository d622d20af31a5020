"""Likely duplicates of a client who is being written down."""

from collections.abc import Collection, Iterator
from uuid import UUID

from osaava_desktop.domain.duplicates import Finder, Known, born_apart
from osaava_desktop.services import clients
from osaava_desktop.store.models import ClientRow, NotSamePersonRow
from osaava_desktop.store.office import Office


def finder(office: Office, client: UUID) -> Finder:
    """All clients but `client` and who was found to be somebody else, ready to be asked at each letter."""
    others = clients.known_apart(office, client) | {client}
    return Finder(one for one in _known(office) if one.id not in others)


def pairs(office: Office, wanted: Collection[UUID]) -> Iterator[tuple[Known, Known]]:
    """Each of the clients `wanted` with who is likely to be the same person, every two of them once."""
    row = NotSamePersonRow
    apart = {frozenset(pair) for pair in office.visible(row, row.first, row.second).tuples()}
    known = list(_known(office))
    everybody = Finder(known)
    for one in known:
        if one.id not in wanted:
            continue
        for other in everybody.find(one.name, one.born, one.year, [one.id]):
            pair = frozenset((one.id, other.id))
            if pair not in apart and not born_apart(one, other):
                apart.add(pair)
                yield one, other


def _known(office: Office) -> Iterator[Known]:
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
    for key, number, family, given, born, year, worker, locality in query.tuples():
        yield Known(
            id=key,
            number=number,
            name=", ".join(filter(None, (family, given))),
            born=born,
            birth_year=year,
            worker=worker,
            locality=locality,
        )
