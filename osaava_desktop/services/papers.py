"""Papers as PDF: laid out from plain records, so on any thread."""

from osaava_desktop.domain.client_papers import AccessPaper, EuraPaper, MappingPaper
from osaava_desktop.domain.papers import SheetPaper, YearlyPaper
from osaava_desktop.reports import attendance_sheet, client_record, eura_instruction, mapping_form, yearly


def summary_pdf(paper: YearlyPaper, language: str) -> bytes:
    """The yearly summary in a language."""
    return yearly.render(paper, language)


def sheet_pdf(paper: SheetPaper, language: str) -> bytes:
    """An attendance sheet in a language."""
    return attendance_sheet.render(paper, language)


def mapping_pdf(paper: MappingPaper, language: str) -> bytes:
    """A mapping, blank or filled in, in a language."""
    return mapping_form.render(paper, language)


def eura_pdf(paper: EuraPaper, language: str) -> bytes:
    """The instruction about EURA 2021 in a language."""
    return eura_instruction.render(paper, language)


def access_pdf(paper: AccessPaper, language: str) -> bytes:
    """Everything held on a client in a language."""
    return client_record.render(paper, language)
