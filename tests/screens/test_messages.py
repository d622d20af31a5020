"""Bugs are said without personal data; plain errors in their own words."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop.errors import DiskFull
from osaava_desktop.screens.messages import BugCatcher, BugDialog, Leaving, ask_unsaved, report
from osaava_desktop.screens.theme import Theme


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[list[str]]:
    """Bug reports as they come, in place of the dialog."""
    hooks = sys.excepthook, threading.excepthook
    reports: list[str] = []
    catcher = BugCatcher(qapp, reports.append)
    catcher.install()
    yield reports
    sys.excepthook, threading.excepthook = hooks
    catcher.deleteLater()


def fail() -> None:
    """A bug with a client's name in it."""
    name = "Aino Lehtonen"
    raise ValueError(name)


def test_a_report_holds_the_place_and_no_data() -> None:
    try:
        fail()
    except ValueError as error:
        text = report(type(error), error.__traceback__)
    assert "builtins.ValueError" in text
    assert "fail" in text
    assert "Aino" not in text


def test_a_bug_is_reported_once_on_the_main_thread(qtbot: QtBot, shown: list[str]) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert "ValueError" in shown[0]


def test_a_plain_error_is_said_in_its_own_words(qtbot: QtBot, shown: list[str], looks: Theme) -> None:
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.close()

    QTimer.singleShot(50, read)
    sys.excepthook(DiskFull, DiskFull("The disk is full."), None)
    qtbot.waitUntil(lambda: said == ["The disk is full."])
    assert shown == []


def test_leaving_is_answered_by_letters(looks: Theme) -> None:
    parent = QWidget()
    QTimer.singleShot(50, lambda: QTest.keyClick(_modal(), Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier))
    assert ask_unsaved(parent) is Leaving.DISCARD


def _modal() -> QWidget:
    box = QApplication.activeModalWidget()
    assert box is not None
    return box


def test_the_report_can_be_copied(qtbot: QtBot, looks: Theme) -> None:
    dialog = BugDialog("a report")
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "a report"
