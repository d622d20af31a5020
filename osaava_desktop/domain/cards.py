"""Card trainings that clients have passed."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from dateutil.relativedelta import relativedelta

from osaava_desktop.domain.checks import Problems, in_order, need, not_future, short
from osaava_desktop.domain.records import Happening
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_


class CardType(Word):
    """Which card."""

    OCCUPATIONAL_SAFETY = "occupational_safety", N_("occupational safety card")
    HYGIENE = "hygiene", N_("hygiene passport")
    HOT_WORK = "hot_work", N_("hot work card")
    FIRST_AID = "first_aid", N_("first aid card")
    OTHER = "other", N_("other")


@dataclass(frozen=True, kw_only=True)
class Card(Happening):
    """A card passed on a day, valid until `expires`; `session` is the training it came from."""

    client: UUID
    type: CardType
    label: str = ""
    expires: dt.date | None = None
    organiser: str = ""
    session: UUID | None = None


_YEARS = {CardType.OCCUPATIONAL_SAFETY: 5, CardType.HOT_WORK: 5, CardType.FIRST_AID: 3}
"""How many years a card is valid; of a type not named here it does not run out, or nobody knows."""


@dataclass(frozen=True, kw_only=True)
class ExpiringCard:
    """A card that runs out, with whose it is."""

    card: Card
    client: str
    number: str

    def days_left(self, today: dt.date) -> int:
        """Days until it runs out; below 0, since it has."""
        return (self.card.expires - today).days if self.card.expires else 0


def valid_until(card_type: CardType, on: dt.date) -> dt.date | None:
    """The day until which a card passed on that day is valid as a rule; None where it does not run out."""
    years = _YEARS.get(card_type)
    return on + relativedelta(years=years) if years else None


def problems(card: Card, today: dt.date) -> Problems:
    """What keeps `card` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", card.on, today)
    in_order(found, "expires", card.on, card.expires)
    short(found, "organiser", card.organiser)
    short(found, "label", card.label)
    if card.type is CardType.OTHER:
        need(found, "label", card.label)
    return found
