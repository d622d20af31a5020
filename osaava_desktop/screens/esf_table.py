"""The funder's table by gender; Enter on a number shows who is counted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from osaava_desktop.domain import esf_indicators as words
from osaava_desktop.domain.esf import EsfLine, EsfTable
from osaava_desktop.domain.esf_indicators import COLUMNS, TOTAL, IndicatorGroup, column_title
from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.domain.texts import format_number
from osaava_desktop.domain.words import Gender
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.esf_tab import EsfTab
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.headed_table import HeadedDelegate, HeadedTable, keep_order
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.tables import Column
from osaava_desktop.services import esf
from osaava_desktop.store.office import Office

CODE, NAME, FIRST_NUMBER = range(3)


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """A line of the list: a heading, an indicator, or the incomplete records."""

    key: str
    name: str
    code: str = ""
    beside: str = ""
    numbers: Mapping[words.Column, int | None] | None = None
    figures: Mapping[words.Column, Figure] | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it has no numbers."""
        return self.numbers is None

    def text(self, column: words.Column) -> str:
        """The number of a column; a dash where there is none in this scope."""
        if self.numbers is None:
            return ""
        number = self.numbers[column]
        return "–" if number is None else format_number(number)


def rows_of(table: EsfTable) -> list[TableRow]:
    """The groups with their indicators; below the total those that are in nothing else."""
    found: list[TableRow] = []
    for group in IndicatorGroup:
        found.append(TableRow(key=group.value, name=group.label))
        for line in table.of(group):
            found.append(_row(line))
            if line.indicator.code == TOTAL:
                name = _("of them incomplete: in no other number")
                found.append(TableRow(key="incomplete", name=name, numbers=table.incomplete))
    return found


def _heading(row: TableRow) -> str:
    return row.name if row.is_heading else ""


def _row(line: EsfLine) -> TableRow:
    indicator = line.indicator
    return TableRow(
        key=indicator.code,
        code=indicator.code,
        name=indicator.label,
        beside=_("special category") if indicator.special else "",
        numbers={column: figure.n for column, figure in line.figures.items()},
        figures=line.figures,
    )


def _columns() -> list[Column[TableRow]]:
    def of_numbers(column: words.Column) -> Column[TableRow]:
        title = column_title(column)
        return Column(
            title=_("Other") if column is Gender.OTHER else title,
            value=lambda row: row.text(column),
            sort=lambda row: row.numbers[column] if row.numbers else None,
            spoken=lambda row: "" if row.is_heading else f"{row.name}, {title}: {row.text(column)}",
            width=84,
            right=True,
            strong=column is None,
        )

    return [
        Column(title=_("Code"), value=lambda row: row.code, width=88, quiet=True),
        Column(title=_("Indicator"), value=lambda row: row.name, beside=lambda row: row.beside, width=250),
        *(of_numbers(column) for column in COLUMNS),
    ]


class TableTab(EsfTab):
    """The table of a scope. ``incomplete_wanted``: show whose records are incomplete."""

    ui_file = "esf_table.ui"
    row_view: RowView
    notes_label: QLabel

    incomplete_wanted = Signal()

    def __init__(
        self,
        office: Office,
        scope: Scope,
        open_client: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office, self._scope, self._open_client = office, scope, open_client
        self._table: EsfTable | None = None
        numbers = range(FIRST_NUMBER, FIRST_NUMBER + len(COLUMNS))
        self.row_view.setItemDelegate(HeadedDelegate(self.row_view, NAME, numbers))
        self.row_view.set_table(HeadedTable(_columns(), lambda row: row.key, _heading))
        ColumnFitter(self.row_view, (CODE,), (NAME,), (CODE, *numbers))
        keep_order(self.row_view)
        self.row_view.opened.connect(self.open_number)

    def title(self) -> str:
        """The word on the tab."""
        return _("Table")

    def facts(self) -> str:
        """How many participants there are."""
        total = self._table.lines[0].figures[None].n if self._table else None
        return ngettext("{count} participant", "{count} participants", total or 0).format(
            count="–" if total is None else format_number(total)
        )

    def search_hint(self) -> str:
        """The lines are searched."""
        return _("Search indicators")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("←→", _("choose")), ("Enter", _("shows who is counted"))]

    def search(self, text: str) -> None:
        """Show the lines that hold every word."""
        self._keeping_column(lambda: self.row_view.search(text))

    def search_entered(self) -> None:
        """To the first line found."""
        self.activated()

    def activated(self) -> None:
        """A number is ready to be opened."""
        self.refresh()
        if self.row_view.current_row() is None:
            self._choose_first()
        self.row_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Count anew."""
        self._table = table = esf.table(self._office, self._scope)
        self._keeping_column(lambda: self.row_view.reload(rows_of(table)))
        self.notes_label.setText(" ".join(esf.notes(self._table)))
        self.heading_changed.emit()

    def show_scope(self, scope: Scope) -> None:
        """Another year or area."""
        self._scope = scope

    def open_number(self, row: TableRow) -> None:
        """Who is counted in the number under the cursor; left of the numbers, in all."""
        if row.is_heading:
            return
        if row.figures is None:
            self.incomplete_wanted.emit()
            return
        place = max(self.row_view.currentIndex().column() - FIRST_NUMBER, 0)
        try:
            page = FigurePage(self._office, self._scope, row.figures[COLUMNS[place]], self._open_client)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self.opened.emit(page)

    def _keeping_column(self, change: Callable[[], object]) -> None:
        """Do what resets the list; the number under the cursor stays under it."""
        column = max(self.row_view.currentIndex().column(), FIRST_NUMBER)
        change()
        self._go_to(self.row_view.currentIndex().row(), column)

    def _choose_first(self) -> None:
        rows = self.row_view.table().rows()
        self._go_to(next((line for line, row in enumerate(rows) if not row.is_heading), -1), FIRST_NUMBER)

    def _go_to(self, line: int, column: int) -> None:
        if line >= 0:
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            model = self.row_view.table()
            self.row_view.selectionModel().setCurrentIndex(model.index(line, column), how)
