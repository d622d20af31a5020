"""The calendar's grid: a month has a day in each cell, a week a session; the keys go from day to day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain.calendar import CalendarEntry, Span
from osaava_desktop.domain.special_days import special_day
from osaava_desktop.domain.texts import capital
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import group_columns, palette, theme
from osaava_desktop.screens.calendar_cells import CELL_ROLE, Cell, CellDelegate
from osaava_desktop.screens.forms import promotable

AnyIndex = QModelIndex | QPersistentModelIndex
WEEK = dt.timedelta(weeks=1)
DAY = dt.timedelta(days=1)
_SESSION_HEIGHT, _FREE_WIDTH, _HEAD_MARGINS = 84, 70, 14


class CalendarTable(QAbstractTableModel):
    """Days and their sessions; a cell of a week has one session at most."""

    def __init__(self) -> None:
        super().__init__()
        self.period, self.day = Span.WEEK, dt.date.min
        self.today = dt.date.min
        self.days: list[dt.date] = []
        self._by_day: dict[dt.date, list[CalendarEntry]] = {}

    def show(self, span: Span, day: dt.date, today: dt.date, entries: Sequence[CalendarEntry]) -> None:
        """Show the span that ``day`` lies in."""
        self.beginResetModel()
        self.period, self.day, self.today, self.days = span, day, today, span.days(day)
        found: defaultdict[dt.date, list[CalendarEntry]] = defaultdict(list)
        for entry in entries:
            found[entry.session.on].append(entry)
        self._by_day = dict(found)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Weeks of a month; as many as the fullest day of a week has sessions."""
        if not self.days:
            return 0
        if self.period is Span.MONTH:
            return len(self.days) // 7
        return max(1, *(len(self.of_day(day)) for day in self.days))

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Monday to Sunday."""
        return 7 if self.days else 0

    def of_day(self, day: dt.date) -> list[CalendarEntry]:
        """The sessions of a day."""
        return self._by_day.get(day, [])

    def is_free(self, weekday: int) -> bool:
        """Whether nothing stands on that weekday, neither a session nor the name of a holiday."""
        return not any(self.of_day(day) or special_day(day) for day in self.days[weekday::7])

    def day_at(self, index: AnyIndex) -> dt.date:
        """The day that a cell belongs to."""
        row = index.row() if self.period is Span.MONTH else 0
        return self.days[7 * row + index.column()]

    def entry_at(self, index: AnyIndex) -> CalendarEntry | None:
        """The session of a cell: of a day in a month's cell, if it has just one."""
        entries = self.of_day(self.day_at(index))
        if self.period is Span.MONTH:
            return entries[0] if len(entries) == 1 else None
        return entries[index.row()] if index.row() < len(entries) else None

    def cell_of(self, day: dt.date, row: int = 0) -> QModelIndex:
        """The cell of a day; in a week that of its ``row``-th session."""
        place = self.days.index(day)
        return self.index(place // 7 if self.period is Span.MONTH else row, place % 7)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows, and the same in words."""
        if role == CELL_ROLE:
            return self._cell(index)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(index)
        return None

    def _cell(self, index: AnyIndex) -> Cell:
        day = self.day_at(index)
        if self.period is Span.MONTH:
            outside = day.month != self.day.month
            return Cell(day=day, entries=tuple(self.of_day(day)), whole_day=True, quiet=outside)
        entry = self.entry_at(index)
        return Cell(day=day, entries=(entry,) if entry else (), whole_day=False)

    def _spoken(self, index: AnyIndex) -> str:
        day = self.day_at(index)
        if self.period is Span.MONTH:
            entries = self.of_day(day)
        else:
            entry = self.entry_at(index)
            entries = [entry] if entry else []
        parts = [texts.format_weekday_date(day), special_day(day)]
        return "\n".join(filter(None, [", ".join(filter(None, parts)), *map(_in_words, entries)]))

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Weekdays above, the numbers of weeks beside."""
        if role != Qt.ItemDataRole.DisplayRole or not self.days:
            return None
        if way is Qt.Orientation.Vertical:
            return str(self.days[7 * section].isocalendar().week) if self.period is Span.MONTH else ""
        if self.period is Span.MONTH:
            return capital(texts.weekday_name(section))
        day = self.days[section]
        return texts.format_weekday_date(day).removesuffix(str(day.year))


@promotable
class CalendarGrid(QTableView):
    """``opened(entry)`` or ``day_opened(day)`` at Enter or a double click; ``moved(day)`` out of the span."""

    opened = Signal(object)
    day_opened = Signal(object)
    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = CalendarTable()
        self._table.setParent(self)
        self.setModel(self._table)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(_Days(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setFixedWidth(theme.scaled(32))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_span(self, span: Span, day: dt.date, today: dt.date, entries: Sequence[CalendarEntry]) -> None:
        """Show the span that ``day`` lies in, the cursor on that day."""
        row = self.currentIndex().row() if span is self._table.period and day == self.day() else 0
        self._table.show(span, day, today, entries)
        self.verticalHeader().setVisible(span is Span.MONTH)
        self._fit()
        last = self._table.rowCount() - 1
        self.setCurrentIndex(self._table.cell_of(day, min(max(row, 0), last)))

    def day(self) -> dt.date:
        """The day that the cursor is on."""
        index = self.currentIndex()
        return self._table.day_at(index) if index.isValid() else self._table.day

    def entry(self) -> CalendarEntry | None:
        """The session that the cursor is on, if it is on just one."""
        index = self.currentIndex()
        return self._table.entry_at(index) if index.isValid() else None

    def go_to(self, session: object) -> None:
        """The cursor on a session of that id, if it is shown."""
        for day in self._table.days:
            for row, entry in enumerate(self._table.of_day(day)):
                if entry.session.id == session:
                    self.setCurrentIndex(self._table.cell_of(day, row))

    def _open(self) -> None:
        entry = self.entry()
        if entry is not None:
            self.opened.emit(entry)
        else:
            self.day_opened.emit(self.day())

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by the day, up and down by the week or the session, Page keys by the span, Home today."""
        key, month = event.key(), self._table.period is Span.MONTH
        steps = {Qt.Key.Key_Left: -DAY, Qt.Key.Key_Right: DAY}
        if month:
            steps |= {Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
        spans = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_Home:
            self.moved.emit(self._table.today)
        elif key in spans:
            self.moved.emit(self._table.period.step(self.day(), spans[Qt.Key(key)]))
        elif key in steps and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go(self.day() + steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _go(self, day: dt.date) -> None:
        if day in self._table.days:
            self.setCurrentIndex(self._table.cell_of(day, self.currentIndex().row()))
        else:
            self.moved.emit(day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The days share the width, a month's weeks the height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        weeks = max(self._table.rowCount(), 1)
        height = theme.scaled(_SESSION_HEIGHT)
        if self._table.period is Span.MONTH:
            height = max(self.viewport().height() // weeks, theme.scaled(48))
        self.verticalHeader().setDefaultSectionSize(height)
        self._fit_days()

    def _fit_days(self) -> None:
        """A weekend without sessions gives way to the other days, as far as its words are whole."""
        header, room = self.horizontalHeader(), self.viewport().width()
        free = {place: self._least_width(place) for place in (5, 6) if self._table.is_free(place)}
        each = (room - sum(free.values())) // (7 - len(free))
        for place in range(self._table.columnCount()):
            header.resizeSection(place, free.get(place, each))

    def _least_width(self, place: int) -> int:
        words = str(self._table.headerData(place, Qt.Orientation.Horizontal))
        metrics = QFontMetrics(theme.font(12, QFont.Weight.DemiBold))
        return max(theme.scaled(_FREE_WIDTH), metrics.horizontalAdvance(words) + _HEAD_MARGINS)


class _Days(QHeaderView):
    """Weekdays, in a week with the date and the holiday; today stands out."""

    def __init__(self, parent: CalendarGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(theme.scaled(44))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The day, and below it what is special about it."""
        table = self.model()
        assert isinstance(table, CalendarTable)
        week = table.period is Span.WEEK
        day = table.days[logicalIndex] if week else None
        box = rect.adjusted(8, 4, -4, -4)
        painter.save()
        painter.fillRect(rect, palette.colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, palette.colour("line"))
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        painter.setPen(palette.colour("accent_text" if day == table.today else "text2"))
        title = str(table.headerData(logicalIndex, Qt.Orientation.Horizontal))
        metrics = painter.fontMetrics()
        feast = special_day(day) if day else ""
        side = Qt.AlignmentFlag.AlignTop if feast else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, side, metrics.elidedText(title, Qt.TextElideMode.ElideRight, box.width()))
        painter.setPen(palette.colour("attention"))
        words = metrics.elidedText(feast, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom, words)
        painter.restore()


def _in_words(entry: CalendarEntry) -> str:
    """A session as it is read out."""
    times = group_columns.times(entry.session)
    state = entry.session.state.label
    return ", ".join(filter(None, (times, entry.group.name, entry.place, entry.leader, state)))


def counted(entries: Sequence[CalendarEntry]) -> str:
    """How many sessions are shown, and how many of them are not held."""
    off = sum(entry.is_off for entry in entries)
    words = ngettext("{count} session", "{count} sessions", len(entries))
    parts = [words.format(count=texts.format_number(len(entries)))]
    if off:
        parts.append(_("{count} of them not held").format(count=texts.format_number(off)))
    return " · ".join(parts)
