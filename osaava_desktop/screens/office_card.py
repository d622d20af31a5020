"""Choices that hold for the whole office, for who may change them. They hold at once."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from osaava_desktop.domain.office import Profile
from osaava_desktop.errors import PlainError
from osaava_desktop.screens.forms import Form
from osaava_desktop.services import people
from osaava_desktop.store.office import Office


class OfficeCard(Form):
    """Changes the office's own record."""

    ui_file = "office_card.ui"
    identity_numbers_check: QCheckBox
    problem_label: QLabel

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.problem_label.setTextFormat(Qt.TextFormat.PlainText)
        self.problem_label.hide()
        self.identity_numbers_check.setChecked(office.profile.identity_numbers)
        self.identity_numbers_check.clicked.connect(self._change_identity_numbers)

    def _change_identity_numbers(self, on: bool) -> None:
        self._save(lambda profile: replace(profile, identity_numbers=on))
        self.identity_numbers_check.setChecked(self._office.profile.identity_numbers)

    def _save(self, change: Callable[[Profile], Profile]) -> None:
        """Save the record as changed, or say why it can't be."""
        sentence = ""
        try:
            people.save_profile(self._office, change(self._office.profile))
        except PlainError as error:
            sentence = str(error)
        self.problem_label.setText(sentence)
        self.problem_label.setVisible(bool(sentence))
