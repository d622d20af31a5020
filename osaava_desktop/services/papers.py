"""Papers as PDF: laid out from plain records, so on any thread."""

from osaava_desktop.domain.papers import SheetPaper, YearlyPaper
from osaava_desktop.reports import attendance_sheet, yearly


def summary_pdf(paper: YearlyPaper, language: str) -> bytes:
    """The yearly summary in a language."""
    return yearly.render(paper, language)


def sheet_pdf(paper: SheetPaper, language: str) -> bytes:
    """An attendance sheet in a language."""
    return attendance_sheet.render(paper, language)
