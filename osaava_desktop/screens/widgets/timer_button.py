"""A button that measures how long something takes: the first press starts it, the second one stops it."""

from collections.abc import Callable
from math import ceil
from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens.forms import promotable


@promotable
class TimerButton(QPushButton):
    """Tells the minutes begun when it is ``stopped``; ``changed`` when it starts or stops."""

    stopped = Signal(int)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = monotonic
        self._since: float | None = None
        self._ticks = QTimer(self, interval=5000)
        self._ticks.timeout.connect(self._show_time)
        self.clicked.connect(lambda: self.stop() if self.is_running() else self.start())
        self._show_time()

    def is_running(self) -> bool:
        """Whether it measures now."""
        return self._since is not None

    def start(self) -> None:
        """Measure from now on."""
        self._since = self.clock()
        self._ticks.start()
        self._show_time()
        self.changed.emit()

    def stop(self) -> None:
        """Tell what was measured; nothing happens where nothing was started."""
        if self._since is None:
            return
        minutes = self._minutes()
        self.forget()
        self.stopped.emit(minutes)

    def forget(self) -> None:
        """Stop without telling what was measured."""
        self._since = None
        self._ticks.stop()
        self._show_time()
        self.changed.emit()

    def _minutes(self) -> int:
        return max(1, ceil((self.clock() - (self._since or 0.0)) / 60))

    def _show_time(self) -> None:
        running = self._since is not None
        text = _("&Stop: {count} min").format(count=self._minutes()) if running else _("&Start the clock")
        self.setText(text)
