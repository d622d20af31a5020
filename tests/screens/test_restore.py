"""Restoring in the window: offered where the file is damaged, tried first, and then done."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from osaava_desktop import paths
from osaava_desktop.app import Desktop
from osaava_desktop.domain.clients import Client
from osaava_desktop.screens import tasks
from osaava_desktop.screens.restore import RestorePage
from osaava_desktop.screens.shell import Shell
from osaava_desktop.screens.sign_in import SignIn
from osaava_desktop.screens.start import StartPage
from osaava_desktop.services import backups, clients
from osaava_desktop.store import backup
from tests.screens.dialogs import waited
from tests.services import invented
from tests.services.invented import PASSPHRASE


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot) -> Iterator[Desktop]:
    """The program, its window closed at the end."""
    hook = sys.excepthook
    made = Desktop(qapp)
    qtbot.addWidget(made.window)
    yield made
    made.close_office()
    tasks.settle()
    made.translators.remove()
    sys.excepthook = hook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed office with a backup."""
    (tmp_path / "data").mkdir()
    office = invented.new_office(tmp_path / "data" / "office.osaava")
    clients.save(office, Client(family_name="Virtanen"))
    backups.make(office)
    office.close()
    return office.path


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 4096):
        content[page * 4096 + 99] ^= 1
    path.write_bytes(content)


def restore_page(desktop: Desktop) -> RestorePage:
    page = desktop.window.centralWidget()
    assert isinstance(page, RestorePage)
    return page


def test_a_damaged_file_leads_to_its_backup_and_back_to_work(desktop: Desktop, path: Path) -> None:
    spoil(path)
    desktop.show(path)
    sign_in = desktop.window.centralWidget()
    assert isinstance(sign_in, SignIn)
    sign_in.passphrase_edit.setText(PASSPHRASE)
    sign_in.sign_in()
    assert waited(lambda: isinstance(desktop.window.centralWidget(), RestorePage))
    page = restore_page(desktop)
    assert "damaged" in page.problem_label.text()
    assert page.file_label.text() == "1 verified backup"
    page.passphrase_edit.setText(PASSPHRASE)
    QTest.keyClick(page.passphrase_edit, Qt.Key.Key_Return)  # a test first
    assert waited(lambda: "opens and is whole" in page.trial_label.text())
    assert "Clients in all: 1" in page.trial_label.text()
    page.restore_button.click()
    assert waited(lambda: isinstance(desktop.window.centralWidget(), SignIn))
    again = desktop.window.centralWidget()
    assert isinstance(again, SignIn)
    assert "is kept as office-aside-" in again.passphrase_field.message()
    again.passphrase_edit.setText(PASSPHRASE)
    again.sign_in()
    assert isinstance(desktop.window.centralWidget(), Shell)
    QTest.qWait(50)


def test_a_file_that_is_gone_is_offered_from_its_backups(desktop: Desktop, path: Path) -> None:
    path.unlink()
    desktop.show(path)
    assert "no office file" in restore_page(desktop).problem_label.text()


def test_what_is_wrong_stands_beside_its_field(desktop: Desktop, path: Path) -> None:
    desktop.entrance.show_restore(path)
    desktop.window.show()
    page = restore_page(desktop)
    page.restore_button.click()
    assert page.passphrase_field.message() == "This is needed."
    page.passphrase_edit.setText("wrong")
    page.restore_button.click()
    assert waited(lambda: page.isEnabled() and "wrong" in page.passphrase_field.message())
    page.person_combo.setCurrentIndex(1)
    assert page.passphrase_field.isHidden()
    page.code_edit.setText("12345")
    page.try_button.click()
    assert waited(lambda: page.isEnabled() and page.code_field.has_problem())
    page.back_button.click()
    assert isinstance(desktop.window.centralWidget(), SignIn)


def test_a_new_computer_restores_from_a_folder(desktop: Desktop, path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    shutil.copytree(backup.folder(path), stick / "office-backups")
    shutil.rmtree(path.parent)
    desktop.show(None)
    start = desktop.window.centralWidget()
    assert isinstance(start, StartPage)
    start.restore_button.click()
    page = restore_page(desktop)
    assert not page.restore_button.isEnabled()
    page.show_folder(stick)
    page.passphrase_edit.setText(PASSPHRASE)
    page.restore_button.click()
    assert waited(lambda: isinstance(desktop.window.centralWidget(), SignIn))
    assert (paths.data_dir() / "office" / "office.osaava").exists()
