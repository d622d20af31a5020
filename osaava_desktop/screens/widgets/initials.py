"""A person's initials on a disc."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from osaava_desktop.screens import palette, theme
from osaava_desktop.screens.forms import promotable


def initials_of(name: str) -> str:
    """First letters of the first and the last part: ``Kaisa Rönkkö`` → ``KR``."""
    parts = name.split()
    ends = [parts[0], parts[-1]] if len(parts) > 1 else parts
    return "".join(part[0] for part in ends).upper()


def paint_initials(painter: QPainter, box: QRectF, name: str) -> None:
    """Paint the disc into ``box``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.colour("neutral_tint"))
    painter.drawEllipse(box)
    painter.setPen(palette.colour("text"))
    painter.setFont(theme.font(11, QFont.Weight.DemiBold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials_of(name))
    painter.restore()


@promotable
class Initials(QWidget):
    """The disc as a widget; the whole name is its tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Show the initials of this name."""
        self._name = name
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A disc of 28 pixels."""
        return QSize(theme.scaled(28), theme.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The disc."""
        paint_initials(QPainter(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._name)
