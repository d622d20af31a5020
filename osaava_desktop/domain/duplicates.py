"""Likely duplicates: who in the register may be the person that is being written down."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz import fuzz, process

from osaava_desktop.domain.checks import folded

LIKELY = 85
"""From so many points on, of names alike (0 to 100) and of what the birth adds."""

SAME_DATE = 15
SAME_YEAR = 3
MOST = 5


@dataclass(frozen=True, kw_only=True)
class Known:
    """A client in the register, as far as a likeness is judged and told."""

    id: UUID
    number: str
    name: str
    born: dt.date | None
    birth_year: int | None
    worker: UUID | None
    locality: UUID | None

    @property
    def year(self) -> int | None:
        """The year of birth, from the date where there is one."""
        return self.born.year if self.born else self.birth_year


class Finder:
    """Holds the register in hand, so that each letter typed is answered at once."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._known = tuple(known)
        self._names = [name_words(one.name) for one in self._known]

    def find(
        self, name: str, born: dt.date | None = None, year: int | None = None, leave_out: Iterable[UUID] = ()
    ) -> list[Known]:
        """The likeliest first, at most `MOST`; `name` is family and given names in any order."""
        words = name_words(name)
        if not words:
            return []
        least = LIKELY - SAME_DATE if born else LIKELY - SAME_YEAR if year else LIKELY
        alike = process.extract(words, self._names, scorer=fuzz.ratio, score_cutoff=least, limit=None)
        out = set(leave_out)
        judged = [(self._points(place, ratio, born, year), place) for _name, ratio, place in alike]
        likely = sorted(judged, key=lambda one: (-one[0], one[1]))
        found = [self._known[place] for points, place in likely if points >= LIKELY]
        return [one for one in found if one.id not in out][:MOST]

    def _points(self, place: int, ratio: float, born: dt.date | None, year: int | None) -> float:
        other = self._known[place]
        if born is not None and other.born == born:
            return ratio + SAME_DATE
        year = born.year if born else year
        return ratio + (SAME_YEAR if year is not None and other.year == year else 0)


def name_words(name: str) -> str:
    """The folded words of a name, sorted: the ratio of two such is their `token_sort_ratio`."""
    return " ".join(sorted(folded(name.replace(",", " ")).split()))


def born_apart(one: Known, other: Known) -> bool:
    """Whether two of different names were also born on different days: then they are two people."""
    if name_words(one.name) == name_words(other.name):
        return False
    if one.born and other.born:
        return one.born != other.born
    return None not in (one.year, other.year) and one.year != other.year


def told_by_name(known: Known, worker: UUID) -> bool:
    """Whether `worker` is told the name: of an own client or of nobody's; else number and worker must do."""
    return known.worker in (worker, None)
