"""Chips over a list: one that is on or off, and one that offers a choice."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from osaava_desktop.screens import icons
from osaava_desktop.screens.forms import promotable


@promotable
class Chip(QPushButton):
    """A filter that is on or off; a check icon says so beside the colour."""

    def __init__(self, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(text, parent)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.toggled.connect(self._show_state)

    def _show_state(self, on: bool) -> None:
        if on:
            icons.set_icon(self, "checkmark")
        else:
            self.setProperty("icon_name", "")
            self.setIcon(QIcon())


@promotable
class MenuChip(QPushButton):
    """A filter with a few values: ``Phase: all ⌄``. Its first value is the one that filters nothing."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        icons.set_icon(self, "chevron_down")
        self._title = ""
        self._value: object = None
        self._actions = QActionGroup(self)
        self.clicked.connect(self._open)

    def set_options(self, title: str, options: Sequence[tuple[str, object]]) -> None:
        """Offer ``(label, value)`` pairs; the first one is chosen."""
        for old in self._actions.actions():
            self._actions.removeAction(old)
            old.deleteLater()
        self._title = title
        for label, value in options:
            action = QAction(label, self, checkable=True)
            action.setData(value)
            action.triggered.connect(lambda _on=True, value=value: self._pick(value))
            self._actions.addAction(action)
        self.set_value(options[0][1])

    def value(self) -> object:
        """The value chosen."""
        return self._value

    def set_value(self, value: object) -> None:
        """Choose a value without telling anyone."""
        self._value = value
        for place, action in enumerate(self._actions.actions()):
            if action.data() == value:
                action.setChecked(True)
                text = f"{self._title}: {action.text()}" if self._title else action.text()
                self.setText(text.replace("&", "&&"))
                self.setChecked(place > 0)

    def menu_of_values(self) -> QMenu:
        """The menu that a click opens."""
        menu = QMenu(self)
        menu.addActions(self._actions.actions())
        return menu

    def _pick(self, value: object) -> None:
        self.set_value(value)
        self.picked.emit(value)

    def _open(self) -> None:
        menu = self.menu_of_values()
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        menu.deleteLater()
        self.set_value(self._value)
