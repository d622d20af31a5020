"""What happens with one client: mappings, scores, talks, cards, pathway steps; each finds its area."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.areas import Area
from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.guidance import Guidance, Topic
from osaava_desktop.domain.mapping import Kykyviisari, Mapping, Round, WholeMapping
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType, StepState
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import areas, cards, clients, guidance, mapping, pathways
from osaava_desktop.store.models import GuidanceTopicRow
from osaava_desktop.store.office import Office
from tests.services.invented import JUANKOSKI, KUOPIO, VARKAUS, Builder, day


@pytest.fixture
def aino(office: Office) -> Client:
    return clients.save(office, Client(family_name="Lehtonen", given_names="Aino"))


def topics(office: Office, talk: Guidance) -> set[Topic]:
    """What a talk was about."""
    return {entry.topic for entry in guidance.topics_of(office, talk.id)}


def test_talk_and_its_topics(office: Office, aino: Client) -> None:
    talk = Guidance(client=aino.id, on=day("2026-01-15"), minutes=45, note="a\nb")
    stored = guidance.save(office, talk, [Topic.STUDIES, Topic.BENEFITS, Topic.STUDIES])
    assert topics(office, stored) == {Topic.STUDIES, Topic.BENEFITS}
    assert guidance.of_client(office, aino.id) == [stored]
    assert stored.note == "a\nb"
    guidance.save(office, stored, [Topic.BENEFITS, Topic.OTHER])
    assert topics(office, stored) == {Topic.BENEFITS, Topic.OTHER}
    guidance.save(office, stored, [Topic.STUDIES])
    assert topics(office, stored) == {Topic.STUDIES}
    assert office.visible(GuidanceTopicRow, bin=True).count() == 4  # nothing is thrown away


def test_wrong_talk_leaves_no_topic(office: Office, aino: Client) -> None:
    with pytest.raises(InvalidInput):
        guidance.save(office, Guidance(client=aino.id, on=day("2026-02-02"), minutes=0), [Topic.STUDIES])
    assert office.visible(GuidanceTopicRow, bin=True).count() == 0


def test_bin_takes_all_of_a_client_along(office: Office, aino: Client) -> None:
    on = day("2026-01-15")
    talk = guidance.save(office, Guidance(client=aino.id, on=on, minutes=5), [Topic.STUDIES])
    mapping.save_whole(office, WholeMapping(mapping=Mapping(client=aino.id, on=on)))
    mapping.save_kykyviisari(office, Kykyviisari(client=aino.id, on=on, round=Round.START))
    cards.save(office, Card(client=aino.id, on=on, type=CardType.HYGIENE))
    step = pathways.save(office, PathwayStep(client=aino.id, on=on, type=PathwayType.STUDIES))
    pathways.save_follow_up(office, FollowUp(client=aino.id, step=step.id, due=on, what="Soitto"))

    def all_there() -> list[int]:
        return [
            len(guidance.of_client(office, aino.id)),
            len(topics(office, talk)),
            len(mapping.wholes_of(office, aino.id)),
            len(mapping.rounds_of(office, aino.id)),
            len(cards.of_client(office, aino.id)),
            len(pathways.steps(office)),
            len(pathways.listing(office)),
            len(pathways.follow_ups(office)),
        ]

    assert all_there() == [1] * 8
    binned = clients.put_in_bin(office, aino)
    assert all_there() == [0] * 8
    clients.take_back(office, binned)
    assert all_there() == [1] * 8
    pathways.put_in_bin(office, step)
    assert all_there() == [1, 1, 1, 1, 1, 0, 0, 0]


def test_orders(office: Office, aino: Client) -> None:
    days = [day("2025-03-01"), day("2025-09-01"), day("2025-06-01")]
    for on in days:
        mapping.save_whole(office, WholeMapping(mapping=Mapping(client=aino.id, on=on)))
        mapping.save_kykyviisari(office, Kykyviisari(client=aino.id, on=on, round=Round.MIDDLE, mind=3))
        pathways.save(office, PathwayStep(client=aino.id, on=on, type=PathwayType.STUDIES))
        pathways.save_follow_up(office, FollowUp(client=aino.id, due=on, what="x"))
    assert [one.mapping.on for one in mapping.wholes_of(office, aino.id)] == sorted(days, reverse=True)
    assert [one.on for one in mapping.rounds_of(office, aino.id)] == sorted(days)
    assert [one.on for one in pathways.steps(office)] == sorted(days, reverse=True)
    assert [one.due for one in pathways.follow_ups(office)] == sorted(days)


def test_steps_of_some_clients(office: Office, aino: Client) -> None:
    eero = clients.save(office, Client(family_name="Eero"))
    for client in (aino, eero):
        pathways.save(office, PathwayStep(client=client.id, on=office.today, type=PathwayType.STUDIES))
    assert [step.client for step in pathways.steps(office, [eero.id])] == [eero.id]
    assert pathways.steps(office, []) == []
    assert {(line.number, line.name) for line in pathways.listing(office)} == {
        ("A-1001", "Lehtonen, Aino"),
        ("A-1002", "Eero"),
    }


def test_step_goes_on(office: Office, aino: Client) -> None:
    step = pathways.save(office, PathwayStep(client=aino.id, on=day("2026-03-01"), type=PathwayType.STUDIES))
    with pytest.raises(InvalidInput) as raised:
        pathways.save(office, replace(step, state=StepState.STARTED))
    assert raised.value.problems == {"on": "This date is in the future."}
    assert pathways.steps(office) == [step]
    done = replace(step, on=day("2026-01-01"), state=StepState.COMPLETED, ended=day("2026-01-31"))
    assert pathways.save(office, done).state is StepState.COMPLETED


def test_done_follow_up_is_off_the_list(office: Office, aino: Client) -> None:
    due = pathways.save_follow_up(
        office, FollowUp(client=aino.id, due=day("2026-03-01"), what=" Soita\nÄidille ")
    )
    assert due.what == "Soita Äidille"
    pathways.save_follow_up(office, replace(due, done=office.today))
    assert pathways.follow_ups(office) == []


def test_area_of_place_locality_worker(office: Office) -> None:
    build = Builder(office)
    place = build.place("Asema", "Juankoski", KUOPIO, Channel.MEETING_PLACE)
    worker = build.worker("Bo", VARKAUS.id)
    assert areas.area_of(office, place.id, None, worker.id) == KUOPIO.id
    assert areas.area_of(office, None, JUANKOSKI.id, worker.id) == KUOPIO.id
    assert areas.area_of(office, None, None, worker.id) == VARKAUS.id
    assert areas.area_of(office, None, None, None) is None
    assert areas.area_of(office, None, None, office.person.id) is None  # the keeper has none


@pytest.mark.parametrize("moves", [False, True], ids=["corrected", "given to another"])
def test_who_changes_area_leaves_the_past_behind(office: Office, aino: Client, moves: bool) -> None:
    build = Builder(office)
    worker, other = build.worker("Bo", VARKAUS.id), build.worker("Cia", KUOPIO.id)
    talk = Guidance(client=aino.id, on=day("2025-06-01"), minutes=30, worker=worker.id)
    stored = guidance.save(office, talk, [])
    assert stored.area == VARKAUS.id
    build.add(replace(worker, area=KUOPIO.id))
    changed = replace(stored, note="typo", worker=other.id if moves else worker.id)
    assert guidance.save(office, changed, []).area == (KUOPIO.id if moves else VARKAUS.id)


def test_places_are_listed_in_finnish_order(office: Office) -> None:
    build = Builder(office)
    for name in ("Öljymäki", "Asema", "Zeppelin"):
        build.place(name, "Kuopio", KUOPIO, Channel.OTHER)
    assert [place.name for place in areas.places(office)] == ["Asema", "Zeppelin", "Öljymäki"]
    assert [area.name for area in areas.areas(office)] == [
        "Kaavi ja Siilinjärvi",
        "Kuopio ja Juankoski",
        "Suonenjoki ja Leppävirta",
        "Varkaus ja Joroinen",
    ]
    assert all(type(area) is Area for area in areas.areas(office))
    assert len(areas.localities(office)) == 8


def test_nameless_place_is_refused(office: Office) -> None:
    place = Builder(office).place("Asema", "Kuopio", KUOPIO, Channel.OTHER)
    with pytest.raises(InvalidInput):
        areas.save_place(office, replace(place, name="  "))
    assert areas.places(office) == [place]
