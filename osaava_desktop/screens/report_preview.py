"""The paper beside the report's text, page by page: the same PDF as is printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.paper_view import PaperView


class ReportPreview(Form):
    """Shows the paper as it is drawn; ``enlarged`` asks for a window of its own."""

    ui_file = "report_preview.ui"
    back_button: QPushButton
    page_label: QLabel
    on_button: QPushButton
    paper_view: PaperView
    state_label: QLabel
    large_button: QPushButton

    enlarged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button.clicked.connect(lambda: self.paper_view.turn(-1))
        self.on_button.clicked.connect(lambda: self.paper_view.turn(1))
        self.paper_view.turned.connect(self._show_place)
        self.large_button.clicked.connect(self.enlarged)
        self._show_place()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the newest paper."""
        self.paper_view.show_pdf(pdf)
        self.state_label.setText(_("The same as the printed PDF"))

    def say(self, words: str) -> None:
        """Say what is under way."""
        self.state_label.setText(words)

    def _show_place(self) -> None:
        page, pages = self.paper_view.page(), self.paper_view.pages()
        self.page_label.setText(f"{page} / {pages}" if pages else "")
        self.back_button.setEnabled(page > 1)
        self.on_button.setEnabled(page < pages)
