"""A backup takes the place of the office file, which is set aside and never deleted.

What is to be restored is made ready under a name of its own. From then on a crash changes nothing any
more: whoever looks for the office next ends what was begun.
"""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osaava_desktop.errors import Damaged, InUse, StoreError
from osaava_desktop.i18n import _
from osaava_desktop.store import database, manifests, slots
from osaava_desktop.store.faults import translating_files
from osaava_desktop.store.files import replace, sync_file
from osaava_desktop.store.keyring import Keyring
from osaava_desktop.store.manifests import Backup

_READY, _DRAFT = "-restoring", "-restoring.tmp"
_ANY_SCHEMA = 1_000_000


@contextmanager
def draft(path: Path, copy: Backup) -> Iterator[Path]:
    """A copy of the backup beside the office, to be worked on; it goes with the block unless made `ready`.

    Raises Damaged when the backup is not what its manifest says, or another StoreError.
    """
    work = path.with_name(path.name + _DRAFT)
    try:
        with translating_files(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _clear(work)
            shutil.copyfile(copy.path, work)
            if manifests.digest(work) != copy.sha256:
                raise Damaged(_("This backup is damaged. Choose another one."))
        yield work
    finally:
        _clear(work)


def ready(path: Path, work: Path, keyfile: slots.KeyFile) -> None:
    """Decides it: the draft is what the office will be. Raises a StoreError."""
    waiting = _waiting(path)
    with translating_files(path):
        slots.write(waiting, keyfile)
        sync_file(work)
        replace(work, waiting)


def end(path: Path) -> Path | None:
    """Ends a restore that is ready: sets aside what is there; gives back under which name.

    Nothing is to do where no restore is ready. Raises a StoreError; then it can be ended later.
    """
    waiting = _waiting(path)
    if not os.path.exists(waiting):  # unlike Path.exists, no error for a name that is too long
        return None
    aside = _aside(path, waiting)
    with translating_files(path):
        keyfile = slots.read(waiting)
        if path.exists():
            replace(path, aside)
        if _journal(path).exists():  # or it would be played back into the restored file
            replace(_journal(path), _journal(aside))
        for own, kept in zip(slots.copies(path), slots.copies(aside), strict=True):
            if aside.exists() and own.is_file() and not kept.exists():
                shutil.copyfile(own, kept)
        slots.write(path, keyfile)
        replace(waiting, path)
        for own in slots.copies(waiting):
            own.unlink(missing_ok=True)
    return aside if aside.exists() else None


def opens(path: Path, ring: Keyring) -> bool:
    """Whether the office file is there and whole, as far as these keys tell. Raises InUse."""
    try:
        opened = database.connect(path, ring.newest, newest_schema=_ANY_SCHEMA, read_only=True)
    except InUse:
        raise
    except StoreError:
        return False
    try:
        return not database.cipher_problems(opened)
    except StoreError:
        return False
    finally:
        opened.close()


def keys_of(path: Path, copy: Backup) -> Path:
    """Whose key file opens the backup: the office's own where it still holds that data key, or the copy's.

    So a passphrase changed since then holds, and nobody gets in whose key was taken away.
    """
    try:
        own, old = slots.read(path), slots.read(copy.path)
    except StoreError:
        return copy.path
    return path if own.office == old.office and old.data_keys[-1] in own.data_keys else copy.path


def _clear(work: Path) -> None:
    for file in (work, _journal(work)):
        file.unlink(missing_ok=True)


def _waiting(path: Path) -> Path:
    return path.with_name(path.name + _READY)


def _aside(path: Path, waiting: Path) -> Path:
    """The same name however often it is asked for, until the restore is ended."""
    stamp = dt.datetime.fromtimestamp(waiting.stat().st_mtime, dt.UTC)
    return path.with_name(f"{path.stem}-aside-{stamp:%Y-%m-%dT%H%M%SZ}{path.suffix}")


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")
