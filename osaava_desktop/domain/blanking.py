"""Other people's names taken out of a text that is given to one client.

Known names are found in any of their Finnish forms ("Virtasen", "Heikille"); a name of nobody in the register
can't be told from any other word, so who hands the paper over reads it through first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.client_papers import BLANKED

SHORTEST = 3
"""Letters of a name that may be inflected; a shorter one is found as it is."""

_WORD = re.compile("[^\\W\\d_]+(?:[\u00ad\u200b-\u200f\u2060]+[^\\W\\d_]+)*")
_ENDING = re.compile(
    r"[aeiouy]{0,2}(?:n|a|ta|tta|ssa|sta|lla|lta|lle|ksi|na|nsa|nne|mme|ni|si|s|t|ten|h[aeiouy]n|seen)?"
    r"(?:kin|kaan|han|ko|pa)?"
)
_STRONG = re.compile(r"(kk|pp|tt|lt|nt|rt|nk|mp|ht|(?<=[aeiouy])[kpt])(?=[aeiouy]+$)")
_WEAK = {
    "kk": "k",
    "pp": "p",
    "tt": "t",
    "lt": "ll",
    "nt": "nn",
    "rt": "rr",
    "nk": "ng",
    "mp": "mm",
    "ht": "hd",
    "k": "",
    "p": "v",
    "t": "d",
}


class Blanker:
    """Takes the names of `others` out of texts; words that are also `kept` ones (own, staff, towns) stay."""

    def __init__(self, others: Iterable[str], kept: Iterable[str]) -> None:
        self._others = _stems(others)
        self._kept = _stems(kept)

    def blanked(self, text: str) -> str:
        """The text with each name of another person as a mark, neighbouring ones as a single mark."""
        words = list(_WORD.finditer(text))
        owners = [_owners(word.group(), self._others) for word in words]
        pieces, end = [], 0
        for place, word in enumerate(words):
            if self._is_other(words, owners, place):
                pieces += [text[end : word.start()], BLANKED]
                end = word.end()
        pieces.append(text[end:])
        return re.sub(rf"{re.escape(BLANKED)}(?:[ ,-]+{re.escape(BLANKED)})+", BLANKED, "".join(pieces))

    def _is_other(self, words: list["re.Match[str]"], owners: list[set[int]], place: int) -> bool:
        """A capital letter and a name is enough; in small letters both names of one person must meet."""
        word = words[place].group()
        if not owners[place] or _owners(word, self._kept):
            return False
        if not word[0].islower():  # letters of some scripts are neither
            return True
        beside = [near for near in (place - 1, place + 1) if 0 <= near < len(words)]
        return any(owners[near] & owners[place] and words[near].group() != word for near in beside)


def _stems(names: Iterable[str]) -> Mapping[str, set[int]]:
    """Every part of the names, and what it becomes before an ending, with the numbers of who bears it."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, name in enumerate(names):
        for part in _WORD.findall(name):
            for stem in _forms(folded(part)):
                found[stem].add(number)
    return found


def _forms(part: str) -> Iterable[str]:
    """The name and its stems: Virtanen, Virtase-, Virtas-; Hannes, Hannekse-; Lahti, Lahde-."""
    if len(part) > SHORTEST and part.endswith("nen"):
        yield from (f"{part[:-3]}se", f"{part[:-3]}s")
    if len(part) > SHORTEST and part.endswith("s"):
        yield from (f"{part[:-1]}kse", f"{part[:-1]}ks")
    weak = _STRONG.sub(lambda found: _WEAK[found.group()], part)
    for stem in dict.fromkeys((part, weak)):
        yield stem
        if len(part) > SHORTEST and part.endswith("i"):
            yield f"{stem[:-1]}e"


def _owners(word: str, stems: Mapping[str, set[int]]) -> set[int]:
    """Who may be meant by a word, in whatever form it stands."""
    plain = folded(word)
    found = set(stems.get(plain, ()))
    for length in range(max(SHORTEST, len(plain) - 10), len(plain)):
        stem = stems.get(plain[:length])
        if stem and _ENDING.fullmatch(plain[length:]):
            found |= stem
    return found
