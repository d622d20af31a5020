"""A row of the navigation column: icon, word, and how many things wait there."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from osaava_desktop.screens import icons, palette, theme

_ICON_LEFT = 16
_WORD_LEFT = 46


class NavButton(QPushButton):
    """Chosen: on the surface, with an accent edge, accent word and filled icon."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._waiting = 0
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_waiting(self, count: int) -> None:
        """Show how many things wait there; none shows nothing."""
        self._waiting = count
        self.update()

    def sizeHint(self) -> QSize:
        """A row of 36."""
        return QSize(theme.scaled(152), theme.scaled(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and edge, icon, word, badge, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        on = self.isChecked()
        size = theme.scaled(20)
        middle = (self.height() - size) / 2
        tint = "accent_text" if on else "text2"
        icons.paint(painter, self._icon, tint, QRectF(_ICON_LEFT, middle, size, size), filled=on)
        painter.setFont(theme.font(13, QFont.Weight.DemiBold if on else QFont.Weight.Normal))
        painter.setPen(palette.colour("accent_text" if on else "text"))
        left = _WORD_LEFT + size - 20
        painter.drawText(self.rect().adjusted(left, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._waiting:
            self._paint_badge(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(palette.colour("accent"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setBrush(palette.colour("surface"))
            painter.drawRoundedRect(box.adjusted(3, 0, 0, 0), 3, 3)
            painter.drawRect(box.adjusted(3, 0, -box.width() / 2, 0))
        elif self.underMouse():
            painter.setBrush(palette.colour("neutral_tint"))
            painter.drawRoundedRect(box, 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(palette.colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)

    def _paint_badge(self, painter: QPainter) -> None:
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        text = str(self._waiting)
        wide = max(theme.scaled(22), painter.fontMetrics().horizontalAdvance(text) + 12)
        high = theme.scaled(20)
        box = QRect(self.width() - wide - 8, (self.height() - high) // 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.colour("accent_tint" if self.isChecked() else "neutral_tint"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(palette.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
