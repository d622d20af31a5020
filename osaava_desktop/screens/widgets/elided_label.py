"""A line of text that gives way when it must: names may be hundreds of letters long."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from osaava_desktop.screens.forms import promotable


@promotable
class ElidedLabel(QLabel):
    """Ends in … where the room ends, and says the whole text in its tool tip then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show one line of text."""
        super().setText(" ".join(text.split()))
        self._tell_all()

    def minimumSizeHint(self) -> QSize:
        """Next to nothing: this label is the one that gives way."""
        return QSize(24, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, as much of it as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.contentsRect(), self.alignment(), self._fitting())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tool tip depends on the room."""
        super().resizeEvent(event)
        self._tell_all()

    def _fitting(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _tell_all(self) -> None:
        self.setToolTip(self.text() if self._fitting() != self.text() else "")
