"""The register at the door: who is offered first, who is here since when, how fast letters are answered."""

import datetime as dt
import time
from dataclasses import replace

import pytest

from osaava_desktop.domain import door as rules
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.door import Comer
from osaava_desktop.domain.groups import Group, GroupForm, GroupType, Mark, Register, Session, SessionState
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.records import new_id
from osaava_desktop.services import clients, door, groups, marking
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, NOW, Builder, day


class House:
    """An open house of today with some earlier days."""

    def __init__(self, office: Office) -> None:
        self.office, self.build = office, Builder(office)
        self.place = self.build.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
        names = ("Aalto", "Ahonen", "Aho", "Berg")
        self.people = [self.build.client(name, given_names="Oma") for name in names]
        self.group = self.new_group("Olohuone")
        self.today = self.new_session(self.group, office.today)

    def new_group(self, name: str) -> Group:
        """Another one at the same place."""
        group = Group(name=name, type=GroupType.OTHER, form=GroupForm.NONSTOP, place=self.place.id)
        return groups.save(self.office, group)

    def new_session(self, group: Group, on: dt.date) -> Session:
        """A session at the group's place."""
        return groups.save_session(self.office, Session(group=group.id, on=on))

    def was_here(self, person: int, *days: str, group: Group | None = None) -> None:
        """Present on these days."""
        for text in days:
            session = self.new_session(group or self.group, day(text))
            self.build.marks(session.id, Mark.PRESENT, self.people[person])
            groups.save_session(self.office, replace(session, state=SessionState.HELD))

    def register(self) -> Register:
        """Today's."""
        return groups.register(self.office, self.today.id)

    def offered(self, text: str) -> list[str]:
        """The names found, in their order."""
        found = rules.found(door.comers(self.office, self.register()), text, 8)
        return [comer.name for comer in found]


@pytest.fixture
def house(office: Office) -> House:
    return House(office)


def test_who_has_been_here_lately_and_often_comes_first(house: House) -> None:
    assert house.offered("oma") == ["Aalto Oma", "Aho Oma", "Ahonen Oma", "Berg Oma"]
    house.was_here(2, "2026-01-30")
    assert house.offered("oma") == ["Aho Oma", "Aalto Oma", "Ahonen Oma", "Berg Oma"]
    house.was_here(1, "2026-01-10", "2026-01-11", group=house.new_group("Aamukahvi"))  # same place
    assert house.offered("oma")[:3] == ["Ahonen Oma", "Aho Oma", "Aalto Oma"]
    house.was_here(0, "2025-01-10", "2025-01-11", "2025-01-12")  # often, but long ago
    assert house.offered("oma")[:3] == ["Ahonen Oma", "Aho Oma", "Aalto Oma"]


def test_elsewhere_absent_or_not_held_does_not_count(house: House) -> None:
    other = house.build.place("Muualla", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
    away = groups.save(house.office, replace(house.new_group("Muu"), place=other.id))
    house.was_here(2, "2026-01-20", group=away)
    session = house.new_session(house.group, day("2026-01-21"))
    house.build.marks(session.id, Mark.ABSENT, house.people[1])
    planned = house.new_session(house.group, day("2026-01-22"))
    house.build.marks(planned.id, Mark.PRESENT, house.people[1])
    assert {comer.times for comer in door.comers(house.office, house.register())} == {0}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("AHO", ["Aho Oma", "Ahonen Oma"]),
        ("oma be", ["Berg Oma"]),
        ("lto", []),  # words begin so, nothing within them
        ("a-4", ["Berg Oma"]),
        ("", ["Aalto Oma", "Aho Oma", "Ahonen Oma", "Berg Oma"]),
        ("%", []),
    ],
)
def test_what_is_found(house: House, text: str, names: list[str]) -> None:
    assert house.offered(text) == names


def test_an_arrival_has_its_time_and_is_taken_back(house: House) -> None:
    comer = door.comers(house.office, house.register())[0]
    act = door.arrive(house.office, house.register(), comer)
    (arrival,) = door.arrivals(house.office, house.today.id)
    assert (arrival.client, arrival.name, arrival.at) == (house.people[0].id, "Aalto Oma", NOW.time())
    assert house.register().session.state is SessionState.HELD
    marking.take_back(house.office, act)
    assert door.arrivals(house.office, house.today.id) == []
    assert house.register().session.state is SessionState.PLANNED


def test_a_new_visitor_arrives(house: House) -> None:
    door.arrive(house.office, house.register(), Client(family_name="Uusi", given_names="Tulija"))
    assert [one.name for one in door.arrivals(house.office, house.today.id)] == ["Uusi Tulija"]
    (made,) = clients.find(house.office, "uusi")
    assert made.first_contact is Channel.GROUP


def test_who_is_in_the_bin_is_not_offered(house: House) -> None:
    clients.put_in_bin(house.office, house.people[3])
    assert house.offered("be") == []


def test_five_thousand_are_searched_within_a_frame() -> None:
    people = [
        Comer(
            client=new_id(),
            name=f"Nimi{number} Oma",
            number=f"A-{number}",
            words=f" nimi{number} oma a-{number}",
        )
        for number in range(5_000)
    ]
    slowest = 0.0
    for text in ("n", "ni", "nimi4", "nimi4999", "xyz", "oma nimi4998"):
        started = time.perf_counter()
        rules.found(people, text, 8)
        slowest = max(slowest, time.perf_counter() - started)
    assert slowest < 0.016
