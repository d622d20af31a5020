"""The page of one contact with a partner."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.partners import Contact, Partner
from osaava_desktop.domain.texts import format_weekday_date
from osaava_desktop.errors import InvalidInput, refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.partner_box import PartnerBox
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import partners
from osaava_desktop.store.office import Office

_NOTE = 96


class ContactPage(RecordPage):
    """Writes down a contact or changes one."""

    ui_file = "partner_contact.ui"
    partner_field: Field
    partner_edit: PartnerBox
    on_field: Field
    on_edit: QLineEdit
    topic_field: Field
    topic_edit: QLineEdit
    note_field: Field
    note_edit: QPlainTextEdit

    dates = ("on",)
    widest = 720

    def __init__(self, office: Office, contact: Contact | None, parent: QWidget | None = None) -> None:
        """``contact`` is None for a new one."""
        super().__init__(office, parent)
        self._contact = contact
        self._partner: Partner | None = partners.get(office, contact.partner) if contact else None
        self.note_edit.setFixedHeight(theme.scaled(_NOTE))
        self.partner_edit.begin(office)
        self.partner_edit.picked.connect(lambda _one: self.topic_edit.setFocus(Qt.FocusReason.TabFocusReason))
        self.partner_edit.dismissed.connect(self.closed)
        self.begin()

    def title(self) -> str:
        """With whom."""
        return self._partner.name if self._contact and self._partner else _("New contact")

    def facts(self) -> str:
        """The day."""
        return format_weekday_date(self._contact.on) if self._contact else ""

    def activated(self) -> None:
        """The partner comes first; of a contact that is known, its topic."""
        (self.topic_edit if self._contact else self.partner_edit).setFocus()

    def record(self) -> Contact | None:
        """The contact as stored."""
        return self._contact

    def fields(self) -> Mapping[str, Field]:
        """The fields in reading order."""
        return {
            "partner": self.partner_field,
            "on": self.on_field,
            "topic": self.topic_field,
            "note": self.note_field,
        }

    def entries(self) -> tuple[Any, ...]:
        """All that is entered."""
        texts = (self.partner_edit.text(), self.on_edit.text(), self.topic_edit.text())
        return (*texts, self.note_edit.toPlainText())

    def show_record(self) -> None:
        """The contact, or today."""
        contact = self._contact
        self.partner_edit.show_partner(self._partner)
        choices.show_date(self.on_edit, contact.on if contact else self.office.today)
        self.topic_edit.setText(contact.topic if contact else "")
        self.note_edit.setPlainText(contact.note if contact else "")

    def store(self, problems: Problems) -> Contact:
        """Save the contact; its partner too, if that is new."""
        self.partner_edit.check(problems)
        on = self.date("on", problems, needed=True)
        refuse(problems)
        partner = self.partner_edit.stored()
        if partner is None:
            raise InvalidInput(problems)
        base = self._contact or Contact(on=on, partner=partner.id)
        contact = replace(
            base,
            on=on,
            partner=partner.id,
            topic=self.topic_edit.text(),
            note=self.note_edit.toPlainText(),
        )
        self._contact, self._partner = partners.save_contact(self.office, contact), partner
        return self._contact

    def put(self) -> Contact:
        """Put the contact into the bin."""
        assert self._contact is not None
        return partners.put_in_bin(self.office, self._contact)

    def saved_words(self) -> str:
        """What is said after saving."""
        return _("The contact is saved")
