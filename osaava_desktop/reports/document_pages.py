"""On which page of a text document each heading will stand: lines are broken as a word processor does.

The contents of a document are written before any word processor has seen it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from osaava_desktop.reports import fonts

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
"""As wide as Arial."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """What stands on the page: heights of lines that part there, and the space around them, in points."""

    lines: Sequence[float]
    before: float = 0
    after: float = 0
    keep: bool = False
    """Whether it stays on the page of what follows."""
    heading: bool = False
    breaks: bool = False
    """Whether it begins a page."""


def width_of(words: str, look: ParagraphStyle) -> float:
    """The words' width on one line."""
    return float(pdfmetrics.stringWidth(words, _font(look), look.fontSize))


def lines_of(words: str, look: ParagraphStyle, width: float) -> int:
    """On how many lines the words stand."""
    room = width - look.leftIndent - look.rightIndent
    return sum(_lines(line, _font(look), look.fontSize, room) for line in words.split("\n"))


def _font(look: ParagraphStyle) -> str:
    return BOLD if look.fontName == fonts.BOLD else PLAIN


def _lines(words: str, font: str, size: float, width: float) -> int:
    space = pdfmetrics.stringWidth(" ", font, size)
    count, used = 1, 0.0
    for word in words.split(" "):
        length = pdfmetrics.stringWidth(word, font, size)
        if used and used + length > width:
            count, used = count + 1, 0.0
        if length > width:
            extra = int(length // width)
            count, length = count + extra, length - extra * width
        used += length + space
    return count


def height_of(items: Sequence[Item]) -> float:
    """What the items take when they stand on one page."""
    return sum(sum(item.lines) + max(item.before, item.after) for item in items)


def pages_of_headings(items: Sequence[Item], room: float, first: float) -> tuple[list[int], int]:
    """The page of each heading in turn, and the number of pages; the first page has less room."""
    found: list[int] = []
    page, left, space = 1, first, 0.0
    for place, item in enumerate(items):
        if item.breaks and left < (first if page == 1 else room):
            page, left, space = page + 1, room, 0.0
        gap = max(space, item.before)
        if gap + _least(items[place:], room) > left:
            page, left, gap = page + 1, room, 0.0
        if item.heading:
            found.append(page)
        left -= gap
        for line in item.lines:
            if line > left:
                page, left = page + 1, room
            left -= line
        space = item.after
    return found, page


def _least(items: Sequence[Item], room: float) -> float:
    """The height that must be left: what is kept together with what follows, and two lines of that."""
    height, space = 0.0, 0.0
    for place, item in enumerate(items):
        whole = item.keep or len(item.lines) <= 3
        height += (max(space, item.before) if place else 0) + sum(item.lines if whole else item.lines[:2])
        space = item.after
        if not item.keep:
            break
    return height if height <= room else 0.0
