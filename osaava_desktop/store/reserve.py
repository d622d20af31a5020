"""Room on the disk: a file beside the office that is given up when the disk is full, and what is left.

When a save meets a full disk the reserve goes, and the same save works when it is tried again.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

SIZE = 64 * 1024 * 1024
_BLOCK = 1024 * 1024
_PLENTY = 4
"""The reserve is made only where so many times its size is free."""


def file_of(path: Path) -> Path:
    """The reserve of the office at ``path``."""
    return path.with_name(path.name + "-reserve")


def keep(path: Path) -> bool:
    """Makes the reserve where there is room for it; whether it is there now. It may take a second."""
    own = file_of(path)
    if own.exists() and own.stat().st_size >= SIZE:
        return True
    if free(path) < _PLENTY * SIZE:
        return False
    try:
        block = os.urandom(_BLOCK)  # zeros would take no room on a disk that packs
        with open(own, "wb") as file:
            for _turn in range(SIZE // _BLOCK):
                file.write(block)
    except OSError:
        drop(path)
        return False
    return True


def drop(path: Path) -> None:
    """Gives it up."""
    with suppress(OSError):
        file_of(path).unlink(missing_ok=True)


def free(path: Path) -> int:
    """Bytes free on the disk of the office at ``path``."""
    return shutil.disk_usage(path.parent).free
