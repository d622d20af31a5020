"""The keys of an office: one data key per file, sealed to each person.

A secret (a passphrase, or the recovery key on paper) unwraps the slot's private key; the private
key opens the data keys. So a new data key can be sealed for everybody by public keys alone.
FORMAT.md gives every step.
"""

import hmac
import secrets
import time
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from osaava_desktop.errors import StoreError, WrongPassphrase
from osaava_desktop.i18n import _
from osaava_desktop.store.slots import Kdf, KeyFile, Slot, SlotKind, canonical, damaged_keys, header, unsigned

DATA_KEY = 32
"""Bytes of a data key."""


def new_data_key() -> tuple[str, bytes]:
    """A fresh data key and the id by which the slots name it."""
    return secrets.token_hex(8), secrets.token_bytes(DATA_KEY)


def new_key_file(label: str, *, practice: bool) -> tuple[KeyFile, dict[str, bytes]]:
    """A new office that nobody can open yet, and its data key; ``add_person`` comes next."""
    key_id, key = new_data_key()
    empty = KeyFile(
        office=uuid4(),
        label=label,
        practice=practice,
        generation=0,
        data_keys=(key_id,),
        slots=(),
        mac=b"",
    )
    return _signed(empty, {key_id: key}), {key_id: key}


def add_person(
    keyfile: KeyFile, data_keys: Mapping[str, bytes], person: UUID, name: str, passphrase: str, kdf: Kdf
) -> KeyFile:
    """The key file with one more slot, which ``passphrase`` opens; ``data_keys`` must be opened ones."""
    _verify(keyfile, data_keys)
    if keyfile.slot(person) is not None:
        raise ValueError("this person has a slot already")
    slot = new_slot(keyfile.office, SlotKind.PERSON, person, name, passphrase_bytes(passphrase), kdf)
    slot = _sealed(keyfile.office, slot, data_keys)
    return _next(replace(keyfile, slots=(*keyfile.slots, slot)), data_keys)


def with_passphrase(
    keyfile: KeyFile, data_keys: Mapping[str, bytes], slot: Slot, private: bytes, passphrase: str, kdf: Kdf
) -> KeyFile:
    """The key file in which ``passphrase`` opens ``slot``, whose private key is ``private``."""
    _verify(keyfile, data_keys)
    bare = replace(slot, kdf=kdf, salt=secrets.token_bytes(16), nonce=secrets.token_bytes(12))
    wrapped = _wrapped(keyfile.office, bare, passphrase_bytes(passphrase), private)
    slots = tuple(wrapped if each.id == slot.id else each for each in keyfile.slots)
    return _next(replace(keyfile, slots=slots), data_keys)


def with_slot(keyfile: KeyFile, data_keys: Mapping[str, bytes], slot: Slot) -> KeyFile:
    """The key file with ``slot``, in place of one of the same kind and person if there is any."""
    _verify(keyfile, data_keys)
    kept = tuple(each for each in keyfile.slots if (each.kind, each.person) != (slot.kind, slot.person))
    sealed = _sealed(keyfile.office, slot, data_keys)
    return _next(replace(keyfile, slots=(*kept, sealed)), data_keys)


def rekeying(
    keyfile: KeyFile, held: Mapping[str, bytes], slots: Sequence[Slot]
) -> tuple[KeyFile, dict[str, bytes]]:
    """The key file with ``slots`` alone, a fresh data key sealed to them beside the old; and both keys."""
    _verify(keyfile, held)
    both = {**held, **dict([new_data_key()])}
    sealed = tuple(_sealed(keyfile.office, slot, both) for slot in slots)
    return _next(replace(keyfile, data_keys=tuple(both), slots=sealed), both), both


def reseal(keyfile: KeyFile, held: Mapping[str, bytes], keys: Mapping[str, bytes]) -> KeyFile:
    """The key file with exactly ``keys`` (the newest last) sealed to every slot, present or absent.

    ``held`` are the data keys as opened: they prove that nobody slipped in a slot of his own.
    While a rekey runs, ``keys`` holds the old key and the new one; after it, the new one alone.
    """
    _verify(keyfile, held)
    slots = tuple(_sealed(keyfile.office, slot, keys) for slot in keyfile.slots)
    return _next(replace(keyfile, data_keys=tuple(keys), slots=slots), keys)


def passphrase_bytes(passphrase: str) -> bytes:
    """One passphrase is the same bytes on every keyboard: NFC, then UTF-8; raises StoreError."""
    try:
        return unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError:  # bytes of another encoding, from the environment or a pipe
        raise StoreError(_("The passphrase has letters that cannot be read. Write it in UTF-8.")) from None


def unlock(keyfile: KeyFile, slot: Slot, passphrase: str) -> bytes:
    """The slot's private key; raises WrongPassphrase."""
    return unwrap(keyfile, slot, passphrase_bytes(passphrase))


def unwrap(keyfile: KeyFile, slot: Slot, secret: bytes) -> bytes:
    """The private key (32 bytes) of a slot of any kind; raises WrongPassphrase."""
    wrapping = AESGCM(_derive(secret, slot.kdf, slot.salt))
    try:
        return wrapping.decrypt(slot.nonce, slot.private, header(keyfile.office, slot))
    except InvalidTag:
        raise WrongPassphrase(_("The passphrase is wrong. Check the caps lock and try again.")) from None


def open_data_keys(keyfile: KeyFile, slot: Slot, private: bytes) -> dict[str, bytes]:
    """The data keys by id, the newest last; raises Damaged when any part of the file is not genuine."""
    try:
        keys = {key: _open_box(keyfile.office, slot, key, private) for key in keyfile.data_keys}
    except (InvalidTag, KeyError, ValueError) as error:
        raise damaged_keys() from error
    _verify(keyfile, keys)
    return keys


def new_slot(office: UUID, kind: SlotKind, person: UUID | None, name: str, secret: bytes, kdf: Kdf) -> Slot:
    """A fresh key pair wrapped by ``secret``, to which nothing is sealed yet; nobody's has its own id."""
    pair = X25519PrivateKey.generate()
    own_id = uuid4()
    bare = Slot(
        id=own_id,
        kind=kind,
        person=person or own_id,
        name=name,
        public=pair.public_key().public_bytes_raw(),
        kdf=kdf,
        salt=secrets.token_bytes(16),
        nonce=secrets.token_bytes(12),
        private=b"",
        sealed={},
    )
    return _wrapped(office, bare, secret, pair.private_bytes_raw())


def tuned(target: float = 1.0) -> Kdf:
    """The cost that takes about ``target`` seconds here, between 64 and 256 MiB."""
    floor = Kdf()
    started = time.perf_counter()
    _derive(b"measure", floor, bytes(16))
    elapsed = time.perf_counter() - started
    steps = int(target / elapsed * floor.memory) // (16 * 1024)
    return Kdf(memory=min(max(steps * 16 * 1024, floor.memory), 256 * 1024))


def _derive(secret: bytes, kdf: Kdf, salt: bytes) -> bytes:
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=kdf.time,
            memory_cost=kdf.memory,
            parallelism=kdf.lanes,
            hash_len=32,
            type=Type.ID,
            version=19,
        )
    except (HashingError, MemoryError) as error:
        raise StoreError(_("There is too little memory free. Close other programs and try again.")) from error


def _wrapped(office: UUID, slot: Slot, secret: bytes, private: bytes) -> Slot:
    """The slot with its private key under ``secret``; its salt and nonce must be fresh."""
    wrapping = AESGCM(_derive(secret, slot.kdf, slot.salt))
    return replace(slot, private=wrapping.encrypt(slot.nonce, private, header(office, slot)))


def _sealed(office: UUID, slot: Slot, keys: Mapping[str, bytes]) -> Slot:
    """The slot with exactly ``keys`` sealed to its public key."""
    return replace(slot, sealed={key_id: _box(office, slot, key_id, key) for key_id, key in keys.items()})


def _box(office: UUID, slot: Slot, key_id: str, key: bytes) -> bytes:
    """Ephemeral public key (32 bytes), then the encrypted data key with its tag (48 bytes)."""
    ephemeral = X25519PrivateKey.generate()
    public = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(slot.public))
    cipher, nonce, context = _box_cipher(office, slot, key_id, public, shared)
    return public + cipher.encrypt(nonce, key, context)


def _open_box(office: UUID, slot: Slot, key_id: str, private: bytes) -> bytes:
    box = slot.sealed[key_id]
    public, content = box[:32], box[32:]
    shared = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(public))
    cipher, nonce, context = _box_cipher(office, slot, key_id, public, shared)
    return cipher.decrypt(nonce, content, context)


def _box_cipher(
    office: UUID, slot: Slot, key_id: str, ephemeral: bytes, shared: bytes
) -> tuple[AESGCM, bytes, bytes]:
    """Cipher, nonce and associated data of one box; each box has a key of its own."""
    context = canonical(
        {
            "purpose": "osaava-keys data key",
            "office": str(office),
            "key": key_id,
            "slot": str(slot.id),
            "ephemeral": ephemeral.hex(),
            "public": slot.public.hex(),
        }
    )
    derived = HKDF(algorithm=SHA256(), length=44, salt=None, info=context).derive(shared)
    return AESGCM(derived[:32]), derived[32:], context


def _next(keyfile: KeyFile, keys: Mapping[str, bytes]) -> KeyFile:
    return _signed(replace(keyfile, generation=keyfile.generation + 1), keys)


def _signed(keyfile: KeyFile, keys: Mapping[str, bytes]) -> KeyFile:
    return replace(keyfile, mac=_mac(keyfile, keys[keyfile.data_keys[-1]]))


def _verify(keyfile: KeyFile, keys: Mapping[str, bytes]) -> None:
    """Refuses a file that was not written by somebody who held its newest data key."""
    if not hmac.compare_digest(keyfile.mac, _mac(keyfile, keys[keyfile.data_keys[-1]])):
        raise damaged_keys()


def _mac(keyfile: KeyFile, key: bytes) -> bytes:
    purpose = canonical({"purpose": "osaava-keys file", "office": str(keyfile.office)})
    signing = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key)
    return hmac.digest(signing, canonical(unsigned(keyfile)), "sha256")
