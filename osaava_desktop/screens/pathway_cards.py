"""A column of the board: the steps of one state as cards, which can be dragged and moved by keys."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from osaava_desktop.domain.pathways import StepLine, StepState, days_late
from osaava_desktop.domain.texts import format_near_date
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.pathway_list import TYPE_ICONS
from osaava_desktop.screens.still_there import short_words
from osaava_desktop.screens.tables import ROW_ROLE, AnyIndex, Mark
from osaava_desktop.screens.widgets.initials import paint_initials
from osaava_desktop.screens.widgets.pill import paint_pill, pill_size

_MIME = "application/x-osaava-step"
_LINE, _PAD, _BETWEEN, _ICON, _DISC = 20, 9, 8, 16, 24
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CardModel(QAbstractListModel):
    """The cards of a column."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self._lines: Sequence[StepLine] = ()

    def set_lines(self, lines: Sequence[StepLine]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def lines(self) -> Sequence[StepLine]:
        """The cards, from the top."""
        return self._lines

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many cards there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself, or all that the card says."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(line, self.today)
        return line if role == ROW_ROLE else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Cards can be dragged; what is dropped goes to the whole column."""
        flags = super().flags(index)
        return flags | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def mimeTypes(self) -> list[str]:
        """Steps by their ids."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the step dragged."""
        data = QMimeData()
        data.setData(_MIME, self._lines[indexes[0].row()].step.id.bytes)
        return data


class CardDelegate(QStyledItemDelegate):
    """Paints a card: where to, who, with whom, since when."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Four lines and the room between cards."""
        return QSize(100, theme.scaled(3 * _LINE + _DISC) + 2 * _PAD + _BETWEEN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The ground with its frame, then line by line."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        line: StepLine = index.data(ROW_ROLE)
        model = index.model()
        assert isinstance(model, CardModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = rect.adjusted(0, 0, 0, -_BETWEEN)
        chosen = bool(state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(palette.colour("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(palette.colour("surface"))
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 6, 6)
        _paint_words(painter, card.adjusted(12, _PAD, -10, -_PAD), line, model.today)
        painter.restore()


def _paint_words(painter: QPainter, box: QRect, line: StepLine, today: date) -> None:
    high, size = theme.scaled(_LINE), theme.scaled(_ICON)
    rows = [QRect(box.left(), box.top() + place * high, box.width(), high) for place in range(4)]
    top = QRectF(rows[0].left(), rows[0].top() + (high - size) / 2, size, size)
    icons.paint(painter, TYPE_ICONS[line.step.type], "accent_text", top)
    where = rows[0].adjusted(size + 8, 0, 0, 0)
    _paint_text(painter, where, line.step.label or line.step.type.label, "accent_text", strong=True)
    _paint_text(painter, rows[1], line.name, "text", strong=True)
    _paint_text(painter, rows[2], _with_whom(line), "text2")
    disc = theme.scaled(_DISC)
    if line.worker:
        paint_initials(
            painter, QRectF(rows[3].right() - disc + 1, box.bottom() - disc + 1, disc, disc), line.worker
        )
    left = QRect(box.left(), box.bottom() - disc + 1, box.width() - disc - 6, disc)
    days = days_late(line.step, today)
    if days:
        mark = _late_mark(days)
        if pill_size(mark).width() > left.width():
            mark = Mark(icon="warning", text=_("{days} d").format(days=days), kind="attention")
        size_of = pill_size(mark)
        wide = min(size_of.width(), left.width())
        paint_pill(
            painter,
            QRect(left.left(), left.center().y() - size_of.height() // 2 + 1, wide, size_of.height()),
            mark,
        )
    else:
        said, heard = _when(line, today), short_words(line.still, today)
        whole = f"{said} · {heard}" if heard else said
        room = QFontMetrics(theme.font(13)).horizontalAdvance(whole) <= left.width()
        _paint_text(painter, left, whole if room else said, "text2")


def _paint_text(painter: QPainter, box: QRect, text: str, ink: str, *, strong: bool = False) -> None:
    painter.setFont(theme.font(13, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
    painter.setPen(palette.colour(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _MIDDLE, shown)


def _late_mark(days: int) -> Mark:
    return Mark(icon="warning", text=_("late by {days} d").format(days=days), kind="attention")


def _with_whom(line: StepLine) -> str:
    return line.partner or " ".join(line.step.note.split())


def _when(line: StepLine, today: date) -> str:
    """Since when it is so, or from when."""
    step = line.step
    words = {
        StepState.PLANNED: _("starts {day}"),
        StepState.STARTED: _("since {day}"),
        StepState.COMPLETED: _("ended {day}"),
        StepState.INTERRUPTED: _("interrupted {day}"),
    }[step.state]
    return words.format(day=format_near_date(step.ended or step.on, today))


def spoken(line: StepLine, today: date) -> str:
    """All that a card says, in words."""
    days = days_late(line.step, today)
    late = _late_mark(days).text if days else ""
    kind = line.step.label or line.step.type.label
    words = (
        line.name,
        kind,
        _with_whom(line),
        _when(line, today),
        late,
        short_words(line.still, today),
        line.worker,
    )
    return ", ".join(filter(None, words))


class CardView(QListView):
    """The cards of a column. Left and Right go to the next column, with Alt they take the card along."""

    opened = Signal(object)
    left_by = Signal(int)
    moved_by = Signal(int)
    dropped = Signal(object)
    entered = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardModel(today)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        theme.set_role(self, "cards")
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    def current(self) -> StepLine | None:
        """The card chosen."""
        found: StepLine | None = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return found

    def choose(self, place: int) -> None:
        """Choose the card at that place, or the last one."""
        rows = self.cards.rowCount()
        if rows:
            self.setCurrentIndex(self.cards.index(min(place, rows - 1)))

    def event(self, event: QEvent) -> bool:
        """Alt with an arrow is for the card, whatever else it means in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _side(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; arrows to the sides go on, or move the card."""
        side, line = _side(event), self.current()
        if side and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved_by.emit(side)
        elif side and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left_by.emit(side)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self.opened.emit(line)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A card from another column may come in."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere on the column."""
        self._judge(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which step was dropped here."""
        event.acceptProposedAction()
        self.dropped.emit(UUID(bytes=bytes(event.mimeData().data(_MIME).data())))

    def _judge(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(_MIME) and event.source() is not self:
            event.acceptProposedAction()
        else:
            event.ignore()


def _side(event: QKeyEvent) -> int:
    """-1 for the left arrow, 1 for the right one."""
    return {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
