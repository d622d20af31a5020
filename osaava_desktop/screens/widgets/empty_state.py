"""What stands where a list has nothing: what goes there, and the one button that fills it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.forms import promotable


class _Disc(QWidget):
    """The tinted disc with its icon."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.icon = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(56, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.colour("accent_tint"))
        painter.drawEllipse(self.rect())
        if self.icon:
            icons.paint(painter, self.icon, "accent_text", QRectF(13, 13, 30, 30))


@promotable
class EmptyState(QWidget):
    """A disc with an icon, a heading, one sentence and one button."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._disc = _Disc(self)
        self._heading = QLabel(self)
        self._sentence = QLabel(self)
        self._button = QPushButton(self)
        theme.set_role(self._heading, "section")
        theme.set_role(self._sentence, "secondary")
        theme.set_role(self._button, "primary")
        self._sentence.setWordWrap(True)
        # A fixed width, so that the height of the wrapped sentence is known.
        self._sentence.setFixedWidth(theme.scaled(380))
        self.setFocusProxy(self._button)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        for widget in (self._disc, self._heading, self._sentence, self._button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_words(
        self, icon: str, heading: str, sentence: str, action: str = "", action_icon: str = "add"
    ) -> None:
        """Say what goes here; no action, no button."""
        self._disc.icon = icon
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        icons.set_icon(self._button, action_icon)
        self._disc.update()
        self._fit()

    def narrow(self, pixels: int) -> None:
        """Set the sentence in lines of so many pixels, where there is little room."""
        self._sentence.setFixedWidth(theme.scaled(pixels))

    def showEvent(self, event: QShowEvent) -> None:
        """By now the letters are of the size that they are drawn in."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the wrapped sentence: a layout that was set before its words came does not ask again."""
        self._sentence.setMinimumHeight(self._sentence.heightForWidth(self._sentence.width()))
