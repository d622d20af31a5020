"""What a group is, as a form: its name and type, where it is, who leads it, from when to when."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
)

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.groups import CAPACITY_LIMIT, Group, GroupForm, GroupType
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, office_choices, theme
from osaava_desktop.screens.forms import Form, promotable
from osaava_desktop.screens.place import PlaceDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import groups
from osaava_desktop.store.office import Office

_ROOM = 340


@promotable
class GroupFields(Form):
    """Shows a group and its further leaders, and reads them again; saves nothing but new places."""

    changed = Signal()
    ui_file = "group_form.ui"
    name_field: Field
    name_edit: QLineEdit
    type_row: QHBoxLayout
    kind_row: QHBoxLayout
    place_row: QHBoxLayout
    leader_row: QHBoxLayout
    days_row: QHBoxLayout
    type_combo: QComboBox
    label_field: Field
    label_edit: QLineEdit
    form_combo: QComboBox
    place_combo: QComboBox
    new_place_button: QPushButton
    leader_combo: QComboBox
    further_button: QPushButton
    capacity_field: Field
    capacity_edit: QLineEdit
    started_field: Field
    started_edit: QLineEdit
    ended_field: Field
    ended_edit: QLineEdit
    sensitive_check: QCheckBox

    def begin(self, office: Office) -> None:
        """Fill what is chosen from; once, before a group is shown."""
        self._office = office
        self._group = Group(name="", type=GroupType.DISCUSSION)
        self._further: list[UUID] = []
        self._fields = {
            "name": self.name_field,
            "label": self.label_field,
            "capacity": self.capacity_field,
            "started": self.started_field,
            "ended": self.ended_field,
        }
        self._staff = list(office_choices.staff(office))
        choices.fill(self.type_combo, [(capital(one.label), one) for one in GroupType], blank=False)
        choices.fill(self.form_combo, [(capital(one.label), one) for one in GroupForm], blank=False)
        choices.fill(self.place_combo, office_choices.places(office))
        choices.fill(self.leader_combo, self._staff, blank=False)
        self._offer_labels()
        self._connect()

    def _offer_labels(self) -> None:
        """The office's own words that were used before."""
        completer = QCompleter(groups.labels(self._office), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.label_edit.setCompleter(completer)

    def _connect(self) -> None:
        for edit in (self.name_edit, self.label_edit, self.capacity_edit, self.started_edit, self.ended_edit):
            edit.textChanged.connect(lambda: self.changed.emit())
        for combo in (self.type_combo, self.form_combo, self.place_combo, self.leader_combo):
            combo.currentIndexChanged.connect(lambda: self.changed.emit())
        self.leader_combo.currentIndexChanged.connect(lambda: self._show_further())
        self.sensitive_check.toggled.connect(lambda: self.changed.emit())
        self.new_place_button.clicked.connect(lambda: self.add_place())
        self.further_button.clicked.connect(lambda: self._choose_further())
        for field, edit in ((self.started_field, self.started_edit), (self.ended_field, self.ended_edit)):
            field.left.connect(lambda field=field, edit=edit: self._check_day(field, edit))

    # The form

    def show_record(self, group: Group, further: Sequence[UUID]) -> None:
        """Show a group and who leads it beside its first leader."""
        self._group, self._further = group, list(further)
        self.name_edit.setText(group.name)
        self.label_edit.setText(group.label)
        choices.choose(self.type_combo, group.type)
        choices.choose(self.form_combo, group.form)
        choices.choose(self.place_combo, group.place)
        choices.choose(self.leader_combo, group.leader)
        self.capacity_edit.setText(str(group.capacity) if group.capacity is not None else "")
        choices.show_date(self.started_edit, group.started)
        choices.show_date(self.ended_edit, group.ended)
        self.sensitive_check.setChecked(group.sensitive)
        self._show_further()
        self.clear()

    def entered(self) -> Group:
        """The group as typed. Raises InvalidInput where a number or a day can't be read."""
        problems: Problems = {}
        seats = self.capacity_edit.text().strip()
        if seats and not (seats.isdecimal() and len(seats) < 10):
            sentence = _("Give a number from {low} to {high}.").format(low=1, high=CAPACITY_LIMIT)
            problems["capacity"] = sentence
        today = self._office.today
        started = choices.try_date(self.started_edit, today, "started", problems)
        ended = choices.try_date(self.ended_edit, today, "ended", problems)
        refuse(problems)
        return replace(
            self._group,
            name=self.name_edit.text(),
            type=GroupType(self.type_combo.currentData()),
            label=self.label_edit.text(),
            form=GroupForm(self.form_combo.currentData()),
            place=self.place_combo.currentData(),
            leader=self.leader_combo.currentData(),
            capacity=int(seats) if seats else None,
            sensitive=self.sensitive_check.isChecked(),
            started=started,
            ended=ended,
        )

    def further(self) -> list[UUID]:
        """Who leads it beside its first leader."""
        return [person for person in self._further if person != self.leader_combo.currentData()]

    def typed(self) -> tuple[object, ...]:
        """All that stands in the form, to be compared."""
        edits = (self.name_edit, self.label_edit, self.capacity_edit, self.started_edit, self.ended_edit)
        combos = (self.type_combo, self.form_combo, self.place_combo, self.leader_combo)
        return (
            *(edit.text() for edit in edits),
            *(combo.currentData() for combo in combos),
            self.sensitive_check.isChecked(),
            *self.further(),
        )

    def show_problems(self, problems: Problems) -> list[str]:
        """Say what must be fixed beside the fields; gives the titles of these."""
        for name, sentence in problems.items():
            self._fields[name].show_problem(sentence)
        self._fields[next(iter(problems))].edit.setFocus()
        return [self._fields[name].title() for name in problems]

    def clear(self) -> None:
        """Nothing to complain of."""
        for field in self._fields.values():
            field.clear()

    def problems(self) -> Problems:
        """What is said beside the fields now."""
        return {name: field.message() for name, field in self._fields.items() if field.has_problem()}

    def add_place(self) -> None:
        """Add a place, and choose it."""
        dialog = PlaceDialog(self._office, self)
        if dialog.exec() and dialog.stored is not None:
            choices.fill(self.place_combo, office_choices.places(self._office))
            choices.choose(self.place_combo, dialog.stored.id)
        dialog.deleteLater()
        self.place_combo.setFocus()

    # Inside

    def menu_of_leaders(self) -> QMenu:
        """Everybody who may lead beside the first leader, ticked who does."""
        menu = QMenu(self)
        for name, person in self._staff:
            if person == self.leader_combo.currentData():
                continue
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(person in self._further)
            action.toggled.connect(lambda _on, person=person: self._turn_further(person))
        return menu

    def _choose_further(self) -> None:
        menu = self.menu_of_leaders()
        menu.exec(self.further_button.mapToGlobal(self.further_button.rect().bottomLeft()))
        menu.deleteLater()

    def _turn_further(self, person: object) -> None:
        if person in self._further:
            self._further = [one for one in self._further if one != person]
        elif isinstance(person, UUID):
            self._further.append(person)
        self._show_further()
        self.changed.emit()

    def _show_further(self) -> None:
        names = {person: name for name, person in self._staff}
        further = [names[person] for person in self.further() if person in names]
        more = f" +{len(further) - 1}" if len(further) > 1 else ""
        self.further_button.setText(further[0].replace("&", "&&") + more if further else _("Nobody"))
        self.further_button.setToolTip(", ".join(further))
        self.further_button.setAccessibleDescription(", ".join(further))

    def _check_day(self, field: Field, edit: QLineEdit) -> None:
        sentence = choices.tidy_date(edit, self._office.today)
        field.show_problem(sentence) if sentence else field.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pairs of fields stand below each other where there is no room beside (large letters)."""
        super().resizeEvent(event)
        tight = event.size().width() < theme.scaled(_ROOM)
        way = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        for row in (self.type_row, self.kind_row, self.place_row, self.leader_row, self.days_row):
            row.setDirection(way)
