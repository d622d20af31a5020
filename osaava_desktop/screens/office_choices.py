"""What forms offer of the office: places, leaders, and people found as one types."""

from collections.abc import Sequence

from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import visitor_named
from osaava_desktop.i18n import _
from osaava_desktop.screens.choices import Choice
from osaava_desktop.screens.widgets.person_box import Offer
from osaava_desktop.services import areas, clients, people
from osaava_desktop.store.office import Office

_MOST = 7


def places(office: Office) -> Sequence[Choice]:
    """All places with their locality: "Kohtaamisasema, Kuopio"."""
    towns = {one.id: one.name for one in areas.localities(office)}
    return [(f"{place.name}, {towns[place.locality]}", place.id) for place in areas.places(office)]


def staff(office: Office) -> Sequence[Choice]:
    """Everybody who may lead something."""
    return [(person.name, person.id) for person in people.staff(office)]


def clients_found(office: Office, text: str) -> Sequence[Offer]:
    """Clients of that name or number."""
    return [_offer(client) for client in clients.find(office, text, _MOST)]


def visitors_found(office: Office, text: str) -> Sequence[Offer]:
    """Clients of that name or number; last a new visitor, unless the person typed is there already."""
    offers = list(clients_found(office, text))
    visitor = visitor_named(text)
    if visitor is None:
        return offers
    same = clients.same_person(office, visitor)
    if same:
        there = {offer.value.id for offer in offers if isinstance(offer.value, Client)}
        return [*offers, *(_offer(one) for one in same if one.id not in there)]
    names = {folded(offer.value.name) for offer in offers if isinstance(offer.value, Client)}
    words = (
        _("Another person of the same name: {name}")
        if folded(visitor.name) in names
        else _("New visitor: {name}")
    )
    return [*offers, Offer(text=words.format(name=visitor.sheet_name), value=visitor, icon="add")]


def _offer(client: Client) -> Offer:
    """The year of birth tells namesakes apart."""
    year = client.birth_date.year if client.birth_date else client.birth_year
    facts = filter(None, (client.name, str(year or ""), client.number))
    return Offer(text=" · ".join(facts), value=client)
