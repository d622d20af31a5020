"""The encrypted file: what opens it, what does not, and the faults that a disk can have."""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from peewee import IntegrityError
from sqlcipher3 import dbapi2 as sqlcipher

from osaava_desktop.errors import (
    Damaged,
    DiskFull,
    FileMissing,
    InUse,
    NotAnOffice,
    ReadOnly,
    StoreError,
    TooNew,
)
from osaava_desktop.store import database
from osaava_desktop.store.faults import translating
from tests.store.conftest import KEY, count, fill

HOLD = """
import sys
from pathlib import Path
from osaava_desktop.store import database
opened = database.connect(Path(sys.argv[1]), bytes(range(32)), newest_schema=9)
print("held", flush=True)
sys.stdin.read()
"""

CUT = """
import os, sys
from pathlib import Path
from osaava_desktop.store import database
opened = database.connect(Path(sys.argv[1]), bytes(range(32)), newest_schema=9)
opened.execute_sql("PRAGMA cache_size=1")
opened.execute_sql("BEGIN IMMEDIATE")
opened.execute_sql("UPDATE note SET text = text || hex(randomblob(4000))")
os.kill(os.getpid(), 9)
"""


FLOOD = ["INSERT INTO note (text) VALUES (hex(randomblob(2000)))"] * 3000
"""12 MB in all."""


def connect(path: Path, *, read_only: bool = False) -> database.OfficeDatabase:
    return database.connect(path, KEY, newest_schema=9, read_only=read_only)


def closed_office(path: Path, rows: int = 50) -> Path:
    opened = database.create(path, KEY)
    fill(opened, rows)
    opened.close()
    return path


def save(
    opened: database.OfficeDatabase,
    *statements: str,
    error: Exception | None = None,
    after: Callable[[], None] | None = None,
) -> None:
    """One save of several statements, with an error of the program's own at its end."""
    with database.transaction(opened):
        if after:
            opened.after_commit(after)
        for statement in statements:
            opened.execute_sql(statement)
        if error:
            raise error


@contextmanager
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the file open."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_saved_rows_come_back(office_file: database.OfficeDatabase) -> None:
    path = office_file.path
    assert office_file.close()
    again = connect(path)
    assert count(again) == 50
    assert not again.read_only
    assert database.schema_version(again) == 0
    again.close()


def test_nothing_in_clear(office_file: database.OfficeDatabase) -> None:
    office_file.close()
    content = office_file.path.read_bytes()
    assert b"SQLite format" not in content
    assert b"note 1" not in content
    assert KEY not in content


def test_closing_leaves_one_file_and_no_key(office_file: database.OfficeDatabase) -> None:
    assert office_file.path.with_name("office.osaava-journal").exists()
    office_file.close()
    assert [each.name for each in office_file.path.parent.glob("*office*")] == ["office.osaava"]
    assert "passphrase" not in office_file.connect_params
    assert not office_file.close()


def test_key_is_never_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        path = closed_office(tmp_path / "office.osaava")
        connect(path).close()
        with pytest.raises(Damaged):
            database.connect(path, bytes(32), newest_schema=9)
    assert "INSERT INTO note" in caplog.text
    assert KEY.hex() not in caplog.text.lower()
    assert capfd.readouterr() == ("", "")


def test_create_never_touches_an_existing_file(tmp_path: Path) -> None:
    path = tmp_path / "office.osaava"
    path.write_bytes(b"mine")
    with pytest.raises(StoreError, match="already"):
        database.create(path, KEY)
    assert path.read_bytes() == b"mine"


def test_create_ignores_a_foreign_journal(tmp_path: Path) -> None:
    (tmp_path / "office.osaava-journal").write_bytes(os.urandom(5000))
    opened = connect(closed_office(tmp_path / "office.osaava"))
    assert count(opened) == 50
    opened.close()


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        connect(tmp_path / "office.osaava")
    assert not (tmp_path / "office.osaava").exists()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", Damaged),
        (b"x", Damaged),
        (os.urandom(40_960), Damaged),
        (bytes(40_960), Damaged),
        (b"SQLite format 3\0" + bytes(8176), NotAnOffice),
    ],
    ids=["empty", "one byte", "noise", "zeros", "plain SQLite"],
)
def test_rubbish_in_its_place(tmp_path: Path, content: bytes, error: type[StoreError]) -> None:
    path = tmp_path / "office.osaava"
    path.write_bytes(content)
    with pytest.raises(error):
        connect(path)
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.glob("*office*")] == ["office.osaava"]


def test_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(NotAnOffice):
        connect(tmp_path)


def test_foreign_file_with_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlcipher.connect(str(path))
    other.execute(f"""PRAGMA key = "x'{KEY.hex()}'" """)
    other.execute("CREATE TABLE t (a)")
    other.close()
    with pytest.raises(NotAnOffice):
        connect(path)


def test_newer_schema_changes_no_byte(office_file: database.OfficeDatabase) -> None:
    office_file.execute_sql("PRAGMA user_version=10")
    office_file.close()
    before, touched = office_file.path.read_bytes(), office_file.path.stat().st_mtime_ns
    with pytest.raises(TooNew):
        connect(office_file.path)
    assert office_file.path.read_bytes() == before
    assert office_file.path.stat().st_mtime_ns == touched
    connect_newer = database.connect(office_file.path, KEY, newest_schema=10)
    assert database.schema_version(connect_newer) == 10
    connect_newer.close()
    assert office_file.path.read_bytes() == before


def test_truncated_file_is_never_shown(tmp_path: Path) -> None:
    path = closed_office(tmp_path / "office.osaava", rows=2000)
    content = path.read_bytes()
    for length in range(1, len(content), len(content) // 40):
        path.write_bytes(content[:length])
        with pytest.raises(Damaged):
            shown(path)


def test_every_flipped_page_is_found(tmp_path: Path) -> None:
    path = closed_office(tmp_path / "office.osaava", rows=2000)
    content = path.read_bytes()
    for place in range(7, len(content), 4096):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :])
        with pytest.raises(Damaged):
            shown(path)


def shown(path: Path) -> None:
    """Opens, checks and counts, as the window does; Damaged where a check finds something."""
    opened = connect(path)
    try:
        if database.cipher_problems(opened) or database.integrity_problems(opened) or count(opened) != 2000:
            raise Damaged("found")
    finally:
        opened.close()


def test_whole_file_has_no_problems(office_file: database.OfficeDatabase) -> None:
    assert database.cipher_problems(office_file) == []
    assert database.integrity_problems(office_file) == []


def test_broken_link_is_a_problem(office_file: database.OfficeDatabase) -> None:
    office_file.execute_sql("CREATE TABLE part (note REFERENCES note)")
    office_file.execute_sql("PRAGMA foreign_keys=OFF")
    office_file.execute_sql("INSERT INTO part VALUES (999)")
    assert database.integrity_problems(office_file) == ["part 1"]


def test_second_window_of_this_process(office_file: database.OfficeDatabase) -> None:
    for read_only in (False, True):
        with pytest.raises(InUse):
            connect(office_file.path, read_only=read_only)
    code = "import sys; from tests.store.test_database import connect, Path; connect(Path(sys.argv[1]))"
    other = subprocess.run(
        [sys.executable, "-c", code, str(office_file.path)], check=False, capture_output=True, text=True
    )
    assert "InUse" in other.stderr


def test_other_process_holds_the_file(tmp_path: Path) -> None:
    path = closed_office(tmp_path / "office.osaava")
    with holder(path) as other:
        for read_only in (False, True):
            started = time.perf_counter()
            with pytest.raises(InUse):
                connect(path, read_only=read_only)
            assert time.perf_counter() - started < 2
        other.kill()
        other.wait()
        opened = connect(path)
        assert count(opened) == 50
        opened.close()


def test_killed_in_the_middle_of_a_save(tmp_path: Path) -> None:
    path = closed_office(tmp_path / "office.osaava")
    assert subprocess.run([sys.executable, "-c", CUT, str(path)], check=False).returncode == -9
    assert path.with_name("office.osaava-journal").stat().st_size > 0
    opened = connect(path)
    assert opened.execute_sql("SELECT max(length(text)) FROM note").fetchone() == (9,)
    assert database.integrity_problems(opened) == []
    opened.close()


def test_transaction_is_all_or_nothing(office_file: database.OfficeDatabase) -> None:
    with pytest.raises(InterruptedError):
        save(office_file, "DELETE FROM note", error=InterruptedError())
    assert count(office_file) == 50
    with pytest.raises(IntegrityError):
        save(office_file, "DELETE FROM note WHERE id > 1", "INSERT INTO note (id) VALUES (1)")
    assert count(office_file) == 50
    assert not office_file.in_transaction()


def test_full_disk_undoes_the_save(small_disk: Path) -> None:
    opened = database.create(small_disk / "office.osaava", KEY)
    fill(opened)
    told: list[str] = []
    opened.execute_sql("PRAGMA cache_size=1")
    with pytest.raises(DiskFull, match=str(small_disk)):
        save(opened, "DELETE FROM note WHERE id = 1", *FLOOD, after=lambda: told.append("saved"))
    assert count(opened) == 50
    with database.transaction(opened):
        opened.execute_sql("INSERT INTO note (text) VALUES ('next')")
    assert count(opened) == 51
    assert told == []
    assert database.integrity_problems(opened) == []
    opened.close()


def test_full_disk_then_closed_at_once(small_disk: Path) -> None:
    opened = database.create(small_disk / "office.osaava", KEY)
    fill(opened, 2000)
    opened.execute_sql("PRAGMA cache_size=1")
    with pytest.raises(DiskFull):
        save(opened, "UPDATE note SET text = 'lost'", *FLOOD)
    assert (small_disk / "office.osaava-journal").stat().st_size > 0
    opened.close()
    again = connect(small_disk / "office.osaava")
    assert again.execute_sql("SELECT count(*) FROM note WHERE text LIKE 'note%'").fetchone() == (2000,)
    assert database.integrity_problems(again) == []
    again.close()
    assert [each.name for each in small_disk.iterdir()] == ["office.osaava"]


def test_full_disk_can_still_be_read(small_disk: Path) -> None:
    path = closed_office(small_disk / "office.osaava")
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    (small_disk / "ballast").write_bytes(bytes(free))
    opened = connect(path)
    assert not opened.read_only
    assert count(opened) == 50
    with pytest.raises(DiskFull), database.transaction(opened):
        opened.execute_sql("UPDATE note SET text = ?", ("x" * 500,))
    with pytest.raises(DiskFull):
        database.copy_into(opened, small_disk / "copy")
    (small_disk / "ballast").unlink()
    with database.transaction(opened):
        opened.execute_sql("DELETE FROM note WHERE id = 1")
    assert count(opened) == 49
    opened.close()


def test_read_only_disk(small_disk: Path) -> None:
    path = closed_office(small_disk / "office.osaava")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    opened = connect(path)
    assert opened.read_only
    assert count(opened) == 50
    with pytest.raises(ReadOnly), database.transaction(opened):
        raise AssertionError("never gets here")
    opened.close()
    with pytest.raises(ReadOnly):
        database.create(small_disk / "other.osaava", KEY)


def test_read_only_disk_with_a_journal_to_play_back(small_disk: Path) -> None:
    path = closed_office(small_disk / "office.osaava")
    subprocess.run([sys.executable, "-c", CUT, str(path)], check=False)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(ReadOnly):
        connect(path)


def test_opened_for_reading_only(office_file: database.OfficeDatabase) -> None:
    office_file.close()
    before = office_file.path.read_bytes()
    opened = connect(office_file.path, read_only=True)
    assert opened.read_only
    assert count(opened) == 50
    with pytest.raises(ReadOnly), translating(office_file.path):
        opened.execute_sql("DELETE FROM note")
    opened.close()
    assert office_file.path.read_bytes() == before


def test_copy_is_encrypted_and_equal(office_file: database.OfficeDatabase, tmp_path: Path) -> None:
    target = tmp_path / "copy.osaava"
    database.copy_into(office_file, target)
    assert b"note 1" not in target.read_bytes()
    copy = connect(target, read_only=True)
    assert count(copy) == 50
    copy.close()
