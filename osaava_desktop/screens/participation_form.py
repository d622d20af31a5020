"""One participation of a client: its start and its end side by side, EURA and the voluntary answers below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.participations import ExitStatus, Participation, eura_gaps
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.end_data import EndData
from osaava_desktop.screens.eura_data import EuraData
from osaava_desktop.screens.form_part import FormPart
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.start_data import StartData
from osaava_desktop.screens.tables import Mark
from osaava_desktop.screens.voluntary_data import VoluntaryData
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.services.participations import Entry
from osaava_desktop.store.office import Office


class ParticipationForm(Form):
    """Edits one participation; ``edited`` at each change, ``bin_wanted`` when it was started by mistake."""

    ui_file = "participation_form.ui"
    heading_label: QLabel
    state_pill: Pill
    bin_button: QPushButton
    cards_layout: QBoxLayout
    kept_label: QLabel
    start_layout: QVBoxLayout
    end_card: QFrame
    end_layout: QVBoxLayout
    eura_card: QFrame
    eura_layout: QVBoxLayout
    voluntary_card: QFrame
    voluntary_layout: QVBoxLayout

    edited = Signal()
    bin_wanted = Signal()

    def __init__(
        self, office: Office, client: Client, first: Participation | None, parent: QWidget | None = None
    ) -> None:
        """``first`` is the participation whose start data this one has; None where it is itself the first."""
        super().__init__(parent)
        self._client = client
        self._first = first
        self._bin_text = self.bin_button.text()
        self.bin_button.setAccessibleName(self._bin_text)
        self.bin_button.setToolTip(self._bin_text)
        self.start = StartData(office)
        self.end = EndData(office)
        self.eura = EuraData(office)
        self.voluntary = VoluntaryData(office)
        self._parts: tuple[FormPart, ...] = (self.start, self.end, self.eura, self.voluntary)
        self._clean: dict[FormPart, tuple[object, ...]] = {}
        for part, layout in zip(self._parts, self._layouts(), strict=True):
            layout.addWidget(part)
            part.edited.connect(self.edited)
        self.bin_button.clicked.connect(lambda: self.bin_wanted.emit())

    def show_record(self, participation: Participation, statuses: Sequence[ExitStatus]) -> None:
        """Show what is stored; a new one asks for its start only."""
        self.participation = participation
        self.start.show_data(participation)
        self.end.show_data(participation, statuses)
        self.eura.show_data(participation, self._client.identity_seen)
        self.voluntary.hide_answers()
        stored = participation.created is not None
        for card in (self.end_card, self.eura_card, self.bin_button):
            card.setVisible(stored)
        self.voluntary_card.setVisible(stored and self._first is None)
        self._show_kept()
        self._show_heading()
        self._clean = {part: part.entries() for part in self._parts}

    def show_voluntary(self, participation: Participation) -> None:
        """Show the voluntary answers of what was just read."""
        self.voluntary.show_answers(participation, self._client.citizenship)
        self._clean[self.voluntary] = self.voluntary.entries()

    def show_columns(self, width: int) -> None:
        """Start and end side by side, unless the window is narrow or the letters are large."""
        wide = width >= theme.scaled(760)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self.cards_layout.setDirection(way)
        self.bin_button.setText(self._bin_text if wide else "")
        self.start.show_columns(self._first is None)
        self.eura.show_columns(wide)
        self.voluntary.show_columns(wide)

    def is_dirty(self) -> bool:
        """Whether something entered is not saved; a new one is."""
        is_new = self.participation.created is None
        return (
            is_new or self.end.is_adding() or any(part.entries() != self._clean[part] for part in self._parts)
        )

    def entered(self) -> tuple[Entry, Problems]:
        """The participation as entered, and what could not be read."""
        started, problems = self.start.entered(self.participation)
        ended, leaving, unread = self.end.entered(started)
        told, untold = self.eura.entered(ended)
        participation = self.voluntary.entered(told)
        return Entry(participation=participation, leaving=leaving), {**problems, **unread, **untold}

    def show_problems(self, problems: Problems) -> list[Field]:
        """Show each problem beside its field; gives the fields that have one, in reading order."""
        if "on" in problems:
            problems = {"ended": problems["on"], **problems}
        return [field for part in self._parts for field in part.show_problems(problems)]

    def knows(self, name: str) -> bool:
        """Whether a problem of that name has a field here."""
        return name == "on" or any(name in part.fields() for part in self._parts)

    # Inside

    def _layouts(self) -> tuple[QVBoxLayout, ...]:
        return self.start_layout, self.end_layout, self.eura_layout, self.voluntary_layout

    def _show_kept(self) -> None:
        """Who has come back brings the start data of the first time; they are not asked again."""
        self.kept_label.setVisible(self._first is not None)
        if self._first is None:
            return
        self.start.show_start_only()
        status = self._first.status.label if self._first.status else _("status not known")
        education = self._first.education.label if self._first.education else _("education not known")
        sentence = _("The start data of {day} stay: {status}, {education}.")
        day = format_date(self._first.started)
        self.kept_label.setText(sentence.format(day=day, status=status, education=education))

    def _show_heading(self) -> None:
        one = self.participation
        if one.created is None:
            words = _("Starts again")
        elif one.ended is None:
            words = _("In the project since {day}").format(day=format_date(one.started))
        else:
            words = f"{format_date(one.started)}–{format_date(one.ended)}"
        self.heading_label.setText(words)
        gaps = eura_gaps(one) if one.created else ()
        mark = Mark(icon="warning", text=gaps[0].label, kind="attention") if gaps else None
        self.state_pill.show_mark(mark)
