"""A bar over a form: something to act on, with the acts as buttons."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from osaava_desktop.screens import palette, theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.glyph import Glyph

# By kind: (icon, ground, ink) as names of the colour table.
_KINDS = {
    "attention": ("warning", "attention_tint", "attention"),
    "error": ("error_circle", "error_tint", "error"),
}
# The page's margins, which it keeps by itself so that it takes no room while hidden.
_SIDE, _ABOVE = 24, 12


@promotable
class Notice(QWidget):
    """An icon, a sentence and buttons on a tint; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "attention"
        self._glyph = Glyph(self)
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE + 16, _ABOVE + 8, _SIDE + 12, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._glyph)
        self._row.addWidget(self._sentence, 1)
        self.hide()

    def show_words(
        self, kind: str, sentence: str, acts: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Show the bar: kind is attention or error; ``acts`` are (label, what it does)."""
        self._kind = kind
        icon, _ground, ink = _KINDS[kind]
        self._glyph.show_icon(icon, ink)
        self._sentence.setText(sentence)
        theme.set_role(self._sentence, kind)
        self.setAccessibleName(sentence)
        self._fill(acts)
        self.show()
        self.update()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def text(self) -> str:
        """The sentence shown."""
        return self._sentence.text() if not self.isHidden() else ""

    def buttons(self) -> Sequence[QPushButton]:
        """The acts, in order."""
        return tuple(self._buttons)

    def _fill(self, acts: Sequence[tuple[str, Callable[[], object]]]) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for label, act in acts:
            button = QPushButton(label, self)
            button.clicked.connect(lambda _on=False, act=act: act())
            self._row.addWidget(button)
            self._buttons.append(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded tint with its edge."""
        _icon, ground, ink = _KINDS[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.colour(ink), 1))
        painter.setBrush(palette.colour(ground))
        box = QRectF(self.rect()).adjusted(_SIDE + 0.5, _ABOVE + 0.5, -_SIDE - 0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
