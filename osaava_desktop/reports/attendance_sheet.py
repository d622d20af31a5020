"""The attendance sheet of one session: a list to sign, twenty rows a page, found again by its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from osaava_desktop.domain.papers import SheetPaper
from osaava_desktop.domain.texts import format_list, format_weekday_date
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.reports import looks
from osaava_desktop.reports import sheet_frame as parts
from osaava_desktop.reports.sheet_frame import PADDING, UPRIGHT, Fact, Row, Text
from osaava_desktop.reports.text import place, put, short

ROW_HEIGHT = 8.8 * mm
HEADER_HEIGHT = 7 * mm
TITLE_TOP = 29.5 * mm
TITLE_WIDTH = 112 * mm
NUMBER_TOP = 32.6 * mm
FACTS_TOP = 50.5 * mm
TABLE_BOTTOM = 247 * mm
"""All measured down from the paper's upper edge."""
BOXES_TOP = 252 * mm
BOX_SIZE = (15 * mm, 11 * mm)
SIGN_LINE = 276 * mm
NOTICE_TOP = 282.5 * mm
COLUMNS = (10 * mm, 74 * mm, 86 * mm)
FACT_WIDTHS = (38 * mm, 34 * mm, 56 * mm, 42 * mm)


@dataclass(frozen=True)
class _Sheet:
    """A sheet laid out: its titles and facts, where its list begins, and the rows of each page."""

    titles: list[Text]
    facts: list[Fact]
    facts_top: float
    table_top: float
    pages: list[list[Row]]


def count(paper: SheetPaper) -> int:
    """How many pages it takes."""
    return len(_laid_out(paper).pages)


def draw(canvas: Canvas, paper: SheetPaper) -> None:
    """Draws the sheet, page by page."""
    sheet = _laid_out(paper)
    parts.bookmark(canvas, paper.number, _("Attendance sheet") if paper.sensitive else paper.title)
    for number, rows in enumerate(sheet.pages, start=1):
        parts.draw_once(
            canvas, UPRIGHT, paper.number, len(sheet.pages), partial(_draw_frame, canvas, paper, sheet)
        )
        parts.draw_page(canvas, UPRIGHT, number, len(sheet.pages), NUMBER_TOP)
        _draw_table(canvas, rows, sheet.table_top)
        _draw_foot(canvas, paper, number, len(sheet.pages))
        canvas.showPage()


def _laid_out(paper: SheetPaper) -> _Sheet:
    titles = parts.titles(paper.title, paper.subtitle, paper.sensitive, TITLE_WIDTH)
    facts = _facts(paper)
    facts_top = max(FACTS_TOP, TITLE_TOP + parts.titles_height(titles, TITLE_WIDTH) + 3 * mm)
    table_top = facts_top + 13.5 * mm + parts.extra_height(facts)
    width = COLUMNS[1] - 2 * PADDING
    listed = parts.rows(paper.rows, paper.blank_rows, looks.ROW_NAME, width, ROW_HEIGHT)
    pages = parts.filled(listed, TABLE_BOTTOM - table_top - HEADER_HEIGHT)
    return _Sheet(titles, facts, facts_top, table_top, pages)


def _facts(paper: SheetPaper) -> list[Fact]:
    told = (
        (_("Date"), format_weekday_date(paper.on)),
        (_("Time"), parts.span(paper.starts, paper.ends)),
        (_("Place"), paper.place),
        (ngettext("Leader", "Leaders", len(paper.leaders)), format_list(paper.leaders)),
    )
    return parts.facts([(*fact, width) for fact, width in zip(told, FACT_WIDTHS, strict=True)])


def _draw_frame(canvas: Canvas, paper: SheetPaper, sheet: _Sheet) -> None:
    """What each page bears."""
    parts.draw_head(canvas, paper.issuer, UPRIGHT)
    parts.draw_titles(canvas, UPRIGHT, sheet.titles, TITLE_TOP, TITLE_WIDTH)
    parts.draw_number(canvas, UPRIGHT, paper.number, NUMBER_TOP)
    parts.draw_facts(canvas, UPRIGHT, sheet.facts, sheet.facts_top)
    parts.draw_notice(canvas, UPRIGHT, paper.issuer, NOTICE_TOP)
    _draw_header(canvas, paper, sheet.table_top)


def _draw_header(canvas: Canvas, paper: SheetPaper, top: float) -> None:
    canvas.setFillColor(looks.TINT)
    canvas.rect(looks.SIDE, UPRIGHT.y(top + HEADER_HEIGHT), looks.WIDTH, HEADER_HEIGHT, stroke=0, fill=1)
    headers = _headers(by_number=paper.sensitive or paper.by_number)
    for x, title in zip(_edges(), headers, strict=True):
        put(canvas, title, looks.SHEET_HEADER, x + PADDING, UPRIGHT.y(top + 1.6 * mm), COLUMNS[2])


def _headers(*, by_number: bool) -> tuple[str, str, str]:
    if by_number:
        return _("No."), _("Client number"), _("Signature or mark")
    return _("No."), _("Name (new ones in block letters)"), _("Signature")


def _edges() -> tuple[float, float, float]:
    """The left edges of the columns."""
    return looks.SIDE, looks.SIDE + COLUMNS[0], looks.SIDE + COLUMNS[0] + COLUMNS[1]


def _draw_table(canvas: Canvas, rows: Sequence[Row], top: float) -> None:
    first, second, third = _edges()
    down = parts.draw_rows(
        canvas, UPRIGHT, rows, top + HEADER_HEIGHT, first + COLUMNS[0] / 2, second + PADDING
    )
    parts.draw_grid(canvas, UPRIGHT, top, HEADER_HEIGHT, down, (second, third))


def _draw_foot(canvas: Canvas, paper: SheetPaper, number: int, pages: int) -> None:
    """Boxes and signature belong to the whole list, so they stand on its last page."""
    if number == pages:
        _draw_boxes(canvas)
        _draw_signature(canvas, paper)
    else:
        text = _("The list goes on on page {page}.").format(page=number + 1)
        put(canvas, text, looks.LABEL, looks.SIDE, UPRIGHT.y(BOXES_TOP), looks.WIDTH)


def _draw_boxes(canvas: Canvas) -> None:
    width, height = BOX_SIZE
    canvas.setStrokeColor(looks.INK)
    canvas.setLineWidth(1.2)
    labels = (
        (_("Unnamed visitors"), _("whose name is not on the list")),
        (_("of whom new faces"), _("with us for the first time")),
    )
    for x, (label, below) in zip((looks.SIDE, looks.SIDE + 76 * mm), labels, strict=True):
        canvas.rect(x, UPRIGHT.y(BOXES_TOP) - height, width, height, stroke=1, fill=0)
        top = UPRIGHT.y(BOXES_TOP + 1.2 * mm)
        top -= put(canvas, label, looks.BOX_LABEL, x + width + 3 * mm, top, 57 * mm)
        put(canvas, below, looks.LABEL, x + width + 3 * mm, top, 57 * mm)


def _draw_signature(canvas: Canvas, paper: SheetPaper) -> None:
    canvas.setStrokeColor(looks.INK)
    canvas.setLineWidth(looks.INK_LINE)
    line = UPRIGHT.y(SIGN_LINE)
    spans = ((0.0, 58 * mm), (64 * mm, 34 * mm), (104 * mm, 66 * mm))
    for (left, width), label in zip(spans, (_("Leader's name"), _("Signed on"), _("Signature")), strict=True):
        canvas.line(looks.SIDE + left, line, looks.SIDE + left + width, line)
        put(canvas, label, looks.LABEL, looks.SIDE + left, line - 0.5 * mm, width)
    name = short(format_list(paper.leaders), looks.ROW_NAME, 58 * mm, 9 * mm, smallest=4)
    height = name.wrapOn(canvas, 58 * mm, 9 * mm)[1]
    place(canvas, name, looks.SIDE, line + 0.8 * mm + height, 58 * mm)
