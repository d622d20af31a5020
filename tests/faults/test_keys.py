"""Power cuts and full disks at any call of a change of keys: everybody who has a key gets in, nobody else.

`OSAAVA_FAULT_ROUNDS` says at how many calls of each kind; the quick set takes a few.
"""

import os
import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import Damaged, NotAnOffice, StoreError, WrongPassphrase
from osaava_desktop.services import clients, keys, people
from osaava_desktop.store import database, keyring, slots
from osaava_desktop.store import keys as store_keys
from osaava_desktop.store import opening as store_opening
from osaava_desktop.store.database import OfficeDatabase, cipher_problems, integrity_problems
from osaava_desktop.store.keyring import Keyring
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf
from tests.faults import harness
from tests.faults.harness import Specimen, Told
from tests.faults.table import LONG
from tests.faults.test_disk import strace
from tests.faults.worker import NEW_PASSPHRASE, WORKER, open_office
from tests.services.invented import NOW, PASSPHRASE

ROUNDS = int(os.environ.get("OSAAVA_FAULT_ROUNDS", "1"))
OLD_PASSPHRASE = "lusikka pilvi ratas"
CLIENTS = 60
CALLS = ("pwrite64", "write", "fsync", "fdatasync", "rename", "unlink", "ftruncate")
JOBS = ("take key", "give key", "change passphrase")


@dataclass(frozen=True, kw_only=True)
class Case:
    """An office with a keeper, a worker who has a key, and some clients."""

    specimen: Specimen
    worker: Person

    @property
    def path(self) -> Path:
        """Where the office lies."""
        return self.specimen.path

    def fresh(self, folder: Path) -> "Case":
        """The same in another folder."""
        return replace(self, specimen=self.specimen.copied(folder))

    def gets_in(self, person: Person | None, passphrase: str) -> bool:
        """Whether that opens the file; every other refusal than the right ones fails the test."""
        try:
            key = self.specimen.person if person is None else person.id
            people.sign_in(self.path, key, passphrase, lambda: NOW).close()
        except (WrongPassphrase, NotAnOffice):
            return False
        return True


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Case:
    specimen = harness.make(tmp_path_factory.mktemp("keys") / "pristine")
    office = open_office(specimen.path, specimen.key, specimen.person)
    worker = people.save(office, Person(name=WORKER))
    keys.give(office, worker, OLD_PASSPHRASE, PASSPHRASE, Kdf())
    with office.change(Action.WRITE_PRACTICE_DAY):
        for number in range(CLIENTS):
            clients.save(office, Client(family_name=f"Client {number}", note="n" * 2000))
    office.close()
    return Case(specimen=specimen, worker=worker)


@pytest.fixture
def case(pristine: Case, tmp_path: Path) -> Case:
    return pristine.fresh(tmp_path / "office")


def keeper_in(case: Case, passphrases: tuple[str, ...]) -> Office:
    """The keeper signs in with one of these; no other one opens the file."""
    for passphrase in passphrases:
        try:
            return people.sign_in(case.path, case.specimen.person, passphrase, lambda: NOW)
        except WrongPassphrase:
            continue
    raise AssertionError("the keeper is locked out")


def damage(case: Case, job: str, told: Told) -> list[str]:
    """Everything that is wrong after an accident."""
    done = told.saved == (job,)
    office = keeper_in(case, (PASSPHRASE, NEW_PASSPHRASE) if job == "change passphrase" else (PASSPHRASE,))
    try:
        found = [*cipher_problems(office.database), *integrity_problems(office.database)]
        found += office.audit_problems()
        if len(list(clients.find(office, "client"))) != CLIENTS:
            found.append("clients lost")
        store_opening.mend_copies(case.path)
        keyfile = slots.read(case.path)
        if len(keyfile.data_keys) != 1:
            found.append("the rekey was not ended")
        found += _unlike(office, job, done, keyfile.slot(case.worker.id) is not None)
    finally:
        office.close()
    return found + _let_in(case, job, done)


def _unlike(office: Office, job: str, done: bool, there: bool) -> list[str]:
    """What audit and key file say must agree."""
    acts = [row.action for row in AuditRow.select(AuditRow.action)]
    found = []
    if job == "take key":
        if not there and not (Action.TAKE_KEY in acts or not done):
            found.append("taken without a row")
        if done and (there or Action.REKEY not in acts):
            found.append("told as taken, and is not")
    return found


def _let_in(case: Case, job: str, done: bool) -> list[str]:
    """Who gets in who must not, or the other way round."""
    found = []
    old, new = (case.gets_in(case.worker, each) for each in (OLD_PASSPHRASE, NEW_PASSPHRASE))
    there = slots.read(case.path).slot(case.worker.id) is not None
    if job == "take key" and (old != there or new or (done and old)):
        found.append(f"the leaver gets in: {old}")
    if job == "give key" and (old == new or (done and old)):
        found.append(f"old {old}, new {new}")
    if job == "change passphrase":
        mine = [case.gets_in(None, each) for each in (PASSPHRASE, NEW_PASSPHRASE)]
        if sum(mine) != 1 or (done and mine[0]) or not old:
            found.append(f"keeper {mine}, worker {old}")
    return found


def traced(case: Case, job: str, log: Path, *inject: str) -> Told:
    """Does the job under strace, with a fault."""
    faults = [word for fault in inject for word in ("-e", f"inject={fault}")]
    options = ["-f", "-qq", "-e", "signal=none", "-e", f"trace={','.join(CALLS)}", *faults, "-o", str(log)]
    with harness.worker(strace(), *options) as worker:
        worker.start(case.specimen.job(job))
        return worker.end()


def calls(log: Path) -> dict[str, range]:
    """By call: the numbers that its calls have in the child, from the mark to the end."""
    lines = [line.split(maxsplit=1) for line in log.read_text().splitlines()]
    child, mark = next((line[0], number) for number, line in enumerate(lines) if '"MARK"' in line[1])
    end = next(number for number, line in enumerate(lines) if 'write(1, "saved' in line[1])
    names = [(number, found[1]) for number, (pid, rest) in enumerate(lines[:end])
             if pid == child and (found := re.match(r"(\w+)\(", rest))]  # fmt: skip
    before = {call: sum(name == call and number <= mark for number, name in names) for call in CALLS}
    all_of = {call: sum(name == call for _number, name in names) for call in CALLS}
    return {call: range(before[call] + 1, all_of[call] + 1) for call in CALLS}


@pytest.fixture(scope="module")
def counted(pristine: Case, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, range]]:
    """Of each job the calls that it makes when nothing fails."""
    folder, found = tmp_path_factory.mktemp("counted"), {}
    for job in JOBS:
        case = pristine.fresh(folder / "office")
        assert traced(case, job, folder / "log").saved == (job,)
        assert damage(case, job, Told(saved=(job,), refused=(), status=0)) == []
        found[job] = calls(folder / "log")
    return found


def some(numbers: range) -> Iterator[int]:
    """As many of the numbers as there are rounds, evenly, with the last."""
    step = max(len(numbers) / ROUNDS, 1.0)
    picked = {numbers[int(len(numbers) - 1 - place * step)] for place in range(min(ROUNDS, len(numbers)))}
    yield from sorted(picked)


@pytest.mark.parametrize("job", JOBS)
def test_power_cut(pristine: Case, counted: dict[str, dict[str, range]], job: str, tmp_path: Path) -> None:
    hits = 0
    for call in ("pwrite64", "fsync", "rename") if job == "take key" else ("rename", "fsync"):
        for number in some(counted[job][call]):
            case = pristine.fresh(tmp_path / "office")
            told = traced(case, job, tmp_path / "log", f"{call}:signal=KILL:when={number}")
            hits += told.status == -signal.SIGKILL
            assert damage(case, job, told) == [], (call, number, told)
    assert hits >= 2 * min(ROUNDS, 2)


@pytest.mark.parametrize("job", JOBS)
def test_full_disk(pristine: Case, counted: dict[str, dict[str, range]], job: str, tmp_path: Path) -> None:
    refused = 0
    for call in ("pwrite64", "write"):
        for number in some(counted[job][call]):
            for onwards in ("", "+") if call == "pwrite64" else ("",):
                case = pristine.fresh(tmp_path / "office")
                told = traced(case, job, tmp_path / "log", f"{call}:error=ENOSPC:when={number}{onwards}")
                refused += len(told.refused)
                assert damage(case, job, told) == [], (call, number, told)
                assert told.status == 0, told
                assert not any("Error" in line.split()[1:] for line in told.refused), told
    assert refused


# Planted faults: the examination must see them


def test_a_rekey_that_is_not_done_is_found_out(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """The leaver's slot goes, but the file keeps its data key: who kept the old key file still opens it."""
    ring = keyring.by_passphrase(case.path, case.worker.id, OLD_PASSPHRASE)

    def leave_out(connection: OfficeDatabase, old: bytes, new: bytes) -> None:
        """No rekey at all."""

    office = open_office(case.path, case.specimen.key, case.specimen.person)
    with monkeypatch.context() as patched:
        patched.setattr(database, "rekey", leave_out)
        keys.take(office, case.worker.id, PASSPHRASE)
    office.close()
    database.connect(case.path, ring.newest, newest_schema=10_000).close()
    with pytest.raises(Damaged):
        keeper_in(case, (PASSPHRASE,))


def test_dropping_the_old_key_too_early_is_found_out(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut in the rekey would lock everybody out."""
    real = keyring.rekeying

    def alone(ring: Keyring, gone: slots.Slot) -> Keyring:
        both = real(ring, gone)
        newest = both.keyfile.data_keys[-1]
        keyfile = store_keys.reseal(both.keyfile, both.data_keys, {newest: both.newest})
        return replace(both, keyfile=keyfile, data_keys={newest: both.newest})

    def cut(connection: OfficeDatabase, old: bytes, new: bytes) -> None:
        raise StoreError("power cut")

    office = open_office(case.path, case.specimen.key, case.specimen.person)
    with monkeypatch.context() as patched:
        patched.setattr(keyring, "rekeying", alone)
        patched.setattr(database, "rekey", cut)
        with pytest.raises(StoreError, match="power cut"):
            keys.take(office, case.worker.id, PASSPHRASE)
    office.close()
    with pytest.raises(Damaged):
        damage(case, "take key", Told(saved=(), refused=(), status=-9))


# K2: what is wrong is told rightly


def _whole(content: bytes) -> bytes:
    return content


def _flipped(content: bytes) -> bytes:
    place = len(content) // 2
    return content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :]


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


HARMS: tuple[Callable[[bytes], bytes], ...] = (_whole, _flipped, _cut, lambda _content: b"")


@pytest.mark.parametrize("first", HARMS)
@pytest.mark.parametrize("second", HARMS)
def test_the_diagnosis(case: Case, first: Callable[[bytes], bytes], second: Callable[[bytes], bytes]) -> None:
    """Right or wrong passphrase × either copy of the keys whole or not × the file whole or not."""
    content, key_bytes = case.path.read_bytes(), slots.copies(case.path)[0].read_bytes()
    slots_are_whole = _whole in (first, second)
    page_one = bytes([content[5] ^ 1]) + content[1:]
    for copy, harm in zip(slots.copies(case.path), (first, second), strict=True):
        copy.write_bytes(harm(key_bytes))
    kept = [copy.read_bytes() for copy in slots.copies(case.path)]
    for file in (content, page_one, content[:2000], b""):
        staff = (
            (case.specimen.person, PASSPHRASE, OLD_PASSPHRASE),
            (case.worker.id, OLD_PASSPHRASE, PASSPHRASE),
        )
        for person, right, wrong in staff if LONG else staff[:1]:
            for passphrase in (right, wrong):
                case.path.write_bytes(file)
                wanted: type[Exception] | None = None
                if not slots_are_whole:
                    wanted = Damaged
                elif passphrase == wrong:
                    wanted = WrongPassphrase
                elif file is not content:
                    wanted = Damaged
                assert diagnosis(case, person, passphrase) is wanted
                assert [copy.read_bytes() for copy in slots.copies(case.path)] == kept


def diagnosis(case: Case, person: object, passphrase: str) -> type[Exception] | None:
    """What the sign-in says; None when it lets in."""
    try:
        store_opening.open_office(case.path, person, passphrase).close()  # type: ignore[arg-type]
    except (StoreError, WrongPassphrase) as error:
        return type(error)
    return None


def test_both_copies_lost_and_a_backup_is_there(case: Case) -> None:
    """K4: the newest backup has them as well."""
    office = open_office(case.path, case.specimen.key, case.specimen.person)
    keys.back_up(office)
    office.close()
    kept = slots.copies(case.path)[0].read_bytes()
    for harm in ("gone", "empty", "torn"):
        for copy in slots.copies(case.path):
            copy.unlink(missing_ok=True)
            if harm != "gone":
                copy.write_bytes(kept[:-9] if harm == "torn" else b"")
        assert case.gets_in(None, PASSPHRASE), harm
        assert [copy.read_bytes() for copy in slots.copies(case.path)] == [kept, kept]
