"""The recovery key: printed, kept in a safe, and on a day when nothing else is left, typed in."""

import shutil
from pathlib import Path

import pytest

from osaava_desktop.domain import recovery_code
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import InvalidInput, NotAllowed, NotAnOffice, StoreError, WrongPassphrase
from osaava_desktop.services import clients, figures, keys, papers, people, recovery
from osaava_desktop.store import backup, keyring, opening, slots
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf
from tests.services.invented import NOW, PASSPHRASE, Builder, become, day

NEW = "korkea kuusi mäellä"
SCOPE = Scope(start=day("2026-01-01"), end=day("2026-12-31"), basis=Basis.STARTED)


@pytest.fixture
def secret(office: Office) -> bytes:
    """A key that opens the office."""
    made = recovery.new()
    recovery.keep(office, made, PASSPHRASE)
    return made


def typed(secret: bytes) -> str:
    return recovery_code.written(secret)


def test_the_first_one_is_one_more_slot(office: Office) -> None:
    assert not recovery.exists(office)
    before = slots.read(office.path)
    secret = recovery.new()
    recovery.keep(office, secret, PASSPHRASE)
    after = slots.read(office.path)
    assert recovery.exists(office)
    assert after.slots[: len(before.slots)] == before.slots
    assert after.data_keys == before.data_keys
    slot = keyring.recovery_slot(after)
    assert slot is not None
    assert (slot.person, slot.name) == (slot.id, "")  # as FORMAT.md has it
    assert [one.kind for one in opening.people(office.path)] == [slots.SlotKind.PERSON]


def test_a_new_one_puts_an_end_to_the_old(office: Office, secret: bytes) -> None:
    before = slots.read(office.path)
    newer = recovery.new()
    recovery.keep(office, newer, PASSPHRASE)
    after = slots.read(office.path)
    assert len(after.slots) == len(before.slots)
    assert not set(after.data_keys) & set(before.data_keys)  # encrypted anew
    office.close()
    with pytest.raises(InvalidInput, match="a newer one was printed"):
        recovery.read(office.path, typed(secret))
    assert [one.id for one in recovery.read(office.path, typed(newer)).keepers] == [office.person.id]
    people.sign_in(office.path, office.person.id, PASSPHRASE, lambda: NOW).close()


def test_it_survives_somebody_leaving(office: Office, secret: bytes) -> None:
    person = people.save(office, Person(name="Ville Virta"))
    keys.give(office, person, NEW, PASSPHRASE, Kdf())
    keys.take(office, person.id, PASSPHRASE)
    office.close()
    assert [one.name for one in recovery.read(office.path, typed(secret)).keepers] == ["Kerttu Keeper"]


def test_a_new_machine_with_a_backup_and_the_paper_alone(
    office: Office, secret: bytes, tmp_path: Path
) -> None:
    """The drill: the laptop is gone, nobody knows a passphrase."""
    build = Builder(office)
    for number in range(5):
        build.participation(build.client(f"Client {number}"), "2026-01-12")
    counted, person = figures.compute(office, SCOPE), office.person
    copy = keys.back_up(office)
    office.close()
    away = tmp_path / "new machine" / "office.osaava"
    away.parent.mkdir()
    for ending in ("", "-keys", "-keys2"):
        shutil.copy(copy.with_name(copy.name + ending), away.with_name(away.name + ending))
    shutil.rmtree(backup.folder(office.path))
    office.path.unlink()

    found = recovery.read(away, typed(secret).lower().replace("-", "  "))
    assert [(one.id, one.name) for one in found.keepers] == [(person.id, "Kerttu Keeper")]
    again = recovery.set_passphrase(found, person.id, NEW, kdf=Kdf(), clock=lambda: NOW)
    assert figures.compute(again, SCOPE) == counted
    assert again.audit_problems() == []
    said = [row.action for row in AuditRow.select().order_by(AuditRow.seq)][-2:]
    assert said == [Action.USE_RECOVERY_KEY, Action.SIGN_IN]
    again.close()
    people.sign_in(away, person.id, NEW, lambda: NOW).close()
    with pytest.raises(WrongPassphrase):
        people.sign_in(away, person.id, PASSPHRASE, lambda: NOW)
    assert recovery.read(away, typed(secret)).keepers  # the paper goes on opening it


def test_the_drill_at_the_desk(office: Office, secret: bytes) -> None:
    for name in ("Lehtonen", "Virtanen"):
        clients.save(office, Client(family_name=name))
    done = recovery.drill(office, typed(secret))
    assert done.clients == 2
    assert [copy.name for copy in backup.copies(office.path)] == [done.copy]
    clients.save(office, Client(family_name="Aalto"))  # the office goes on
    with pytest.raises(InvalidInput, match="does not open"):
        recovery.drill(office, typed(recovery.new()))


def test_another_offices_key(office: Office, secret: bytes) -> None:
    office.close()
    before = office.path.read_bytes(), slots.read(office.path)
    with pytest.raises(InvalidInput) as raised:
        recovery.read(office.path, typed(bytes(32)))
    assert list(raised.value.problems) == ["code"]
    with pytest.raises(InvalidInput, match="Group 3 is mistyped"):
        recovery.read(office.path, typed(secret).replace("-", " ")[:12] + "UUUUU" + typed(secret)[17:])
    assert (office.path.read_bytes(), slots.read(office.path)) == before


def test_an_office_without_one(office: Office) -> None:
    office.close()
    with pytest.raises(NotAnOffice, match="No recovery key"):
        recovery.read(office.path, typed(recovery.new()))


def test_a_weak_passphrase_changes_nothing(office: Office, secret: bytes) -> None:
    office.close()
    before = slots.read(office.path)
    found = recovery.read(office.path, typed(secret))
    with pytest.raises(InvalidInput) as raised:
        recovery.set_passphrase(found, office.person.id, "Kerttu Keeper")
    assert list(raised.value.problems) == ["passphrase"]
    assert slots.read(office.path) == before
    people.sign_in(office.path, office.person.id, PASSPHRASE, lambda: NOW).close()


def test_only_keepers_who_stay_are_offered(office: Office, secret: bytes) -> None:
    people.save(office, Person(name="Toini Toinen", role=Role.KEEPER))
    people.save(office, Person(name="Liisa Lähtijä", role=Role.KEEPER, ended=day("2026-12-31")))
    people.save(office, Person(name="Ville Virta"))
    office.close()
    found = recovery.read(office.path, typed(secret))
    assert [one.name for one in found.keepers] == ["Kerttu Keeper", "Toini Toinen"]
    toini = found.keepers[1].id
    recovery.set_passphrase(found, toini, NEW, kdf=Kdf(), clock=lambda: NOW).close()  # who had no key yet
    people.sign_in(office.path, toini, NEW, lambda: NOW).close()


def test_wrong_own_passphrase_keeps_the_old_paper(office: Office, secret: bytes) -> None:
    with pytest.raises(InvalidInput) as raised:
        recovery.keep(office, recovery.new(), "wrong")
    assert list(raised.value.problems) == ["own"]
    office.close()
    assert recovery.read(office.path, typed(secret)).keepers


def test_a_worker_prints_none(office: Office) -> None:
    become(office, role=Role.WORKER)
    for act in (
        lambda: recovery.paper(office, bytes(32)),
        lambda: recovery.keep(office, bytes(32), PASSPHRASE),
        lambda: recovery.drill(office, typed(bytes(32))),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_key_is_nowhere_on_the_disk(office: Office, secret: bytes, tmp_path: Path) -> None:
    """Neither its bytes nor any of its groups, after it was printed, kept, tried and used."""
    pdf = papers.recovery_pdf(recovery.paper(office, secret), "fi")
    assert pdf.startswith(b"%PDF")
    recovery.drill(office, typed(secret))
    office.close()
    found = recovery.read(office.path, typed(secret))
    assert recovery_code.written(secret) not in repr(found)
    assert str(secret) not in repr(found)
    recovery.set_passphrase(found, office.person.id, NEW, kdf=Kdf(), clock=lambda: NOW).close()
    needles = [secret, secret.hex().encode(), *(group.encode() for group in recovery_code.groups(secret)[:3])]
    for file in (file for file in tmp_path.rglob("*") if file.is_file()):
        content = file.read_bytes()
        found_there = [needle for needle in needles if len(needle) > 5 and needle in content]
        assert found_there == [], file
        assert typed(secret).encode() not in content


def test_a_damaged_file_is_told_apart_from_a_wrong_key(office: Office, secret: bytes) -> None:
    office.close()
    office.path.write_bytes(b"x" * 8192)
    with pytest.raises(StoreError) as raised:
        recovery.read(office.path, typed(secret))
    assert not isinstance(raised.value, InvalidInput | WrongPassphrase)
