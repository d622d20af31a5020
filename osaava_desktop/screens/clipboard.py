"""What is copied here stays out of the computer's history of copies, and goes when the window locks."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

_WINDOWS = 'application/x-qt-windows-mime;value="{name}"'
_NO = bytes(4)
PRIVATE = {
    _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _WINDOWS.format(name="CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format(name="CanUploadToCloudClipboard"): _NO,
    "x-kde-passwordManagerHint": b"secret",
}
"""What tells the computer to keep no copy of a copy."""


class ClipboardKeeper(QObject):
    """Marks all text that is copied from the program; ``clear`` takes the last of it away."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._copied = ""
        self._clipboard.dataChanged.connect(self._see)

    def clear(self) -> None:
        """Empty the clipboard, if it still holds what was copied here."""
        if self._copied and self._clipboard.text() == self._copied:
            self._clipboard.clear()
        self._copied = ""

    def _see(self) -> None:
        text = self._clipboard.text()
        if text and text == self._copied:
            return
        own = self._clipboard.ownsClipboard() or text == _selected()
        self._copied = text if own else ""
        if self._copied:
            QTimer.singleShot(0, self, self._mark)  # not while the clipboard is being filled

    def _mark(self) -> None:
        if self._copied and self._clipboard.text() == self._copied:
            marked = QMimeData()
            marked.setText(self._copied)
            for kind, value in PRIVATE.items():
                marked.setData(kind, value)
            self._clipboard.setMimeData(marked)


def _selected() -> str:
    """What is selected where the keys go: not every desktop tells whose a copy is."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit):
        return focus.selectedText()
    if isinstance(focus, QPlainTextEdit | QTextEdit):
        return focus.textCursor().selection().toPlainText()
    return ""
