"""What looks after the open office while people work in it, and what the window says of it."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import tasks
from osaava_desktop.screens.backup_keeper import BackupKeeper
from osaava_desktop.screens.backups_card import BackupsCard
from osaava_desktop.screens.home import HomePage
from osaava_desktop.screens.idle import IdleWatch
from osaava_desktop.screens.shell import Shell
from osaava_desktop.services import checking, rollback, room
from osaava_desktop.services.backups import Made
from osaava_desktop.store.office import Office

_FAILED, _ROOM, _ROTTEN = "backup failed", "room", "rotten"
_MINUTE, _TICK = 60_000, 2_000
_PAUSE = 3.0
"""Seconds without a touch before the file is looked through."""


class Caretaker(QObject):
    """One for each office that is opened; ``watch`` gives it the frame that is in the window now.

    Backups are made; once in a pause every page of the file is looked at; each minute the room on the
    disk. ``restore_wanted`` asks for a backup in the place of a damaged file.
    """

    restore_wanted = Signal()

    def __init__(self, office: Office, window: QWidget, idle: IdleWatch) -> None:
        super().__init__(window)
        self._office, self._window, self._idle = office, window, idle
        self._shell: Shell | None = None
        self._is_rotten = False
        self._pause = QTimer(self, interval=_TICK)
        self._pause.timeout.connect(self.look_through)
        self._minutes = QTimer(self, interval=_MINUTE)
        self._minutes.timeout.connect(self.look_for_room)
        self.backups: BackupKeeper | None = None
        if not office.read_only:
            self.backups = BackupKeeper(office, window, idle)
            self.backups.made.connect(self._show_made)
            self.backups.failed.connect(self._show_failed)

    def watch(self, shell: Shell) -> None:
        """The window has a new frame."""
        begun = self._shell is not None
        self._shell = shell
        self._show_room()
        if self._is_rotten:
            self._show_rotten()
        if not begun:
            self._pause.start()
            self._minutes.start()

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
        """The office is about to be closed; of a damaged file there is no backup."""
        self._shell = None
        self._pause.stop()
        self._minutes.stop()
        if self.backups is not None:
            if not self._is_rotten:
                self.backups.last(quiet=quiet)
                rollback.note(self._office)
            self.backups.deleteLater()
        self.deleteLater()

    # What it looks at

    def look_through(self) -> None:
        """Every page of the file, once, when nobody types."""
        if self._idle.seconds() < _PAUSE:
            return
        try:
            self._is_rotten = checking.is_rotten(self._office)
        except PlainError:
            return  # another job has the file: later
        self._pause.stop()
        if self._is_rotten:
            self._show_rotten()

    def look_for_room(self) -> None:
        """The room on the disk; with enough of it, the reserve is made."""
        if not self._show_room():
            office = self._office
            tasks.run(self._window, "", lambda _progress: room.keep_reserve(office), _nothing, quiet=True)

    def _show_room(self) -> bool:
        """Whether the disk is nearly full."""
        sentence = room.warning(self._office)
        if self._shell is not None and sentence:
            self._shell.show_band(_ROOM, "attention", _("DISK NEARLY FULL"), sentence)
        elif self._shell is not None:
            self._shell.hide_band(_ROOM)
        return bool(sentence)

    def _show_rotten(self) -> None:
        if self._shell is not None:
            sentence = _("The office file is damaged. Restore the newest backup: this file is kept aside.")
            band = self._shell.show_band(_ROTTEN, "attention", _("DAMAGED"), sentence, _("&Restore"))
            band.acted.connect(self.restore_wanted)

    def _show_made(self, made: Made) -> None:
        if self._shell is not None:
            rollback.note(self._office)
            self._shell.hide_band(_FAILED)
            self._shell.say(_("Backup made and verified."))

    def _show_failed(self, sentence: str) -> None:
        if self._shell is not None and self.backups is not None:
            band = self._shell.show_band(_FAILED, "attention", _("NO BACKUP"), sentence, _("Try &again"))
            band.acted.connect(self.backups.make)


def _nothing(_result: object) -> None:
    """Nobody waits for it."""
