"""The budget of the yearly report: from the first page to its PDF, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from osaava_desktop.screens import paper_jobs
from osaava_desktop.screens.report import ReportPage
from osaava_desktop.services import areas
from osaava_desktop.store.office import Office
from tests.effort.counter import Effort
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import Builder

Key = Qt.Key

BUDGET = Effort(keys=10, windows=2)
"""The menu of kinds and the question where to are windows too."""


@pytest.fixture
def counted(office: Office) -> None:
    """Somebody has started this year."""
    build = Builder(office)
    build.participation(build.client("Lehtonen"), office.today.isoformat(), area=areas.areas(office)[0].id)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # said of a menu without a screen
def test_the_yearly_report_as_pdf(
    counted: None, user: User, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+8, Ctrl+E, Enter for PDF, and Enter in the system's own question where to."""
    monkeypatch.setattr(paper_jobs, "_folder", str(tmp_path))

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QFileDialog):
            QTimer.singleShot(20, answer)
            return
        edit = box.findChild(QLineEdit)
        assert edit is not None
        QTest.keyClick(edit, Key.Key_Return)

    user.press(Key.Key_8, CONTROL)
    user.press(Key.Key_E, CONTROL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTimer.singleShot(0, answer)
    QTest.keyClick(menu, Key.Key_Return)
    [written] = written_in(qtbot, tmp_path)
    assert written.name.startswith("summary-")
    assert written.read_bytes().startswith(b"%PDF")
    assert isinstance(user.shell.page(), ReportPage)
    assert user.effort.over(BUDGET) == {}, user.effort


def written_in(qtbot: QtBot, folder: Path) -> list[Path]:
    """The papers in a folder, once there is one: the paper may still be drawn."""
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.pdf"))), timeout=10_000)
    return list(folder.glob("*.pdf"))
