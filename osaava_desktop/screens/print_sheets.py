"""Other sheets than the next one: their kind, what their rows bear, for which sessions, in which language."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain import texts
from osaava_desktop.domain.dates import DateError
from osaava_desktop.domain.groups import SessionLine, SheetKind
from osaava_desktop.domain.languages import languages
from osaava_desktop.domain.sheets import BLANK_ROWS, SheetOrder, order_problems
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import choices, group_columns, messages, sheet_preview, shortcuts, theme
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.tables import Column, Mark, RowTable
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import groups, papers, sheet_printing
from osaava_desktop.store.office import Office

_DAY, _TIME = 1, 2
_ROOM, _DATE = 700, 96
_WEEK = dt.timedelta(days=6)
_SERIES = dt.timedelta(days=69)
"""The span proposed for one group: ten weekly sessions, which fill a sheet."""


class PrintSheetsPage(Page):
    """Ticks say for which sessions, at first those of the coming week. Preview numbers the sheets."""

    ui_file = "print_sheets.ui"
    order_card: QFrame
    kind_combo: QComboBox
    names_field: Field
    names_combo: QComboBox
    rows_field: Field
    rows_edit: QLineEdit
    language_combo: QComboBox
    count_label: QLabel
    preview_button: QPushButton
    from_field: Field
    from_edit: QLineEdit
    to_field: Field
    to_edit: QLineEdit
    group_combo: QComboBox
    sessions_view: RowView
    empty_state: EmptyState

    def __init__(self, office: Office, group: UUID | None = None, parent: QWidget | None = None) -> None:
        """For the sessions of one group, or of all."""
        super().__init__(parent)
        self._office = office
        self._ticked: set[UUID] = set()
        self._shown: set[UUID] = set()
        self._table: RowTable[SessionLine] = RowTable(self._columns(), lambda line: line.session.id)
        self.sessions_view.set_table(self._table)
        self.empty_state.show_words(
            "calendar_empty", _("No sessions in these days"), _("Choose other days or another group.")
        )
        self._fill(group)
        self._connect()
        self._read_sessions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters the sessions get the room, and do without their times."""
        super().resizeEvent(event)
        tight = event.size().width() < theme.scaled(_ROOM)
        self.order_card.setFixedWidth(theme.scaled(190 if tight else 272))
        for edit in (self.from_edit, self.to_edit):
            edit.setMinimumWidth(theme.scaled(_DATE))
        self.sessions_view.setColumnWidth(_DAY, theme.scaled(84 if tight else 112))
        self.sessions_view.setColumnHidden(_TIME, tight)

    def _fill(self, group: UUID | None) -> None:
        own = groups.groups(self._office)
        choices.fill(self.kind_combo, [(capital(kind.label), kind) for kind in SheetKind], blank=False)
        choices.fill(self.names_combo, [(_("Names"), False), (_("Client numbers"), True)], blank=False)
        choices.fill(
            self.language_combo,
            [(capital(label), code) for code, label in languages() if code in i18n.LANGUAGES],
            blank=False,
        )
        choices.choose(self.language_combo, i18n.current())
        choices.fill(
            self.group_combo, [(_("All groups"), None), *((one.name, one.id) for one in own)], blank=False
        )
        choices.choose(self.group_combo, group)
        if group is not None:
            choices.choose(self.kind_combo, SheetKind.SERIES)
        self.rows_edit.setText(str(BLANK_ROWS))
        choices.show_date(self.from_edit, self._office.today)
        choices.show_date(self.to_edit, self._office.today + (_SERIES if group else _WEEK))

    def _connect(self) -> None:
        for combo in (self.kind_combo, self.names_combo, self.language_combo):
            combo.currentIndexChanged.connect(lambda: self._count())
        self.rows_edit.textChanged.connect(lambda: self._count())
        self.group_combo.currentIndexChanged.connect(lambda: self._read_sessions())
        for field in (self.from_field, self.to_field):
            field.left.connect(self._read_sessions)
        for edit in (self.from_edit, self.to_edit):
            edit.returnPressed.connect(self._read_sessions)
        self.sessions_view.clicked.connect(self._click)
        self.sessions_view.opened.connect(lambda line: self.toggle(line))
        self.preview_button.clicked.connect(lambda: self.print_paper())
        shortcuts.bind(self.sessions_view, "Space", lambda: self.toggle(self.sessions_view.current_row()))
        shortcuts.bind(self.sessions_view, "Ctrl+A", self.toggle_all)
        shortcuts.tell(self.preview_button, "Ctrl+P")

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Print sheets")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Ticking and printing."""
        return ((_("Space"), _("ticks")), ("Ctrl+A", _("all or none")), ("Ctrl+P", _("preview")))

    def activated(self) -> None:
        """The cursor on the sessions, which are what is chosen most."""
        self._read_sessions()
        (self.sessions_view if self._table.rowCount() else self.from_edit).setFocus()

    def refresh(self) -> None:
        """The sessions anew."""
        self._read_sessions()

    def print_paper(self) -> None:
        """Number the sheets, draw them, and show them."""
        language = str(self.language_combo.currentData())
        try:
            with i18n.speaking(language):
                made = sheet_printing.prepare_many(self._office, self.order())
        except InvalidInput as error:
            self._show_problems(error.problems)
            return
        except PlainError as error:
            messages.show_error(self, error)
            return
        words = ngettext("{count} sheet is numbered", "{count} sheets are numbered", len(made))
        self.said.emit(words.format(count=texts.format_number(len(made))), "good")
        sheet_preview.show(self, made, language, self.sessions_view.setFocus)

    # The order

    def order(self) -> SheetOrder:
        """What is chosen now, in the order of the list; a number of rows that can't be read is none."""
        rows = self.rows_edit.text().strip()
        chosen = [line.session.id for line in self._table.rows() if line.session.id in self._ticked]
        return SheetOrder(
            kind=SheetKind(self.kind_combo.currentData()),
            sessions=tuple(chosen),
            numbers=bool(self.names_combo.currentData()),
            rows=int(rows) if rows.isdecimal() and len(rows) < 6 else 0,
        )

    def toggle(self, line: SessionLine | None) -> None:
        """Tick a session, or take its tick away."""
        if line is not None:
            self._ticked ^= {line.session.id}
            self._renew()

    def toggle_all(self) -> None:
        """Tick all sessions shown; where all are ticked, none."""
        shown = {line.session.id for line in self._table.rows()}
        self._ticked = set() if shown <= self._ticked else shown
        self._renew()

    def _click(self, index: QModelIndex) -> None:
        """A click on the tick's place ticks."""
        if index.column() == 0:
            self.toggle(self._table.row(index.row()))

    def _read_sessions(self) -> None:
        """The sessions of the span; those that come into sight are ticked."""
        try:
            start = choices.read_date(self.from_edit, self._office.today) or self._office.today
        except DateError as error:
            self.from_field.show_problem(str(error))
            return
        try:
            end = choices.read_date(self.to_edit, self._office.today) or start + _WEEK
        except DateError as error:
            self.to_field.show_problem(str(error))
            return
        self.from_field.clear()
        self.to_field.clear()
        choices.show_date(self.from_edit, start)
        choices.show_date(self.to_edit, end)
        if end < start:
            self.to_field.show_problem(_("The end is before the start."))
        lines = sheet_printing.sessions(self._office, start, end, self.group_combo.currentData())
        shown = {line.session.id for line in lines}
        self._ticked = (self._ticked & shown) | (shown - self._shown)
        self._shown = shown
        self.sessions_view.reload(lines)
        if lines and self.sessions_view.current_row() is None:
            self.sessions_view.selectRow(0)
        self.sessions_view.setVisible(bool(lines))
        self.empty_state.setVisible(not lines)
        self._count()

    def _renew(self) -> None:
        self.sessions_view.viewport().update()
        self._count()

    def _count(self) -> None:
        """How many sheets and pages it would be."""
        order = self.order()
        self.rows_field.setVisible(order.kind is SheetKind.BLANK)
        self.names_field.setVisible(order.kind in (SheetKind.SESSION, SheetKind.SERIES))
        problems = order_problems(order)
        self._show_problems({field: words for field, words in problems.items() if field == "rows"})
        self.preview_button.setEnabled(not problems)
        if problems:
            self.count_label.setText(problems.get("sessions", ""))
            return
        with i18n.speaking(str(self.language_combo.currentData())):
            planned = sheet_printing.planned(self._office, order)
            pages = papers.sheet_pages(planned)
        sheets = ngettext("{count} sheet", "{count} sheets", len(planned))
        leaves = ngettext("{count} page", "{count} pages", pages)
        self.count_label.setText(
            f"{sheets.format(count=texts.format_number(len(planned)))} · "
            f"{leaves.format(count=texts.format_number(pages))}"
        )

    def _show_problems(self, problems: dict[str, str]) -> None:
        self.rows_field.clear()
        if "rows" in problems:
            self.rows_field.show_problem(problems["rows"])
        if "sessions" in problems:
            self.said.emit(problems["sessions"], "attention")

    def _columns(self) -> list[Column[SessionLine]]:
        today = self._office.today

        def tick(line: SessionLine) -> Sequence[Mark]:
            return [Mark(icon="checkmark", text="", kind="accent")] if line.session.id in self._ticked else []

        def spoken(line: SessionLine) -> str:
            return _("ticked") if line.session.id in self._ticked else _("not ticked")

        return [
            Column(title=_("Print"), value=lambda _line: "", marks=tick, spoken=spoken, width=80),
            Column(
                title=_("Day"),
                value=lambda line: group_columns.weekday(line.session.on, today),
                sort=lambda line: (line.session.on, line.session.starts or dt.time.min),
                width=112,
            ),
            Column(title=_("Time"), value=lambda line: group_columns.times(line.session), width=104),
            Column(
                title=_("Group"),
                value=lambda line: line.group,
                beside=lambda line: line.place,
                width=130,
                stretch=True,
                strong=True,
            ),
        ]
