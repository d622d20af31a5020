"""The program's mark, its drawing on the first pages, and the European Union's emblem."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from osaava_desktop import paths
from osaava_desktop.screens import palette, theme
from osaava_desktop.screens.forms import promotable


class _Fixed(QWidget):
    """A picture that keeps its size."""

    size_at_100 = QSize()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Grows with the letters."""
        return QSize(theme.scaled(self.size_at_100.width()), theme.scaled(self.size_at_100.height()))


@promotable
class Mark(_Fixed):
    """A rounded square with three rising bars, in the accent of the scheme."""

    size_at_100 = QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The square of resources/icons/osaava.svg, in the colours of the scheme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 56, self.height() / 56)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 0, 56, 56), 12, 12)
        painter.setBrush(palette.colour("on_accent"))
        for left, top in ((12, 32), (23.5, 23), (35, 13)):
            painter.drawRoundedRect(QRectF(left, top, 9, 43 - top), 2.5, 2.5)


@promotable
class Drawing(_Fixed):
    """The three bars at large: pale, half and full accent."""

    size_at_100 = QSize(216, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Three steps, each stronger."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 216, self.height() / 120)
        painter.setPen(Qt.PenStyle.NoPen)
        for left, top, strength in ((0, 80, 0.28), (76, 40, 0.54), (152, 0, 1.0)):
            accent = palette.colour("accent")
            accent.setAlphaF(strength)
            painter.setBrush(accent)
            painter.drawRoundedRect(QRectF(left, top, 64, 120 - top), 7, 7)


@promotable
class Emblem(_Fixed):
    """The emblem as the rules have it: never altered, on a field of its own, 40 pixels high."""

    size_at_100 = QSize(60, 40)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = QSvgRenderer(str(paths.resource("icons", "eu_emblem.svg")), self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The emblem alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawing.render(painter, QRectF(self.rect()))
