"""What the tests of the window share: the looks, and forms written for one test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from osaava_desktop import paths
from osaava_desktop.screens.theme import Theme
from osaava_desktop.store.office import Office
from tests.services import invented


@pytest.fixture(scope="session")
def the_theme(qapp: QApplication) -> Theme:
    """One for the whole run, as in the program."""
    return Theme(qapp)


@pytest.fixture
def looks(the_theme: Theme) -> Theme:
    """The program's looks, light and at the normal size."""
    the_theme.apply("light", 100)
    return the_theme


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A real encrypted practice office without clients, on 1.2.2026; its keeper is signed in."""
    opened = invented.new_office(tmp_path / "practice.osaava")
    yield opened
    opened.close()


@pytest.fixture
def write_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Writes a form of the given name and body where the program looks for its own."""
    real = paths.ui_file

    def ui_file(name: str) -> Path:
        own = tmp_path / name
        return own if own.exists() else real(name)

    monkeypatch.setattr(paths, "ui_file", ui_file)

    def write(name: str, body: str) -> None:
        text = (
            f'<ui version="4.0"><class>Root</class><widget class="QWidget" name="Root">{body}</widget></ui>'
        )
        (tmp_path / name).write_text(text, encoding="utf-8")

    return write
