"""The card that tells whether a client is in the project: the start data, as a form or as facts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.dates import DateError
from osaava_desktop.domain.participations import Education, Participation, StartStatus
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import people
from osaava_desktop.store.office import Office


class ParticipationCard(Form):
    """Edits worker and start data; ``edited`` at each change, ``start_wanted`` with the tick."""

    ui_file = "participation_card.ui"
    card: QFrame
    change_button: QPushButton
    worker_field: Field
    worker_combo: QComboBox
    facts_layout: QGridLayout
    starts_check: QCheckBox
    start_widget: QWidget
    started_field: Field
    started_edit: QLineEdit
    status_field: Field
    status_combo: QComboBox
    studying_check: QCheckBox
    education_field: Field
    education_combo: QComboBox
    vocational_field: Field
    vocational_combo: QComboBox

    edited = Signal()
    start_wanted = Signal(bool)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._stored: Participation | None = None
        self._participation: Participation | None = None
        self._changing = False
        self._people = {person.id: person.name for person in people.staff(office)}
        self._fill()
        self._connect()

    def show_participation(self, client: Client, stored: Participation | None) -> None:
        """Show the client's latest participation, or offer to start one."""
        self._stored = stored
        self._participation = stored or Participation(client=client.id, started=self._office.today)
        self._changing = False
        choices.choose(self.worker_combo, client.worker or self._office.person.id)
        self.starts_check.setChecked(False)
        self._show_start_data(self._participation)
        self._show_facts(stored)
        self._show_state()

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names that problems use."""
        return {
            "worker": self.worker_field,
            "started": self.started_field,
            "status": self.status_field,
            "education": self.education_field,
            "vocational": self.vocational_field,
        }

    def entries(self) -> tuple[object, ...]:
        """All that is entered, to see whether anything has changed."""
        combos = (self.worker_combo, self.status_combo, self.education_combo, self.vocational_combo)
        return (
            self.starts_check.isChecked(),
            self.started_edit.text(),
            self.studying_check.isChecked(),
            *(combo.currentIndex() for combo in combos),
        )

    def starts(self) -> bool:
        """Whether a start is being entered for the first time."""
        return self._stored is None and self.starts_check.isChecked()

    def worker(self) -> UUID | None:
        """The worker chosen for the client."""
        chosen = self.worker_combo.currentData()
        return chosen if isinstance(chosen, UUID) else None

    def entered(self) -> tuple[Participation | None, Problems]:
        """The participation to save, None where there is none; and what could not be read."""
        if self._participation is None or not (self.starts() or self._changing):
            return None, {}
        problems: Problems = {}
        started = self._participation.started
        try:
            typed = choices.read_date(self.started_edit, self._office.today)
            if typed is None:
                problems["started"] = _("This is needed.")
            started = typed or started
        except DateError as error:
            problems["started"] = str(error)
        status, education = self.status_combo.currentData(), self.education_combo.currentData()
        entered = replace(
            self._participation,
            started=started,
            status=StartStatus(status) if status else None,
            studying=self.studying_check.isChecked(),
            education=Education(education) if education else None,
            vocational=self.vocational_combo.currentData(),
        )
        return entered, problems

    # Slots

    def change(self) -> None:
        """Let the start data be changed."""
        self._changing = True
        self._show_state()
        self.started_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _start_ticked(self, on: bool) -> None:
        self._show_state()
        self.start_wanted.emit(on)
        self.edited.emit()

    def _show_notes(self) -> None:
        """The funder asks for these: say so where they are empty, but let them be saved so."""
        for field, combo in (
            (self.status_field, self.status_combo),
            (self.education_field, self.education_combo),
            (self.vocational_field, self.vocational_combo),
        ):
            if combo.currentIndex() > 0:
                field.clear()
            else:
                field.show_note(_("Add it when you know"))

    # Inside

    def _fill(self) -> None:
        choices.fill(self.worker_combo, [(name, key) for key, name in self._people.items()], blank=False)
        choices.fill(self.status_combo, [(status.label, status) for status in StartStatus])
        choices.fill(self.education_combo, [(level.label, level) for level in Education])
        choices.fill(self.vocational_combo, [(_("yes"), True), (_("no"), False)])

    def _connect(self) -> None:
        self.change_button.clicked.connect(self.change)
        self.starts_check.toggled.connect(self._start_ticked)
        self.studying_check.toggled.connect(self.edited)
        for field in self.fields().values():
            field.edited.connect(self.edited)
        for combo in (self.status_combo, self.education_combo, self.vocational_combo):
            combo.currentIndexChanged.connect(self._show_notes)

    def _show_start_data(self, participation: Participation) -> None:
        choices.show_date(self.started_edit, participation.started)
        choices.choose(self.status_combo, participation.status)
        self.studying_check.setChecked(participation.studying)
        choices.choose(self.education_combo, participation.education)
        choices.choose(self.vocational_combo, participation.vocational)
        self._show_notes()

    def _show_state(self) -> None:
        started = self._stored is not None
        self.starts_check.setVisible(not started)
        self.change_button.setVisible(started and not self._changing)
        self.start_widget.setVisible(self.starts() or self._changing)
        for place in range(self.facts_layout.count()):
            item = self.facts_layout.itemAt(place)
            widget = item.widget() if item else None
            if widget:
                widget.setVisible(started and not self._changing)

    def _show_facts(self, stored: Participation | None) -> None:
        while (item := self.facts_layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for line, (title, value) in enumerate(self._facts(stored)):
            for column, (text, role) in enumerate(((title, "secondary"), (value, ""))):
                label = QLabel(self.card)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(column == 1)
                label.setText(text)
                theme.set_role(label, role)
                self.facts_layout.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)

    def _facts(self, stored: Participation | None) -> list[tuple[str, str]]:
        if stored is None:
            return []
        known: list[tuple[str, str]] = [
            (_("Started"), _day(stored.started)),
            (_("Ended"), _day(stored.ended)),
        ]
        known.append((_("Started with"), self._people.get(stored.worker, "") if stored.worker else ""))
        known.append((_("Status"), stored.status.label if stored.status else _("not known")))
        known.append((_("Studying"), _("yes") if stored.studying else _("no")))
        known.append((_("Education"), stored.education.label if stored.education else _("not known")))
        vocational = {None: _("not known"), True: _("yes"), False: _("no")}[stored.vocational]
        known.append((_("Vocational qualification"), vocational))
        return [(title, value) for title, value in known if value]


def _day(day: dt.date | None) -> str:
    return format_date(day) if day else ""
