"""Lists: one read-only table model over records, and the view that shows every list alike.

The model sorts and filters its own list, with sort keys made once per row: 20,000 rows take a
fifth of a second at most, where a QSortFilterProxyModel takes seconds.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QCollator, QLocale, QModelIndex, QPersistentModelIndex, Qt

from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.workbooks import Cell

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A pill behind a cell's text: an icon and a word; ``kind`` as in ``widgets.pill``."""

    icon: str
    text: str
    kind: str = "neutral"


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column: how a row's cell reads, sorts and looks.

    ``value`` is the text shown. ``sort`` gives anything that compares with its like (None sorts
    last); without it rows sort by ``value`` as Finns do. ``spoken`` is what a screen reader says
    where the text alone would not do; a cell with marks is spoken with them. ``beside`` tells apart
    what is named alike: quiet words behind the text, which come before the end of a long one. ``width``
    is in pixels at the normal letter size; ``stretch`` columns share what is left.
    """

    title: str
    value: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    marks: Callable[[Row], Sequence[Mark]] | None = None
    beside: Callable[[Row], str] | None = None
    spoken: Callable[[Row], str] | None = None
    width: int = 96
    stretch: bool = False
    right: bool = False
    strong: bool = False
    quiet: bool = False

    def read_out(self, row: Row) -> str:
        """The cell in words."""
        if self.spoken:
            return self.spoken(row)
        marks = self.marks(row) if self.marks else ()
        words = (self.value(row), self.beside_of(row), *(mark.text for mark in marks))
        return ", ".join(word for word in words if word)

    def plain(self, row: Row) -> Cell:
        """The cell for a spreadsheet: a date or a number where the column sorts by what it shows."""
        key, shown = self.sort(row) if self.sort else None, self.value(row)
        is_number = type(key) is int and str(key) == "".join(shown.split())
        return key if isinstance(key, dt.date) or is_number else shown

    def beside_of(self, row: Row) -> str:
        """The quiet words behind the text, if any."""
        return self.beside(row) if self.beside else ""


class RowTable(QAbstractTableModel, Generic[Row]):
    """Records as rows. ``ident`` names a row over reloads, such as its id."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        ident: Callable[[Row], Hashable],
        *,
        searched: Callable[[Row], str] | None = None,
        words_of: Callable[[str], Sequence[str]] | None = None,
    ) -> None:
        """``searched`` gives the folded text that a row is searched by, where that is not all its cells;
        ``words_of`` the words to look for, where they are not the folded words of what is typed."""
        super().__init__()
        self.columns = tuple(columns)
        self.ident = ident
        self._searched = searched
        self._words_of = words_of or (lambda text: folded(text).split())
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._keys: dict[int, list[Any]] = {}
        self._order: list[int] | None = None
        self._texts: list[str] | None = None
        self._words: tuple[str, ...] = ()
        self._wanted: Callable[[Row], bool] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._collator = QCollator(QLocale("fi_FI"))
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._collator.setNumericMode(True)

    # What is in it

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Replace the rows; search, filter and order stay as they are."""
        self.beginResetModel()
        self._all = list(rows)
        self._keys.clear()
        self._order = None
        # Made at once where that is cheap: the first letter searched for must not wait.
        self._texts = [self._searched(row) for row in self._all] if self._searched else None
        self._arrange()
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show the rows that hold every word of ``text`` in some column; none shows all."""
        self.beginResetModel()
        self._words = tuple(self._words_of(text))
        self._arrange()
        self.endResetModel()

    def filter(self, wanted: Callable[[Row], bool] | None) -> None:
        """Show only rows that are ``wanted``; None takes the filter off."""
        self.beginResetModel()
        self._wanted = wanted
        self._arrange()
        self.endResetModel()

    def row(self, index: int) -> Row:
        """The record on that line of the list."""
        return self._shown[index]

    def rows(self) -> Sequence[Row]:
        """The records shown, in order."""
        return tuple(self._shown)

    def total(self) -> int:
        """How many records there are, shown or not."""
        return len(self._all)

    def line_of(self, ident: Hashable) -> int:
        """The line that the record stands on; -1 if it is not shown."""
        return next((line for line, row in enumerate(self._shown) if self.ident(row) == ident), -1)

    def text(self, lines: Iterable[int], columns: Sequence[int]) -> str:
        """Those lines as tab-separated text, for a spreadsheet."""
        return "\n".join(
            "\t".join(_one_line(self.columns[column].read_out(self._shown[line])) for column in columns)
            for line in lines
        )

    def cells(self, columns: Sequence[int]) -> list[list[Cell]]:
        """The rows shown, for a spreadsheet."""
        return [[self.columns[column].plain(row) for column in columns] for row in self._shown]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; a negative one gives back the order they came in."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        idents = [self.ident(self._shown[index.row()]) for index in old]
        self._sorted_by = (column, order) if column >= 0 else None
        self._order = None
        self._arrange()
        lines = {self.ident(row): line for line, row in enumerate(self._shown)} if old else {}
        new = [self.index(lines[ident], index.column()) for ident, index in zip(idents, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    # What Qt asks

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """The number of rows shown; a cell has none of its own."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """The number of columns; a cell has none of its own."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell's text, its spoken words, its side, or the record itself."""
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.value(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.read_out(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        return row if role == ROW_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' titles, on the side that their cells are on."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[section].title
        return _side(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    # Order and choice

    def _arrange(self) -> None:
        """Choose what is shown; the order is made once, and every choice keeps it."""
        if self._order is None:
            self._order = self._in_order()
        found = self._order
        if self._words:
            if self._texts is None:
                self._texts = [folded(self._read_out(row)) for row in self._all]
            texts = self._texts
            for word in self._words:
                found = [place for place in found if word in texts[place]]
        rows = [self._all[place] for place in found]
        self._shown = rows if self._wanted is None else [row for row in rows if self._wanted(row)]

    def _in_order(self) -> list[int]:
        """The places of the rows in the order asked for."""
        if self._sorted_by is None:
            return list(range(len(self._all)))
        column, order = self._sorted_by
        keys = self._sort_keys(column)
        # An empty cell comes last in both orders, as people expect of a list.
        filled = [place for place, key in enumerate(keys) if key is not None]
        empty = [place for place, key in enumerate(keys) if key is None]
        filled.sort(key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
        return filled + empty

    def _sort_keys(self, column: int) -> list[Any]:
        if column not in self._keys:
            wanted = self.columns[column]
            key = wanted.sort or (lambda row: self._collated(wanted.value(row)))
            self._keys[column] = [key(row) for row in self._all]
        return self._keys[column]

    def _collated(self, text: str) -> Any:  # noqa: ANN401 - a QCollatorSortKey compares, but its stubs don't say so
        return self._collator.sortKey(text) if text else None

    def _read_out(self, row: Row) -> str:
        return " ".join(column.read_out(row) for column in self.columns)


def _side(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _one_line(text: str) -> str:
    return " ".join(text.split())
