"""What was agreed on at a meeting, as rows to write into: what, who, by when, done."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.partners import AgreedAction
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.forms import promotable

_WHO, _DUE = 124, 92


@promotable
class ActionRows(QWidget):
    """There is always one empty row at the end; a row whose words are emptied is one agreed on no more."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._staff: Sequence[choices.Choice] = ()
        self._today = dt.date.min
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def begin(self, staff: Sequence[choices.Choice], today: dt.date) -> None:
        """Who may do something, and the day that "+14" counts from."""
        self._staff, self._today = staff, today

    def show_actions(self, meeting: UUID, actions: Sequence[AgreedAction]) -> None:
        """Show what was agreed on, and a row to go on with."""
        self._meeting = meeting
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for action in actions:
            self._add(action)
        self._add(None)

    def entries(self) -> tuple[Any, ...]:
        """All that is entered."""
        return tuple(row.entries() for row in self._rows if row.is_used())

    def entered(self, problems: Problems) -> list[AgreedAction]:
        """What is entered; what can't be read goes under ``actions``, and the next focus to it."""
        self.setFocusProxy(self._rows[0].stops()[0])
        found = []
        for row in filter(_Row.is_used, self._rows):
            wrong: Problems = {}
            found.append(row.action(self._meeting, self._today, wrong))
            if wrong and "actions" not in problems:
                self.setFocusProxy(row.due_edit)
                problems.update(wrong)
        return found

    def stops(self) -> list[QWidget]:
        """What Tab comes to, in order."""
        return [stop for row in self._rows for stop in row.stops()]

    def _add(self, action: AgreedAction | None) -> None:
        row = _Row(action, self._staff, self._today, self)
        row.edited.connect(self._changed)
        before = self.stops()[-1] if self._rows else None
        self._rows.append(row)
        self._column.addWidget(row)
        for one, other in pairwise([*([before] if before else []), *row.stops()]):
            self.setTabOrder(one, other)
        self.setFocusProxy(self._rows[0].stops()[0])
        row.show()

    def _changed(self) -> None:
        """The empty row is being written into: another one comes below it."""
        if self._rows[-1].is_used():
            self._add(None)
        self.edited.emit()


class _Row(QWidget):
    """One row."""

    edited = Signal()

    def __init__(
        self, action: AgreedAction | None, staff: Sequence[choices.Choice], today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._action = action
        self.what_edit, self.who_combo = QLineEdit(self), QComboBox(self)
        self.due_edit, self.done_check = QLineEdit(self), QCheckBox(_("Done"), self)
        self.what_edit.setPlaceholderText(_("What was agreed on"))
        self.what_edit.setMaxLength(1000)
        self.due_edit.setPlaceholderText(_("+14 days"))
        for widget, name in (
            (self.what_edit, _("What was agreed on")),
            (self.who_combo, _("Who does it")),
            (self.due_edit, _("Due date")),
            (self.done_check, _("Done")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip("" if widget is self.what_edit else name)
        self.who_combo.setFixedWidth(theme.scaled(_WHO))
        self.due_edit.setFixedWidth(theme.scaled(_DUE))
        choices.fill(self.who_combo, staff)
        self._show()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.what_edit, 1)
        for widget in (self.who_combo, self.due_edit, self.done_check):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.what_edit.textChanged.connect(lambda: self.edited.emit())
        self.due_edit.textChanged.connect(lambda: self.edited.emit())
        self.due_edit.editingFinished.connect(lambda: choices.tidy_date(self.due_edit, today))
        self.who_combo.currentIndexChanged.connect(lambda: self.edited.emit())
        self.done_check.toggled.connect(lambda: self.edited.emit())

    def _show(self) -> None:
        action = self._action
        if action is not None:
            self.what_edit.setText(action.what)
            self.what_edit.setCursorPosition(0)
            choices.choose(self.who_combo, action.worker)
            choices.show_date(self.due_edit, action.due)
            self.done_check.setChecked(action.done is not None)

    def stops(self) -> Sequence[QWidget]:
        """What Tab comes to."""
        return (self.what_edit, self.who_combo, self.due_edit, self.done_check)

    def is_used(self) -> bool:
        """Whether something is entered; of a row that was stored, whether its words are left."""
        what, *others = self.entries()
        return bool(what.strip()) or (self._action is None and any(others))

    def entries(self) -> tuple[Any, ...]:
        """All that is entered."""
        texts = (self.what_edit.text(), self.due_edit.text())
        return (*texts, self.who_combo.currentData(), self.done_check.isChecked())

    def action(self, meeting: UUID, today: dt.date, problems: Problems) -> AgreedAction:
        """What is entered."""
        due = choices.try_date(self.due_edit, today, "actions", problems)
        base = self._action or AgreedAction(meeting=meeting, what="")
        done = (base.done or today) if self.done_check.isChecked() else None
        worker = self.who_combo.currentData()
        return replace(base, what=self.what_edit.text(), worker=worker, due=due, done=done)
