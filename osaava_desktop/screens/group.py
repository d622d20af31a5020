"""One group: what it is, and who is on its roster."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from osaava_desktop.domain import texts
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import CAPACITY_LIMIT, Group, GroupForm, GroupType, RosterLine
from osaava_desktop.errors import InvalidInput, PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, messages, office_choices, shortcuts, theme
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.place import PlaceDialog
from osaava_desktop.screens.register_view import capital
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.person_box import PersonBox
from osaava_desktop.services import groups
from osaava_desktop.store.office import Office

_FORM_WIDTH, _ROSTER_WIDTH, _ROOM = 560, 720, 790
_SINCE = 2


class GroupPage(Page):
    """Edits a group, with Save: ``saved`` brings it as stored. People join and leave its roster at once."""

    saved = Signal(object)
    ui_file = "group.ui"
    form_scroll: QScrollArea
    roster_card: QFrame
    name_field: Field
    name_edit: QLineEdit
    kind_row: QHBoxLayout
    place_row: QHBoxLayout
    leader_row: QHBoxLayout
    type_combo: QComboBox
    form_combo: QComboBox
    place_combo: QComboBox
    new_place_button: QPushButton
    leader_combo: QComboBox
    capacity_field: Field
    capacity_edit: QLineEdit
    sensitive_check: QCheckBox
    roster_count_label: QLabel
    roster_view: RowView
    no_roster: EmptyState
    add_edit: PersonBox
    remove_button: QPushButton
    undo_button: QPushButton

    def __init__(self, office: Office, group: Group | None, parent: QWidget | None = None) -> None:
        """A new group where ``group`` is None."""
        super().__init__(parent)
        self._office = office
        self._group = group or Group(name="", type=GroupType.DISCUSSION, leader=office.person.id)
        self._fields = {"name": self.name_field, "capacity": self.capacity_field}
        self._left: RosterLine | None = None
        self._table: RowTable[RosterLine] = RowTable(_columns(), lambda line: line.client.id)
        self.roster_view.set_table(self._table)
        self.add_edit.set_source(lambda text: office_choices.clients_found(office, text))
        self._set_sizes()
        self._fill()
        self.show_record(self._group)
        self._connect()
        self._show_roster()

    def _set_sizes(self) -> None:
        self.form_scroll.setMaximumWidth(theme.scaled(_FORM_WIDTH))
        self.roster_card.setMaximumWidth(theme.scaled(_ROSTER_WIDTH))
        self.capacity_edit.setMaximumWidth(theme.scaled(96))
        self.new_place_button.setSizePolicy(self.remove_button.sizePolicy())

    def _fill(self) -> None:
        types = [(capital(one.label), one) for one in GroupType]
        forms = [(capital(one.label), one) for one in GroupForm]
        choices.fill(self.type_combo, types, blank=False)
        choices.fill(self.form_combo, forms, blank=False)
        choices.fill(self.place_combo, office_choices.places(self._office))
        choices.fill(self.leader_combo, office_choices.staff(self._office), blank=False)

    def _connect(self) -> None:
        for edit in (self.name_edit, self.capacity_edit):
            edit.textChanged.connect(self._tell_dirty)
        for combo in (self.type_combo, self.form_combo, self.place_combo, self.leader_combo):
            combo.currentIndexChanged.connect(self._tell_dirty)
        self.sensitive_check.toggled.connect(self._tell_dirty)
        self.new_place_button.clicked.connect(self.add_place)
        self.add_edit.picked.connect(self.add_client)
        self.add_edit.dismissed.connect(self._leave_field)
        self.remove_button.clicked.connect(self.remove_client)
        self.undo_button.clicked.connect(self.undo)
        self.roster_view.chosen.connect(lambda line: self.remove_button.setEnabled(line is not None))
        shortcuts.bind(self.roster_view, "Del", self.remove_client)
        shortcuts.bind(self, "Ins", self.add_edit.setFocus)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pairs of fields stand below each other where there is no room beside (large letters)."""
        super().resizeEvent(event)
        tight = event.size().width() < theme.scaled(_ROOM)
        way = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        for row in (self.kind_row, self.place_row, self.leader_row):
            row.setDirection(way)
        self.roster_view.setColumnHidden(_SINCE, tight)

    # What the shell asks

    def title(self) -> str:
        """The group's name."""
        return self._group.name or _("New group")

    def facts(self) -> str:
        """What kind of group it is."""
        if self._group.created is None:
            return ""
        return f"{self._group.type.label} · {self._group.form.label}"

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Saving, and the roster."""
        return (("Ctrl+S", _("save")), (_("Ins"), _("add to the roster")), (_("Del"), _("remove")))

    def activated(self) -> None:
        """The name of a new group; the roster of one that is there."""
        if self._group.created is None:
            self.name_edit.setFocus()
        else:
            self._show_roster()
            self.add_edit.setFocus()

    def refresh(self) -> None:
        """The roster anew; what is being typed stays."""
        self._show_roster()

    def is_dirty(self) -> bool:
        """Whether the form says anything else than what is saved."""
        return self._typed() != self._shown

    def save(self) -> bool:
        """Save the form; problems are said beside the fields."""
        for field in self._fields.values():
            field.clear()
        try:
            self._group = groups.save(self._office, self.entered())
        except InvalidInput as error:
            self._show_problems(error.problems)
            return False
        except PlainError as error:
            messages.show_error(self, error)
            return False
        self.show_record(self._group)
        self._show_roster()
        self.problems_found.emit([])
        self.dirty_changed.emit(False)
        self.heading_changed.emit()
        self.saved.emit(self._group)
        self.said.emit(_("Saved: {name}").format(name=self._group.name), "good")
        self.add_edit.setFocus()
        return True

    def discard(self) -> None:
        """The form as it was saved."""
        self.show_record(self._group)
        for field in self._fields.values():
            field.clear()
        self.problems_found.emit([])
        self.dirty_changed.emit(False)

    # The form

    def show_record(self, group: Group) -> None:
        """Show a group in the fields."""
        self.name_edit.setText(group.name)
        choices.choose(self.type_combo, group.type)
        choices.choose(self.form_combo, group.form)
        choices.choose(self.place_combo, group.place)
        choices.choose(self.leader_combo, group.leader)
        self.capacity_edit.setText(str(group.capacity) if group.capacity is not None else "")
        self.sensitive_check.setChecked(group.sensitive)
        self._shown = self._typed()

    def entered(self) -> Group:
        """The group as typed. Raises InvalidInput where the number of seats can't be read."""
        seats = self.capacity_edit.text().strip()
        if seats and not seats.isdecimal():
            sentence = _("Give a number from {low} to {high}.").format(low=1, high=CAPACITY_LIMIT)
            refuse({"capacity": sentence})
        return replace(
            self._group,
            name=self.name_edit.text(),
            type=GroupType(self.type_combo.currentData()),
            form=GroupForm(self.form_combo.currentData()),
            place=self.place_combo.currentData(),
            leader=self.leader_combo.currentData(),
            capacity=int(seats) if seats else None,
            sensitive=self.sensitive_check.isChecked(),
        )

    def add_place(self) -> None:
        """Add a place, and choose it."""
        dialog = PlaceDialog(self._office, self)
        if dialog.exec() and dialog.stored is not None:
            choices.fill(self.place_combo, office_choices.places(self._office))
            choices.choose(self.place_combo, dialog.stored.id)
        dialog.deleteLater()
        self.place_combo.setFocus()

    def _typed(self) -> tuple[object, ...]:
        combos = (self.type_combo, self.form_combo, self.place_combo, self.leader_combo)
        return (
            self.name_edit.text(),
            self.capacity_edit.text(),
            self.sensitive_check.isChecked(),
            *(combo.currentData() for combo in combos),
        )

    def _tell_dirty(self) -> None:
        self.dirty_changed.emit(self.is_dirty())

    def _show_problems(self, problems: dict[str, str]) -> None:
        for name, sentence in problems.items():
            self._fields[name].show_problem(sentence)
        self.problems_found.emit([self._fields[name].title() for name in problems])
        self._fields[next(iter(problems))].edit.setFocus()

    # The roster

    def add_client(self, client: Client) -> None:
        """Put a client on the roster, and be ready for the next one."""
        try:
            groups.join(self._office, self._group.id, client.id)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._left = None  # taken back now, it would put the same client on the roster twice
        self.add_edit.reset()
        self._show_roster()
        self.roster_view.choose(client.id)
        self.said.emit(_("{name} is on the roster").format(name=client.name), "good")
        self.add_edit.setFocus()

    def _leave_field(self) -> None:
        """Esc in the field: to the roster, or off the page where there is none yet."""
        if self._table.rowCount():
            self.roster_view.setFocus()
        else:
            self.closed.emit()

    def remove_client(self) -> None:
        """Take the client chosen off the roster; it can be taken back."""
        line: RosterLine | None = self.roster_view.current_row()
        if line is None:
            return
        try:
            member = groups.leave(self._office, line.member)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self._left = replace(line, member=member)
        self._show_roster()
        self.said.emit(_("{name} is off the roster").format(name=line.client.name), "good")
        self.roster_view.setFocus()

    def undo(self) -> None:
        """The client taken off last comes back."""
        if self._left is None:
            return
        try:
            groups.come_back(self._office, self._left.member)
        except PlainError as error:
            messages.show_error(self, error)
            return
        back, self._left = self._left, None
        self._show_roster()
        self.roster_view.choose(back.client.id)
        self.roster_view.setFocus()
        self.said.emit(_("{name} is on the roster").format(name=back.client.name), "good")

    def _show_roster(self) -> None:
        saved = self._group.created is not None
        lines = groups.roster(self._office, self._group.id) if saved else []
        self.roster_view.reload(lines)
        self.roster_view.setVisible(bool(lines))
        self.no_roster.setVisible(not lines)
        sentence = _("Save the group first; then people can be added.")
        if saved:
            sentence = _("Type a name below; Enter adds.")
        self.no_roster.show_words("people", _("Nobody on the roster"), sentence)
        self.add_edit.setEnabled(saved)
        self.remove_button.setEnabled(self.roster_view.current_row() is not None)
        self.roster_count_label.setText(self._count(len(lines)))
        self.undo_button.setVisible(self._left is not None)
        if self._left is not None:
            self.undo_button.setText(_("Undo: {act}").format(act=self._left.client.family_name[:20]))

    def _count(self, people: int) -> str:
        seats = self._group.capacity
        return texts.format_fraction(people, seats) if seats else texts.format_number(people)


def _columns() -> list[Column[RosterLine]]:
    return [
        Column(title=_("No."), value=lambda line: line.client.number, width=76, quiet=True),
        Column(title=_("Name"), value=lambda line: line.client.name, stretch=True, strong=True),
        Column(
            title=_("Since"),
            value=lambda line: texts.format_date(line.member.joined),
            sort=lambda line: line.member.joined,
            width=96,
            right=True,
        ),
    ]
