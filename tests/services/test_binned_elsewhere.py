"""What somebody has put into the bin elsewhere is not taken out of it by saving a page still open."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.guidance import Guidance
from osaava_desktop.domain.mapping import Kykyviisari, Mapping, Need, Round, WholeMapping
from osaava_desktop.domain.partners import (
    AgreedAction,
    Contact,
    ContactPerson,
    Meeting,
    MeetingType,
    OfferOutcome,
    Opportunity,
    OpportunityType,
    Partner,
    PartnerType,
    Referral,
    ReferralState,
)
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType, SmallStep, SmallStepKind
from osaava_desktop.domain.surveys import AnswerSheet, Choice
from osaava_desktop.errors import PlainError
from osaava_desktop.services import (
    clients,
    guidance,
    mapping,
    meetings,
    opportunities,
    partners,
    pathways,
    plan,
    referrals,
    small_steps,
    surveys,
)
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, day

ON = day("2025-03-04")
JOB = Opportunity(type=OpportunityType.JOB, title="Apulainen", opened=ON)


@pytest.fixture
def builder(office: Office) -> Builder:
    return Builder(office)


@pytest.fixture
def aino(builder: Builder) -> Client:
    return builder.client("Lehtonen", given_names="Aino")


def refused(act: Callable[[], object]) -> None:
    with pytest.raises(PlainError, match="into the bin"):
        act()


def test_mapping_and_scores(office: Office, aino: Client) -> None:
    talk = mapping.save_whole(office, WholeMapping(mapping=Mapping(client=aino.id, on=ON)))
    scores = Kykyviisari(client=aino.id, on=ON, round=Round.START, work_ability=5)
    scores = mapping.save_kykyviisari(office, scores)
    mapping.put_in_bin(office, talk.mapping)
    mapping.put_in_bin(office, scores)
    refused(lambda: mapping.save_whole(office, talk))
    refused(lambda: mapping.save_kykyviisari(office, scores))
    assert (mapping.count(office, aino.id), mapping.rounds_of(office, aino.id)) == (0, [])


def test_joint_talk(office: Office, builder: Builder, aino: Client) -> None:
    other = builder.client("Virtanen")
    talk = guidance.save(office, Guidance(client=aino.id, on=ON, minutes=30), [])
    guidance.put_in_bin(office, talk)
    refused(lambda: guidance.save_joint(office, talk, [], [other.id]))
    assert guidance.count(office, aino.id) == guidance.count(office, other.id) == 0


def test_pathway_step(office: Office, aino: Client) -> None:
    step = pathways.save(office, PathwayStep(client=aino.id, on=ON, type=PathwayType.STUDIES))
    pathways.put_in_bin(office, step)
    refused(lambda: pathways.save(office, step))
    assert pathways.count(office, aino.id) == 0


def test_need_and_its_tasks(office: Office, aino: Client) -> None:
    need = plan.save_need(office, Need(client=aino.id, noted=ON, what="Asunto"))
    task = plan.save_task(office, FollowUp(client=aino.id, need=need.id, what="Hakemus", due=office.today))
    plan.put_in_bin(office, need)
    refused(lambda: plan.save_need(office, replace(need, what="Muu")))
    refused(lambda: plan.close_need(office, need))
    refused(lambda: plan.tick_done(office, task))
    assert not plan.of_client(office, aino.id).tasks


def test_partner_its_people_and_contacts(office: Office, builder: Builder, aino: Client) -> None:
    town = partners.save(office, Partner(name="Kunta", type=PartnerType.MUNICIPALITY))
    person = partners.save_person(office, ContactPerson(partner=town.id, name="Maija"))
    contact = partners.save_contact(office, Contact(partner=town.id, on=ON))
    for one in (person, contact, town):
        partners.put_in_bin(office, one)
    refused(lambda: partners.save(office, replace(town, phone="1")))
    refused(lambda: partners.save_person(office, ContactPerson(partner=town.id, name="Matti")))
    refused(lambda: partners.save_contact(office, Contact(partner=town.id, on=ON)))
    refused(lambda: opportunities.save(office, replace(JOB, partner=town.id)))
    step = PathwayStep(client=aino.id, on=ON, type=PathwayType.STUDIES, partner=town.id)
    refused(lambda: pathways.save(office, step))
    partners.take_back(office, town)
    refused(lambda: partners.save_person(office, replace(person, phone="1")))
    refused(lambda: partners.save_contact(office, replace(contact, topic="Puhelu")))
    assert not partners.persons(office)
    assert not partners.contacts(office)
    assert not opportunities.opportunities(office)


def test_meeting_and_what_was_agreed_on(office: Office) -> None:
    meeting = Meeting(type=MeetingType.TEAM, on=ON)
    action = AgreedAction(meeting=meeting.id, what="Soitto")
    meetings.save(office, meeting, [action])
    (action,) = meetings.agreed(office, meeting.id)
    meetings.drop(office, action)
    refused(lambda: meetings.tick(office, action))
    meetings.put_in_bin(office, meeting)
    refused(lambda: meetings.save(office, replace(meeting, note="Muistio")))
    assert not meetings.listing(office)
    assert not meetings.actions(office)


def test_referral_small_step_and_offer(office: Office, builder: Builder, aino: Client) -> None:
    town = partners.save(office, Partner(name="Kunta", type=PartnerType.MUNICIPALITY))
    referral = referrals.save(office, Referral(client=aino.id, partner=town.id, on=ON, what="Ohjaus"))
    referrals.put_in_bin(office, referral)
    refused(lambda: referrals.move(office, referral, ReferralState.STARTED, ON))
    rung = small_steps.save(office, SmallStep(client=aino.id, kind=SmallStepKind.MADE_CV, on=ON))
    small_steps.put_in_bin(office, rung)
    refused(lambda: small_steps.save(office, rung))
    job = opportunities.save(office, JOB)
    made = opportunities.offer_to(office, job.id, [aino.id])
    opportunities.put_offers_in_bin(office, made)
    refused(lambda: opportunities.save_offer(office, replace(made[0], outcome=OfferOutcome.ACCEPTED)))
    opportunities.put_in_bin(office, job)
    refused(lambda: opportunities.save(office, replace(job, title="Muu")))
    assert not opportunities.opportunities(office)
    assert not small_steps.of_client(office, aino.id)


def test_survey_question_and_sheet(office: Office, aino: Client) -> None:
    asked = surveys.add_question(office, 2025, "Tunnetko muita?")
    sheet = surveys.save_answers(office, AnswerSheet(on=ON), {asked.id: Choice.SIGNIFICANTLY})
    surveys.put_sheet_in_bin(office, sheet)
    surveys.put_question_in_bin(office, asked)
    refused(lambda: surveys.save_answers(office, AnswerSheet(on=ON), {asked.id: Choice.SOMEWHAT}))
    refused(lambda: surveys.save_answers(office, sheet, {asked.id: Choice.SOMEWHAT}))
    refused(lambda: surveys.save_question(office, replace(asked, text="Muu?")))
    refused(lambda: surveys.move_question(office, asked, -1))
    clients.put_in_bin(office, aino)
    with pytest.raises(clients.InBin):
        surveys.save_answers(office, AnswerSheet(on=ON, client=aino.id, comment="Hyvä"), {})
    assert surveys.sheet_lines(office, 2025) == []
    back = surveys.save_answers(office, replace(sheet, created=None, comment="Hyvä"), {})
    assert back.deleted is None, "a sheet that the form itself took back is mended there"
