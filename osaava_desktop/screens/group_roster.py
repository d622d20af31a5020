"""The roster of a group: who is on it and since when, who has left; each change is its own save."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton

from osaava_desktop.domain import texts
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupMember, RosterLine
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import messages, office_choices, shortcuts
from osaava_desktop.screens.forms import Form, promotable
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.membership import MembershipDialog
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.screens.widgets.chip import Chip
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.person_box import PersonBox
from osaava_desktop.services import groups
from osaava_desktop.store.office import Office

_NUMBER, _SINCE, _LEFT = 0, 2, 3


@promotable
class GroupRoster(Form):
    """``said(text, kind)`` is for the status line; ``client_opened(id)`` at Enter; ``dismissed`` at Esc."""

    said = Signal(str, str)
    client_opened = Signal(object)
    dismissed = Signal()
    ui_file = "group_roster.ui"
    count_label: QLabel
    full_label: QLabel
    undo_button: QPushButton
    left_chip: Chip
    roster_view: RowView
    no_roster: EmptyState
    add_edit: PersonBox
    dates_button: QPushButton
    remove_button: QPushButton

    def begin(self, office: Office) -> None:
        """Once, before a group is shown."""
        self._office = office
        self._group: Group | None = None
        self._undo: tuple[str, GroupMember] | None = None
        self._table: RowTable[RosterLine] = RowTable(_columns(), lambda line: line.member.id)
        self.roster_view.set_table(self._table)
        self.roster_view.setColumnHidden(_LEFT, True)
        self.add_edit.set_source(lambda text: office_choices.clients_found(office, text))
        self._connect()

    def _connect(self) -> None:
        self.add_edit.picked.connect(self.add_client)
        self.add_edit.dismissed.connect(self._leave_field)
        self.left_chip.toggled.connect(lambda: self._turn_left())
        self.remove_button.clicked.connect(lambda: self.remove_client())
        self.dates_button.clicked.connect(lambda: self.change_dates())
        self.undo_button.clicked.connect(lambda: self.undo())
        self.roster_view.opened.connect(lambda line: self.client_opened.emit(line.client.id))
        self.roster_view.chosen.connect(lambda _line: self._show_buttons())
        shortcuts.bind(self.roster_view, "Del", self.remove_client)
        for keys in ("F2", "Ctrl+E"):
            shortcuts.bind(self.roster_view, keys, self.change_dates)
        shortcuts.tell(self.dates_button, "F2")

    def show_group(self, group: Group) -> None:
        """The roster of a group; of one that is not saved yet there is none."""
        self._group = group if group.created is not None else None
        self.refresh()

    def make_tight(self, tight: bool) -> None:
        """In little room numbers and the day of joining are left out."""
        for column in (_NUMBER, _SINCE):
            self.roster_view.setColumnHidden(column, tight)

    def refresh(self) -> None:
        """Read the roster anew."""
        group = self._group
        lines = groups.roster(self._office, group.id) if group else []
        gone = groups.has_left(self._office, group.id) if group else []
        self.left_chip.setVisible(bool(gone))
        shown = [*lines, *(gone if self.left_chip.isChecked() else ())]
        self.roster_view.reload(shown)
        self.roster_view.setVisible(bool(shown))
        self.no_roster.setVisible(not shown)
        sentence = _("Save the group first; then people can be added.")
        if group:
            sentence = _("Type a name below; Enter adds.")
        self.no_roster.show_words("people", _("Nobody on the roster"), sentence)
        self.add_edit.setEnabled(group is not None)
        self._show_count(len(lines))
        self._show_buttons()

    # Who joins and leaves

    def add_client(self, client: Client) -> None:
        """Put a client on the roster, and be ready for the next one."""
        assert self._group is not None
        try:
            member = groups.join(self._office, self._group.id, client.id)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._undo = None  # taken back now, it would put the same client on the roster twice
        self.add_edit.reset()
        self.refresh()
        self.roster_view.choose(member.id)
        self.said.emit(_("{name} is on the roster").format(name=client.name), "good")
        self.add_edit.setFocus()

    def remove_client(self) -> None:
        """Take the client chosen off the roster; it can be taken back."""
        line: RosterLine | None = self.roster_view.current_row()
        if line is None or line.member.left is not None:
            return
        try:
            groups.leave(self._office, line.member)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._may_undo(line, _("{name} is off the roster").format(name=line.client.name))

    def change_dates(self) -> None:
        """From when to when the client chosen is on the roster."""
        line: RosterLine | None = self.roster_view.current_row()
        if line is None:
            return
        dialog = MembershipDialog(self._office, line, self)
        if dialog.exec():
            self._may_undo(line, _("Saved: {name}").format(name=line.client.name))
            self.roster_view.choose(line.member.id)
        dialog.deleteLater()
        self.roster_view.setFocus()

    def undo(self) -> None:
        """The client changed last is on the roster as before."""
        if self._undo is None:
            return
        name, member = self._undo
        try:
            groups.save_member(self._office, member)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._undo = None
        self.refresh()
        self.roster_view.choose(member.id)
        self.roster_view.setFocus()
        self.said.emit(_("{name} is on the roster").format(name=name), "good")

    # Inside

    def _may_undo(self, line: RosterLine, words: str) -> None:
        self._undo = (line.client.name, line.member)
        self.undo_button.setText(_("Undo: {act}").format(act=line.client.family_name[:20]))
        self.refresh()
        self.said.emit(words, "good")
        (self.roster_view if self._table.rowCount() else self.add_edit).setFocus()

    def _turn_left(self) -> None:
        self.roster_view.setColumnHidden(_LEFT, not self.left_chip.isChecked())
        self.refresh()
        self.roster_view.fit()

    def _leave_field(self) -> None:
        """Esc in the field: to the roster, or off the page where there is none yet."""
        if self._table.rowCount():
            self.roster_view.setFocus()
        else:
            self.dismissed.emit()

    def _show_buttons(self) -> None:
        line: RosterLine | None = self.roster_view.current_row()
        self.dates_button.setEnabled(line is not None)
        self.remove_button.setEnabled(line is not None and line.member.left is None)
        self.undo_button.setVisible(self._undo is not None)

    def _show_count(self, people: int) -> None:
        seats = self._group.capacity if self._group else None
        self.count_label.setText(
            texts.format_fraction(people, seats) if seats else texts.format_number(people)
        )
        over = people - seats if seats else -1
        words = _("full") if over == 0 else _("{count} over the seats").format(count=over) if over > 0 else ""
        self.full_label.setText(words)


def _columns() -> list[Column[RosterLine]]:
    return [
        Column(title=_("No."), value=lambda line: line.client.number, width=76, quiet=True),
        Column(title=_("Name"), value=lambda line: line.client.name, stretch=True, strong=True, width=120),
        Column(
            title=_("Since"),
            value=lambda line: texts.format_date(line.member.joined),
            sort=lambda line: line.member.joined,
            width=96,
            right=True,
        ),
        Column(
            title=_("Left on"),
            value=lambda line: texts.format_date(line.member.left) if line.member.left else "",
            sort=lambda line: line.member.left,
            width=96,
            right=True,
        ),
    ]
