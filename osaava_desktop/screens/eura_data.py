"""Where the funder's own form stands: the notices, who gave them, and a checklist of what is missing."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.participations import PARTICIPANT, Participation, eura_checklist
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices
from osaava_desktop.screens.form_part import FormPart
from osaava_desktop.screens.tables import Mark
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.flow import Flow
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.services import people
from osaava_desktop.store.office import Office


class EuraData(FormPart):
    """Edits the EURA facts; the checklist follows what is entered."""

    ui_file = "eura_data.ui"
    checks_flow: Flow
    grid_layout: QGridLayout
    eura_started_field: Field
    eura_started_edit: QLineEdit
    eura_started_by_field: Field
    eura_started_by_combo: QComboBox
    eura_number_field: Field
    eura_number_edit: QLineEdit
    eura_ended_field: Field
    eura_ended_edit: QLineEdit
    identity_layout: QBoxLayout
    identity_check: QCheckBox
    instruction_button: QPushButton

    dates = ("eura_started", "eura_ended")

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._participation: Participation | None = None
        helpers = [
            (_("{worker} helped").format(worker=person.name), person.name)
            for person in people.staff(office)
        ]
        choices.fill(self.eura_started_by_combo, [(_("the participant"), PARTICIPANT), *helpers])
        self.listen(office.today)
        self.identity_check.toggled.connect(self.edited)
        self.edited.connect(self._show_checklist)

    def show_data(self, participation: Participation, identity_seen: bool) -> None:
        """Show what is stored."""
        self._participation = participation
        by = participation.eura_started_by
        combo = self.eura_started_by_combo
        if by and combo.findData(by) < 0:
            combo.addItem(_("{worker} helped").format(worker=by), by)
        choices.show_date(self.eura_started_edit, participation.eura_started)
        choices.choose(combo, by or None)
        self.eura_number_edit.setText(participation.eura_number)
        choices.show_date(self.eura_ended_edit, participation.eura_ended)
        self.identity_check.setChecked(identity_seen)
        self.clear()
        self._show_checklist()

    def show_columns(self, wide: bool) -> None:
        """Stand in one row, or in two."""
        for line, field in enumerate(self.fields().values()):
            row, column = (0, line) if wide else divmod(line, 2)
            self.grid_layout.addWidget(field, row, column)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self.identity_layout.setDirection(way)
        self.identity_layout.setAlignment(self.instruction_button, Qt.AlignmentFlag.AlignLeft)
        for column in range(4):
            self.grid_layout.setColumnStretch(column, int(wide or column < 2))

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names that problems use."""
        return {
            "eura_started": self.eura_started_field,
            "eura_started_by": self.eura_started_by_field,
            "eura_number": self.eura_number_field,
            "eura_ended": self.eura_ended_field,
        }

    def entries(self) -> tuple[object, ...]:
        """All that is entered, to see whether anything has changed."""
        texts = (self.eura_started_edit, self.eura_number_edit, self.eura_ended_edit)
        by = self.eura_started_by_combo.currentData()
        return (*(edit.text() for edit in texts), by, self.identity_check.isChecked())

    def entered(self, base: Participation) -> tuple[Participation, Problems]:
        """``base`` with what is entered, and what could not be read."""
        problems: Problems = {}
        today = self._office.today
        entered = replace(
            base,
            eura_started=choices.try_date(self.eura_started_edit, today, "eura_started", problems),
            eura_started_by=self.eura_started_by_combo.currentData() or "",
            eura_number=self.eura_number_edit.text(),
            eura_ended=choices.try_date(self.eura_ended_edit, today, "eura_ended", problems),
        )
        return entered, problems

    def _show_checklist(self) -> None:
        """A tick for what is there, a warning for what is missing."""
        if self._participation is None:
            return
        entered, _unread = self.entered(self._participation)
        pills = []
        for item, done in eura_checklist(entered, self.identity_check.isChecked()).items():
            icon, kind = ("checkmark", "accent") if done else ("warning", "attention")
            words = item.label if done else _("{item}: missing").format(item=item.label)
            pills.append(Pill(self.checks_flow))
            pills[-1].show_mark(Mark(icon=icon, text=words, kind=kind))
        self.checks_flow.set_widgets(pills)
