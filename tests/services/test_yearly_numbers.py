"""Surveys, targets, counters, estimates, and the network."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.partners import (
    Contact,
    Meeting,
    MeetingType,
    Offer,
    OfferOutcome,
    Opportunity,
    OpportunityType,
    Partner,
    PartnerType,
)
from osaava_desktop.domain.surveys import AnswerSheet, Choice, question_of
from osaava_desktop.domain.targets import (
    Counter,
    CounterKind,
    Estimate,
    EstimateKind,
    Indicator,
    counter_of,
    target_of,
)
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import clients, meetings, opportunities, partners, surveys, targets
from osaava_desktop.store.models import (
    AnswerSheetRow,
    CounterRow,
    EstimateRow,
    OfferRow,
    QuestionRow,
    SurveyAnswerRow,
)
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, VARKAUS, day


def count(year: int, quarter: int, number: int) -> Counter:
    """A count of Kuopio's area."""
    return counter_of(CounterKind.CRIMINAL_BACKGROUND, year, quarter, KUOPIO.id, number)


def test_wellbeing_question_is_there_from_the_start(office: Office) -> None:
    (wellbeing,) = surveys.questions(office, 2025)
    assert wellbeing.created is None
    own = surveys.save_question(office, question_of(2025, "own", " Mitä  muuta? ", 2))
    assert own.text == "Mitä muuta?"
    assert [question.key for question in surveys.questions(office, 2025)] == ["wellbeing", "own"]
    assert [question.key for question in surveys.questions(office, 2024)] == ["wellbeing"]


def test_paper_is_kept_with_its_choices(office: Office) -> None:
    wellbeing = surveys.questions(office, 2025)[0]
    own = surveys.save_question(office, question_of(2025, "own", "Mitä?", 2))
    for choice in (Choice.SOMEWHAT, Choice.SIGNIFICANTLY):
        surveys.save_answers(office, AnswerSheet(on=day("2025-10-01")), {wellbeing.id: choice})
    both = {wellbeing.id: Choice.SOMEWHAT, own.id: Choice.CANNOT_SAY}
    surveys.save_answers(office, AnswerSheet(on=day("2025-11-01"), comment="Kiitos"), both)
    assert office.visible(AnswerSheetRow).count() == 3
    assert office.visible(SurveyAnswerRow).count() == 4
    assert office.visible(QuestionRow).count() == 2  # the shipped one is stored once
    assert surveys.questions(office, 2025)[0].created is not None


def test_paper_of_tomorrow_is_refused(office: Office) -> None:
    wellbeing = surveys.questions(office, 2026)[0]
    with pytest.raises(InvalidInput):
        surveys.save_answers(office, AnswerSheet(on=day("2026-02-02")), {wellbeing.id: Choice.SOMEWHAT})
    assert office.visible(AnswerSheetRow).count() == office.visible(QuestionRow).count() == 0


def test_target_is_set_anew(office: Office) -> None:
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 100))
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 150))
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 40, KUOPIO.id))
    found = {(target.area, target.value) for target in targets.targets(office, 2025)}
    assert found == {(None, 150), (KUOPIO.id, 40)}
    assert targets.targets(office, 2024) == []
    with pytest.raises(InvalidInput):
        targets.save(office, target_of(Indicator.REGISTERED, 2025, -1))


def test_counter_is_set_anew(office: Office) -> None:
    targets.save_counter(office, count(2025, 1, 3))
    targets.save_counter(office, count(2025, 2, 4))
    targets.save_counter(office, count(2025, 1, 5))
    targets.save_counter(office, replace(count(2025, 1, 9), area=VARKAUS.id))
    found = sorted((one.quarter, one.count) for one in office.visible(CounterRow))
    assert found == [(1, 5), (1, 9), (2, 4)]
    with pytest.raises(InvalidInput, match="not begun"):
        targets.save_counter(office, count(2026, 2, 1))


def test_estimate_is_set_anew(office: Office) -> None:
    for number in (9, 10):
        estimate = Estimate(kind=EstimateKind.MINORITY, year=2025, count=number)
        targets.save_estimate(office, estimate)
    assert [one.count for one in office.visible(EstimateRow)] == [10]


def test_network(office: Office) -> None:
    county = partners.save(office, Partner(name=" Hyvinvointialue ", type=PartnerType.WELLBEING_COUNTY))
    partners.save(office, Partner(name="Äijä Oy", type=PartnerType.EMPLOYER))
    partners.save(office, Partner(name="Zeta", type=PartnerType.PROJECT))
    assert [one.name for one in partners.partners(office)] == ["Hyvinvointialue", "Zeta", "Äijä Oy"]
    contact = partners.save_contact(office, Contact(partner=county.id, on=office.today, topic="Puhelu"))
    meeting = meetings.save(office, Meeting(type=MeetingType.TEAM, on=office.today))
    assert contact.worker == meeting.worker == office.person.id
    with pytest.raises(InvalidInput):
        partners.save(office, replace(county, name=""))


def test_offer_and_what_came_of_it(office: Office) -> None:
    aino = clients.save(office, Client(family_name="Lehtonen"))
    jobs = [
        opportunities.save(
            office, Opportunity(type=OpportunityType.JOB, title=title, opened=day(opened), hidden=True)
        )
        for title, opened in (("Myyjä", "2025-01-01"), ("Siivooja", "2025-05-01"))
    ]
    assert [job.title for job in opportunities.opportunities(office)] == ["Siivooja", "Myyjä"]
    offer = opportunities.save_offer(office, Offer(opportunity=jobs[0].id, client=aino.id, on=office.today))
    taken = opportunities.save_offer(office, replace(offer, outcome=OfferOutcome.ACCEPTED))
    assert list(office.visible(OfferRow)) == [taken]
