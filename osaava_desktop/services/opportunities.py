"""Opportunities: jobs, study places and activities, and offering them to clients."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from peewee import Case, fn

from osaava_desktop.domain import opportunities as lists
from osaava_desktop.domain import partners as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.opportunities import OfferLine, OpportunityLine
from osaava_desktop.domain.partners import Offer, OfferOutcome, Opportunity
from osaava_desktop.domain.pathways import PathwayStep
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.errors import PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import areas, clients, partners, people, presence
from osaava_desktop.store.models import ClientRow, OfferRow, OpportunityRow, PathwayStepRow
from osaava_desktop.store.office import Office


def save(office: Office, opportunity: Opportunity) -> Opportunity:
    """Adds or changes a job, study place or activity; it belongs to who found it, and to that area."""
    opportunity = tidied(opportunity)
    refuse(rules.opportunity_problems(opportunity))
    presence.check_kept(office, opportunity)
    if opportunity.partner is not None:
        partners.get(office, opportunity.partner)
    worker = opportunity.worker or office.person.id
    area = opportunity.area or areas.area_of(office, None, None, worker)
    opportunity = replace(opportunity, worker=worker, area=area)
    with office.change(Action.SAVE_OPPORTUNITY, opportunity.id) as change:
        return change.save(opportunity)


def get(office: Office, key: UUID) -> Opportunity:
    """The opportunity of that id. Raises a PlainError when it is in the bin."""
    found: Opportunity | None = office.visible(OpportunityRow).where(OpportunityRow.id == key).first()
    return presence.there(found)


def opportunities(office: Office) -> list[Opportunity]:
    """All opportunities, the newest first."""
    return list(office.visible(OpportunityRow).order_by(OpportunityRow.opened.desc()))


def listing(office: Office, partner: UUID | None = None) -> list[OpportunityLine]:
    """All opportunities, or those of a partner: the open ones first, the newest of them first."""
    found = [one for one in opportunities(office) if partner in (None, one.partner)]
    found.sort(key=lambda one: not lists.is_open(one, office.today))
    offered = _offered(office)
    named: dict[UUID | None, str] = {one.id: one.name for one in partners.partners(office)}
    where: dict[UUID | None, str] = {one.id: one.name for one in areas.areas(office)}
    workers: dict[UUID | None, str] = {one.id: one.name for one in people.staff(office)}
    return [
        OpportunityLine(
            opportunity=one,
            partner=named.get(one.partner, ""),
            area=where.get(one.area, ""),
            worker=workers.get(one.worker, ""),
            offers=offered.get(one.id, (0, 0))[0],
            accepted=offered.get(one.id, (0, 0))[1],
        )
        for one in found
    ]


def put_in_bin(office: Office, opportunity: Opportunity) -> Opportunity:
    """Takes an opportunity out of the lists.

    Raises a PlainError for one that was offered or led to a step: that must not go out of the figures.
    """
    tables = (OfferRow, PathwayStepRow)
    if any(office.visible(row).where(row.opportunity == opportunity.id).exists() for row in tables):
        sentence = _("It was offered to clients or led to a step. Set its last day instead: then all stays.")
        raise PlainError(sentence)
    with office.change(Action.BIN, opportunity.id) as change:
        return change.put_in_bin(opportunity)


def take_back(office: Office, opportunity: Opportunity) -> Opportunity:
    """Takes an opportunity out of the bin."""
    with office.change(Action.RESTORE, opportunity.id) as change:
        return change.take_back(opportunity)


def offers(office: Office, opportunity: UUID) -> list[OfferLine]:
    """To whom an opportunity was offered, by name."""
    row, client = OfferRow, ClientRow
    made = list(office.visible(row).where(row.opportunity == opportunity))
    columns = (client.id, client.number, client.family_name, client.given_names)
    query = office.visible(client, *columns).where(client.id.in_({one.client for one in made}))
    whose = {key: (number, f"{family}, {given}".strip(", ")) for key, number, family, given in query.tuples()}
    workers: dict[UUID | None, str] = {one.id: one.name for one in people.staff(office)}
    lines = [
        OfferLine(
            offer=one,
            number=whose[one.client][0],
            name=whose[one.client][1],
            worker=workers.get(one.worker, ""),
        )
        for one in made
    ]
    return sorted(lines, key=lambda line: (name_key(line.name), line.offer.on))


def get_offer(office: Office, key: UUID) -> Offer:
    """The offer of that id. Raises a PlainError when it is in the bin."""
    found: Offer | None = office.visible(OfferRow).where(OfferRow.id == key).first()
    return presence.there(found)


def save_offer(office: Office, offer: Offer) -> Offer:
    """Offers an opportunity to a client, or notes what came of it. Raises InBin, and a PlainError."""
    refuse(rules.offer_problems(offer, office.today))
    clients.check_there(office, offer.client)
    get(office, offer.opportunity)
    presence.check_kept(office, offer)
    with office.change(Action.SAVE_OPPORTUNITY, offer.id) as change:
        return change.save(areas.settled(office, offer))


def offer_to(office: Office, opportunity: UUID, several: Iterable[UUID]) -> list[Offer]:
    """Offers an opportunity today to several clients, to all or none; nobody gets it a second time."""
    row = OfferRow
    query = office.visible(row, row.client).where(row.opportunity == opportunity)
    had = {client for (client,) in query.tuples()}
    wanted = [client for client in dict.fromkeys(several) if client not in had]
    if not wanted:
        return []
    with office.change(Action.SAVE_OPPORTUNITY, opportunity):
        return [
            save_offer(office, Offer(opportunity=opportunity, client=client, on=office.today))
            for client in wanted
        ]


def put_offers_in_bin(office: Office, several: Sequence[Offer]) -> list[Offer]:
    """Takes offers out of the lists, all of them or none."""
    with office.change(Action.BIN) as change:
        return [change.put_in_bin(one) for one in several]


def take_offers_back(office: Office, several: Sequence[Offer]) -> list[Offer]:
    """Takes offers out of the bin, all of them or none."""
    with office.change(Action.RESTORE) as change:
        return [change.take_back(one) for one in several]


def step_of(office: Office, offer: Offer) -> PathwayStep | None:
    """The client's newest step that came from the opportunity offered, if there is one."""
    row = PathwayStepRow
    query = office.visible(row).where(row.client == offer.client, row.opportunity == offer.opportunity)
    found: PathwayStep | None = query.order_by(row.on.desc()).first()
    return found


def _offered(office: Office) -> dict[UUID, tuple[int, int]]:
    """How often each opportunity was offered, and taken up."""
    row = OfferRow
    taken = fn.SUM(Case(None, [(row.outcome == OfferOutcome.ACCEPTED, 1)], 0))
    query = office.visible(row, row.opportunity, fn.COUNT(row.id), taken).group_by(row.opportunity)
    return {key: (made, accepted) for key, made, accepted in query.tuples()}
