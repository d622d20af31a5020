"""Card trainings that clients have passed."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import Problems, in_order, not_future, short
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


def problems(card: Card, today: dt.date) -> Problems:
    """What keeps `card` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", card.on, today)
    in_order(found, "expires", card.on, card.expires)
    short(found, "organiser", card.organiser)
    short(found, "label", card.label)
    return found
