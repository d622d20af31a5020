"""What is written beside each backup: when it was made, what is in it, and by which it is known as whole."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from osaava_desktop.store.slots import KeyFile

MANIFEST = "-manifest.json"
"""What the name of the manifest has behind the name of the copy."""

_FORMAT = "osaava-backup"


@dataclass(frozen=True, kw_only=True)
class Backup:
    """One finished copy: where it lies and what its manifest says.

    `erased` are the people who had been erased when it was made.
    """

    path: Path
    office: UUID
    made: datetime
    program: str
    schema: int
    counts: Mapping[str, int]
    audit_head: str
    sha256: str
    erased: tuple[UUID, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are in all tables."""
        return sum(self.counts.values())


def manifest(copy: Path) -> Path:
    """Where the manifest of a copy lies."""
    return copy.with_name(copy.name + MANIFEST)


def encode(backup: Backup, keyfile: KeyFile) -> bytes:
    """The bytes of the manifest."""
    content = {
        "format": _FORMAT,
        "version": 1,
        "office": str(backup.office),
        "made": f"{backup.made.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "program": backup.program,
        "schema": backup.schema,
        "counts": backup.counts,
        "audit_head": backup.audit_head,
        "sha256": backup.sha256,
        "keys_generation": keyfile.generation,
        "erased": [str(one) for one in backup.erased],
    }
    return json.dumps(content, indent=2, sort_keys=True).encode() + b"\n"


def read(copy: Path) -> Backup | None:
    """What the manifest of a copy says; None where it can't be read: it vouches for nothing then."""
    try:
        return _backup(copy, json.loads(manifest(copy).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def listed(folder: Path) -> list[Backup]:
    """The finished copies in a folder, the newest first; none where it can't be read."""
    try:
        named = [file.with_name(file.name.removesuffix(MANIFEST)) for file in folder.glob(f"*{MANIFEST}")]
        found = [read(copy) for copy in named if copy.exists()]
    except OSError:
        return []
    return sorted((one for one in found if one is not None), key=_age, reverse=True)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _age(backup: Backup) -> tuple[datetime, int, str]:
    """Those of one second are numbered."""
    return backup.made, len(backup.path.name), backup.path.name


def _backup(copy: Path, content: dict[str, Any]) -> Backup:
    made = datetime.fromisoformat(content["made"])
    if made.tzinfo is None or content["format"] != _FORMAT:
        raise ValueError
    return Backup(
        path=copy,
        office=UUID(content["office"]),
        made=made,
        program=str(content.get("program", "")),
        schema=int(content["schema"]),
        counts={str(name): int(count) for name, count in content["counts"].items()},
        audit_head=str(content["audit_head"]),
        sha256=str(content["sha256"]),
        erased=tuple(UUID(one) for one in content.get("erased", [])),
    )
