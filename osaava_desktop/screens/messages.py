"""Dialogs: a choice before unsaved work is lost, a plain sentence for what cannot be done, a bug."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from enum import Enum
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QPushButton, QWidget

import osaava_desktop
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens.forms import FormDialog

logger = logging.getLogger(__name__)


class Leaving(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


def ask_unsaved(parent: QWidget) -> Leaving:
    """Save, discard or stay; Esc stays."""
    button = QMessageBox.StandardButton
    box = QMessageBox(
        QMessageBox.Icon.NoIcon,
        _("Unsaved changes"),
        _("The changes on this page are not saved yet."),
        button.Save | button.Discard | button.Cancel,
        parent,
    )
    box.setDefaultButton(button.Save)
    box.setEscapeButton(button.Cancel)
    for one in box.buttons():
        one.setText(f"&{one.text().replace('&', '')}")  # Qt's own have no Alt letters in Finnish
    answers = {button.Save: Leaving.SAVE, button.Discard: Leaving.DISCARD}
    answer = answers.get(QMessageBox.StandardButton(box.exec()), Leaving.STAY)
    box.deleteLater()
    return answer


def show_error(parent: QWidget | None, error: PlainError) -> None:
    """Say the error's own sentence."""
    box = QMessageBox(
        QMessageBox.Icon.NoIcon, _("Osaava"), str(error), QMessageBox.StandardButton.Close, parent
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    box.deleteLater()


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What a programmer needs, and nothing of what was in the data: no message, no values."""
    lines = [
        f"Osaava Desktop {osaava_desktop.__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return "\n".join(lines)


class BugDialog(FormDialog):
    """Says that the program failed, with a text to copy for whoever mends it."""

    ui_file = "bug_dialog.ui"
    report_edit: QPlainTextEdit
    copy_button: QPushButton
    close_button: QPushButton

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report_edit.setPlainText(text)
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.accept)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report_edit.toPlainText())


class BugCatcher(QObject):
    """Takes over ``sys.excepthook`` and the threads': one dialog at a time, on the main thread.

    A plain error that nobody caught is said in its own words; anything else is a bug.
    """

    _happened = Signal(object)

    def __init__(self, parent: QObject, show_bug: Callable[[str], None] | None = None) -> None:
        super().__init__(parent)
        self._show_bug = show_bug or _show_bug
        self._busy = False
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif isinstance(error, PlainError):
            self._happened.emit(error)
        else:
            text = report(kind, trace)
            logger.error("bug: %s", text)
            self._happened.emit(text)

    def _show(self, what: PlainError | str) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            if isinstance(what, PlainError):
                show_error(QApplication.activeWindow(), what)
            else:
                self._show_bug(what)
        finally:
            self._busy = False


def _show_bug(text: str) -> None:
    dialog = BugDialog(text, QApplication.activeWindow())
    dialog.exec()
    dialog.deleteLater()
