"""The window answers: on the main pages of a large practice office nothing keeps it longer than a blink."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import gettempdir

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from osaava_desktop.app import Desktop
from osaava_desktop.screens.sign_in import SignIn
from osaava_desktop.services import practice
from osaava_desktop.store import attachments, slots
from osaava_desktop.store.migrate import NEWEST
from tests.faults.table import LONG, Record
from tests.screens.dialogs import waited
from tests.screens.keyboard import CONTROL, User, tidy
from tests.store.specimen import DATA, PASSPHRASE

AIM = 0.1 if LONG else 0.25
"""Seconds of the processor's time; the quick set runs beside other tests, on any machine."""

Key = Qt.Key


class Watchdog(QObject):
    """Beats as often as the event loop lets it, and keeps the longest time between two beats.

    Counted is the time that the main thread itself works: another program may take the processor meanwhile.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now

    def took(self, act: Callable[[], object]) -> float:
        """The longest time without a beat from an act until all that it began is over."""
        QTest.qWait(20)
        self._beat()
        self.longest = 0.0
        act()
        until = time.monotonic() + (0.6 if LONG else 0.2)
        while time.monotonic() < until:
            QApplication.processEvents()
        return self.longest


def practice_office(folder: Path) -> tuple[Path, str]:
    """The practice office and what opens it, made once and kept in the folder for temporary files.

    It takes half a minute to make, so the quick set takes a specimen in its place.
    """
    if not LONG:
        (folder / "office").mkdir()
        return specimen(folder / "office"), PASSPHRASE
    kept = Path(gettempdir()) / f"osaava-practice-{NEWEST}-{os.getuid()}"
    if not (kept / practice.FILE).exists():
        made = folder / "made"
        practice.write_whole(made)
        shutil.rmtree(kept, ignore_errors=True)
        made.rename(kept)
    shutil.copytree(kept, folder / "office")
    return folder / "office" / practice.FILE, practice.PASSPHRASE


def specimen(folder: Path) -> Path:
    """A copy of the newest specimen."""
    original = max(DATA.glob("specimen-*.osaava"))
    for file in (original, *slots.copies(original)):
        shutil.copy(file, folder)
    shutil.copytree(attachments.folder(original), folder / attachments.folder(original).name)
    return folder / original.name


@pytest.fixture
def user(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[User]:
    """At the window of the practice office."""
    hook = sys.excepthook
    made = Desktop(qapp)
    made.speak("fi")
    qtbot.addWidget(made.window, before_close_func=tidy)
    path, words = practice_office(tmp_path)
    made.show(path)
    made.window.resize(1366, 768)
    made.window.activateWindow()
    page = made.window.centralWidget()
    assert isinstance(page, SignIn)
    page.passphrase_edit.setText(words)
    page.sign_in()
    assert waited(lambda: made.office is not None)
    yield User(made.shell)
    made.close_office()
    made.translators.remove()
    sys.excepthook = hook


def test_no_page_keeps_the_window(user: User, record: Record) -> None:
    watchdog, slow = Watchdog(), dict[str, int]()
    tried = 0

    def act(name: str, *keys: Callable[[], object]) -> None:
        nonlocal tried
        for place, key in enumerate(keys):
            tried += 1
            if (took := watchdog.took(key)) > AIM:
                slow[f"{name} {place}"] = round(took * 1000)

    for turn in ("first", "again"):
        for number in range(1, 10):
            act(f"place {number} {turn}", partial(user.press, Key(Key.Key_0 + number), CONTROL))
    act("clients", lambda: user.press(Key.Key_2, CONTROL))
    act("a client", lambda: user.press(Key.Key_Return), *[lambda: user.press(Key.Key_PageDown, CONTROL)] * 5)
    act("back", lambda: user.press(Key.Key_Escape))
    act("search", lambda: user.press(Key.Key_F, CONTROL), *[partial(user.type, letter) for letter in "ai"])
    act("clear", *[lambda: user.press(Key.Key_Escape)] * 2)
    record("I12", tried, len(slow))
    assert slow == {}
