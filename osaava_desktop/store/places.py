"""Refuses an office file where it would be damaged: on Windows by its path and the kind of its drive."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from osaava_desktop.domain.locations import Location, refused
from osaava_desktop.errors import StoreError

_REMOVABLE, _REMOTE = 2, 4
"""What Windows calls the kinds of drives: GetDriveTypeW."""


def check(path: Path) -> None:
    """Raises a StoreError where the live file must not lie."""
    if sys.platform != "win32":
        return
    found = refused(str(path.absolute()), os.environ, _drives(path))
    if found is None:  # a letter may stand for a folder elsewhere (subst)
        real = path.resolve()
        found = refused(str(real), os.environ, _drives(real))
    if found is not None:
        raise StoreError(found.sentence)


def _drives(path: Path) -> Mapping[str, Location]:
    """What Windows says of the drive of `path`; nothing for a disk of this computer."""
    if sys.platform != "win32" or path.drive.startswith("\\\\"):
        return {}
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(path.drive + "\\")
    known = {_REMOVABLE: Location.REMOVABLE, _REMOTE: Location.NETWORK}
    return {path.drive.upper(): known[kind]} if kind in known else {}
