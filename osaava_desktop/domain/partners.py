"""The network: partners and employers, contacts with them, meetings, and what they offer to clients."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import NAME_LIMIT, TEXT_LIMIT, Problems, in_order, need, not_future, short
from osaava_desktop.domain.records import Happening, Record
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_


class PartnerType(Word):
    """The eight kinds of partners of the paper, and employers."""

    WELLBEING_COUNTY = "wellbeing_county", N_("wellbeing services county")
    MUNICIPALITY = "municipality", N_("municipality")
    EMPLOYMENT_AREA = "employment_area", N_("employment area")
    SCHOOL = "school", N_("educational institution")
    ASSOCIATION = "association", N_("association")
    PARISH = "parish", N_("parish")
    PROJECT = "project", N_("other project")
    LOCAL = "local", N_("other local actor")
    EMPLOYER = "employer", N_("employer")


class MeetingType(Word):
    """A palaveri with colleagues or partners; a group's kokoontuminen is a session."""

    TEAM = "team", N_("weekly team meeting")
    STEERING = "steering", N_("steering group")
    NETWORK = "network", N_("network forum")
    OTHER = "other", N_("other")


class OpportunityType(Word):
    """What is on offer."""

    JOB = "job", N_("job")
    STUDIES = "studies", N_("study place")
    ACTIVITY = "activity", N_("other activity")


class OfferOutcome(Word):
    """What came of an offer."""

    OPEN = "open", N_("no answer yet")
    ACCEPTED = "accepted", N_("taken up")
    DECLINED = "declined", N_("not taken up")


class ReferralState(Word):
    """How far a referral has come."""

    SENT = "sent", N_("sent")
    ACCEPTED = "accepted", N_("accepted")
    STARTED = "started", N_("started")
    DONE = "done", N_("done")
    REFUSED = "refused", N_("refused")


@dataclass(frozen=True, kw_only=True)
class Partner(Record):
    """An organisation or employer that the office works with, until the day it is `closed`.

    `person`, `phone` and `email` are those to ask first; others are `ContactPerson`s.
    """

    name: str
    type: PartnerType
    area: UUID | None = None
    industry: str = ""
    person: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    closed: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class ContactPerson(Record):
    """Somebody who works at a partner."""

    partner: UUID
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact(Happening):
    """A contact with a partner, and what it was about."""

    partner: UUID
    topic: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Meeting(Happening):
    """A meeting that was held, who took part and what was noted."""

    type: MeetingType
    title: str = ""
    participants: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AgreedAction(Record):
    """What was agreed on at a meeting, who does it and by when; `done` when it was."""

    meeting: UUID
    what: str
    worker: UUID | None = None
    due: dt.date | None = None
    done: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Referral(Happening):
    """A client sent on to a partner on the day `on`; since `state_on` it is as `state` says.

    A refused one has the partner's `reason`.
    """

    client: UUID
    partner: UUID
    what: str = ""
    state: ReferralState = ReferralState.SENT
    state_on: dt.date | None = None
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Opportunity(Record):
    """A job, study place or activity, open from `opened` to `open_until` (none: for now).

    A `hidden` job was never advertised. It belongs to an `area` and to the `worker` who found it.
    """

    type: OpportunityType
    title: str
    opened: dt.date
    open_until: dt.date | None = None
    hidden: bool = False
    partner: UUID | None = None
    industry: str = ""
    area: UUID | None = None
    worker: UUID | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Offer(Happening):
    """An opportunity offered to a client."""

    opportunity: UUID
    client: UUID
    outcome: OfferOutcome = OfferOutcome.OPEN


def partner_problems(partner: Partner, today: dt.date) -> Problems:
    """What keeps `partner` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "name", partner.name)
    short(found, "name", partner.name, NAME_LIMIT)
    for field in ("industry", "person", "phone", "email"):
        short(found, field, getattr(partner, field))
    short(found, "note", partner.note, TEXT_LIMIT)
    not_future(found, "closed", partner.closed, today)
    return found


def person_problems(person: ContactPerson) -> Problems:
    """What keeps somebody who works at a partner from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "name", person.name)
    short(found, "name", person.name, NAME_LIMIT)
    for field in ("role", "phone", "email"):
        short(found, field, getattr(person, field))
    return found


def contact_problems(contact: Contact, today: dt.date) -> Problems:
    """What keeps `contact` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", contact.on, today)
    short(found, "topic", contact.topic)
    short(found, "note", contact.note, TEXT_LIMIT)
    return found


def meeting_problems(meeting: Meeting, today: dt.date) -> Problems:
    """What keeps `meeting` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", meeting.on, today)
    short(found, "title", meeting.title)
    for field in ("participants", "note"):
        short(found, field, getattr(meeting, field), TEXT_LIMIT)
    return found


def opportunity_problems(opportunity: Opportunity) -> Problems:
    """What keeps `opportunity` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "title", opportunity.title)
    short(found, "title", opportunity.title, NAME_LIMIT)
    short(found, "industry", opportunity.industry)
    short(found, "note", opportunity.note, TEXT_LIMIT)
    in_order(found, "open_until", opportunity.opened, opportunity.open_until)
    return found


def offer_problems(offer: Offer, today: dt.date) -> Problems:
    """What keeps `offer` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", offer.on, today)
    return found
