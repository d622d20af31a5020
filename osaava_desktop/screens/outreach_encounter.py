"""The form of an encounter outside of visits: one client, met in the street, at a partner's, somewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from osaava_desktop.domain import outreach as rules
from osaava_desktop.domain import texts
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.dates import DateError
from osaava_desktop.domain.outreach import Channel, Encounter
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, office_choices, outreach_choices, theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.screens.widgets.person_box import PersonBox
from osaava_desktop.services import clients, outreach
from osaava_desktop.store.office import Office

_WIDEST, _NOTE = 720, 96


class EncounterPage(Page):
    """Writes down an encounter or changes one. ``saved`` brings it as stored, ``binned`` what went away."""

    ui_file = "outreach_encounter.ui"
    renews = ("encounter",)
    notice: Notice
    form_panel: QWidget
    client_field: Field
    client_edit: PersonBox
    on_field: Field
    on_edit: QLineEdit
    channel_combo: QComboBox
    place_combo: QComboBox
    note_field: Field
    note_edit: QPlainTextEdit
    bin_button: QPushButton

    saved = Signal(object)
    binned = Signal(object)

    def __init__(self, office: Office, encounter: Encounter | None, parent: QWidget | None = None) -> None:
        """``encounter`` is None for a new one."""
        super().__init__(parent)
        self._office = office
        self._encounter = encounter
        self._client = clients.get(office, encounter.client) if encounter else None
        self._fields = {"client": self.client_field, "on": self.on_field, "note": self.note_field}
        self.form_panel.setMaximumWidth(theme.scaled(_WIDEST))
        self.note_edit.setFixedHeight(theme.scaled(_NOTE))
        choices.fill(self.channel_combo, outreach_choices.channels(), blank=False)
        choices.fill(self.place_combo, office_choices.places(office))
        self._show_record()
        self._connect()

    def _connect(self) -> None:
        self.client_edit.set_source(lambda text: office_choices.visitors_found(self._office, text))
        self.client_edit.picked.connect(self.pick_client)
        self.client_edit.textEdited.connect(lambda: self._forget_client())
        self.client_edit.dismissed.connect(self.closed)
        self.on_field.left.connect(self._check_date)
        for field in self.findChildren(Field):
            field.edited.connect(field.clear)
            field.edited.connect(self._tell_dirty)
        self.bin_button.clicked.connect(lambda: self.put_in_bin())

    # What the shell asks

    def title(self) -> str:
        """Who was met."""
        return self._client.name if self._client and self._encounter else _("New encounter")

    def facts(self) -> str:
        """The client's number and the day."""
        if self._client is None or self._encounter is None:
            return ""
        return f"{self._client.number} · {texts.format_weekday_date(self._encounter.on)}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Ctrl+S", _("saves")), ("Esc", _("back"))]

    def activated(self) -> None:
        """The client comes first; of an encounter that is known, the day."""
        (self.on_edit if self._encounter else self.client_edit).setFocus()

    def is_dirty(self) -> bool:
        """Whether anything differs from what was shown at first."""
        return self._entered() != self._clean

    def save(self) -> bool:
        """Save; say beside the fields what keeps it from being saved."""
        self.notice.hide()
        try:
            person, encounter = self._records()
            stored = outreach.meet(self._office, person, encounter)
        except InvalidInput as error:
            self._show_problems(error.problems)
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._encounter, self._client = stored, clients.get(self._office, stored.client)
        self._show_record()
        self._tell_dirty()
        self.heading_changed.emit()
        self.said.emit(_("The encounter is saved"), "good")
        self.saved.emit(stored)
        return True

    def discard(self) -> None:
        """Show what is stored."""
        if self._encounter is None:
            self._client = None
        self._show_record()
        self._tell_dirty()

    # Slots

    def pick_client(self, person: Client) -> None:
        """Who was met; on to the next field."""
        self._client = person
        self.client_edit.reset()
        self.client_edit.setText(_words(person))
        self.client_field.clear()
        self.on_edit.setFocus(Qt.FocusReason.TabFocusReason)
        self._tell_dirty()

    def put_in_bin(self) -> None:
        """Take the encounter out of lists and figures; the list knows the way back."""
        encounter = self._encounter
        if encounter is None:
            return
        try:
            outreach.put_in_bin(self._office, [encounter])
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self._clean = self._entered()
        self.closed.emit()
        self.binned.emit(encounter)

    def _forget_client(self) -> None:
        self._client = None

    def _check_date(self) -> None:
        sentence = choices.tidy_date(self.on_edit, self._office.today)
        if sentence:
            self.on_field.show_problem(sentence)

    def _tell_dirty(self) -> None:
        self.dirty_changed.emit(self.is_dirty())

    # Inside

    def _show_record(self) -> None:
        encounter = self._encounter
        self.client_edit.reset()
        self.client_edit.setText(_words(self._client) if self._client else "")
        choices.show_date(self.on_edit, encounter.on if encounter else self._office.today)
        choices.choose(self.channel_combo, encounter.channel if encounter else Channel.OTHER)
        choices.choose(self.place_combo, encounter.place if encounter else None)
        self.note_edit.setPlainText(encounter.note if encounter else "")
        self.client_field.setEnabled(encounter is None)
        self.bin_button.setVisible(encounter is not None)
        self._clear_problems()
        self._clean = self._entered()

    def _entered(self) -> tuple[Any, ...]:
        combos = self.channel_combo.currentData(), self.place_combo.currentData()
        return self.client_edit.text(), self.on_edit.text(), *combos, self.note_edit.toPlainText()

    def _records(self) -> tuple[Client, Encounter]:
        """Who was met and the encounter, as entered. Raises InvalidInput with every problem that there is."""
        problems: dict[str, str] = {}
        if self._client is None:
            problems["client"] = _("Choose the person from the list that opens as you type.")
        on = self._office.today
        try:
            day = choices.read_date(self.on_edit, self._office.today)
            if day is None:
                problems["on"] = _("This is needed.")
            on = day or on
        except DateError as error:
            problems["on"] = str(error)
        person = self._client or Client(family_name="")
        base = self._encounter or Encounter(on=on, client=person.id, channel=Channel.OTHER)
        encounter = replace(
            base,
            on=on,
            channel=Channel(self.channel_combo.currentData()),
            place=self.place_combo.currentData(),
            note=self.note_edit.toPlainText(),
        )
        if problems:
            raise InvalidInput({**rules.encounter_problems(encounter, self._office.today), **problems})
        return person, encounter

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        self._clear_problems()
        for name, sentence in problems.items():
            self._fields.get(name, self.client_field).show_problem(sentence)
        wrong = [field for field in self._fields.values() if field.has_problem()]
        self.problems_found.emit([field.title() for field in wrong])
        # After the event that asked for saving: a button that was clicked would take the focus back.
        QTimer.singleShot(0, self, lambda: wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason))

    def _clear_problems(self) -> None:
        for field in self._fields.values():
            field.clear()
        self.problems_found.emit([])


def _words(person: Client) -> str:
    return " · ".join(filter(None, (person.name, person.number)))
