"""Looking everywhere: what can be found, and how it is found as one types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from osaava_desktop.domain.clients import search_words
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_

MOST = 5
"""How many of each kind are shown."""


class Kind(Word):
    """What can be found, in the order shown."""

    CLIENT = "client", N_("Clients")
    GROUP = "group", N_("Groups")
    PARTNER = "partner", N_("Partners")
    OPPORTUNITY = "opportunity", N_("Opportunities")
    SHEET = "sheet", N_("Attendance sheets")
    PLACE = "place", N_("Places")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Something that can be found: `text` is what is looked in, folded, and begins with its name.

    `beside` tells apart what is named alike.
    """

    kind: Kind
    id: UUID
    name: str
    beside: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """The first ones found of a kind, and how many there are in all."""

    kind: Kind
    entries: tuple[Entry, ...]
    count: int


Entries = Mapping[Kind, Sequence[Entry]]


def find(entries: Entries, text: str, most: int = MOST) -> list[Found]:
    """What holds every word of `text`, by kind; first what begins with it, otherwise as the entries stand."""
    words = search_words(text)
    if not words:
        return []
    found = []
    for kind in Kind:
        hits: Sequence[Entry] = entries.get(kind, ())
        for word in words:
            hits = [entry for entry in hits if word in entry.text]
        if hits:
            found.append(Found(kind=kind, entries=_first(hits, words[0], most), count=len(hits)))
    return found


def _first(hits: Sequence[Entry], word: str, most: int) -> tuple[Entry, ...]:
    """Those to be shown: that begin with the word, and then others."""
    begins = list(islice((entry for entry in hits if entry.text.startswith(word)), most))
    others = (entry for entry in hits if not entry.text.startswith(word))
    return (*begins, *islice(others, most - len(begins)))
