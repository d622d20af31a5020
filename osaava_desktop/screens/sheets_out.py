"""Sheets that were printed and have not come back: opened, ticked off, or noted as lost."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from osaava_desktop.domain import texts
from osaava_desktop.domain.groups import Sheet
from osaava_desktop.domain.sheets import SheetOut
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import messages, shortcuts
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.print_sheets import PrintSheetsPage
from osaava_desktop.screens.tables import Column, Mark, RowTable
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import sheets, sheets_out
from osaava_desktop.store.office import Office

LATE = 7
"""Days after which a sheet wants to be asked for."""


class SheetsOutPage(Page):
    """The longest out come first. Each tick is saved at once, and the last one can be taken back."""

    ui_file = "sheets_out.ui"
    returned_button: QPushButton
    lost_button: QPushButton
    undo_button: QPushButton
    print_button: QPushButton
    list_card: QFrame
    sheets_view: RowView
    empty_state: EmptyState

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._done: list[tuple[Sheet, Callable[[Office, Sheet], Sheet]]] = []
        self._table: RowTable[SheetOut] = RowTable(_columns(office.today), lambda line: line.sheet.id)
        self.sheets_view.set_table(self._table)
        self.empty_state.show_words(
            "document_checkmark",
            _("No sheets are out"),
            _("Every sheet that was printed has come back."),
            _("Print sheets…"),
        )
        self._connect()

    def _connect(self) -> None:
        self.sheets_view.opened.connect(self.open_register)
        self.sheets_view.chosen.connect(lambda _line: self._show_buttons())
        self.returned_button.clicked.connect(lambda: self.take_in())
        self.lost_button.clicked.connect(lambda: self.put_in_bin())
        self.undo_button.clicked.connect(lambda: self.undo())
        self.print_button.clicked.connect(lambda: self.print_paper())
        self.empty_state.acted.connect(lambda: self.print_paper())
        shortcuts.bind(self.sheets_view, "Space", self.take_in)
        shortcuts.bind(self.sheets_view, "Del", self.put_in_bin)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)
        shortcuts.tell(self.returned_button, _("Space"))
        shortcuts.tell(self.lost_button, _("Del"))
        shortcuts.tell(self.undo_button, "Ctrl+Z")
        shortcuts.tell(self.print_button, "Ctrl+P")

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Sheets out")

    def facts(self) -> str:
        """How many there are."""
        count = self._table.total()
        words = ngettext("{count} sheet has not come back", "{count} sheets have not come back", count)
        return words.format(count=texts.format_number(count)) if count else ""

    def search_hint(self) -> str:
        """Numbers and groups."""
        return _("Search by sheet number or group")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Opening, ticking, losing."""
        return (
            (_("Enter"), _("register")),
            (_("Space"), _("came back")),
            (_("Del"), _("lost")),
            ("Ctrl+P", _("print sheets")),
        )

    def search(self, text: str) -> None:
        """Show the sheets that hold the words."""
        self.sheets_view.search(text)

    def search_entered(self) -> None:
        """On to the list."""
        self.sheets_view.setFocus()

    def activated(self) -> None:
        """A fresh list, the cursor on it."""
        self.refresh()
        (self.sheets_view if self._table.rowCount() else self.empty_state).setFocus()

    def refresh(self) -> None:
        """Read the list anew; the cursor stays on its line, or where the line was."""
        line = max(self.sheets_view.currentIndex().row(), 0)
        self.sheets_view.reload(sheets_out.lines(self._office))
        if self.sheets_view.current_row() is None and self._table.rowCount():
            self.sheets_view.selectRow(min(line, self._table.rowCount() - 1))
        self.list_card.setVisible(bool(self._table.total()))
        self.empty_state.setVisible(not self._table.total())
        self._show_buttons()
        self.heading_changed.emit()

    def print_paper(self) -> None:
        """Other sheets are chosen and printed."""
        self.opened.emit(PrintSheetsPage(self._office))

    # Acts

    def open_register(self, line: SheetOut) -> None:
        """The register in the order of the sheet's rows."""
        session = sheets.session_to_mark(self._office, line.sheet)
        self.opened.emit(AttendancePage(self._office, session, line.sheet))

    def take_in(self) -> None:
        """The sheet under the cursor has come back."""
        self._act(sheets.take_in, sheets.give_out, _("Sheet {number} came back"))

    def put_in_bin(self) -> None:
        """The sheet under the cursor was lost or thrown away."""
        self._act(sheets.put_in_bin, sheets.take_back, _("Sheet {number} is lost"))

    def undo(self) -> None:
        """Take the last tick back."""
        if not self._done:
            return
        sheet, back = self._done[-1]
        try:
            back(self._office, sheet)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._done.pop()
        self.refresh()
        self.sheets_view.choose(sheet.id)
        self.sheets_view.setFocus()
        self.said.emit(_("Sheet {number} is out again").format(number=sheet.number), "good")

    def _act(
        self,
        act: Callable[[Office, Sheet], Sheet],
        back: Callable[[Office, Sheet], Sheet],
        words: str,
    ) -> None:
        line: SheetOut | None = self.sheets_view.current_row()
        if line is None:
            return
        try:
            sheet = act(self._office, line.sheet)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._done.append((sheet, back))
        self.refresh()
        self.said.emit(words.format(number=sheet.number), "good")
        (self.sheets_view if self._table.rowCount() else self.undo_button).setFocus()

    def _show_buttons(self) -> None:
        chosen = self.sheets_view.current_row() is not None
        self.returned_button.setEnabled(chosen)
        self.lost_button.setEnabled(chosen)
        self.undo_button.setEnabled(bool(self._done))


def _columns(today: dt.date) -> list[Column[SheetOut]]:
    def days(line: SheetOut) -> str:
        on = texts.format_weekday_date(line.on)
        return on if line.last == line.on else f"{on}–{texts.format_date(line.last)}"

    def late(line: SheetOut) -> Sequence[Mark]:
        out = line.days_out(today)
        kind = "attention" if out > LATE else "neutral"
        return [Mark(icon="clock", text=_("{days} d").format(days=texts.format_number(out)), kind=kind)]

    return [
        Column(title=_("Sheet"), value=lambda line: line.sheet.number, width=128, strong=True),
        # Of a sensitive group what its paper says, and no more.
        Column(
            title=_("Group"), value=lambda line: line.group or _("Attendance sheet"), width=180, stretch=True
        ),
        Column(title=_("Session"), value=days, sort=lambda line: line.on, width=212),
        Column(
            title=_("Kind"),
            value=lambda line: line.sheet.kind.label,
            width=150,
            quiet=True,
        ),
        Column(
            title=_("Printed"),
            value=lambda line: texts.format_near_date(line.sheet.printed, today),
            sort=lambda line: line.sheet.printed,
            width=88,
            right=True,
        ),
        Column(
            title=_("Out"),
            value=lambda _line: "",
            marks=late,
            sort=lambda line: line.days_out(today),
            width=112,
        ),
    ]
