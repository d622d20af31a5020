"""The network: partners, contacts, meetings, opportunities and offers."""

from dataclasses import replace

from osaava_desktop.domain import partners as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.partners import Contact, Meeting, Offer, Opportunity, Partner
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas
from osaava_desktop.store.models import OpportunityRow, PartnerRow
from osaava_desktop.store.office import Office


def save(office: Office, partner: Partner) -> Partner:
    """Adds or changes a partner."""
    partner = tidied(partner)
    refuse(rules.partner_problems(partner))
    with office.change(Action.SAVE_PARTNER, partner.id) as change:
        return change.save(partner)


def partners(office: Office) -> list[Partner]:
    """All partners by name."""
    return sorted(office.visible(PartnerRow), key=lambda partner: name_key(partner.name))


def save_contact(office: Office, contact: Contact) -> Contact:
    """Adds or changes a contact with a partner."""
    contact = tidied(contact)
    refuse(rules.contact_problems(contact, office.today))
    with office.change(Action.SAVE_PARTNER, contact.id) as change:
        return change.save(areas.settled(office, contact))


def save_meeting(office: Office, meeting: Meeting) -> Meeting:
    """Adds or changes a meeting that was held."""
    meeting = tidied(meeting)
    refuse(rules.meeting_problems(meeting, office.today))
    with office.change(Action.SAVE_MEETING, meeting.id) as change:
        return change.save(areas.settled(office, meeting))


def save_opportunity(office: Office, opportunity: Opportunity) -> Opportunity:
    """Adds or changes a job, study place or activity; it belongs to who found it, and to that area."""
    opportunity = tidied(opportunity)
    refuse(rules.opportunity_problems(opportunity))
    worker = opportunity.worker or office.person.id
    area = opportunity.area or areas.area_of(office, None, None, worker)
    opportunity = replace(opportunity, worker=worker, area=area)
    with office.change(Action.SAVE_OPPORTUNITY, opportunity.id) as change:
        return change.save(opportunity)


def opportunities(office: Office) -> list[Opportunity]:
    """All opportunities, the newest first."""
    return list(office.visible(OpportunityRow).order_by(OpportunityRow.opened.desc()))


def save_offer(office: Office, offer: Offer) -> Offer:
    """Offers an opportunity to a client, or notes what came of it."""
    refuse(rules.offer_problems(offer, office.today))
    with office.change(Action.SAVE_OPPORTUNITY, offer.id) as change:
        return change.save(areas.settled(office, offer))
