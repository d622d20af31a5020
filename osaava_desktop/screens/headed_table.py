"""Lists of numbers under headings: the cursor goes past the headings, and Enter opens a number."""

from collections.abc import Callable, Container, Hashable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from osaava_desktop.screens import palette, theme
from osaava_desktop.screens.list_view import RowDelegate, RowView
from osaava_desktop.screens.tables import ROW_ROLE, AnyIndex, Column, Row, RowTable


class HeadedTable(RowTable[Row]):
    """The lines; ``heading`` gives the words of one that is a heading, and nothing for any other."""

    def __init__(
        self, columns: Sequence[Column[Row]], ident: Callable[[Row], Hashable], heading: Callable[[Row], str]
    ) -> None:
        super().__init__(columns, ident)
        self.heading = heading

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A heading can't be chosen."""
        is_heading = bool(self.heading(self.row(index.row())))
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)


class HeadedDelegate(RowDelegate):
    """A heading in quiet strong letters; a frame round the number that Enter opens."""

    def __init__(self, view: RowView, name: int, numbers: Container[int]) -> None:
        """Headings stand in the column ``name``, numbers that are opened in ``numbers``."""
        super().__init__(view)
        self._name, self._numbers = name, numbers

    def paint_cell(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """The heading, or the cell and its frame."""
        row, table = index.data(ROW_ROLE), self.list_view().table()
        assert isinstance(table, HeadedTable)
        if heading := table.heading(row):
            if index.column() == self._name:
                painter.setFont(theme.font(12, QFont.Weight.DemiBold))
                painter.setPen(palette.colour("text2"))
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, heading)
            return
        super().paint_cell(painter, box, index)
        if index == self.list_view().currentIndex() and index.column() in self._numbers:
            painter.setPen(QPen(palette.colour("accent"), 1.5))
            wide = painter.fontMetrics().horizontalAdvance(self.column(index).value(row))
            painter.drawRoundedRect(box.adjusted(box.width() - wide - 7, 5, 7, -6), 4, 4)


def keep_order(view: RowView) -> None:
    """The order of the lines and columns is the report's, not the user's."""
    view.setSortingEnabled(False)
    header = view.horizontalHeader()
    header.setSectionsClickable(False)
    header.setSectionsMovable(False)
