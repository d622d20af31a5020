"""The program's window as a whole: the start page, the practice office, the choices of a person."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressDialog
from pytestqt.qtbot import QtBot

from osaava_desktop import paths, settings
from osaava_desktop.app import Desktop
from osaava_desktop.errors import DiskFull
from osaava_desktop.screens.settings import SettingsPage
from osaava_desktop.screens.sign_in import SignIn
from osaava_desktop.screens.start import StartPage
from osaava_desktop.services import areas, people, practice
from tests.services import invented

Key = Qt.Key


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot) -> Iterator[Desktop]:
    """The program, its window closed at the end."""
    hook = sys.excepthook
    made = Desktop(qapp)
    qtbot.addWidget(made.window)
    yield made
    made.close_office()
    made.translators.use("en")
    made.translators.remove()
    sys.excepthook = hook


def brief_practice(folder: Path) -> Path:
    """A practice office without a year in it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / practice.FILE
    invented.new_office(path).close()
    return path


def press(desktop: Desktop, key: Key) -> None:
    """A key, wherever the focus is."""
    widget = desktop.window.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def test_practice_data_are_made_once(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice, "write_whole", brief_practice)
    folder = paths.data_dir() / "practice"
    desktop.show(None)
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    start = desktop.window.centralWidget()
    assert isinstance(start, StartPage)
    press(desktop, Key.Key_Return)  # Enter presses the button in focus
    assert not start.isEnabled()  # nobody begins it a second time
    qtbot.waitUntil(lambda: isinstance(desktop.window.centralWidget(), SignIn), timeout=30000)
    assert people.door(folder / practice.FILE).practice


def test_practice_data_that_cannot_be_made_say_why(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path) -> Path:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(practice, "write_whole", full)
    desktop.show(None)
    desktop.entrance.open_practice()

    def said() -> bool:
        page = desktop.window.centralWidget()
        return isinstance(page, StartPage) and page.problem_label.text() == "The disk is full."

    qtbot.waitUntil(said)


def test_changed_settings_keep_the_area_the_focus_and_the_words(desktop: Desktop, tmp_path: Path) -> None:
    office = invented.new_office(tmp_path / "office.osaava")
    desktop.show(None)
    desktop.enter(office)
    desktop.shell.choose_area(areas.areas(office)[1].id)
    desktop.shell.go("settings")
    page = desktop.shell.page()
    assert isinstance(page, SettingsPage)
    page.scheme_combo.setFocus()
    desktop._apply(settings.Settings(language="sv", scheme="dark"))
    assert desktop.shell.area() == areas.areas(office)[1].id
    assert desktop.shell.place() == "settings"
    assert desktop.window.windowTitle() == "Inställningar[*] – Osaava"
    focus = desktop.window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "scheme_combo"


def test_an_office_file_that_is_missing_or_damaged_is_said_on_the_start_page(
    desktop: Desktop, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.osaava"
    damaged.write_bytes(b"not an office")
    for path in (tmp_path / "gone.osaava", damaged):
        desktop.show(path)
        page = desktop.window.centralWidget()
        assert isinstance(page, StartPage)
        assert page.problem_label.text()
        assert page.focusProxy() is page.file_button


def test_waiting_that_cannot_be_cancelled_has_no_button_and_stays(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(folder: Path) -> Path:
        time.sleep(0.9)
        return brief_practice(folder)

    monkeypatch.setattr(practice, "write_whole", slow)
    desktop.show(None)
    desktop.entrance.open_practice()
    qtbot.waitUntil(lambda: bool(desktop.window.findChildren(QProgressDialog)))
    (dialog,) = desktop.window.findChildren(QProgressDialog)
    assert any("practice office" in label.text() for label in dialog.findChildren(QLabel))
    QTest.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: isinstance(desktop.window.centralWidget(), SignIn), timeout=30000)
