"""The rail beside a register: how many came, who came without a name, the sheet, topic and note."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain import texts
from osaava_desktop.domain.certificates import length
from osaava_desktop.domain.groups import Mark, Register, Session, Sheet
from osaava_desktop.domain.guidance import format_minutes
from osaava_desktop.domain.texts import capital
from osaava_desktop.i18n import _
from osaava_desktop.screens import tables, theme
from osaava_desktop.screens.forms import Form, promotable
from osaava_desktop.screens.register_view import ICONS
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.field import Field, Message
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.screens.widgets.growing_edit import GrowingEdit
from osaava_desktop.screens.widgets.number_stepper import NumberStepper
from osaava_desktop.screens.widgets.pill import Pill

_WIDTH, _SCROLL_BAR, _MINUTES = 264, 12, 84
_TINTS = {Mark.PRESENT: "accent_text", Mark.EXCUSED: "attention"}
# Two by two: (mark, line, column of the grid).
_COUNTS = ((Mark.PRESENT, 0, 0), (Mark.ABSENT, 0, 4), (Mark.EXCUSED, 1, 0), (None, 1, 4))


@promotable
class RegisterRail(Form):
    """Shows a register's numbers; tells what the user wants of sheet and unnamed visitors.

    ``written`` brings topic, minutes or note, by that name, when the user leaves a field changed.
    """

    ui_file = "register_rail.ui"
    rail_scroll: QScrollArea
    rail_content: QWidget
    total_label: QLabel
    sum_label: QLabel
    counts_grid: QGridLayout
    unnamed_layout: QVBoxLayout
    heads_stepper: NumberStepper
    new_stepper: NumberStepper
    kinds_button: QToolButton
    sheet_number_label: QLabel
    papers_button: QToolButton
    papers_label: QLabel
    sheet_pill: Pill
    printed_label: ElidedLabel
    returned_button: QPushButton
    topic_field: Field
    topic_edit: QLineEdit
    minutes_field: Field
    minutes_edit: QLineEdit
    note_field: Field
    note_edit: GrowingEdit

    unnamed_changed = Signal(int, int)
    returned = Signal()
    written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The scroll bar, where there is one, stands beside the cards and takes nothing of their width.
        self.setFixedWidth(theme.scaled(_WIDTH) + _SCROLL_BAR)
        self.rail_content.setMaximumWidth(theme.scaled(_WIDTH))
        self.rail_content.setMinimumWidth(theme.scaled(_WIDTH))
        self._counts: dict[Mark | None, QLabel] = {}
        self._stored = {"topic": "", "minutes": "", "note": ""}
        self._fields = {"topic": self.topic_field, "minutes": self.minutes_field, "note": self.note_field}
        self.minutes_edit.setFixedWidth(theme.scaled(_MINUTES))
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
            edit = stepper.focusProxy()
            if edit is not None:
                edit.installEventFilter(self)
        self.returned_button.clicked.connect(self.returned)
        for name, field in self._fields.items():
            field.left.connect(lambda name=name: self._leave(name))

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
        self._show_session(register.session)

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

    # Topic, minutes and note

    def entered(self) -> dict[str, str]:
        """Topic, minutes and note as they stand in the fields."""
        note = self.note_edit.toPlainText()
        return {"topic": self.topic_edit.text(), "minutes": self.minutes_edit.text(), "note": note}

    def leave_fields(self) -> None:
        """Have what is written saved, as when the user leaves the field."""
        for name in self._fields:
            self._leave(name)

    def is_dirty(self) -> bool:
        """Whether something here could not be saved."""
        return bool(self.problem()) or any(field.has_problem() for field in self._fields.values())

    def refuse_text(self, name: str, sentence: str) -> None:
        """Say beside a field why it can't be saved; what is written stays."""
        self._fields[name].show_problem(sentence)

    def forget_texts(self) -> None:
        """What could not be saved is let go."""
        self.show_problem("")
        for field in self._fields.values():
            field.clear()
        self._write(self._stored)

    def _leave(self, name: str) -> None:
        text = self.entered()[name]
        self._fields[name].clear()
        if text.strip() != self._stored[name]:
            self.written.emit(name, text)

    def _show_session(self, session: Session) -> None:
        """What is being written, or was refused, stays."""
        minutes = format_minutes(session.minutes) if session.minutes is not None else ""
        before, now = self._stored, self.entered()
        self._stored = {"topic": session.topic, "minutes": minutes, "note": session.note}
        busy = {
            name
            for name, field in self._fields.items()
            if field.has_problem() or (field.edit.hasFocus() and now[name] != before[name])
        }
        self._write({name: text for name, text in self._stored.items() if name not in busy})
        usual = length(session) if session.minutes is None else None
        self.minutes_edit.setPlaceholderText(format_minutes(usual) if usual else _("1 h 30"))

    def _write(self, stored: Mapping[str, str]) -> None:
        now = self.entered()
        for name, text in stored.items():
            edit = self._fields[name].edit
            if now[name] != text:
                edit.setProperty("plainText" if edit is self.note_edit else "text", text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undoing a number is undoing the act that saved it: the page's, not the field's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def sheet_mark(sheet: Sheet | None) -> tables.Mark:
    """The state of a sheet: not printed, not returned, returned."""
    if sheet is None:
        return tables.Mark(icon="print", text=capital(_("not printed")))
    if sheet.returned is None:
        return tables.Mark(icon="document_arrow_left", text=capital(_("not returned")), kind="attention")
    return tables.Mark(icon="document_checkmark", text=capital(_("returned")), kind="accent")
