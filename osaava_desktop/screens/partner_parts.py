"""What hangs on a partner, part by part: what each lists, opens, makes and puts into the bin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from osaava_desktop.domain.partners import ContactPerson, Partner
from osaava_desktop.domain.records import Record
from osaava_desktop.i18n import N_
from osaava_desktop.screens import network_columns, opportunity_columns
from osaava_desktop.screens.opportunity import OpportunityPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.partner_contact import ContactPage
from osaava_desktop.screens.partner_person import PersonDialog
from osaava_desktop.screens.referral import ReferralPage
from osaava_desktop.screens.tables import Column
from osaava_desktop.services import opportunities, partners, referrals
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Part:
    """One tab; words are marked messages. ``open`` and ``make`` give the page or dialog to show.

    Without ``make`` the part has nothing new of its own.
    """

    title: str
    new: str
    empty: str
    columns: Callable[[Office], Sequence[Column[Any]]]
    fits: tuple[Sequence[int], Sequence[int], Sequence[int]]
    """The columns that give way, that grow and that keep their width, as ``ColumnFitter`` has them."""
    read: Callable[[Office, Partner], Sequence[Any]]
    record: Callable[[Any], Record]
    open: Callable[[Office, Any], Page | QDialog]
    make: Callable[[Office, Partner], Page | QDialog] | None
    put: Callable[[Office, Any], Record]
    take_back: Callable[[Office, Any], Record]


def _person_dialog(office: Office, person: ContactPerson, parent: QWidget | None = None) -> QDialog:
    return PersonDialog(person, lambda entered: partners.save_person(office, entered), parent)


CONTACTS = Part(
    title=N_("Contacts"),
    new="",
    empty=N_("No contacts yet. Write the topic of the first one above."),
    columns=lambda office: network_columns.of_contacts(office.today, one_partner=True),
    fits=((3, 2), (2, 1), (0,)),
    read=lambda office, partner: partners.contacts(office, partner.id),
    record=lambda line: line.contact,
    open=lambda office, contact: ContactPage(office, contact),
    make=None,
    put=partners.put_in_bin,
    take_back=partners.take_back,
)

PEOPLE = Part(
    title=N_("People"),
    new=N_("&New person"),
    empty=N_("Nobody beside the main person yet."),
    columns=lambda _office: network_columns.of_persons(),
    fits=((), (3, 0), ()),
    read=lambda office, partner: partners.persons(office, partner.id),
    record=lambda person: person,
    open=_person_dialog,
    make=lambda office, partner: _person_dialog(office, ContactPerson(partner=partner.id, name="")),
    put=partners.put_in_bin,
    take_back=partners.take_back,
)

REFERRALS = Part(
    title=N_("Referrals"),
    new=N_("&New referral"),
    empty=N_("No clients were sent on to this partner yet."),
    columns=lambda office: network_columns.of_own_referrals(office.today),
    fits=((1,), (1, 0), (2, 3)),
    read=lambda office, partner: referrals.listing(office, partner=partner.id),
    record=lambda line: line.referral,
    open=lambda office, referral: ReferralPage(office, referral),
    make=lambda office, partner: ReferralPage(office, None, partner=partner),
    put=referrals.put_in_bin,
    take_back=referrals.take_back,
)

OPPORTUNITIES = Part(
    title=N_("On offer"),
    new=N_("&New"),
    empty=N_("No jobs, study places or activities of this partner yet."),
    columns=lambda office: opportunity_columns.of_a_partner(office.today),
    fits=((3, 2), (0,), (1,)),
    read=lambda office, partner: opportunities.listing(office, partner.id),
    record=lambda line: line.opportunity,
    open=lambda office, opportunity: OpportunityPage(office, opportunity),
    make=lambda office, partner: OpportunityPage(office, None, partner=partner),
    put=opportunities.put_in_bin,
    take_back=opportunities.take_back,
)

PARTS: tuple[Part, ...] = (CONTACTS, PEOPLE, REFERRALS, OPPORTUNITIES)
"""The tabs, in order; contacts come first, for they are written down most."""
