"""On which page of a text document each heading will stand: lines are broken as a word processor does.

The contents of a document are written before any word processor has seen it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from osaava_desktop.domain.narrative_text import BOLD_MARKS
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
    again: float = 0
    """The height of what is repeated above it where it comes to begin a page: the head of its table."""


def width_of(words: str, look: ParagraphStyle) -> float:
    """The words' width on one line."""
    return float(pdfmetrics.stringWidth(words, _font(look), look.fontSize))


def lines_of(words: str, look: ParagraphStyle, width: float, *, narrative: bool = False) -> int:
    """On how many lines the words stand; ``**…**`` is bold where it is narrative."""
    room = width - look.leftIndent - look.rightIndent
    return sum(_lines([*_widths(line, look, narrative)], look, room) for line in words.split("\n"))


def _widths(line: str, look: ParagraphStyle, narrative: bool) -> Iterator[float]:
    """The width of each word, which may be bold in parts."""
    word = 0.0
    for place, part in enumerate(BOLD_MARKS.split(line) if narrative else [line]):
        font = BOLD if place % 2 else _font(look)
        for number, piece in enumerate(part.split(" ")):
            if number:
                yield word
                word = 0.0
            word += pdfmetrics.stringWidth(piece, font, look.fontSize)
    yield word


def _font(look: ParagraphStyle) -> str:
    return BOLD if look.fontName == fonts.BOLD else PLAIN


def _lines(words: Sequence[float], look: ParagraphStyle, width: float) -> int:
    space = width_of(" ", look)
    count, used = 1, 0.0
    for word in words:
        if used and used + word > width:
            count, used = count + 1, 0.0
        over = int(word // width)
        count += over
        used += word - over * width + space
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
        if gap + _least(items, place, room) > left:
            page, left, gap = page + 1, room - item.again, 0.0
        if item.heading:
            found.append(page)
        further, left = _laid(item.lines, left - gap, room)
        page, space = page + further, item.after
    return found, page


def _laid(lines: Sequence[float], left: float, room: float) -> tuple[int, float]:
    """On how many further pages the lines run, and what is left of the last; no line stands there alone."""
    pages = 0
    for place, line in enumerate(lines):
        alone = len(lines) > 3 and place == len(lines) - 2 and line + lines[-1] > left
        if line > left or alone:
            pages, left = pages + 1, room
        left -= line
    return pages, left


def _least(items: Sequence[Item], start: int, room: float) -> float:
    """The height that must be left: what is kept together with what follows, and two lines of that."""
    height, space = 0.0, 0.0
    for place in range(start, len(items)):
        item = items[place]
        whole = item.keep or len(item.lines) <= 3
        height += max(space, item.before) if place > start else 0
        height += sum(item.lines if whole else item.lines[:2])
        space = item.after
        if not item.keep or height > room:
            break
    return height if height <= room else 0.0
