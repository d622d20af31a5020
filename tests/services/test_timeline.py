"""The timeline: everything that bears a day, newest first, and nothing sensitive in its words."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Attendance, Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.mapping import Kykyviisari, Mapping, Round
from osaava_desktop.domain.outreach import Channel, Encounter
from osaava_desktop.domain.participations import EndStatus
from osaava_desktop.domain.partners import Offer, Opportunity, OpportunityType, Partner, PartnerType, Referral
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType, StepState
from osaava_desktop.domain.timeline import EventKind, Source
from osaava_desktop.errors import PlainError
from osaava_desktop.services import clients, engagement, timeline
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, day


@pytest.fixture
def aino(office: Office) -> Client:
    return Builder(office).client("Lehtonen")


def words(office: Office, client: Client) -> list[tuple[str, str]]:
    """Day and words of each event."""
    return [(event.on.isoformat(), event.text) for event in timeline.of_client(office, client.id)]


def test_everything_of_a_client_newest_first(office: Office, aino: Client) -> None:
    build = Builder(office)
    other = clients.save(office, Client(family_name="Öhman"))
    group = build.add(Group(name="Nature walk", type=GroupType.NATURE))
    hidden = build.add(Group(name="Dry days", type=GroupType.SUBSTANCE_USE, sensitive=True))
    for number, one in enumerate((group, hidden), start=1):
        held = build.add(Session(group=one.id, on=day(f"2025-06-0{number}"), state=SessionState.HELD))
        build.marks(held.id, Mark.PRESENT, aino, other)
    planned = build.add(Session(group=group.id, on=day("2025-06-03")))
    build.add(Attendance(session=planned.id, client=aino.id))
    build.guidance(aino, "2025-05-01", 75, Topic.STUDIES, Topic.BENEFITS, note="secret note")
    build.guidance(other, "2025-05-02", 75, Topic.STUDIES)
    build.add(Encounter(client=aino.id, on=day("2025-03-01"), channel=Channel.FOOD_AID, note="secret note"))
    build.add(Mapping(client=aino.id, on=day("2025-04-01"), work_ability="secret note"))
    build.add(Kykyviisari(client=aino.id, on=day("2025-04-02"), round=Round.START, mind=7))
    build.add(
        PathwayStep(
            client=aino.id,
            type=PathwayType.WORK_TRIAL,
            state=StepState.INTERRUPTED,
            on=day("2025-07-01"),
            ended=day("2025-08-01"),
        )
    )
    build.add(PathwayStep(client=aino.id, type=PathwayType.STUDIES, on=day("2026-03-01")))
    build.add(FollowUp(client=aino.id, due=day("2025-07-02"), what="Call", done=day("2025-07-03")))
    build.add(FollowUp(client=aino.id, due=day("2025-07-02"), what="Not yet"))
    build.add(Card(client=aino.id, on=day("2025-09-01"), type=CardType.HYGIENE))
    job = build.add(Opportunity(type=OpportunityType.JOB, title="Cook", opened=day("2025-09-01")))
    build.add(Offer(client=aino.id, on=day("2025-09-02"), opportunity=job.id))
    school = build.add(Partner(name="College", type=PartnerType.SCHOOL))
    build.add(Referral(client=aino.id, partner=school.id, on=day("2025-09-03")))
    done = build.participation(aino, "2025-03-15", "2025-10-01")
    build.exits(done, day0=EndStatus.JOBSEEKER)
    engagement.tick(office, aino.id, day("2025-08-15"))
    assert words(office, aino) == [
        ("2026-03-01", "Studies, planned"),
        ("2026-02-01", f"Registered as client {aino.number}"),
        ("2025-10-01", "After leaving: unemployed jobseeker"),
        ("2025-10-01", "Left the project"),
        ("2025-09-03", "Sent on to College"),
        ("2025-09-02", "Offered: Cook"),
        ("2025-09-01", "Card passed: hygiene passport"),
        ("2025-08-15", "Marked as engaged"),
        ("2025-08-01", "Work trial, interrupted"),
        ("2025-07-03", "Done: Call"),
        ("2025-07-01", "Work trial, started"),
        ("2025-06-02", "Group, present"),
        ("2025-06-01", "Nature walk, present"),
        ("2025-05-01", "Guidance: studying, benefits, 1 h 15 min"),
        ("2025-04-02", "Kykyviisari, start"),
        ("2025-04-01", "Mapping talk"),
        ("2025-03-15", "Started in the project"),
        ("2025-03-01", "Met: food aid"),
    ]
    events = timeline.of_client(office, aino.id)
    assert {event.kind for event in events} == set(EventKind)
    assert {event.source for event in events} == set(Source)
    keys = [(event.record, event.part) for event in events]
    assert len(keys) == len(set(keys))
    told = timeline.latest(office, aino.id, 4)
    assert [event.on.isoformat() for event in told] == [
        "2026-02-01",
        "2025-10-01",
        "2025-10-01",
        "2025-09-03",
    ]


def test_what_lies_in_the_bin_is_not_told(office: Office, aino: Client) -> None:
    build = Builder(office)
    build.guidance(aino, "2025-05-01", 30, binned=True)
    assert len(words(office, aino)) == 1
    clients.put_in_bin(office, aino)
    with pytest.raises(PlainError):
        timeline.of_client(office, aino.id)


def test_engagement_is_ticked_and_taken_back(office: Office, aino: Client) -> None:
    engagement.tick(office, aino.id, day("2026-01-15"))
    assert clients.get(office, aino.id).engaged == day("2026-01-15")
    assert engagement.take_back(office, aino.id).engaged is None
    clients.save(office, replace(clients.get(office, aino.id), birth_date=day("1990-03-05")))
    for wrong, sentence in (
        (day("2026-02-02"), "This date is in the future."),
        (day("1980-01-01"), "The end is before the start."),
        (None, "This is needed."),
    ):
        with pytest.raises(PlainError, match=sentence):
            engagement.tick(office, aino.id, wrong)
