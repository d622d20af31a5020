"""The dialog of one client's time on a roster: from when to when."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.groups import RosterLine
from osaava_desktop.errors import InvalidInput, PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, messages, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import groups
from osaava_desktop.store.office import Office


class MembershipDialog(FormDialog):
    """Accepted once the days are saved; without a day of leaving the client is on the roster again."""

    ui_file = "membership.ui"
    name_label: QLabel
    joined_field: Field
    joined_edit: QLineEdit
    left_field: Field
    left_edit: QLineEdit
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, office: Office, line: RosterLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._member = office, line.member
        self._fields = {"joined": self.joined_field, "left": self.left_field}
        self.setMinimumWidth(theme.scaled(420))
        self.name_label.setText(line.client.name)
        choices.show_date(self.joined_edit, line.member.joined)
        choices.show_date(self.left_edit, line.member.left)
        self.save_button.clicked.connect(lambda: self.save())
        self.cancel_button.clicked.connect(self.reject)

    def save(self) -> None:
        """Save and close; or say beside the fields what must be fixed first."""
        for field in self._fields.values():
            field.clear()
        try:
            self._save()
        except InvalidInput as error:
            for name, sentence in error.problems.items():
                self._fields[name].show_problem(sentence)
            self._fields[next(iter(error.problems))].edit.setFocus()
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()

    def _save(self) -> None:
        problems: Problems = {}
        today = self._office.today
        joined = choices.try_date(self.joined_edit, today, "joined", problems)
        left = choices.try_date(self.left_edit, today, "left", problems)
        if joined is None:
            problems.setdefault("joined", _("This is needed."))
        refuse(problems)
        groups.save_member(
            self._office, replace(self._member, joined=joined or self._member.joined, left=left)
        )
