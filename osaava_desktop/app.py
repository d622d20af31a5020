"""The window: start, sign-in, the shell with its places, and going out again."""

import argparse
import gc
import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from osaava_desktop import i18n, log, paths, settings
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import N_, _
from osaava_desktop.screens import messages, tasks, whereabouts
from osaava_desktop.screens.audit_log import AuditPage
from osaava_desktop.screens.backups_card import BackupsCard
from osaava_desktop.screens.caretaker import Caretaker
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.clients import ClientsPage
from osaava_desktop.screens.clipboard import ClipboardKeeper
from osaava_desktop.screens.data_protection import ProtectionPage
from osaava_desktop.screens.entrance import Entrance
from osaava_desktop.screens.everywhere import EverywherePanel
from osaava_desktop.screens.everywhere_opening import open_found
from osaava_desktop.screens.groups import GroupsPage
from osaava_desktop.screens.home import HomePage
from osaava_desktop.screens.idle import IdleWatch
from osaava_desktop.screens.keys_card import KeysCard
from osaava_desktop.screens.lock import LockKeeper
from osaava_desktop.screens.lock_card import LockCard
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.network import NetworkPage
from osaava_desktop.screens.office import OfficePage
from osaava_desktop.screens.office_card import OfficeCard
from osaava_desktop.screens.older import OlderPage
from osaava_desktop.screens.one_window import OneWindow
from osaava_desktop.screens.outreach import OutreachPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.pathways import PathwaysPage
from osaava_desktop.screens.people import PeoplePage
from osaava_desktop.screens.protection_way import ProtectionWay
from osaava_desktop.screens.report import ReportPage
from osaava_desktop.screens.settings import SettingsPage
from osaava_desktop.screens.sheet_opening import open_sheet
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.surveys import SurveysPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.translator import Translators
from osaava_desktop.services import areas, clients, keys, rollback
from osaava_desktop.store.office import Office

logger = logging.getLogger(__name__)


class Desktop(QObject):
    """Owns the window and the one open office, and puts the pages together."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.settings = settings.load()
        self.translators = Translators(app)
        self._theme = Theme(app)
        self.translators.use(self.settings.language)
        self._theme.apply(self.settings.scheme, self.settings.font_size)
        self.window = MainWindow()
        self.window.closing.connect(self.go)
        self.entrance = Entrance(self.window, self._last_path)
        self.entrance.signed_in.connect(self.enter)
        self.office: Office | None = None
        self._idle = IdleWatch(self.window)
        self._caretaker: Caretaker | None = None
        self._clipboard = ClipboardKeeper(self)
        self._lock = LockKeeper(self.window, self._idle, self._minutes_alone)
        self._lock.due.connect(self.lock)

    def speak(self, language: str) -> None:
        """Speaks `language` this time, whatever the settings say."""
        self.settings = replace(self.settings, language=language)
        self.translators.use(language)

    def show(self, path: Path | None) -> None:
        """Opens the window: at the sign-in of `path`, or of the office opened last, or at the start page."""
        path = path or self._last_path()
        if path is None:
            self.entrance.show_start()
        else:
            self.entrance.show_sign_in(path)
        self.window.show()

    def restore_another(self) -> None:
        """Leaves the open office for the page that puts an older one in its place."""
        if self.office is not None and self.shell.may_leave():
            path = self.office.path
            self.close_office()
            tasks.settle()
            self.entrance.show_restore(path)

    def _last_path(self) -> Path | None:
        return Path(self.settings.last_file) if self.settings.last_file else None

    def enter(self, office: Office) -> None:
        """Shows the office that was opened; first asks where the file is older than it was."""
        older = rollback.look(office)
        if older is None:
            self._go_in(office)
            return

        def restore() -> None:
            office.close()
            self.entrance.show_restore(office.path)

        page = OlderPage(office.path.name, older)
        page.restore_wanted.connect(restore)
        page.go_on_wanted.connect(lambda: self._go_in(office))
        page.destroyed.connect(lambda: None if self.office is office else office.close())
        self.window.show_page(page)

    def _go_in(self, office: Office) -> None:
        rollback.note(office)
        self.office = office
        self._keep(replace(self.settings, last_file=str(office.path)))
        self.window.remember_for(str(office.person.id))
        self._caretaker = Caretaker(office, self.window, self._idle)
        self._caretaker.restore_wanted.connect(self.restore_another)
        self._show_shell()
        whereabouts.come_back(self.shell, office, self.open_client)
        if keys.mend(office):
            self.shell.say(_("A lost copy of the key file was written again."), "info")

    def lock(self) -> None:
        """Closes the office and asks for the passphrase again; what is not saved is kept as a draft in it.

        Where it can't be kept, the window stays open and says why.
        """
        if self.office is None:
            return
        path, name, shell = self.office.path, self.office.person.name, self.shell
        try:
            whereabouts.keep(shell, self.office)
        except PlainError as error:
            if whereabouts.is_dirty(shell):
                shell.show_band("lock", "attention", _("NOT LOCKED"), str(error))
                return
        self._clipboard.clear()
        self.entrance.show_sign_in(path, name)
        self.close_office()
        QTimer.singleShot(0, self, gc.collect)  # what went with the pages goes now, and not some time

    def _minutes_alone(self) -> int:
        """How long the window may be left alone before it locks; 0 while there is nothing to lock."""
        return self.office.profile.idle_minutes if self.office is not None else 0

    def go(self) -> None:
        """The window closes: the last backup is waited for."""
        self._clipboard.clear()
        self.close_office(quiet=False)
        tasks.settle()

    def close_office(self, *, quiet: bool = True) -> None:
        """Closes the file, after a last backup; the window goes on without it."""
        if self.office is not None:
            assert self._caretaker is not None
            self._caretaker.end(quiet=quiet)
            self._caretaker = None
            self.office.close()
            self.office = None

    @property
    def shell(self) -> Shell:
        """The frame in the window while an office is open."""
        shell = self.window.centralWidget()
        assert isinstance(shell, Shell)
        return shell

    def new_client(self) -> None:
        """Takes in a client, whatever page is in sight."""
        if self.shell.go("clients"):
            self.shell.page().new_record()

    def open_client(self, key: UUID) -> None:
        """Shows the client of that id on top of the page in sight."""
        office = self._open_office()
        self.shell.open(ClientPage(office, clients.get(office, key)))

    def _show_shell(self, place: str = "", area: object = None) -> None:
        office = self._open_office()
        shell = Shell(
            self._places(office),
            office.person.name,
            office.person.title or office.person.role.label,
            [(area.name, area.id) for area in areas.areas(office)],
        )
        shell.lock_wanted.connect(self._lock.lock, Qt.ConnectionType.QueuedConnection)
        shell.client_wanted.connect(self.new_client)
        shell.client_opened.connect(self.open_client)
        shell.sheet_wanted.connect(lambda number: open_sheet(shell, office, number))
        panel = EverywherePanel(office, shell)
        panel.opened.connect(lambda entry: open_found(shell, office, entry))
        shell.choose_area(area)
        self.window.show_page(shell)
        if self._caretaker is not None:
            self._caretaker.watch(shell)
        _show_bands(shell, office)
        if place:
            shell.go(place)

    def _places(self, office: Office) -> list[Place]:
        def home() -> Page:
            page = HomePage(office)
            page.counted.connect(lambda count: self.shell.set_waiting("home", count))
            if self._caretaker is not None:
                self._caretaker.serve(page)
            return page

        def report() -> Page:
            return ReportPage(office, self.open_client)

        return [
            Place(name="home", number=1, title=N_("Today"), icon="home", make=home),
            Place(
                name="clients", number=2, title=N_("Clients"), icon="people", make=lambda: ClientsPage(office)
            ),
            Place(
                name="groups",
                number=3,
                title=N_("Groups"),
                icon="people_community",
                make=lambda: GroupsPage(office),
            ),
            Place(
                name="outreach",
                number=4,
                title=N_("Encounters"),
                icon="chat_multiple",
                make=lambda: OutreachPage(office),
            ),
            Place(
                name="pathways",
                number=5,
                title=N_("Pathways"),
                icon="steps",
                make=lambda: PathwaysPage(office),
            ),
            Place(
                name="network",
                number=6,
                title=N_("Network"),
                icon="handshake",
                make=lambda: NetworkPage(office),
            ),
            Place(
                name="surveys",
                number=7,
                title=N_("Surveys"),
                icon="clipboard_task",
                make=lambda: SurveysPage(office),
            ),
            Place(name="reports", number=8, title=N_("Reports"), icon="data_bar_vertical", make=report),
            Place(
                name="settings",
                number=9,
                title=N_("Settings"),
                icon="settings",
                make=lambda: self._settings_page(office),
            ),
        ]

    def _settings_page(self, office: Office) -> Page:
        office_card = OfficeCard(office)
        office_card.names_wanted.connect(lambda: self.shell.open(OfficePage(office)))
        page = SettingsPage(self.settings, self._apply, office_card)
        keys_card = KeysCard(office)
        keys_card.people_wanted.connect(lambda: self.shell.open(PeoplePage(office)))
        page.add_card(keys_card)
        lock_card = LockCard(office)
        lock_card.log_wanted.connect(lambda: self.shell.open(AuditPage(office, self.open_client)))
        page.add_card(lock_card)
        protection_way = ProtectionWay()
        protection_way.wanted.connect(lambda: self.shell.open(ProtectionPage(office)))
        page.add_way(protection_way)
        backups_card = BackupsCard(office)
        backups_card.restore_wanted.connect(self.restore_another)
        if self._caretaker is not None:
            self._caretaker.serve_card(backups_card)
        page.add_card(backups_card)
        return page

    def _apply(self, changed: settings.Settings) -> None:
        """Takes on a person's choices at once: the pages are made anew."""
        self._keep(replace(changed, last_file=self.settings.last_file))
        self.translators.use(changed.language)
        self._theme.apply(changed.scheme, changed.font_size)
        area, focus = self.shell.area(), self.window.focusWidget()
        name = focus.objectName() if focus else ""
        self._show_shell("settings", area)
        again = self.window.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    def _keep(self, changed: settings.Settings) -> None:
        newest = settings.load()
        self.settings = replace(
            newest,
            language=changed.language,
            scheme=changed.scheme,
            font_size=changed.font_size,
            last_file=changed.last_file,
        )
        settings.save(self.settings)

    def _open_office(self) -> Office:
        assert self.office is not None
        return self.office


def main(arguments: Sequence[str]) -> int:
    """Opens the window and stays until it is closed; gives the exit code."""
    options = _options(arguments)
    log.start()
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName(paths.APPLICATION)
    messages.BugCatcher(app).install()
    one = OneWindow(app)
    if not one.is_first():
        logger.info("started again: the first window comes to the front")
        return 0
    desktop = Desktop(app)
    one.raised.connect(desktop.window.come_forward)
    if options.language:
        desktop.speak(options.language)
    desktop.show(options.database)
    return app.exec()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=paths.APPLICATION)
    parser.add_argument("--database", type=Path, metavar="FILE", help=_("the office file"))
    parser.add_argument("--language", choices=i18n.LANGUAGES, help=_("the language of texts and papers"))
    return parser.parse_args(arguments)


def _show_bands(shell: Shell, office: Office) -> None:
    if office.profile.practice:
        sentence = _("The people and numbers are invented. Real data are in another file.")
        shell.show_band("practice", "practice", _("PRACTICE"), sentence)
    if office.read_only:
        sentence = _("The file or its disk can't be written: nothing can be saved now.")
        shell.show_band("read_only", "read_only", _("READ ONLY"), sentence)
