"""The data protection of one client: the ground, a consent taken back, a restriction, the history."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.clients import Client, LegalBasis
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.words import Answer
from osaava_desktop.errors import PlainError
from osaava_desktop.screens import choices
from osaava_desktop.screens.form_part import FormPart
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import background
from osaava_desktop.store.office import Office


class ProtectionCard(FormPart):
    """A part of the client's form; ``history_wanted`` asks for the page of what was changed.

    The criminal background is there only where the keeper has recorded the legal basis; it is shown when
    asked for and saved at once.
    """

    ui_file = "protection_card.ui"
    dates = ("consent_withdrawn", "restricted")
    card: QFrame
    legal_basis_field: Field
    legal_basis_combo: QComboBox
    consent_withdrawn_field: Field
    consent_withdrawn_edit: QLineEdit
    restricted_field: Field
    restricted_edit: QLineEdit
    background_widget: QWidget
    background_field: Field
    background_combo: QComboBox
    background_button: QPushButton
    history_button: QPushButton

    history_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        choices.fill(self.legal_basis_combo, [(capital(one.label), one) for one in LegalBasis])
        choices.fill(self.background_combo, [(capital(one.label), one) for one in Answer])
        for combo in (self.legal_basis_combo, self.background_combo):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
        self.listen(office.today)
        self.background_combo.activated.connect(lambda: self._save_background())
        self.background_button.clicked.connect(lambda: self.show_background())
        self.history_button.clicked.connect(self.history_wanted)

    def show_client(self, client: Client) -> None:
        """Show what is stored; what is secret stays hidden."""
        self._client = client
        choices.choose(self.legal_basis_combo, client.legal_basis)
        choices.show_date(self.consent_withdrawn_edit, client.consent_withdrawn)
        choices.show_date(self.restricted_edit, client.restricted)
        self.history_button.setVisible(bool(client.number))
        self.background_widget.setVisible(bool(client.number) and background.is_asked(self._office))
        hidden = background.is_known(self._office, client.id)
        self.background_button.setVisible(hidden)
        self.background_combo.setEnabled(not hidden)
        choices.choose(self.background_combo, None)
        self.background_field.clear()

    def fields(self) -> Mapping[str, Field]:
        """The fields by the names that problems use."""
        return {
            "legal_basis": self.legal_basis_field,
            "consent_withdrawn": self.consent_withdrawn_field,
            "restricted": self.restricted_field,
        }

    def entries(self) -> tuple[object, ...]:
        """All that is entered, to see whether anything has changed."""
        edits = (self.consent_withdrawn_edit, self.restricted_edit)
        return (self.legal_basis_combo.currentIndex(), *(edit.text() for edit in edits))

    def entered(self) -> tuple[dict[str, Any], Problems]:
        """The fields of the client as entered, and what could not be read."""
        problems: Problems = {}
        chosen = self.legal_basis_combo.currentData()
        today = self._office.today
        values = {
            "legal_basis": LegalBasis(chosen) if chosen else None,
            "consent_withdrawn": choices.try_date(
                self.consent_withdrawn_edit, today, "consent_withdrawn", problems
            ),
            "restricted": choices.try_date(self.restricted_edit, today, "restricted", problems),
        }
        return values, problems

    def show_background(self) -> None:
        """The answer, to be read or changed; the look leaves a trace."""
        try:
            answer = background.show(self._office, self._client.id)
        except PlainError as error:
            self.background_field.show_problem(str(error))
            return
        choices.choose(self.background_combo, answer)
        self.background_combo.setEnabled(True)
        self.background_combo.setFocus()
        self.background_button.hide()

    def _save_background(self) -> None:
        chosen = self.background_combo.currentData()
        try:
            background.save(self._office, self._client.id, Answer(chosen) if chosen else None)
        except PlainError as error:
            self.background_field.show_problem(str(error))
        else:
            self.background_field.clear()
