"""The settings of backups: how old they are, the second place, and the way to restore one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from osaava_desktop import i18n
from osaava_desktop.domain import today as rules
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import messages
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.settings_card import SettingsCard
from osaava_desktop.services import backups, drill, papers
from osaava_desktop.store.office import Office


class BackupsCard(SettingsCard):
    """``wanted`` asks for a backup now, ``restore_wanted`` for the page that restores one."""

    ui_file = "backups_card.ui"
    here_label: QLabel
    second_label: QLabel
    now_button: QPushButton
    second_button: QPushButton
    none_button: QPushButton
    restore_button: QPushButton
    paper_button: QPushButton

    wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.now_button.setEnabled(not office.read_only)
        self.restore_button.setVisible(backups.may_restore(office))
        self.now_button.clicked.connect(self.wanted)
        self.second_button.clicked.connect(self.choose_second)
        self.none_button.clicked.connect(lambda: self.keep_second(None))
        self.restore_button.clicked.connect(self.restore_wanted)
        self.paper_button.clicked.connect(self.show_paper)
        self.refresh()

    def refresh(self) -> None:
        """How old the newest ones are."""
        now, made = self._office.clock(), backups.here(self._office)
        self.here_label.setText(
            _("Beside the office file: {ago}.").format(ago=rules.ago(made, now))
            if made
            else _("No verified backup yet.")
        )
        second = backups.second_place(self._office)
        self.none_button.setVisible(second is not None)
        if second is None:
            words = _(
                "No second place: if the computer is lost, its backups are too. Choose a stick or a share."
            )
            self.second_label.setText(words)
            return
        nothing = _("Second place {folder}: nothing yet.")
        words = _("Second place {folder}: {ago}.") if second.made else nothing
        ago = rules.ago(second.made, now) if second.made else ""
        self.second_label.setText(words.format(folder=second.folder, ago=ago))

    # Slots

    def choose_second(self) -> None:
        """Asks for the folder."""
        chosen = QFileDialog.getExistingDirectory(self, _("The second place of the backups"))
        if chosen:
            self.keep_second(Path(chosen))

    def keep_second(self, folder: Path | None) -> None:
        """The folder chosen, or none; a backup goes there at once."""
        try:
            backups.choose_second_place(self._office, folder)
        except PlainError as error:
            messages.show_error(self, error)
            return
        self.refresh()
        if folder is not None:
            self.wanted.emit()

    def show_paper(self) -> None:
        """The page that says what to do on a new computer."""
        pdf = papers.drill_pdf(drill.paper(self._office), i18n.current())
        preview = PreviewDialog(_("What to do when the computer is lost"), pdf, _("restoring.pdf"), self)
        preview.exec()
        preview.deleteLater()
