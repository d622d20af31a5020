"""The register at the door: who is likely to come in, found by the first letters of their names."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.clients import search_words
from osaava_desktop.domain.sorting import name_key

LATELY = dt.timedelta(days=90)
LEAST_LETTERS = 2
"""So many letters are typed before a name is shown where visitors see the screen."""


@dataclass(frozen=True, kw_only=True)
class Comer:
    """Somebody who may come in; `times` here before, `last` the latest day.

    `words` is what a search looks in, a space before each word.
    """

    client: UUID
    name: str
    number: str
    words: str
    times: int = 0
    last: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """Somebody who is here today, and the local time of coming in."""

    client: UUID
    name: str
    at: dt.time


def ranked(comers: Iterable[Comer], today: dt.date) -> list[Comer]:
    """Those who have been here lately first, the most often seen before the others; then by name."""

    def place(comer: Comer) -> tuple[object, ...]:
        lately = comer.last is not None and today - comer.last <= LATELY
        last = comer.last.toordinal() if comer.last else 0
        return not lately, -comer.times, -last, name_key(comer.name)

    return sorted(comers, key=place)


def found(comers: Sequence[Comer], text: str, most: int) -> list[Comer]:
    """The first of `comers` in whose name, number or phone a word begins with each word of `text`."""
    wanted = [f" {word}" for word in search_words(text)]
    hits: list[Comer] = []
    for comer in comers:
        if all(word in comer.words for word in wanted):
            hits.append(comer)
            if len(hits) == most:
                break
    return hits
