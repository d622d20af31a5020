"""Slow work: a result on the main thread, whole or not at all."""

import threading
import time

import pytest
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop.screens import tasks
from osaava_desktop.screens.tasks import Progress
from osaava_desktop.screens.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, looks: Theme) -> QWidget:
    """Something to work for."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_result_comes_on_the_main_thread(qtbot: QtBot, window: QWidget) -> None:
    threads: list[bool] = []
    main = threading.main_thread()
    task = tasks.run(
        window,
        "Counting",
        lambda progress: threading.current_thread() is main,
        lambda worked_on_main: threads.extend([worked_on_main, threading.current_thread() is main]),
    )
    with qtbot.waitSignal(task.ended):
        pass
    qtbot.waitUntil(lambda: threads == [False, True])


def test_quick_work_shows_no_dialog_and_slow_work_can_be_cancelled(qtbot: QtBot, window: QWidget) -> None:
    results: list[object] = []

    def slow(progress: Progress) -> int:
        for step in range(1000):
            progress.report(step, 1000)
            time.sleep(0.01)
        return 1

    task = tasks.run(window, "Printing", slow, results.append)
    assert window.findChild(QProgressDialog) is None
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is not None, timeout=2000)
    dialog = window.findChild(QProgressDialog)
    assert dialog is not None
    with qtbot.waitSignal(task.ended):
        button = dialog.findChild(QPushButton)
        assert button is not None
        button.click()
    assert results == []


def test_an_error_goes_to_its_taker(qtbot: QtBot, window: QWidget) -> None:
    errors: list[Exception] = []

    def fail(progress: Progress) -> None:
        raise ValueError("no")

    tasks.run(window, "Failing", fail, lambda result: None, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], ValueError)


def test_a_result_for_a_window_that_is_gone_is_dropped(qtbot: QtBot, looks: Theme) -> None:
    results: list[object] = []
    window = QWidget()
    go_on = threading.Event()
    task = tasks.run(window, "Waiting", lambda progress: go_on.wait(5), results.append)
    with qtbot.waitSignal(task.ended):
        with qtbot.waitSignal(window.destroyed):
            window.deleteLater()
        go_on.set()
    assert results == []
