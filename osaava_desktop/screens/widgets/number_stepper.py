"""A small count with − and + beside it, as for visitors without a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, theme
from osaava_desktop.screens.forms import promotable


@promotable
class NumberStepper(QWidget):
    """A whole number from 0 to ``largest``: typed, stepped with Up and Down, or clicked."""

    value_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None, largest: int = 9999) -> None:
        super().__init__(parent)
        self._largest = largest
        self._value = 0
        self._less = self._button("subtract", _("One less"), -1)
        self._more = self._button("add", _("One more"), 1)
        self._edit = QLineEdit("0", self)
        self._edit.setValidator(QIntValidator(0, largest, self))
        self._edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._edit.setFixedWidth(theme.scaled(48))
        self._edit.textEdited.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._less, self._edit, self._more):
            row.addWidget(widget)
        self.setFocusProxy(self._edit)

    def _button(self, icon: str, name: str, step: int) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "step")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRepeat(True)
        icons.set_icon(button, icon)
        button.clicked.connect(lambda: self.step(step))
        return button

    def make_plain(self, plain: bool, width: int) -> None:
        """Without the buttons, where many stand in rows: an edit as wide as ``width``; or with them again."""
        for button in (self._less, self._more):
            button.setVisible(not plain)
        self._edit.setFixedWidth(width if plain else theme.scaled(48))

    def whole_width(self) -> int:
        """What it needs with its buttons."""
        return theme.scaled(48) + self._less.sizeHint().width() + self._more.sizeHint().width() + 8

    def value(self) -> int:
        """The number shown."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number; beyond the ends it becomes the end."""
        value = min(max(value, 0), self._largest)
        if self._edit.text() != str(value):
            self._edit.setText(str(value))
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def step(self, by: int) -> None:
        """Go up or down."""
        self.set_value(self._value + by)

    def setAccessibleName(self, name: str) -> None:
        """The edit is what a screen reader meets."""
        super().setAccessibleName(name)
        self._edit.setAccessibleName(name)

    def setAccessibleDescription(self, text: str) -> None:
        """The edit is what a screen reader meets."""
        super().setAccessibleDescription(text)
        self._edit.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        value = int(text) if text.isdecimal() else 0
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)
