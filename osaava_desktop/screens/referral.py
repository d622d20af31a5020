"""The page of one referral: who is sent where, and how far that has come."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.partners import Partner, Referral, ReferralState
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, office_choices, theme
from osaava_desktop.screens.partner_box import PartnerBox
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.person_box import PersonBox
from osaava_desktop.services import clients, partners, referrals
from osaava_desktop.store.office import Office

_NOTE = 96


class ReferralPage(RecordPage):
    """Writes down a referral or changes one."""

    ui_file = "referral.ui"
    client_field: Field
    client_edit: PersonBox
    partner_field: Field
    partner_edit: PartnerBox
    on_field: Field
    on_edit: QLineEdit
    what_field: Field
    what_edit: QLineEdit
    state_chips: ChoiceChips
    state_on_field: Field
    state_on_edit: QLineEdit
    reason_field: Field
    reason_edit: QLineEdit
    note_field: Field
    note_edit: QPlainTextEdit

    dates = ("on", "state_on")
    widest = 800

    def __init__(
        self,
        office: Office,
        referral: Referral | None,
        *,
        client: Client | None = None,
        partner: Partner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``referral`` is None for a new one, whose ``client`` or ``partner`` may be known."""
        super().__init__(office, parent)
        self._referral = referral
        self._known = (client, partner)
        self._show_known()
        self.note_edit.setFixedHeight(theme.scaled(_NOTE))
        self.state_chips.set_choices(
            _("State"), [(capital(one.label), one) for one in ReferralState], lambda _chosen, value: (value,)
        )
        self._connect()
        self.begin()

    def _show_known(self) -> None:
        """Whose referral to whom, as far as it is known before anything is entered."""
        referral = self._referral
        self._client, self._partner = self._known
        if referral is not None:
            self._client = clients.get(self.office, referral.client)
            self._partner = partners.get(self.office, referral.partner)

    def _connect(self) -> None:
        self.client_edit.set_source(lambda text: office_choices.clients_found(self.office, text))
        self.client_edit.picked.connect(self.pick_client)
        self.client_edit.textEdited.connect(lambda: self._forget_client())
        self.client_edit.dismissed.connect(self.closed)
        self.partner_edit.begin(self.office)
        self.partner_edit.picked.connect(lambda _one: self.what_edit.setFocus(Qt.FocusReason.TabFocusReason))
        self.partner_edit.dismissed.connect(self.closed)
        self.state_chips.picked.connect(self._follow_state)

    # What the shell asks

    def title(self) -> str:
        """Whose referral."""
        return self._client.name if self._client and self._referral else _("New referral")

    def facts(self) -> str:
        """The client's number, and where to."""
        if self._client is None or self._partner is None:
            return ""
        return f"{self._client.number} → {self._partner.name}"

    def activated(self) -> None:
        """What is not known yet comes first; of a referral that is known, its state."""
        if self._referral is not None:
            next(chip for chip in self.state_chips.chips() if chip.isChecked()).setFocus()
        elif self._client is None:
            self.client_edit.setFocus()
        else:
            (self.what_edit if self._partner else self.partner_edit).setFocus()

    # What the page says

    def record(self) -> Referral | None:
        """The referral as stored."""
        return self._referral

    def fields(self) -> Mapping[str, Field]:
        """The fields in reading order."""
        return {
            "client": self.client_field,
            "partner": self.partner_field,
            "on": self.on_field,
            "what": self.what_field,
            "state_on": self.state_on_field,
            "reason": self.reason_field,
            "note": self.note_field,
        }

    def entries(self) -> tuple[Any, ...]:
        """All that is entered."""
        edits = (self.client_edit, self.partner_edit, self.on_edit, self.what_edit, self.state_on_edit)
        texts = tuple(edit.text() for edit in (*edits, self.reason_edit))
        return (*texts, self.state_chips.chosen(), self.note_edit.toPlainText())

    def show_record(self) -> None:
        """The referral, or one sent today."""
        referral = self._referral
        self._show_known()
        self.client_edit.reset()
        self.client_edit.setText(_words(self._client))
        self.client_edit.setEnabled(referral is None)
        self.partner_edit.show_partner(self._partner)
        choices.show_date(self.on_edit, referral.on if referral else self.office.today)
        self.what_edit.setText(referral.what if referral else "")
        self.state_chips.choose([referral.state if referral else ReferralState.SENT])
        choices.show_date(self.state_on_edit, referral.state_on if referral else None)
        self.reason_edit.setText(referral.reason if referral else "")
        self.note_edit.setPlainText(referral.note if referral else "")
        self._show_fields_of(self._state())

    def store(self, problems: Problems) -> Referral:
        """Save the referral; its partner too, if that is new."""
        if self._client is None:
            problems["client"] = _("Choose the client from the list that opens as you type.")
        self.partner_edit.check(problems)
        on = self.date("on", problems, needed=True)
        answered = self._state() is not ReferralState.SENT
        state_on = self.date("state_on", problems, needed=True) if answered else None
        if self._state() is ReferralState.REFUSED and not self.reason_edit.text().strip():
            problems["reason"] = _("This is needed.")
        refuse(problems)
        partner, client = self.partner_edit.stored(), self._client
        assert partner is not None
        assert client is not None
        base = self._referral or Referral(on=on, client=client.id, partner=partner.id)
        referral = replace(
            base,
            on=on,
            partner=partner.id,
            what=self.what_edit.text(),
            state=self._state(),
            state_on=state_on,
            reason=self.reason_edit.text(),
            note=self.note_edit.toPlainText(),
        )
        self._referral = referrals.save(self.office, referral)
        return self._referral

    def put(self) -> Referral:
        """Put the referral into the bin."""
        assert self._referral is not None
        return referrals.put_in_bin(self.office, self._referral)

    def saved_words(self) -> str:
        """What is said after saving."""
        return _("The referral is saved")

    # Slots

    def pick_client(self, client: Client) -> None:
        """The client who is sent; on to the next field."""
        self._client = client
        self.client_edit.reset()
        self.client_edit.setText(_words(client))
        (self.what_edit if self.partner_edit.chosen() else self.partner_edit).setFocus(
            Qt.FocusReason.TabFocusReason
        )
        self.tell_dirty()

    def _forget_client(self) -> None:
        self._client = None

    def _follow_state(self) -> None:
        """A state that was just reached is so since today, unless told."""
        state = self._state()
        self._show_fields_of(state)
        stored = self._referral
        if state is not ReferralState.SENT and (stored is None or stored.state is not state):
            choices.show_date(self.state_on_edit, self.office.today)
        self.tell_dirty()

    def _show_fields_of(self, state: ReferralState) -> None:
        self.state_on_field.setVisible(state is not ReferralState.SENT)
        self.reason_field.setVisible(state is ReferralState.REFUSED)

    def _state(self) -> ReferralState:
        return ReferralState(self.state_chips.chosen()[0])


def _words(client: Client | None) -> str:
    return f"{client.name} · {client.number}" if client else ""
