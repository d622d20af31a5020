"""The report out of the window: printed, or as a file of PDF, Word, Excel or separated values."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain.papers import YearlyPaper
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import paper_jobs
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.report_asked import Asked
from osaava_desktop.screens.report_drawing import ReportDrawing
from osaava_desktop.screens.widgets.paper_view import PaperView
from osaava_desktop.services import figures_book, papers, report_files, yearly


class ReportExport:
    """Takes the paper as it is drawn; ``say`` tells what came of it, ``noted`` that a trace was left."""

    def __init__(
        self,
        page: QWidget,
        drawing: ReportDrawing,
        view: PaperView,
        asked: Callable[[], Asked],
        say: Callable[[str, str], object],
        noted: Callable[[], object],
    ) -> None:
        self._page, self._drawing, self._view = page, drawing, view
        self._asked, self._say, self._noted = asked, say, noted

    def fill(self, button: QPushButton) -> None:
        """Hang the menu of the kinds of files on a button."""
        menu = QMenu(button)
        menu.addAction(_("&PDF, as it is printed"), partial(self._drawing.when_drawn, self.save_pdf))
        menu.addAction(_("&Word document"), partial(self._drawing.when_drawn, self.save_docx))
        menu.addSeparator()
        menu.addAction(_("&Excel, all figures with their rules"), partial(self.save_book, members=False))
        if figures_book.may_write_members(self._asked().office):
            members = partial(self.save_book, members=True)
            menu.addAction(_("Excel, with client &numbers behind the figures"), members)
        menu.addAction(_("&Figures as separated values (CSV)"), self.save_csv)
        menu.aboutToShow.connect(lambda: menu.setActiveAction(menu.actions()[0]))
        button.setMenu(menu)

    def print_paper(self) -> None:
        """Print the paper, once it is drawn."""
        self._drawing.when_drawn(self._print)

    def open_large(self) -> None:
        """Show the paper in a window of its own, once it is drawn."""
        self._drawing.when_drawn(lambda: self.preview_dialog().exec())

    def preview_dialog(self) -> PreviewDialog:
        """The window with the paper as it is drawn."""
        dialog = PreviewDialog(self._paper().title, self._pdf(), self._name("pdf"), self._page)
        dialog.taken.connect(self._note)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def save_pdf(self) -> None:
        """Save the paper as it is drawn."""
        pdf = self._pdf()
        self._save("pdf", _("PDF files (*.pdf)"), lambda path: self._write(path, pdf))

    def save_docx(self) -> None:
        """Save the paper as a text document."""
        paper, language = self._paper(), self._asked().language
        kinds = _("Word documents (*.docx)")
        self._save("docx", kinds, lambda path: self._write(path, papers.summary_docx(paper, language)))

    def save_book(self, *, members: bool) -> None:
        """Save all figures as a workbook."""
        asked = self._asked()
        self._save(
            "xlsx",
            _("Excel workbooks (*.xlsx)"),
            lambda path: figures_book.write(asked.office, path, asked.scope, asked.language, members=members),
            personal=members,
        )

    def save_csv(self) -> None:
        """Save all figures as separated values."""
        asked = self._asked()
        kinds = _("Separated values (*.csv)")
        self._save(
            "csv", kinds, lambda path: figures_book.write_csv(asked.office, path, asked.scope, asked.language)
        )

    # Inside

    def _paper(self) -> YearlyPaper:
        assert self._drawing.paper is not None
        return self._drawing.paper

    def _pdf(self) -> bytes:
        assert self._drawing.pdf is not None
        return self._drawing.pdf

    def _write(self, path: Path, content: bytes) -> None:
        asked = self._asked()
        report_files.write_paper(asked.office, path, asked.scope, content)

    def _save(
        self, ending: str, kinds: str, write: Callable[[Path], object], *, personal: bool = False
    ) -> None:
        if paper_jobs.save_told(
            self._page, _("Export"), self._name(ending), kinds, write, self._say, personal=personal
        ):
            self._noted()

    def _print(self) -> None:
        try:
            if paper_jobs.print_pdf(self._page, self._view.pdf_document(), self._paper().title):
                self._note()
                self._say(_("Sent to the printer."), "good")
        except PlainError as error:
            self._say(str(error), "attention")

    def _note(self) -> None:
        asked = self._asked()
        yearly.note_printed(asked.office, asked.scope)
        self._noted()

    def _name(self, ending: str) -> str:
        asked = self._asked()
        with i18n.speaking(asked.language):
            return _("summary-{year}.{ending}").format(year=asked.year, ending=ending)
