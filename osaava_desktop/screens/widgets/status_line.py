"""The foot of the window: good news at the left, the keys that work here at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
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
_SIDE, _GAP = 24, 6


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
        caps.setSpacing(_GAP)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._glyph)
        row.addWidget(self._message, 1)
        row.addWidget(self._keys)
        self.setFixedHeight(theme.scaled(28))

    def say(self, text: str, kind: str = "good") -> None:
        """Show a message, and have a screen reader say it."""
        icon, tint = _KINDS[kind]
        self._glyph.show_icon(icon if text else "", tint)
        self._message.setText(text)
        self._fit_keys()
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
        self._fit_keys()

    def minimumSizeHint(self) -> QSize:
        """The keys ask for no room: those that have none are not shown."""
        return QSize(2 * _SIDE + self._message.minimumSizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The message needs its room first."""
        super().resizeEvent(event)
        self._fit_keys()

    def _fit_keys(self) -> None:
        """Show as many keys as there is room for beside the message, whole pairs and the first ones first."""
        row = self._keys.layout()
        assert row is not None
        text = self._message.fontMetrics().horizontalAdvance(self._message.text())
        taken = max(text, self._message.minimumSizeHint().width()) + self._glyph.sizeHint().width()
        room = self.width() - 2 * _SIDE - taken - 3 * _GAP
        labels = [label for label in self._keys.findChildren(QLabel) if row.indexOf(label) >= 0]
        for key, word in zip(labels[::2], labels[1::2], strict=True):
            room -= key.sizeHint().width() + word.sizeHint().width() + 2 * _GAP
            key.setVisible(room >= 0)
            word.setVisible(room >= 0)
