"""A second reader of office files, written from store/FORMAT.md alone; nothing of the program in it."""

import hashlib
import hmac
import json
import unicodedata
from pathlib import Path
from typing import Any
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2 as sqlcipher


def read_office(path: Path, person: str, passphrase: str) -> Any:
    """A read-only connection to the office at ``path``, for the person with that uuid or name."""
    keyfile = _key_file(path)
    slot = next(each for each in keyfile["slots"] if person in (each["person"], each["name"]))
    keys = _data_keys(keyfile, slot, unicodedata.normalize("NFC", passphrase).encode())
    failure: Exception = ValueError("no data key")
    for key_id in reversed(keyfile["data_keys"]):
        connection = sqlcipher.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        connection.execute(f"""PRAGMA key = "x'{keys[key_id].hex()}'" """)
        try:
            if connection.execute("PRAGMA application_id").fetchone()[0] != 0x4F534156:
                raise ValueError("not an office")
        except (sqlcipher.DatabaseError, ValueError) as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


def read_attachment(connection: Any, path: Path, key: bytes) -> bytes:
    """The content of the attached file of that id (16 bytes)."""
    row = connection.execute("SELECT digest, size FROM attachment WHERE id = ?", (key,)).fetchone()
    ((secret,),) = connection.execute("SELECT value FROM secret WHERE name = 'attachments'").fetchall()
    sealed = (path.with_name(path.name + "-files") / str(UUID(bytes=key))).read_bytes()
    assert (hashlib.sha256(sealed).hexdigest(), len(sealed)) == row
    return AESGCM(secret).decrypt(sealed[:12], sealed[12:], key)


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _key_file(path: Path) -> dict[str, Any]:
    found = []
    for ending in ("-keys", "-keys2"):
        copy = path.with_name(path.name + ending)
        if copy.exists():
            fields = json.loads(copy.read_bytes())
            rest = {name: value for name, value in fields.items() if name != "check"}
            if hashlib.sha256(_canonical(rest)).hexdigest() == fields["check"] and fields["version"] == 1:
                found.append(fields)
    return max(found, key=lambda fields: fields["generation"])


def _data_keys(keyfile: dict[str, Any], slot: dict[str, Any], secret: bytes) -> dict[str, bytes]:
    kdf = slot["kdf"]
    assert 65_536 <= kdf["memory"] <= 1_048_576
    assert 3 <= kdf["time"] <= 10
    assert 4 <= kdf["lanes"] <= 16
    salt = bytes.fromhex(kdf["salt"])
    wrapping = hash_secret_raw(secret, salt, kdf["time"], kdf["memory"], kdf["lanes"], 32, Type.ID, 19)
    head = {name: value for name, value in slot.items() if name not in ("private", "sealed")}
    vouched = {**{name: keyfile[name] for name in ("format", "version", "office")}, "slot": head}
    nonce, wrapped = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["private"])
    private = AESGCM(wrapping).decrypt(nonce, wrapped, _canonical(vouched))
    keys = {key_id: _data_key(keyfile, slot, key_id, private) for key_id in keyfile["data_keys"]}
    purpose = _canonical({"purpose": "osaava-keys file", "office": keyfile["office"]})
    signing = HKDF(SHA256(), 32, None, purpose).derive(keys[keyfile["data_keys"][-1]])
    signed = {name: value for name, value in keyfile.items() if name not in ("mac", "check")}
    assert hmac.digest(signing, _canonical(signed), "sha256").hex() == keyfile["mac"]
    return keys


def _data_key(keyfile: dict[str, Any], slot: dict[str, Any], key_id: str, private: bytes) -> bytes:
    box = bytes.fromhex(slot["sealed"][key_id])
    context = {
        "purpose": "osaava-keys data key",
        "office": keyfile["office"],
        "key": key_id,
        "slot": slot["id"],
        "ephemeral": box[:32].hex(),
        "public": slot["public"],
    }
    info = _canonical(context)
    ephemeral = X25519PublicKey.from_public_bytes(box[:32])
    shared = X25519PrivateKey.from_private_bytes(private).exchange(ephemeral)
    derived = HKDF(SHA256(), 44, None, info).derive(shared)
    return AESGCM(derived[:32]).decrypt(derived[32:], box[32:], info)
