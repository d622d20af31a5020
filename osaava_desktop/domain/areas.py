"""Areas of responsibility, the localities in them, and the places where the work is done.

A locality is not a municipality: Juankoski is part of Kuopio since 2017 and still a locality of its own.
"""

from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import NAME_LIMIT, Problems, need, short
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.records import Record, named_id

FIRST_AREAS: dict[str, tuple[tuple[str, str], ...]] = {
    "Kaavi ja Siilinjärvi": (("Kaavi", "204"), ("Siilinjärvi", "749")),
    "Kuopio ja Juankoski": (("Kuopio", "297"), ("Juankoski", "297")),
    "Suonenjoki ja Leppävirta": (("Suonenjoki", "778"), ("Leppävirta", "420")),
    "Varkaus ja Joroinen": (("Varkaus", "915"), ("Joroinen", "171")),
}
"""The areas of a new office: their localities, each with the number of the municipality it lies in."""


@dataclass(frozen=True, kw_only=True)
class Area(Record):
    """One worker's area of responsibility."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Locality(Record):
    """A town or village of an area. `municipality` is the official three-digit number."""

    name: str
    area: UUID
    municipality: str = ""


@dataclass(frozen=True, kw_only=True)
class Place(Record):
    """Where people are met. `channel` is the kind of place."""

    name: str
    locality: UUID
    channel: Channel


def area_named(name: str) -> Area:
    """The area of that name, with the id that every laptop gives it."""
    return Area(id=named_id("area", name), name=name)


def locality_named(name: str, area: Area, municipality: str = "") -> Locality:
    """The locality of that name, with the id that every laptop gives it."""
    return Locality(id=named_id("locality", name), name=name, area=area.id, municipality=municipality)


def place_named(name: str, locality: Locality, channel: Channel) -> Place:
    """The place of that name in that locality: there is a Kohtaamisasema in every town."""
    return Place(id=named_id("place", locality.name, name), name=name, locality=locality.id, channel=channel)


def place_problems(place: Place) -> Problems:
    """What keeps `place` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "name", place.name)
    short(found, "name", place.name, NAME_LIMIT)
    return found
