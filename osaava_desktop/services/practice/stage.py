"""What all parts of the practice office share: the plan, the diary of acts, staff, places and people."""

import datetime as dt
import random
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from osaava_desktop.domain.areas import (
    FIRST_AREAS,
    Area,
    Locality,
    Place,
    area_named,
    locality_named,
    place_named,
)
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import Channel, Visit
from osaava_desktop.domain.partners import Partner
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.paths import resource
from osaava_desktop.services.practice.calendar import FIRST, LAST
from osaava_desktop.store.office import Office

Act = Callable[[Office], object]


class Diary:
    """What is done on which day; on one day in the order in which it was written down."""

    def __init__(self) -> None:
        self._days: defaultdict[dt.date, list[Act]] = defaultdict(list)

    def on(self, day: dt.date, act: Callable[..., object], *arguments: object) -> None:
        """Notes an act, called with the office and then `arguments`; past the last day nothing happens."""
        if day <= LAST:
            self._days[day].append(lambda office: act(office, *arguments))

    def days(self) -> Iterator[tuple[dt.date, list[Act]]]:
        """The days in order, each with its acts."""
        return iter(sorted(self._days.items(), key=lambda entry: entry[0]))


@dataclass
class Someone:
    """An invented person. `area` is a number from 0; all that happens lies between `first` and `until`.

    Who is in the project has `started`; `way` are the advances to come, each with its day.
    """

    client: Client
    area: int
    first: dt.date
    until: dt.date
    started: dt.date | None = None
    ended: dt.date | None = None
    number_in_year: int = 0
    way: list[tuple[PathwayType, dt.date]] = field(default_factory=list)

    def there(self, day: dt.date) -> bool:
        """Whether the person may be met on `day` (has been met before it)."""
        return self.first < day <= self.until


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place with the number of its area."""

    place: Place
    area: int


@dataclass(kw_only=True)
class Stage:
    """The whole of the practice office while it is being planned."""

    plan: dict[str, Any]
    office: dict[str, Any]
    names: dict[str, Any]
    sentences: dict[str, Any]
    areas: tuple[Area, ...]
    localities: dict[str, Locality]
    spots: dict[tuple[str, str], Spot]
    workers: tuple[Person, ...]
    manager: Person
    diary: Diary = field(default_factory=Diary)
    visits: list[tuple[Spot, Visit]] = field(default_factory=list)
    people: list[Someone] = field(default_factory=list)
    partners: list[tuple[int, Partner]] = field(default_factory=list)
    met: set[tuple[UUID, UUID]] = field(default_factory=set)

    def participants(self) -> Iterator[tuple[Someone, dt.date]]:
        """Who is in the project, with the day it started."""
        return ((one, one.started) for one in self.people if one.started is not None)

    def worker(self, someone: Someone) -> UUID:
        """The worker of the person's area."""
        return self.workers[someone.area].id

    def spot(self, names: list[str]) -> Spot:
        """The place of `[locality, name]`."""
        return self.spots[names[0], names[1]]

    @property
    def years(self) -> range:
        """The years of the practice office."""
        return range(FIRST.year, LAST.year + 1)


def lot(subject: str) -> random.Random:
    """A lot of its own for each subject, so that a change of one leaves the others alone."""
    return random.Random(f"harjoitus {subject}")


def load(name: str) -> dict[str, Any]:
    """A data file of the practice office."""
    return tomllib.loads(resource("practice", f"{name}.toml").read_text(encoding="utf-8"))


def set_up() -> Stage:
    """An empty stage with its staff and places."""
    office = load("office")
    areas = tuple(area_named(name) for name in FIRST_AREAS)
    towns = [
        (locality_named(town, area, number), index)
        for index, area in enumerate(areas)
        for town, number in FIRST_AREAS[area.name]
    ]
    numbers = {town.name: index for town, index in towns}
    localities = {town.name: town for town, _index in towns}
    return Stage(
        plan=load("plan"),
        office=office,
        names=load("names"),
        sentences=load("sentences"),
        areas=areas,
        localities=localities,
        spots=dict(_spots(office, localities, numbers)),
        workers=tuple(_worker(one, areas, office["keeper"]) for one in office["worker"]),
        manager=Person(
            name=office["manager"], role=Role.COORDINATOR, title="Projektipäällikkö", started=FIRST
        ),
    )


def _spots(
    office: dict[str, Any], localities: dict[str, Locality], numbers: dict[str, int]
) -> Iterator[tuple[tuple[str, str], Spot]]:
    for entry in office["place"]:
        town = entry["locality"]
        place = place_named(entry["name"], localities[town], Channel(entry["channel"]))
        yield (town, entry["name"]), Spot(place=place, area=numbers[town])


def _worker(entry: dict[str, Any], areas: tuple[Area, ...], keeper: str) -> Person:
    role = Role.KEEPER if entry["name"] == keeper else Role.WORKER
    return Person(
        name=entry["name"], role=role, title="Hanketyöntekijä", area=areas[entry["area"]].id, started=FIRST
    )
