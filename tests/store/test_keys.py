"""The key file: who gets in, who does not, and what happens when it is touched."""

import json
import os
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from osaava_desktop.errors import (
    Damaged,
    DiskFull,
    KeysMissing,
    ReadOnly,
    StoreError,
    TooNew,
    WrongPassphrase,
)
from osaava_desktop.store import files, keys, slots

AINO, EERO = uuid4(), uuid4()
Made = tuple[slots.KeyFile, dict[str, bytes]]
PASSPHRASES = {AINO: "kolme pientä sanaa", EERO: "neljäs sana tässä"}


@pytest.fixture(scope="module")
def made() -> Made:
    """A key file of two people, and its data key."""
    keyfile, data_keys = keys.new_key_file("Työpaja", practice=False)
    for person, passphrase in PASSPHRASES.items():
        keyfile = keys.add_person(keyfile, data_keys, person, "Nimi", passphrase, slots.Kdf())
    return keyfile, data_keys


@pytest.fixture
def path(tmp_path: Path, made: Made) -> Path:
    """Where the office would lie; its key file is written."""
    path = tmp_path / "office.osaava"
    slots.write(path, made[0])
    return path


def opened(keyfile: slots.KeyFile, person: UUID) -> dict[str, bytes]:
    slot = keyfile.slot(person)
    assert slot is not None
    return keys.open_data_keys(keyfile, slot, keys.unlock(keyfile, slot, PASSPHRASES[person]))


def forge(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Changes the file as somebody would who knows how ``check`` is made."""
    fields = json.loads(slots.copies(path)[0].read_bytes())
    del fields["check"]
    change(fields)
    content = slots.canonical({**fields, "check": slots._check(fields)})
    for copy in slots.copies(path):
        copy.write_bytes(content)


def test_everybody_opens_the_same_key(path: Path, made: Made) -> None:
    keyfile = slots.read(path)
    assert keyfile == made[0]
    assert opened(keyfile, AINO) == opened(keyfile, EERO) == made[1]
    assert all(len(key) == 32 for key in made[1].values())


def test_wrong_passphrase(path: Path) -> None:
    keyfile = slots.read(path)
    slot = keyfile.slot(AINO)
    assert slot is not None
    with pytest.raises(WrongPassphrase, match="passphrase"):
        keys.unlock(keyfile, slot, PASSPHRASES[EERO])


def test_letters_in_two_parts_are_the_same_passphrase(path: Path) -> None:
    keyfile = slots.read(path)
    slot = keyfile.slot(AINO)
    assert slot is not None
    assert "a\u0308" in unicodedata.normalize("NFD", PASSPHRASES[AINO])
    assert keys.unlock(keyfile, slot, unicodedata.normalize("NFD", PASSPHRASES[AINO]))


def test_nobody_else_has_a_slot(path: Path) -> None:
    assert slots.read(path).slot(uuid4()) is None


def test_one_slot_per_person(made: Made) -> None:
    with pytest.raises(ValueError, match="slot already"):
        keys.add_person(*made, AINO, "Nimi", "uusi salasana", slots.Kdf())


def test_rekey_reseals_for_everybody(made: Made) -> None:
    keyfile, old = made
    new = dict([keys.new_data_key()])
    during = keys.reseal(keyfile, old, {**old, **new})
    assert opened(during, AINO) == opened(during, EERO) == {**old, **new}
    assert list(opened(during, AINO)) == [*old, *new]
    after = keys.reseal(during, opened(during, AINO), new)
    assert opened(after, AINO) == opened(after, EERO) == new
    assert after.generation == keyfile.generation + 2
    assert not set(old) & set(after.data_keys)
    assert not any(set(old) & set(slot.sealed) for slot in after.slots)


def test_recovery_key_is_one_more_slot(made: Made) -> None:
    secret, owner = os.urandom(32), uuid4()
    slot = keys.new_slot(made[0].office, slots.SlotKind.RECOVERY, owner, "", secret, slots.Kdf())
    assert len(keys.unwrap(made[0], slot, secret)) == 32
    with pytest.raises(WrongPassphrase):
        keys.unwrap(made[0], replace(slot, kind=slots.SlotKind.PERSON), secret)


def test_every_flipped_byte_is_noticed(path: Path) -> None:
    first, second = slots.copies(path)
    second.unlink()
    whole = first.read_bytes()
    slowest = 0.0
    for place in range(len(whole)):
        for mask in (0x01, 0x20, 0x80):
            flipped = bytearray(whole)
            flipped[place] ^= mask
            started = time.perf_counter()
            with pytest.raises(Damaged):
                slots.decode(bytes(flipped))
            slowest = max(slowest, time.perf_counter() - started)
    first.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    with pytest.raises(Damaged, match="key file"):
        slots.read(path)
    assert slowest < 0.5


@pytest.mark.parametrize("rest", [b"", b"{", b"[" * 100_000, b"null", b"[]", b"\xff\xfe", b" " * 2_000_000])
def test_rubbish_is_damage(path: Path, rest: bytes) -> None:
    for copy in slots.copies(path):
        copy.write_bytes(rest)
    with pytest.raises(Damaged):
        slots.read(path)


@pytest.mark.parametrize("index", [0, 1])
@pytest.mark.parametrize("harm", ["gone", "empty", "cut", "flipped"])
def test_one_copy_is_enough(path: Path, index: int, harm: str) -> None:
    copy = slots.copies(path)[index]
    whole = copy.read_bytes()
    if harm == "gone":
        copy.unlink()
    else:
        copy.write_bytes({"empty": b"", "cut": whole[:-40], "flipped": b"x" + whole[1:]}[harm])
    keyfile = slots.read(path)
    assert len(opened(keyfile, AINO)) == 1
    slots.write(path, keyfile)
    assert [each.read_bytes() for each in slots.copies(path)] == [whole, whole]


def test_newer_copy_wins(path: Path, made: Made) -> None:
    newer = keys.reseal(*made, made[1])
    slots.copies(path)[0].write_bytes(slots.encode(newer))
    assert slots.read(path) == newer


def test_no_copy(path: Path) -> None:
    for copy in slots.copies(path):
        copy.unlink()
    with pytest.raises(KeysMissing):
        slots.read(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content + b"\n",
        lambda content: content.replace(b'":', b'": ', 1),
        lambda content: content.replace(b'{"check"', b'{"check":"","check"', 1),
        lambda content: content.replace(b'"version":1', b'"version":2', 1),
    ],
    ids=["line end", "space", "said twice", "a version by rot"],
)
def test_only_one_spelling_is_right(path: Path, change: Callable[[bytes], bytes]) -> None:
    content = slots.copies(path)[0].read_bytes()
    assert change(content) != content
    with pytest.raises(Damaged):
        slots.decode(change(content))


def test_newer_format_is_refused(path: Path) -> None:
    forge(path, lambda fields: fields.update(version=2, more="x"))
    with pytest.raises(TooNew):
        slots.read(path)


@pytest.mark.parametrize(
    ("cost", "value"),
    [
        ("memory", 8),
        ("memory", 1 << 26),
        ("time", 1),
        ("time", 99),
        ("lanes", 1),
        ("lanes", 200),
        ("time", 3.0),
    ],
)
def test_forged_cost_never_runs(path: Path, cost: str, value: float) -> None:
    forge(path, lambda fields: fields["slots"][0]["kdf"].update({cost: value}))
    started = time.perf_counter()
    with pytest.raises(Damaged):
        slots.read(path)
    assert time.perf_counter() - started < 0.1


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "Muu"), ("person", str(EERO)), ("public", "11" * 32), ("nonce", "22" * 12)],
    ids=["name", "person", "public", "nonce"],
)
def test_forged_header_does_not_open(path: Path, field: str, value: str) -> None:
    forge(path, lambda fields: fields["slots"][0].update({field: value}))
    keyfile = slots.read(path)
    with pytest.raises(WrongPassphrase):
        keys.unlock(keyfile, keyfile.slots[0], PASSPHRASES[AINO])


@pytest.mark.parametrize(
    "change",
    [
        lambda fields: fields.update(label="Muu"),
        lambda fields: fields.update(practice=True),
        lambda fields: fields["slots"][1].update(public="09" + "00" * 31),
        lambda fields: fields["slots"].pop(),
        lambda fields: fields["slots"][0]["sealed"].clear(),
        lambda fields: fields["slots"][0]["sealed"].update({fields["data_keys"][0]: "00" * 80}),
    ],
)
def test_forged_file_gives_no_key(path: Path, made: Made, change: Callable[[dict[str, Any]], object]) -> None:
    forge(path, change)
    keyfile = slots.read(path)
    with pytest.raises(Damaged):
        opened(keyfile, AINO)
    with pytest.raises(Damaged):
        keys.reseal(keyfile, made[1], dict([keys.new_data_key()]))


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every plain value of a JSON object, and the way to it."""
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, (*way, key))
    else:
        yield way, value


def mutants(value: object) -> Iterator[object]:
    """The same with a bit of it changed, all over."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1, -value, value << 20, 10**30)
    elif isinstance(value, str):
        for place in range(0, max(len(value), 1), 13):
            letter = value[place : place + 1]
            yield value[:place] + ("1" if letter != "1" else "2") + value[place + 1 :]
        yield from (value[:-2], value + "00", "")


def test_no_forged_value_lets_anybody_in(path: Path) -> None:
    """Each field of one slot and of the file, mutated by somebody who makes ``check`` anew."""
    original = json.loads(slots.copies(path)[0].read_bytes())
    genuine = [
        (way, value) for way, value in leaves(original) if way[0] != "check" and way[:2] != ("slots", 1)
    ]
    slowest, refused = 0.0, 0
    for way, value in genuine:
        for mutant in mutants(value):
            forge_at(path, original, way, mutant)
            started = time.perf_counter()
            with pytest.raises(StoreError):
                let_in(path)
            slowest, refused = max(slowest, time.perf_counter() - started), refused + 1
    assert refused > 100
    assert slowest < 2


def let_in(path: Path) -> None:
    """Everything up to the data keys, in the slot that is not Eero's."""
    keyfile = slots.read(path)
    slot = next(one for one in keyfile.slots if one.person != EERO)
    keys.open_data_keys(keyfile, slot, keys.unlock(keyfile, slot, PASSPHRASES[AINO]))


def forge_at(path: Path, original: dict[str, Any], way: tuple[Any, ...], mutant: object) -> None:
    """Writes the key file with one value changed."""
    fields = json.loads(json.dumps(original))
    part = fields
    for key in way[:-1]:
        part = part[key]
    part[way[-1]] = mutant
    del fields["check"]
    for copy in slots.copies(path):
        copy.write_bytes(slots.canonical({**fields, "check": slots._check(fields)}))


def test_tuning_stays_between_the_limits() -> None:
    assert keys.tuned(0.0001) == slots.Kdf()
    assert keys.tuned(60).memory == 256 * 1024


def test_nothing_secret_in_the_file(path: Path, made: Made) -> None:
    content = slots.copies(path)[0].read_bytes()
    for secret in (*made[1].values(), *(keys.passphrase_bytes(each) for each in PASSPHRASES.values())):
        assert secret not in content
        assert secret.hex().encode() not in content
    names = sorted(each.name for each in path.parent.glob("*office*"))
    assert names == ["office.osaava-keys", "office.osaava-keys2"]


def test_full_disk_keeps_the_old_key_file(small_disk: Path, made: Made) -> None:
    path = small_disk / "office.osaava"
    slots.write(path, made[0])
    room = os.statvfs(small_disk)
    (small_disk / "ballast").write_bytes(bytes(room.f_bavail * room.f_frsize))
    with pytest.raises(DiskFull, match=str(small_disk)):
        slots.write(path, keys.reseal(*made, made[1]))
    assert slots.read(path) == made[0]
    assert not list(small_disk.glob("*.tmp"))


def test_scanner_that_lets_go_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = [PermissionError(13, "held")] * 3
    real = os.replace

    def held(source: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    files.write_whole(tmp_path / "file", b"content")
    assert (tmp_path / "file").read_bytes() == b"content"


def test_scanner_that_never_lets_go_is_reported(
    path: Path, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(source: Path, target: Path) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(os, "replace", held)
    started = time.perf_counter()
    with pytest.raises(ReadOnly) as caught:
        slots.write(path, keys.reseal(*made, made[1]))
    assert 2.4 < time.perf_counter() - started < 4
    assert isinstance(caught.value, StoreError)
    assert slots.read(path) == made[0]
