"""The rail beside a register: how many came, who came without a name, the sheet, the note."""

from datetime import date

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain import texts
from osaava_desktop.domain.groups import Mark, Register, Sheet
from osaava_desktop.i18n import _
from osaava_desktop.screens import tables, theme
from osaava_desktop.screens.forms import Form, promotable
from osaava_desktop.screens.register_view import ICONS, capital
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.field import Message
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.screens.widgets.number_stepper import NumberStepper
from osaava_desktop.screens.widgets.pill import Pill

_WIDTH, _SCROLL_BAR, _MEMO_TITLE = 264, 12, 48
_TINTS = {Mark.PRESENT: "accent_text", Mark.EXCUSED: "attention"}
# Two by two: (mark, line, column of the grid).
_COUNTS = ((Mark.PRESENT, 0, 0), (Mark.ABSENT, 0, 4), (Mark.EXCUSED, 1, 0), (None, 1, 4))


@promotable
class RegisterRail(Form):
    """Shows a register's numbers; tells what the user wants of sheet, note and unnamed visitors."""

    ui_file = "register_rail.ui"
    rail_scroll: QScrollArea
    rail_content: QWidget
    total_label: QLabel
    sum_label: QLabel
    counts_grid: QGridLayout
    unnamed_layout: QVBoxLayout
    heads_stepper: NumberStepper
    new_stepper: NumberStepper
    sheet_number_label: QLabel
    papers_button: QToolButton
    papers_label: QLabel
    sheet_pill: Pill
    printed_label: ElidedLabel
    returned_button: QPushButton
    memo_card: QFrame
    memo_label: QLabel
    memo_button: QToolButton

    unnamed_changed = Signal(int, int)
    returned = Signal()
    note_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The scroll bar, where there is one, stands beside the cards and takes nothing of their width.
        self.setFixedWidth(theme.scaled(_WIDTH) + _SCROLL_BAR)
        self.rail_content.setMaximumWidth(theme.scaled(_WIDTH))
        self.rail_content.setMinimumWidth(theme.scaled(_WIDTH))
        self._counts: dict[Mark | None, QLabel] = {}
        self._memo = ""
        self._problem = Message(self)
        self.unnamed_layout.addWidget(self._problem)
        for mark, line, column in _COUNTS:
            self._add_count(mark, line, column)
        self.counts_grid.setColumnStretch(1, 1)
        self.counts_grid.setColumnMinimumWidth(3, 12)
        self.counts_grid.setColumnStretch(5, 1)
        for stepper in (self.heads_stepper, self.new_stepper):
            # The form gives the name to the frame of the stepper; the field in it must bear it.
            stepper.setAccessibleName(stepper.accessibleName())
            stepper.value_changed.connect(self._tell_unnamed)
        self.returned_button.clicked.connect(self.returned)
        self.memo_button.clicked.connect(self.note_wanted)

    def _add_count(self, mark: Mark | None, line: int, column: int) -> None:
        icon, word = (ICONS[mark], mark.label) if mark else ("subtract", _("not marked"))
        name, count = QLabel(capital(word), self), QLabel(self)
        theme.set_role(name, "secondary")
        theme.set_role(count, "strong")
        self._counts[mark] = count
        glyph = Glyph(self, icon, _TINTS.get(mark, "text2") if mark else "text2")
        for place, widget in enumerate((glyph, name, count)):
            self.counts_grid.addWidget(widget, line, column + place)

    def show_register(self, register: Register, today: date, papers: str = "") -> None:
        """Show its numbers, its sheet with ``papers``, the words about it, and its note."""
        named, (heads, new) = register.count(Mark.PRESENT), register.unnamed
        self.total_label.setText(texts.format_number(named + heads))
        words = _("{named} by name\n+ {unnamed} without a name")
        self.sum_label.setText(
            words.format(named=texts.format_number(named), unnamed=texts.format_number(heads))
        )
        for mark, label in self._counts.items():
            label.setText(texts.format_number(register.count(mark)))
        if not self._problem.text():
            self._show_unnamed(heads, new)
        self._show_sheet(register.sheet, today)
        self.papers_label.setText(papers)
        self.papers_label.setVisible(bool(papers))
        self._memo = "\n".join(text for text in (register.session.topic, register.session.note) if text)
        self._fit()

    def unnamed(self) -> tuple[int, int]:
        """Heads and new faces as they stand in the two boxes."""
        return self.heads_stepper.value(), self.new_stepper.value()

    def show_problem(self, sentence: str) -> None:
        """Say why the two numbers can't be saved; nothing when they can."""
        self._problem.show_text("error", sentence)
        self.new_stepper.setAccessibleDescription(sentence)

    def problem(self) -> str:
        """The sentence said beside the two numbers."""
        return self._problem.text()

    def _show_unnamed(self, heads: int, new: int) -> None:
        for stepper, value in ((self.heads_stepper, heads), (self.new_stepper, new)):
            with QSignalBlocker(stepper):
                stepper.set_value(value)

    def _tell_unnamed(self) -> None:
        self.unnamed_changed.emit(*self.unnamed())

    def _show_sheet(self, sheet: Sheet | None, today: date) -> None:
        self.sheet_number_label.setText(sheet.number if sheet else "")
        self.sheet_pill.show_mark(sheet_mark(sheet))
        self.returned_button.setVisible(sheet is not None and sheet.returned is None)
        if sheet is None:
            self.printed_label.setText("")
        elif sheet.returned is None:
            day = texts.format_near_date(sheet.printed, today)
            self.printed_label.setText(_("printed {day}").format(day=day))
        else:
            self.printed_label.setText(texts.format_near_date(sheet.returned, today))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has no room for the note: it stays behind the button that changes the session."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        column = self.rail_content.layout()
        assert column is not None
        cards = self.rail_content.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly)
        others = [card for card in cards if card is not self.memo_card]
        needed = sum(_height(card) + column.spacing() for card in others)
        room = self.height() - needed - theme.scaled(_MEMO_TITLE) - column.spacing()
        excerpt = _excerpt(self.memo_label, self._memo, room)
        self.memo_label.setText(excerpt)
        self.memo_label.setVisible(bool(excerpt))
        self.memo_card.setVisible(room >= 0)


def _height(card: QWidget) -> int:
    """What a card needs at the width of the rail."""
    layout = card.layout()
    assert layout is not None
    wide = theme.scaled(_WIDTH)
    return layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else card.sizeHint().height()


def _excerpt(label: QLabel, text: str, room: int) -> str:
    """As much of a text as fits into ``room`` pixels of height; it ends in … where it must be cut."""

    def fits(part: str) -> bool:
        box = QRect(0, 0, theme.scaled(_WIDTH) - 28, 10_000)
        return label.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, part).height() <= room

    if fits(text):
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(f"{text[:middle].rstrip()}…") else (low, middle - 1)
    return f"{text[:low].rstrip()}…" if low else ""


def sheet_mark(sheet: Sheet | None) -> tables.Mark:
    """The state of a sheet: not printed, not returned, returned."""
    if sheet is None:
        return tables.Mark(icon="print", text=capital(_("not printed")))
    if sheet.returned is None:
        return tables.Mark(icon="document_arrow_left", text=capital(_("not returned")), kind="attention")
    return tables.Mark(icon="document_checkmark", text=capital(_("returned")), kind="accent")
