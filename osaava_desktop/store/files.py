"""Small files written so that they are whole or absent, whatever happens meanwhile."""

import os
import time
from pathlib import Path

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between attempts to replace a file, 2.5 s in all: a virus scanner lets go within that."""


def write_whole(path: Path, content: bytes) -> None:
    """Writes ``content`` to ``path``, durably; a crash leaves the old file or the new one.

    What a crash has left under the temporary name is removed, never written through: it may be a link.
    """
    temporary = path.with_name(path.name + ".tmp")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace(source: Path, target: Path) -> None:
    """Renames ``source`` over ``target``, waiting for whoever holds either of them on Windows."""
    for wait in (*_WAITS, None):
        try:
            os.replace(source, target)
        except PermissionError:
            if wait is None:
                raise
            time.sleep(wait)
        else:
            break
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Waits until the content of ``path`` is on the disk."""
    with open(path, "r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Waits until the names in ``folder`` are on the disk; Windows knows no such thing."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
