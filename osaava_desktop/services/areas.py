"""Areas, localities and places; and where a happening belongs."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from osaava_desktop.domain import areas as rules
from osaava_desktop.domain.areas import Area, Locality, Place
from osaava_desktop.domain.checks import clean_line, folded, tidied
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Happening
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.errors import InvalidInput, refuse
from osaava_desktop.i18n import _
from osaava_desktop.store.models import TABLES, AreaRow, LocalityRow, PersonRow, PlaceRow
from osaava_desktop.store.office import Office

H = TypeVar("H", bound=Happening)


@dataclass(frozen=True, kw_only=True)
class NamedPlace:
    """A place by the name that a person asks for it by."""

    id: UUID
    name: str


def areas(office: Office) -> list[Area]:
    """All areas by name."""
    return sorted(office.visible(AreaRow), key=lambda area: name_key(area.name))


def localities(office: Office) -> list[Locality]:
    """All localities by name."""
    return sorted(office.visible(LocalityRow), key=lambda locality: name_key(locality.name))


def places(office: Office) -> list[Place]:
    """All places by name."""
    return sorted(office.visible(PlaceRow), key=lambda place: name_key(place.name))


def named_places(office: Office) -> list[NamedPlace]:
    """All places by the names that tell them apart: with the locality where several bear one name."""
    found = places(office)
    towns = {locality.id: locality.name for locality in localities(office)}
    times = Counter(folded(place.name) for place in found)
    return [
        NamedPlace(
            id=place.id,
            name=place.name if times[folded(place.name)] == 1 else f"{place.name}, {towns[place.locality]}",
        )
        for place in found
    ]


def save_place(office: Office, place: Place) -> Place:
    """Adds or changes a place."""
    place = tidied(place)
    refuse(rules.place_problems(place))
    with office.change(Action.SAVE_PLACE, place.id) as change:
        return change.save(place)


def add_place(office: Office, name: str, locality: Locality, channel: Channel) -> Place:
    """Adds a place of that name in a locality; one that is there already is refused."""
    place = rules.place_named(clean_line(name), locality, channel)
    if office.visible(PlaceRow).where(PlaceRow.id == place.id).exists():
        raise InvalidInput({"name": _("There is a place of this name in this locality already.")})
    return save_place(office, place)


def settled(office: Office, happening: H, locality: UUID | None = None) -> H:
    """`happening` with its worker (who is signed in, unless told) and its area.

    The area is that of the place; without one, of `locality`; without both, of the worker. It is found
    out anew only when one of them changes: who changes area does not take the past along.
    """
    worker = happening.worker or office.person.id
    happening = replace(happening, worker=worker)
    query = office.visible(TABLES[type(happening)], bin=True)
    stored: H | None = query.where(TABLES[type(happening)].id == happening.id).first()
    if stored is not None and _whereabouts(stored) == _whereabouts(happening):
        return replace(happening, area=stored.area)
    return replace(happening, area=area_of(office, happening.place, locality, worker))


def _whereabouts(happening: Happening) -> tuple[UUID | None, ...]:
    return happening.place, getattr(happening, "locality", None), happening.worker


def area_of(office: Office, place: UUID | None, locality: UUID | None, worker: UUID | None) -> UUID | None:
    """The area of a place, or of a locality, or of a worker: the first of them that is given."""
    if place is not None:
        locality = office.visible(PlaceRow, PlaceRow.locality).where(PlaceRow.id == place).scalar()
    if locality is not None:
        found: UUID | None = (
            office.visible(LocalityRow, LocalityRow.area).where(LocalityRow.id == locality).scalar()
        )
        return found
    if worker is None:
        return None
    own: UUID | None = office.visible(PersonRow, PersonRow.area).where(PersonRow.id == worker).scalar()
    return own
