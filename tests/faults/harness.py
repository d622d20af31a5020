"""Starts the worker, perhaps under strace, and examines what it leaves behind."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import UUID

from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.services import groups
from osaava_desktop.store import backup, keys, slots
from osaava_desktop.store.database import cipher_problems, integrity_problems
from osaava_desktop.store.models import AttendanceRow, AuditRow, ClientRow, PathwayStepRow, SessionRow
from osaava_desktop.store.office import Office
from tests.faults.worker import Job, open_office
from tests.services.invented import PASSPHRASE, new_office

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, kw_only=True)
class Specimen:
    """A closed office with one planned session, and what opens it."""

    path: Path
    key: bytes
    person: UUID

    def job(self, name: str) -> Job:
        """A job on this office."""
        scratch = self.path.with_name("scratch")
        return Job(
            name=name, path=str(self.path), key=self.key.hex(), person=str(self.person), scratch=str(scratch)
        )

    def copied(self, folder: Path) -> "Specimen":
        """The same office in another folder, in place of what lay there."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.path.parent, folder)
        return replace(self, path=folder / self.path.name)


def make(folder: Path) -> Specimen:
    """Makes a specimen in a new folder."""
    folder.mkdir()
    office = new_office(folder / "office.osaava")
    group = groups.save(office, Group(name="Group", type=GroupType.EVENT))
    groups.save_session(office, Session(group=group.id, on=office.today))
    office.close()
    keyfile = slots.read(office.path)
    slot = keyfile.slots[0]
    data_keys = keys.open_data_keys(keyfile, slot, keys.unlock(keyfile, slot, PASSPHRASE))
    return Specimen(path=office.path, key=data_keys[keyfile.data_keys[-1]], person=office.person.id)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a child told before its end."""

    saved: tuple[str, ...]
    refused: tuple[str, ...]
    status: int


class Worker:
    """The running worker."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def start(self, job: Job) -> int:
        """Gives out a job and waits until its child has opened the office; gives back the child's id."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asdict(job)) + "\n")
        self._process.stdin.flush()
        pid = int(self._line().removeprefix("pid "))
        assert self._line() == "ready"
        return pid

    def end(self) -> Told:
        """Listens until the child is gone."""
        saved, refused = [], []
        while not (line := self._line()).startswith("exit "):
            word, _space, rest = line.partition(" ")
            if word == "saved":
                saved.append(rest)
            elif word == "refused":
                refused.append(rest)
            else:
                assert word == "done", line
        return Told(saved=tuple(saved), refused=tuple(refused), status=int(line.removeprefix("exit ")))

    def wait_for_a_save(self) -> str:
        """The next thing that is told as saved."""
        line = self._line()
        assert line.startswith("saved "), line
        return line.removeprefix("saved ")

    def kill(self, pid: int, after: float) -> Told:
        """Lets the child go on for some seconds and kills it."""
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
        told = self.end()
        assert told.status == -signal.SIGKILL
        return told

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the worker is gone"
        return line.rstrip("\n")


@contextmanager
def worker(*before: str) -> Iterator[Worker]:
    """A worker, started by the command `before`, if there is one."""
    command = [*before, sys.executable, "-m", "tests.faults.worker"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield Worker(process)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(20) == 0


def damage(specimen: Specimen, promised: Sequence[str]) -> list[str]:
    """Everything that is wrong with an office after an accident; `promised` are the ids told as saved."""
    try:
        office = open_office(specimen.path, specimen.key, specimen.person)
    except Exception as error:
        return [f"does not open: {error!r}"]
    try:
        found = [*cipher_problems(office.database), *integrity_problems(office.database)]
        found += office.audit_problems()
        there = {row.id for table in (ClientRow, PathwayStepRow) for row in office.visible(table, table.id)}
        found += [f"lost: {one}" for one in promised if UUID(one) not in there]
        audited = {row.record for row in AuditRow.select() if row.thing in ("client", "pathway_step")}
        found += [f"without audit: {one}" for one in there - audited]
        found += [f"audit without record: {one}" for one in audited - there]
        found += _half_walk_ins(office)
        return found
    except Exception as error:
        return [f"can't be read: {error!r}"]
    finally:
        office.close()


def _half_walk_ins(office: Office) -> list[str]:
    """A walk-in is a client, a mark and a held session, or nothing."""
    people = {row.id for row in ClientRow.select(ClientRow.id)}
    present = {one.client for one in office.visible(AttendanceRow) if one.mark is Mark.PRESENT}
    held = SessionRow.get().state is SessionState.HELD
    found = [f"half: {one}" for one in people ^ present]
    return [*found, *([] if held == bool(people) else ["half: the session"])]


def unfinished_backups(path: Path) -> tuple[list[Path], list[Path]]:
    """Copies with a manifest, and those without one."""
    copies = sorted(backup.folder(path).glob("*.osaava"))
    whole = [copy for copy in copies if copy.with_name(copy.name + backup.MANIFEST).exists()]
    return whole, [copy for copy in copies if copy not in whole]
