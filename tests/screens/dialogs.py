"""Answering a dialog from a test: what is asserted in it counts, and it never stays open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

Kind = TypeVar("Kind", bound=QDialog)


@contextmanager
def answering(kind: type[Kind], answer: Callable[[Kind], None]) -> Iterator[None]:
    """Within the block one dialog of that kind is expected, and answered when it is in sight."""
    outcome: list[BaseException | None] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if outcome or not isinstance(dialog, kind) or QApplication.activeWindow() is not dialog:
            return
        outcome.append(None)
        try:
            answer(dialog)
        except BaseException as error:  # raised again outside the event loop of the dialog
            outcome[0] = error
        finally:
            dialog.close()

    timer = QTimer(interval=10)
    timer.timeout.connect(look)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
    assert outcome, f"no {kind.__name__}"
    if outcome[0] is not None:
        raise outcome[0]


def waited(done: Callable[[], bool]) -> bool:
    """Whether it is so within some seconds."""
    for _turn in range(400):
        if done():
            return True
        QTest.qWait(20)
    return False
