"""The foot of the window: good news at the left, the keys that work here at the right."""

from collections.abc import Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from osaava_desktop.screens import theme
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.glyph import Glyph

# By kind of message: (icon, colour).
_KINDS = {
    "good": ("checkmark_circle", "accent_text"),
    "info": ("info", "text2"),
    "attention": ("warning", "attention"),
}


class StatusLine(QFrame):
    """A message with its icon, and key caps with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "status")
        self._glyph = Glyph(self)
        self._message = ElidedLabel(self)
        theme.set_role(self._message, "secondary")
        self._keys = QWidget(self)
        caps = QHBoxLayout(self._keys)
        caps.setContentsMargins(0, 0, 0, 0)
        caps.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(6)
        row.addWidget(self._glyph)
        row.addWidget(self._message, 1)
        row.addWidget(self._keys)
        self.setFixedHeight(theme.scaled(28))

    def say(self, text: str, kind: str = "good") -> None:
        """Show a message, and have a screen reader say it."""
        icon, tint = _KINDS[kind]
        self._glyph.show_icon(icon if text else "", tint)
        self._message.setText(text)
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def message(self) -> str:
        """The message shown."""
        return self._message.text()

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show ``(key, what it does)`` pairs."""
        row = self._keys.layout()
        assert row is not None
        while (item := row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for key, word in keys:
            for text, role in ((key, "key"), (word, "hint")):
                label = QLabel(text, self._keys)
                theme.set_role(label, role)
                label.setFixedHeight(theme.scaled(20))
                row.addWidget(label)
