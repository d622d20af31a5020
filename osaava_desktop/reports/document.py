"""The yearly summary as a text document (DOCX): its blocks with real styles, tables and fields."""

import re
from collections import deque
from collections.abc import Sequence
from itertools import count

from reportlab.lib.units import mm

from osaava_desktop import i18n
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
    YearlyPaper,
)
from osaava_desktop.domain.texts import format_quote
from osaava_desktop.reports import charts, document_frame, document_tables, fonts, looks, pictures
from osaava_desktop.reports.chart_words import Chart, words_of
from osaava_desktop.reports.document_contents import begin_contents, put_contents
from osaava_desktop.reports.document_cover import put_cover
from osaava_desktop.reports.document_writer import Writer

CHART_WIDTH = 120 * mm
PAIR_LEFT = 94 * mm
PAIR_GAP = 9 * mm
LIST_ITEM = re.compile(r"\s*[–—•*-]\s+(?=\S)")


def render(paper: YearlyPaper, language: str) -> bytes:
    """The paper as a DOCX in a language; the same paper gives the same bytes."""
    with fonts.at_work(), i18n.speaking(language):
        writer = Writer(language)
        document_frame.set_up(writer, paper)
        _write(writer, paper)
        return document_frame.saved(writer.document)


def _write(writer: Writer, paper: YearlyPaper) -> None:
    """A long paper has contents: on a page of their own after a title page, else below the main figures."""
    if paper.cover is not None:
        put_cover(writer, paper, paper.cover)
        place = begin_contents(writer, own_page=True)
        writer.begin_page()
        writer.blank(1)
        _highlights(writer, paper)
    else:
        writer.text(paper.title, "Title")
        writer.text(paper.issuer.project_name, "Subtitle")
        _highlights(writer, paper)
        place = begin_contents(writer, own_page=False)
    _body(writer, paper.blocks)
    if paper.trace:
        writer.text(paper.trace, "Note")
    put_contents(writer, place)


def _highlights(writer: Writer, paper: YearlyPaper) -> None:
    for start in range(0, len(paper.highlights), document_tables.CARDS_IN_A_ROW):
        document_tables.put_cards(writer, paper.highlights[start : start + document_tables.CARDS_IN_A_ROW])
    if paper.figures_caption:
        writer.text(paper.figures_caption, "Note")


def _body(writer: Writer, blocks: Sequence[Block]) -> None:
    numbers = count(1)
    rest = deque(blocks)
    while rest:
        block = rest.popleft()
        beside = rest[0] if rest else None
        match block:
            case Heading():
                writer.heading(block.text, block.level)
            case Prose():
                _prose(writer, block)
            case FigureTable():
                document_tables.put_table(writer, block, next(numbers))
            case BarChart() if isinstance(beside, ShareBar):
                rest.popleft()
                _pair(writer, block, beside)
            case BarChart() | ShareBar():
                _chart(writer, block, CHART_WIDTH)
            case LineChart() | TargetBars() | Funnel():
                _chart(writer, block, looks.WIDTH)
            case Quotes():
                _quotes(writer, block)
            case Note():
                writer.text(block.text, "Note")
            case NewPage():
                writer.begin_page()


def _prose(writer: Writer, block: Prose) -> None:
    """Paragraphs parted by empty lines; lines that begin with a dash are a list."""
    for text in re.split(r"\n\s*\n", block.text.strip()):
        plain: list[str] = []
        for line in text.splitlines():
            item = LIST_ITEM.match(line)
            if item is None:
                plain.append(line)
                continue
            _paragraph(writer, plain)
            plain = []
            writer.text(line[item.end() :], "List Bullet", narrative=True)
        _paragraph(writer, plain)


def _paragraph(writer: Writer, lines: Sequence[str]) -> None:
    if lines:
        writer.text("\n".join(lines), "Normal", narrative=True)


def _chart(writer: Writer, block: Chart, width: float) -> None:
    """The very drawing of the printed paper, with its title above and its note below."""
    drawing = charts.drawing(block, width)
    if not isinstance(block, Funnel):
        writer.text(block.title, "Figure title")
    note = "" if isinstance(block, Funnel) else block.note
    png = pictures.of_drawing(drawing)
    writer.picture(png, drawing.width, drawing.height, words_of(block), keep=bool(note))
    if note:
        writer.text(note, "Note")


def _pair(writer: Writer, left: BarChart, right: ShareBar) -> None:
    """As on the printed paper."""
    right_width = looks.WIDTH - PAIR_LEFT - PAIR_GAP
    document_tables.put_beside(
        writer,
        [PAIR_LEFT, PAIR_GAP, right_width],
        [
            lambda: _chart(writer, left, PAIR_LEFT),
            lambda: None,
            lambda: _chart(writer, right, right_width),
        ],
    )


def _quotes(writer: Writer, block: Quotes) -> None:
    for text in block.texts:
        writer.text(format_quote(text), "Quote")
    if block.source:
        writer.text(block.source, "Quote source")
