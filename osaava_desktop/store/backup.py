"""Verified copies of the office in the folder ``NAME.osaava-backups`` beside it.

A copy is an office of its own: an encrypted file, both copies of its key file, and a manifest that
is written last. A copy without a manifest was never finished and is not a backup.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from osaava_desktop.errors import Damaged
from osaava_desktop.i18n import _
from osaava_desktop.store import slots
from osaava_desktop.store.attachments import copy_new
from osaava_desktop.store.database import (
    OfficeDatabase,
    cipher_problems,
    connect,
    copy_into,
    integrity_problems,
    schema_version,
)
from osaava_desktop.store.faults import translating, translating_files
from osaava_desktop.store.files import replace, sync_file, sync_folder, write_whole

FILES = "files"
"""The folder of the attached files of all copies: each file is copied once."""

MANIFEST = "-manifest.json"
"""What the name of the manifest has behind the name of the copy."""


@dataclass(frozen=True, kw_only=True)
class Backup:
    """One finished copy: where it lies and what its manifest says."""

    path: Path
    made: datetime
    schema: int
    counts: dict[str, int]
    audit_head: str
    sha256: str


def folder(path: Path) -> Path:
    """Where the backups of the office at ``path`` lie."""
    return path.with_name(path.name + "-backups")


def verified_copy(
    database: OfficeDatabase, key: bytes, keyfile: slots.KeyFile, *, audit_head: str, made: datetime
) -> Backup:
    """Copies the open office, reopens the copy with ``key``, and keeps it only if it is whole.

    ``made`` is an aware time; ``audit_head`` the last link of the audit chain as the caller knows it.
    Raises Damaged when the copy differs or fails a check, DiskFull, or ReadOnly; nothing is left then.
    """
    target = _free_name(database.path, made)
    temporary = target.with_name(target.name + ".tmp")
    made_files = (temporary, *slots.copies(target), _manifest(target), target)
    try:
        with translating_files(target):
            target.parent.mkdir(exist_ok=True)
            temporary.unlink(missing_ok=True)
            copy_into(database, temporary)
            counts = _verify(database, temporary, key)
            sync_file(temporary)
            backup = Backup(
                path=target,
                made=made,
                schema=schema_version(database),
                counts=counts,
                audit_head=audit_head,
                sha256=_sha256(temporary),
            )
            slots.write(target, keyfile)
            copy_new(database.path, target.parent / FILES)
            replace(temporary, target)
            write_whole(_manifest(target), _manifest_bytes(backup, keyfile))
            sync_folder(target.parent.parent)
    except BaseException:
        for file in made_files:
            file.unlink(missing_ok=True)
        raise
    return backup


def newest(path: Path) -> datetime | None:
    """When the newest finished copy of the office at ``path`` was made, an aware time; None without one."""
    for copy in copies(path):
        try:
            made = datetime.fromisoformat(json.loads(_manifest(copy).read_bytes())["made"])
        except (OSError, ValueError, KeyError, TypeError):
            continue  # a broken manifest vouches for nothing
        if made.tzinfo is not None:
            return made
    return None


def copies(path: Path) -> list[Path]:
    """The finished copies of the office at ``path``, the newest first."""
    manifests = sorted(folder(path).glob(f"*{MANIFEST}"), reverse=True)
    named = [manifest.with_name(manifest.name.removesuffix(MANIFEST)) for manifest in manifests]
    return [copy for copy in named if copy.exists()]


def remove(copy: Path) -> None:
    """Removes a copy with its keys; the manifest goes first, so that no half of it passes for a backup."""
    with translating_files(copy):
        for file in (_manifest(copy), copy, *slots.copies(copy)):
            file.unlink(missing_ok=True)
        sync_folder(copy.parent)


def table_counts(database: OfficeDatabase) -> dict[str, int]:
    """Rows per ordinary table, by name."""
    with translating(database.path):
        names = [
            row[0]
            for row in database.execute_sql(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
            )
        ]
        return {name: database.execute_sql(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _verify(database: OfficeDatabase, copy: Path, key: bytes) -> dict[str, int]:
    """Opens the copy on a connection of its own and returns its counts, which must be the office's."""
    opened = connect(copy, key, newest_schema=schema_version(database), read_only=True)
    try:
        counts = table_counts(opened)
        whole = not cipher_problems(opened) and not integrity_problems(opened)
    finally:
        opened.close()
    if not whole or counts != table_counts(database):
        raise Damaged(_("The backup could not be verified and was not kept. Check the office file."))
    return counts


def _free_name(path: Path, made: datetime) -> Path:
    """A name with the time in UTC, which sorts by age; numbered when the clock gives it twice."""
    stem = f"{path.stem}-{made.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
    target = folder(path) / f"{stem}{path.suffix}"
    number = 1
    while target.exists():
        number += 1
        target = folder(path) / f"{stem}-{number}{path.suffix}"
    return target


def _manifest(copy: Path) -> Path:
    return copy.with_name(copy.name + MANIFEST)


def _manifest_bytes(backup: Backup, keyfile: slots.KeyFile) -> bytes:
    content = {
        "format": "osaava-backup",
        "version": 1,
        "office": str(keyfile.office),
        "made": f"{backup.made.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "schema": backup.schema,
        "counts": backup.counts,
        "audit_head": backup.audit_head,
        "sha256": backup.sha256,
        "keys_generation": keyfile.generation,
    }
    return json.dumps(content, indent=2, sort_keys=True).encode() + b"\n"


def _sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
