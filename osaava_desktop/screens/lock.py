"""When the window locks: asked for, left alone for some minutes, or left by the session."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from osaava_desktop.screens import tasks
from osaava_desktop.screens.idle import IdleWatch
from osaava_desktop.screens.session_watch import SessionWatch

_TICK = 1000
"""Milliseconds between two looks at the clock."""


class LockKeeper(QObject):
    """``due`` says that the window must lock now: no dialog is open, and no work holds the file.

    ``minutes`` gives how long the window may be left alone; 0 while no office is open.
    """

    due = Signal()

    def __init__(self, window: QWidget, idle: IdleWatch, minutes: Callable[[], int]) -> None:
        super().__init__(window)
        self._idle, self._minutes = idle, minutes
        self._wanted = False
        self._session = SessionWatch()
        self._session.told.left.connect(self.lock)
        self._session.begin(window)
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def lock(self) -> None:
        """Lock as soon as it can be."""
        self._wanted = True
        self.look()

    def look(self) -> None:
        """Whether it is time; what stands in the way is closed first, and looked at again."""
        minutes = self._minutes()
        if not minutes:
            self._wanted = False
            return
        if not (self._wanted or self._idle.untouched() >= minutes * 60) or tasks.holds_up():
            return
        if _close_dialogs():
            self._wanted = True
            QTimer.singleShot(0, self, self.look)  # when what opened it has gone on
            return
        self._wanted = False
        self.due.emit()


def _close_dialogs() -> bool:
    """Close the dialog or menu on top; whether there was one."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
        return True
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.done(QDialog.DialogCode.Rejected)
    elif dialog is not None:
        dialog.close()
    return dialog is not None
