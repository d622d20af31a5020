"""A text of several lines that is as high as what is written in it, within bounds."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import promotable

_LEAST, _MOST = 2, 12  # lines
_EDGES = 22  # pixels above and below the letters


@promotable
class GrowingEdit(QPlainTextEdit):
    """Grows with its text from two lines to twelve; a longer text scrolls. Tab goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other line ends in another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # The size of a plain text's document is told in lines.
        lines = min(max(round(self.document().size().height()), _LEAST), _MOST)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + theme.scaled(_EDGES))
