"""A field within a text: drawn as its live value on a tint, and taken by the cursor as one letter."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from osaava_desktop.domain.report_fields import parted
from osaava_desktop.screens import palette, theme

LETTER = "\ufffc"
"""What stands for a field in the document."""

KIND = int(QTextFormat.ObjectTypes.UserObject.value) + 1
_NAME = int(QTextFormat.Property.UserProperty.value) + 1
_PAD, _WIDEST = 5, 320


def chip_format(name: str, base: QTextCharFormat) -> QTextCharFormat:
    """The format of the letter that stands for a field."""
    made = QTextCharFormat(base)
    made.setObjectType(KIND)
    made.setProperty(_NAME, name)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return made


def name_in(form: QTextFormat) -> str:
    """The field that a letter stands for; empty where it is a letter."""
    return str(form.property(_NAME)) if form.objectType() == KIND else ""


class FieldChip(QPyTextObject):
    """Draws the fields of one text: ``values`` by name, the ``marked`` figures in full colour."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.values: Mapping[str, str] = {}
        self.marked: frozenset[str] = frozenset()

    def said(self, name: str) -> str:
        """What the chip of a field says."""
        return self.values.get(name) or f"{name}: –"

    def intrinsicSize(self, doc: QTextDocument, pos_in_document: int, format: QTextFormat) -> QSizeF:
        """As wide as its value, within bounds, and as high as a line."""
        metrics = QFontMetricsF(_font(format))
        wide = min(metrics.horizontalAdvance(self.said(name_in(format))), theme.scaled(_WIDEST))
        return QSizeF(wide + 2 * _PAD, metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        pos_in_document: int,
        format: QTextFormat,
    ) -> None:
        """Tint and value: amber where it has none, in full colour where its figure is marked or chosen."""
        name, box = name_in(format), QRectF(rect)
        ground, ink = "accent_tint", "accent_text"
        if not self.values.get(name):
            ground, ink = "attention_tint", "attention"
        if self._is_marked(name) or format.hasProperty(QTextFormat.Property.BackgroundBrush):
            ground, ink = "accent", "on_accent"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.colour(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0, -0.5, 0), 3, 3)
        painter.setFont(_font(format))
        painter.setPen(palette.colour(ink))
        room = box.adjusted(_PAD, 0, -_PAD + 1, 0)
        words = painter.fontMetrics().elidedText(
            self.said(name), Qt.TextElideMode.ElideRight, round(room.width() + 1)
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def _is_marked(self, name: str) -> bool:
        return parted(name)[0] in self.marked


def _font(form: QTextFormat) -> QFont:
    font = QFont(form.toCharFormat().font())
    font.setWeight(QFont.Weight.Bold if font.bold() else QFont.Weight.DemiBold)
    return font
