"""Chips over a list: one that is on or off, and one that offers a choice."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from osaava_desktop.screens import icons, theme
from osaava_desktop.screens.forms import promotable


class _Pressed(QPushButton):
    """A checkable chip; wide enough for the stronger letters that it has when on."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "chip")
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Qt measures the letters of the chip at rest only."""
        return self.room(on=self.isChecked(), icon=0 if self.icon().isNull() else self.iconSize().width())

    def room(self, *, on: bool, icon: int) -> QSize:
        """The room for its words, on or off, beside an icon that is so wide."""
        weight = QFont.Weight.DemiBold if on else QFont.Weight.Normal
        words = QFontMetrics(theme.font(12, weight)).horizontalAdvance(self.text().replace("&&", "&"))
        rounding = words // 20  # the style sheet's points and our pixels differ by a hair a letter
        return QSize(words + rounding + icon + (34 if icon else 30), theme.scaled(28))


@promotable
class Chip(_Pressed):
    """A filter that is on or off; a check icon says so beside the colour."""

    def __init__(self, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(parent, text)
        self.toggled.connect(self.show_state)

    def show_state(self, on: bool) -> None:
        """The check icon, or none."""
        if on:
            icons.set_icon(self, "checkmark")
        else:
            self.setProperty("icon_name", "")
            self.setIcon(QIcon())
        self.updateGeometry()


@promotable
class MenuChip(_Pressed):
    """A filter with a few values: ``Phase: all ⌄``. Its first value is the one that filters nothing."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        icons.set_icon(self, "chevron_down")
        self._title = ""
        self._value: object = None
        self._is_short = False
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
                says_all = self._title and place == 0
                text = f"{self._title}: {action.text()}" if self._title else action.text()
                text = self._title if says_all and self._is_short else text
                self.setText(text.replace("&", "&&"))
                self.setChecked(place > 0)
        self.updateGeometry()

    def set_short(self, short: bool) -> None:
        """In little room say the title alone while nothing is filtered."""
        if short != self._is_short:
            self._is_short = short
            self.set_value(self._value)

    def menu_of_values(self) -> QMenu:
        """The menu that a click opens."""
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
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


class ActionChip(_Pressed):
    """A chip behind which further filters and acts stand, in a menu that is made when it is opened."""

    def __init__(self, parent: QWidget | None, text: str, fill: Callable[[QMenu], None]) -> None:
        super().__init__(parent, text)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCheckable(False)
        icons.set_icon(self, "chevron_down")
        self._fill = fill
        self.clicked.connect(self._open)

    def menu_of_acts(self) -> QMenu:
        """The menu that a click opens."""
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._fill(menu)
        return menu

    def _open(self) -> None:
        menu = self.menu_of_acts()
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        menu.deleteLater()


@promotable
class IconChip(_Pressed):
    """A chip with a picture of its own, as ``icon_name``; it is one of several ways to see a thing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "")
