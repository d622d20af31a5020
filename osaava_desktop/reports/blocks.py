"""The blocks of a report, laid out in order: tables numbered, each heading with what it heads."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby

from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table
from reportlab.platypus.doctemplate import NotAtTopPageBreak

from osaava_desktop.domain.papers import (
    BarChart,
    Block,
    FigureTable,
    Funnel,
    Heading,
    LineChart,
    NewPage,
    Note,
    Prose,
    Quotes,
    ShareBar,
    TargetBars,
)
from osaava_desktop.domain.texts import format_quote
from osaava_desktop.reports import charts, flow, looks
from osaava_desktop.reports.tables import figure_table
from osaava_desktop.reports.text import in_parts, paragraph

PAIR_LEFT = 94 * mm
PAIR_GAP = 9 * mm
LONE_CHART = 120 * mm
HIGHEST_CHART = looks.PAGE_HEIGHT - flow.LATER_TOP - flow.FRAME_BOTTOM - 30 * mm
"""What a page has room for beside a heading, a title and a note."""
LONG_TABLE = 12
"""Rows; a longer table may run over pages."""
BLOCK_SPACE = 14.0
HEADING_ROOM = 34 * mm
"""A heading and three lines; with less room left on the page, it begins the next one."""
ITEM = re.compile(r"[–•-]\s+")


def laid_out(blocks: Sequence[Block], closing: Sequence[Flowable] = ()) -> Iterator[Flowable]:
    """The blocks, and small print after a heading kept with it; `closing` stands on no page of its own."""
    numbers = count(1)
    headings: list[Flowable] = []
    rest = deque(blocks)
    while rest:
        block = rest.popleft()
        if isinstance(block, Heading):
            headings.append(heading(block))
        elif isinstance(block, Note) and headings:
            headings.append(paragraph(block.text, looks.SMALL_PRINT))
        else:
            made = _with_company(block, rest, numbers)
            yield from _placed(block, headings, made if rest else _closed(block, made, closing))
            headings = []
    if headings or not blocks:
        yield from (*headings, *closing)


def _closed(block: Block, made: list[Flowable], closing: Sequence[Flowable]) -> list[Flowable]:
    """What is made of the last block with what closes the paper; of a text, its end is kept with that."""
    if not _may_break(block) or isinstance(block, FigureTable):
        return [*made, *closing]
    return [*made[:-2], KeepTogether([*made[-2:], *closing])]


def _placed(block: Block, headings: list[Flowable], made: list[Flowable]) -> Iterator[Flowable]:
    if not _may_break(block):
        yield KeepTogether([*headings, *made])
        return
    if headings or isinstance(block, FigureTable):
        yield CondPageBreak(HEADING_ROOM)
    yield from (*headings, *made)


def _with_company(block: Block, rest: deque[Block], numbers: Iterator[int]) -> list[Flowable]:
    """The block with the one that stands beside it, and small print below them; taken from the rest."""
    beside = rest.popleft() if _stand_together(block, rest) else None
    made = _made(block, beside, numbers)
    note = rest[0] if rest else None
    if isinstance(note, Note) and made and isinstance(made[-1], Spacer):
        rest.popleft()
        made[-1:] = [Spacer(1, 5), paragraph(note.text, looks.SMALL_PRINT), Spacer(1, BLOCK_SPACE / 2)]
    return made


def heading(block: Heading) -> Flowable:
    """A section's heading, or a smaller one within it."""
    return paragraph(block.text, looks.HEADING if block.level == 1 else looks.SUBHEADING)


def _stand_together(block: Block, rest: deque[Block]) -> bool:
    return isinstance(block, BarChart) and bool(rest) and isinstance(rest[0], ShareBar)


def _may_break(block: Block) -> bool:
    """Text and long tables run on to the next page; anything else is moved there whole."""
    if isinstance(block, FigureTable):
        return len(block.rows) > LONG_TABLE
    return isinstance(block, Prose | Quotes | NewPage)


def _made(block: Block, beside: Block | None, numbers: Iterator[int]) -> list[Flowable]:
    match block:
        case Prose():
            return [*_prose(block)]
        case Quotes():
            return [*_quotes(block)]
        case Note():
            return [paragraph(block.text, looks.SMALL_PRINT)]
        case NewPage():
            return [NotAtTopPageBreak()]
        case FigureTable():
            made = figure_table(block, next(numbers), looks.WIDTH)
        case BarChart() if isinstance(beside, ShareBar):
            made = _pair(block, beside)
        case BarChart() | ShareBar():
            made = _titled(block, LONE_CHART)
        case LineChart() | TargetBars():
            made = _titled(block, looks.WIDTH)
        case Funnel():
            made = [_drawing(block, looks.WIDTH)]
        case Heading():
            raise TypeError("a heading is laid out with what follows it")
    return [*made, Spacer(1, BLOCK_SPACE)]


def _prose(block: Prose) -> Iterator[Flowable]:
    """Paragraphs; lines that begin with a dash are the items of a list."""
    for text in re.split(r"\n\s*\n", block.text.strip()):
        for listed, lines in groupby(text.splitlines(), lambda line: bool(ITEM.match(line.lstrip()))):
            if not listed:
                yield from _running(lines)
                continue
            for line in lines:
                item = ITEM.sub("", line.lstrip(), count=1)
                yield paragraph(item, looks.ITEM, narrative=True, bullet="–")
            yield Spacer(1, looks.BODY.spaceAfter - looks.ITEM.spaceAfter)


def _running(lines: Iterable[str]) -> Iterator[Flowable]:
    """A paragraph; a very long one in parts with no room between them."""
    parts = [*in_parts("\n".join(lines))]
    for part in parts[:-1]:
        yield paragraph(part, looks.BODY_GOES_ON, narrative=True)
    for part in parts[-1:]:
        yield paragraph(part, looks.BODY, narrative=True)


def _quotes(block: Quotes) -> Iterator[Flowable]:
    for text in block.texts:
        yield paragraph(format_quote(text), looks.QUOTE)
    if block.source:
        yield paragraph(block.source, looks.QUOTE_SOURCE)


def _titled(chart: BarChart | ShareBar | LineChart | TargetBars, width: float) -> list[Flowable]:
    """The chart under its title, its note below."""
    notes = [Spacer(1, 3), paragraph(chart.note, looks.CAPTION)] if chart.note else []
    return [paragraph(chart.title, looks.CHART_TITLE), _drawing(chart, width), *notes]


def _drawing(chart: charts.Chart, width: float) -> Drawing:
    """The chart, smaller where it would be higher than a page."""
    made = charts.drawing(chart, width)
    ratio = HIGHEST_CHART / max(made.height, 1)
    if ratio < 1:
        made.scale(ratio, ratio)
        made.width, made.height = made.width * ratio, HIGHEST_CHART
    return made


def _pair(left: BarChart, right: ShareBar) -> list[Flowable]:
    """Side by side; below each other where together they are too high to be moved to a page."""
    right_width = looks.WIDTH - PAIR_LEFT - PAIR_GAP
    columns = _titled(left, PAIR_LEFT), _titled(right, right_width)
    style = [*charts.BARE, ("VALIGN", (0, 0), (-1, -1), "TOP")]
    table = Table([[columns[0], "", columns[1]]], [PAIR_LEFT, PAIR_GAP, right_width], style=style)
    if table.wrap(looks.WIDTH, 0)[1] > HIGHEST_CHART:
        return [*_titled(left, LONE_CHART), Spacer(1, BLOCK_SPACE), *_titled(right, LONE_CHART)]
    return [table]
