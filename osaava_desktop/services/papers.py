"""Papers as PDF: laid out from plain records, so on any thread."""

from collections.abc import Sequence

from osaava_desktop.domain.attendance_papers import AttendancePaper
from osaava_desktop.domain.certificates import CertificatePaper
from osaava_desktop.domain.client_papers import AccessPaper, EuraPaper, MappingPaper
from osaava_desktop.domain.data_protection import DocumentPaper
from osaava_desktop.domain.drill import DrillPaper
from osaava_desktop.domain.meetings import MinutesPaper
from osaava_desktop.domain.papers import YearlyPaper
from osaava_desktop.domain.programme import ProgrammePaper
from osaava_desktop.domain.recovery_code import RecoveryPaper
from osaava_desktop.domain.sheet_papers import AnySheet
from osaava_desktop.domain.surveys import SurveyPaper
from osaava_desktop.reports import (
    attendance_report,
    certificate,
    client_record,
    document,
    document_paper,
    drill,
    eura_instruction,
    mapping_form,
    minutes,
    programme,
    recovery_key,
    sheets,
    survey_form,
    yearly,
)


def summary_pdf(paper: YearlyPaper, language: str) -> bytes:
    """The yearly summary in a language."""
    return yearly.render(paper, language)


def summary_docx(paper: YearlyPaper, language: str) -> bytes:
    """The yearly summary in a language, as a text document (DOCX)."""
    return document.render(paper, language)


def sheets_pdf(papers: Sequence[AnySheet], language: str) -> bytes:
    """Attendance sheets in a language, all in one file."""
    return sheets.render(papers, language)


def sheet_pages(papers: Sequence[AnySheet]) -> int:
    """How many pages the sheets take."""
    return sheets.count(papers)


def certificates_pdf(papers: Sequence[CertificatePaper], language: str) -> bytes:
    """Certificates of attendance in a language, all in one file."""
    return certificate.render(papers, language)


def programme_pdf(paper: ProgrammePaper, languages: Sequence[str]) -> bytes:
    """The programme for the wall, in each language after the other."""
    return programme.render(paper, languages)


def attendance_pdf(paper: AttendancePaper, language: str) -> bytes:
    """The attendance report of a group in a language."""
    return attendance_report.render(paper, language)


def mapping_pdf(paper: MappingPaper, language: str) -> bytes:
    """A mapping, blank or filled in, in a language."""
    return mapping_form.render(paper, language)


def eura_pdf(paper: EuraPaper, language: str) -> bytes:
    """The instruction about EURA 2021 in a language."""
    return eura_instruction.render(paper, language)


def access_pdf(paper: AccessPaper, language: str) -> bytes:
    """Everything held on a client in a language."""
    return client_record.render(paper, language)


def document_pdf(paper: DocumentPaper, language: str) -> bytes:
    """A document about the office's data in a language."""
    return document_paper.render(paper, language)


def minutes_pdf(paper: MinutesPaper, language: str) -> bytes:
    """The minutes of a meeting in a language."""
    return minutes.render(paper, language)


def survey_pdf(paper: SurveyPaper, language: str) -> bytes:
    """The form of a survey in a language."""
    return survey_form.render(paper, language)


def recovery_pdf(paper: RecoveryPaper, language: str) -> bytes:
    """The recovery key in a language; for the printer alone."""
    return recovery_key.render(paper, language)


def drill_pdf(paper: DrillPaper, language: str) -> bytes:
    """What to do when the computer is lost, in a language."""
    return drill.render(paper, language)
