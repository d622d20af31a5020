"""How long nobody has touched keys or mouse in the window."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Counts seconds by a clock that nobody can set.

    It listens where the window itself is told of keys and mouse, which is seldom: at every widget it
    would slow everything down. A dialog has a window of its own: while one is open nobody is idle.
    """

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._clock = clock
        self._touched = clock()
        window.winId()  # it has no handle before
        window.windowHandle().installEventFilter(self)

    def seconds(self) -> float:
        """Since the last touch."""
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            self._touched = self._clock()
        return self._clock() - self._touched

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes a touch, and lets it pass."""
        if event.type() in _TOUCHES:
            self._touched = self._clock()
        return False
