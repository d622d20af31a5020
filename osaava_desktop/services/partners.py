"""Partners and employers: their people, the contacts with them, closing them."""

from typing import Any, TypeVar
from uuid import UUID

from peewee import fn

from osaava_desktop.domain import partner_lists, referrals
from osaava_desktop.domain import partners as rules
from osaava_desktop.domain.checks import folded, tidied
from osaava_desktop.domain.partner_lists import ContactLine, PartnerLine, UnderWay
from osaava_desktop.domain.partners import Contact, ContactPerson, Partner
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.errors import PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import areas, merge_ledger, people, presence
from osaava_desktop.store.models import (
    ClientRow,
    ContactPersonRow,
    ContactRow,
    OpportunityRow,
    PartnerRow,
    ReferralRow,
)
from osaava_desktop.store.office import Office

R = TypeVar("R", bound=Record)


_MOST_NAMED = 5


class StillOpen(PlainError):
    """The partner is to be closed while something is `open` there."""

    def __init__(self, found: UnderWay) -> None:
        super().__init__(_("Something is under way with this partner: {what}.").format(what=_in_words(found)))
        self.open = found


def save(office: Office, partner: Partner, *, leaving_open: bool = False) -> Partner:
    """Adds or changes a partner.

    Raises StillOpen when it is closed now while something is under way there; with `leaving_open` that
    stays as it is.
    """
    partner = tidied(partner)
    refuse(rules.partner_problems(partner, office.today))
    presence.check_kept(office, partner)
    if partner.closed and not leaving_open:
        before = office.visible(PartnerRow).where(PartnerRow.id == partner.id).first()
        found = under_way(office, partner.id)
        if found and before is not None and before.closed is None:
            raise StillOpen(found)
    with office.change(Action.SAVE_PARTNER, partner.id) as change:
        return change.save(partner)


def get(office: Office, key: UUID) -> Partner:
    """The partner of that id. Raises a PlainError when it is in the bin."""
    found: Partner | None = office.visible(PartnerRow).where(PartnerRow.id == key).first()
    return presence.there(found)


def partners(office: Office) -> list[Partner]:
    """All partners by name."""
    return sorted(office.visible(PartnerRow), key=lambda partner: name_key(partner.name))


def find(office: Office, text: str, limit: int) -> list[Partner]:
    """The partners that are not closed and whose name or person holds all words of `text`, by name.

    Those whose name begins with `text` come first.
    """
    asked = folded(text)
    told = [(one, folded(f"{one.name} {one.person}")) for one in partners(office) if one.closed is None]
    found = [(one, words) for one, words in told if all(word in words for word in asked.split())]
    found.sort(key=lambda one: not one[1].startswith(asked))
    return [one for one, _words in found[:limit]]


def alike(office: Office, partner: Partner) -> list[Partner]:
    """Who may be the same partner, by its name."""
    return partner_lists.alike(partner.name, partners(office), partner.id)


def listing(office: Office) -> list[PartnerLine]:
    """All partners by name, with their last contact and what is under way."""
    row = ContactRow
    met = {
        key: (last, count)
        for key, last, count in office.visible(row, row.partner, fn.MAX(row.on), fn.COUNT(row.id))
        .group_by(row.partner)
        .tuples()
    }
    named = {area.id: area.name for area in areas.areas(office)}
    sent, offered = _open_referrals(office), _open_opportunities(office)
    return [
        PartnerLine(
            partner=partner,
            area=named.get(partner.area, "") if partner.area else "",
            last=met.get(partner.id, (None, 0))[0],
            contacts=met.get(partner.id, (None, 0))[1],
            open_referrals=sent.get(partner.id, 0),
            open_opportunities=offered.get(partner.id, 0),
        )
        for partner in partners(office)
    ]


def under_way(office: Office, partner: UUID) -> UnderWay:
    """The open referrals and opportunities of a partner, in words."""
    row, client = ReferralRow, ClientRow
    sent = office.visible(row, client.number, row.what).join(client).switch(row)
    sent = sent.where(row.partner == partner, row.state.in_(referrals.OPEN)).order_by(row.on)
    offers = office.visible(OpportunityRow, OpportunityRow.title).where(
        OpportunityRow.partner == partner, _is_open_on(office)
    )
    return UnderWay(
        referrals=tuple(" ".join(filter(None, words)) for words in sent.tuples()),
        opportunities=tuple(title for (title,) in offers.tuples()),
    )


def save_contact(office: Office, contact: Contact) -> Contact:
    """Adds or changes a contact with a partner."""
    contact = tidied(contact)
    refuse(rules.contact_problems(contact, office.today))
    get(office, contact.partner)
    presence.check_kept(office, contact)
    with office.change(Action.SAVE_PARTNER, contact.id) as change:
        return change.save(areas.settled(office, contact))


def contacts(office: Office, partner: UUID | None = None) -> list[ContactLine]:
    """All contacts, or those with one partner, the newest first."""
    row = ContactRow
    query = office.visible(row).order_by(row.on.desc(), row.id.desc())
    if partner is not None:
        query = query.where(row.partner == partner)
    known = {one.id: one for one in office.visible(PartnerRow)}
    workers: dict[UUID | None, str] = {one.id: one.name for one in people.staff(office)}
    where: dict[UUID | None, str] = {one.id: one.name for one in areas.areas(office)}
    return [
        ContactLine(
            contact=contact,
            partner=known[contact.partner].name,
            type=known[contact.partner].type,
            worker=workers.get(contact.worker, ""),
            area=where.get(contact.area, ""),
        )
        for contact in query
    ]


def save_person(office: Office, person: ContactPerson) -> ContactPerson:
    """Adds or changes somebody who works at a partner."""
    person = tidied(person)
    refuse(rules.person_problems(person))
    get(office, person.partner)
    presence.check_kept(office, person)
    with office.change(Action.SAVE_PARTNER, person.id) as change:
        return change.save(person)


def persons(office: Office, partner: UUID | None = None) -> list[ContactPerson]:
    """Who works at a partner, or at any, by name."""
    query = office.visible(ContactPersonRow)
    if partner is not None:
        query = query.where(ContactPersonRow.partner == partner)
    return sorted(query, key=lambda person: name_key(person.name))


def put_in_bin(office: Office, record: R) -> R:
    """Puts a partner, a contact or a person into the bin.

    Raises a PlainError for a partner with whom something was done: it must not go out of the figures.
    """
    if isinstance(record, Partner) and _was_worked_with(office, record.id):
        raise PlainError(_("Something was done with this partner. Close it instead: then all of it stays."))
    with office.change(Action.BIN, record.id) as change:
        return change.put_in_bin(record)


def take_back(office: Office, record: R) -> R:
    """Takes a partner, a contact or a person out of the bin."""
    with office.change(Action.RESTORE, record.id) as change:
        return change.take_back(record)


def _was_worked_with(office: Office, partner: UUID) -> bool:
    links = (one for one in merge_ledger.links_to(PartnerRow) if one[0] is not ContactPersonRow)
    return any(office.visible(table).where(getattr(table, name) == partner).exists() for table, name in links)


def _open_referrals(office: Office) -> dict[UUID, int]:
    row = ReferralRow
    query = office.visible(row, row.partner, fn.COUNT(row.id)).where(row.state.in_(referrals.OPEN))
    return dict(query.group_by(row.partner).tuples())


def _open_opportunities(office: Office) -> dict[UUID, int]:
    row = OpportunityRow
    query = office.visible(row, row.partner, fn.COUNT(row.id)).where(_is_open_on(office))
    return dict(query.group_by(row.partner).tuples())


def _is_open_on(office: Office) -> Any:  # noqa: ANN401 - a condition of a query
    row = OpportunityRow
    return row.open_until.is_null() | (row.open_until >= office.today)


def _in_words(found: UnderWay) -> str:
    everything = (*found.referrals, *found.opportunities)
    more = len(everything) - _MOST_NAMED
    named = ", ".join(everything[:_MOST_NAMED])
    return _("{names} and {count} more").format(names=named, count=more) if more > 0 else named
