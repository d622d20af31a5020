"""The card that tells whether a client is in the project: the start, as a form or as facts."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.participations import Participation, eura_gaps
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.start_data import StartData
from osaava_desktop.screens.tables import Mark
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.services import people
from osaava_desktop.store.office import Office


class ParticipationCard(Form):
    """Edits worker and start; ``edited`` at each change, ``start_wanted`` with the tick.

    Of who has started it shows the facts; ``open_wanted`` is for all the rest.
    """

    ui_file = "participation_card.ui"
    card: QFrame
    worker_field: Field
    worker_combo: QComboBox
    facts_layout: QGridLayout
    eura_pill: Pill
    open_button: QPushButton
    starts_check: QCheckBox
    start_layout: QVBoxLayout

    edited = Signal()
    start_wanted = Signal(bool)
    open_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._stored: Participation | None = None
        self._participation: Participation | None = None
        self.start = StartData(office)
        self.start_layout.addWidget(self.start)
        self._people = {person.id: person.name for person in people.staff(office)}
        choices.fill(self.worker_combo, [(name, key) for key, name in self._people.items()], blank=False)
        self._connect()

    def show_participation(self, client: Client, stored: Participation | None) -> None:
        """Show the client's latest participation, or offer to start one."""
        self._stored = stored
        self._participation = stored or Participation(client=client.id, started=self._office.today)
        choices.choose(self.worker_combo, client.worker or self._office.person.id)
        self.starts_check.setChecked(False)
        self.start.show_data(self._participation)
        self._show_facts(client, stored)
        self._show_state()

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names that problems use."""
        return {"worker": self.worker_field, **self.start.fields()}

    def entries(self) -> tuple[object, ...]:
        """All that is entered, to see whether anything has changed."""
        worker = self.worker_combo.currentIndex()
        return (worker, self.starts_check.isChecked(), *self.start.entries())

    def starts(self) -> bool:
        """Whether a start is being entered."""
        return self._stored is None and self.starts_check.isChecked()

    def worker(self) -> UUID | None:
        """The worker chosen for the client."""
        chosen = self.worker_combo.currentData()
        return chosen if isinstance(chosen, UUID) else None

    def entered(self) -> tuple[Participation | None, Problems]:
        """The participation to save, None where there is none; and what could not be read."""
        if self._participation is None or not self.starts():
            return None, {}
        return self.start.entered(self._participation)

    # Slots

    def _start_ticked(self, on: bool) -> None:
        self._show_state()
        self.start_wanted.emit(on)
        self.edited.emit()

    # Inside

    def _connect(self) -> None:
        self.open_button.clicked.connect(lambda: self.open_wanted.emit())
        self.starts_check.toggled.connect(self._start_ticked)
        self.worker_field.edited.connect(self.edited)
        self.start.edited.connect(self.edited)

    def _show_state(self) -> None:
        started = self._stored is not None
        self.open_button.setVisible(started)
        if started and any(one.hasFocus() for one in (self.starts_check, *self.start.findChildren(QWidget))):
            # Saved from a field that goes now: the work goes on where its data are shown.
            self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.starts_check.setVisible(not started)
        self.start.setVisible(self.starts())

    def _show_facts(self, client: Client, stored: Participation | None) -> None:
        gaps = eura_gaps(stored) if stored else ()
        mark = Mark(icon="warning", text=gaps[0].label, kind="attention") if gaps else None
        self.eura_pill.show_mark(mark)
        while (item := self.facts_layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for line, (title, value) in enumerate(self._facts(client, stored) if stored else ()):
            for column, (text, role) in enumerate(((title, "secondary"), (value, ""))):
                label = QLabel(self.card)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(column == 1)
                label.setText(text)
                theme.set_role(label, role)
                self.facts_layout.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)
                label.show()

    def _facts(self, client: Client, stored: Participation) -> list[tuple[str, str]]:
        known = [
            (_("Started"), format_date(stored.started)),
            (_("Ended"), format_date(stored.ended) if stored.ended else ""),
            (_("Reached through"), client.first_contact.label if client.first_contact else ""),
            (_("Status"), stored.status.label if stored.status else _("not known")),
            (_("Education"), stored.education.label if stored.education else _("not known")),
        ]
        if stored.worker and stored.worker != client.worker:
            known.append((_("Started with"), self._people.get(stored.worker, "")))
        return [(title, value) for title, value in known if value]
