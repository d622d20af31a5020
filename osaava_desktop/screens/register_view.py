"""The list of a register: one row per person, one key per mark, and the cursor moves on."""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from osaava_desktop.domain.groups import Mark, MovedOn, RegisterRow
from osaava_desktop.domain.texts import capital
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, palette, tables, theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.list_view import GAP, RowDelegate, RowView
from osaava_desktop.screens.tables import ROW_ROLE, AnyIndex, Column, RowTable
from osaava_desktop.screens.widgets.pill import pill_size
from osaava_desktop.screens.widgets.row_header import INSET, PAD, RowHeader

MARKS = (Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED)
SIGNS = {"+": Mark.PRESENT, "-": Mark.ABSENT, "*": Mark.EXCUSED}
ICONS = {Mark.PRESENT: "checkmark", Mark.ABSENT: "dismiss", Mark.EXCUSED: "prohibited"}
NAME, NUMBER, FIRST_MARK = 1, 2, 3

# By mark: (ground, letters, edge) as names of the colour table.
_LOOKS = {
    Mark.PRESENT: ("accent", "on_accent", "accent"),
    Mark.ABSENT: ("neutral_tint", "text", "control"),
    Mark.EXCUSED: ("attention_tint", "attention", "attention"),
}
_PATIENCE = 1.0  # seconds in which digits make one number
_PILL, _PILL_HEIGHT, _SQUARE, _ICON = 80, 24, 20, 14
_NAME_ROOM = 300


def initial(mark: Mark) -> str:
    """The key of a mark: the first letter of its word in the language spoken now."""
    return mark.label[:1].upper()


def told(name: str, mark: Mark | MovedOn | None) -> str:
    """An act on one person in words: "Leskinen excused"."""
    words = _("{name} {mark}") if mark else _("{name}: mark cleared")
    return words.format(name=name, mark=mark.label if mark else "")


def _pill_font() -> QFont:
    return theme.font(12, QFont.Weight.DemiBold)


def _pill_width(mark: Mark) -> int:
    wide = QFontMetrics(_pill_font()).horizontalAdvance(capital(mark.label)) + theme.scaled(_ICON) + 22
    return max(theme.scaled(_PILL), wide)


def _mark_title(mark: Mark) -> str:
    return f"{capital(mark.label)} ({initial(mark)})"


def _mark_width(mark: Mark) -> int:
    """Room for the pill and for the title, at the normal size of letters."""
    title = QFontMetrics(_pill_font()).horizontalAdvance(_mark_title(mark))
    return round(max(_pill_width(mark) + 8, title + 6) * 100 / theme.scaled(100))


def row_marks(row: RegisterRow) -> Sequence[tables.Mark]:
    """The pills behind a name: why away for good, passed, here for the first time."""
    found = []
    if row.moved_on is not None:
        icon = "briefcase" if row.moved_on is MovedOn.WORK else "hat_graduation"
        found.append(tables.Mark(icon=icon, text=row.moved_on.label, kind="accent"))
    if row.passed:
        found.append(tables.Mark(icon="checkmark_circle", text=_("passed"), kind="accent"))
    if row.first_time:
        found.append(tables.Mark(icon="hand_wave", text=_("1st time")))
    return found


def _columns() -> Sequence[Column[RegisterRow]]:
    def spoken(row: RegisterRow) -> str:
        state = row.mark.label if row.mark else _("not marked")
        words = [f"{row.row}. {row.client.name}", state, *(mark.text for mark in row_marks(row))]
        return ", ".join(word for word in words if word)

    def of_mark(mark: Mark) -> Column[RegisterRow]:
        return Column(
            title=_mark_title(mark),
            value=lambda row: mark.label if row.mark is mark else "",
            spoken=lambda row: mark.label if row.mark is mark else _("not {mark}").format(mark=mark.label),
            width=_mark_width(mark) + (INSET if mark is MARKS[-1] else 0),
        )

    return (
        Column(title="", value=lambda row: str(row.row), width=40, right=True, quiet=True),
        Column(
            title=_("Name"), value=lambda row: row.client.name, marks=row_marks, spoken=spoken, stretch=True
        ),
        Column(title=_("No."), value=lambda row: row.client.number, width=64, quiet=True),
        *(of_mark(mark) for mark in MARKS),
    )


class RegisterTable(RowTable[RegisterRow]):
    """The rows of one register, in the order of the paper."""

    def __init__(self) -> None:
        super().__init__(_columns(), lambda row: row.client.id)

    def renew(self, rows: Sequence[RegisterRow]) -> bool:
        """Show the marks as they are now, without a reset; False if there are other people now."""
        if [row.client.id for row in rows] != [row.client.id for row in self._all]:
            return False
        self._all = list(rows)
        self._texts = None
        newer = {row.client.id: row for row in rows}
        self._shown = [newer[row.client.id] for row in self._shown]
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))
        return True


class RegisterHeader(RowHeader):
    """Titles of marks stand in the middle, over their pills; the order is the paper's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSectionsClickable(False)
        self.setSectionsMovable(False)

    def _paint_title(self, painter: QPainter, box: QRect, column: int) -> None:
        if column < FIRST_MARK:
            super()._paint_title(painter, box, column)
            return
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        last = column == FIRST_MARK + len(MARKS) - 1
        painter.drawText(box.adjusted(-PAD, 0, 0 if last else PAD, 0), Qt.AlignmentFlag.AlignCenter, title)


class RegisterDelegate(RowDelegate):
    """Paints names large, and each mark as an empty square or a pill."""

    def paint_cell(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """A name, a mark, or what the list paints anyway."""
        row: RegisterRow = index.data(ROW_ROLE)
        here = self.list_view().hasFocus() and self.list_view().currentIndex().row() == index.row()
        if index.column() == NAME:
            self._paint_name(painter, box, row, here)
        elif index.column() >= FIRST_MARK:
            mark = MARKS[index.column() - FIRST_MARK]
            last = index.column() == FIRST_MARK + len(MARKS) - 1
            room = box.adjusted(-PAD, 0, 0 if last else PAD, 0)
            _paint_pill(painter, room, mark) if row.mark is mark else _paint_square(
                painter, room, mark, here and row.mark is None
            )
        else:
            super().paint_cell(painter, box, index)

    def _paint_name(self, painter: QPainter, box: QRect, row: RegisterRow, here: bool) -> None:
        marks = self.column_marks(row)
        painter.setFont(theme.font(14, QFont.Weight.DemiBold if here else QFont.Weight.Normal))
        painter.setPen(palette.colour("text"))
        metrics = painter.fontMetrics()
        room = box.width() - sum(pill_size(mark).width() + GAP for mark in marks)
        if metrics.horizontalAdvance(row.client.name) > room and marks:
            # The name comes before the words of its pill; the tool tip and a screen reader say both.
            marks = [replace(mark, text="") for mark in marks]
            room = box.width() - sum(pill_size(mark).width() + GAP for mark in marks)
        name = metrics.elidedText(row.client.name, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        self.paint_marks(painter, box, metrics.horizontalAdvance(name) + GAP, marks)

    def column_marks(self, row: RegisterRow) -> Sequence[tables.Mark]:
        """The pills behind a name."""
        marks = self.list_view().table().columns[NAME].marks
        return marks(row) if marks else ()


def _paint_pill(painter: QPainter, room: QRect, mark: Mark) -> None:
    ground, ink, edge = _LOOKS[mark]
    wide, high, icon = _pill_width(mark), theme.scaled(_PILL_HEIGHT), theme.scaled(_ICON)
    box = QRectF(room.center().x() - wide / 2 + 0.5, room.center().y() - high / 2 + 0.5, wide, high).adjusted(
        0.5, 0.5, -0.5, -0.5
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.colour(edge), 1))
    painter.setBrush(palette.colour(ground))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(_pill_font())
    painter.setPen(palette.colour(ink))
    word = capital(mark.label)
    text = painter.fontMetrics().horizontalAdvance(word)
    left = box.center().x() - (icon + 5 + text) / 2
    icons.paint(painter, ICONS[mark], ink, QRectF(left, box.center().y() - icon / 2, icon, icon))
    painter.drawText(
        QRectF(left + icon + 5, box.top(), text + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, word
    )


def _paint_square(painter: QPainter, room: QRect, mark: Mark, here: bool) -> None:
    """An empty place for a mark; in the row of the cursor it shows its key."""
    size = theme.scaled(_SQUARE)
    box = QRectF(room.center().x() - size / 2 + 0.5, room.center().y() - size / 2 + 0.5, size, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.colour("accent" if here else "control"), 1))
    painter.setBrush(palette.colour("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if here:
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        painter.setPen(palette.colour("accent_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initial(mark))


@promotable
class RegisterView(RowView):
    """Emits ``marked`` with a row, its mark (None clears), and whether the cursor is to move on then.

    The page saves the mark, renews the table and calls ``step``.
    """

    marked = Signal(object, object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits, self._typed_at = "", 0.0
        self._needs_numbers = False
        self.setHorizontalHeader(RegisterHeader(self))
        self.setItemDelegate(RegisterDelegate(self))
        self.setSelectionMode(RowView.SelectionMode.SingleSelection)
        self.clicked.connect(self._click)

    def set_register(self, table: RegisterTable, needs_numbers: bool) -> None:
        """Show the table; it is never sorted otherwise. ``needs_numbers``: the paper bears no names."""
        self._needs_numbers = needs_numbers
        self.set_table(table)
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsClickable(False)
        for column in range(len(table.columns)):
            if not table.columns[column].stretch:
                self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)

    def renew(self, rows: Sequence[RegisterRow]) -> None:
        """Show the rows as they are now; the cursor stays with its person."""
        table = self.table()
        assert isinstance(table, RegisterTable)
        if not table.renew(rows):
            self.reload(rows)
            self._fit_names()
            self.fit()

    def step(self) -> None:
        """The cursor moves on to the next row; it stays on the last one."""
        self.go_to(min(self.currentIndex().row() + 1, self.table().rowCount() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Initials and signs mark, Del clears, digits jump; the rest is as in every list."""
        text, row = event.text(), self.current_row()
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete and row is not None:
            self.marked.emit(row, None, False)
        elif text.isdecimal():
            self._type_digit(text)
        elif (mark := self._mark_of(text)) is not None and row is not None:
            self._digits = ""
            self.marked.emit(row, mark, True)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of marks here, not the beginning of a name."""

    def _mark_of(self, text: str) -> Mark | None:
        letters = {initial(mark): mark for mark in MARKS}
        return SIGNS.get(text) or letters.get(text.upper())

    def _type_digit(self, digit: str) -> None:
        """Digits that follow each other quickly make one row number; one that no row has changes nothing."""
        now = monotonic()
        self._digits = self._digits + digit if now - self._typed_at < _PATIENCE else digit
        self._typed_at = now
        if not self._go_to_number(self._digits) and len(self._digits) > 1:
            self._digits = digit
            self._go_to_number(digit)

    def _go_to_number(self, digits: str) -> bool:
        rows = self.table().rows()
        line = next((line for line, row in enumerate(rows) if str(row.row) == digits), -1)
        self.go_to(line)
        return line >= 0

    def go_to(self, line: int) -> None:
        """Put the cursor on a line of the list; a negative one leaves it."""
        if line >= 0:
            self.selectRow(line)
            self.setCurrentIndex(self.model().index(line, NAME))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names come first: numbers give way to them, unless the paper bears nothing else."""
        self._fit_names()
        super().resizeEvent(event)

    def _fit_names(self) -> None:
        columns = self.table().columns
        taken = sum(theme.scaled(column.width) for column in columns if not column.stretch)
        narrow = self.viewport().width() - taken < min(self._longest_name(), theme.scaled(_NAME_ROOM))
        self.setColumnHidden(NUMBER, narrow and not self._needs_numbers)

    def _longest_name(self) -> int:
        """What the longest name needs, with the icon of a first time behind it."""
        metrics = QFontMetrics(theme.font(14, QFont.Weight.DemiBold))
        names = [metrics.horizontalAdvance(row.client.name) for row in self.table().rows()]
        icon = pill_size(tables.Mark(icon="hand_wave", text="")).width() + GAP
        return max(names, default=0) + icon + 2 * PAD

    def _click(self, index: QModelIndex) -> None:
        """A click on a mark's place marks, a click on the mark itself takes it away."""
        if index.column() >= FIRST_MARK:
            row: RegisterRow = index.data(ROW_ROLE)
            mark = MARKS[index.column() - FIRST_MARK]
            self.marked.emit(row, None if row.mark is mark else mark, False)
