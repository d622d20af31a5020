"""Verified copies of the office in the folder ``NAME.osaava-backups`` beside it.

A copy is an office of its own: an encrypted file, both copies of its key file, and a manifest that
is written last. A copy without a manifest was never finished and is not a backup.
"""

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import osaava_desktop
from osaava_desktop.errors import Damaged
from osaava_desktop.i18n import _
from osaava_desktop.store import manifests, slots
from osaava_desktop.store.attachments import copy_missing, copy_new
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
from osaava_desktop.store.manifests import MANIFEST as MANIFEST
from osaava_desktop.store.manifests import Backup as Backup

FILES = "files"
"""The folder of the attached files of all copies: each file is copied once."""

_TEMPORARY = ".tmp"
_NAME = re.compile(r"-\d{4}-\d\d-\d\dT\d{6}Z(-\d+)?$")
"""How the name of a copy ends, before its suffix."""

_under_way: set[Path] = set()
"""The copies that this process is making now: no leftovers."""


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A copy that was written and not looked at yet: what it must hold, and the key that opens it."""

    path: Path
    office_file: Path
    keyfile: slots.KeyFile
    made: datetime
    schema: int
    counts: dict[str, int]
    audit_head: str
    erased: tuple[UUID, ...]
    key: bytes = field(repr=False)

    @property
    def temporary(self) -> Path:
        """Its name until it is known to be whole."""
        return self.path.with_name(self.path.name + _TEMPORARY)


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
    return finish(start(database, key, keyfile, audit_head=audit_head, made=made))


def start(
    database: OfficeDatabase, key: bytes, keyfile: slots.KeyFile, *, audit_head: str, made: datetime
) -> Begun:
    """Writes the copy: all that needs the open office. ``finish`` makes a backup of it, or removes it."""
    place = folder(database.path)
    with translating_files(place):
        place.mkdir(exist_ok=True)
        sweep(place)
    target = _free_name(database.path, made)
    temporary = target.with_name(target.name + _TEMPORARY)
    with _making(target), translating_files(target):
        copy_into(database, temporary)
        counts = table_counts(database)
        return Begun(
            path=target,
            office_file=database.path,
            keyfile=keyfile,
            made=made,
            schema=schema_version(database),
            counts=counts,
            audit_head=audit_head,
            erased=_erased(database) if "erased" in counts else (),
            key=key,
        )


def finish(begun: Begun) -> Backup:
    """Opens the copy on a connection of its own, on any thread, and gives it its name if it is whole."""
    with _making(begun.path), translating_files(begun.path):
        _verify(begun)
        sync_file(begun.temporary)
        made = Backup(
            path=begun.path,
            office=begun.keyfile.office,
            made=begun.made,
            program=osaava_desktop.__version__,
            schema=begun.schema,
            counts=begun.counts,
            audit_head=begun.audit_head,
            sha256=manifests.digest(begun.temporary),
            erased=begun.erased,
        )
        slots.write(begun.path, begun.keyfile)
        copy_new(begun.office_file, begun.path.parent / FILES)
        replace(begun.temporary, begun.path)
        write_whole(manifests.manifest(begun.path), manifests.encode(made, begun.keyfile))
        sync_folder(begun.path.parent.parent)
    _under_way.discard(begun.path)
    return made


def copy_elsewhere(made: Backup, target: Path) -> Backup:
    """Copies a finished backup with its keys and attached files into the folder ``target``, once.

    What was written is read back; raises a StoreError, and nothing half is left.
    """
    path = target / made.path.name
    there = manifests.read(path)
    if there is not None and there.sha256 == made.sha256 and path.exists():
        return there
    temporary = path.with_name(path.name + _TEMPORARY)
    with translating_files(path):
        target.mkdir(parents=True, exist_ok=True)
        sweep(target)
    with _making(path), translating_files(path):
        keyfile = slots.read(made.path)
        shutil.copyfile(made.path, temporary)
        sync_file(temporary)
        if manifests.digest(temporary) != made.sha256:
            raise _not_kept()
        slots.write(path, keyfile)
        copy_missing(made.path.parent / FILES, target / FILES)
        replace(temporary, path)
        write_whole(manifests.manifest(path), manifests.manifest(made.path).read_bytes())
    _under_way.discard(path)
    copied = manifests.read(path)
    assert copied is not None
    return copied


def newest(path: Path) -> datetime | None:
    """When the newest finished copy of the office at ``path`` was made, an aware time; None without one."""
    found = manifests.listed(folder(path))
    return found[0].made if found else None


def copies(path: Path) -> list[Path]:
    """The finished copies of the office at ``path``, the newest first."""
    return [one.path for one in manifests.listed(folder(path))]


def remove(copy: Path) -> None:
    """Removes a copy with its keys; the manifest goes first, so that no half of it passes for a backup."""
    with translating_files(copy):
        for file in (manifests.manifest(copy), copy, *slots.copies(copy)):
            file.unlink(missing_ok=True)
        sync_folder(copy.parent)


def office_name(copy: Path) -> str:
    """The name of the office file that a copy was made of, without its suffix."""
    return _NAME.sub("", copy.stem)


def sweep(target: Path) -> None:
    """Removes from a folder of backups what a crash has left half made, and nothing else."""
    for file in target.iterdir():
        copy = _copy_of(file)
        if copy is None or copy in _under_way:
            continue
        if file.name.endswith((_TEMPORARY, _TEMPORARY + "-journal")) or not manifests.manifest(copy).exists():
            file.unlink(missing_ok=True)


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


@contextmanager
def _making(copy: Path) -> Iterator[None]:
    """A copy is being made: whatever goes wrong, nothing of it is left."""
    _under_way.add(copy)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            _remove_all((copy.with_name(copy.name + _TEMPORARY), *slots.copies(copy)))
            _remove_all((manifests.manifest(copy), copy))
        _under_way.discard(copy)
        raise


def _remove_all(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _verify(begun: Begun) -> None:
    """The copy is whole and holds what the office held."""
    opened = connect(begun.temporary, begun.key, newest_schema=begun.schema, read_only=True)
    try:
        counts = table_counts(opened)
        whole = not cipher_problems(opened) and not integrity_problems(opened)
    finally:
        opened.close()
    if not whole or counts != begun.counts:
        raise _not_kept()


def _not_kept() -> Damaged:
    return Damaged(_("The backup could not be verified and was not kept. Check the office file."))


def _erased(database: OfficeDatabase) -> tuple[UUID, ...]:
    with translating(database.path):
        return tuple(UUID(bytes=row[0]) for row in database.execute_sql("SELECT id FROM erased ORDER BY id"))


def _free_name(path: Path, made: datetime) -> Path:
    """A name with the time in UTC, which sorts by age; numbered when the clock gives it twice."""
    stem = f"{path.stem}-{made.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
    target = folder(path) / f"{stem}{path.suffix}"
    number = 1
    while target.exists() or target in _under_way:
        number += 1
        target = folder(path) / f"{stem}-{number}{path.suffix}"
    return target


def _copy_of(file: Path) -> Path | None:
    """The copy that a file in a folder of backups belongs to; None for anything else."""
    name = file.name
    for ending in (f"{_TEMPORARY}-journal", _TEMPORARY, MANIFEST, "-keys", "-keys2"):
        name = name.removesuffix(ending)
    copy = file.with_name(name)
    return copy if _NAME.search(copy.stem) else None
