"""An office's file and keys to try things on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from osaava_desktop.store import database

KEY = bytes(range(32))


@pytest.fixture
def key() -> bytes:
    return KEY


@pytest.fixture
def office_file(tmp_path: Path) -> Iterator[database.OfficeDatabase]:
    """An open office file with 50 notes in it."""
    opened = database.create(tmp_path / "office.osaava", KEY)
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MiB, really mounted."""
    yield from mounted(tmp_path / "disk", "1m")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MiB, really mounted: an office has 1 MiB from the start."""
    yield from mounted(tmp_path / "disk", "4m")


def mounted(folder: Path, size: str) -> Iterator[Path]:
    """Mounts a disk of its own at a new folder."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a disk")
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=False
    ).returncode:
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(opened: database.OfficeDatabase, rows: int = 50) -> None:
    """Makes a table of notes."""
    with database.transaction(opened):
        opened.execute_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        for number in range(rows):
            opened.execute_sql("INSERT INTO note (text) VALUES (?)", (f"note {number} Ä",))


def count(opened: database.OfficeDatabase) -> int:
    """How many notes there are."""
    return int(opened.execute_sql("SELECT count(*) FROM note").fetchone()[0])
