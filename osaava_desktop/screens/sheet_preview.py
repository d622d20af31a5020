"""Sheets that are numbered already: drawn on a thread, and shown before they are printed."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from osaava_desktop.domain.sheet_papers import AnySheet
from osaava_desktop.i18n import _
from osaava_desktop.screens import tasks
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.services import papers


def show(page: QWidget, sheets: Sequence[AnySheet], language: str, closed: Callable[[], None]) -> None:
    """Draw the sheets, show them, and call ``closed`` when the preview is closed again."""
    name = _("Attendance sheet {number}").format(number=sheets[0].number)
    if len(sheets) > 1:
        span = f"{sheets[0].number}…{sheets[-1].number}"
        name = _("Attendance sheets {numbers}").format(numbers=span)

    def preview(pdf: bytes) -> None:
        dialog = PreviewDialog(name, pdf, f"{name}.pdf", page)
        dialog.exec()
        dialog.deleteLater()
        closed()

    tasks.run(page, _("Drawing the sheet…"), lambda _progress: papers.sheets_pdf(sheets, language), preview)
