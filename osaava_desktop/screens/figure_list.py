"""The figures of a report as a list under headings; a target with its bar and its verdict in words."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.figure_lines import LINE_ROLE, AnyIndex, FigureLine, FigureModel
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.bar import paint_bar

SHARE = 56
AMOUNT = 92
"""Widths of the two columns of numbers."""

_INSET = 16
_ROW = 32
_TARGET = 52
_HEADING = 36
_BAR = 160
_BELOW = 20
_GAP = 6
_TOP = Qt.AlignmentFlag.AlignTop


class FigureDelegate(QStyledItemDelegate):
    """Label left, n / N and share right; below a target its bar and the verdict."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The ground, then the words."""
        line: FigureLine = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        if line.key:
            _paint_ground(painter, rect, option.state, self._has_focus(index))
            _paint_figure(painter, _inner(rect), line)
            if line.bar is not None:
                _paint_target(painter, _inner(rect), line)
        else:
            painter.setFont(theme.font(12, QFont.Weight.DemiBold))
            painter.setPen(palette.colour("text2"))
            box = _inner(rect).adjusted(0, 0, 0, -4)
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, line.label)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """A long label takes a second line; nothing is cut."""
        line: FigureLine = index.data(LINE_ROLE)
        if not line.key:
            return QSize(0, theme.scaled(_HEADING))
        width = self._view().viewport().width()
        words = _label_height(line, _inner(QRect(0, 0, width, 10)).width())
        extra = max(words - QFontMetrics(_label_font(line)).height(), 0)
        if line.bar is None:
            return QSize(0, theme.scaled(_ROW) + extra)
        stacked = _is_stacked(line, _inner(QRect(0, 0, width, 10)).width())
        return QSize(0, theme.scaled(_TARGET + (_BELOW if stacked else 0)) + extra)

    def _view(self) -> "FigureView":
        view = self.parent()
        assert isinstance(view, FigureView)
        return view

    def _has_focus(self, index: AnyIndex) -> bool:
        return self._view().hasFocus() and self._view().currentIndex().row() == index.row()


def _inner(rect: QRect) -> QRect:
    return rect.adjusted(_INSET, 0, -_INSET, 0)


def _label_font(line: FigureLine) -> QFont:
    return theme.font(13, QFont.Weight.DemiBold if line.bar else QFont.Weight.Normal)


def _label_width(width: int) -> int:
    return width - theme.scaled(AMOUNT) - theme.scaled(SHARE) - 8


def _label_height(line: FigureLine, width: int) -> int:
    room = QRect(0, 0, _label_width(width), 1000)
    return QFontMetrics(_label_font(line)).boundingRect(room, Qt.TextFlag.TextWordWrap, line.label).height()


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, focused: bool) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, palette.colour("accent_tint"))
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), palette.colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, palette.colour("hover"))
    painter.fillRect(_inner(rect).left(), rect.bottom(), _inner(rect).width(), 1, palette.colour("line"))
    if focused:
        painter.setPen(palette.colour("accent"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _paint_figure(painter: QPainter, box: QRect, line: FigureLine) -> None:
    height = theme.scaled(_ROW)
    top = QRect(box.left(), box.top() + (0 if line.bar is None else 2), box.width(), height)
    share = QRect(top.right() - theme.scaled(SHARE), top.top(), theme.scaled(SHARE), height)
    amount = QRect(share.left() - theme.scaled(AMOUNT), top.top(), theme.scaled(AMOUNT), height)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.setPen(palette.colour("text"))
    painter.setFont(_label_font(line))
    words = QRect(top.left(), 0, _label_width(box.width()), _label_height(line, box.width()))
    words.moveTop(top.top() + (height - painter.fontMetrics().height()) // 2)
    painter.drawText(words, Qt.TextFlag.TextWordWrap | _TOP, line.label)
    painter.setFont(theme.font(13, QFont.Weight.DemiBold))
    painter.drawText(amount, right, line.amount)
    painter.setFont(theme.font(12))
    painter.setPen(palette.colour("text2"))
    painter.drawText(share, right, line.share)


def _paint_target(painter: QPainter, box: QRect, line: FigureLine) -> None:
    """The bar at the left, the verdict beside it, or below it where there is no room."""
    assert line.bar is not None
    high, size = theme.scaled(_BELOW), theme.scaled(16)
    below = QRect(box.left(), box.bottom() - high - 4, box.width(), high)
    bar = QRect(below.left(), below.top(), _bar_width(box.width()), high)
    words = below.adjusted(bar.width() + 12, 0, 0, 0)
    if _is_stacked(line, box.width()):
        bar.moveBottom(below.top())
        words = below
    paint_bar(painter, QRectF(bar), *line.bar)
    icon, ink = ("checkmark_circle", "accent_text") if line.met else ("warning", "attention")
    picture = QRectF(words.left(), words.top() + (high - size) / 2, size, size)
    icons.paint(painter, icon, ink, picture)
    painter.setFont(theme.font(12))
    painter.setPen(palette.colour("text2" if line.met else "attention"))
    words.adjust(size + _GAP, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, line.target)


def _bar_width(width: int) -> int:
    return theme.scaled(_BAR) if width >= theme.scaled(2.6 * _BAR) else theme.scaled(_BAR) * 3 // 5


def _is_stacked(line: FigureLine, width: int) -> bool:
    """Whether bar and verdict are too wide together for one line."""
    room = width - _bar_width(width) - 12 - theme.scaled(16) - _GAP
    return QFontMetrics(theme.font(12)).horizontalAdvance(line.target) > room


@promotable
class FigureView(QListView):
    """The list. Enter or a double click opens the figure of that key.

    ``wanted`` asks with Ctrl+Enter for its number in the text, ``chosen`` tells the figure in focus.
    ``letters_typed`` tells that they looked for a figure: who types may think to be in the text.
    """

    opened = Signal(str)
    wanted = Signal(str)
    chosen = Signal(str)
    letters_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FigureModel()
        self.setModel(self._model)
        self.setItemDelegate(FigureDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self._open(index))

    def figure_model(self) -> FigureModel:
        """The figures shown."""
        return self._model

    def show_lines(self, made: Sequence[FigureLine]) -> None:
        """Show these figures; the one chosen stays chosen, and the list keeps its place."""
        key, place = self.chosen_key(), self.verticalScrollBar().value()
        self._model.set_lines(made)
        self.choose(key)
        self.verticalScrollBar().setValue(place)

    def search(self, text: str) -> None:
        """Show the figures that hold every word of ``text``."""
        key = self.chosen_key()
        self._model.search(text)
        self.choose(key)

    def chosen_key(self) -> str:
        """The key of the figure that Enter opens."""
        index = self.currentIndex()
        return str(index.data(LINE_ROLE).key) if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Choose a figure; the first one where it is not shown."""
        line = max(self._model.line_of(key), 0) if key else 0
        places = [*range(line, self._model.rowCount()), *range(line)]
        figure = next((row for row in places if self._model.index(row).data(LINE_ROLE).key), None)
        if figure is not None:
            self.setCurrentIndex(self._model.index(figure))
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; with Ctrl it puts the figure into the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_key():
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.wanted.emit(self.chosen_key())
            else:
                self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the figure that begins with them."""
        super().keyboardSearch(search)
        self.letters_typed.emit()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which figure is in focus now."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.chosen_key())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The heights follow the width: long labels break."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        line: FigureLine = index.data(LINE_ROLE)
        if line.key:
            self.opened.emit(line.key)
