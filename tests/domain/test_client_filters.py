"""Filters of the list of clients: who passes, how they are kept, what they are called."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest

from osaava_desktop import i18n
from osaava_desktop.domain import client_filters
from osaava_desktop.domain.client_filters import ClientFilter, from_json, searched
from osaava_desktop.domain.clients import Client, ClientLine, Phase, Progress, Standing
from osaava_desktop.domain.participations import EuraGap

TODAY = dt.date(2026, 2, 1)
ONE, OTHER = uuid4(), uuid4()
EVERYTHING = ClientFilter(
    worker=ONE,
    area=OTHER,
    locality=ONE,
    phase=Phase.MAPPING,
    standing=Standing.LEFT,
    no_contact=45,
    late=True,
    eura_missing=True,
    unmapped=True,
)


def line(**fields: Any) -> ClientLine:
    """A client with a line of the list."""
    own = {
        "worker": fields.pop("worker_id", None),
        "locality": fields.pop("locality_id", None),
        "birth_date": fields.pop("birth_date", None),
    }
    met = fields.pop("met", None)
    phases = dict.fromkeys(fields.pop("phases", ()), TODAY)
    shown = {"locality": "", "worker": "", **fields}
    client = Client(family_name="Öhman", given_names="Ulf", number="A-7", **own)
    return ClientLine(client=client, progress=Progress(since=phases, last_met=met), **shown)


@pytest.mark.parametrize(
    ("wanted", "passing", "other"),
    [
        (ClientFilter(worker=ONE), {"worker_id": ONE}, {"worker_id": OTHER}),
        (ClientFilter(area=ONE), {"area": ONE}, {}),
        (ClientFilter(locality=ONE), {"locality_id": ONE}, {"locality_id": OTHER}),
        (ClientFilter(phase=Phase.ENCOUNTER), {"phases": [Phase.ENCOUNTER]}, {"phases": list(Phase)}),
        (ClientFilter(standing=Standing.ACTIVE), {"standing": Standing.ACTIVE}, {"standing": Standing.LEFT}),
        (ClientFilter(standing=Standing.NEVER), {}, {"standing": Standing.ACTIVE}),
        (ClientFilter(late=True), {"due": dt.date(2026, 1, 31)}, {"due": TODAY}),
        (ClientFilter(eura_missing=True), {"eura": (EuraGap.END,)}, {}),
        (ClientFilter(unmapped=True), {"phases": [Phase.ENGAGEMENT]}, {"phases": [Phase.MAPPING]}),
        (ClientFilter(no_contact=30), {"met": dt.date(2026, 1, 2)}, {"met": dt.date(2026, 1, 3)}),
        (ClientFilter(no_contact=30), {}, {"met": TODAY}),
    ],
)
def test_who_passes(wanted: ClientFilter, passing: dict[str, Any], other: dict[str, Any]) -> None:
    assert wanted.holds(line(**passing), TODAY)
    assert not wanted.holds(line(**other), TODAY)
    assert ClientFilter().holds(line(**other), TODAY)


@pytest.mark.parametrize("wanted", [ClientFilter(), EVERYTHING, ClientFilter(late=True, no_contact=1)])
def test_a_filter_comes_back_as_it_was_kept(wanted: ClientFilter) -> None:
    assert from_json(wanted.to_json()) == wanted


@pytest.mark.parametrize(
    "text",
    ["", "no JSON", "[]", "null",
     '{"phase": "flying", "worker": "me", "late": "yes", "no_contact": -3, "x": 1}',
     '{"worker": 5, "standing": [], "no_contact": true}'],
)  # fmt: skip
def test_what_makes_no_sense_narrows_nothing(text: str) -> None:
    assert from_json(text).is_empty


def test_what_is_gone_narrows_nothing() -> None:
    kept = EVERYTHING.knowing({OTHER: "Kuopio ja Juankoski"})
    assert (kept.worker, kept.locality, kept.area, kept.late) == (None, None, OTHER, True)


def test_a_filter_in_words() -> None:
    names: dict[UUID, str] = {ONE: "Kaisa", OTHER: "Kuopio"}
    with i18n.speaking("en"):
        assert EVERYTHING.in_words(names) == [
            "Worker: Kaisa",
            "Area: Kuopio",
            "Locality: Kaisa",
            "Phase: mapping",
            "has left the project",
            "no contact for 45 days",
            "late",
            "EURA missing",
            "no mapping yet",
        ]
        assert ClientFilter().in_words(names) == []


def test_a_birth_date_is_searched_as_it_is_typed() -> None:
    assert "5.3.1990" in searched(line(birth_date=dt.date(1990, 3, 5)))
    assert client_filters.is_late(line(), TODAY) is False
