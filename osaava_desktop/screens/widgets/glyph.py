"""An icon that stands by itself, painted in a colour of the table in use."""

from PySide6.QtCore import Property, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from osaava_desktop.screens import icons, theme
from osaava_desktop.screens.forms import promotable


@promotable
class Glyph(QWidget):
    """An icon of 16 logical pixels unless told otherwise; what it means stands beside it in words."""

    def __init__(
        self, parent: QWidget | None = None, icon: str = "", tint: str = "text2", size: int = 16
    ) -> None:
        super().__init__(parent)
        self._icon, self._tint, self._size = icon, tint, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, tint: str) -> None:
        """Show another icon, or the same in another colour."""
        self._icon, self._tint = icon, tint
        self.update()

    def _get_icon(self) -> str:
        return self._icon

    def _set_icon(self, icon: str) -> None:
        self.show_icon(icon, self._tint)

    def _get_tint(self) -> str:
        return self._tint

    def _set_tint(self, tint: str) -> None:
        self.show_icon(self._icon, tint)

    def sizeHint(self) -> QSize:
        """A square that grows with the letters."""
        return QSize(theme.scaled(self._size), theme.scaled(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon alone, no ground."""
        if self._icon:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            icons.paint(painter, self._icon, self._tint, QRectF(self.rect()))

    icon = Property(str, _get_icon, _set_icon)
    tint = Property(str, _get_tint, _set_tint)
