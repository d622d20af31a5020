"""A user at the keyboard of the whole window; what the hand does is counted by an event filter."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.clients import Client, ClientLine
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.clients import ClientsPage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.services import areas
from osaava_desktop.store.office import Office
from tests.effort.counter import Counter, Effort

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class User:
    """Types wherever the focus is."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self._counter = Counter(shell)

    @property
    def effort(self) -> Effort:
        """What was done since the user sat down, or since ``begin``."""
        return self._counter.effort

    @property
    def keys(self) -> int:
        """The keys of it."""
        return self.effort.keys

    def begin(self) -> None:
        """A task begins: count from nothing."""
        self._counter.restart()

    def focus(self) -> QWidget:
        """The widget that the keys go to."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """A key, perhaps several times."""
        for _turn in range(times):
            QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Letters, one key each."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                # Not QTest's own typing, which knows ASCII only.
                QApplication.sendEvent(self.focus(), QKeyEvent(kind, 0, NONE, letter))

    def fill(self, *entries: str) -> None:
        """Type into one field after the other."""
        for place, entry in enumerate(entries):
            if place:
                self.press(Qt.Key.Key_Tab)
            self.type(entry)

    def chosen(self) -> Client:
        """The client that the list is on."""
        line = self.list_page().client_view.current_row()
        assert isinstance(line, ClientLine)
        return line.client

    def list_page(self) -> ClientsPage:
        """The list of clients, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, ClientsPage)
        return page

    def client_page(self) -> ClientPage:
        """The page of a client, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, ClientPage)
        return page


@pytest.fixture
def make_user(qtbot: QtBot) -> Callable[[Office], User]:
    """Opens the window on the clients of an office, as the program does."""
    windows = []

    def open_window(office: Office) -> User:
        places = [
            Place(name="clients", number=2, title="Clients", icon="people", make=lambda: ClientsPage(office))
        ]
        shell = Shell(places, "Kerttu Keeper", "", [(area.name, area.id) for area in areas.areas(office)])
        shell.client_wanted.connect(lambda: take_in(shell, office))
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window, before_close_func=tidy)
        window.resize(1093, 614)
        window.show_page(shell)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return User(shell)

    return open_window


def take_in(shell: Shell, office: Office) -> None:
    """What Ctrl+N does in the program."""
    if shell.go("clients"):
        shell.open(ClientPage(office, None))


def tidy(window: MainWindow) -> None:
    """No question about unsaved work at the end of a test."""
    page = window.centralWidget()
    if isinstance(page, Shell):
        page.page().discard()
