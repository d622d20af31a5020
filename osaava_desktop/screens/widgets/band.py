"""A band across the window: practice data, reading only, or something that waits for an act."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from osaava_desktop.screens import palette, theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.glyph import Glyph

# By kind: (icon, ground, ink) as names of the colour table.
_KINDS = {
    "practice": ("beaker", "practice_tint", "practice"),
    "read_only": ("eye", "neutral_tint", "text"),
    "attention": ("warning", "attention_tint", "attention"),
}
_HATCHED = 14


@promotable
class Band(QWidget):
    """A word, a sentence, and at most one thing to do about it."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "attention"
        self._glyph = Glyph(self)
        self._word = QLabel(self)
        self._sentence = ElidedLabel(self)
        self._button = QPushButton(self)
        theme.set_role(self._button, "link")
        theme.set_property(self._button, "fit", "small")
        self._button.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        for widget in (self._glyph, self._word):
            row.addWidget(widget)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_words(self, kind: str, word: str, sentence: str, action: str = "") -> None:
        """Show the band: kind is practice, read_only or attention; no action, no button."""
        self._kind = kind
        icon, _ground, ink = _KINDS[kind]
        self._glyph.show_icon(icon, ink)
        self._word.setText(word)
        theme.set_role(self._word, f"band-{kind}")
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{word}. {sentence}")
        self.show()

    def sizeHint(self) -> QSize:
        """A band of 32."""
        return QSize(400, theme.scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint, a line below, and the left end: hatched for practice, solid else."""
        _icon, ground, ink = _KINDS[self._kind]
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.colour(ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, palette.colour(ink))
        if self._kind == "practice":
            _hatch(painter, QRect(0, 0, _HATCHED, self.height() - 1), ink)
        else:
            painter.fillRect(0, 0, 3, self.height(), palette.colour(ink))


def _hatch(painter: QPainter, box: QRect, ink: str) -> None:
    painter.save()
    painter.setClipRect(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(palette.colour(ink), 3)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for start in range(box.top() - 2, box.bottom() + box.width() + 8, 7):
        painter.drawLine(box.left() - 2, start + 2, box.right() + 3, start - box.width() - 3)
    painter.restore()
