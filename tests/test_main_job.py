"""The whole job by keyboard in the real window, and the figures of the command line before and after it."""

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop import cli, settings
from osaava_desktop.app import Desktop
from osaava_desktop.domain.groups import Group, GroupType, Session
from osaava_desktop.domain.office import Profile
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.report import ReportPage
from osaava_desktop.screens.sign_in import SignIn
from osaava_desktop.services import groups, people
from osaava_desktop.store.slots import Kdf
from tests.screens.keyboard import CONTROL, User

PASSPHRASE = "an honest passphrase indeed"
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
SECRET_NAME, SECRET_PHONE = "Salamanteri", "0445551234"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with one group that meets today; closed."""
    monkeypatch.setenv("OSAAVA_PASSPHRASE", PASSPHRASE)
    folder = tmp_path / "office"
    folder.mkdir()
    path = folder / "toimisto.osaava"
    profile = Profile(organisation="ViaDia Pohjois-Savo ry", project="Osaava työikä")
    office = people.new_office(path, profile, people.keeper_named("Kaisa Rönkkö"), PASSPHRASE, kdf=Kdf())
    group = groups.save(office, Group(name="Puutyöt", type=GroupType.CRAFTS))
    groups.save_session(office, Session(group=group.id, on=office.today, starts=dt.time(9)))
    office.close()
    settings.save(settings.Settings(language="en", scheme="light"))
    return path


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Callable[[], Desktop]]:
    """Starts the program as it starts, at the sign-in of the office."""
    started: list[Desktop] = []

    def start() -> Desktop:
        desktop = Desktop(qapp)
        started.append(desktop)
        qtbot.addWidget(desktop.window)
        with qtbot.waitActive(desktop.window):
            desktop.show(path)
            desktop.window.activateWindow()
        return desktop

    yield start
    for desktop in started:
        desktop.close_office()
        desktop.translators.remove()


def figures(path: Path) -> dict[str, Any]:
    """What the command line prints for this year."""
    command = [sys.executable, "-m", "osaava_desktop", "figures", "--database", str(path), "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    counted: dict[str, Any] = json.loads(done.stdout)["figures"]
    return counted


def sign_in(desktop: Desktop) -> User:
    """Types the passphrase and Enter."""
    page = desktop.window.centralWidget()
    assert isinstance(page, SignIn)
    page.passphrase_edit.setFocus()
    QTest.keyClicks(page.passphrase_edit, PASSPHRASE)
    QTest.keyClick(page.passphrase_edit, Key.Key_Return)
    return User(desktop.shell)


def tab_to(user: User, widget: QWidget) -> None:
    """Tab until the focus is there; a form that never gets there fails."""
    for _turn in range(40):
        if user.focus() is widget:
            return
        user.press(Key.Key_Tab)
    pytest.fail(f"Tab never reaches {widget.objectName()}")


def register_client(user: User) -> None:
    """A new client who starts in the project today."""
    user.press(Key.Key_N, CONTROL)
    user.fill(SECRET_NAME, "Aino", "05031990", SECRET_PHONE)
    page = user.shell.page()
    assert isinstance(page, ClientPage)
    tab_to(user, page.details.participation_card.starts_check)
    user.press(Key.Key_Space)
    user.press(Key.Key_S, CONTROL)
    assert not page.is_dirty()


def mark_walk_in(user: User) -> None:
    """A new face on the register of today's session."""
    user.press(Key.Key_3, CONTROL)
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), AttendancePage)
    user.press(Key.Key_Insert)
    user.type("Uusitalo Veikko")
    user.press(Key.Key_Return)


def add_step(user: User) -> None:
    """The client has begun to work today: work is the type that stands there first."""
    user.press(Key.Key_5, CONTROL)
    user.press(Key.Key_N, CONTROL | SHIFT)
    user.type("salam")
    user.press(Key.Key_Return)
    page: Any = user.shell.page()
    tab_to(user, page.state_combo)
    user.type("s")
    user.press(Key.Key_S, CONTROL)
    assert not page.is_dirty()


def open_figure(user: User, words: str) -> FigurePage:
    """Finds a figure by its words and opens who stands behind it."""
    user.press(Key.Key_8, CONTROL)
    user.press(Key.Key_F, CONTROL)
    user.type(words)
    user.press(Key.Key_Return)
    user.press(Key.Key_Return)
    page = user.shell.page()
    assert isinstance(page, FigurePage)
    return page


def test_the_main_job_by_keyboard(qtbot: QtBot, start: Callable[[], Desktop], path: Path) -> None:
    before = figures(path)
    desktop = start()
    user = sign_in(desktop)
    QApplication.processEvents()
    register_client(user)
    mark_walk_in(user)
    add_step(user)
    page = open_figure(user, "advanced on")
    assert [member.label for _place, member in page.member_view.table().rows()] == [f"{SECRET_NAME}, Aino"]
    user.press(Key.Key_Return)
    opened = user.shell.page()
    assert isinstance(opened, ClientPage)
    assert opened.title() == f"{SECRET_NAME}, Aino"
    user.press(Key.Key_Escape)
    user.press(Key.Key_Escape)
    report = user.shell.page()
    assert isinstance(report, ReportPage)
    qtbot.waitUntil(lambda: report.preview.paper_view.pages() > 0, timeout=15_000)
    desktop.window.close()

    after = figures(path)
    moved = {key: after[key]["n"] - before[key]["n"] for key in after if after[key]["n"] != before[key]["n"]}
    for key in ("registered.started", "pathways.persons", "pathways.employment.persons", "pathways.steps"):
        assert moved[key] == 1, key
    assert moved["groups.attendances"] == moved["visits"] == 1
    assert moved["named"] == 2
    assert not leaks(path.parents[1])


def leaks(folder: Path) -> list[str]:
    """The files below `folder` that hold what was typed, in the clear."""
    needles = [text.encode(code) for text in (SECRET_NAME, SECRET_PHONE) for code in ("utf-8", "utf-16-le")]
    needles.append(SECRET_NAME.lower().encode())
    return [
        file.name
        for file in folder.rglob("*")
        if file.is_file() and any(needle in file.read_bytes() for needle in needles)
    ]
