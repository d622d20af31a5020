"""Notices that an older file was put in the place of the office file: by how far its audit had come.

That is noted per file on this computer. A restore through the program notes it too, so it gives no alarm.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from osaava_desktop import settings
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Older:
    """The file is older than it was when it was last used here, at that local time; so many acts lack."""

    used: dt.datetime
    lacking: int


def look(office: Office) -> Older | None:
    """Whether the open file is older than when it was last used on this computer."""
    words = settings.load().seen.get(_name(office.path, office.profile.id), "").split(" ")
    try:
        number, head, used = int(words[0]), words[1], dt.datetime.fromisoformat(words[2])
    except (ValueError, IndexError):
        return None  # never used here, or what nobody can read
    if office.audit_head_at(number) == head:
        return None
    reach, _head = office.audit_reach()
    return Older(used=used.astimezone(office.clock().tzinfo), lacking=max(number - reach, 1))


def note(office: Office, path: Path | None = None) -> None:
    """Notes how far the file has come; `path` is where it will lie."""
    number, head = office.audit_reach()
    used = office.clock().astimezone(dt.UTC).isoformat(timespec="seconds")
    settings.keep("seen", _name(path or office.path, office.profile.id), f"{number} {head} {used}")


def _name(path: Path, office: UUID) -> str:
    """The file, without its path in clear."""
    return f"{office}-{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]}"
