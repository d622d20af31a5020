"""What the office counts without names, and what it estimates: a year's numbers by area and quarter."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.targets import (
    CounterKind,
    CountError,
    EstimateKind,
    cell_of,
    has_begun,
    read_count,
)
from osaava_desktop.domain.texts import format_number
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import areas, targets, yearly
from osaava_desktop.store.office import Office

Cell = tuple[UUID, int]
QUARTERS = (1, 2, 3, 4)
_KIND = CounterKind.CRIMINAL_BACKGROUND
_MOVES = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 4, Qt.Key.Key_Up: -4}


class CountEdit(QLineEdit):
    """A number of the table; ``moved`` says by how many cells the keys go on."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Down and Up go to the next area."""
        if event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class CountersPage(Page):
    """Edits the anonymous counter and the estimate of one year; ``saved`` when they are."""

    ui_file = "counters.ui"
    notice: Notice
    scroll_area: QScrollArea
    form_panel: QWidget
    year_combo: QComboBox
    cells_layout: QGridLayout
    problem_label: QLabel
    others_label: QLabel
    minority_field: Field
    minority_edit: QLineEdit

    saved = Signal()

    def __init__(self, office: Office, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._areas = areas.areas(office)
        self._cells: dict[Cell, CountEdit] = {}
        self._sums: dict[UUID, QLabel] = {}
        self._clean: tuple[str, ...] = ()
        self._dirty = False
        self.form_panel.setMaximumWidth(theme.scaled(768))
        years = [(_("Year {year}").format(year=one), one) for one in yearly.years(office)]
        choices.fill(self.year_combo, years, blank=False)
        choices.choose(self.year_combo, year)
        self._make_cells()
        self.year_combo.currentIndexChanged.connect(lambda: self._show())
        self.minority_field.edited.connect(self._entries_changed)
        self._show()

    # What the shell asks

    def title(self) -> str:
        """What they are."""
        return _("Counters without names")

    def facts(self) -> str:
        """The year."""
        return _("Year {year}").format(year=self._year())

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Enter", _("on")), ("Ctrl+S", _("saves")), ("Esc", _("back"))]

    def activated(self) -> None:
        """To the newest quarter of the first area."""
        row = [self._cells[area.id, quarter] for area in self._areas[:1] for quarter in QUARTERS]
        for edit in [one for one in row if one.isEnabled()][-1:]:
            self._go_to(edit)

    def refresh(self) -> None:
        """Read the numbers anew, unless something is being entered."""
        if not self._dirty:
            self._show()

    def is_dirty(self) -> bool:
        """Whether a number entered is not saved."""
        return self._dirty

    def save(self) -> bool:
        """Save the year; say what is no number."""
        self.notice.hide()
        try:
            counts, minority = self._entered()
            targets.save_year(self._office, self._year(), counts, minority)
        except InvalidInput as error:
            self._show_problems(error.problems)
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._show()
        self.saved.emit()
        self.said.emit(_("The numbers of {year} are saved").format(year=self._year()), "good")
        return True

    def discard(self) -> None:
        """Show what is stored."""
        self._show()

    # Slots

    def _move(self, cell: Cell, by: int) -> None:
        """On by so many cells; from the last one to the estimate."""
        cells = list(self._cells)
        step = 1 if by > 0 else -1
        place = cells.index(cell) + by
        while 0 <= place < len(cells) and not self._cells[cells[place]].isEnabled():
            place += step
        if 0 <= place < len(cells):
            self._go_to(self._cells[cells[place]])
        elif by > 0:
            self._go_to(self.minority_edit)

    def _entries_changed(self) -> None:
        self._show_sums()
        dirty = self._texts() != self._clean
        if dirty != self._dirty:
            self._dirty = dirty
            self.year_combo.setEnabled(not dirty)
            self.dirty_changed.emit(dirty)

    # Inside

    def _year(self) -> int:
        year: int = self.year_combo.currentData()
        return year

    def _make_cells(self) -> None:
        """A row for each area, a column for each quarter, and the year's sum."""
        titles = [_("quarter {number}").format(number=quarter) for quarter in QUARTERS]
        for column, title in enumerate((*titles, _("all year")), start=1):
            self._put_words(title, "label", 0, column)
        for row, area in enumerate(self._areas, start=1):
            self._put_words(area.name, "", row, 0)
            for quarter in QUARTERS:
                self._cells[area.id, quarter] = self._cell((area.id, quarter), area.name)
                self.cells_layout.addWidget(self._cells[area.id, quarter], row, quarter)
            self._sums[area.id] = self._put_words("", "strong", row, len(QUARTERS) + 1)
        self.cells_layout.setColumnStretch(0, 1)

    def _put_words(self, words: str, role: str, row: int, column: int) -> QLabel:
        label = QLabel(self.form_panel)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        label.setWordWrap(column == 0)
        theme.set_role(label, role)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.cells_layout.addWidget(label, row, column, right if column else Qt.AlignmentFlag.AlignVCenter)
        return label

    def _cell(self, cell: Cell, area: str) -> CountEdit:
        edit = CountEdit(self.form_panel)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setMinimumWidth(theme.scaled(64))
        edit.setMaximumWidth(theme.scaled(96))
        edit.setAccessibleName(_("{area}, quarter {number}").format(area=area, number=cell[1]))
        edit.textChanged.connect(self._entries_changed)
        edit.moved.connect(partial(self._move, cell))
        return edit

    def _show(self) -> None:
        """The year as it is stored; quarters to come are closed."""
        year = self._year()
        stored = targets.own_counts(self._office, _KIND, year)
        self._others = targets.counts_of_others(self._office, _KIND, year)
        for (area, quarter), edit in self._cells.items():
            counter = stored.get((area, quarter))
            edit.setText(str(counter.count) if counter else "")
            edit.setEnabled(has_begun(year, quarter, self._office.today))
        estimate = targets.estimate_of(self._office, EstimateKind.MINORITY, year)
        self.minority_edit.setText(str(estimate.count) if estimate else "")
        self.others_label.setVisible(bool(self._others))
        self._show_problems({})
        self._clean = self._texts()
        self._entries_changed()
        self.heading_changed.emit()

    def _texts(self) -> tuple[str, ...]:
        return (*(edit.text() for edit in self._cells.values()), self.minority_edit.text())

    def _show_sums(self) -> None:
        for area, label in self._sums.items():
            own = sum(_number(self._cells[area, quarter]) for quarter in QUARTERS)
            label.setText(format_number(own + self._others.get(area, 0)))

    def _entered(self) -> tuple[dict[Cell, int | None], int | None]:
        """The numbers; raises InvalidInput where a text is none."""
        problems: Problems = {}
        found: dict[str, int | None] = {}
        edits: dict[str, QLineEdit] = {cell_of(*cell): edit for cell, edit in self._cells.items()}
        for name, edit in {**edits, "minority": self.minority_edit}.items():
            try:
                found[name] = read_count(edit.text())
            except CountError as error:
                problems[name] = str(error)
        if problems:
            raise InvalidInput(problems)
        return {cell: found[cell_of(*cell)] for cell in self._cells}, found["minority"]

    def _show_problems(self, problems: Problems) -> None:
        """Mark the cells, and say below the table what is wrong with the first of them."""
        wrong: list[QLineEdit] = []
        sentences = []
        for cell, edit in self._cells.items():
            sentence = problems.get(cell_of(*cell), "")
            theme.set_property(edit, "state", "error" if sentence else "")
            edit.setAccessibleDescription(sentence)
            if sentence:
                wrong.append(edit)
                sentences.append(f"{edit.accessibleName()}: {sentence}")
        self.problem_label.setText("\n".join(sentences[:1]))
        self.problem_label.setVisible(bool(sentences))
        self.minority_field.clear()
        if "minority" in problems:
            self.minority_field.show_problem(problems["minority"])
            wrong.append(self.minority_edit)
        titles = [edit.accessibleName() for edit in wrong]
        self.problems_found.emit(titles)
        if wrong:
            # After the event that asked for saving: a button that was clicked would take the focus back.
            QTimer.singleShot(0, self, lambda: self._go_to(wrong[0]))

    def _go_to(self, edit: QLineEdit) -> None:
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()
        self.scroll_area.ensureWidgetVisible(edit)


def _number(edit: QLineEdit) -> int:
    """The number in a cell, 0 where there is none yet."""
    try:
        return read_count(edit.text()) or 0
    except CountError:
        return 0
