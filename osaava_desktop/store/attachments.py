"""Attached files: each encrypted in a file of its own in the folder ``NAME.osaava-files`` (FORMAT.md)."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from osaava_desktop.domain.attachments import Attachment
from osaava_desktop.errors import Damaged, FileMissing
from osaava_desktop.i18n import _
from osaava_desktop.store.change import Change
from osaava_desktop.store.faults import translating_files
from osaava_desktop.store.files import write_whole
from osaava_desktop.store.models import SecretRow
from osaava_desktop.store.office import Office

SECRET = "attachments"
_NONCE = 12


def folder(office_file: Path) -> Path:
    """Where the attached files of the office at that path lie."""
    return office_file.with_name(office_file.name + "-files")


def add(office: Office, change: Change, content: bytes, attachment: Attachment) -> Attachment:
    """Writes a file whole, encrypted, and then its row; nothing is left where either fails.

    Size and digest of `attachment` are filled in here.
    """
    target = _file(office.path, attachment.id)
    sealed = _sealed(attachment.id, content)
    with translating_files(target):
        target.parent.mkdir(exist_ok=True)
        write_whole(target, sealed)
    try:
        return change.save(replace(attachment, size=len(sealed), digest=_digest(sealed)))
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def drop(office: Office, attachment: UUID) -> None:
    """Removes a file whose change was not kept."""
    _file(office.path, attachment).unlink(missing_ok=True)


def read(office: Office, attachment: Attachment) -> bytes:
    """The file's content. Raises FileMissing or Damaged."""
    sealed = _read(_file(office.path, attachment.id))
    key = _key()
    if key is None or _digest(sealed) != attachment.digest:
        raise _damaged()
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], attachment.id.bytes)
    except InvalidTag:
        raise _damaged() from None


def problems(office_file: Path, attachments: Iterable[Attachment]) -> list[str]:
    """Which attached files are missing or are not what was written, in technical words."""
    found = []
    for attachment in attachments:
        try:
            if _digest(_read(_file(office_file, attachment.id))) != attachment.digest:
                found.append(f"attachment {attachment.id} altered")
        except FileMissing:
            found.append(f"attachment {attachment.id} missing")
    return found


def copy_new(office_file: Path, target: Path) -> None:
    """Copies into a folder the attached files of an office that it lacks."""
    copy_missing(folder(office_file), target)


def bring(office_file: Path, source: Path, attachments: Iterable[UUID]) -> None:
    """Puts files of a folder of backups beside the office, where they are not; raises a StoreError."""
    for attachment in attachments:
        target, file = _file(office_file, attachment), source / str(attachment)
        if file.is_file() and not target.exists():
            with translating_files(target):
                target.parent.mkdir(exist_ok=True)
                write_whole(target, file.read_bytes())


def copy_missing(source: Path, target: Path) -> None:
    """Copies the attached files of a folder that another one lacks; a file once written never changes."""
    if not source.is_dir():
        return
    target.mkdir(exist_ok=True)
    for file in sorted(source.iterdir()):
        if _is_attachment(file) and not (target / file.name).exists():
            write_whole(target / file.name, file.read_bytes())


def _is_attachment(file: Path) -> bool:
    """Whether its name is that of an attachment: what a crash has left behind is none."""
    try:
        return str(UUID(file.name)) == file.name
    except ValueError:
        return False


def _file(office_file: Path, attachment: UUID) -> Path:
    return folder(office_file) / str(attachment)


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise FileMissing(_("The attached file is not in its folder. Bring it back from a backup."))
    with translating_files(path):
        return path.read_bytes()


def _sealed(attachment: UUID, content: bytes) -> bytes:
    """Nonce and ciphertext; the key is made with the first file of an office, inside its change."""
    key = _key()
    if key is None:
        key = secrets.token_bytes(32)
        SecretRow.insert(name=SECRET, value=key).execute()
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, attachment.bytes)


def _key() -> bytes | None:
    found = SecretRow.get_or_none(SecretRow.name == SECRET)
    return bytes(found.value) if found else None


def _digest(sealed: bytes) -> str:
    return hashlib.sha256(sealed).hexdigest()


def _damaged() -> Damaged:
    return Damaged(_("The attached file is damaged. Bring it back from a backup."))
