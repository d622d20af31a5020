"""The dialogs of a plan: one need with its goal, and one task with its day."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.mapping import Need
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, messages, office_choices, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import plan
from osaava_desktop.store.office import Office

_CLIENT = "client"
"""Stands for the client among the people who may do a task."""


class NeedDialog(FormDialog):
    """Adds or changes a need; accepted once it is saved, and ``stored`` is what was saved."""

    ui_file = "need.ui"
    what_field: Field
    what_edit: QLineEdit
    goal_field: Field
    goal_edit: QPlainTextEdit
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, office: Office, need: Need, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.stored = need
        self.setMinimumWidth(theme.scaled(480))
        self.goal_edit.setFixedHeight(theme.scaled(88))
        self.what_edit.setText(need.what)
        self.goal_edit.setPlainText(need.goal)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

    def save(self) -> None:
        """Save and close; or say beside the fields what must be fixed first."""
        fields = {"what": self.what_field, "goal": self.goal_field}
        need = replace(self.stored, what=self.what_edit.text(), goal=self.goal_edit.toPlainText())
        try:
            self.stored = plan.save_need(self._office, need)
        except InvalidInput as error:
            show_problems(fields, error.problems)
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()


class TaskDialog(FormDialog):
    """Adds or changes a task; accepted once it is saved, and ``stored`` is what was saved."""

    ui_file = "task.ui"
    what_field: Field
    what_edit: QLineEdit
    due_field: Field
    due_edit: QLineEdit
    who_combo: QComboBox
    need_field: Field
    need_combo: QComboBox
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self, office: Office, task: FollowUp, needs: Sequence[Need], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self.stored = task
        self.setMinimumWidth(theme.scaled(480))
        choices.fill(self.need_combo, [(need.what, need.id) for need in needs])
        people = [(_("The client"), _CLIENT), *office_choices.staff(office)]
        choices.fill(self.who_combo, people, blank=False)
        self.need_field.setVisible(bool(needs))
        self.what_edit.setText(task.what)
        choices.show_date(self.due_edit, task.due if task.created else None)
        choices.choose(self.who_combo, _CLIENT if task.by_client else task.worker or office.person.id)
        choices.choose(self.need_combo, task.need)
        self.due_field.left.connect(self._tidy)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

    def save(self) -> None:
        """Save and close; or say beside the fields what must be fixed first."""
        fields = {"what": self.what_field, "due": self.due_field}
        try:
            self.stored = plan.save_task(self._office, self._entered())
        except InvalidInput as error:
            show_problems(fields, error.problems)
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()

    def _entered(self) -> FollowUp:
        """The task as typed; raises InvalidInput where the day can't be read."""
        who = self.who_combo.currentData()
        task = replace(
            self.stored,
            what=self.what_edit.text(),
            need=self.need_combo.currentData(),
            by_client=who == _CLIENT,
            worker=self.stored.worker if who == _CLIENT else who,
        )
        problems: Problems = {}
        due = choices.needed_date(self.due_edit, self._office.today, "due", problems)
        if due is not None:
            return replace(task, due=due)
        if not task.what.strip():
            problems["what"] = _("This is needed.")
        raise InvalidInput(problems)

    def _tidy(self) -> None:
        sentence = choices.tidy_date(self.due_edit, self._office.today)
        self.due_field.show_problem(sentence) if sentence else self.due_field.clear()


def show_problems(fields: dict[str, Field], problems: dict[str, str]) -> None:
    """Say each problem beside its field, and go to the first."""
    for field in fields.values():
        field.clear()
    for name, sentence in problems.items():
        fields[name].show_problem(sentence)
    next(field for name, field in fields.items() if name in problems).edit.setFocus()
