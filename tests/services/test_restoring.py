"""Restoring from a backup: what it brings, what it sets aside, who may, and accidents on the way."""

import shutil
from pathlib import Path

import pytest

from osaava_desktop.domain import recovery_code
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import Damaged, DiskFull, InUse, InvalidInput, NotAllowed
from osaava_desktop.services import backups, checking, clients, erasure, keys, people, recovery, restoring
from osaava_desktop.services.restoring import Proof
from osaava_desktop.store import backup, files, manifests, slots
from osaava_desktop.store import restoring as store_restoring
from osaava_desktop.store.models import AuditRow, ClientRow
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf
from tests.services.invented import NOW, PASSPHRASE, new_office

NEW = "korkea kuusi mäellä"


def clock() -> object:
    return NOW


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """One client in a backup, one more since."""
    opened = new_office(tmp_path / "office.osaava")
    clients.save(opened, Client(family_name="Virtanen"))
    backups.make(opened)
    clients.save(opened, Client(family_name="Korhonen"))
    return opened


def proof(office: Office) -> Proof:
    return Proof(person=office.person.id, passphrase=PASSPHRASE)


def newest(path: Path) -> manifests.Backup:
    return restoring.offered(path)[0]


def restore(office: Office, given: Proof | None = None) -> restoring.Restored:
    office.close()
    return restoring.restore(office.path, newest(office.path), given or proof(office), lambda: NOW)


def sign_in(office: Office, passphrase: str = PASSPHRASE) -> Office:
    return people.sign_in(office.path, office.person.id, passphrase, lambda: NOW)


def names(office: Office) -> set[str]:
    return {row.family_name for row in office.visible(ClientRow)}


def spoil(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 99] ^= 1
    path.write_bytes(content)
    return bytes(content)


def test_a_backup_comes_back_and_nothing_is_destroyed(office: Office) -> None:
    office.close()
    before = office.path.read_bytes()
    restored = restore(office)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == before
    assert slots.read(restored.aside) == slots.read(office.path)
    opened = sign_in(office)
    assert names(opened) == {"Virtanen"}
    assert Action.RESTORE_BACKUP in [row.action for row in AuditRow.select()]
    assert checking.problems(opened) == []
    opened.close()
    aside = people.sign_in(restored.aside, office.person.id, PASSPHRASE, lambda: NOW)
    assert names(aside) == {"Virtanen", "Korhonen"}
    aside.close()
    left = {file.name for file in office.path.parent.iterdir() if "restoring" in file.name}
    assert left == set()


def test_a_damaged_file_is_kept_as_it_is(office: Office) -> None:
    office.close()
    content = spoil(office.path)
    restored = restore(office)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == content
    opened = sign_in(office)
    assert names(opened) == {"Virtanen"}
    opened.close()


def test_an_old_journal_is_not_played_back_into_the_restored_file(office: Office) -> None:
    office.close()
    journal = office.path.with_name(office.path.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(4096))
    spoil(office.path)
    restored = restore(office)
    assert not journal.exists()
    assert restored.aside is not None
    assert restored.aside.with_name(restored.aside.name + "-journal").exists()
    sign_in(office).close()


def test_on_a_new_computer_with_the_folder_alone(office: Office, tmp_path: Path) -> None:
    backups.make(office)
    office.close()
    stick = tmp_path / "stick"
    shutil.copytree(backup.folder(office.path), stick)
    path = tmp_path / "new" / "office.osaava"
    (copy, *_older) = restoring.offered(path, stick)
    assert [one.name for one in restoring.holders(path, copy)] == ["Kerttu Keeper"]
    restored = restoring.restore(path, copy, proof(office), lambda: NOW)
    assert restored.aside is None
    opened = people.sign_in(path, office.person.id, PASSPHRASE, lambda: NOW)
    assert names(opened) == {"Virtanen", "Korhonen"}
    opened.close()


def test_the_recovery_key_opens_it(office: Office) -> None:
    secret = recovery.new()
    recovery.keep(office, secret, PASSPHRASE)
    backups.make(office)
    code = "-".join(recovery_code.groups(secret))
    restore(office, Proof(code=code))
    opened = sign_in(office)
    assert names(opened) == {"Virtanen", "Korhonen"}
    opened.close()
    with pytest.raises(InvalidInput):
        restore(office, Proof(code=code[:-1]))


def test_a_trial_shows_then_and_now_and_changes_nothing(office: Office) -> None:
    office.close()
    before = {file: file.read_bytes() for file in office.path.parent.rglob("*") if file.is_file()}
    done = restoring.trial(office.path, newest(office.path), proof(office), lambda: NOW)
    assert done.year == 2026
    assert (done.lines[0].then, done.lines[0].now) == (1, 2)
    assert len(done.lines) == 1 + len(restoring.FIGURES)
    after = {file: file.read_bytes() for file in office.path.parent.rglob("*") if file.is_file()}
    assert after == before
    spoil(office.path)
    done = restoring.trial(office.path, newest(office.path), proof(office), lambda: NOW)
    assert {line.now for line in done.lines} == {None}


def test_a_backup_that_rotted_is_refused(office: Office) -> None:
    office.close()
    copy = newest(office.path)
    spoil(copy.path)
    before = office.path.read_bytes()
    for act in (restoring.trial, restoring.restore):
        with pytest.raises(Damaged, match="Choose another"):
            act(office.path, copy, proof(office), lambda: NOW)
    assert office.path.read_bytes() == before
    assert not list(office.path.parent.glob("*restoring*"))


def test_a_wrong_passphrase_is_said_beside_its_field(office: Office) -> None:
    office.close()
    with pytest.raises(InvalidInput) as caught:
        restore(office, Proof(person=office.person.id, passphrase="wrong"))
    assert set(caught.value.problems) == {"passphrase"}


def test_an_open_file_is_not_replaced(office: Office) -> None:
    with pytest.raises(InUse):
        restoring.restore(office.path, newest(office.path), proof(office), lambda: NOW)
    assert names(office) == {"Virtanen", "Korhonen"}
    office.close()


def test_only_a_keeper_puts_an_older_file_over_a_whole_one(office: Office) -> None:
    worker = people.save(office, Person(name="Ville Virta", role=Role.WORKER))
    keys.give(office, worker, NEW, PASSPHRASE, Kdf())
    backups.make(office)
    given = Proof(person=worker.id, passphrase=NEW)
    with pytest.raises(NotAllowed):
        restore(office, given)
    spoil(office.path)
    restore(office, given)
    sign_in(office).close()


def test_a_passphrase_changed_since_then_holds(office: Office) -> None:
    keys.change_passphrase(office, NEW, PASSPHRASE, Kdf())
    office.close()
    copy = newest(office.path)
    with pytest.raises(InvalidInput):
        restoring.restore(office.path, copy, proof(office), lambda: NOW)
    given = Proof(person=office.person.id, passphrase=NEW)
    restoring.restore(office.path, copy, given, lambda: NOW)
    sign_in(office, NEW).close()


def test_who_was_erased_is_erased_again(office: Office) -> None:
    first = office.visible(ClientRow).where(ClientRow.family_name == "Virtanen").get()
    old = newest(office.path)
    erasure.erase(office, first.id, typed=first.number, reason="asked for")
    backups.make(office)
    office.close()
    restoring.restore(office.path, old, proof(office), lambda: NOW)
    opened = sign_in(office)
    assert names(opened) == set()
    assert checking.problems(opened) == []
    opened.close()


@pytest.mark.parametrize("at", range(1, 8))
def test_broken_off_anywhere_it_is_ended_or_never_begun(
    office: Office, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power goes at each renaming: the office is there at the next sign-in, old or restored."""

    class Cut(BaseException):
        pass

    turns = iter(range(1, 100))

    def cut(source: Path, target: Path) -> None:
        if next(turns) == at:
            raise Cut
        files.replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(store_restoring, "replace", cut)
        patched.setattr(slots, "write_whole", lambda path, content: cut_write(path, content))

        def cut_write(path: Path, content: bytes) -> None:
            if next(turns) == at:
                raise Cut
            files.write_whole(path, content)

        try:
            restore(office)
            assert at > 6
        except Cut:
            pass
    opened = sign_in(office)
    assert names(opened) in ({"Virtanen"}, {"Virtanen", "Korhonen"})
    assert checking.problems(opened) == []
    opened.close()
    assert not list(office.path.parent.glob("*restoring.tmp"))


def test_full_disk_leaves_all_as_it_was(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.close()
    before = office.path.read_bytes()

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", full)
        with pytest.raises(DiskFull):
            restore(office)
    assert office.path.read_bytes() == before
    sign_in(office).close()
