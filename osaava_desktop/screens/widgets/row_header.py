"""The head of a list: quiet titles, the arrow of the order right behind its word."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from osaava_desktop.screens import icons, palette, theme

INSET = 16
PAD = 8


def cell_box(rect: QRect, first: bool, last: bool) -> QRect:
    """Where a cell's words stand: the outer columns keep the list's inset."""
    return rect.adjusted(INSET if first else PAD, 0, -INSET if last else -PAD, 0)


class RowHeader(QHeaderView):
    """Column titles; a click sorts, a second click turns the order round.

    ``widened(column, pixels)``: the user has dragged the edge of a column, or double-clicked it.
    """

    widened = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.scaled(40))
        self._is_pressed = False
        self._dragged: dict[int, int] = {}
        self.sectionResized.connect(self._note_drag)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """From now on a new width is the user's own."""
        self._is_pressed = True
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On an edge: as wide as what the column holds."""
        self._is_pressed = True
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which columns were made wider or narrower."""
        super().mouseReleaseEvent(event)
        self._is_pressed = False
        dragged, self._dragged = self._dragged, {}
        for column, width in dragged.items():
            self.widened.emit(column, width)

    def _note_drag(self, column: int, _old: int, new: int) -> None:
        if self._is_pressed:
            self._dragged[column] = new

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """One title over the hairline that all of them share."""
        place = self.visualIndex(logicalIndex)
        seen = [self.visualIndex(one) for one in range(self.count()) if not self.isSectionHidden(one)]
        box = cell_box(rect, place == min(seen), place == max(seen))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, palette.colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, palette.colour("line"))
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        painter.setPen(palette.colour("text2"))
        self._paint_title(painter, box, logicalIndex)
        painter.restore()

    def _paint_title(self, painter: QPainter, box: QRect, column: int) -> None:
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == column
        arrow = theme.scaled(12) if sorts else 0
        metrics = painter.fontMetrics()
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, box.width() - arrow)
        width = metrics.horizontalAdvance(title)
        left = box.right() + 1 - width - arrow if self._is_right(column) else box.left()
        painter.drawText(
            QRect(left, box.top(), width + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, title
        )
        if sorts:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            picture = QRectF(left + width + 4, box.center().y() - arrow / 2 + 1, arrow, arrow)
            icons.paint(painter, "arrow_up" if up else "arrow_down", "text", picture)

    def _is_right(self, column: int) -> bool:
        side = self.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        return bool(side & Qt.AlignmentFlag.AlignRight)
