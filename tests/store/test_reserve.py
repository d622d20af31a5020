"""Room on the disk: the reserve is given up when a save meets a full disk, and the save works then."""

from pathlib import Path

import pytest

from osaava_desktop.errors import DiskFull
from osaava_desktop.store import database, reserve
from tests.store.conftest import KEY, fill


def write(opened: database.OfficeDatabase) -> None:
    with database.transaction(opened):
        opened.execute_sql("INSERT INTO note (text) VALUES (?)", ("x" * 200_000,))


def test_a_full_disk_costs_the_reserve_and_the_save_works_then(
    disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve, "SIZE", 512 * 1024)
    monkeypatch.setattr(reserve, "_BLOCK", 64 * 1024)
    opened = database.create(disk / "office.osaava", KEY)
    fill(opened)
    assert reserve.keep(opened.path)
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(reserve.free(opened.path) - 20_000))
    with pytest.raises(DiskFull):
        write(opened)
    assert not reserve.file_of(opened.path).exists()
    write(opened)
    assert not reserve.keep(opened.path)  # no room for a new one
    ballast.unlink()
    assert reserve.keep(opened.path)
    opened.close()


def test_it_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reserve, "SIZE", 3 * 1024 * 1024)
    path = tmp_path / "office.osaava"
    assert reserve.keep(path)
    first = reserve.file_of(path).stat()
    assert first.st_size == reserve.SIZE
    assert reserve.keep(path)
    assert reserve.file_of(path).stat().st_mtime_ns == first.st_mtime_ns
