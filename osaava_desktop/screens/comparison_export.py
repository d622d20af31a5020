"""Another report out of the window: previewed and printed, or as a file of PDF, Word or Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton

from osaava_desktop import i18n
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.papers import YearlyPaper
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import paper_jobs, tasks
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.services import comparison, papers, report_files, steering, yearly
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is chosen: the scope, the one beside it, the paper's language, whether it is a month's page."""

    scope: Scope
    other: Scope | None
    language: str
    steers: bool


class ComparisonExport:
    """Takes what is chosen on a page; ``asked`` gives None where something is missing."""

    def __init__(self, page: Page, office: Office, asked: Callable[[], Asked | None]) -> None:
        self._page, self._office, self._asked = page, office, asked

    def fill(self, button: QPushButton) -> None:
        """Hang the menu of the kinds of files on a button."""
        menu = QMenu(button)
        pdf, docx = _("PDF files (*.pdf)"), _("Word documents (*.docx)")
        menu.addAction(_("&PDF, as it is printed"), partial(self.save_paper, "pdf", pdf, papers.summary_pdf))
        menu.addAction(_("&Word document"), partial(self.save_paper, "docx", docx, papers.summary_docx))
        menu.addAction(_("&Excel, figures side by side"), self.save_book)
        button.setMenu(menu)

    def preview(self) -> None:
        """Lay the paper out on another thread, and show it."""
        asked = self._asked()
        paper = self._paper(asked) if asked else None
        if asked is None or paper is None:
            return

        def show(pdf: bytes) -> None:
            dialog = PreviewDialog(paper.title, pdf, _name(asked, "pdf"), self._page)
            dialog.taken.connect(lambda: yearly.note_printed(self._office, asked.scope))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        tasks.run(
            self._page,
            _("Drawing the paper…"),
            lambda _progress: papers.summary_pdf(paper, asked.language),
            show,
        )

    def save_paper(self, ending: str, kinds: str, render: Callable[[YearlyPaper, str], bytes]) -> None:
        """Save the paper as a file."""
        asked = self._asked()
        paper = self._paper(asked) if asked else None
        if asked is None or paper is None:
            return

        def write(path: Path) -> None:
            report_files.write_paper(self._office, path, asked.scope, render(paper, asked.language))

        self._save(_name(asked, ending), kinds, write)

    def save_book(self) -> None:
        """Save all figures side by side as a workbook."""
        asked = self._asked()
        if asked is not None:
            self._save(
                _name(asked, "xlsx"),
                _("Excel workbooks (*.xlsx)"),
                lambda path: comparison.write(self._office, path, asked.scope, asked.other, asked.language),
            )

    def _save(self, name: str, kinds: str, write: Callable[[Path], object]) -> None:
        paper_jobs.save_told(self._page, _("Export"), name, kinds, write, self._page.said.emit)

    def _paper(self, asked: Asked) -> YearlyPaper | None:
        start = asked.scope.start
        try:
            if asked.steers:
                return steering.paper(self._office, start.year, start.month, asked.language)
            return comparison.paper(self._office, asked.scope, asked.other, asked.language)
        except PlainError as error:
            self._page.said.emit(str(error), "attention")
            return None


def _name(asked: Asked, ending: str) -> str:
    """A file's name, without that of any person or group."""
    with i18n.speaking(asked.language):
        return _("report-{start}-{end}.{ending}").format(
            start=asked.scope.start, end=asked.scope.end, ending=ending
        )
