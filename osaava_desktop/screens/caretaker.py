"""What looks after the open office while people work in it: its backups, and what the window says of them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens.backup_keeper import BackupKeeper
from osaava_desktop.screens.backups_card import BackupsCard
from osaava_desktop.screens.home import HomePage
from osaava_desktop.screens.idle import IdleWatch
from osaava_desktop.screens.shell import Shell
from osaava_desktop.services import rollback
from osaava_desktop.services.backups import Made
from osaava_desktop.store.office import Office

_FAILED = "backup failed"


class Caretaker(QObject):
    """One for each office that is opened; ``watch`` gives it the frame that is in the window now."""

    def __init__(self, office: Office, window: QWidget, idle: IdleWatch) -> None:
        super().__init__(window)
        self._office = office
        self._shell: Shell | None = None
        self.backups: BackupKeeper | None = None
        if not office.read_only:
            self.backups = BackupKeeper(office, window, idle)
            self.backups.made.connect(self._show_made)
            self.backups.failed.connect(self._show_failed)

    def watch(self, shell: Shell) -> None:
        """The window has a new frame."""
        self._shell = shell

    def serve(self, page: HomePage) -> None:
        """The first page tells of the backups, and asks for one."""
        if self.backups is not None:
            page.backup_wanted.connect(self.backups.make)
            self.backups.made.connect(page.show_backup)

    def serve_card(self, card: BackupsCard) -> None:
        """The settings tell of them too."""
        if self.backups is not None:
            card.wanted.connect(self.backups.make)
            self.backups.made.connect(card.refresh)

    def end(self, *, quiet: bool) -> None:
        """The office is about to be closed."""
        self._shell = None
        if self.backups is not None:
            self.backups.last(quiet=quiet)
            rollback.note(self._office)
            self.backups.deleteLater()
        self.deleteLater()

    def _show_made(self, made: Made) -> None:
        if self._shell is not None:
            rollback.note(self._office)
            self._shell.hide_band(_FAILED)
            self._shell.say(_("Backup made and verified."))

    def _show_failed(self, sentence: str) -> None:
        if self._shell is not None and self.backups is not None:
            band = self._shell.show_band(_FAILED, "attention", _("NO BACKUP"), sentence, _("Try &again"))
            band.acted.connect(self.backups.make)
