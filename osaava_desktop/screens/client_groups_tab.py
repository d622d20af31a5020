"""The tab with a client's groups: the time on each roster, how often the client came, joining and leaving."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QStackedWidget

from osaava_desktop.domain.client_groups import ClientGroup
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupMember
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import format_date, format_near_date
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, shortcuts
from osaava_desktop.screens.client_tab import ClientTab
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.day import DayDialog
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import client_groups, groups
from osaava_desktop.store.office import Office

GROUP, ROSTER, PRESENT, ABSENT, EXCUSED, LAST = range(6)


class ClientGroupsTab(ClientTab):
    """All groups of one client; Enter opens a group."""

    ui_file = "client_groups_tab.ui"
    join_combo: QComboBox
    join_button: QPushButton
    undo_button: QPushButton
    leave_button: QPushButton
    stack: QStackedWidget
    list_frame: QFrame
    group_view: RowView
    empty_state: EmptyState

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._client = Client(family_name="")
        self._left: GroupMember | None = None
        self._to_join: dict[object, Group] = {}
        self.group_view.set_table(_table(office.today))
        ColumnFitter(self.group_view, (ROSTER, EXCUSED, ABSENT), (GROUP,), (PRESENT, ABSENT, EXCUSED, LAST))
        self.group_view.setSelectionMode(RowView.SelectionMode.SingleSelection)
        self.empty_state.show_words(
            "people_community",
            _("In no group yet"),
            _("Groups whose roster the client is on stand here, and those that the client has walked into."),
            _("Join a group"),
        )
        self._connect()

    # What the page asks

    @staticmethod
    def title() -> str:
        """The word on the tab."""
        return _("Groups")

    @staticmethod
    def count(office: Office, client: Client) -> int | None:
        """How many groups there are."""
        return client_groups.count(office, client.id)

    def show_client(self, client: Client) -> None:
        """Read the groups anew."""
        if client.id != self._client.id:
            self._remember(None)
        self._client = client
        lines = client_groups.of_client(self._office, client.id)
        self.group_view.reload(lines)
        self.stack.setCurrentWidget(self.list_frame if lines else self.empty_state)
        self._to_join = {group.id: group for group in client_groups.to_join(self._office, client.id)}
        names = [(group.name, group.id) for group in self._to_join.values()]
        choices.fill(self.join_combo, [(_("Choose a group"), None), *names], blank=False)
        self.join_combo.setEnabled(bool(self._to_join))
        self._show_acts()

    def focus_first(self) -> None:
        """To the group last looked at, or the first one."""
        table = self.group_view.table()
        if not table.rowCount():
            self.join_combo.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.group_view.current_row() is None:
            self.group_view.choose(table.row(0).group.id)
        self.group_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        undo = [("Ctrl+Z", _("undo"))] if self._left else []
        joins, leaves = ("Ctrl+Shift+N", _("joins a group")), ("Del", _("leaves the group"))
        if not self.group_view.table().rowCount():
            return [joins, *undo]
        return [("Enter", _("opens")), joins, leaves, *undo]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the choice of groups joins the one chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.join_combo.hasFocus():
            self.join()
        else:
            super().keyPressEvent(event)

    # Slots

    def new_record(self) -> None:
        """To the choice of groups."""
        self.join_combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def join(self) -> None:
        """Put the client on the roster of the group chosen."""
        group = self._to_join.get(self.join_combo.currentData())
        if group is None:
            self.said.emit(_("Choose the group first"), "attention")
            self.new_record()
            return
        try:
            groups.join(self._office, group.id, self._client.id)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._show_change(_("On the roster of {group}").format(group=group.name))
        self.group_view.choose(group.id)

    def leave(self) -> None:
        """Take the client off the roster of the group in focus, on a day that is asked."""
        line = self._line()
        if line is None or line.member is None or not line.is_on_roster:
            return
        member, office = line.member, self._office
        title = _("Leave the group")
        dialog = DayDialog(
            title, line.group.name, office.today, lambda day: groups.leave(office, member, day), self
        )
        if dialog.propose(office.today).exec():
            self._remember(member)
            self._show_change(_("Off the roster of {group}").format(group=line.group.name))

    def undo(self) -> None:
        """Put the client back on the roster that was left last."""
        if self._left is None:
            return
        try:
            groups.come_back(self._office, self._left)
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self._remember(None)
        self._show_change(_("Back on the roster"))

    # Inside

    def _connect(self) -> None:
        self.group_view.opened.connect(lambda line: self.opened.emit(GroupPage(self._office, line.group)))
        self.group_view.chosen.connect(lambda: self._show_acts())
        self.empty_state.acted.connect(self.new_record)
        self.join_button.clicked.connect(lambda: self.join())
        self.leave_button.clicked.connect(lambda: self.leave())
        self.undo_button.clicked.connect(lambda: self.undo())
        self.undo_button.hide()
        shortcuts.tell(self.undo_button, "Ctrl+Z")
        shortcuts.tell(self.leave_button, "Del")
        shortcuts.bind(self, QKeySequence.StandardKey.Delete, self.leave)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)

    def _line(self) -> ClientGroup | None:
        line: ClientGroup | None = self.group_view.current_row()
        return line

    def _remember(self, left: GroupMember | None) -> None:
        self._left = left
        self.undo_button.setVisible(left is not None)
        self.keys_changed.emit()

    def _show_change(self, sentence: str) -> None:
        self.show_client(self._client)
        self.changed.emit()
        self.focus_first()
        self.said.emit(sentence, "good")

    def _show_acts(self) -> None:
        line = self._line()
        self.leave_button.setEnabled(line is not None and line.is_on_roster)


def _table(today: date) -> RowTable[ClientGroup]:
    """The table of groups as it is on that day."""
    columns = [
        Column[ClientGroup](
            title=_("Group"),
            value=lambda line: line.group.name,
            sort=lambda line: name_key(line.group.name),
            width=200,
            stretch=True,
            strong=True,
        ),
        Column[ClientGroup](title=_("On the roster"), value=_roster, sort=_roster_key, width=190),
        _number(_("Present"), "present"),
        _number(_("Absent"), "absent"),
        _number(_("Excused"), "excused"),
        Column[ClientGroup](
            title=_("Last time"),
            value=lambda line: format_near_date(line.last, today) if line.last else "",
            sort=lambda line: line.last,
            spoken=lambda line: format_date(line.last) if line.last else "",
            width=104,
            right=True,
            quiet=True,
        ),
    ]
    return RowTable(columns, ident=lambda line: line.group.id)


def _number(title: str, name: str) -> Column[ClientGroup]:
    """How often the client had a mark; nothing where never."""
    return Column(
        title=title,
        value=lambda line: str(getattr(line, name) or ""),
        sort=lambda line: getattr(line, name) or None,
        width=92,
        right=True,
    )


def _roster(line: ClientGroup) -> str:
    if line.member is None:
        return _("not on the roster")
    until = format_date(line.member.left) if line.member.left else ""
    return f"{format_date(line.member.joined)}–{until}"


def _roster_key(line: ClientGroup) -> date | None:
    return line.member.joined if line.member else None
