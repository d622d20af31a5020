"""Joint talks: an entry for each client, changed together or not at all; and what is offered first."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.guidance import Guidance, GuidanceChannel, Topic, whole_time
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import guidance
from osaava_desktop.store.models import GuidanceRow
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day


@pytest.fixture
def people(office: Office) -> list[Client]:
    """Aino, Bo and Cia."""
    build = Builder(office)
    return [build.client(name) for name in ("Aino", "Bo", "Cia")]


def talk(client: Client) -> Guidance:
    return Guidance(client=client.id, on=day("2026-01-15"), minutes=45, note="a plan")


def entries(office: Office, people: list[Client]) -> list[list[tuple[int, str, list[Topic]]]]:
    """Of each client: minutes, note and topics of the talks."""
    return [
        [(line.entry.minutes, line.entry.note, list(line.topics)) for line in guidance.lines(office, one.id)]
        for one in people
    ]


def test_joint_talk_is_an_entry_for_each(office: Office, people: list[Client]) -> None:
    aino, bo, cia = people
    stored = guidance.save_joint(office, talk(aino), [Topic.STUDIES], [bo.id, cia.id])
    assert entries(office, people) == [[(45, "a plan", [Topic.STUDIES])]] * 3
    assert {one.client for one in guidance.partners_of(office, stored)} == {bo.id, cia.id}
    assert [line.others for line in guidance.lines(office, bo.id)] == [2]
    assert set(guidance.clients_of(office, guidance.partners_of(office, stored))) == {bo, cia}
    assert guidance.count(office, cia.id) == 1


def test_talk_with_one_is_not_joint(office: Office, people: list[Client]) -> None:
    stored = guidance.save_joint(office, talk(people[0]), [], [people[0].id])
    assert stored.joint is None
    assert guidance.partners_of(office, stored) == []
    assert office.visible(GuidanceRow).count() == 1


def test_change_of_a_joint_talk_leaves_alone_what_others_have_of_their_own(
    office: Office, people: list[Client]
) -> None:
    aino, bo, cia = people
    stored = guidance.save_joint(office, talk(aino), [Topic.STUDIES], [bo.id])
    (own,) = guidance.partners_of(office, stored)
    guidance.save(office, replace(own, note="Bo's own"), [Topic.BENEFITS])
    stored = guidance.save_joint(office, replace(stored, minutes=60), [Topic.STUDIES], [bo.id, cia.id])
    assert entries(office, people) == [
        [(60, "a plan", [Topic.STUDIES])],
        [(60, "Bo's own", [Topic.BENEFITS])],
        [(60, "a plan", [Topic.STUDIES])],
    ]
    guidance.save_joint(office, stored, [Topic.OTHER], [cia.id])
    assert entries(office, people) == [[(60, "a plan", [Topic.OTHER])], [], [(60, "a plan", [Topic.OTHER])]]


def test_wrong_joint_talk_leaves_nothing(office: Office, people: list[Client]) -> None:
    wrong = replace(talk(people[0]), on=day("2026-02-02"))
    with pytest.raises(InvalidInput) as raised:
        guidance.save_joint(office, wrong, [Topic.STUDIES], [people[1].id])
    assert raised.value.problems == {"on": "This date is in the future."}
    assert office.visible(GuidanceRow, bin=True).count() == 0


def test_bin_takes_one_entry_of_a_joint_talk(office: Office, people: list[Client]) -> None:
    stored = guidance.save_joint(office, talk(people[0]), [], [people[1].id])
    binned = guidance.put_in_bin(office, stored)
    assert [len(one) for one in entries(office, people)] == [0, 1, 0]
    assert [line.others for line in guidance.lines(office, people[1].id)] == [0]
    guidance.take_back(office, binned)
    assert [len(one) for one in entries(office, people)] == [1, 1, 0]


def test_last_choices_come_first(office: Office, people: list[Client]) -> None:
    build = Builder(office)
    place = build.place("Asema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
    assert guidance.last_choices(office).topics == tuple(Topic)
    for topic in (Topic.BENEFITS, Topic.STUDIES):
        one = replace(talk(people[0]), id=Guidance(client=people[0].id, on=day("2026-01-01"), minutes=1).id)
        guidance.save(office, replace(one, place=place.id, channel=GuidanceChannel.PHONE), [topic])
    other = build.worker("Suvi", KUOPIO.id)
    guidance.save(office, replace(talk(people[1]), worker=other.id), [Topic.OTHER])
    last = guidance.last_choices(office)
    assert (last.channel, last.place) == (GuidanceChannel.PHONE, place.id)
    assert last.topics[:2] == (Topic.STUDIES, Topic.BENEFITS)
    assert sorted(last.topics) == sorted(Topic)


def test_lines_tell_all_of_a_talk(office: Office, people: list[Client]) -> None:
    place = Builder(office).place("Asema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
    guidance.save(office, replace(talk(people[0]), place=place.id), [Topic.OTHER, Topic.JOB_SEARCH])
    guidance.save(office, Guidance(client=people[0].id, on=day("2026-01-20"), minutes=30), [])
    lines = guidance.lines(office, people[0].id)
    assert [(line.place, line.worker, line.topics) for line in lines] == [
        ("", "Kerttu Keeper", ()),
        ("Asema", "Kerttu Keeper", (Topic.JOB_SEARCH, Topic.OTHER)),
    ]
    assert whole_time(lines) == 75
