"""Tables of the network: partners, contacts, meetings, opportunities, offers."""

from peewee import BooleanField, CharField, DateField, TextField
from playhouse.fields import EnumField

from osaava_desktop.domain import partners
from osaava_desktop.store.models.base import Table, holds, link
from osaava_desktop.store.models.clients import ClientRow
from osaava_desktop.store.models.office import AreaRow, HappeningTable, PersonRow


@holds(partners.Partner)
class PartnerRow(Table):
    """A partner or employer."""

    name = CharField()
    type = EnumField(partners.PartnerType)
    area = link(AreaRow, null=True)
    industry = CharField()
    person = CharField()
    phone = CharField()
    email = CharField()
    note = TextField()
    closed = DateField(null=True)


@holds(partners.ContactPerson)
class ContactPersonRow(Table):
    """Somebody who works at a partner."""

    hangs_on = ("partner",)

    partner = link(PartnerRow)
    name = CharField()
    role = CharField()
    phone = CharField()
    email = CharField()


@holds(partners.Contact)
class ContactRow(HappeningTable):
    """A contact with a partner."""

    hangs_on = ("partner",)

    partner = link(PartnerRow)
    topic = CharField()
    note = TextField()


@holds(partners.Meeting)
class MeetingRow(HappeningTable):
    """A meeting that was held."""

    type = EnumField(partners.MeetingType)
    title = CharField()
    participants = TextField()
    note = TextField()


@holds(partners.AgreedAction)
class AgreedActionRow(Table):
    """What was agreed on at a meeting."""

    hangs_on = ("meeting",)

    meeting = link(MeetingRow)
    what = CharField()
    worker = link(PersonRow, null=True)
    due = DateField(null=True, index=True)
    done = DateField(null=True)


@holds(partners.Referral)
class ReferralRow(HappeningTable):
    """A client sent on to a partner."""

    hangs_on = ("client", "partner")

    client = link(ClientRow)
    partner = link(PartnerRow)
    what = CharField()
    state = EnumField(partners.ReferralState)
    state_on = DateField(null=True)
    reason = CharField()
    note = TextField()


@holds(partners.Opportunity)
class OpportunityRow(Table):
    """A job, study place or activity."""

    type = EnumField(partners.OpportunityType)
    title = CharField()
    opened = DateField(index=True)
    open_until = DateField(null=True)
    hidden = BooleanField()
    partner = link(PartnerRow, null=True)
    industry = CharField()
    area = link(AreaRow, null=True)
    worker = link(PersonRow, null=True)
    note = TextField()


@holds(partners.Offer)
class OfferRow(HappeningTable):
    """An opportunity offered to a client."""

    hangs_on = ("opportunity", "client")

    opportunity = link(OpportunityRow)
    client = link(ClientRow)
    outcome = EnumField(partners.OfferOutcome)
