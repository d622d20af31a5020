"""How long nobody has touched keys or mouse in the window."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow
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
    would slow everything down. The windows of dialogs are listened to as they come.
    """

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._clock = clock
        self._touched = clock()
        window.winId()  # it has no handle before
        window.windowHandle().installEventFilter(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._follow)

    def seconds(self) -> float:
        """Since the last touch; while a dialog is open somebody is at work in it."""
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            return 0.0
        return self.untouched()

    def untouched(self) -> float:
        """Since the last touch, whatever is open."""
        return self._clock() - self._touched

    def _follow(self, window: QWindow | None) -> None:
        """Another window of the program is worked in."""
        if window is not None:
            window.installEventFilter(self)
            self._touched = self._clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes a touch, and lets it pass."""
        if event.type() in _TOUCHES:
            self._touched = self._clock()
        return False
