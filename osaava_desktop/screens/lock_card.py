"""When the window locks, and the way to the log, for who may change the office."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSpinBox, QWidget

from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens.settings_card import SettingsCard
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import audit, people
from osaava_desktop.store.office import Office


class LockCard(SettingsCard):
    """Minutes hold at once; ``log_wanted`` asks for the log. Who may not is told why."""

    ui_file = "lock_card.ui"
    minutes_field: Field
    minutes_spin: QSpinBox
    log_button: QPushButton

    log_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.refresh()
        self.minutes_spin.valueChanged.connect(self.change)
        self.log_button.clicked.connect(self.log_wanted)

    def refresh(self) -> None:
        """The minutes as they stand, and what may be done here."""
        self.minutes_spin.blockSignals(True)
        self.minutes_spin.setValue(self._office.profile.idle_minutes)
        self.minutes_spin.blockSignals(False)
        may_change, may_read = people.may_change_office(self._office), audit.may_read(self._office)
        self.minutes_spin.setEnabled(may_change and not self._office.read_only)
        if not may_change:
            self.minutes_field.show_note(_("The coordinator and the keeper of the file may change this."))
        self.log_button.setEnabled(may_read)
        self.log_button.setToolTip("" if may_read else _("The coordinator and the keeper may read the log."))

    def change(self, minutes: int) -> None:
        """Other minutes from now on."""
        try:
            people.save_profile(self._office, replace(self._office.profile, idle_minutes=minutes))
        except PlainError as error:
            self.minutes_field.show_problem(str(error))
