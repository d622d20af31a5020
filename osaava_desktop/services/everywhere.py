"""Everything that can be looked for, read whole: looking itself is done on what was read."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from osaava_desktop.domain import opportunities as rules
from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.everywhere import Entries, Entry, Kind
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.services import areas, group_lists
from osaava_desktop.store.models import (
    ClientRow,
    GroupRow,
    LocalityRow,
    OpportunityRow,
    PartnerRow,
    PlaceRow,
    SessionRow,
)
from osaava_desktop.store.models import SheetRow as SheetTable
from osaava_desktop.store.office import Office


def entries(office: Office) -> Entries:
    """All that can be found, by kind and name, what is over last; sheets by number, the newest first."""
    return {
        Kind.CLIENT: _by_name(_clients(office)),
        Kind.GROUP: _by_name(_groups(office)),
        Kind.PARTNER: [*_by_name(_partners(office, closed=False)), *_by_name(_partners(office, closed=True))],
        Kind.OPPORTUNITY: _opportunities(office),
        Kind.SHEET: list(_sheets(office)),
        Kind.PLACE: _by_name(_places(office)),
    }


def _by_name(found: Iterable[Entry]) -> list[Entry]:
    return sorted(found, key=lambda entry: name_key(entry.name))


def _clients(office: Office) -> Iterator[Entry]:
    """By names, number and phone."""
    towns = {one.id: one.name for one in areas.localities(office)}
    row = ClientRow
    columns = (row.id, row.number, row.family_name, row.given_names, row.locality, row.search)
    for key, number, family, given, locality, search in office.visible(row, *columns).tuples():
        yield Entry(
            kind=Kind.CLIENT,
            id=key,
            name=", ".join(filter(None, (family, given))),
            beside=_joined(number, towns.get(locality, "")),
            text=search,
        )


def _groups(office: Office) -> Iterator[Entry]:
    places = group_lists.places(office)
    query = office.visible(GroupRow, GroupRow.id, GroupRow.name, GroupRow.place)
    for key, name, place in query.tuples():
        yield _entry(Kind.GROUP, key, name, places.get(place, ""))


def _partners(office: Office, *, closed: bool) -> Iterator[Entry]:
    """By name, industry and the person to ask first."""
    row = PartnerRow
    columns = (row.id, row.name, row.type, row.industry, row.person)
    query = office.visible(row, *columns).where(row.closed.is_null(not closed))
    over = _("worked with no more") if closed else ""
    for key, name, kind, industry, person in query.tuples():
        yield _entry(Kind.PARTNER, key, name, _joined(over, kind.label, industry, person))


def _opportunities(office: Office) -> list[Entry]:
    """By title, industry and partner; the open ones come first."""
    partners = dict(office.visible(PartnerRow, PartnerRow.id, PartnerRow.name, bin=True).tuples())
    found: dict[bool, list[Entry]] = {True: [], False: []}
    for one in office.visible(OpportunityRow):
        is_open = rules.is_open(one, office.today)
        over = "" if is_open else _("not open any more")
        beside = _joined(over, one.type.label, one.industry, partners.get(one.partner, ""))
        found[is_open].append(_entry(Kind.OPPORTUNITY, one.id, one.title, beside))
    return [*_by_name(found[True]), *_by_name(found[False])]


def _sheets(office: Office) -> Iterator[Entry]:
    """By number; the group of a sensitive one is not said, as on its paper."""
    row = SheetTable
    query = office.visible(row, row.id, row.number, SessionRow.on, GroupRow.name, GroupRow.sensitive)
    query = query.join(SessionRow).join(GroupRow).order_by(row.number.desc())
    for key, number, on, group, sensitive in query.tuples():
        beside = _joined("" if sensitive else group, format_date(on))
        yield Entry(kind=Kind.SHEET, id=key, name=number, beside=beside, text=number.casefold())


def _places(office: Office) -> Iterator[Entry]:
    query = office.visible(PlaceRow, PlaceRow.id, PlaceRow.name, LocalityRow.name).join(LocalityRow)
    for key, name, locality in query.tuples():
        yield _entry(Kind.PLACE, key, name, locality)


def _entry(kind: Kind, key: UUID, name: str, beside: str) -> Entry:
    return Entry(kind=kind, id=key, name=name, beside=beside, text=folded(f"{name} {beside}"))


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
