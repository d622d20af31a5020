"""The attendance sheet: a list to sign, twenty rows a page, found again by the number in its code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from osaava_desktop import i18n
from osaava_desktop.domain.papers import Issuer, SheetPaper
from osaava_desktop.domain.texts import format_list, format_time, format_weekday_date
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.reports import fonts, looks, page
from osaava_desktop.reports.text import fitted, paragraph, place

ROW_HEIGHT = 8.8 * mm
HEADER_HEIGHT = 7 * mm
QR_SIZE = 22 * mm
QR_QUIET = QR_SIZE * 4 / 29
"""The code's white edge (4 of 29 modules) hangs over the margin, so that its black part lines up with it."""
TITLE_TOP = 29.5 * mm
TITLE_WIDTH = 112 * mm
FACTS_TOP = 50.5 * mm
TABLE_BOTTOM = 247 * mm
"""All measured down from the paper's upper edge."""
BOXES_TOP = 252 * mm
BOX_SIZE = (15 * mm, 11 * mm)
SIGN_LINE = 276 * mm
NOTICE_TOP = 282.5 * mm
COLUMNS = (10 * mm, 74 * mm, 86 * mm)
PADDING = 2.2 * mm
FACT_WIDTHS = (38 * mm, 34 * mm, 56 * mm, 42 * mm)
FACT_HEIGHT = 8 * mm
"""Two lines in a smaller size; with more, the list begins lower."""
FACT_GAP = 3 * mm


@dataclass(frozen=True)
class Row:
    """A laid-out row of the list."""

    number: Paragraph
    text: Paragraph
    height: float


def render(paper: SheetPaper, language: str) -> bytes:
    """The sheet as a PDF in a language; the same paper gives the same bytes."""
    with fonts.at_work(), i18n.speaking(language):
        file = BytesIO()
        canvas = page.new_canvas(file, f"{_('Attendance sheet')} {paper.number}", paper.issuer, language)
        _draw(canvas, paper)
        canvas.save()
        return file.getvalue()


def _draw(canvas: Canvas, paper: SheetPaper) -> None:
    titles, facts = _titles(paper), _facts(paper)
    facts_top = max(FACTS_TOP, TITLE_TOP + sum(_height(title) for title in titles) + 3 * mm)
    table_top = facts_top + 13.5 * mm + _extra_height(facts)
    pages = _pages(_rows(paper), TABLE_BOTTOM - table_top - HEADER_HEIGHT)
    _bookmark(canvas, titles[0])
    for number, rows in enumerate(pages, start=1):
        _draw_head(canvas, paper.issuer)
        _draw_titles(canvas, titles)
        _draw_number(canvas, paper.number, number, len(pages))
        _draw_facts(canvas, facts, facts_top)
        _draw_table(canvas, paper, rows, table_top)
        _draw_foot(canvas, paper, number, len(pages))
        canvas.showPage()


def _rows(paper: SheetPaper) -> Iterator[Row]:
    """The expected persons, and the empty rows numbered on from the last of them."""
    for row in paper.rows:
        yield _row(row.number, row.text)
    last = max((row.number for row in paper.rows), default=0)
    for number in range(last + 1, last + 1 + paper.blank_rows):
        yield _row(number, "")


def _row(number: int, text: str) -> Row:
    width = COLUMNS[1] - 2 * PADDING
    made = fitted(text, looks.ROW_NAME, width, ROW_HEIGHT - 1 * mm)
    height = made.wrap(width, ROW_HEIGHT)[1]
    return Row(paragraph(str(number), looks.ROW_NUMBER), made, max(ROW_HEIGHT, height + 2 * mm))


def _pages(rows: Iterator[Row], room: float) -> list[list[Row]]:
    """The rows of each page, one page at least."""
    pages: list[list[Row]] = [[]]
    left = room
    for row in rows:
        # A hundredth of a point, since twenty rows fill a page to the last digit.
        if pages[-1] and row.height > left + 0.01:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= row.height
    return pages


def _y(down: float) -> float:
    """From a measure down the paper to ReportLab's, which goes up."""
    return looks.PAGE_HEIGHT - down


def _draw_head(canvas: Canvas, issuer: Issuer) -> None:
    code = _("project code {code}").format(code=issuer.project_code) if issuer.project_code else ""
    funder = _("Funder: {name}").format(name=issuer.funder) if issuer.funder else ""
    project = " · ".join(filter(None, (issuer.project_name, code)))
    page.head(canvas, issuer, [line for line in (project, funder) if line])


def _titles(paper: SheetPaper) -> tuple[Paragraph, ...]:
    """Of a sensitive group only a neutral title, since each signer reads what stands above."""
    if paper.sensitive:
        return (_title(_("Attendance sheet"), looks.SHEET_TITLE),)
    return _title(paper.title, looks.SHEET_TITLE), _title(paper.subtitle, looks.SHEET_SUBTITLE)


def _title(text: str, style: ParagraphStyle) -> Paragraph:
    return fitted(text, style, TITLE_WIDTH, 9 * mm)


def _height(title: Paragraph) -> float:
    height: float = title.wrap(TITLE_WIDTH, 0)[1] + 1 * mm
    return height


def _draw_titles(canvas: Canvas, titles: Sequence[Paragraph]) -> None:
    top = _y(TITLE_TOP)
    for title in titles:
        top -= place(canvas, title, looks.SIDE, top, TITLE_WIDTH) + 1 * mm


def _bookmark(canvas: Canvas, title: Paragraph) -> None:
    canvas.bookmarkPage("sheet")
    canvas.addOutlineEntry(title.getPlainText(), "sheet", 0)


def _draw_number(canvas: Canvas, text: str, number: int, pages: int) -> None:
    right = looks.SIDE + looks.WIDTH + QR_QUIET - QR_SIZE
    width = 34 * mm
    of_pages = _("page {page} / {pages}").format(page=number, pages=pages)
    top = _y(32.6 * mm)
    for line, style in (
        (_("Sheet"), looks.LABEL_RIGHT),
        (text, looks.SHEET_NUMBER),
        (of_pages, looks.LABEL_RIGHT),
    ):
        top -= place(canvas, paragraph(line, style), right - 3 * mm - width, top, width) + 0.3 * mm
    code = QrCodeWidget(text, barLevel="M", barWidth=QR_SIZE, barHeight=QR_SIZE)
    renderPDF.draw(Drawing(QR_SIZE, QR_SIZE, code), canvas, right, _y(32 * mm) + QR_QUIET - QR_SIZE)


def _facts(paper: SheetPaper) -> tuple[tuple[str, Paragraph], ...]:
    facts = (
        (_("Date"), format_weekday_date(paper.on)),
        (_("Time"), _span(paper)),
        (_("Place"), paper.place),
        (ngettext("Leader", "Leaders", len(paper.leaders)), format_list(paper.leaders)),
    )
    return tuple(
        (label, fitted(text, looks.FACT, width - FACT_GAP, FACT_HEIGHT))
        for (label, text), width in zip(facts, FACT_WIDTHS, strict=True)
    )


def _span(paper: SheetPaper) -> str:
    if paper.starts is None:
        return ""
    start = format_time(paper.starts)
    return f"{start}–{format_time(paper.ends)}" if paper.ends else start


def _extra_height(facts: Sequence[tuple[str, Paragraph]]) -> float:
    """How much lower the list begins because a fact takes more than its one line."""
    heights = (
        made.wrap(width - FACT_GAP, FACT_HEIGHT)[1]
        for (_label, made), width in zip(facts, FACT_WIDTHS, strict=True)
    )
    return float(max(0.0, max(heights) - FACT_HEIGHT))


def _draw_facts(canvas: Canvas, facts: Sequence[tuple[str, Paragraph]], down: float) -> None:
    x = looks.SIDE
    for (label, made), width in zip(facts, FACT_WIDTHS, strict=True):
        top = _y(down)
        top -= place(canvas, paragraph(label, looks.LABEL), x, top, width)
        place(canvas, made, x, top - 0.3 * mm, width - FACT_GAP)
        x += width


def _draw_table(canvas: Canvas, paper: SheetPaper, rows: Sequence[Row], top: float) -> None:
    canvas.setFillColor(looks.TINT)
    canvas.rect(looks.SIDE, _y(top + HEADER_HEIGHT), looks.WIDTH, HEADER_HEIGHT, stroke=0, fill=1)
    for x, title in zip(_edges(), _headers(paper.sensitive), strict=True):
        place(canvas, paragraph(title, looks.SHEET_HEADER), x + PADDING, _y(top + 1.6 * mm), COLUMNS[2])
    down = top + HEADER_HEIGHT
    for row in rows:
        _draw_row(canvas, row, down)
        down += row.height
    _draw_lines(canvas, top, down)


def _headers(sensitive: bool) -> tuple[str, str, str]:
    if sensitive:
        return _("No."), _("Client number"), _("Signature or mark")
    return _("No."), _("Name (new ones in block letters)"), _("Signature")


def _edges() -> tuple[float, float, float]:
    """The left edges of the columns."""
    return looks.SIDE, looks.SIDE + COLUMNS[0], looks.SIDE + COLUMNS[0] + COLUMNS[1]


def _draw_row(canvas: Canvas, row: Row, down: float) -> None:
    first, second, _third = _edges()
    for made, x, width in (
        (row.number, first, COLUMNS[0]),
        (row.text, second + PADDING, COLUMNS[1] - 2 * PADDING),
    ):
        height = made.wrap(width, row.height)[1]
        place(canvas, made, x, _y(down + (row.height - height) / 2 - 0.2 * mm), width)
    canvas.setStrokeColor(looks.RULE)
    canvas.setLineWidth(looks.HAIRLINE)
    canvas.line(looks.SIDE, _y(down + row.height), looks.SIDE + looks.WIDTH, _y(down + row.height))


def _draw_lines(canvas: Canvas, top: float, bottom: float) -> None:
    """What parts the columns, below the header only, and the frame in ink."""
    canvas.setStrokeColor(looks.RULE)
    canvas.setLineWidth(looks.HAIRLINE)
    for x in _edges()[1:]:
        canvas.line(x, _y(top + HEADER_HEIGHT), x, _y(bottom))
    canvas.setStrokeColor(looks.INK)
    canvas.setLineWidth(looks.INK_LINE)
    canvas.line(looks.SIDE, _y(top + HEADER_HEIGHT), looks.SIDE + looks.WIDTH, _y(top + HEADER_HEIGHT))
    canvas.setLineWidth(1.2)
    canvas.rect(looks.SIDE, _y(bottom), looks.WIDTH, bottom - top, stroke=1, fill=0)


def _draw_foot(canvas: Canvas, paper: SheetPaper, number: int, pages: int) -> None:
    """Boxes and signature belong to the whole list, so they stand on its last page; the notice on each."""
    if number == pages:
        _draw_boxes(canvas)
        _draw_signature(canvas, paper)
    else:
        text = _("The list goes on on page {page}.").format(page=number + 1)
        place(canvas, paragraph(text, looks.LABEL), looks.SIDE, _y(BOXES_TOP), looks.WIDTH)
    notice = fitted(paper.issuer.privacy_notice, looks.FOOT, looks.WIDTH, 8.5 * mm, smallest=4)
    place(canvas, notice, looks.SIDE, _y(NOTICE_TOP), looks.WIDTH)


def _draw_boxes(canvas: Canvas) -> None:
    width, height = BOX_SIZE
    canvas.setStrokeColor(looks.INK)
    canvas.setLineWidth(1.2)
    labels = (
        (_("Unnamed visitors"), _("whose name is not on the list")),
        (_("of whom new faces"), _("with us for the first time")),
    )
    for x, (label, below) in zip((looks.SIDE, looks.SIDE + 76 * mm), labels, strict=True):
        canvas.rect(x, _y(BOXES_TOP) - height, width, height, stroke=1, fill=0)
        top = _y(BOXES_TOP + 1.2 * mm)
        top -= place(canvas, paragraph(label, looks.BOX_LABEL), x + width + 3 * mm, top, 57 * mm)
        place(canvas, paragraph(below, looks.LABEL), x + width + 3 * mm, top, 57 * mm)


def _draw_signature(canvas: Canvas, paper: SheetPaper) -> None:
    canvas.setStrokeColor(looks.INK)
    canvas.setLineWidth(looks.INK_LINE)
    spans = ((0.0, 58 * mm), (64 * mm, 34 * mm), (104 * mm, 66 * mm))
    for (left, width), label in zip(spans, (_("Leader's name"), _("Signed on"), _("Signature")), strict=True):
        canvas.line(looks.SIDE + left, _y(SIGN_LINE), looks.SIDE + left + width, _y(SIGN_LINE))
        place(canvas, paragraph(label, looks.LABEL), looks.SIDE + left, _y(SIGN_LINE + 0.5 * mm), width)
    name = fitted(format_list(paper.leaders), looks.ROW_NAME, 58 * mm, 9 * mm, smallest=4)
    height = name.wrap(58 * mm, 9 * mm)[1]
    place(canvas, name, looks.SIDE, _y(SIGN_LINE - 0.8 * mm) + height, 58 * mm)
