"""Whether a text tells of one person, in any Finnish form of the name, or by the client number."""

import re
from collections.abc import Iterable, Sequence

from osaava_desktop.domain.blanking import Blanker
from osaava_desktop.domain.checks import folded

_SHORT = 3
"""Letters that every form of a name begins with."""


class Named:
    """A person as texts may tell of: a name that nobody else bears, both names of the person, or a number."""

    def __init__(self, names: Sequence[str], numbers: Iterable[str], others: Iterable[str]) -> None:
        parts = {part for name in names for part in re.findall(r"[^\W\d_]+", name)}
        self._starts = {folded(part)[:_SHORT] for part in parts}
        self._alone = Blanker(names, others)
        self._parts = [Blanker([part], ()) for part in sorted(parts)]
        self._numbers = [re.compile(rf"(?<![\w-]){re.escape(number)}(?![\w-])") for number in numbers]

    def tells(self, text: str) -> bool:
        """Whether `text` tells of this person."""
        if any(number.search(text) for number in self._numbers):
            return True
        plain = folded(text)
        if not any(start in plain for start in self._starts):
            return False
        if self._alone.blanked(text) != text:
            return True
        return sum(part.blanked(text) != text for part in self._parts) > 1
