"""The key file as it lies on the disk: who may open the office, in two equal copies.

FORMAT.md describes every field. This module knows the file; ``keys`` knows the cryptography.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from osaava_desktop.errors import Damaged, KeysMissing, StoreError, TooNew
from osaava_desktop.i18n import _
from osaava_desktop.store.faults import translating_files
from osaava_desktop.store.files import write_whole

FORMAT = "osaava-keys"
VERSION = 1
LARGEST = 1 << 20
"""Bytes; a key file of 100 people has some 90 kB."""

_T = TypeVar("_T")

_HEX = {"public": 32, "salt": 16, "nonce": 12, "private": 48, "sealed": 80, "mac": 32}
"""Length in bytes of each field that is written in hexadecimal."""


class SlotKind(StrEnum):
    """What opens a slot: a person's passphrase, or the recovery key on paper."""

    PERSON = "person"
    RECOVERY = "recovery"


@dataclass(frozen=True, kw_only=True)
class Kdf:
    """The cost of Argon2id; ``memory`` in KiB. Costs outside the limits are never run."""

    memory: int = 64 * 1024
    time: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        """Refuses a cost below the floor, and one that would exhaust the computer."""
        limits = ((self.memory, 64 * 1024, 1024 * 1024), (self.time, 3, 10), (self.lanes, 4, 16))
        if not all(type(cost) is int and least <= cost <= most for cost, least, most in limits):
            raise damaged_keys()


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One way to open the office: a key pair wrapped by a secret, and the data keys sealed to it."""

    id: UUID
    kind: SlotKind
    person: UUID
    name: str
    public: bytes
    kdf: Kdf
    salt: bytes
    nonce: bytes
    private: bytes
    sealed: Mapping[str, bytes]


@dataclass(frozen=True, kw_only=True)
class KeyFile:
    """All slots of one office; ``data_keys`` are the ids in use, the newest last."""

    office: UUID
    label: str
    practice: bool
    generation: int
    data_keys: tuple[str, ...]
    slots: tuple[Slot, ...]
    mac: bytes

    def slot(self, person: UUID) -> Slot | None:
        """The slot that this person's passphrase opens, if there is one."""
        kind = SlotKind.PERSON
        return next((slot for slot in self.slots if slot.kind is kind and slot.person == person), None)


def damaged_keys() -> Damaged:
    """The sentence for a key file that something else than this program has changed."""
    return Damaged(_("The key file of the office is damaged. Restore it from the newest backup."))


def canonical(value: object) -> bytes:
    """The one way to write ``value`` as JSON: keys sorted, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def copies(path: Path) -> tuple[Path, Path]:
    """The names of the two copies of the key file of the office at ``path``."""
    return path.with_name(path.name + "-keys"), path.with_name(path.name + "-keys2")


def read(path: Path) -> KeyFile:
    """The key file of the office at ``path``: the valid copy of the highest generation.

    Raises KeysMissing when there is no copy, TooNew, or Damaged when no copy is valid.
    """
    found: list[KeyFile] = []
    fault: StoreError = KeysMissing(
        _("The key file of the office is missing. Copy it back from the newest backup.")
    )
    for copy in copies(path):
        try:
            found.append(decode(_content(copy)))
        except FileNotFoundError:
            continue
        except (Damaged, OSError):
            fault = damaged_keys()
    if not found:
        raise fault
    return max(found, key=lambda each: each.generation)


def lost_copies(path: Path) -> list[Path]:
    """The copies that are not what ``read`` gives; it has found one that is, or raises."""
    kept = encode(read(path))
    return [copy for copy in copies(path) if not _holds(copy, kept)]


def _holds(copy: Path, content: bytes) -> bool:
    try:
        return _content(copy) == content
    except (Damaged, OSError):
        return False


def write(path: Path, keyfile: KeyFile) -> None:
    """Writes both copies beside the office at ``path``, one after the other.

    Where the second can't be written the first goes again, or it would be the one that counts.
    """
    content = encode(keyfile)
    first, second = copies(path)
    with translating_files(path):
        write_whole(first, content)
        try:
            write_whole(second, content)
        except OSError:
            if second.exists():
                first.unlink()
            raise


def encode(keyfile: KeyFile) -> bytes:
    """The bytes of the file, check included."""
    fields = {**unsigned(keyfile), "mac": keyfile.mac.hex()}
    return canonical({**fields, "check": _check(fields)})


def decode(content: bytes) -> KeyFile:
    """The key file in ``content``; raises Damaged for anything that ``encode`` would not write."""
    try:
        fields = json.loads(content)
        if fields.pop("check") != _check(fields) or fields["format"] != FORMAT:
            raise damaged_keys()
        if _typed(int, fields["version"]) > VERSION:
            raise TooNew(_("The key file was written by a newer version of Osaava. Update this program."))
        keyfile = _key_file(fields)
        whole = encode(keyfile) == content
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged_keys() from error
    if not whole:
        raise damaged_keys()
    return keyfile


def unsigned(keyfile: KeyFile) -> dict[str, Any]:
    """Everything that ``mac`` covers, as JSON knows it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "office": str(keyfile.office),
        "label": keyfile.label,
        "practice": keyfile.practice,
        "generation": keyfile.generation,
        "data_keys": list(keyfile.data_keys),
        "slots": [_slot_fields(slot) for slot in keyfile.slots],
    }


def header(office: UUID, slot: Slot) -> bytes:
    """What the wrap of the private key vouches for: the slot without its secrets, and its office."""
    fields = _slot_fields(slot)
    del fields["private"], fields["sealed"]
    return canonical({"format": FORMAT, "version": VERSION, "office": str(office), "slot": fields})


def _slot_fields(slot: Slot) -> dict[str, Any]:
    kdf = {"name": "argon2id", "memory": slot.kdf.memory, "time": slot.kdf.time, "lanes": slot.kdf.lanes}
    return {
        "id": str(slot.id),
        "kind": slot.kind.value,
        "person": str(slot.person),
        "name": slot.name,
        "public": slot.public.hex(),
        "kdf": {**kdf, "salt": slot.salt.hex()},
        "nonce": slot.nonce.hex(),
        "private": slot.private.hex(),
        "sealed": {key: box.hex() for key, box in slot.sealed.items()},
    }


def _key_file(fields: dict[str, Any]) -> KeyFile:
    """Builds the dataclasses; that nothing else stood in the file, ``decode`` compares."""
    return KeyFile(
        office=UUID(fields["office"]),
        label=_typed(str, fields["label"]),
        practice=_typed(bool, fields["practice"]),
        generation=_typed(int, fields["generation"]),
        data_keys=_ids(fields["data_keys"]),
        slots=tuple(_slot(each) for each in fields["slots"]),
        mac=_bytes("mac", fields["mac"]),
    )


def _slot(fields: dict[str, Any]) -> Slot:
    kdf = fields["kdf"]
    return Slot(
        id=UUID(fields["id"]),
        kind=SlotKind(fields["kind"]),
        person=UUID(fields["person"]),
        name=_typed(str, fields["name"]),
        public=_bytes("public", fields["public"]),
        kdf=Kdf(memory=kdf["memory"], time=kdf["time"], lanes=kdf["lanes"]),
        salt=_bytes("salt", kdf["salt"]),
        nonce=_bytes("nonce", fields["nonce"]),
        private=_bytes("private", fields["private"]),
        sealed={key: _bytes("sealed", box) for key, box in fields["sealed"].items()},
    )


def _typed(kind: type[_T], value: object) -> _T:
    """The value, if it is of exactly this JSON type."""
    if type(value) is not kind:
        raise damaged_keys()
    return value


def _ids(values: list[object]) -> tuple[str, ...]:
    """The ids of the data keys; an office has one at least."""
    if not values:
        raise damaged_keys()
    return tuple(_typed(str, value) for value in values)


def _bytes(field: str, text: str) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != _HEX[field]:
        raise damaged_keys()
    return value


def _check(fields: Mapping[str, Any]) -> str:
    """Finds rot, not malice: SHA-256 over everything else in the file."""
    return hashlib.sha256(canonical(fields)).hexdigest()


def _content(copy: Path) -> bytes:
    if copy.exists() and not copy.is_file():  # to open a pipe would wait for ever
        raise damaged_keys()
    with open(copy, "rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise damaged_keys()
    return content
