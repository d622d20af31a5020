"""The pill: an icon and a word on a tint. A state is always said with both."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.tables import Mark

# By kind: (ground, letters) as names of the colour table.
KINDS = {
    "neutral": ("neutral_tint", "text2"),
    "accent": ("accent_tint", "accent_text"),
    "attention": ("attention_tint", "attention"),
    "error": ("error_tint", "error"),
    "practice": ("practice_tint", "practice"),
}
HEIGHT = 20
_PAD = 7
_ICON = 15
_GAP = 4


def _font() -> QFont:
    return theme.font(12, QFont.Weight.DemiBold)


def pill_size(mark: Mark) -> QSize:
    """What the whole pill needs."""
    icon = theme.scaled(_ICON) + _GAP if mark.icon else 0
    wide = QFontMetrics(_font()).horizontalAdvance(mark.text) + icon + 2 * _PAD
    return QSize(wide, theme.scaled(HEIGHT))


def paint_pill(painter: QPainter, box: QRect, mark: Mark) -> None:
    """Paint a pill that fills ``box``; the word gives way where the box is too narrow."""
    ground, ink = KINDS[mark.kind]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.colour(ground))
    painter.drawRoundedRect(QRectF(box), 4, 4)
    left = box.left() + _PAD
    if mark.icon:
        size = theme.scaled(_ICON)
        icons.paint(painter, mark.icon, ink, QRectF(left, box.top() + (box.height() - size) / 2, size, size))
        left += size + _GAP
    painter.setFont(_font())
    painter.setPen(palette.colour(ink))
    room = box.right() - left - _PAD + 2
    word = painter.fontMetrics().elidedText(mark.text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRect(left, box.top(), room, box.height()), Qt.AlignmentFlag.AlignVCenter, word)
    painter.restore()


@promotable
class Pill(QWidget):
    """A pill as a widget of its own; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_mark(self, mark: Mark | None) -> None:
        """Say this; None hides the pill."""
        self._mark = mark
        self.setAccessibleName(mark.text if mark else "")
        self.setVisible(mark is not None)
        self.updateGeometry()
        self.update()

    def mark(self) -> Mark | None:
        """What it says now."""
        return self._mark

    def sizeHint(self) -> QSize:
        """The whole pill."""
        return pill_size(self._mark) if self._mark else QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint, icon, word."""
        if self._mark:
            paint_pill(QPainter(self), self.rect(), self._mark)
