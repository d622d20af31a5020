"""The list of figures side by side: the cursor stands on a number, which Enter opens."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from osaava_desktop.domain.comparison import Comparison
from osaava_desktop.screens import theme
from osaava_desktop.screens.comparison_rows import (
    NAME,
    NUMBER,
    NUMBERS,
    SPARE,
    ComparisonRow,
    rows_of,
    table_of,
)
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.headed_table import HeadedDelegate, keep_order
from osaava_desktop.screens.list_view import RowView

_NAME = 260
"""The room that words want before anything else gets some."""


@promotable
class ComparisonView(RowView):
    """Keeps figure and column over another count; its order is the report's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column, self._total = NUMBER, 0
        self.setItemDelegate(HeadedDelegate(self, NAME, NUMBERS))

    def show_comparison(self, found: Comparison, text: str) -> None:
        """Show other figures, those that hold every word of ``text``."""
        row = self.current() if self.model() is not None else None
        self.set_table(table_of(found))
        keep_order(self)
        rows = rows_of(found)
        self._total = sum(row.line is not None for row in rows)
        self.table().set_rows(rows)
        self.search(text)
        self._spare_columns()
        self.go_to(row.key if row else "")

    def current(self) -> ComparisonRow | None:
        """The row of the cursor; its column is kept."""
        row: ComparisonRow | None = self.current_row()
        if row is not None:
            self._column = max(self.currentIndex().column(), NUMBER)
        return row

    def go_to(self, key: str = "") -> None:
        """To a figure; where that is not shown, to the first one with a number."""
        rows = self.table().rows()
        lines = [line for line, row in enumerate(rows) if row.line is not None]
        if not lines:
            return
        told = [line for line in lines if rows[line].is_told]
        line = next((line for line in lines if rows[line].key == key), (told or lines)[0])
        index = self.table().index(line, min(self._column, self.table().columnCount() - 1))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What there is no room for gives way."""
        super().resizeEvent(event)
        self._spare_columns()

    def _spare_columns(self) -> None:
        if self.model() is None:
            return
        widths = [theme.scaled(column.width) for column in self.table().columns]
        needed = sum(widths) - widths[NAME] + theme.scaled(_NAME)
        for places in SPARE:
            hidden = needed > self.viewport().width()
            for place in (one for one in places if one < len(widths)):
                self.setColumnHidden(place, hidden)
                needed -= widths[place] if hidden else 0
        self.fit()

    def counts(self) -> tuple[int, int]:
        """How many figures are shown, and how many there are."""
        return sum(row.line is not None for row in self.table().rows()), self._total
