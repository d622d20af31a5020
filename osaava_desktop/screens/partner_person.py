"""The dialog of somebody who works at a partner."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.partners import ContactPerson
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.screens import messages, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field


class PersonDialog(FormDialog):
    """Accepted once ``save`` has taken the person."""

    ui_file = "partner_person.ui"
    name_field: Field
    name_edit: QLineEdit
    role_field: Field
    role_edit: QLineEdit
    phone_field: Field
    phone_edit: QLineEdit
    email_field: Field
    email_edit: QLineEdit
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self, person: ContactPerson, save: Callable[[ContactPerson], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._person, self._save = person, save
        self._edits = {
            "name": self.name_edit,
            "role": self.role_edit,
            "phone": self.phone_edit,
            "email": self.email_edit,
        }
        self._fields = {
            "name": self.name_field,
            "role": self.role_field,
            "phone": self.phone_field,
            "email": self.email_field,
        }
        self.setMinimumWidth(theme.scaled(520))
        for name, edit in self._edits.items():
            edit.setText(getattr(person, name))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

    def save(self) -> None:
        """Save and close; or say beside the fields what must be fixed first."""
        for field in self._fields.values():
            field.clear()
        try:
            texts: dict[str, Any] = {name: edit.text() for name, edit in self._edits.items()}
            self._save(replace(self._person, **texts))
        except InvalidInput as error:
            for name, sentence in error.problems.items():
                self._fields[name].show_problem(sentence)
            self._edits[next(iter(error.problems))].setFocus()
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()
