"""The program itself, signed in, with the hand's work counted from then on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from osaava_desktop.app import Desktop
from osaava_desktop.screens.sign_in import SignIn
from osaava_desktop.store.office import Office
from tests.screens.keyboard import User, tidy
from tests.services import invented


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """The program's own window on a practice office, its keeper signed in."""
    path = tmp_path / "practice.osaava"
    invented.new_office(path).close()
    hook = sys.excepthook
    made = Desktop(qapp)
    made.speak("en")
    qtbot.addWidget(made.window, before_close_func=tidy)
    with qtbot.waitActive(made.window):
        made.show(path)
        made.window.activateWindow()
    page = made.window.centralWidget()
    assert isinstance(page, SignIn)
    page.passphrase_edit.setText(invented.PASSPHRASE)
    page.sign_in()
    yield made
    made.close_office()
    made.translators.remove()
    sys.excepthook = hook


@pytest.fixture
def office(desktop: Desktop) -> Office:
    """The office that is open in the window."""
    assert desktop.office is not None
    return desktop.office


@pytest.fixture
def user(desktop: Desktop) -> User:
    """At the keyboard, on the first place; nothing is counted yet."""
    desktop.shell.start()
    desktop.shell.page().setFocus(Qt.FocusReason.OtherFocusReason)
    desktop.shell.page().activated()
    return User(desktop.shell)
