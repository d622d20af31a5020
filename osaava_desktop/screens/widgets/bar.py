"""A share of a target as a bar, with a tick where the year stands today."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from osaava_desktop.screens import palette
from osaava_desktop.screens.forms import promotable

_HEIGHT = 8
_TICK = 16


def paint_bar(
    painter: QPainter, box: QRectF, share: float, tick: float | None, ground: str = "surface"
) -> None:
    """Paint a bar across ``box``; ``share`` and ``tick`` are 0–1, ``ground`` is what it stands on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    track = QRectF(box.left(), box.center().y() - _HEIGHT / 2, box.width(), _HEIGHT)
    painter.setBrush(palette.colour("track"))
    painter.drawRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
    done = track.width() * min(max(share, 0.0), 1.0)
    if done > 0:
        painter.setBrush(palette.colour("accent"))
        filled = QRectF(track.left(), track.top(), max(done, _HEIGHT), _HEIGHT)
        painter.drawRoundedRect(filled, _HEIGHT / 2, _HEIGHT / 2)
    if tick is not None:
        place = track.left() + round((track.width() - 2) * min(max(tick, 0.0), 1.0))
        top = box.center().y() - _TICK / 2
        painter.fillRect(QRectF(place - 2, track.top(), 6, _HEIGHT), palette.colour(ground))
        painter.fillRect(QRectF(place, top, 2, _TICK), palette.colour("text"))
    painter.restore()


@promotable
class Bar(QWidget):
    """The bar as a widget; the words and figures stand beside it in labels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._tick: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, tick: float | None, spoken: str) -> None:
        """Show 0–1 of the target, the tick at 0–1; ``spoken`` says the same in words."""
        self._share, self._tick = share, tick
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the tick; as wide as there is room."""
        return QSize(160, _TICK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, share, tick."""
        paint_bar(QPainter(self), QRectF(self.rect()), self._share, self._tick)
