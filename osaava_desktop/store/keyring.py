"""The data keys of an office as somebody has opened them, and what may be done with them.

Every way to a new key file ends here: both copies are written, and a rekey is taken up again where a
crash or a full disk has left it.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from osaava_desktop.errors import Damaged, KeysMissing, NotAnOffice
from osaava_desktop.i18n import _
from osaava_desktop.store import backup, database, keys, slots
from osaava_desktop.store.database import OfficeDatabase
from osaava_desktop.store.slots import Kdf, KeyFile, Slot, SlotKind


@dataclass(frozen=True, kw_only=True)
class Keyring:
    """An opened key file: the slot that was opened, its private key, and the data keys by id."""

    path: Path
    keyfile: KeyFile
    slot: Slot
    private: bytes = field(repr=False)
    data_keys: dict[str, bytes] = field(repr=False)

    @property
    def newest(self) -> bytes:
        """The data key that the file is, or will be, encrypted with."""
        return self.data_keys[self.keyfile.data_keys[-1]]

    @property
    def in_order(self) -> list[bytes]:
        """The data keys to try, the newest first."""
        return [self.data_keys[name] for name in reversed(self.keyfile.data_keys)]


def read(path: Path) -> KeyFile:
    """The key file of the office at ``path``; where both copies are lost, that of the newest backup."""
    try:
        return slots.read(path)
    except (KeysMissing, Damaged) as error:
        for copy in backup.copies(path):
            try:
                return slots.read(copy)
            except (KeysMissing, Damaged):
                continue
        raise error


def by_passphrase(path: Path, person: UUID, passphrase: str) -> Keyring:
    """Opens the slot of ``person``. Raises WrongPassphrase or another StoreError."""
    keyfile = read(path)
    slot = keyfile.slot(person)
    if slot is None:
        raise NotAnOffice(_("This person has no key to the office file."))
    return _opened(path, keyfile, slot, keys.unlock(keyfile, slot, passphrase))


def by_recovery_key(path: Path, secret: bytes) -> Keyring:
    """Opens the slot of the recovery key. Raises WrongPassphrase or another StoreError."""
    keyfile = read(path)
    slot = recovery_slot(keyfile)
    if slot is None:
        raise NotAnOffice(_("No recovery key has been made for this office file."))
    return _opened(path, keyfile, slot, keys.unwrap(keyfile, slot, secret))


def recovery_slot(keyfile: KeyFile) -> Slot | None:
    """The slot of the recovery key on paper, if there is one."""
    return next((slot for slot in keyfile.slots if slot.kind is SlotKind.RECOVERY), None)


def with_key(ring: Keyring, person: UUID, name: str, passphrase: str, kdf: Kdf) -> Keyring:
    """One more way in, or a new one in place of the person's old one; nothing is written yet."""
    secret = keys.passphrase_bytes(passphrase)
    slot = keys.new_slot(ring.keyfile.office, SlotKind.PERSON, person, name, secret, kdf)
    return replace(ring, keyfile=keys.with_slot(ring.keyfile, ring.data_keys, slot))


def with_passphrase(ring: Keyring, passphrase: str, kdf: Kdf) -> Keyring:
    """Another passphrase for the slot that was opened; nobody else's changes; nothing is written yet."""
    changed = keys.with_passphrase(ring.keyfile, ring.data_keys, ring.slot, ring.private, passphrase, kdf)
    return replace(ring, keyfile=changed)


def with_recovery_key(ring: Keyring, secret: bytes, kdf: Kdf) -> Keyring:
    """The first recovery key, or a new one in place of the old: then a rekey has begun as well."""
    slot = keys.new_slot(ring.keyfile.office, SlotKind.RECOVERY, None, "", secret, kdf)
    old = recovery_slot(ring.keyfile)
    if old is None:
        return replace(ring, keyfile=keys.with_slot(ring.keyfile, ring.data_keys, slot))
    return _rekeying(ring, (*without(ring.keyfile, old), slot))


def rekeying(ring: Keyring, gone: Slot) -> Keyring:
    """A slot less, and a new data key for everybody left; nothing is written yet."""
    return _rekeying(ring, without(ring.keyfile, gone))


def without(keyfile: KeyFile, gone: Slot) -> tuple[Slot, ...]:
    """All slots but one."""
    return tuple(slot for slot in keyfile.slots if slot.id != gone.id)


def write(ring: Keyring) -> None:
    """Writes the key file as it is now; raises a StoreError."""
    slots.write(ring.path, ring.keyfile)


def end_rekey(ring: Keyring, connection: OfficeDatabase) -> Keyring:
    """Encrypts the open file with the newest data key, and then drops the older one.

    Until it is done two keys lie in the key file, and either may be the file's; raises a StoreError then.
    """
    newest = ring.keyfile.data_keys[-1]
    if connection.key != ring.newest:
        database.rekey(connection, connection.key, ring.newest)
    alone = {newest: ring.newest}
    ended = replace(ring, keyfile=keys.reseal(ring.keyfile, ring.data_keys, alone), data_keys=alone)
    write(ended)
    return ended


def _rekeying(ring: Keyring, left: tuple[Slot, ...]) -> Keyring:
    keyfile, both = keys.rekeying(ring.keyfile, ring.data_keys, left)
    return replace(ring, keyfile=keyfile, data_keys=both)


def _opened(path: Path, keyfile: KeyFile, slot: Slot, private: bytes) -> Keyring:
    data_keys = keys.open_data_keys(keyfile, slot, private)
    return Keyring(path=path, keyfile=keyfile, slot=slot, private=private, data_keys=data_keys)
