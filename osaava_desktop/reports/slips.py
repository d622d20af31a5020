"""Slips to sign, one a person, eight a page to be cut apart: nobody reads who else was there."""

from collections.abc import Iterator
from functools import partial

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from osaava_desktop.domain.papers import Issuer, SheetRow
from osaava_desktop.domain.sheet_papers import SlipsPaper
from osaava_desktop.domain.texts import format_weekday_date
from osaava_desktop.i18n import _
from osaava_desktop.reports import looks, page
from osaava_desktop.reports import sheet_frame as parts
from osaava_desktop.reports.sheet_frame import UPRIGHT
from osaava_desktop.reports.text import fitted, paragraph, place, put

ACROSS, DOWN = 2, 4
WIDTH, HEIGHT = UPRIGHT.width / ACROSS, UPRIGHT.height / DOWN
MARGIN = 9 * mm
ROOM = WIDTH - 2 * MARGIN
CODE_SIZE = 18 * mm
FACTS_TOP, ROW_TOP, SIGN_LINE, NOTICE_TOP = 28.5 * mm, 41.5 * mm, 60 * mm, 64.6 * mm
"""Measured down from a slip's upper edge."""


def count(paper: SlipsPaper) -> int:
    """How many pages it takes."""
    return max(-(-(len(paper.rows) + paper.blank_rows) // (ACROSS * DOWN)), 1)


def draw(canvas: Canvas, paper: SlipsPaper) -> None:
    """Draws the slips, page by page, numbered as the rows of the register."""
    parts.bookmark(canvas, paper.number, _("Attendance slip"))
    rows = list(_rows(paper))
    for start in range(0, max(len(rows), 1), ACROSS * DOWN):
        _draw_cuts(canvas)
        for spot, row in enumerate(rows[start : start + ACROSS * DOWN]):
            _draw_slip(canvas, paper, row, spot % ACROSS * WIDTH, spot // ACROSS * HEIGHT)
        canvas.showPage()


def _rows(paper: SlipsPaper) -> Iterator[SheetRow]:
    yield from paper.rows
    last = max((row.number for row in paper.rows), default=0)
    for number in range(last + 1, last + 1 + paper.blank_rows):
        yield SheetRow(number=number, text="")


def _draw_cuts(canvas: Canvas) -> None:
    canvas.setStrokeColor(looks.RULE)
    canvas.setLineWidth(looks.HAIRLINE)
    canvas.setDash(3, 3)
    for across in range(1, ACROSS):
        canvas.line(across * WIDTH, 0, across * WIDTH, UPRIGHT.height)
    for down in range(1, DOWN):
        canvas.line(0, down * HEIGHT, UPRIGHT.width, down * HEIGHT)
    canvas.setDash()


def _draw_slip(canvas: Canvas, paper: SlipsPaper, row: SheetRow, left: float, down: float) -> None:
    canvas.saveState()
    canvas.translate(left, -down)
    slips = len(paper.rows) + paper.blank_rows
    parts.draw_once(canvas, UPRIGHT, paper.number, slips, partial(_draw_common, canvas, paper))
    top = UPRIGHT.y(ROW_TOP)
    for text, x, width in (
        (_("No. {row}").format(row=row.number), MARGIN, 24 * mm),
        (row.text, MARGIN + 26 * mm, ROOM - 26 * mm),
    ):
        put(canvas, text, looks.SHEET_NUMBER_LEFT, x, top, width)
    canvas.restoreState()


def _draw_common(canvas: Canvas, paper: SlipsPaper) -> None:
    """What each slip bears."""
    _draw_head(canvas, paper)
    when = "  ".join(filter(None, (format_weekday_date(paper.on), parts.span(paper.starts, paper.ends))))
    top = UPRIGHT.y(FACTS_TOP)
    top -= place(canvas, fitted(when, looks.FACT, ROOM - 32 * mm, 6 * mm), MARGIN, top, ROOM - 32 * mm)
    place(canvas, fitted(paper.place, looks.CELL, ROOM, 5 * mm, smallest=4), MARGIN, top, ROOM)
    _draw_foot(canvas, paper.issuer)


def _draw_head(canvas: Canvas, paper: SlipsPaper) -> None:
    top = UPRIGHT.y(MARGIN - 1.5 * mm)
    page.emblem(canvas, MARGIN, top - page.EMBLEM_HEIGHT)
    statement = paragraph(_("Co-funded by the\nEuropean Union"), looks.STATEMENT)
    place(canvas, statement, MARGIN + 17 * mm, top - 0.3 * mm, 40 * mm)
    edge = CODE_SIZE * 4 / 29
    parts.draw_code(canvas, paper.number, WIDTH - MARGIN + edge - CODE_SIZE, top + edge, CODE_SIZE)
    below = top - CODE_SIZE + 2 * edge - 0.5 * mm
    put(canvas, paper.number, looks.LABEL_RIGHT, WIDTH - MARGIN - 40 * mm, below, 40 * mm)
    put(canvas, _("Attendance slip"), looks.BOX_TITLE, MARGIN, top - 12.5 * mm, 55 * mm)


def _draw_foot(canvas: Canvas, issuer: Issuer) -> None:
    line = UPRIGHT.y(SIGN_LINE)
    canvas.setStrokeColor(looks.INK)
    canvas.setLineWidth(looks.INK_LINE)
    canvas.line(MARGIN, line, WIDTH - MARGIN, line)
    put(canvas, _("Signature or mark"), looks.SLIP_LABEL, MARGIN, line - 0.4 * mm, ROOM)
    if issuer.practice:
        page.practice_mark(canvas, WIDTH - MARGIN - page.PRACTICE_WIDTH, UPRIGHT.y(FACTS_TOP - 0.5 * mm))
    notice = " · ".join(filter(None, (issuer.organisation, issuer.project_name, issuer.privacy_notice)))
    made = fitted(notice, looks.SLIP_LABEL, ROOM, 8 * mm, smallest=3)
    place(canvas, made, MARGIN, UPRIGHT.y(NOTICE_TOP), ROOM)
