"""Counts what a task costs the hand: keys, clicks, turns of the wheel, windows that open."""

from dataclasses import dataclass, fields

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_MODIFIERS = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
_OF_ITS_OWN = {Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet, Qt.WindowType.Tool}


@dataclass(kw_only=True)
class Effort:
    """What was done, or may be. A chord is one key; a list that drops open is no window."""

    keys: int = 0
    clicks: int = 0
    wheel: int = 0
    windows: int = 0

    def over(self, budget: "Effort") -> dict[str, tuple[int, int]]:
        """What is more than `budget` allows, with what it allows."""
        pairs = {one.name: (getattr(self, one.name), getattr(budget, one.name)) for one in fields(self)}
        return {name: pair for name, pair in pairs.items() if pair[0] > pair[1]}


class Counter(QObject):
    """Watches all events of the application from when it is made; ``effort`` is what was counted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.effort = Effort()
        self._last_press = -1
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def restart(self) -> None:
        """Count from nothing again."""
        self.effort = Effort()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride:
            # Every key comes first as this, to the widget in focus and then to its parents: a chord that
            # is a shortcut comes as nothing else.
            self.effort.keys += watched is QApplication.focusWidget() and event.key() not in _MODIFIERS
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonPress:
            is_new = isinstance(watched, QWidget) and event.timestamp() != self._last_press
            self._last_press = event.timestamp()
            self.effort.clicks += is_new
        elif kind == QEvent.Type.Wheel:
            self.effort.wheel += isinstance(watched, QWidget)
        elif kind == QEvent.Type.Show and isinstance(watched, QWidget):
            self.effort.windows += watched.isWindow() and watched.windowType() in _OF_ITS_OWN
        return False
