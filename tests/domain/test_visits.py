"""Rules of a whole visit: what can't be saved, the next stop, and whose head gets a name."""

import datetime as dt
from typing import Any

import pytest

from osaava_desktop.domain import visits
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import AgeGroup, Channel, Unnamed, Visit
from osaava_desktop.domain.records import new_id
from osaava_desktop.domain.visits import WholeVisit
from osaava_desktop.domain.words import Gender

TODAY = dt.date(2026, 2, 1)
PLACE = new_id()
CREATED = dt.datetime(2026, 1, 1)


def entered(**fields: Any) -> WholeVisit:
    """A visit of today to a place, with what is given."""
    names = {"on", "starts", "ends", "place", "note"} & fields.keys()
    of_visit: dict[str, Any] = {"on": TODAY, "place": PLACE, "channel": Channel.FOOD_AID}
    of_visit |= {name: fields.pop(name) for name in names}
    return WholeVisit(visit=Visit(**of_visit), **fields)


def heads(heads: int, new: int = 0, gender: Gender | None = None, age: AgeGroup | None = None) -> Unnamed:
    """A line of visitors without a name."""
    return Unnamed(heads=heads, new=new, gender=gender, age_group=age)


AALTO = Client(family_name="Aalto", created=CREATED)


@pytest.mark.parametrize(
    ("whole", "field", "words"),
    [
        (entered(place=None), "place", "Choose the place or the locality"),
        (entered(on=TODAY + dt.timedelta(days=1)), "on", "in the future"),
        (entered(starts=dt.time(12), ends=dt.time(11)), "ends", "before the start"),
        (entered(unnamed=(heads(2, 3),)), "new", "more new faces"),
        (entered(unnamed=(heads(99_999),)), "heads", "from 0 to 2000"),
        (entered(unnamed=(heads(1, 0, Gender.MALE), heads(2, 0, Gender.MALE))), "heads", "there twice"),
        (entered(people=(AALTO, AALTO)), "people", "there twice"),
        (
            entered(people=(Client(family_name="Öhman"), Client(family_name="ohman"))),
            "people",
            "there twice",
        ),
        (entered(note="x" * 20_001), "note", "too long"),
    ],
)
def test_what_cannot_be_saved(whole: WholeVisit, field: str, words: str) -> None:
    found = visits.problems(whole, TODAY)
    assert list(found) == [field]
    assert words in found[field]


def test_what_can_be_saved() -> None:
    people = (AALTO, Client(family_name="Aalto", created=CREATED), Client(family_name="Aalto"))
    lines = (heads(5, 5), heads(1, 0, Gender.MALE), heads(1, 0, Gender.MALE, AgeGroup.UNDER_30))
    assert visits.problems(entered(people=people, unnamed=lines), TODAY) == {}


def test_the_sums_of_a_visit() -> None:
    whole = entered(unnamed=(heads(5, 2), heads(3, 1, Gender.FEMALE)))
    assert (whole.heads, whole.new) == (8, 3)


def test_the_next_stop_begins_when_the_last_one_ended() -> None:
    latest = Visit(on=TODAY, channel=Channel.SHOP, place=PLACE, starts=dt.time(9), ends=dt.time(10, 30))
    new = visits.next_stop(latest, TODAY)
    assert (new.on, new.starts, new.ends, new.place) == (TODAY, dt.time(10, 30), None, None)
    assert new.channel is Channel.SHOP
    assert new.id != latest.id


@pytest.mark.parametrize(
    ("lines", "was_new", "expected"),
    [
        ((heads(0),), False, None),
        ((heads(3, 0),), True, None),
        ((heads(3, 3, Gender.MALE), heads(1)), False, 1),  # the one whose new faces stay right
        ((heads(3, 1, Gender.MALE), heads(2, 1)), True, 1),  # of whom nothing was told
        ((heads(3, 1, Gender.MALE), heads(2, 0)), True, 0),
        ((heads(2, 2),), False, 0),
    ],
)
def test_whose_head_gets_a_name(lines: tuple[Unnamed, ...], was_new: bool, expected: int | None) -> None:
    found = visits.head_to_name(lines, was_new=was_new)
    assert found == (None if expected is None else lines[expected])
