"""The tab with a client's own data: who, where from, how to reach; and the participation beside it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain import clients as rules
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client, birth_text
from osaava_desktop.domain.countries import code_of, countries
from osaava_desktop.domain.dates import DateError
from osaava_desktop.domain.languages import languages
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.words import Gender
from osaava_desktop.errors import PlainError
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.identity_entry import IdentityEntry
from osaava_desktop.screens.likely_same import LikelySame
from osaava_desktop.screens.participation_card import ParticipationCard
from osaava_desktop.screens.protection_card import ProtectionCard
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import areas, clients
from osaava_desktop.store.office import Office

LINES = ("family_name", "given_names", "phone", "email", "address", "postal_code", "wished_field")
"""The texts of one line, by their names in the record."""


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What the form holds: the records as far as they could be read, and what could not.

    `identity_number` is None while it is as it was.
    """

    client: Client
    participation: Participation | None
    identity_number: str | None
    problems: Problems


class ClientDetails(Form):
    """Edits a client and the start in the project; ``edited`` at each change.

    ``client_wanted`` brings the id of a client to be opened instead, ``failed`` what could not be saved.
    """

    ui_file = "client_details.ui"
    scroll_area: QScrollArea
    scrolled_widget: QWidget
    cards_layout: QBoxLayout
    main_layout: QVBoxLayout
    person_card: QFrame
    rail_layout: QVBoxLayout
    family_name_field: Field
    family_name_edit: QLineEdit
    given_names_field: Field
    given_names_edit: QLineEdit
    birth_date_field: Field
    birth_date_edit: QLineEdit
    phone_field: Field
    phone_edit: QLineEdit
    locality_field: Field
    locality_combo: QComboBox
    first_contact_field: Field
    first_contact_combo: QComboBox
    email_field: Field
    email_edit: QLineEdit
    address_field: Field
    address_edit: QLineEdit
    postal_code_field: Field
    postal_code_edit: QLineEdit
    gender_field: Field
    gender_combo: QComboBox
    language_field: Field
    language_combo: QComboBox
    citizenship_field: Field
    citizenship_combo: QComboBox
    informed_field: Field
    informed_edit: QLineEdit
    identity_check: QCheckBox
    number_widget: QWidget
    identity_number_field: Field
    identity_number_edit: QLineEdit
    number_button: QPushButton
    wished_field_field: Field
    wished_field_edit: QLineEdit
    note_field: Field
    note_edit: QPlainTextEdit

    edited = Signal()
    client_wanted = Signal(object)
    failed = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._is_narrow = False
        self.participation_card = ParticipationCard(office, self.scrolled_widget)
        self.likely_same = LikelySame(office, self.scrolled_widget)
        self.protection_card = ProtectionCard(office, self.scrolled_widget)
        self._rail: list[QWidget] = [self.participation_card, self.likely_same, self.protection_card]
        self._identity = IdentityEntry(
            office, self.number_widget, self.identity_number_field, self.number_button
        )
        self._combos: dict[str, QComboBox] = {
            "locality": self.locality_combo,
            "first_contact": self.first_contact_combo,
            "gender": self.gender_combo,
            "language": self.language_combo,
            "citizenship": self.citizenship_combo,
        }
        self._lay_out()
        self._fill()
        self._connect()

    def show_client(self, client: Client, participation: Participation | None) -> None:
        """Show a record as it is stored; no complaints."""
        self._client = client
        for name in LINES:
            self._line(name).setText(getattr(client, name))
        self.birth_date_edit.setText(birth_text(client.birth_date, client.birth_year))
        choices.show_date(self.informed_edit, client.informed)
        self.identity_check.setChecked(client.identity_seen)
        self._identity.show_client(client)
        country = code_of(client.citizenship) or client.citizenship
        if country and self.citizenship_combo.findData(country) < 0:
            self.citizenship_combo.addItem(country, country)
        for name, combo in self._combos.items():
            choices.choose(combo, getattr(client, name))
        choices.choose(self.citizenship_combo, country)
        if not client.number:
            self._guess()
        self.note_edit.setPlainText(client.note)
        self.clear()
        self.participation_card.show_participation(client, participation)
        self.protection_card.show_client(client)
        self._ask_birth_date(participation is not None)
        self.likely_same.show_client(client)

    def add_card(self, card: QWidget) -> None:
        """One more card in the rail, below the others."""
        self._rail.append(card)
        self.rail_layout.insertWidget(self.rail_layout.count() - 1, card)

    def focus_first(self) -> None:
        """To where the work begins."""
        self.family_name_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def entries(self) -> tuple[object, ...]:
        """All that is entered, to see whether anything has changed."""
        return (
            *(self._line(name).text() for name in LINES),
            self.birth_date_edit.text(),
            *(combo.currentIndex() for combo in self._combos.values()),
            self.informed_edit.text(),
            self.identity_check.isChecked(),
            self.identity_number_edit.text() if self._identity.entered() is not None else None,
            self.note_edit.toPlainText(),
            *self.participation_card.entries(),
            *self.protection_card.entries(),
        )

    def entered(self) -> Entered:
        """The records as entered."""
        client, problems = self._entered_client()
        participation, unread = self.participation_card.entered()
        return Entered(
            client=client,
            participation=participation,
            identity_number=self._identity.entered(),
            problems={**problems, **unread},
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the participation comes below."""
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(840)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.cards_layout.setDirection(direction)
        for card in self._rail:
            card.setMaximumWidth(theme.scaled(720 if narrow else 360))
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            # Below the whole form nobody would see who is alike.
            place, column = (0, self.main_layout) if narrow else (1, self.rail_layout)
            column.insertWidget(place, self.likely_same)

    # Complaints

    def fields(self) -> Mapping[str, Field]:
        """All fields, in reading order, by the names that problems use."""
        names = ("family_name", "given_names", "birth_date", "phone", "locality", "first_contact", "email")
        more = (
            "address",
            "postal_code",
            "gender",
            "language",
            "citizenship",
            "informed",
            "identity_number",
            "wished_field",
            "note",
        )
        own = {name: getattr(self, f"{name}_field") for name in (*names, *more)}
        return {**own, **self.participation_card.fields(), **self.protection_card.fields()}

    def clear(self) -> None:
        """Take the complaints away; notes stay."""
        for field in self.fields().values():
            if field.has_problem():
                field.clear()

    def show_problems(self, problems: Problems) -> list[str]:
        """Show each problem beside its field, go to the first; gives the fields' titles in order."""
        self.clear()
        wrong = {name: field for name, field in self.fields().items() if name in problems}
        for name, field in wrong.items():
            field.show_problem(problems[name])
        for field in list(wrong.values())[:1]:
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(field.edit, QLineEdit):
                field.edit.selectAll()
            self.scroll_area.ensureWidgetVisible(field)
        return [field.title() for field in wrong.values()]

    # Slots

    def _check(self, name: str) -> None:
        """The user has left a field: say what is wrong with it now, if there is something in it."""
        field = self.fields()[name]
        edit = field.edit
        if name == "informed":
            choices.tidy_date(self.informed_edit, self._office.today)
        client, problems = self._entered_client()
        if name == "birth_date" and name not in problems:
            self.birth_date_edit.setText(birth_text(client.birth_date, client.birth_year))
        problems = {**rules.problems(client, self._office.today), **problems}
        if name == "identity_number":
            problems |= self._identity.check(client)
        empty = isinstance(edit, QLineEdit) and not edit.text().strip()
        if name in problems and not empty:
            field.show_problem(problems[name])
        elif field.has_problem() and not empty:
            field.clear()

    def _look_for_same(self) -> None:
        """Another letter of the name, or another birth: who in the register is like that?"""
        client, _problems = self._entered_client()
        if client.number and rules.who(client) == rules.who(self._client):
            self.likely_same.forget()
            return
        name = f"{client.family_name} {client.given_names}"
        self.likely_same.look(name, client.birth_date, client.birth_year)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """The field in focus, which the card may have moved."""
        now = self.scrolled_widget.focusWidget()
        if now is not None and self._is_narrow:
            self.scroll_area.ensureWidgetVisible(now)

    def _found_apart(self, key: UUID) -> None:
        """Remembered at once of a client who is stored, of a new one when it is saved."""
        if not self._client.number:
            return
        try:
            clients.keep_apart(self._office, self._client.id, key)
        except PlainError as error:
            self.failed.emit(str(error))

    def _take_birth(self, born: dt.date) -> None:
        """The identity number tells the birth date: no need to type it."""
        if not self._entered_client()[0].birth_date:
            choices.show_date(self.birth_date_edit, born)
            self.birth_date_field.clear()

    def _ask_birth_date(self, needed: bool) -> None:
        self.birth_date_field.setProperty("optional", not needed)

    # Inside

    def _lay_out(self) -> None:
        self.main_layout.setSpacing(16)
        self.person_card.setMaximumWidth(theme.scaled(720))
        self.participation_card.setMinimumWidth(theme.scaled(264))
        self.note_edit.setFixedHeight(theme.scaled(88))
        self.rail_layout.insertWidget(0, self.participation_card)
        self.rail_layout.insertWidget(1, self.likely_same)
        self.rail_layout.insertWidget(2, self.protection_card)
        for combo in (*self._combos.values(), *self.participation_card.findChildren(QComboBox)):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)

    def _fill(self) -> None:
        towns = [(locality.name, locality.id) for locality in areas.localities(self._office)]
        choices.fill(self.locality_combo, towns)
        choices.fill(self.first_contact_combo, [(channel.label, channel) for channel in Channel])
        choices.fill(self.gender_combo, [(gender.label, gender) for gender in Gender])
        choices.fill(self.language_combo, [(name, code) for code, name in languages()])
        choices.fill(self.citizenship_combo, [(name, code) for code, name in countries()])

    def _guess(self) -> None:
        """A new client is likely of where and met as the one before."""
        locality, channel = clients.last_choices(self._office)
        choices.choose(self.locality_combo, locality)
        choices.choose(self.first_contact_combo, channel)

    def _connect(self) -> None:
        parts = {**self.participation_card.fields(), **self.protection_card.fields()}
        for field in (field for name, field in self.fields().items() if name not in parts):
            field.edited.connect(self.edited)
        for name in (*LINES, "birth_date", "informed", "identity_number"):
            self.fields()[name].left.connect(lambda name=name: self._check(name))
        for edit in (self.family_name_edit, self.given_names_edit, self.birth_date_edit):
            edit.textEdited.connect(lambda: self._look_for_same())
        self.identity_check.toggled.connect(self.edited)
        self._identity.birth_told.connect(self._take_birth)
        self.likely_same.opened.connect(self.client_wanted)
        self.likely_same.found_apart.connect(self._found_apart)
        self.likely_same.emptied.connect(self.focus_first)
        self.participation_card.edited.connect(self.edited)
        self.protection_card.edited.connect(self.edited)
        self.participation_card.start_wanted.connect(self._ask_birth_date)

    def _entered_client(self) -> tuple[Client, Problems]:
        problems: Problems = {}
        born, year, informed = None, None, None
        try:
            born, year = rules.parse_birth(self.birth_date_edit.text(), self._office.today)
        except DateError as error:
            problems["birth_date"] = str(error)
        try:
            informed = choices.read_date(self.informed_edit, self._office.today)
        except DateError as error:
            problems["informed"] = str(error)
        kept, unread = self.protection_card.entered()
        values = {name: combo.currentData() for name, combo in self._combos.items()}
        locality = values["locality"]
        client = replace(
            self._client,
            family_name=self.family_name_edit.text(),
            given_names=self.given_names_edit.text(),
            phone=self.phone_edit.text(),
            email=self.email_edit.text(),
            address=self.address_edit.text(),
            postal_code=self.postal_code_edit.text(),
            wished_field=self.wished_field_edit.text(),
            birth_date=born,
            birth_year=year,
            informed=informed,
            identity_seen=self.identity_check.isChecked(),
            locality=locality if isinstance(locality, UUID) else None,
            first_contact=Channel(values["first_contact"]) if values["first_contact"] else None,
            gender=Gender(values["gender"]) if values["gender"] else None,
            language=values["language"] or None,
            citizenship=values["citizenship"] or "",
            worker=self.participation_card.worker(),
            note=self.note_edit.toPlainText(),
            **kept,
        )
        return client, {**problems, **unread}

    def _line(self, name: str) -> QLineEdit:
        edit = getattr(self, f"{name}_edit")
        assert isinstance(edit, QLineEdit)
        return edit
