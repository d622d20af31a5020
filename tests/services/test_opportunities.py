"""Opportunities and offers: whom they could suit, several at once, what came of it, and the bin."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import Mapping, MappingAnswer
from osaava_desktop.domain.mapping_form import Option, Question
from osaava_desktop.domain.partners import Offer, OfferOutcome, Opportunity, OpportunityType
from osaava_desktop.domain.pathways import PathwayStep, PathwayType
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.services import clients, matching, opportunities
from osaava_desktop.services.clients import InBin
from osaava_desktop.store.models import OfferRow
from osaava_desktop.store.office import Office
from tests.services.invented import JUANKOSKI, KUOPIO, Builder, day


@pytest.fixture
def build(office: Office) -> Builder:
    return Builder(office)


@pytest.fixture
def job(office: Office) -> Opportunity:
    """A hidden job in Kuopio, open for thirty days."""
    return opportunities.save(
        office,
        Opportunity(
            type=OpportunityType.JOB,
            title="Keittiöapulainen",
            industry="ravintola-ala",
            note="Hygieniapassi",
            opened=office.today,
            open_until=office.today + dt.timedelta(days=30),
            hidden=True,
            area=KUOPIO.id,
        ),
    )


def active(build: Builder, name: str, **fields: Any) -> Client:
    client = build.client(name, **fields)
    build.participation(client, "2025-05-01")
    return client


def wish(build: Builder, client: Client, on: str, option: Option, *, binned: bool = False) -> None:
    talk = build.add(Mapping(client=client.id, on=day(on)), binned=binned)
    build.add(MappingAnswer(mapping=talk.id, question=Question.WISHES, option=option))


def suits(office: Office, job: Opportunity) -> dict[str, tuple[str, ...]]:
    """The reasons by name."""
    return {match.client.name: match.reasons for match in matching.matches(office, job)}


def test_only_who_is_in_the_project_is_matched(office: Office, build: Builder, job: Opportunity) -> None:
    active(build, "Active", wished_field="ravintola")
    left = build.client("Left", wished_field="ravintola")
    build.participation(left, "2025-01-01", "2025-02-01")
    build.client("Visitor", wished_field="ravintola")
    active(build, "Binned", wished_field="ravintola", binned=True)
    assert suits(office, job) == {"Active": ("wishes for: ravintola",)}


def test_the_newest_mapping_says_what_is_wished_for(office: Office, build: Builder, job: Opportunity) -> None:
    worker, student, again = (active(build, name) for name in ("Worker", "Student", "Again"))
    wish(build, worker, "2025-05-02", Option.WISH_STUDIES)
    wish(build, worker, "2025-06-02", Option.WISH_WORK)
    wish(build, student, "2025-05-02", Option.WISH_WORK)
    wish(build, student, "2025-06-02", Option.WISH_STUDIES)
    wish(build, again, "2025-05-02", Option.WISH_WORK)
    wish(build, again, "2025-06-02", Option.WISH_STUDIES, binned=True)
    words = ("would like to: work",)
    assert suits(office, job) == {"Again": words, "Worker": words}


def test_area_is_that_of_the_locality_and_a_card_must_be_valid(
    office: Office, build: Builder, job: Opportunity
) -> None:
    build.add(JUANKOSKI)
    active(build, "Near", locality=JUANKOSKI.id)
    for name, expires in (("Held", "2026-02-01"), ("Old", "2026-01-31"), ("Forever", None)):
        card = Card(client=active(build, name).id, on=day("2025-01-01"), type=CardType.HYGIENE)
        build.add(replace(card, expires=day(expires) if expires else None))
    held = ("holds: hygiene passport",)
    assert suits(office, job) == {"Near": ("same area: Juankoski",), "Forever": held, "Held": held}


def test_several_are_offered_it_in_one_change_and_nobody_twice(
    office: Office, build: Builder, job: Opportunity
) -> None:
    aino, eero = (active(build, name, wished_field="ravintola") for name in ("Aino", "Eero"))
    head = office.audit_head()
    made = opportunities.offer_to(office, job.id, [aino.id, eero.id, aino.id])
    assert [offer.client for offer in made] == [aino.id, eero.id]
    assert office.audit_head() != head
    assert opportunities.offer_to(office, job.id, [eero.id]) == []
    assert {match.client.outcome for match in matching.matches(office, job)} == {OfferOutcome.OPEN}
    opportunities.save_offer(office, replace(made[0], outcome=OfferOutcome.ACCEPTED))
    lines = opportunities.offers(office, job.id)
    assert [(line.name, line.offer.outcome) for line in lines] == [
        ("Aino", OfferOutcome.ACCEPTED),
        ("Eero", OfferOutcome.OPEN),
    ]
    [line] = opportunities.listing(office)
    assert (line.offers, line.accepted, line.area) == (2, 1, KUOPIO.name)
    opportunities.put_offers_in_bin(office, made)
    assert opportunities.offers(office, job.id) == []
    opportunities.take_offers_back(office, made)
    assert len(opportunities.offers(office, job.id)) == 2


def test_all_or_none_are_offered_it(office: Office, build: Builder, job: Opportunity) -> None:
    aino, gone = active(build, "Aino"), active(build, "Gone", binned=True)
    with pytest.raises(InBin):
        opportunities.offer_to(office, job.id, [aino.id, gone.id])
    assert not office.visible(OfferRow).exists()
    opportunities.put_in_bin(office, job)
    with pytest.raises(PlainError):
        opportunities.offer_to(office, job.id, [aino.id])


def test_what_was_offered_or_led_to_a_step_does_not_go_into_the_bin(
    office: Office, build: Builder, job: Opportunity
) -> None:
    aino = active(build, "Aino")
    offers = opportunities.offer_to(office, job.id, [aino.id])
    with pytest.raises(PlainError, match="Set its last day"):
        opportunities.put_in_bin(office, job)
    opportunities.put_offers_in_bin(office, offers)
    step = PathwayStep(client=aino.id, type=PathwayType.EMPLOYMENT, on=office.today, opportunity=job.id)
    build.add(step)
    with pytest.raises(PlainError, match="Set its last day"):
        opportunities.put_in_bin(office, job)
    found = opportunities.step_of(office, offers[0])
    assert found is not None
    assert found.id == step.id


def test_the_open_ones_come_first(office: Office, job: Opportunity) -> None:
    for title, opened, until in (("Over", "2026-01-20", "2026-01-31"), ("Older", "2026-01-01", None)):
        last = day(until) if until else None
        one = Opportunity(type=OpportunityType.STUDIES, title=title, opened=day(opened), open_until=last)
        opportunities.save(office, one)
    assert [line.opportunity.title for line in opportunities.listing(office)] == [job.title, "Older", "Over"]


def test_bad_input(office: Office, build: Builder, job: Opportunity) -> None:
    wrong = replace(job, title=" ", open_until=job.opened - dt.timedelta(days=1), industry="x" * 1001)
    with pytest.raises(InvalidInput) as caught:
        opportunities.save(office, wrong)
    assert set(caught.value.problems) == {"title", "open_until", "industry"}
    later = Offer(opportunity=job.id, client=build.client("A").id, on=office.today + dt.timedelta(days=1))
    with pytest.raises(InvalidInput):
        opportunities.save_offer(office, later)
    with pytest.raises(InvalidInput) as caught:
        clients.save(office, Client(family_name="B", wished_field="x" * 1001))
    assert set(caught.value.problems) == {"wished_field"}
