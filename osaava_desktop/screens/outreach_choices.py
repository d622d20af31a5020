"""What the forms of outreach offer: places and localities found as one types, channels, topics."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.areas import Locality, Place
from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.texts import capital
from osaava_desktop.i18n import _
from osaava_desktop.screens.choices import Choice
from osaava_desktop.screens.widgets.person_box import Offer
from osaava_desktop.services import areas, outreach
from osaava_desktop.store.office import Office

_PLACES, _TOWNS, _LIKELY = 8, 2, 6


@dataclass(frozen=True)
class NewPlace:
    """The offer to write down a place of that name."""

    name: str


class Whereabouts:
    """The places and localities of an office with the words that stand for them."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._towns = {one.id: one for one in areas.localities(office)}
        own = office.person.area
        # Those of the worker's own area first.
        found = sorted(areas.places(office), key=lambda one: self._towns[one.locality].area != own)
        self._places = {one.id: one for one in found}

    def get(self, place: UUID | None, locality: UUID | None) -> Place | Locality | None:
        """The place, or without one the locality."""
        return self._places.get(place) if place else self._towns.get(locality) if locality else None

    def words(self, where: Place | Locality | None) -> str:
        """As in "Ruoka-apu, Kuopio" or "Kuopio"."""
        if isinstance(where, Place):
            return f"{where.name}, {self._towns[where.locality].name}"
        return where.name if where else ""

    def found(self, text: str) -> Sequence[Offer]:
        """Places with all the words in their name or town, then towns, then a new place of that name."""
        words = folded(text).split()
        places = [self._offer(one) for one in self._places.values() if self._holds(one, words)]
        towns = [self._offer(one) for one in self._towns.values() if self._holds(one, words)]
        new = Offer(text=_("New place: {name}").format(name=text), value=NewPlace(text), icon="add")
        return [*places[:_PLACES], *towns[:_TOWNS], new]

    def likely(self) -> Sequence[Offer]:
        """The places visited last, then others."""
        last = outreach.last_places(self._office, _LIKELY)
        order = [self._places[key] for key in dict.fromkeys([*last, *self._places]) if key in self._places]
        return [self._offer(one) for one in order[:_LIKELY]]

    def _holds(self, where: Place | Locality, words: Sequence[str]) -> bool:
        text = folded(self.words(where))
        return all(word in text for word in words)

    def _offer(self, where: Place | Locality) -> Offer:
        words = self.words(where)
        if isinstance(where, Locality):
            words = _("{locality}, no place of ours").format(locality=words)
        return Offer(text=words, value=where, icon="location")


def channels() -> Sequence[Choice]:
    """The ways of reaching people."""
    return [(capital(one.label), one) for one in Channel]


def topics() -> Sequence[Choice]:
    """What people are guided about."""
    return [(capital(one.label), one) for one in Topic]
