"""FORMAT.md is enough to read an office, and the program writes what it says."""

import ast
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag

from osaava_desktop.store import database, keys, slots
from tests.store import reader
from tests.store.conftest import fill

AINO, EERO = uuid4(), uuid4()


@pytest.fixture
def specimen(tmp_path: Path) -> Path:
    """A closed office of two people."""
    path = tmp_path / "näyte 1.osaava"
    keyfile, data_keys = keys.new_key_file("Näytetoimisto", practice=True)
    keyfile = keys.add_person(keyfile, data_keys, AINO, "Aino", "pähkinä ja käpy", slots.Kdf())
    keyfile = keys.add_person(keyfile, data_keys, EERO, "Eero", "toinen salasana", slots.Kdf())
    opened = database.create(path, data_keys[keyfile.data_keys[-1]])
    fill(opened)
    opened.close()
    slots.write(path, keyfile)
    return path


@pytest.mark.parametrize(
    ("person", "passphrase"),
    [
        (str(AINO), "pähkinä ja käpy"),
        ("Aino", "pa\u0308hkina\u0308 ja ka\u0308py"),
        ("Eero", "toinen salasana"),
    ],
    ids=["by id", "by name", "another"],
)
def test_stranger_reads_the_office(specimen: Path, person: str, passphrase: str) -> None:
    connection = reader.read_office(specimen, person, passphrase)
    assert connection.execute("SELECT count(*), min(text) FROM note").fetchone() == (50, "note 0 Ä")
    connection.close()


def test_stranger_needs_the_passphrase(specimen: Path) -> None:
    with pytest.raises(InvalidTag):
        reader.read_office(specimen, "Aino", "toinen salasana")


def test_stranger_reads_while_a_rekey_is_interrupted(specimen: Path) -> None:
    keyfile = slots.read(specimen)
    slot = keyfile.slots[0]
    held = keys.open_data_keys(keyfile, slot, keys.unlock(keyfile, slot, "pähkinä ja käpy"))
    slots.write(specimen, keys.reseal(keyfile, held, {**held, **dict([keys.new_data_key()])}))
    connection = reader.read_office(specimen, "Eero", "toinen salasana")
    assert connection.execute("SELECT count(*) FROM note").fetchone() == (50,)
    connection.close()


def test_page_names_every_field(specimen: Path) -> None:
    page = (Path(database.__file__).parent / "FORMAT.md").read_text(encoding="utf-8")
    fields = slots.unsigned(slots.read(specimen))
    for name in (*fields, *fields["slots"][0], *fields["slots"][0]["kdf"]):
        assert name in page


def test_reader_is_a_stranger() -> None:
    tree = ast.parse(Path(reader.__file__).read_text(encoding="utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    named |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    roots = {name.split(".")[0] for name in named} - set(sys.stdlib_module_names)
    assert roots == {"argon2", "cryptography", "sqlcipher3"}
