"""Matching: what speaks for a client, in words, and in which order."""

import datetime as dt
from uuid import UUID

import pytest

from osaava_desktop.domain.cards import CardType
from osaava_desktop.domain.mapping_form import Option
from osaava_desktop.domain.matching import Candidate, HeldCard, matches
from osaava_desktop.domain.opportunities import days_left, is_open, type_of
from osaava_desktop.domain.partners import Opportunity, OpportunityType
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.records import named_id

TODAY = dt.date(2026, 2, 1)
HERE, THERE = named_id("area", "here"), named_id("area", "there")
HYGIENE = HeldCard(type=CardType.HYGIENE)


def job(title: str = "Kitchen help", **fields: object) -> Opportunity:
    given: dict[str, object] = {"type": OpportunityType.JOB, "area": HERE, **fields}
    return Opportunity(title=title, opened=TODAY, **given)  # type: ignore[arg-type]


def client(name: str, area: UUID | None = THERE, **fields: object) -> Candidate:
    return Candidate(id=named_id("client", name), number="A-1", name=name, area=area, **fields)  # type: ignore[arg-type]


def reasons(opportunity: Opportunity, one: Candidate) -> tuple[str, ...]:
    found = matches(opportunity, [one])
    return found[0].reasons if found else ()


def test_the_best_come_first_and_those_alike_by_name() -> None:
    everybody = [
        client("Nobody"),
        client("Öhman", HERE, locality="Kuopio"),
        client("Aalto", HERE, locality="Kuopio"),
        client("Field", wished_field="kitchen work"),
        client("Wish", wishes={Option.WISH_WORK}),
        client("All", HERE, wishes={Option.WISH_WORK}, wished_field="kitchen", cards=[HYGIENE]),
    ]
    found = matches(job(note="A hygiene passport is needed"), everybody)
    assert [match.client.name for match in found] == ["All", "Wish", "Field", "Aalto", "Öhman"]
    assert found[0].reasons == (
        "would like to: work",
        "wishes for: kitchen",
        "same area",
        "holds: hygiene passport",
    )
    assert found[3].reasons == ("same area: Kuopio",)


@pytest.mark.parametrize(
    ("kind", "wish", "words"),
    [
        (OpportunityType.JOB, Option.WISH_WORK, "work"),
        (OpportunityType.JOB, Option.WISH_TRIAL, "try work out"),
        (OpportunityType.STUDIES, Option.WISH_STUDIES, "study"),
        (OpportunityType.ACTIVITY, Option.WISH_ACTIVITY, "rehabilitative work activity"),
        (OpportunityType.ACTIVITY, Option.WISH_VOLUNTEER, "volunteer"),
        (OpportunityType.ACTIVITY, Option.WISH_GROUPS, "come to groups"),
    ],
)
def test_a_wish_fits_its_own_kind_only(kind: OpportunityType, wish: Option, words: str) -> None:
    one = client("One", wishes={wish})
    assert reasons(job(type=kind), one) == (f"would like to: {words}",)
    others = [other for other in OpportunityType if other is not kind]
    assert all(not reasons(job(type=other), one) for other in others)


@pytest.mark.parametrize(
    "field", ["siivousala", "SIIVOUS", "Siivousala ja puhtaus", "siivousalä", "siivoustyö", "laitoshuolto"]
)
def test_a_field_wished_for_is_told_though_it_is_written_otherwise(field: str) -> None:
    assert reasons(job(industry="Siivous-ala", title="Laitoshuoltaja"), client("One", wished_field=field))


def test_another_field_is_not() -> None:
    assert not reasons(job(industry="Siivousala"), client("One", wished_field="metalliala"))
    assert not reasons(job("Myyjä", industry="kaupan ala"), client("One", wished_field="myrskyt, ala"))
    assert not reasons(job(industry=""), client("One", wished_field=""))


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("Hygieniapassi vaaditaan", HYGIENE),
        ("hygienpass krävs", HYGIENE),
        ("Tulityökortti eduksi", HeldCard(type=CardType.HOT_WORK)),
        ("Työturvallisuuskortti", HeldCard(type=CardType.OCCUPATIONAL_SAFETY)),
        ("Ensiapukoulutus", HeldCard(type=CardType.FIRST_AID)),
        ("Trukkikortti", HeldCard(type=CardType.OTHER, label="trukkikortti")),
    ],
)
def test_a_card_speaks_for_who_holds_it_where_the_text_names_it(text: str, card: HeldCard) -> None:
    one = client("One", cards=[card])
    assert len(reasons(job(note=text), one)) == 1
    assert not reasons(job(note="Iloista mieltä"), one)


def test_an_area_not_known_is_no_reason() -> None:
    assert not reasons(job(area=None), client("One", None))


def test_how_long_it_is_open_still() -> None:
    assert is_open(job(), TODAY)
    assert days_left(job(), TODAY) is None
    last = job(open_until=TODAY)
    assert is_open(last, TODAY)
    assert days_left(last, TODAY) == 0
    over = job(open_until=TODAY - dt.timedelta(days=1))
    assert not is_open(over, TODAY)
    assert days_left(over, TODAY) is None
    assert days_left(job(open_until=TODAY + dt.timedelta(days=30)), TODAY) == 30


def test_where_an_opportunity_leads() -> None:
    assert type_of(job()) is PathwayType.EMPLOYMENT
    assert type_of(job(type=OpportunityType.STUDIES)) is PathwayType.STUDIES
    assert type_of(job(type=OpportunityType.ACTIVITY)) is None
