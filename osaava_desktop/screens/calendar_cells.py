"""How the cells of the calendar look: a day with lines of sessions, or one session with all about it."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from osaava_desktop.domain import texts
from osaava_desktop.domain.calendar import CalendarEntry
from osaava_desktop.domain.groups import SessionState
from osaava_desktop.domain.special_days import special_day
from osaava_desktop.screens import group_columns, palette, theme

AnyIndex = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
_LINE = 18
_LINES = 3
"""What a session's cell holds below its time."""

_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A day with its sessions, or one session of it; ``quiet`` days are of another month."""

    day: dt.date
    entries: tuple[CalendarEntry, ...]
    whole_day: bool
    quiet: bool = False


class CellDelegate(QStyledItemDelegate):
    """Paints a cell: ground, frame of the cursor, and its words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """What the cell holds."""
        cell: Cell = index.data(CELL_ROLE)
        rect: QRect = option.rect
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        painter.save()
        painter.setClipRect(rect)
        _paint_ground(painter, rect, cell, bool(option.state & QStyle.StateFlag.State_Selected))
        if view.hasFocus() and view.currentIndex() == index:
            painter.setPen(palette.colour("accent"))
            for inset in (0, 1):
                painter.drawRect(rect.adjusted(inset, inset, -1 - inset, -1 - inset))
        if cell.whole_day:
            _paint_day(painter, rect.adjusted(6, 3, -4, -2), cell)
        elif cell.entries:
            _paint_session(painter, rect.adjusted(8, 6, -6, -4), cell.entries[0])
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRect, cell: Cell, selected: bool) -> None:
    """Weekends and other months are sunken; hairlines part the cells."""
    free = cell.quiet or cell.day.weekday() > 4 or bool(special_day(cell.day))
    if selected:
        painter.fillRect(rect, palette.colour("accent_tint"))
    elif free:
        painter.fillRect(rect, palette.colour("sunken"))
    line = palette.colour("line")
    painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)
    if cell.whole_day or cell.entries:
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)


def _paint_day(painter: QPainter, box: QRect, cell: Cell) -> None:
    """The date with its holiday, then as many sessions as there is room for."""
    line = theme.scaled(_LINE)
    top = QRect(box.left(), box.top(), box.width(), line)
    painter.setFont(theme.font(12, QFont.Weight.DemiBold))
    painter.setPen(palette.colour("text2" if cell.quiet else "text"))
    number = f"{cell.day.day}."
    painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, number)
    used = painter.fontMetrics().horizontalAdvance(number) + 6
    feast = special_day(cell.day)
    if feast:
        painter.setFont(theme.font(11))
        painter.setPen(palette.colour("attention"))
        words = painter.fontMetrics().elidedText(feast, _ELIDE, box.width() - used)
        painter.drawText(top.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
    room = max((box.height() - line) // line, 0)
    shown = cell.entries if len(cell.entries) <= room else cell.entries[: max(room - 1, 0)]
    for place, entry in enumerate(shown, start=1):
        _paint_line(painter, top.translated(0, place * line), entry)
    hidden = len(cell.entries) - len(shown)
    if hidden:
        painter.setFont(theme.font(11, QFont.Weight.DemiBold))
        painter.setPen(palette.colour("accent_text"))
        place = min(len(shown) + 1, room)
        where = top.translated(0, place * line)
        side = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignRight if not room else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(where, side, f"+{texts.format_number(hidden)}")


def _paint_line(painter: QPainter, box: QRect, entry: CalendarEntry) -> None:
    painter.setFont(_font(11, entry))
    painter.setPen(palette.colour("text2" if entry.is_off else "text"))
    time = texts.format_time(entry.session.starts) if entry.session.starts else ""
    words = " ".join(filter(None, (time, entry.group.name)))
    painter.drawText(
        box, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(words, _ELIDE, box.width())
    )


def _paint_session(painter: QPainter, box: QRect, entry: CalendarEntry) -> None:
    """Its time, the group's name in two lines, its place; a bar says whether it was held."""
    held = entry.session.state is SessionState.HELD
    bar = "control" if entry.is_off else "accent" if held else "accent_tint"
    painter.fillRect(box.left() - 8, box.top() - 6, 3, box.height() + 10, palette.colour(bar))
    quiet = palette.colour("text2")
    painter.setFont(_font(12, entry))
    painter.setPen(quiet)
    times = group_columns.times(entry.session)
    line = theme.scaled(_LINE)
    row = QRect(box.left(), box.top(), box.width(), line)
    state = entry.session.state.label if entry.is_off else ""
    if painter.fontMetrics().horizontalAdvance(times) > box.width() and entry.session.starts:
        times = texts.format_time(entry.session.starts)
    first = " · ".join(filter(None, (times, state)))
    painter.drawText(
        row, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(first, _ELIDE, box.width())
    )
    painter.setFont(_font(13, entry, QFont.Weight.DemiBold))
    painter.setPen(quiet if entry.is_off else palette.colour("text"))
    rows = _lines(painter, entry.group.name, box.width())
    for words in rows:
        row = row.translated(0, line)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, words)
    painter.setFont(_font(12, entry))
    painter.setPen(quiet)
    for words in _lines(painter, entry.place, box.width())[: _LINES - len(rows)]:
        row = row.translated(0, line)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, words)


def _lines(painter: QPainter, text: str, width: int) -> list[str]:
    """The text broken between words, the second line cut where it is too long."""
    metrics, first, words = painter.fontMetrics(), "", text.split(" ")
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [metrics.elidedText(text, _ELIDE, width)]
    return [first, metrics.elidedText(" ".join(words), _ELIDE, width)] if words else [first]


def _font(pixels: int, entry: CalendarEntry, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """What is not held is struck out."""
    font = theme.font(pixels, weight)
    font.setStrikeOut(entry.is_off)
    return font
