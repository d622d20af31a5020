"""The way from the settings to people and keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import people_keys
from osaava_desktop.screens.settings_card import SettingsCard
from osaava_desktop.services import keys, recovery
from osaava_desktop.store.office import Office


class KeysCard(SettingsCard):
    """Tells how the keys stand; ``people_wanted`` asks for their page."""

    ui_file = "keys_card.ui"
    words_label: QLabel
    people_button: QPushButton
    mine_button: QPushButton

    people_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.people_button.clicked.connect(self.people_wanted)
        self.mine_button.clicked.connect(self.change_mine)
        self.refresh()

    def refresh(self) -> None:
        """What is said of the keys, for who keeps them."""
        missing = keys.may_keep(self._office) and not recovery.exists(self._office)
        self.words_label.setText(
            _("No recovery key yet: if every passphrase is forgotten, nothing opens the file.")
            if missing
            else _("Each member of staff opens the office file with a passphrase of their own.")
        )

    def change_mine(self) -> None:
        """One's own passphrase."""
        if people_keys.change_mine(self, self._office):
            self.said.emit(_("Your passphrase is changed."), "good")
