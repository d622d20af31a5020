"""The dialog of a member of staff: name, role, area, and the days in post."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import InvalidInput, PlainError, refuse
from osaava_desktop.screens import choices, messages, theme
from osaava_desktop.screens.choices import Choice
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.store.office import Office


class StaffDialog(FormDialog):
    """Accepted once ``save`` has taken the person."""

    ui_file = "staff.ui"
    name_field: Field
    name_edit: QLineEdit
    role_field: Field
    role_combo: QComboBox
    title_field: Field
    title_edit: QLineEdit
    area_combo: QComboBox
    started_field: Field
    started_edit: QLineEdit
    ended_field: Field
    ended_edit: QLineEdit
    key_label: QLabel
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self,
        office: Office,
        person: Person,
        areas: list[Choice],
        save: Callable[[Person], object],
        about_key: str,
        parent: QWidget | None = None,
    ) -> None:
        """``about_key`` says what becomes of the key."""
        super().__init__(parent)
        self._today, self._person, self._save = office.today, person, save
        self._fields = {
            "name": self.name_field,
            "role": self.role_field,
            "title": self.title_field,
            "started": self.started_field,
            "ended": self.ended_field,
        }
        self.setMinimumWidth(theme.scaled(560))
        choices.fill(self.role_combo, [(capital(role.label), role) for role in Role], blank=False)
        choices.fill(self.area_combo, areas)
        self.key_label.setText(about_key)
        self._show()
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        for field, edit in ((self.started_field, self.started_edit), (self.ended_field, self.ended_edit)):
            field.left.connect(lambda field=field, edit=edit: self._tidy(field, edit))

    def _show(self) -> None:
        self.name_edit.setText(self._person.name)
        self.title_edit.setText(self._person.title)
        choices.choose(self.role_combo, self._person.role)
        choices.choose(self.area_combo, self._person.area)
        choices.show_date(self.started_edit, self._person.started)
        choices.show_date(self.ended_edit, self._person.ended)

    # Slots

    def save(self) -> None:
        """Save and close; or say beside the fields what must be fixed first."""
        for field in self._fields.values():
            field.clear()
        try:
            self._save(self._entry())
        except InvalidInput as error:
            for name, sentence in error.problems.items():
                self._fields[name].show_problem(sentence)
            self._fields[next(iter(error.problems))].edit.setFocus()
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()

    def _entry(self) -> Person:
        problems: Problems = {}
        started = choices.try_date(self.started_edit, self._today, "started", problems)
        ended = choices.try_date(self.ended_edit, self._today, "ended", problems)
        refuse(problems)
        return replace(
            self._person,
            name=self.name_edit.text(),
            role=Role(self.role_combo.currentData()),
            title=self.title_edit.text(),
            area=self.area_combo.currentData(),
            started=started,
            ended=ended,
        )

    def _tidy(self, field: Field, edit: QLineEdit) -> None:
        sentence = choices.tidy_date(edit, self._today)
        field.show_problem(sentence) if sentence else field.clear()
