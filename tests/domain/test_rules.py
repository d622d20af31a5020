"""What keeps each other kind of record from being saved: one table, a sentence beside its field."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from osaava_desktop.domain import (
    areas,
    cards,
    groups,
    guidance,
    mapping,
    office,
    outreach,
    participations,
    partners,
    pathways,
    people,
    surveys,
    targets,
    yearly,
)
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.words import Language

TODAY = dt.date(2026, 2, 1)
TOMORROW = TODAY + dt.timedelta(days=1)
WHO = uuid4()

Rule = Callable[[Any], Problems]


def dated(rule: Callable[[Any, dt.date], Problems]) -> Rule:
    """The rule, asked today."""
    return lambda record: rule(record, TODAY)


PARTICIPATION = participations.Participation(client=WHO, started=TODAY)
GROUP = groups.Group(name="Rohkeusryhmä", type=groups.GroupType.DISCUSSION)
SESSION = groups.Session(group=WHO, on=TODAY)
STEP = pathways.PathwayStep(client=WHO, type=pathways.PathwayType.STUDIES, on=TODAY)
FOLLOW_UP = pathways.FollowUp(client=WHO, due=TOMORROW, what="Soitto")
TALK = guidance.Guidance(client=WHO, on=TODAY, minutes=45)
MAPPING = mapping.Mapping(client=WHO, on=TODAY)
SCORES = mapping.Kykyviisari(client=WHO, on=TODAY, round=mapping.Round.START)
VISIT = outreach.Visit(on=TODAY, channel=outreach.Channel.FOOD_AID, locality=WHO)
ENCOUNTER = outreach.Encounter(client=WHO, on=TODAY, channel=outreach.Channel.SHOP)
UNNAMED = outreach.Unnamed(visit=WHO, heads=3, new=3)
CARD = cards.Card(client=WHO, on=TODAY, type=cards.CardType.HYGIENE)
PARTNER = partners.Partner(name="Kunta", type=partners.PartnerType.MUNICIPALITY)
CONTACT = partners.Contact(partner=WHO, on=TODAY)
MEETING = partners.Meeting(type=partners.MeetingType.TEAM, on=TODAY)
JOB = partners.Opportunity(type=partners.OpportunityType.JOB, title="Myyjä", opened=TODAY)
OFFER = partners.Offer(opportunity=WHO, client=WHO, on=TODAY)
QUESTION = surveys.question_of(2025, "wellbeing", "How?")
PAPER = surveys.AnswerSheet(on=TODAY)
COUNTER = targets.counter_of(targets.CounterKind.CRIMINAL_BACKGROUND, 2026, 1, WHO, 5)
PLACE = areas.Place(name="Kohtaamisasema", locality=WHO, channel=outreach.Channel.MEETING_PLACE)
PERSON = people.Person(name="Kaisa Rönkkö")
PROFILE = office.Profile(organisation="ViaDia")
TEXT = yearly.narrative_of(2025, yearly.Section.PLAN, Language.FI, "x")

RULES: dict[type[Any], Rule] = {
    participations.Participation: dated(participations.problems),
    groups.Group: groups.group_problems,
    groups.Session: dated(groups.session_problems),
    pathways.PathwayStep: dated(pathways.problems),
    pathways.FollowUp: dated(pathways.follow_up_problems),
    guidance.Guidance: dated(guidance.problems),
    mapping.Mapping: dated(mapping.mapping_problems),
    mapping.Kykyviisari: dated(mapping.kykyviisari_problems),
    outreach.Visit: dated(outreach.visit_problems),
    outreach.Encounter: dated(outreach.encounter_problems),
    outreach.Unnamed: outreach.unnamed_problems,
    cards.Card: dated(cards.problems),
    partners.Partner: dated(partners.partner_problems),
    partners.Contact: dated(partners.contact_problems),
    partners.Meeting: dated(partners.meeting_problems),
    partners.Opportunity: partners.opportunity_problems,
    partners.Offer: dated(partners.offer_problems),
    surveys.Question: surveys.question_problems,
    surveys.AnswerSheet: dated(surveys.sheet_problems),
    targets.Counter: dated(targets.counter_problems),
    areas.Place: areas.place_problems,
    people.Person: people.problems,
    office.Profile: office.profile_problems,
    yearly.Narrative: yearly.problems,
}

RIGHT = [
    PARTICIPATION,
    replace(PARTICIPATION, ended=TODAY),
    GROUP,
    replace(GROUP, capacity=1),
    replace(GROUP, started=TODAY, ended=TODAY),
    SESSION,
    replace(SESSION, on=TOMORROW),
    replace(SESSION, on=dt.date(2025, 1, 1)),  # planned, and its day has gone by: nobody has said yet
    replace(SESSION, state=groups.SessionState.HELD),
    replace(SESSION, on=TOMORROW, state=groups.SessionState.CANCELLED, reason="Flunssa"),
    replace(SESSION, starts=dt.time(9), ends=dt.time(9)),
    STEP,
    replace(STEP, on=TOMORROW),
    replace(STEP, state=pathways.StepState.STARTED),
    replace(STEP, state=pathways.StepState.COMPLETED, ended=TODAY),
    FOLLOW_UP,
    replace(FOLLOW_UP, done=TODAY),
    TALK,
    replace(TALK, minutes=1440),
    MAPPING,
    SCORES,
    replace(SCORES, work_ability=10, mind=0, body=1000),
    VISIT,
    replace(VISIT, locality=None, place=WHO),
    ENCOUNTER,
    UNNAMED,
    replace(UNNAMED, heads=0, new=0),
    CARD,
    replace(CARD, expires=TODAY),
    PARTNER,
    CONTACT,
    MEETING,
    JOB,
    replace(JOB, opened=TOMORROW),
    OFFER,
    QUESTION,
    PAPER,
    COUNTER,
    replace(COUNTER, year=2025, quarter=4),
    PLACE,
    PERSON,
    PROFILE,
    TEXT,
]

LONG, LONGER = "x" * 201, "x" * 20_001
WRONG: list[tuple[Any, dict[str, Any], str]] = [
    (PARTICIPATION, {"started": TOMORROW}, "started"),
    (PARTICIPATION, {"ended": TODAY - dt.timedelta(days=1)}, "ended"),
    (PARTICIPATION, {"ended": TOMORROW}, "ended"),
    (PARTICIPATION, {"eura_started": TOMORROW}, "eura_started"),
    (PARTICIPATION, {"eura_ended": TOMORROW}, "eura_ended"),
    (PARTICIPATION, {"eura_number": LONG}, "eura_number"),
    (GROUP, {"name": ""}, "name"),
    (GROUP, {"name": LONG}, "name"),
    (GROUP, {"label": LONG}, "label"),
    (GROUP, {"capacity": 0}, "capacity"),
    (GROUP, {"capacity": 1001}, "capacity"),
    (GROUP, {"started": TOMORROW, "ended": TODAY}, "ended"),
    (SESSION, {"starts": dt.time(10), "ends": dt.time(9)}, "ends"),
    (SESSION, {"on": TOMORROW, "state": groups.SessionState.HELD}, "on"),
    (SESSION, {"state": groups.SessionState.CANCELLED}, "reason"),
    (SESSION, {"state": groups.SessionState.DID_NOT_TAKE_PLACE}, "reason"),
    (SESSION, {"reason": LONG}, "reason"),
    (SESSION, {"topic": LONG}, "topic"),
    (SESSION, {"note": LONGER}, "note"),
    (STEP, {"on": TOMORROW, "state": pathways.StepState.STARTED}, "on"),
    (STEP, {"state": pathways.StepState.COMPLETED}, "ended"),
    (STEP, {"state": pathways.StepState.INTERRUPTED}, "ended"),
    (STEP, {"state": pathways.StepState.STARTED, "ended": TODAY}, "ended"),
    (STEP, {"state": pathways.StepState.COMPLETED, "ended": dt.date(2026, 1, 31)}, "ended"),
    (STEP, {"state": pathways.StepState.COMPLETED, "ended": TOMORROW}, "ended"),
    (STEP, {"label": LONG}, "label"),
    (STEP, {"confirmed": LONG}, "confirmed"),
    (FOLLOW_UP, {"what": ""}, "what"),
    (FOLLOW_UP, {"done": TOMORROW}, "done"),
    (TALK, {"on": TOMORROW}, "on"),
    (TALK, {"minutes": 0}, "minutes"),
    (TALK, {"minutes": 1441}, "minutes"),
    (TALK, {"minutes": None}, "minutes"),
    (TALK, {"note": LONGER}, "note"),
    (MAPPING, {"on": TOMORROW}, "on"),
    *[(MAPPING, {section: LONGER}, section) for section in (*mapping.SECTIONS, "needs")],
    (SCORES, {"on": TOMORROW}, "on"),
    (SCORES, {"work_ability": 11}, "work_ability"),
    (SCORES, {"skills": -1}, "skills"),
    (VISIT, {"on": TOMORROW}, "on"),
    (VISIT, {"locality": None}, "place"),
    (VISIT, {"starts": dt.time(10), "ends": dt.time(9)}, "ends"),
    (VISIT, {"note": LONGER}, "note"),
    (ENCOUNTER, {"on": TOMORROW}, "on"),
    (UNNAMED, {"new": 4}, "new"),
    (UNNAMED, {"heads": -1, "new": -1}, "heads"),
    (UNNAMED, {"heads": 2001}, "heads"),
    (CARD, {"on": TOMORROW}, "on"),
    (CARD, {"expires": dt.date(2026, 1, 31)}, "expires"),
    (PARTNER, {"name": ""}, "name"),
    (PARTNER, {"phone": LONG}, "phone"),
    (PARTNER, {"note": LONGER}, "note"),
    (CONTACT, {"on": TOMORROW}, "on"),
    (MEETING, {"on": TOMORROW}, "on"),
    (MEETING, {"participants": LONGER}, "participants"),
    (JOB, {"title": ""}, "title"),
    (JOB, {"open_until": dt.date(2026, 1, 31)}, "open_until"),
    (JOB, {"note": LONGER}, "note"),
    (OFFER, {"on": TOMORROW}, "on"),
    (QUESTION, {"text": ""}, "text"),
    (PAPER, {"on": TOMORROW}, "on"),
    (PAPER, {"comment": LONGER}, "comment"),
    (COUNTER, {"count": -1}, "count"),
    (COUNTER, {"quarter": 5}, "quarter"),
    (COUNTER, {"quarter": 2}, "quarter"),  # has not begun
    (COUNTER, {"year": 2027}, "quarter"),
    (PLACE, {"name": ""}, "name"),
    (PERSON, {"name": ""}, "name"),
    (PERSON, {"started": TOMORROW, "ended": TODAY}, "ended"),
    (PROFILE, {"organisation": ""}, "organisation"),
    (PROFILE, {"privacy_notice": "x" * 501}, "privacy_notice"),
    (TEXT, {"text": "x" * 200_001}, "text"),
]  # fmt: skip


@pytest.mark.parametrize("record", RIGHT, ids=lambda record: type(record).__name__)
def test_right(record: Any) -> None:
    assert RULES[type(record)](record) == {}


@pytest.mark.parametrize(("record", "fields", "wrong"), WRONG)
def test_wrong(record: Any, fields: dict[str, Any], wrong: str) -> None:
    found = RULES[type(record)](replace(record, **fields))
    assert wrong in found
    assert all(sentence.endswith(".") for sentence in found.values())


def test_every_rule_is_tried_both_ways() -> None:
    assert {type(record) for record in RIGHT} == RULES.keys() == {type(record) for record, *_ in WRONG}


def test_status_comes_after_leaving() -> None:
    on_leaving = participations.ExitStatus(
        participation=WHO, on=TODAY, status=participations.EndStatus.AT_WORK
    )
    ended = replace(PARTICIPATION, started=dt.date(2025, 1, 1), ended=TODAY)
    assert participations.exit_problems(on_leaving, ended, TODAY) == {}
    assert "on" in participations.exit_problems(on_leaving, PARTICIPATION, TODAY)
    assert "on" in participations.exit_problems(replace(on_leaving, on=TOMORROW), ended, TODAY)
    early = replace(on_leaving, on=dt.date(2026, 1, 31))
    assert "on" in participations.exit_problems(early, ended, TODAY)


@pytest.mark.parametrize(
    ("letter", "right"),
    [("A", True), ("Z", True), ("a", False), ("Å", False), ("", False), ("AB", False)],
)
def test_letter_of_a_laptop(letter: str, right: bool) -> None:
    assert (office.letter_problems(letter) == {}) is right


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Kaisa Rönkkö", "KR"), ("Kaisa", "K"), ("Anna Maria Äijälä", "AÄ"), ("", "")],
)
def test_initials(name: str, initials: str) -> None:
    assert people.Person(name=name).initials == initials


def test_laptops_give_named_things_one_id() -> None:
    kuopio, kaavi = areas.area_named("Kuopio"), areas.area_named("Kaavi")
    town, other = areas.locality_named("Kuopio", kuopio), areas.locality_named("Kaavi", kaavi)
    station = areas.place_named("Kohtaamisasema", town, outreach.Channel.MEETING_PLACE)
    assert station.id == areas.place_named("Kohtaamisasema", town, outreach.Channel.OTHER).id
    assert station.id != areas.place_named("Kohtaamisasema", other, outreach.Channel.MEETING_PLACE).id
    same = [targets.target_of(targets.Indicator.REGISTERED, 2025, value).id for value in (100, 150)]
    assert same[0] == same[1] != targets.target_of(targets.Indicator.REGISTERED, 2025, 100, kuopio.id).id


def test_register_counts_marks() -> None:
    marks = [groups.Mark.PRESENT, groups.Mark.PRESENT, groups.Mark.ABSENT, None]
    rows = tuple(
        groups.RegisterRow(row=row, client=Client(family_name="X"), mark=mark, first_time=False)
        for row, mark in enumerate(marks, start=1)
    )
    register = groups.Register(group=GROUP, session=SESSION, place="", sheet=None, rows=rows, unnamed=(0, 0))
    assert [register.count(mark) for mark in (*groups.Mark, None)] == [2, 1, 0, 1]
