"""What the office counts without names, and what it estimates: a year's numbers by area and quarter."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

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
from osaava_desktop.errors import InvalidInput
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.year_numbers import CountEdit, YearNumbersPage
from osaava_desktop.services import areas, recorded_years, targets
from osaava_desktop.store.office import Office

Cell = tuple[UUID, int]
QUARTERS = (1, 2, 3, 4)
_KIND = CounterKind.CRIMINAL_BACKGROUND


class CountersPage(YearNumbersPage):
    """Edits the anonymous counter and the estimate of one year; ``saved`` when they are."""

    ui_file = "counters.ui"
    cells_layout: QGridLayout
    problem_label: QLabel
    others_label: QLabel
    minority_field: Field
    minority_edit: QLineEdit

    def __init__(self, office: Office, year: int, parent: QWidget | None = None) -> None:
        super().__init__(office, 768, parent)
        self._areas = areas.areas(office)
        self._cells: dict[Cell, CountEdit] = {}
        self._sums: dict[UUID, QLabel] = {}
        self._make_cells()
        self.minority_field.edited.connect(self._entered_anew)
        self.begin(recorded_years.known(office), year)

    # What the shell asks

    def title(self) -> str:
        """What they are."""
        return _("Counters without names")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Enter", _("on")), ("Ctrl+S", _("saves")), ("Esc", _("back"))]

    def activated(self) -> None:
        """To the newest quarter of the first area."""
        row = [self._cells[area.id, quarter] for area in self._areas[:1] for quarter in QUARTERS]
        for edit in [one for one in row if one.isEnabled()][-1:]:
            self.go_to(edit)

    # Slots

    def _move(self, cell: Cell, by: int) -> None:
        """On by so many cells; from the last one to the estimate."""
        cells = list(self._cells)
        step = 1 if by > 0 else -1
        place = cells.index(cell) + by
        while 0 <= place < len(cells) and not self._cells[cells[place]].isEnabled():
            place += step
        if 0 <= place < len(cells):
            self.go_to(self._cells[cells[place]])
        elif by > 0:
            self.go_to(self.minority_edit)

    def _entered_anew(self) -> None:
        self._show_sums()
        self.entries_changed()

    # What the page says

    def store(self) -> None:
        """Save counts and estimate."""
        counts, minority = self._entered()
        targets.save_year(self._office, self.year(), counts, minority)

    def saved_words(self) -> str:
        """The year, by its number."""
        return _("The numbers of {year} are saved").format(year=self.year())

    def texts(self) -> tuple[str, ...]:
        """The cells and the estimate."""
        return (*(edit.text() for edit in self._cells.values()), self.minority_edit.text())

    # Inside

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
        edit.textChanged.connect(self._entered_anew)
        edit.moved.connect(partial(self._move, cell))
        return edit

    def show_stored(self) -> None:
        """The year as it is stored; quarters to come are closed."""
        year = self.year()
        stored = targets.own_counts(self._office, _KIND, year)
        self._others = targets.counts_of_others(self._office, _KIND, year)
        for (area, quarter), edit in self._cells.items():
            counter = stored.get((area, quarter))
            edit.setText(str(counter.count) if counter else "")
            edit.setEnabled(has_begun(year, quarter, self._office.today))
        estimate = targets.estimate_of(self._office, EstimateKind.MINORITY, year)
        self.minority_edit.setText(str(estimate.count) if estimate else "")
        self.others_label.setVisible(bool(self._others))
        self._show_sums()

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

    def mark_problems(self, problems: Problems) -> Sequence[QLineEdit]:
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
        return wrong


def _number(edit: QLineEdit) -> int:
    """The number in a cell, 0 where there is none yet."""
    try:
        return read_count(edit.text()) or 0
    except CountError:
        return 0
