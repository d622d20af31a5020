"""A second start finds the first window; what a kill leaves hinders nobody."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from osaava_desktop.screens.one_window import OneWindow

CHILD = """
import sys
from PySide6.QtWidgets import QApplication
from osaava_desktop.screens.one_window import OneWindow
app = QApplication([])
window = OneWindow()
print(window.is_first(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def first(qapp: QApplication) -> OneWindow:
    return OneWindow()


def test_a_second_start_raises_the_first(first: OneWindow, qtbot: QtBot) -> None:
    assert first.is_first()
    with qtbot.waitSignal(first.raised):
        assert not OneWindow().is_first()
    first.end()
    last = OneWindow()
    assert last.is_first()
    last.end()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_window_hinders_nobody(first: OneWindow) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "True\n"
        assert not first.is_first()
        child.kill()
    assert first.is_first()
    first.end()


def test_the_program_itself_ends_at_once_then(first: OneWindow) -> None:
    assert first.is_first()
    command = [sys.executable, "-m", "osaava_desktop"]
    done = subprocess.run(command, timeout=60, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    first.end()
