"""The one search box of the window."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.forms import promotable


@promotable
class SearchBox(QLineEdit):
    """Searches at each letter. Esc clears; Enter and Down go on to what was found.

    Ctrl+Enter asks for the same everywhere.
    """

    searched = Signal(str)
    entered = Signal()
    everywhere = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(theme.scaled(26), 0, 0, 0)
        self.setMaxLength(200)
        self.textChanged.connect(self.searched)

    def set_hint(self, hint: str) -> None:
        """Say what is searched here; the field's name as well."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)

    def event(self, event: QEvent) -> bool:
        """Esc is for this field as long as there is something to clear."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear, or go on to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.everywhere if control else self.entered).emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, a lens, and the key that leads here."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = theme.scaled(16)
        icons.paint(painter, "search", "text2", QRectF(10, (self.height() - size) / 2, size, size))
        if self.text() or self.hasFocus():
            return
        key = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        painter.setFont(theme.font(12))
        painter.setPen(palette.colour("text2"))
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText()) + self.textMargins().left()
        if hint + painter.fontMetrics().horizontalAdvance(key) + 40 > self.width():
            return
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -10, 0), right, key)
