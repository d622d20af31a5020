"""The list of fields that opens beside the cursor: words at the left, the live value at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain.report_fields import ReportField
from osaava_desktop.i18n import _
from osaava_desktop.screens import palette, theme

AnyIndex = QModelIndex | QPersistentModelIndex
_FIELD = int(Qt.ItemDataRole.UserRole)
_ROW, _ROWS, _WIDE, _VALUE = 28, 8, 400, 150


class FieldDelegate(QStyledItemDelegate):
    """Words, and the value at the end of the line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, words, value."""
        field: ReportField = index.data(_FIELD)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.colour("accent_tint"))
        value = rect.adjusted(rect.width() - theme.scaled(_VALUE), 0, -8, 0)
        words = rect.adjusted(8, 0, -theme.scaled(_VALUE) - 8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        _draw(painter, words, middle, field.words, theme.font(13), "text")
        font = theme.font(13, QFont.Weight.DemiBold)
        right = middle | Qt.AlignmentFlag.AlignRight
        _draw(painter, value, right, field.value or "–", font, "accent_text" if field.value else "text2")
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line each."""
        return QSize(0, theme.scaled(_ROW))


def _draw(
    painter: QPainter, box: QRect, alignment: Qt.AlignmentFlag, text: str, font: QFont, ink: str
) -> None:
    painter.setFont(font)
    painter.setPen(palette.colour(ink))
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, alignment, elided)


class FieldList(QFrame):
    """The list itself; lies over the window and leaves the keys to the text. ``picked`` on a click."""

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._fields: Sequence[ReportField] = ()
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(FieldDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(_("Figures to choose from"))
        self._list.itemClicked.connect(lambda item: self.picked.emit(item.data(_FIELD).name))
        self._list.currentRowChanged.connect(lambda: self._tell())
        self._foot = QLabel(self)
        self._foot.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self._foot, "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 6)
        column.setSpacing(4)
        column.addWidget(self._list)
        column.addWidget(self._foot)
        self.hide()

    def show_fields(self, fields: Sequence[ReportField]) -> None:
        """Offer these; the first is the one that Enter takes."""
        self._list.clear()
        self._fields = fields
        for field in fields:
            item = QListWidgetItem(f"{field.words} {field.value}")
            item.setData(_FIELD, field)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def current(self) -> ReportField | None:
        """The field that Enter takes."""
        row = self._list.currentRow()
        return self._fields[row] if row >= 0 else None

    def names(self) -> list[str]:
        """The fields offered, in order."""
        return [field.name for field in self._fields]

    def step(self, by: int) -> None:
        """Go up or down, as far as the ends."""
        row = min(max(self._list.currentRow() + by, 0), self._list.count() - 1)
        self._list.setCurrentRow(row)

    def stand_by(self, cursor: QRect) -> None:
        """Open below the cursor, whose place is given within the window, or above it."""
        window = self.parentWidget()
        assert window is not None
        rows = min(self._list.count(), _ROWS)
        high = rows * theme.scaled(_ROW) + self._foot.sizeHint().height() + 20
        wide = min(theme.scaled(_WIDE), window.width() - 16)
        left = min(cursor.left(), window.width() - wide - 8)
        below = cursor.bottom() + 4
        top = below if below + high <= window.height() else cursor.top() - high - 4
        self.setGeometry(QRect(QPoint(left, max(top, 4)), QSize(wide, high)))
        self.show()
        self.raise_()

    def _tell(self) -> None:
        field = self.current()
        if field is not None:
            self._foot.setText(f"{field.group} · {{{field.name}}}")
            self.setAccessibleDescription(f"{field.words}: {field.value}")
