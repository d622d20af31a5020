"""What somebody has put into the bin elsewhere is not taken out of it by saving a page still open."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.guidance import Guidance
from osaava_desktop.domain.mapping import Kykyviisari, Mapping, Need, Round, WholeMapping
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType
from osaava_desktop.errors import PlainError
from osaava_desktop.services import guidance, mapping, pathways, plan
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, day

ON = day("2025-03-04")


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
