"""What somebody has put into the bin meanwhile: nothing is written down of it, and a sentence says why."""

from collections.abc import Callable
from typing import Any

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.guidance import Guidance
from osaava_desktop.domain.mapping import Kykyviisari, Mapping, Need, Round, WholeMapping
from osaava_desktop.domain.participations import EndStatus, ExitStatus, Participation
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType
from osaava_desktop.errors import PlainError
from osaava_desktop.services import clients, guidance, mapping, merging, participations, pathways, plan
from osaava_desktop.store.models import TABLES
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, day

JANUARY = day("2026-01-12")


@pytest.fixture
def build(office: Office) -> Builder:
    """Puts things into the office."""
    return Builder(office)


def _joint(office: Office, client: Client) -> object:
    """A talk with somebody else in which the client took part."""
    there = clients.find(office, "Other")
    other = there[0] if there else clients.save(office, Client(family_name="Other"))
    return guidance.save_joint(office, Guidance(client=other.id, on=JANUARY, minutes=5), [], [client.id])


WRITING: dict[str, Callable[[Office, Client], object]] = {
    "mapping": lambda office, client: mapping.save_whole(
        office, WholeMapping(mapping=Mapping(client=client.id, on=JANUARY), answers={}, history=())
    ),
    "kykyviisari": lambda office, client: mapping.save_kykyviisari(
        office, Kykyviisari(client=client.id, on=JANUARY, round=Round.START)
    ),
    "guidance": lambda office, client: guidance.save(
        office, Guidance(client=client.id, on=JANUARY, minutes=5), []
    ),
    "joint": _joint,
    "need": lambda office, client: plan.save_need(office, Need(client=client.id, noted=JANUARY, what="Work")),
    "task": lambda office, client: plan.save_task(
        office, FollowUp(client=client.id, due=JANUARY, what="Call")
    ),
    "step": lambda office, client: pathways.save(
        office, PathwayStep(client=client.id, on=JANUARY, type=PathwayType.OTHER)
    ),
    "participation": lambda office, client: participations.save(
        office, Participation(client=client.id, started=JANUARY)
    ),
}


@pytest.mark.parametrize("what", WRITING)
def test_nothing_is_written_down_of_a_client_in_the_bin(office: Office, build: Builder, what: str) -> None:
    client = build.client("Gone", birth_date=day("1990-01-01"))
    WRITING[what](office, client)
    before = _count(office)
    clients.put_in_bin(office, client)
    with pytest.raises(clients.InBin):
        WRITING[what](office, client)
    assert _count(office) == before


def _count(office: Office) -> int:
    return sum(office.visible(table, bin=True).count() for table in TABLES.values())


def test_a_record_in_the_bin_is_not_there(office: Office, build: Builder) -> None:
    client = build.client("Aino")
    span = build.participation(client, "2026-01-02", "2026-01-12", binned=True)
    talk = build.add(Mapping(client=client.id, on=JANUARY), binned=True)
    scores = build.add(Kykyviisari(client=client.id, on=JANUARY, round=Round.START), binned=True)
    entry = build.guidance(client, "2026-01-12", 5, binned=True)
    step = build.add(PathwayStep(client=client.id, on=JANUARY, type=PathwayType.OTHER), binned=True)
    status = ExitStatus(participation=span.id, on=JANUARY, status=EndStatus.AT_WORK)
    reading: list[Callable[[], Any]] = [
        lambda: mapping.whole(office, talk.id),
        lambda: mapping.reveal(office, talk.id),
        lambda: mapping.reveal_kykyviisari(office, scores.id),
        lambda: guidance.get(office, entry.id),
        lambda: pathways.get(office, step.id),
        lambda: participations.look_at_voluntary(office, span),
        lambda: participations.save_exit_status(office, status),
        lambda: participations.end(office, span, status),
    ]
    for read in reading:
        with pytest.raises(PlainError, match="into the bin meanwhile"):
            read()


def test_who_was_merged_comes_back_only_by_undoing_the_merge(office: Office, build: Builder) -> None:
    kept, gone = build.client("Lehtonen"), build.client("Lehtinen")
    merge = merging.merge(office, kept.id, gone.id)
    with pytest.raises(PlainError, match=f"merged with {kept.number}"):
        clients.take_several_back(office, [gone])
    assert clients.find(office, "") == [clients.get(office, kept.id)]
    merging.undo(office, merge)
    clients.put_in_bin(office, gone)
    clients.take_back(office, gone)
    assert len(clients.find(office, "")) == 2
