"""All that only SQLite and SQLCipher have: key, pragmas, lock, journal, ``VACUUM INTO``, checks.

Never read an open office file with ``open()``: closing any handle to it drops the locks that this
process holds on it (POSIX).
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from peewee import InterfaceError, PeeweeException
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from osaava_desktop.errors import Damaged, DiskFull, FileMissing, NotAnOffice, ReadOnly, StoreError, TooNew
from osaava_desktop.i18n import _
from osaava_desktop.store import reserve
from osaava_desktop.store.faults import (
    disk_failed,
    disk_full,
    in_use,
    read_only,
    translating,
    translating_files,
)

APPLICATION_ID = 0x4F534156
"""ASCII "OSAV" at bytes 68 to 71 of the (decrypted) file: this is an office."""

_PAGE = 4096
"""Bytes of a page; every office has one at least."""

_PLAIN_SQLITE = b"SQLite format 3\0"

_PRAGMAS: dict[str, tuple[str | int, str | int]] = {
    "cipher_log_level": ("NONE", "NONE"),  # or a wrong key is reported on stderr
    "busy_timeout": (300, 300),  # milliseconds; who holds the file holds it for hours
    "foreign_keys": ("ON", 1),
    "journal_mode": ("TRUNCATE", "truncate"),  # with FULL: no acknowledged save lost to a power cut
    "synchronous": ("FULL", 2),
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "temp_store": ("MEMORY", 2),  # nothing in clear in the temporary folder
    "secure_delete": ("ON", 1),  # erased is gone, even for who holds the key; at no measurable cost
    "cache_size": (-64000, -64000),  # KiB; integrity_check is 8 times slower with the default
}
"""Pragma: what is set, and what must be read back."""

_held: WeakValueDictionary[tuple[int, int], "OfficeDatabase"] = WeakValueDictionary()
"""The files open in this process, by device and inode: SQLite's lock keeps out other processes only."""


class _Cursor(sqlcipher.Cursor):  # type: ignore[misc]
    """Says in plain words what the disk or the file has, wherever in the program somebody reads."""

    path: Path

    def execute(self, sql: str, *values: object) -> "_Cursor":
        with translating(self.path):
            super().execute(sql, *values)
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        try:
            row: tuple[Any, ...] | None = super().fetchone()
            return row
        except sqlcipher.Error:
            with translating(self.path):
                raise


class OfficeDatabase(SqlCipherDatabase):  # type: ignore[misc]
    """The one connection to an office file; forgets the key when it closes."""

    path: Path
    read_only: bool

    def __init__(self, path: Path, key: bytes, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        super().__init__(None, thread_safe=False, autoconnect=False)
        self.use(key)

    def use(self, key: bytes) -> None:
        """Has ``key`` ready for the next connection."""
        self.init(
            f"{self.path.absolute().as_uri()}?mode={'ro' if self.read_only else 'rw'}",
            pragmas=[(name, wanted) for name, (wanted, _read) in _PRAGMAS.items()],
            passphrase=f"x'{key.hex()}'",
            uri=True,
            check_same_thread=False,
        )

    @property
    def key(self) -> bytes:
        """The data key that the file is open with."""
        return bytes.fromhex(self.connect_params["passphrase"][2:-1])

    def close(self) -> bool:
        """Closes the file and leaves no journal beside it; safe to call twice."""
        if self.is_closed():
            return False
        if not self.read_only and not self.in_transaction():
            self._remove_journal()
        super().close()
        self.connect_params.pop("passphrase", None)
        self.init(None)
        return True

    def cursor(self, named_cursor: None = None) -> _Cursor:
        """A cursor whose errors are plain ones where a user can mend them."""
        if self.is_closed():
            raise InterfaceError("the office file is closed")
        cursor: _Cursor = self.connection().cursor(_Cursor)
        cursor.path = self.path
        return cursor

    def rollback(self) -> None:
        """Rolls back, unless SQLite has done so by itself after a full disk or an I/O error."""
        if self.connection().in_transaction:
            super().rollback()

    def _remove_journal(self) -> None:
        """Lets SQLite remove its journal while the lock still keeps others from using it.

        The read comes first: it plays back a journal that a failed write has left. When that or
        anything else fails, the journal stays for the next opening.
        """
        with suppress(PeeweeException, StoreError):
            self.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
            self.execute_sql("PRAGMA locking_mode=NORMAL").fetchone()
            self.execute_sql("PRAGMA journal_mode=DELETE").fetchone()


def create(path: Path, key: bytes) -> OfficeDatabase:
    """Makes a new office file with schema version 0 and opens it; never touches an existing one."""
    with translating_files(path):
        try:
            path.open("xb").close()
        except FileExistsError:
            raise StoreError(_("There is a file of that name already. Choose another name.")) from None
    try:
        with translating_files(path):
            _journal(path).unlink(missing_ok=True)
        return _open(path, key, read_only=False, setup=_stamp)
    except BaseException:
        path.unlink(missing_ok=True)
        with suppress(OSError):
            _journal(path).unlink(missing_ok=True)
        raise


def connect(path: Path, key: bytes, *, newest_schema: int, read_only: bool = False) -> OfficeDatabase:
    """Opens an office file and takes its lock; ``read_only`` tells how it could be opened.

    Raises FileMissing, NotAnOffice, Damaged (which a key of another file looks like, too), InUse,
    or TooNew when its schema is newer than ``newest_schema``; no byte has changed then.
    """
    if _is_held(path):
        raise in_use()
    _check_outside(path)

    def check(database: OfficeDatabase) -> None:
        _check_inside(database, newest_schema)
        if not database.read_only:
            _try_to_write(database)

    try:
        return _open(path, key, read_only=read_only, setup=check)
    except ReadOnly:
        if read_only:
            raise
        return _open(path, key, read_only=True, setup=check)


@contextmanager
def transaction(database: OfficeDatabase) -> Iterator[None]:
    """All or nothing: BEGIN IMMEDIATE … COMMIT, or a plain StoreError and no change at all.

    A full disk costs the reserve, so that the same change can be made when it is tried again.
    """
    if database.read_only:
        raise read_only()
    try:
        with translating(database.path), database.transaction("IMMEDIATE"):
            yield
    except DiskFull:
        reserve.drop(database.path)
        raise


def copy_into(database: OfficeDatabase, target: Path) -> None:
    """Writes a compact, encrypted copy with the same key to ``target``, which must not exist."""
    with translating(database.path):
        database.connection().execute("VACUUM INTO ?", (str(target),))


def compact(database: OfficeDatabase) -> None:
    """Writes the file anew without its empty pages: nothing is left of what was erased."""
    with translating(database.path):
        database.execute_sql("VACUUM")


def rekey(database: OfficeDatabase, old: bytes, new: bytes) -> None:
    """Encrypts every page with ``new`` in place of ``old``: the whole file, or nothing of it.

    The file is closed and opened again, also after a failure: SQLCipher would go on reading with one key
    and writing with the other then. Raises a StoreError; whatever key fits then is in use.
    """
    _check_room(database)
    try:  # past peewee, which logs what it executes
        told = database.connection().execute(f"PRAGMA rekey = \"x'{new.hex()}'\"").fetchone()
        if told != ("ok",):
            raise disk_failed()
    except sqlcipher.Error as error:  # which says nothing of what it met
        raise disk_failed() from error
    finally:
        database.close()
        try:
            _connect(database, new, _check_office)
        except Damaged:
            _connect(database, old, _check_office)


def held_files() -> list[Path]:
    """The office files that are open in this process."""
    return [database.path for database in _held.values() if not database.is_closed()]


def schema_version(database: OfficeDatabase) -> int:
    """The number of the last migration that the file has seen."""
    return int(_pragma(database, "user_version") or 0)


def integrity_problems(database: OfficeDatabase) -> list[str]:
    """What SQLite finds wrong with pages, indexes and links; may raise Damaged."""
    with translating(database.path):
        found = [str(row[0]) for row in database.execute_sql("PRAGMA integrity_check")]
        broken = [f"{row[0]} {row[1]}" for row in database.execute_sql("PRAGMA foreign_key_check")]
    return [line for line in found if line != "ok"] + broken


def cipher_problems(database: OfficeDatabase) -> list[str]:
    """Every page of the file whose authentication fails: rot or tampering."""
    with translating(database.path):
        return [str(row[0]) for row in database.execute_sql("PRAGMA cipher_integrity_check")]


def _open(
    path: Path, key: bytes, *, read_only: bool, setup: Callable[[OfficeDatabase], None]
) -> OfficeDatabase:
    """Connects, checks the pragmas, takes the lock and runs ``setup`` under it; closes on any failure."""
    database = OfficeDatabase(path, key, read_only=read_only)
    _connect(database, key, setup)
    identity = _identity(path)
    if identity is not None:
        _held[identity] = database
    return database


def _connect(database: OfficeDatabase, key: bytes, setup: Callable[[OfficeDatabase], None]) -> None:
    database.use(key)
    try:
        with translating(database.path):
            database.connect()
            _check_pragmas(database)
            _take_lock(database)
            setup(database)
    except BaseException:
        database.close()
        raise


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _identity(path: Path) -> tuple[int, int] | None:
    """What the operating system knows the file by, or None when there is no file."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _is_held(path: Path) -> bool:
    identity = _identity(path)
    database = _held.get(identity) if identity else None
    return database is not None and not database.is_closed()


def _check_outside(path: Path) -> None:
    """What can be told without the key."""
    if not path.exists():
        raise FileMissing(_("There is no office file in this place. Look for it or restore a backup."))
    with translating_files(path):
        if path.is_dir():
            raise _not_an_office()
        with open(path, "rb") as file:
            start = file.read(_PAGE)
    if start.startswith(_PLAIN_SQLITE):
        raise _not_an_office()
    if len(start) < _PAGE:  # SQLite would take it for a new, empty database that fits any key
        raise Damaged(_("The office file is empty or cut short. Restore the newest backup beside it."))


def _check_inside(database: OfficeDatabase, newest_schema: int) -> None:
    """What the first page says: an office, of a schema that this program knows."""
    _check_office(database)
    if schema_version(database) > newest_schema:
        raise TooNew(_("The office file was written by a newer version of Osaava. Update this program."))


def _check_room(database: OfficeDatabase) -> None:
    """A rekey writes the old pages into the journal before the new ones into the file."""
    with translating_files(database.path):
        needed = database.path.stat().st_size * 21 // 20
        if shutil.disk_usage(database.path.parent).free < needed:
            raise disk_full(database.path, needed)


def _check_office(database: OfficeDatabase) -> None:
    if _pragma(database, "application_id") != APPLICATION_ID:
        raise _not_an_office()


def _check_pragmas(database: OfficeDatabase) -> None:
    """A driver that does not encrypt, or ignores a setting, is a fault of the installation."""
    if database.execute_sql("PRAGMA cipher_version").fetchone() is None:
        raise RuntimeError("this SQLite does not encrypt")
    for name, (_wanted, expected) in _PRAGMAS.items():
        found = _pragma(database, name)
        if str(found) != str(expected):
            raise RuntimeError(f"pragma {name} is {found}, not {expected}")


def _take_lock(database: OfficeDatabase) -> None:
    """Only this takes the lock: locking_mode alone waits for the first write."""
    database.execute_sql("BEGIN EXCLUSIVE")
    database.execute_sql("COMMIT")


def _try_to_write(database: OfficeDatabase) -> None:
    """Makes a change and takes it back: a read-only file opens, only the first write fails."""
    version = schema_version(database)
    with suppress(DiskFull), translating(database.path):
        try:
            database.execute_sql("BEGIN IMMEDIATE")
            database.execute_sql(f"PRAGMA user_version={version}")
        finally:
            database.rollback()


def _stamp(database: OfficeDatabase) -> None:
    database.execute_sql(f"PRAGMA application_id={APPLICATION_ID}")


def _pragma(database: OfficeDatabase, name: str) -> str | int | None:
    row: tuple[str | int] | None = database.execute_sql(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


def _not_an_office() -> NotAnOffice:
    return NotAnOffice(_("This file is not an Osaava office. Choose a file whose name ends in .osaava."))
