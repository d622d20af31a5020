"""A paper before it is printed: page by page, larger and smaller, then printed or saved as PDF."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import paper_jobs, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.screens.widgets.paper_view import PaperView


class PreviewDialog(FormDialog):
    """Shows a PDF that never touches the disk unless the user saves it; ``taken``: printed or saved."""

    ui_file = "preview.ui"
    back_button: QPushButton
    page_label: QLabel
    on_button: QPushButton
    smaller_button: QPushButton
    zoom_label: QLabel
    larger_button: QPushButton
    fit_button: QPushButton
    print_button: QPushButton
    save_button: QPushButton
    close_button: QPushButton
    message_frame: QWidget
    message_glyph: Glyph
    message_label: QLabel
    paper_view: PaperView

    taken = Signal()

    def __init__(self, title: str, pdf: bytes, suggested_name: str, parent: QWidget | None = None) -> None:
        """``suggested_name`` is a file's name without a folder; it must name no person. Without one the
        paper is for the printer alone."""
        super().__init__(parent)
        self._title, self._pdf, self._suggested_name = title, pdf, suggested_name
        self.setWindowTitle(title)
        self.message_frame.hide()
        self.save_button.setVisible(bool(suggested_name))
        self._connect()
        self._bind_keys()
        self._fit_window(parent)
        self.paper_view.show_pdf(pdf)
        self.paper_view.fit(PaperView.ZoomMode.FitToWidth)
        self.paper_view.setFocus()

    def _connect(self) -> None:
        view = self.paper_view
        view.turned.connect(self._show_place)
        self.back_button.clicked.connect(lambda: view.turn(-1))
        self.on_button.clicked.connect(lambda: view.turn(1))
        self.smaller_button.clicked.connect(lambda: view.enlarge(-1))
        self.larger_button.clicked.connect(lambda: view.enlarge(1))
        self.fit_button.clicked.connect(lambda: view.fit())
        self.print_button.clicked.connect(self.print_paper)
        self.save_button.clicked.connect(self.save_paper)
        self.close_button.clicked.connect(self.reject)

    def _bind_keys(self) -> None:
        standard = QKeySequence.StandardKey
        view = self.paper_view
        for keys, act in (
            (QKeySequence.keyBindings(standard.Print), self.print_paper),
            (QKeySequence.keyBindings(standard.Save), self.save_paper),
            ([*QKeySequence.keyBindings(standard.ZoomIn), QKeySequence("Ctrl+=")], lambda: view.enlarge(1)),
            (QKeySequence.keyBindings(standard.ZoomOut), lambda: view.enlarge(-1)),
            ([QKeySequence("Ctrl+0")], lambda: view.fit()),
            ([QKeySequence(Qt.Key.Key_PageUp)], lambda: view.move_on(-1)),
            ([QKeySequence(Qt.Key.Key_PageDown)], lambda: view.move_on(1)),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys)
            shortcut.activated.connect(act)

    def _fit_window(self, parent: QWidget | None) -> None:
        """As tall as the window below, and as wide as an upright page wants, but never wider than it."""
        window = parent.window().size() if parent else self.screen().availableSize()
        wide = max(theme.scaled(780), round(window.height() * 0.8))
        self.resize(min(wide, window.width() - 32), max(window.height() - 48, 400))

    # Slots

    def print_paper(self) -> None:
        """Print, after the system's own question about the printer."""
        self._say("")
        try:
            if paper_jobs.print_pdf(self, self.paper_view.pdf_document(), self._title):
                self._say(_("Sent to the printer."), good=True)
                self.taken.emit()
        except PlainError as error:
            self._say(str(error))

    def save_paper(self) -> None:
        """Save as a PDF file where the user wants it."""
        if not self._suggested_name:
            return
        self._say("")
        try:
            path = paper_jobs.save_pdf(self, self._pdf, self._suggested_name)
            if path is not None:
                self._say(_("Saved as {name}").format(name=path.name), good=True)
                self.taken.emit()
        except PlainError as error:
            self._say(str(error))

    def _show_place(self) -> None:
        view = self.paper_view
        self.page_label.setText(f"{view.page()} / {view.pages()}")
        self.zoom_label.setText(f"{round(view.scale() * 100)}\u00a0%")
        self.back_button.setEnabled(view.page() > 1)
        self.on_button.setEnabled(view.page() < view.pages())

    def _say(self, text: str, good: bool = False) -> None:
        icon, tint = ("checkmark_circle", "accent_text") if good else ("error_circle", "error")
        self.message_glyph.show_icon(icon, tint)
        theme.set_role(self.message_label, "secondary" if good else "error")
        self.message_label.setText(text)
        self.message_frame.setVisible(bool(text))
