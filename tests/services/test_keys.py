"""Keys: given, changed and taken away on a real file; who had one and who must not get in any more."""

import errno
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import Damaged, DiskFull, InvalidInput, NotAllowed, NotAnOffice, WrongPassphrase
from osaava_desktop.services import checking, clients, keys, people
from osaava_desktop.store import backup, database, files, keyring, migrate, slots
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf
from tests.services.invented import NOW, PASSPHRASE, become, day

NEW = "korkea kuusi mäellä"
OTHER = "lusikka pilvi ratas"


@pytest.fixture
def worker(office: Office) -> Person:
    """A worker with a key."""
    person = people.save(office, Person(name="Ville Virta"))
    keys.give(office, person, NEW, PASSPHRASE, Kdf())
    return person


def sign_in(path: Path, person: Person, passphrase: str) -> None:
    people.sign_in(path, person.id, passphrase, lambda: NOW).close()


def actions(office: Office) -> list[str]:
    return [row.action for row in AuditRow.select().order_by(AuditRow.seq)]


def test_a_key_is_given(office: Office) -> None:
    person = people.save(office, Person(name="Ville Virta"))
    assert not keys.has_key(office, person.id)
    keys.give(office, person, NEW, PASSPHRASE, Kdf())
    assert keys.has_key(office, person.id)
    assert actions(office)[-1] == Action.GIVE_KEY
    assert [one.has_key for one in keys.members(office)] == [True, True]
    office.close()
    sign_in(office.path, person, NEW)
    sign_in(office.path, office.person, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        sign_in(office.path, person, PASSPHRASE)


def test_who_has_forgotten_gets_a_new_passphrase(office: Office, worker: Person) -> None:
    keys.give(office, worker, OTHER, PASSPHRASE, Kdf())
    assert len(slots.read(office.path).slots) == 2
    office.close()
    sign_in(office.path, worker, OTHER)
    with pytest.raises(WrongPassphrase):
        sign_in(office.path, worker, NEW)


@pytest.mark.parametrize(
    ("passphrase", "own", "field"),
    [("short", PASSPHRASE, "passphrase"), ("Ville Virta 1980", PASSPHRASE, "passphrase"), (NEW, NEW, "own")],
)
def test_what_keeps_a_key_from_being_given(office: Office, passphrase: str, own: str, field: str) -> None:
    person = people.save(office, Person(name="Ville Virta"))
    before = slots.copies(office.path)[0].read_bytes(), actions(office)
    with pytest.raises(InvalidInput) as raised:
        keys.give(office, person, passphrase, own, Kdf())
    assert list(raised.value.problems) == [field]
    assert (slots.copies(office.path)[0].read_bytes(), actions(office)) == before


def test_who_has_left_gets_no_key(office: Office) -> None:
    person = people.save(office, Person(name="Ville Virta", ended=day("2026-01-31")))
    with pytest.raises(InvalidInput) as raised:
        keys.give(office, person, NEW, PASSPHRASE, Kdf())
    assert list(raised.value.problems) == ["person"]


def test_own_passphrase_is_changed(office: Office, worker: Person) -> None:
    before = slots.read(office.path)
    keys.change_passphrase(office, OTHER, PASSPHRASE, Kdf(memory=80 * 1024))
    after = slots.read(office.path)
    mine, was = after.slot(office.person.id), before.slot(office.person.id)
    assert mine is not None
    assert was is not None
    assert (mine.id, mine.public, mine.sealed) == (was.id, was.public, was.sealed)
    assert mine.kdf.memory == 80 * 1024
    assert mine.salt != was.salt
    assert after.slot(worker.id) == before.slot(worker.id)
    assert after.generation == before.generation + 1
    assert actions(office)[-1] == Action.CHANGE_PASSPHRASE
    office.close()
    sign_in(office.path, office.person, OTHER)
    with pytest.raises(WrongPassphrase):
        sign_in(office.path, office.person, PASSPHRASE)


def test_costs_are_measured_anew(office: Office) -> None:
    keys.change_passphrase(office, OTHER, PASSPHRASE)
    slot = slots.read(office.path).slot(office.person.id)
    assert slot is not None
    assert 64 * 1024 <= slot.kdf.memory <= 256 * 1024


def test_a_key_is_taken_away(office: Office, worker: Person) -> None:
    clients.save(office, Client(family_name="Lehtonen"))
    said: list[str] = []
    old_file, old_keys = office.path.read_bytes(), [copy.read_bytes() for copy in slots.copies(office.path)]
    copies = keys.take(office, worker.id, PASSPHRASE, said.append)
    assert said == ["Making a backup…", "Encrypting the office file anew…"]
    assert actions(office)[-2:] == [Action.TAKE_KEY, Action.REKEY]
    assert [client.name for client in clients.find(office, "lehto")]  # the office in hand goes on
    clients.save(office, Client(family_name="Virtanen"))
    assert checking.problems(office) == []
    office.close()
    with pytest.raises(NotAnOffice, match="no key"):
        sign_in(office.path, worker, NEW)
    sign_in(office.path, office.person, PASSPHRASE)
    # whoever kept the old key file opens nothing with it but what was made before
    for copy, content in zip(slots.copies(office.path), old_keys, strict=True):
        copy.write_bytes(content)
    with pytest.raises(Damaged):
        sign_in(office.path, worker, NEW)
    sign_in(copies[0], worker, NEW)
    office.path.write_bytes(old_file)
    sign_in(office.path, worker, NEW)


def test_the_leaver_has_no_use_of_the_data_key_they_knew(office: Office, worker: Person) -> None:
    ring = keyring.by_passphrase(office.path, worker.id, NEW)
    keys.take(office, worker.id, PASSPHRASE)
    office.close()
    with pytest.raises(Damaged):
        database.connect(office.path, ring.newest, newest_schema=migrate.NEWEST)
    assert ring.newest.hex() not in slots.copies(office.path)[0].read_text()
    assert "secret" not in repr(ring)
    assert str(ring.newest) not in repr(ring)


def test_old_backups_are_replaced_on_request(office: Office, worker: Person) -> None:
    old = keys.take(office, worker.id, PASSPHRASE)
    assert len(old) == 1
    with pytest.raises(InvalidInput):
        keys.replace_backups(office, "wrong", old)
    assert backup.copies(office.path) == old
    made = keys.replace_backups(office, PASSPHRASE, old)
    assert backup.copies(office.path) == [made]
    assert sorted(file.name for file in made.parent.glob(f"{old[0].name}*")) == []
    manifest = json.loads(made.with_name(made.name + backup.MANIFEST).read_bytes())
    assert manifest["keys_generation"] == slots.read(office.path).generation
    office.close()
    sign_in(made, office.person, PASSPHRASE)
    with pytest.raises(NotAnOffice):
        sign_in(made, worker, NEW)


def test_somebody_keeps_the_file(office: Office, worker: Person) -> None:
    def refused(act: Callable[[], object]) -> None:
        with pytest.raises(InvalidInput, match="needs a keeper with a key"):
            act()

    keeper = office.person
    refused(lambda: keys.take(office, keeper.id, PASSPHRASE))
    refused(lambda: people.save(office, replace(keeper, role=Role.WORKER)))
    refused(lambda: people.save(office, replace(keeper, ended=day("2026-12-31"))))
    assert keys.has_key(office, keeper.id)
    second = people.save(office, Person(name="Toini Toinen", role=Role.KEEPER))
    refused(lambda: keys.take(office, keeper.id, PASSPHRASE))  # a keeper without a key keeps nothing
    keys.give(office, second, OTHER, PASSPHRASE, Kdf())
    keys.take(office, keeper.id, PASSPHRASE)
    office.close()
    sign_in(office.path, second, OTHER)


def test_only_a_keeper_gives_and_takes(office: Office, worker: Person) -> None:
    become(office, role=Role.COORDINATOR)
    before = slots.read(office.path)
    for act in (
        lambda: keys.give(office, worker, OTHER, PASSPHRASE, Kdf()),
        lambda: keys.take(office, worker.id, PASSPHRASE),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert slots.read(office.path) == before
    assert not keys.may_keep(office)
    keys.change_passphrase(office, OTHER, PASSPHRASE, Kdf())  # one's own is one's own matter


def test_when_they_last_signed_in(office: Office, worker: Person) -> None:
    assert [one.signed_in for one in keys.members(office)] == [None, None]
    office.close()
    again = people.sign_in(office.path, worker.id, NEW, lambda: NOW)
    assert [one.signed_in for one in keys.members(again)] == [None, NOW]
    again.close()


@pytest.mark.parametrize("index", [0, 1])
def test_a_key_file_that_cannot_be_written_changes_nothing(
    office: Office, worker: Person, monkeypatch: pytest.MonkeyPatch, index: int
) -> None:
    before, told, real = slots.read(office.path), actions(office), files.write_whole

    def full(path: Path, content: bytes) -> None:
        if path == slots.copies(office.path)[index]:
            raise OSError(errno.ENOSPC, "full")
        real(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(slots, "write_whole", full)
        with pytest.raises(DiskFull):
            keys.give(office, worker, OTHER, PASSPHRASE, Kdf())
        with pytest.raises(DiskFull):
            keys.change_passphrase(office, OTHER, PASSPHRASE, Kdf())
    assert slots.read(office.path) == before
    assert actions(office) == told
    keys.give(office, worker, OTHER, PASSPHRASE, Kdf())
    assert slots.lost_copies(office.path) == []


def test_a_row_that_cannot_be_written_takes_the_key_back(office: Office, worker: Person) -> None:
    before = slots.read(office.path)
    (pages,) = office.database.execute_sql("PRAGMA page_count").fetchone()
    office.database.execute_sql(f"PRAGMA max_page_count = {pages}")
    with suppress(DiskFull):
        while True:
            office.note(Action.SIGN_IN)
    told = actions(office)
    with pytest.raises(DiskFull):
        keys.give(office, worker, OTHER, PASSPHRASE, Kdf())
    assert slots.read(office.path) == before
    assert actions(office) == told
