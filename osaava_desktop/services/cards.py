"""Cards that clients have passed."""

from uuid import UUID

from osaava_desktop.domain import cards as rules
from osaava_desktop.domain.cards import Card
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas
from osaava_desktop.store.models import CardRow
from osaava_desktop.store.office import Office


def save(office: Office, card: Card) -> Card:
    """Adds or changes a card."""
    card = tidied(card)
    refuse(rules.problems(card, office.today))
    with office.change(Action.SAVE_CARD, card.id) as change:
        return change.save(areas.settled(office, card))


def of_client(office: Office, client: UUID) -> list[Card]:
    """The client's cards, the newest first."""
    query = office.visible(CardRow).where(CardRow.client == client)
    return list(query.order_by(CardRow.on.desc()))
