"""Turns what the disk and SQLite report into plain sentences.

SQLite's result codes are read from the driver's exception, which peewee wraps and which may stand
behind another one: when SQLite has rolled back by itself, the roll-back that follows fails as well.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import PeeweeException
from sqlcipher3 import dbapi2 as sqlcipher

from osaava_desktop.errors import Damaged, DiskFull, InUse, ReadOnly, StoreError
from osaava_desktop.i18n import _

MEGABYTES_NEEDED = 64
"""What must be free on the disk before the next save, in MiB."""

_FULL_DISK = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_CLOSED_DISK = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}


@contextmanager
def translating(path: Path) -> Iterator[None]:
    """Raises the StoreError that says what a database error on the file at ``path`` means.

    Errors that no user can mend (a wrong statement, a broken constraint) pass through unchanged.
    """
    try:
        yield
    except (PeeweeException, sqlcipher.Error) as error:
        plain = _database_error(error, path)
        if plain is None:
            raise
        raise plain from error


@contextmanager
def translating_files(path: Path) -> Iterator[None]:
    """Raises the StoreError that says what an error of the file system at ``path`` means."""
    try:
        yield
    except OSError as error:
        raise _file_error(error, path) from error


def _database_error(error: BaseException, path: Path) -> StoreError | None:
    """The plain error for the first telling result code in the chain of ``error``."""
    for code in _result_codes(error):
        match code & 0xFF:
            case sqlcipher.SQLITE_FULL:
                return disk_full(path)
            case sqlcipher.SQLITE_READONLY | sqlcipher.SQLITE_PERM | sqlcipher.SQLITE_CANTOPEN:
                return read_only()
            case sqlcipher.SQLITE_BUSY | sqlcipher.SQLITE_LOCKED:
                return in_use()
            case sqlcipher.SQLITE_CORRUPT | sqlcipher.SQLITE_NOTADB:
                return damaged()
            case sqlcipher.SQLITE_IOERR:
                return disk_failed()
    return None


def _result_codes(error: BaseException) -> Iterator[int]:
    """SQLite's result codes in ``error``, in what it wraps, and in what it followed."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        code = getattr(current, "sqlite_errorcode", None)
        if isinstance(code, int):
            yield code
        following = (*current.args[:1], current.__cause__, current.__context__)
        waiting.extend(each for each in following if isinstance(each, BaseException))


def _file_error(error: OSError, path: Path) -> StoreError:
    if error.errno in _FULL_DISK:
        return disk_full(path)
    if error.errno in _CLOSED_DISK:
        return read_only()
    if error.errno in _NO_FOLDER:
        return StoreError(_("There is no such folder. Make it, or choose another one."))
    if error.errno == errno.ENAMETOOLONG:
        return StoreError(_("The name of the file is too long. Choose a shorter one."))
    return disk_failed()


def disk_full(path: Path, room: int = 0) -> DiskFull:
    """Names the disk on which ``path`` lies and what must be free on it: ``room`` bytes, or the usual."""
    return DiskFull(
        _(
            "The disk {disk} is full. Free at least {megabytes} MB on it and save again: "
            "what was saved before is safe."
        ).format(disk=disk_name(path), megabytes=max(MEGABYTES_NEEDED, room // 1_000_000 + 1))
    )


def read_only() -> ReadOnly:
    """The file, its folder or its disk refuses to be written."""
    return ReadOnly(
        _("The office file cannot be written. Check that the file, its folder and its disk allow it.")
    )


def in_use() -> InUse:
    """Another process holds the lock."""
    return InUse(_("The office file is open in another window or program. Close it there and try again."))


def damaged() -> Damaged:
    """The key fits, the content does not."""
    return Damaged(
        _("The office file is damaged. Leave it where it is and restore the newest backup beside it.")
    )


def disk_failed() -> StoreError:
    """The disk reports an error without saying more."""
    return StoreError(_("The disk could not be read or written. Check that it is connected and try again."))


def disk_name(path: Path) -> str:
    """The drive (Windows) or the mount point of ``path``, which names no person."""
    if path.drive:
        return path.drive
    folder = path.absolute().parent
    while not os.path.ismount(folder):
        folder = folder.parent
    return str(folder)
