"""Which clients an opportunity could suit, and why: by wish, field, area and cards held."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from osaava_desktop.domain.cards import CardType
from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.mapping_form import Option
from osaava_desktop.domain.partners import OfferOutcome, Opportunity, OpportunityType
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.i18n import _

WISH, FIELD, AREA, CARD = 4, 3, 2, 2
"""How much each reason weighs."""

ALIKE = 80
"""From so many points on (0 to 100) a wished field is taken for the opportunity's own."""

WISHES = {
    OpportunityType.JOB: (Option.WISH_WORK, Option.WISH_TRIAL),
    OpportunityType.STUDIES: (Option.WISH_STUDIES,),
    OpportunityType.ACTIVITY: (Option.WISH_ACTIVITY, Option.WISH_VOLUNTEER, Option.WISH_GROUPS),
}
"""What somebody would like to do who may want an opportunity of that type."""

_STEM, _SHARE = 4, 2 / 3
"""Words of one stem begin with so many letters alike, and with that share of the shorter one."""

_NAMED = {
    CardType.OCCUPATIONAL_SAFETY: ("tyoturvallisuuskort", "tyoturvakort", "arbetarskyddskort", "safety card"),
    CardType.HYGIENE: ("hygieniapassi", "hygieniaosaami", "hygienpass", "hygiene passport"),
    CardType.HOT_WORK: ("tulityokort", "heta arbeten", "hot work"),
    CardType.FIRST_AID: ("ensiapu", "ea1", "forsta hjalpen", "first aid"),
}
"""How a text names a card, folded: Finnish, Swedish, English."""


@dataclass(frozen=True, kw_only=True)
class HeldCard:
    """A card that is valid now; `label` is the word for one of another type."""

    type: CardType
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A client in the project now, as far as it bears on matching; nothing about health.

    `wishes` are of the newest mapping; `outcome` is what came of offering the opportunity, if it was.
    """

    id: UUID
    number: str
    name: str
    locality: str = ""
    area: UUID | None = None
    wished_field: str = ""
    wishes: Collection[Option] = ()
    cards: Collection[HeldCard] = ()
    outcome: OfferOutcome | None = None


@dataclass(frozen=True, kw_only=True)
class Match:
    """A client whom an opportunity could suit; `reasons` in words, the weightiest first."""

    client: Candidate
    score: int
    reasons: tuple[str, ...]


def matches(opportunity: Opportunity, candidates: Iterable[Candidate]) -> list[Match]:
    """Everybody for whom something speaks, the best first; those alike by name."""
    wanted = _Wanted(opportunity)
    judged = (wanted.judge(candidate) for candidate in candidates)
    found = [match for match in judged if match.score]
    return sorted(found, key=lambda match: (-match.score, name_key(match.client.name)))


class _Wanted:
    """What an opportunity asks for, read once."""

    def __init__(self, opportunity: Opportunity) -> None:
        self._area = opportunity.area
        self._wishes = WISHES[opportunity.type]
        self._text = folded(f"{opportunity.title} {opportunity.industry} {opportunity.note}")
        self._fields = [_plain(text) for text in (opportunity.industry, opportunity.title) if text]
        self._is_alike = cache(self._alike)

    def judge(self, client: Candidate) -> Match:
        """What speaks for a client, and how much."""
        reasons = [(WISH, _("would like to: {wish}").format(wish=one.label)) for one in self._wished(client)]
        if client.wished_field and self._is_alike(client.wished_field):
            reasons.append((FIELD, _("wishes for: {field}").format(field=client.wished_field)))
        if self._area is not None and client.area == self._area:
            words = _("same area: {town}") if client.locality else _("same area")
            reasons.append((AREA, words.format(town=client.locality)))
        reasons += [(CARD, _("holds: {card}").format(card=words)) for words in self._held(client)]
        return Match(
            client=client,
            score=sum(points for points, _words in reasons),
            reasons=tuple(words for _points, words in reasons),
        )

    def _wished(self, client: Candidate) -> list[Option]:
        """The first wish that fits: one is reason enough."""
        return [one for one in self._wishes if one in client.wishes][:1]

    def _alike(self, field: str) -> bool:
        words = _plain(field)
        return any(fuzz.token_set_ratio(words, own) >= ALIKE or _share(words, own) for own in self._fields)

    def _held(self, client: Candidate) -> list[str]:
        """The cards held that the opportunity's text names."""
        found = (card.label or card.type.label for card in client.cards if self._names(card))
        return list(dict.fromkeys(found))

    def _names(self, card: HeldCard) -> bool:
        own = (folded(card.label),) if card.label else ()
        return any(words in self._text for words in (*_NAMED.get(card.type, ()), *own))


def _plain(text: str) -> str:
    """Folded words; the parts of a word with a hyphen are words."""
    return folded(text).replace("-", " ")


def _share(some: str, others: str) -> bool:
    """Whether a word of both has one stem: "keittiö" and "keittiöapulainen"."""
    return any(_are_of_one_stem(one, other) for one in some.split() for other in others.split())


def _are_of_one_stem(one: str, other: str) -> bool:
    alike = Prefix.similarity(one, other)
    return alike >= max(_STEM, _SHARE * min(len(one), len(other)))
