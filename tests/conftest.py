"""What every test starts from: folders of its own, one language; and what none may leave behind."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from osaava_desktop import i18n, paths


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, data and logs of a test lie in its own folder, as if nobody had used this computer yet."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCAL_APPDATA"):
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(home / name.lower()))


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Texts are the message ids unless a test asks for another language; so they are in child processes."""
    monkeypatch.setenv("LANGUAGE", "en")
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """A computer without Noto Sans, as a bare Debian is, draws with that of the papers."""
    from PySide6.QtGui import QFont, QFontDatabase

    if "Noto Sans" not in QFontDatabase.families():
        for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(paths.resource("fonts", name)))
        qapp.setFont(QFont("Noto Sans", qapp.font().pointSize()))
    return qapp


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No test leaves a window open or a transaction unfinished."""
    yield
    assert open_windows() == []
    assert not unfinished_transaction()


def open_windows() -> list[str]:
    """What is still shown, by class; it is hidden, so that only the test that left it fails."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    windows = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    for window in windows:
        window.hide()
    return [type(window).__name__ for window in windows]


def unfinished_transaction() -> bool:
    """Whether the open office file, if there is one, is in a transaction."""
    base = sys.modules.get("osaava_desktop.store.models.base")
    database = base.database.obj if base else None
    return database is not None and not database.is_closed() and bool(database.in_transaction())
