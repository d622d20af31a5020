"""Attendance sheets of every kind, one or several of them in one PDF."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from osaava_desktop import i18n
from osaava_desktop.domain.papers import SheetPaper
from osaava_desktop.domain.sheet_papers import AnySheet, SeriesPaper
from osaava_desktop.i18n import _
from osaava_desktop.reports import attendance_sheet, fonts, page, series_sheet, slips


def render(papers: Sequence[AnySheet], language: str) -> bytes:
    """The sheets as a PDF in a language; the same papers give the same bytes."""
    with fonts.at_work(), i18n.speaking(language):
        file = BytesIO()
        title = f"{_('Attendance sheet')} {', '.join(paper.number for paper in papers[:3])}"
        canvas = page.new_canvas(file, title, papers[0].issuer, language)
        for paper in papers:
            _draw(canvas, paper)
        canvas.save()
        return file.getvalue()


def _draw(canvas: Canvas, paper: AnySheet) -> None:
    if isinstance(paper, SheetPaper):
        attendance_sheet.draw(canvas, paper)
    elif isinstance(paper, SeriesPaper):
        series_sheet.draw(canvas, paper)
    else:
        slips.draw(canvas, paper)


def count(papers: Sequence[AnySheet]) -> int:
    """How many pages they take."""
    with fonts.at_work():
        return sum(_count(paper) for paper in papers)


def _count(paper: AnySheet) -> int:
    if isinstance(paper, SheetPaper):
        return attendance_sheet.count(paper)
    return series_sheet.count(paper) if isinstance(paper, SeriesPaper) else slips.count(paper)
