"""The disk is full in the middle of a large change: a sentence, and nothing of it is kept."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.guidance import Guidance
from osaava_desktop.domain.mapping import Mapping, WholeMapping
from osaava_desktop.errors import DiskFull
from osaava_desktop.services import guidance, mapping, merging
from osaava_desktop.store.models import TABLES
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.services.invented import Builder, day

JANUARY = day("2026-01-12")
LONG = "Pitkä kertomus. " * 1000


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = invented.new_office(tmp_path / "practice.osaava")
    yield opened
    opened.close()


def everything(office: Office) -> dict[str, list[Any]]:
    """All records of the office."""
    return {
        table.__name__: list(office.visible(table, bin=True).order_by(table.id)) for table in TABLES.values()
    }


def _map(office: Office, client: Client, _other: Client) -> object:
    talk = Mapping(client=client.id, on=JANUARY, life_situation=LONG, motivation=LONG, needs=LONG)
    return mapping.save_whole(office, WholeMapping(mapping=talk, answers={}, history=()))


def _talk(office: Office, client: Client, other: Client) -> object:
    talk = Guidance(client=client.id, on=JANUARY, minutes=5, note=LONG)
    return guidance.save_joint(office, talk, [], [other.id])


def _merge(office: Office, client: Client, other: Client) -> object:
    return merging.merge(office, client.id, other.id)


@pytest.mark.parametrize("act", [_map, _talk, _merge])
def test_all_or_nothing(office: Office, act: Callable[[Office, Client, Client], object]) -> None:
    build = Builder(office)
    client, other = build.client("Lehtonen"), build.client("Lehtinen", note=LONG)
    for _turn in range(40):
        build.guidance(other, "2026-01-12", 5)
    before = everything(office)
    (pages,) = office.database.execute_sql("PRAGMA page_count").fetchone()
    office.database.execute_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull):
        act(office, client, other)
    assert everything(office) == before
    office.database.execute_sql(f"PRAGMA max_page_count = {pages + 10_000}")
    act(office, client, other)
    assert everything(office) != before
    assert office.audit_problems() == []
