"""Makes backups by itself while an office is open: after half an hour of work, once nobody types."""

import datetime as dt
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from osaava_desktop.domain import backups as rules
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import messages, tasks
from osaava_desktop.screens.idle import IdleWatch
from osaava_desktop.services import backups
from osaava_desktop.services.backups import Made
from osaava_desktop.store.office import Office

_TICK = 5_000
"""Milliseconds between two looks at the clock."""


class BackupKeeper(QObject):
    """Only the copying holds up the window; the copy is checked on another thread.

    ``made`` brings a finished backup, ``failed`` the sentence why there is none.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        office: Office,
        window: QWidget,
        idle: IdleWatch,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._office, self._window, self._idle, self._clock = office, window, idle, clock
        self._last = clock()
        self._running = False
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """A backup, if one is due."""
        since = dt.timedelta(seconds=self._clock() - self._last)
        idle = dt.timedelta(seconds=self._idle.seconds())
        if rules.is_due(since, idle) and backups.changed(self._office):
            self.make()

    def make(self) -> None:
        """A backup now, whatever the clock says."""
        if self._running:
            return
        self._last = self._clock()
        try:
            task = backups.begin(self._office)
        except PlainError as error:
            self.failed.emit(str(error))
            return
        self._running = True
        words = _("Making a backup…")
        tasks.run(
            self._window,
            words,
            lambda _progress: backups.finish(task),
            self._done,
            self._refused,
            quiet=True,
        )

    def last(self, *, quiet: bool) -> None:
        """The office is about to be closed: keeps what was done since the newest backup.

        The copy is made at once, and checked afterwards on another thread; nothing is asked.
        """
        self._timer.stop()
        try:
            if not backups.changed(self._office):
                return
            task = backups.begin(self._office)
        except PlainError as error:
            messages.show_error(self._window, error)
            return
        window = self._window

        def say(error: Exception) -> None:
            if not isinstance(error, PlainError):
                raise error
            messages.show_error(window, error)

        tasks.run(
            window,
            _("Making a backup…"),
            lambda _progress: backups.finish(task),
            lambda _made: None,
            say,
            quiet=quiet,
            may_cancel=False,
        )

    def _done(self, made: Made) -> None:
        self._running = False
        self.made.emit(made)

    def _refused(self, error: Exception) -> None:
        self._running = False
        if not isinstance(error, PlainError):
            raise error
        self.failed.emit(str(error))
