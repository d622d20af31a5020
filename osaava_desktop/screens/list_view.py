"""The view that shows a ``RowTable``: rows of 32 with hairlines, the same keys in every list."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from osaava_desktop.screens import palette, theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.tables import ROW_ROLE, AnyIndex, Column, Mark, RowTable
from osaava_desktop.screens.widgets.pill import paint_pill, pill_size
from osaava_desktop.screens.widgets.row_header import INSET, RowHeader, cell_box

ROW_HEIGHT = 32
GAP = 8


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: its text, its marks behind it, and its part of the row's ground and frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The ground first, then what the column says."""
        view = self.list_view()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        first, last = view.ends(index.column())
        painter.save()
        _paint_ground(painter, rect, state, view.is_hovered(index.row()), first, last)
        if view.hasFocus() and view.currentIndex().row() == index.row():
            _paint_frame(painter, rect, first, last)
        self.paint_cell(painter, cell_box(rect, first, last), index)
        painter.restore()

    def paint_cell(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """What stands in the cell; a list with drawings of its own overrides this."""
        row, column = index.data(ROW_ROLE), self.column(index)
        marks = column.marks(row) if column.marks else ()
        room = box.width() - sum(pill_size(mark).width() + GAP for mark in marks)
        painter.setFont(cell_font(column))
        painter.setPen(palette.colour("text2" if column.quiet else "text"))
        metrics = painter.fontMetrics()
        room -= _paint_beside(painter, box, column, row, room) if column.beside else 0
        text = metrics.elidedText(column.value(row), Qt.TextElideMode.ElideRight, max(room, 0))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)
        self.paint_marks(painter, box, metrics.horizontalAdvance(text) + GAP if text else 0, marks)

    def paint_marks(self, painter: QPainter, box: QRect, start: int, marks: Iterable[Mark]) -> None:
        """Pills in a row, from ``start`` pixels into the cell."""
        left = box.left() + start
        for mark in marks:
            size = pill_size(mark)
            wide = min(size.width(), box.right() + 1 - left)
            paint_pill(painter, QRect(left, box.center().y() - size.height() // 2, wide, size.height()), mark)
            left += size.width() + GAP

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """A tool tip with the whole text, only where the cell is too narrow for it."""
        rect: QRect = option.rect
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return bool(super().helpEvent(event, view, option, index))
        narrow = self.sizeHint(option, index).width() > rect.width()
        QToolTip.showText(
            event.globalPos(), self.column(index).read_out(index.data(ROW_ROLE)) if narrow else ""
        )
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As wide as the text and its marks."""
        row, column = index.data(ROW_ROLE), self.column(index)
        first, last = self.list_view().ends(index.column())
        pads = cell_box(QRect(0, 0, 1000, 1), first, last).width()
        wide = 1000 - pads + QFontMetrics(cell_font(column)).horizontalAdvance(column.value(row)) + 1
        if column.beside:
            wide += GAP + _beside_width(column.beside(row))
        for mark in column.marks(row) if column.marks else ():
            wide += pill_size(mark).width() + GAP
        return QSize(wide, theme.scaled(ROW_HEIGHT))

    def list_view(self) -> "RowView":
        """The view it paints for."""
        view = self.parent()
        assert isinstance(view, RowView)
        return view

    def column(self, index: AnyIndex) -> Column[Any]:
        """The column that the cell stands in."""
        return self.list_view().table().columns[index.column()]


def cell_font(column: Column[Any]) -> QFont:
    """Body letters, stronger where the column says so."""
    return theme.font(13, QFont.Weight.DemiBold if column.strong else QFont.Weight.Normal)


def _beside_width(words: str) -> int:
    return QFontMetrics(theme.font(12)).horizontalAdvance(words)


def _paint_beside(painter: QPainter, box: QRect, column: Column[Any], row: object, room: int) -> int:
    """Paint the quiet words of a cell; gives the room that they take, at most half of all."""
    words = column.beside_of(row)
    wide = min(_beside_width(words), room // 2 - GAP)
    text = painter.fontMetrics().horizontalAdvance(column.value(row))
    left = min(text, room - wide - GAP) + GAP
    painter.save()
    painter.setFont(theme.font(12))
    painter.setPen(palette.colour("text2"))
    words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide + 1)
    painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()
    return wide + GAP


def _paint_ground(
    painter: QPainter, rect: QRect, state: QStyle.StateFlag, hovered: bool, first: bool, last: bool
) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or hovered:
        painter.fillRect(rect, palette.colour("accent_tint" if selected else "hover"))
    if selected and first:
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), palette.colour("accent"))
    line = rect.adjusted(INSET if first else 0, 0, -INSET if last else 0, 0)
    painter.fillRect(line.left(), rect.bottom(), line.width(), 1, palette.colour("line"))


def _paint_frame(painter: QPainter, rect: QRect, first: bool, last: bool) -> None:
    """Draw the cell's part of the two-pixel frame round the row in focus."""
    accent = palette.colour("accent")
    painter.fillRect(rect.left(), rect.top(), rect.width(), 2, accent)
    painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, accent)
    if first:
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), accent)
    if last:
        painter.fillRect(rect.right() - 1, rect.top(), 2, rect.height(), accent)


@promotable
class RowView(QTableView):
    """A list of records. Enter or a double click opens one; Ctrl+C copies the rows chosen.

    ``set_up``: the user has given a column another width, or the rows another order.
    """

    opened = Signal(object)
    chosen = Signal(object)
    set_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self._own_widths: dict[int, int] = {}
        header = RowHeader(self)
        header.widened.connect(self._widen)
        header.sortIndicatorChanged.connect(lambda: self.set_up.emit())
        self.setHorizontalHeader(header)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setItemDelegate(RowDelegate(self))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    def set_table(self, table: RowTable[Any], sort_by: int = -1) -> None:
        """Show a table; ``sort_by`` is the column that it is ordered by at first."""
        table.setParent(self)
        self.setModel(table)
        header = self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(theme.scaled(ROW_HEIGHT))
        header.setFixedHeight(theme.scaled(ROW_HEIGHT))
        for place, column in enumerate(table.columns):
            self.setColumnWidth(place, theme.scaled(column.width))
        self.fit()
        header.setSortIndicator(sort_by, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)

    def table(self) -> RowTable[Any]:
        """The table shown."""
        table = self.model()
        assert isinstance(table, RowTable)
        return table

    # Rows by their identity

    def reload(self, rows: Iterable[Any]) -> None:
        """Show these rows instead; what was chosen stays chosen, and the list keeps its place."""
        self.keeping_place(lambda: self.table().set_rows(rows))

    def search(self, text: str) -> None:
        """Show the rows that hold every word of ``text``."""
        self.keeping_place(lambda: self.table().search(text))

    def filter(self, wanted: Callable[[Any], bool] | None) -> None:
        """Show only the rows that are ``wanted``."""
        self.keeping_place(lambda: self.table().filter(wanted))

    def keeping_place(self, change: Callable[[], None]) -> None:
        """Do what resets the table, and choose the same records again."""
        table = self.table()
        current, chosen = self.current_row(), [table.ident(row) for row in self.chosen_rows()]
        place = self.verticalScrollBar().value()
        change()
        for ident in chosen:
            self._choose_line(table.line_of(ident), QItemSelectionModel.SelectionFlag.Select)
        if current is not None:
            self._choose_line(table.line_of(table.ident(current)), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.verticalScrollBar().setValue(place)

    def choose(self, ident: Hashable) -> None:
        """Choose one record and bring it into sight; nothing happens if it is not shown."""
        self._choose_line(
            self.table().line_of(ident),
            QItemSelectionModel.SelectionFlag.ClearAndSelect,
        )
        self.scrollTo(self.currentIndex())

    def current_row(self) -> Any | None:  # noqa: ANN401 - whatever record the table holds
        """The record that the keys act on."""
        return self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None

    def chosen_rows(self) -> list[Any]:
        """The records chosen, in the order shown."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table().row(line) for line in lines]

    def _choose_line(self, line: int, how: QItemSelectionModel.SelectionFlag) -> None:
        if line >= 0:
            rows = QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.model().index(line, self._first_column()), how | rows)

    def _tell_chosen(self, current: QModelIndex) -> None:
        self.viewport().update()  # the frame goes round the whole row; Qt draws one cell anew
        self.chosen.emit(current.data(ROW_ROLE) if current.isValid() else None)

    # For the delegate

    def ends(self, column: int) -> tuple[bool, bool]:
        """Whether a column is the first and whether it is the last one in sight."""
        header = self.horizontalHeader()
        places = [header.visualIndex(c) for c in range(header.count()) if not header.isSectionHidden(c)]
        place = header.visualIndex(column)
        return place == min(places), place == max(places)

    def is_hovered(self, line: int) -> bool:
        """Whether the mouse is over that row."""
        return line == self._hovered

    def _first_column(self) -> int:
        return self.horizontalHeader().logicalIndex(0)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The stretching columns share what room there is."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the room; also to be called when a column is hidden or shown.

        Not Qt's own stretching: that would shrink a column to nothing in a narrow window.
        """
        if self.model() is None:
            return
        columns = self.table().columns
        places = [place for place, column in enumerate(columns) if column.stretch]
        places = [one for one in places if not self.isColumnHidden(one) and one not in self._own_widths]
        others = self.horizontalHeader().length() - sum(self.columnWidth(place) for place in places)
        for left, place in zip(range(len(places), 0, -1), places, strict=True):
            room = (self.viewport().width() - others) // left
            self.setColumnWidth(place, max(theme.scaled(columns[place].width), room))
            others += self.columnWidth(place)

    def width_of(self, column: int) -> int:
        """The pixels that a column asks for: those that the user gave it, or its own."""
        return theme.scaled(self._own_widths.get(column, self.table().columns[column].width))

    def own_widths(self) -> dict[int, int]:
        """The widths that the user gave columns, in pixels at the normal letter size."""
        return dict(self._own_widths)

    def give_widths(self, widths: Mapping[int, int]) -> None:
        """Give columns the widths that the user once gave them."""
        self._own_widths.update(widths)
        for column in widths:
            self.setColumnWidth(column, self.width_of(column))
        self.fit()

    def _widen(self, column: int, pixels: int) -> None:
        self._own_widths[column] = round(pixels * 100 / theme.scaled(100))
        self.set_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies; Home and End go to the first and the last row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.current_row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the rows chosen on the clipboard, a tab between cells."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        if lines:
            text = self.table().text(lines, [column for column in order if not self.isColumnHidden(column)])
            QGuiApplication.clipboard().setText(text)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse, so that the whole row lights up."""
        if event.type() in (
            QEvent.Type.MouseMove,
            QEvent.Type.HoverMove,
            QEvent.Type.Leave,
            QEvent.Type.HoverLeave,
        ):
            where = self.viewport().mapFromGlobal(self.cursor().pos())
            inside = self.viewport().rect().contains(where)
            self._hover(self.rowAt(where.y()) if inside else -1)
        return bool(super().viewportEvent(event))

    def _hover(self, line: int) -> None:
        if line != self._hovered:
            self._hovered = line
            self.viewport().update()
