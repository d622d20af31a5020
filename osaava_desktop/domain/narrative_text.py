"""A narrative taken apart for a screen: plain and bold text, and fields; and written down again."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

BOLD_MARKS = re.compile(r"\*\*(?=\S)((?:(?!\*\*).)+)(?<=\S)\*\*", re.DOTALL)
"""What stands between two pairs of stars is bold; it looks no further than the next pair, to be quick."""

_MARK = "**"
_FIELD = re.compile(r"\{\s*([^{}\n]*?)\s*\}")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of text, or a field by its name."""

    text: str = ""
    field: str = ""
    bold: bool = False

    def plain(self) -> str:
        """As it stands in the narrative."""
        return f"{{{self.field}}}" if self.field else self.text


def pieces(line: str, known: Container[str]) -> Iterator[Piece]:
    """The pieces of one line; what is in braces but not ``known`` stays text."""
    for place, part in enumerate(BOLD_MARKS.split(line)):
        yield from _fields_apart(part, known, place % 2 == 1)


def _fields_apart(text: str, known: Container[str], bold: bool) -> Iterator[Piece]:
    end = 0
    for found in _FIELD.finditer(text):
        if found[1] in known:
            if found.start() > end:
                yield Piece(text=text[end : found.start()], bold=bold)
            yield Piece(field=found[1], bold=bold)
            end = found.end()
    if end < len(text):
        yield Piece(text=text[end:], bold=bold)


def written(line: Iterable[Piece]) -> str:
    """The line as the narrative has it."""
    runs = (
        (bold, "".join(piece.plain() for piece in run)) for bold, run in groupby(line, lambda one: one.bold)
    )
    return "".join(_bold(text) if bold else text for bold, text in runs)


def _bold(text: str) -> str:
    """A bold run between its marks, which may stand beside no space."""
    words = text.strip()
    if not words:
        return text
    before, _words, after = text.partition(words)
    return f"{before}{_MARK}{words.replace(_MARK, '*')}{_MARK}{after}"
