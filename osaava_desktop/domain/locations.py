"""Where an office file must not lie while it is in use; its backups may, as they are closed and whole."""

from collections.abc import Mapping
from enum import Enum
from pathlib import PureWindowsPath

from osaava_desktop.i18n import N_, _


class Location(Enum):
    """A place where a file in use is damaged or lost sooner or later, with the sentence that says so."""

    NETWORK = N_("The office file can't be used on a network drive. Move it to a disk of this computer.")
    SYNCED = N_(
        "The office file can't be used in a folder that is synchronised (OneDrive, Dropbox). "
        "Move it to another folder of this computer."
    )
    REMOVABLE = N_("The office file can't be used on a stick. Move it to a disk of this computer.")

    @property
    def sentence(self) -> str:
        """What the user reads."""
        return _(self.value)


_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "iclouddrive", "nextcloud")
_ROOTS = ("onedrive", "onedrivecommercial", "onedriveconsumer")
"""Variables of the environment that hold the folder of OneDrive."""


def refused(path: str, environment: Mapping[str, str], drives: Mapping[str, Location]) -> Location | None:
    """Why a Windows path is no place for the live file; None where it may lie there.

    `drives` tells what is known of a drive by its letter, such as "E:".
    """
    plain = _plain(path)
    where = PureWindowsPath(plain)
    if where.drive.startswith("\\\\"):
        return Location.NETWORK
    if where.drive.upper() in drives:
        return drives[where.drive.upper()]
    roots = [value for name, value in environment.items() if name.lower() in _ROOTS and value]
    if any(where.is_relative_to(PureWindowsPath(_plain(root))) for root in roots):
        return Location.SYNCED
    named = [part.lower() for part in where.parts[:-1]]
    if any(part == name or part.startswith((f"{name} -", f"{name} (")) for part in named for name in _SYNCED):
        return Location.SYNCED
    return None


def _plain(path: str) -> str:
    r"""Without the prefix of a long path: ``\\?\C:\x`` and ``\\?\UNC\server\share``."""
    if path[:8].upper() == "\\\\?\\UNC\\":
        return "\\\\" + path[8:]
    return path[4:] if path.startswith(("\\\\?\\", "\\\\.\\")) else path
