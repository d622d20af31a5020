"""What all attendance sheets have alike: head, titles, number with its code, facts, rows, notice."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import accumulate, groupby, pairwise
from typing import TypeAlias

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from osaava_desktop.domain.papers import Issuer, SheetRow
from osaava_desktop.domain.texts import format_time
from osaava_desktop.i18n import _
from osaava_desktop.reports import looks, page
from osaava_desktop.reports.text import Line, fitted, place, put, short, visible

QR_SIZE = 22 * mm
QUIET_MODULES = 4
QR_QUIET = QR_SIZE * QUIET_MODULES / 29
"""The code's white edge (4 of 29 modules) hangs over the margin, so that its black part lines up with it."""
PADDING = 2.2 * mm
FACT_HEIGHT = 8 * mm
"""Two lines in a smaller size; with more, the list begins lower."""
FACT_GAP = 3 * mm
MIDDLE = 0.35
"""How far below the middle of a row its letters stand, as a part of their size."""

Text: TypeAlias = Paragraph | Line
Fact = tuple[str, Text, float]
"""A label, its text, and the room across for both."""


@dataclass(frozen=True)
class Frame:
    """A paper's size. Places are measured down from its upper edge."""

    width: float
    height: float

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.width - float(looks.SIDE)

    def y(self, down: float) -> float:
        """From a measure down the paper to ReportLab's, which goes up."""
        return self.height - down

    def rule(self, canvas: Canvas, down: float) -> None:
        """A line from margin to margin."""
        canvas.line(looks.SIDE, self.y(down), self.right, self.y(down))


UPRIGHT = Frame(looks.PAGE_WIDTH, looks.PAGE_HEIGHT)
LYING = Frame(looks.PAGE_HEIGHT, looks.PAGE_WIDTH)


@dataclass(frozen=True)
class Row:
    """A laid-out row of a list; a text that takes more than one line is a paragraph."""

    number: Line
    text: Line | Paragraph
    height: float


def rows(
    listed: Sequence[SheetRow], blank: int, style: ParagraphStyle, width: float, height: float
) -> Iterator[Row]:
    """The expected persons, and empty rows numbered on from the last of them."""
    for row in listed:
        yield _row(row.number, row.text, style, width, height)
    last = max((row.number for row in listed), default=0)
    for number in range(last + 1, last + 1 + blank):
        yield _row(number, "", style, width, height)


def _row(number: int, text: str, style: ParagraphStyle, width: float, height: float) -> Row:
    line, counted = Line(text, style), Line(str(number), looks.ROW_NUMBER)
    if line.width <= width:
        return Row(counted, line, height)
    made = fitted(text, style, width, height - 1 * mm)
    needed = made.wrap(width, height)[1]
    return Row(counted, made, max(height, needed + 2 * mm))


def filled(listed: Iterable[Row], room: float, *, last: float = 0.0) -> list[list[Row]]:
    """The rows of each page, one page at least; ``last`` is kept free on the last one."""
    pages: list[list[Row]] = [[]]
    left = room
    for row in listed:
        # A hundredth of a point, since twenty rows fill a page to the last digit.
        if pages[-1] and row.height > left + 0.01:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= row.height
    if left + 0.01 < last and len(pages[-1]) > 1:
        pages.append([pages[-1].pop()])
    return pages


def draw_rows(
    canvas: Canvas, frame: Frame, listed: Sequence[Row], down: float, number: float, text: float
) -> float:
    """Rows from ``down`` on: their numbers, centred on ``number``, texts from ``text`` on, lines below.

    Gives where they end. Colours are set once for all rows.
    """
    ends = list(accumulate((row.height for row in listed), initial=down))
    middles = [frame.y((top + end) / 2) for top, end in pairwise(ends)]
    canvas.setFillColor(looks.GREY)
    for row, middle in zip(listed, middles, strict=True):
        row.number.write(canvas, number - row.number.width / 2, middle - MIDDLE * looks.ROW_NUMBER.fontSize)
    canvas.setFillColor(looks.INK)
    for row, middle in zip(listed, middles, strict=True):
        if isinstance(row.text, Line):
            row.text.write(canvas, text, middle - MIDDLE * row.text.style.fontSize)
        else:
            row.text.drawOn(canvas, text, middle - row.text.height / 2 + 0.2 * mm)
    canvas.setStrokeColor(looks.RULE)
    canvas.setLineWidth(looks.HAIRLINE)
    canvas.lines([(looks.SIDE, frame.y(end), frame.right, frame.y(end)) for end in ends[1:]])
    return ends[-1]


def draw_grid(
    canvas: Canvas, frame: Frame, top: float, header: float, bottom: float, edges: Sequence[float]
) -> None:
    """What parts the columns, below the header only, and the table's frame in ink."""
    canvas.setStrokeColor(looks.RULE)
    canvas.setLineWidth(looks.HAIRLINE)
    for x in edges:
        canvas.line(x, frame.y(top + header), x, frame.y(bottom))
    canvas.setStrokeColor(looks.INK)
    canvas.setLineWidth(looks.INK_LINE)
    frame.rule(canvas, top + header)
    canvas.setLineWidth(1.2)
    canvas.rect(looks.SIDE, frame.y(bottom), frame.right - looks.SIDE, bottom - top, stroke=1, fill=0)


def draw_once(canvas: Canvas, frame: Frame, name: str, times: int, draw: Callable[[], None]) -> None:
    """What stands on each page (or slip) alike is laid out for the first of them only."""
    if times == 1:
        draw()
        return
    if not canvas.hasForm(name):
        canvas.beginForm(name, 0, 0, frame.width, frame.height)
        draw()
        canvas.endForm()
    canvas.doForm(name)


def draw_head(canvas: Canvas, issuer: Issuer, frame: Frame) -> None:
    """Emblem and statement, organisation, project, funder."""
    code = _("project code {code}").format(code=issuer.project_code) if issuer.project_code else ""
    funder = _("Funder: {name}").format(name=issuer.funder) if issuer.funder else ""
    project = " · ".join(filter(None, (issuer.project_name, code)))
    lines = [line for line in (project, funder) if line]
    page.head(canvas, issuer, lines, (frame.width, frame.height))


def titles(title: str, subtitle: str, sensitive: bool, width: float) -> list[Text]:
    """Of a sensitive group only a neutral title, since each signer reads what stands above."""
    if sensitive:
        return [short(_("Attendance sheet"), looks.SHEET_TITLE, width, 9 * mm)]
    styles = (looks.SHEET_TITLE, looks.SHEET_SUBTITLE)
    return [short(text, style, width, 9 * mm) for text, style in zip((title, subtitle), styles, strict=True)]


def titles_height(made: Sequence[Text], width: float) -> float:
    """How far down the titles reach."""
    return float(sum(one.wrapOn(None, width, 0)[1] + 1 * mm for one in made))


def draw_titles(canvas: Canvas, frame: Frame, made: Sequence[Text], down: float, width: float) -> None:
    """The titles below each other."""
    top = frame.y(down)
    for one in made:
        top -= place(canvas, one, looks.SIDE, top, width) + 1 * mm


def bookmark(canvas: Canvas, number: str, title: str) -> None:
    """The sheet in the outline: of several in one file each by its number."""
    canvas.bookmarkPage(number)
    canvas.addOutlineEntry(f"{visible(title)} {number}", number, 0)


def draw_code(canvas: Canvas, number: str, x: float, top: float, size: float = QR_SIZE) -> None:
    """The number as a code, its upper left corner at (x, top), white edge and all.

    Drawn in one path and not as ReportLab's shapes, which take longer than all the rest of a sheet.
    """
    code = QrCodeWidget(number, barLevel="M").qr
    code.make()
    module = size / (code.getModuleCount() + 2 * QUIET_MODULES)
    path = canvas.beginPath()
    for line, modules in enumerate(code.modules, start=QUIET_MODULES + 1):
        at = QUIET_MODULES
        for dark, run in groupby(map(bool, modules)):
            length = len(list(run))
            if dark:
                path.rect(x + at * module, top - line * module, length * module, module)
            at += length
    canvas.setFillColor(looks.BLACK)
    canvas.drawPath(path, stroke=0, fill=1)


def draw_number(canvas: Canvas, frame: Frame, number: str, down: float) -> None:
    """The word, the number, and its code on the right; the page has its place below them."""
    right, width = _number_place(frame)
    top = frame.y(down)
    for line, style in ((_("Sheet"), looks.LABEL_RIGHT), (number, looks.SHEET_NUMBER)):
        top -= put(canvas, line, style, right - width, top, width) + 0.3 * mm
    draw_code(canvas, number, right + 3 * mm, frame.y(down - 0.6 * mm) + QR_QUIET)


def draw_page(canvas: Canvas, frame: Frame, number: int, pages: int, down: float) -> None:
    """Which page of the sheet it is, below its number."""
    right, width = _number_place(frame)
    text = _("page {page} / {pages}").format(page=number, pages=pages)
    below = looks.LABEL_RIGHT.leading + looks.SHEET_NUMBER.leading + 0.6 * mm
    put(canvas, text, looks.LABEL_RIGHT, right - width, frame.y(down) - below, width)


def _number_place(frame: Frame) -> tuple[float, float]:
    return frame.right + QR_QUIET - QR_SIZE - 3 * mm, 34 * mm


def facts(told: Sequence[tuple[str, str, float]]) -> list[Fact]:
    """Labels, texts and widths, laid out."""
    return [
        (label, short(text, looks.FACT, width - FACT_GAP, FACT_HEIGHT), width) for label, text, width in told
    ]


def extra_height(made: Sequence[Fact]) -> float:
    """How much lower the list begins because a fact takes more than its one line."""
    heights = (one.wrapOn(None, width - FACT_GAP, FACT_HEIGHT)[1] for _label, one, width in made)
    return float(max(0.0, max(heights) - FACT_HEIGHT))


def draw_facts(canvas: Canvas, frame: Frame, made: Sequence[Fact], down: float) -> None:
    """Facts side by side, each below its label."""
    x = looks.SIDE
    for label, one, width in made:
        top = frame.y(down)
        top -= put(canvas, label, looks.LABEL, x, top, width)
        place(canvas, one, x, top - 0.3 * mm, width - FACT_GAP)
        x += width


def draw_notice(canvas: Canvas, frame: Frame, issuer: Issuer, down: float) -> None:
    """The privacy notice, on each page."""
    width = frame.right - looks.SIDE
    notice = short(issuer.privacy_notice, looks.FOOT, width, 8.5 * mm, smallest=4)
    place(canvas, notice, looks.SIDE, frame.y(down), width)


def span(starts: time | None, ends: time | None) -> str:
    """From when to when, as much of it as is known."""
    if starts is None:
        return ""
    return f"{format_time(starts)}–{format_time(ends)}" if ends else format_time(starts)
