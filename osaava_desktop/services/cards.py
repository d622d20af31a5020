"""Cards that clients have passed: those of a training in one act, and those that run out soon."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from osaava_desktop.domain import cards as rules
from osaava_desktop.domain.cards import Card, CardType, ExpiringCard
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.groups import Register
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas, clients, marking
from osaava_desktop.services.marking import Act
from osaava_desktop.store.models import CardRow, ClientRow, SessionRow
from osaava_desktop.store.office import Office


def save(office: Office, card: Card) -> Card:
    """Adds or changes a card. Raises a PlainError when the client is in the bin."""
    card = tidied(card)
    clients.check_there(office, card.client)
    refuse(rules.problems(card, office.today))
    with office.change(Action.SAVE_CARD, card.id) as change:
        return change.save(areas.settled(office, card))


def of_client(office: Office, client: UUID) -> list[Card]:
    """The client's cards, the newest first."""
    query = office.visible(CardRow).where(CardRow.client == client)
    return list(query.order_by(CardRow.on.desc()))


def of_session(office: Office, session: UUID) -> list[Card]:
    """The cards that a training has given, the first one first."""
    return list(office.visible(CardRow).where(CardRow.session == session).order_by(CardRow.id))


def proposed(office: Office, register: Register) -> Card:
    """A card as this training gives it: like those it gave, else like the last one of its group's trainings.

    It is nobody's yet.
    """
    session = register.session
    given = of_session(office, session.id)
    last = given[0] if given else _last_of_group(office, register.group.id)
    card = Card(client=UUID(int=0), session=session.id, on=session.on, type=CardType.OCCUPATIONAL_SAFETY)
    card = replace(card, place=session.place, worker=session.worker, organiser=office.profile.organisation)
    if last is not None:
        card = replace(card, type=last.type, label=last.label, organiser=last.organiser)
    if given:
        return replace(card, on=given[0].on, expires=given[0].expires)
    return replace(card, expires=rules.valid_until(card.type, card.on))


def give(office: Office, register: Register, card: Card, to: Collection[UUID]) -> Act:
    """Gives a training's card to exactly these clients, as one act that can be taken back.

    Who has one from it already gets it changed; who is not among them any more loses it. Raises InvalidInput.
    """
    card = tidied(card)
    refuse(rules.problems(card, office.today))

    def do() -> None:
        there = {one.client: one for one in of_session(office, register.session.id)}
        with office.change(Action.SAVE_CARD, register.session.id) as change:
            for client in to:
                known = there.pop(client, None)
                fresh = replace(card, id=known.id) if known else _copy(card)
                change.save(areas.settled(office, replace(fresh, client=client)))
            for gone in there.values():
                change.put_in_bin(gone)

    return marking.recorded(office, register, do)


def expiring(office: Office, within_days: int) -> list[ExpiringCard]:
    """Cards that run out within so many days, or did in as many, the earliest first.

    A card that a newer one of its type and label replaces is left out.
    """
    reach = timedelta(days=within_days)
    query = office.visible(CardRow).where(CardRow.expires.between(office.today - reach, office.today + reach))
    ending: list[Card] = list(query.order_by(CardRow.expires, CardRow.id))
    people = {
        client.id: client
        for client in office.visible(ClientRow).where(ClientRow.id.in_([card.client for card in ending]))
    }
    newest: dict[tuple[UUID, CardType, str], Card] = {}
    for card in office.visible(CardRow).where(CardRow.client.in_(list(people))).order_by(CardRow.on):
        newest[card.client, card.type, card.label] = card
    return [
        ExpiringCard(card=card, client=people[card.client].name, number=people[card.client].number)
        for card in ending
        if newest[card.client, card.type, card.label].id == card.id
    ]


def _copy(card: Card) -> Card:
    """A card of its own with the same fields."""
    blank = Card(client=card.client, type=card.type, on=card.on)
    return replace(card, id=blank.id)


def _last_of_group(office: Office, group: UUID) -> Card | None:
    query = office.visible(CardRow).join(SessionRow, on=CardRow.session == SessionRow.id)
    found: Card | None = query.where(SessionRow.group == group).order_by(CardRow.on.desc()).first()
    return found
