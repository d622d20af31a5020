"""The yearly summary: a head with the main figures, then the blocks that the service put in order."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import count

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from osaava_desktop.domain.papers import (
    BarChart,
    Block,
    FigureTable,
    Funnel,
    Heading,
    Highlight,
    LineChart,
    NewPage,
    Note,
    Prose,
    Quotes,
    ShareBar,
    TargetBars,
    YearlyPaper,
)
from osaava_desktop.i18n import _
from osaava_desktop.reports import charts, flow, looks
from osaava_desktop.reports.flow import Around
from osaava_desktop.reports.tables import figure_table
from osaava_desktop.reports.text import fitted, paragraph

PAIR_LEFT = 94 * mm
PAIR_GAP = 9 * mm
LONE_CHART = 120 * mm
LONG_TABLE = 12
"""Rows; a longer table may run over pages."""
CARD_PADDING = 11.0
CARDS_IN_A_ROW = 4
BLOCK_SPACE = 14.0
HEADING_ROOM = 34 * mm
"""A heading and three lines; with less room left on the page, it begins the next one."""


def render(paper: YearlyPaper, language: str) -> bytes:
    """The summary as a PDF in a language; the same paper gives the same bytes."""
    return flow.render(lambda: _around(paper), lambda: _story(paper), language)


def _around(paper: YearlyPaper) -> Around:
    issuer = paper.issuer
    lines = [_("Project manager {name}").format(name=issuer.manager)]
    if issuer.project_code:
        lines.append(_("project code {code}").format(code=issuer.project_code))
    foot = f"{issuer.project_name} · {paper.title}"
    return Around(issuer=issuer, title=paper.title, lines=lines, foot=foot)


def _story(paper: YearlyPaper) -> Iterator[Flowable]:
    yield fitted(paper.title, looks.TITLE, looks.WIDTH, 2 * looks.TITLE.leading, smallest=9)
    yield paragraph(paper.issuer.project_name, looks.PROJECT)
    yield Spacer(1, 13)
    yield from _highlights(paper)
    yield from _body(paper.blocks)
    if paper.trace:
        yield Spacer(1, BLOCK_SPACE)
        yield paragraph(paper.trace, looks.CAPTION)


def _highlights(paper: YearlyPaper) -> Iterator[Flowable]:
    for start in range(0, len(paper.highlights), CARDS_IN_A_ROW):
        yield _cards(paper.highlights[start : start + CARDS_IN_A_ROW])
        yield Spacer(1, 6)
    if paper.figures_caption:
        yield paragraph(paper.figures_caption, looks.CAPTION)
    yield Spacer(1, BLOCK_SPACE)


def _cards(highlights: Sequence[Highlight]) -> Flowable:
    """Up to four figures on one tinted card, parted by hairlines."""
    inner = looks.WIDTH - 2 * CARD_PADDING
    each = inner / max(len(highlights), 3)
    bar_width = each - 2 * CARD_PADDING
    lines = list(zip(*(_card(highlight, bar_width) for highlight in highlights), strict=True))
    cells = Table(
        lines,
        [each] * len(highlights),
        hAlign="LEFT",
        style=[
            *charts.BARE,
            ("LEFTPADDING", (1, 0), (-1, -1), CARD_PADDING),
            ("LINEBEFORE", (1, 0), (-1, -1), looks.HAIRLINE, looks.LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, -1), (-1, -1), 3),
        ],
    )
    sides = [
        (f"{side}PADDING", (0, 0), (-1, -1), CARD_PADDING) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")
    ]
    card = [
        looks.CELL_FONT,
        *sides,
        ("BACKGROUND", (0, 0), (-1, -1), looks.TINT),
        ("ROUNDEDCORNERS", [6, 6, 6, 6]),
    ]
    return Table([[cells]], [looks.WIDTH], style=card)


def _card(highlight: Highlight, width: float) -> tuple[Flowable, ...]:
    """Label, value, note and, where there is a share, its bar."""
    bar = charts.progress(width, highlight.share, highlight.tick) if highlight.share is not None else ""
    return (
        paragraph(highlight.label, looks.LABEL),
        fitted(highlight.value, looks.HIGHLIGHT_VALUE, width, looks.HIGHLIGHT_VALUE.leading),
        paragraph(highlight.note, looks.HIGHLIGHT_NOTE),
        bar,
    )


def _body(blocks: Sequence[Block]) -> Iterator[Flowable]:
    """The blocks in order, tables numbered, each heading with what it heads."""
    numbers = count(1)
    headings: list[Flowable] = []
    rest = deque(blocks)
    while rest:
        block = rest.popleft()
        if isinstance(block, Heading):
            headings.append(paragraph(block.text, looks.HEADING))
            continue
        beside = rest.popleft() if _stand_together(block, rest) else None
        made = _laid_out(block, beside, numbers)
        if _may_break(block):
            yield CondPageBreak(HEADING_ROOM * (len(headings) or isinstance(block, FigureTable)))
            yield from (*headings, *made)
        else:
            yield KeepTogether([*headings, *made])
        headings = []
    yield from headings


def _stand_together(block: Block, rest: deque[Block]) -> bool:
    return isinstance(block, BarChart) and bool(rest) and isinstance(rest[0], ShareBar)


def _may_break(block: Block) -> bool:
    """Text and long tables run on to the next page; anything else is moved there whole."""
    return isinstance(block, Prose) or (isinstance(block, FigureTable) and len(block.rows) > LONG_TABLE)


def _laid_out(block: Block, beside: Block | None, numbers: Iterator[int]) -> list[Flowable]:
    match block:
        case Prose():
            return _prose(block)
        case FigureTable():
            made = figure_table(block, next(numbers), looks.WIDTH)
        case BarChart() if isinstance(beside, ShareBar):
            made = [_pair(block, beside)]
        case BarChart() | ShareBar():
            made = _titled(block, LONE_CHART)
        case LineChart() | TargetBars():
            made = _titled(block, looks.WIDTH)
        case Funnel():
            made = [charts.drawing(block, looks.WIDTH)]
        case Note() | Quotes() | NewPage():
            made = []
        case Heading():
            raise TypeError("a heading is laid out with what follows it")
    return [*made, Spacer(1, BLOCK_SPACE)]


def _prose(block: Prose) -> list[Flowable]:
    texts = re.split(r"\n\s*\n", block.text.strip())
    return [paragraph(text, looks.BODY, narrative=True) for text in texts]


def _titled(chart: BarChart | ShareBar | LineChart | TargetBars, width: float) -> list[Flowable]:
    """The chart under its title, its note below."""
    notes = [paragraph(chart.note, looks.CAPTION)] if chart.note else []
    return [paragraph(chart.title, looks.CHART_TITLE), charts.drawing(chart, width), *notes]


def _pair(left: BarChart, right: ShareBar) -> Flowable:
    right_width = looks.WIDTH - PAIR_LEFT - PAIR_GAP
    cells = [[_titled(left, PAIR_LEFT), "", _titled(right, right_width)]]
    style = [*charts.BARE, ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(cells, [PAIR_LEFT, PAIR_GAP, right_width], style=style)
