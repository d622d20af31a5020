"""The groups of the office, their sessions, and the registers that wait for marks."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain import texts
from osaava_desktop.domain.groups import Group, GroupLine, SessionLine
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import group_columns, messages, sheet_preview, shortcuts, theme
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.calendar import CalendarPage
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.groups_bin import GroupsBin
from osaava_desktop.screens.list_export import ListExport
from osaava_desktop.screens.list_view import ROW_HEIGHT, RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.print_sheets import PrintSheetsPage
from osaava_desktop.screens.recurrence import group_words
from osaava_desktop.screens.session import SessionDialog
from osaava_desktop.screens.sheets_out import SheetsOutPage
from osaava_desktop.screens.tables import RowTable
from osaava_desktop.screens.widgets.chip import Chip
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import group_lists, groups, sheets, sheets_out
from osaava_desktop.store.office import Office

_WAITING_ROWS = 4
_ENOUGH, _ROOM = 1000, 790


class GroupsPage(Page):
    """What waits to be marked comes first; below it the groups, beside them the chosen one's sessions."""

    ui_file = "groups.ui"
    own_chip: Chip
    ended_chip: Chip
    sheets_button: QPushButton
    undo_button: QPushButton
    export_button: QPushButton
    calendar_button: QPushButton
    roster_button: QPushButton
    new_session_button: QPushButton
    new_group_button: QPushButton
    body: QWidget
    mark_card: QFrame
    mark_view: RowView
    groups_view: RowView
    sessions_card: QFrame
    chosen_label: ElidedLabel
    chosen_facts_label: QLabel
    sessions_view: RowView
    no_sessions: EmptyState
    no_groups: EmptyState

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._text = ""
        self._saved: UUID | None = None
        self._last_list = self.mark_view
        self._lines: Sequence[GroupLine] = ()
        self._room, self._is_tight = 0, False
        today = office.today
        self._groups: RowTable[GroupLine] = RowTable(
            group_columns.of_groups(today), lambda line: line.group.id
        )
        self.groups_view.set_table(self._groups, 0)
        for view, columns in (
            (self.sessions_view, group_columns.of_sessions(today)),
            (self.mark_view, group_columns.of_waiting(today)),
        ):
            view.set_table(RowTable(columns, lambda line: line.session.id))
        self.mark_view.horizontalHeader().hide()
        self.mark_view.setVerticalScrollMode(RowView.ScrollMode.ScrollPerItem)
        self._bin = GroupsBin(self, office, self.groups_view, self.undo_button)
        self._say_what_goes_here()
        self._connect()

    def _say_what_goes_here(self) -> None:
        self.no_groups.show_words(
            "people_community",
            _("No groups yet"),
            _("Found a group, and you can print sheets and mark attendance."),
            _("New group"),
        )
        self.no_sessions.show_words(
            "calendar_clock",
            _("No sessions yet"),
            _("Add the first session; the next ones are proposed after it."),
            _("New session"),
        )

    def _connect(self) -> None:
        for chip in (self.own_chip, self.ended_chip):
            chip.toggled.connect(lambda: self._filter())
        self.calendar_button.clicked.connect(lambda: self.open_calendar())
        ListExport(self, self._office, self.groups_view, "groups", self.export_button)
        self.sheets_button.clicked.connect(lambda: self.opened.emit(SheetsOutPage(self._office)))
        self.roster_button.clicked.connect(lambda: self.open_group(self._chosen()))
        self.new_session_button.clicked.connect(self.new_session)
        self.no_sessions.acted.connect(self.new_session)
        self.new_group_button.clicked.connect(self.new_record)
        self.no_groups.acted.connect(self.new_record)
        self.mark_view.opened.connect(self.open_session)
        self.sessions_view.opened.connect(self.open_session)
        self.groups_view.opened.connect(self.open_group)
        self.groups_view.chosen.connect(lambda _line: self._show_chosen())
        for keys, act in (
            ("Ctrl+E", self._edit),
            ("F2", self._edit),
            ("Ins", self.new_session),
            ("Ctrl+K", self.open_calendar),
            ("Ctrl+Shift+P", lambda: self.opened.emit(PrintSheetsPage(self._office))),
        ):
            shortcuts.bind(self, keys, act)
        shortcuts.tell(self.calendar_button, "Ctrl+K")
        shortcuts.tell(self.roster_button, "F2", _("Group and roster"))
        shortcuts.tell(self.new_session_button, _("Ins"))

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Groups")

    def facts(self) -> str:
        """How many groups there are."""
        count = self._groups.total()
        words = ngettext("{count} group", "{count} groups", count)
        return words.format(count=texts.format_number(count)) if count else ""

    def search_hint(self) -> str:
        """Groups; a sheet number opens its register."""
        return _("Search groups, or a sheet number")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Opening, and what is made here."""
        return (
            (_("Enter"), _("opens")),
            ("F2", _("group and roster")),
            (_("Ins"), _("new session")),
            ("Ctrl+P", _("sheet")),
            ("Ctrl+Shift+P", _("other sheets")),
            ("Ctrl+K", _("calendar")),
            *self._bin.keys(),
        )

    def search(self, text: str) -> None:
        """Show the groups, and what waits of them, that hold the words."""
        self._text = text
        self.groups_view.search(text)
        self.mark_view.search(text)
        self._fit_waiting()
        if text:
            self._choose_first()
        shown, total = (
            texts.format_number(count) for count in (self._groups.rowCount(), self._groups.total())
        )
        words = _("{shown} / {total} groups shown").format(shown=shown, total=total)
        self.said.emit(words if text else "", "info")

    def search_entered(self) -> None:
        """On to the groups found; where there is none, the words stay to be mended."""
        if self._groups.rowCount():
            self.groups_view.setFocus()

    def activated(self) -> None:
        """Fresh lists; at first the cursor is on what waits, later where it was."""
        self.refresh()
        if self._saved is not None:
            self.groups_view.choose(self._saved)
            self._saved = None
        empty = not self._last_list.table().rowCount()
        view = self.groups_view if empty else self._last_list
        if view.current_row() is None and view.table().rowCount():
            view.selectRow(0)
        view.setFocus()

    def refresh(self) -> None:
        """Read all lists anew; the group chosen is shown once, at the end."""
        self._lines = group_lists.lines(self._office)
        with QSignalBlocker(self.groups_view):
            self.groups_view.reload(self._lines)
            self._choose_first()
        self.mark_view.reload(group_lists.to_mark(self._office))
        self.ended_chip.setVisible(any(self._is_over(line) for line in self._lines))
        if self.mark_view.current_row() is None and self.mark_view.table().rowCount():
            self.mark_view.selectRow(0)
        self.body.setVisible(bool(self._groups.total()))
        self.no_groups.setVisible(not self._groups.total())
        for button in (self.roster_button, self.new_session_button):
            button.setEnabled(bool(self._groups.total()))
        self._show_out()
        self._filter()
        group_columns.fit_names(self.groups_view, self._room)
        self.heading_changed.emit()

    def new_record(self) -> None:
        """A new group."""
        self._last_list = self.groups_view
        self._open_group(None)

    def print_paper(self) -> None:
        """The sheet of the session under the cursor, or of the chosen group's next one."""
        view = self.mark_view if self.mark_view.hasFocus() else self.sessions_view
        line: SessionLine | None = view.current_row()
        if line is None:
            return
        try:
            paper = sheets.prepare(self._office, groups.register(self._office, line.session.id))
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._show_out()
        sheet_preview.show(self, [paper], i18n.current(), view.setFocus)

    # Opening

    def open_calendar(self) -> None:
        """The sessions of all groups, by week and month."""
        self.opened.emit(CalendarPage(self._office))

    def open_session(self, line: SessionLine) -> None:
        """The register of a session."""
        self._last_list = self.mark_view if self.mark_view.hasFocus() else self.sessions_view
        self.opened.emit(AttendancePage(self._office, line.session.id))

    def open_group(self, line: GroupLine | None) -> None:
        """A group with its roster."""
        if line is not None:
            self._last_list = self.groups_view
            self._open_group(line.group)

    def _open_group(self, group: Group | None) -> None:
        page = GroupPage(self._office, group)
        page.saved.connect(self._remember)
        self.opened.emit(page)

    def _remember(self, group: Group) -> None:
        """What was saved is under the cursor when the list is seen again: its sessions come next."""
        self._saved = group.id

    def new_session(self) -> None:
        """A session of the chosen group, with the defaults of its last one."""
        line = self._chosen()
        if line is None:
            return
        dialog = SessionDialog(self._office, groups.proposed_session(self._office, line.group), self)
        if dialog.exec():
            self.refresh()
            self.sessions_view.choose(dialog.stored.id)
            self.sessions_view.setFocus()
            self.said.emit(_("Session added: {group}").format(group=line.group.name), "good")
        dialog.deleteLater()

    def _edit(self) -> None:
        """F2: the session under the cursor, or the group."""
        line: SessionLine | None = self.sessions_view.current_row()
        if not self.sessions_view.hasFocus() or line is None:
            self.open_group(self._chosen())
            return
        dialog = SessionDialog(self._office, line.session, self)
        if dialog.exec():
            self.refresh()
            self.said.emit(_("Session saved"), "good")
        dialog.deleteLater()

    # Showing

    def _show_out(self) -> None:
        count = texts.format_number(sheets_out.count(self._office))
        self.sheets_button.setText(count if self._is_tight else _("Sheets out: {count}").format(count=count))
        self.calendar_button.setText("" if self._is_tight else _("&Calendar"))
        theme.set_role(self.calendar_button, "icon" if self._is_tight else "")

    def _chosen(self) -> GroupLine | None:
        found: GroupLine | None = self.groups_view.current_row()
        return found

    def _show_chosen(self) -> None:
        line = self._chosen()
        self.sessions_card.setVisible(line is not None)
        if line is None:
            return
        group = line.group
        ended = _("ended") if self._is_over(line) else ""
        facts = (group.kind, group.form.label, line.place, line.leader, group_words(group), ended)
        self.chosen_label.setText(group.name)
        self.chosen_facts_label.setText(" · ".join(fact for fact in facts if fact))
        self._show_sessions(group.id)

    def _show_sessions(self, group: UUID) -> None:
        lines = group_lists.session_lines(self._office, group)
        self.sessions_view.reload(lines)
        self.sessions_view.setVisible(bool(lines))
        self.no_sessions.setVisible(not lines)
        if lines and self.sessions_view.current_row() is None:
            # The one that comes next is what is wanted: the last of those from today on.
            ahead = [line for line in lines if line.session.on >= self._office.today]
            self.sessions_view.choose((ahead[-1] if ahead else lines[0]).session.id)

    def _filter(self) -> None:
        """Only groups and sessions that the person signed in leads, or all; ended groups when asked for."""
        me = self._office.person.id
        own, ended = self.own_chip.isChecked(), self.ended_chip.isChecked()

        def is_wanted(line: GroupLine) -> bool:
            leads = me == line.group.leader or me in line.leaders
            return (leads or not own) and (ended or not self._is_over(line))

        def leads(line: SessionLine) -> bool:
            return line.session.worker == me

        with QSignalBlocker(self.groups_view):
            self.groups_view.filter(is_wanted)
            self._choose_first()
        self.mark_view.filter(leads if own else None)
        self._fit_waiting()
        self._show_chosen()

    def _choose_first(self) -> None:
        """Some group is chosen always, where there is one."""
        if self.groups_view.current_row() is None and self._groups.rowCount():
            self.groups_view.selectRow(0)

    def _is_over(self, line: GroupLine) -> bool:
        return line.group.is_over(self._office.today)

    def _fit_waiting(self) -> None:
        """As high as what waits, up to a few rows; nothing waits, no card."""
        rows = self.mark_view.table().rowCount()
        self.mark_card.setVisible(rows > 0)
        row = theme.scaled(ROW_HEIGHT)
        most = min(max(self.body.height() // (3 * row), 1), _WAITING_ROWS)
        self.mark_view.setFixedHeight(row * min(rows, most) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide list says what the card says of the chosen one, a tight one less."""
        super().resizeEvent(event)
        tight = event.size().width() < theme.scaled(_ROOM)
        if tight is not self._is_tight:
            self._is_tight = tight
            self._show_out()
        narrow = event.size().width() < theme.scaled(_ENOUGH)
        for view, columns in (
            (self.sessions_view, group_columns.SPARE_OF_SESSIONS),
            (self.mark_view, group_columns.SPARE_OF_WAITING),
        ):
            for column in columns:
                view.setColumnHidden(column, tight)
        self.sessions_view.setColumnHidden(group_columns.TIMES, narrow)
        beside = max(group_columns.needed(self.sessions_view), round(event.size().width() * 0.34))
        self.sessions_card.setFixedWidth(beside)
        self._room = event.size().width() - beside
        self.groups_view.setColumnHidden(group_columns.ROSTER, narrow)
        group_columns.fit_names(self.groups_view, self._room)
        self._fit_waiting()
