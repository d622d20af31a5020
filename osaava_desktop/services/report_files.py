"""The report as a file, of the kind that the file's name ends in."""

from collections.abc import Callable
from pathlib import Path

from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.papers import YearlyPaper
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.texts import format_list
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.services import comparison, exports, figures_book, papers, yearly
from osaava_desktop.store.office import Office

_RENDER: dict[str, Callable[[YearlyPaper, str], bytes]] = {
    ".pdf": papers.summary_pdf,
    ".docx": papers.summary_docx,
}
_FIGURES = (".xlsx", ".csv")


def check_ending(path: Path, *, members: bool = False) -> None:
    """Raises a PlainError where the file may not be written, or its name tells no kind of file."""
    exports.refuse_what_is_no_paper(path)
    ending = path.suffix.lower()
    if ending not in (*_RENDER, *_FIGURES):
        endings = format_list([*_RENDER, *_FIGURES])
        raise PlainError(_("End the file's name in one of these: {endings}.").format(endings=endings))
    if members and ending != ".xlsx":
        raise PlainError(_("Only a workbook (.xlsx) may hold members."))


def write_comparison(office: Office, path: Path, scope: Scope, other: Scope, language: str) -> None:
    """Writes the figures of `scope` beside those of `other`, as a paper or a workbook.

    Raises a PlainError, and then nothing is there.
    """
    check_ending(path)
    match path.suffix.lower():
        case ".xlsx":
            comparison.write(office, path, scope, other, language)
        case ".csv":
            raise PlainError(_("A comparison is written as PDF, DOCX or XLSX."))
        case ending:
            paper = comparison.paper(office, scope, other, language)
            write_paper(office, path, scope, _RENDER[ending](paper, language))


def write(
    office: Office, path: Path, scope: Scope, language: str, extent: Extent, *, members: bool = False
) -> None:
    """Writes the report to `path`, or its figures where a workbook or separated values are asked for.

    Raises a PlainError, and then nothing is there.
    """
    check_ending(path, members=members)
    match path.suffix.lower():
        case ".xlsx":
            figures_book.write(office, path, scope, language, members=members)
        case ".csv":
            figures_book.write_csv(office, path, scope, language)
        case ending:
            paper = yearly.paper(office, scope, language, extent)
            write_paper(office, path, scope, _RENDER[ending](paper, language))


def write_paper(office: Office, path: Path, scope: Scope, content: bytes) -> None:
    """Writes a paper of `scope` that is laid out already, and leaves a trace of it."""
    exports.write_traced(office, path, lambda: content, Action.PRINT_REPORT, scope.trail)
