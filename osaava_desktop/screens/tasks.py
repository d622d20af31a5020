"""Slow work off the main thread: plain data in, a result out, progress and Cancel after 0.4 s.

The work never touches the office file or a widget; its result is handed over on the main thread,
whole or not at all.
"""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import sizes

PATIENCE = 400  # milliseconds before the progress is shown

Result = TypeVar("Result")


class Cancelled(Exception):
    """The user has cancelled the work."""


class Progress(QObject):
    """Handed to the work: it tells how far it is, and is told when to stop."""

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()

    def report(self, done: int, total: int) -> None:
        """So many of so many; raises ``Cancelled`` if the user wants no more of it."""
        self.check()
        self.moved.emit(done, total)

    def check(self) -> None:
        """Raise ``Cancelled`` if the user wants no more of it."""
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


class _Waiting(QProgressDialog):
    """Progress that has to be waited for: no button, and Esc does not hide it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setCancelButton(None)

    def reject(self) -> None:
        """Esc: stay until the work is over."""


class Task(QObject):
    """One piece of work under way; ``ended`` comes last, with or without a result."""

    ended = Signal()
    _over = Signal(object, object)

    def __init__(
        self, parent: QWidget, text: str, done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._window: QWidget | None = parent
        self._text, self._done, self._failed = text, done, failed
        self._dialog: QProgressDialog | None = None
        self._progress = Progress()
        self._may_cancel, self.is_quiet = True, False
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(self._show)
        # Queued to this object's thread: callbacks must not run on the worker's.
        self._over.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        parent.destroyed.connect(self._orphaned)

    def start(self, work: Callable[[Progress], Any], quiet: bool = False, may_cancel: bool = True) -> None:
        """Begin; the dialog comes if it lasts, unless the work is ``quiet``."""
        _running.add(self)
        self._may_cancel, self.is_quiet = may_cancel, quiet
        if not quiet:
            self._timer.start()
        QThreadPool.globalInstance().start(lambda: self._run(work))

    def may_cancel(self) -> bool:
        """Whether the work may be broken off."""
        return self._may_cancel

    def cancel(self) -> None:
        """Ask the work to stop; there will be no result."""
        self._progress.cancel()

    def _run(self, work: Callable[[Progress], Any]) -> None:
        try:
            result = work(self._progress)
        except Cancelled:
            self._over.emit(None, None)
        except Exception as error:  # handed to the main thread, which knows what to say
            self._over.emit(None, error)
        else:
            self._over.emit(result, None)

    def _show(self) -> None:
        dialog = QProgressDialog(self._window) if self._may_cancel else _Waiting(self._window)
        dialog.setRange(0, 0)
        dialog.setLabelText(self._text)
        if self._may_cancel:
            dialog.setCancelButtonText(_("Cancel"))
            dialog.canceled.connect(self.cancel)
        dialog.setWindowTitle(_("Osaava"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(0)
        dialog.setMinimumWidth(sizes.scaled(320))
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        self._progress.moved.connect(self._move)
        dialog.show()
        self._dialog = dialog

    def _move(self, done: int, total: int) -> None:
        if self._dialog is not None:
            self._dialog.setMaximum(total)
            self._dialog.setValue(done)

    def _orphaned(self) -> None:
        self._window = None
        self._dialog = None  # it was the window's child
        self.cancel()

    def _finish(self, result: object, error: Exception | None) -> None:
        _running.discard(self)
        self._timer.stop()
        if self._dialog is not None:
            self._dialog.blockSignals(True)  # closing it must not read as a wish to cancel
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        self.ended.emit()
        if self._progress.is_cancelled():
            return
        if error is not None:
            self._failed(error)
        else:
            self._done(result)


_running: set[Task] = set()


def run(
    parent: QWidget,
    text: str,
    work: Callable[[Progress], Result],
    done: Callable[[Result], None],
    failed: Callable[[Exception], None] | None = None,
    *,
    quiet: bool = False,
    may_cancel: bool = True,
) -> Task:
    """Do ``work`` on another thread and give its result to ``done`` on this one.

    ``text`` says what is going on. An error goes to ``failed``, or is raised here, where the bug
    catcher takes it. When ``parent`` is gone the result is dropped. ``quiet`` work shows no progress:
    nobody waits for it. Work that never looks whether it is to stop takes ``may_cancel=False``.
    """
    task = Task(parent, text, done, failed or _raise)
    task.start(work, quiet, may_cancel)
    return task


def settle() -> None:
    """Waits until all work that goes on is done and handed over; the window stays alive meanwhile."""
    loop = QEventLoop()
    while _running:
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def holds_up() -> bool:
    """Whether work goes on that can't be broken off and that somebody waits for."""
    return any(not task.is_quiet and not task.may_cancel() for task in _running)


def _raise(error: Exception) -> None:
    raise error
