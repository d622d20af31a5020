"""The pages before an office is open: start, sign-in, forgotten passphrase, restoring from a backup."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from osaava_desktop import paths
from osaava_desktop.errors import Damaged, FileMissing, KeysMissing, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import tasks
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.recovery import RecoveryPage
from osaava_desktop.screens.restore import RestorePage
from osaava_desktop.screens.sign_in import SignIn
from osaava_desktop.screens.start import StartPage
from osaava_desktop.services import people, practice, restoring, tries
from osaava_desktop.services.people import KeyHolder
from osaava_desktop.services.restoring import Restored
from osaava_desktop.store.office import Office


class Entrance(QObject):
    """Leads through them; ``signed_in`` brings the office that was opened.

    ``last`` gives the office file that was opened last on this computer.
    """

    signed_in = Signal(object)

    def __init__(self, window: MainWindow, last: Callable[[], Path | None]) -> None:
        super().__init__(window)
        self.window, self._last = window, last

    def show_start(self, sentence: str = "") -> None:
        """The page for who has no office file yet; `sentence` says why it is shown again."""
        page = StartPage(sentence)
        page.file_wanted.connect(self.choose_file)
        page.practice_wanted.connect(self.open_practice)
        page.restore_wanted.connect(lambda: self.show_restore(self._last()))
        self.window.show_page(page)

    def choose_file(self) -> None:
        """Asks for an office file."""
        folder = str(last.parent) if (last := self._last()) else ""
        kinds = _("Office files (*.osaava)")
        chosen, _kind = QFileDialog.getOpenFileName(self.window, _("Open an office file"), folder, kinds)
        if chosen:
            self.show_sign_in(Path(chosen))

    def open_practice(self) -> None:
        """Opens the practice office of this person, made anew when it is not there."""
        path = paths.data_dir() / "practice" / practice.FILE
        if path.exists():
            self.show_sign_in(path)
            return

        def failed(error: Exception) -> None:
            if not isinstance(error, PlainError):
                raise error
            self.show_start(str(error))

        page = self.window.centralWidget()
        assert page is not None
        page.setEnabled(False)  # a second click must not begin it anew
        text = _("Making the practice office: a year of invented work. It takes about half a minute.")
        tasks.run(
            page,
            text,
            lambda _progress: practice.write_whole(path.parent),
            self.show_sign_in,
            failed,
            may_cancel=False,
        )

    def show_sign_in(self, path: Path, name: str = "") -> None:
        """Asks for the passphrase of the office at `path`, first of who is called `name`.

        Says in a sentence why it can't be opened.
        """
        try:
            door = people.door(path)
        except PlainError as error:
            self._offer_backup(path, error)
            return

        def sign_in(holder: KeyHolder, passphrase: str) -> Office:
            try:
                return people.sign_in(path, holder.person, passphrase)
            except Damaged as error:
                sentence = str(error)
                QTimer.singleShot(0, page, lambda: self.show_restore(path, sentence))
                raise

        about = f"{path.name} · {door.organisation}"
        page = SignIn(door.people, sign_in, about, wait=lambda: tries.wait(door.office))
        if door.practice:
            page.hint(_("Practice office: the passphrase is {word}").format(word=practice.PASSPHRASE))
        if name:
            page.choose(name)
        page.signed_in.connect(self.signed_in)
        page.other_file_wanted.connect(self.choose_file)
        page.recovery_wanted.connect(lambda: self.show_recovery(path, about))
        self.window.show_page(page)

    def _offer_backup(self, path: Path, error: PlainError) -> None:
        """The office file can't be opened: a backup of it is offered where there is one."""
        lost = isinstance(error, Damaged | FileMissing | KeysMissing)
        if lost and restoring.offered(path):
            self.show_restore(path, str(error))
        else:
            self.show_start(str(error))

    def show_restore(self, path: Path | None, sentence: str = "") -> None:
        """Restores the office at `path`; without one, on a computer that had none yet."""
        page = RestorePage(path, sentence)
        page.restored.connect(self._show_restored)
        page.back_wanted.connect(
            lambda: self.show_sign_in(path) if path and path.exists() else self.show_start()
        )
        self.window.show_page(page)

    def _show_restored(self, restored: Restored) -> None:
        self.show_sign_in(restored.path)
        page = self.window.centralWidget()
        if isinstance(page, SignIn):
            kept = restored.aside.name if restored.aside else ""
            words = _("Restored. What was there before is kept as {file}.") if kept else _("Restored.")
            page.hint(words.format(file=kept))

    def show_recovery(self, path: Path, about: str) -> None:
        """Asks for the recovery key of the office at `path`."""
        page = RecoveryPage(path, about)
        page.signed_in.connect(self.signed_in)
        page.back_wanted.connect(lambda: self.show_sign_in(path))
        self.window.show_page(page)
