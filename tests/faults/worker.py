"""A process to be killed and starved: forks a child per job, which opens a real office and saves.

`python -m tests.faults.worker` reads a job per line (JSON) and tells on its output what happens.

Every line begins with a word: `pid N`, `ready`, `saved ID`, `refused CLASS SENTENCE`, `done`, `exit STATUS`.
A child's `saved` is written when the save has returned: what is told is promised.
"""

import itertools
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Session
from osaava_desktop.domain.pathways import PathwayStep, PathwayType
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.errors import PlainError
from osaava_desktop.services import clients, freezing, groups, keys, pathways, people
from osaava_desktop.store import backup, database, migrate, slots
from osaava_desktop.store.models import SessionRow
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf
from tests.faults import plants
from tests.services.invented import NOW, PASSPHRASE

WORKER = "Ville Virta"
NEW_PASSPHRASE = "korkea kuusi mäellä"

MARK = b"MARK"
"""What a child writes to its scratch file right before the save that matters."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a child does. `pad` are calls that change nothing, to be counted by strace before the save."""

    name: str
    path: str
    key: str
    person: str
    scratch: str
    pad: int = 0
    pad_call: str = "pwrite64"
    unsafe: bool = False


def open_office(path: Path, key: bytes, person: UUID) -> Office:
    """The office without its passphrase, whose price is paid for elsewhere."""
    connection = database.connect(path, key, newest_schema=migrate.NEWEST)
    return Office(connection, path, person, lambda: NOW)


def tell(*words: object) -> None:
    """Writes a line at once."""
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


def walk_in(office: Office, name: str) -> Client:
    """A new client, present at the only session: three records and their audit in one change."""
    session: Session = office.visible(SessionRow).get()
    return groups.add_walk_in(office, session, Client(family_name=name, note="n" * 3000))


def save_on(office: Office, job: Job) -> None:
    """Saves until the end of the process."""
    for number in itertools.count():
        client = walk_in(office, f"{os.getpid()}-{number}")
        tell("saved", client.id)
        step = PathwayStep(client=client.id, on=office.today, type=PathwayType.STUDIES)
        tell("saved", pathways.save(office, step).id)


def promise_early(office: Office, job: Job) -> None:
    """What must never be: tells of a save that is not on the disk yet."""
    for number in itertools.count():
        with office.change(Action.SAVE_CLIENT):
            client = clients.save(office, Client(family_name=f"{os.getpid()}-{number}"))
            tell("saved", client.id)
            time.sleep(0.02)


def back_up(office: Office, job: Job) -> None:
    """Makes one backup after another."""
    keyfile, key = slots.read(office.path), bytes.fromhex(job.key)
    while True:
        head = office.audit_head()
        made = backup.verified_copy(office.database, key, keyfile, audit_head=head, made=NOW)
        tell("saved", made.path.name)


def save_once(office: Office, job: Job) -> None:
    """One save at which the disk fails or the power goes, and then one more."""
    scratch = os.open(job.scratch, os.O_RDWR | os.O_CREAT)
    for _call in range(job.pad):
        if job.pad_call == "pwrite64":
            os.pwrite(scratch, b"x", 0)
        elif job.pad_call == "ftruncate":
            os.ftruncate(scratch, 1)
        else:
            getattr(os, job.pad_call)(scratch)
    if not job.pad:
        os.pwrite(scratch, MARK, 0)
    for name in ("first", "second"):
        try:
            tell("saved", walk_in(office, name).id)
        except PlainError as error:
            tell("refused", type(error).__name__, error)


def change_keys(office: Office, job: Job) -> None:
    """One change of the keys, at which the disk fails or the power goes."""
    worker = next(one for one in people.staff(office) if one.name == WORKER)
    os.pwrite(os.open(job.scratch, os.O_RDWR | os.O_CREAT), MARK, 0)
    try:
        match job.name:
            case "take key":
                keys.take(office, worker.id, PASSPHRASE)
            case "give key":
                keys.give(office, worker, NEW_PASSPHRASE, PASSPHRASE, Kdf())
            case "change passphrase":
                keys.change_passphrase(office, NEW_PASSPHRASE, PASSPHRASE, Kdf())
        tell("saved", job.name)
    except PlainError as error:
        tell("refused", type(error).__name__, error)


def freeze_on(office: Office, job: Job) -> None:
    """Freezes one version after another."""
    for number in itertools.count():
        pdf = b"%PDF-1.4 /Type /Page\n" + bytes(100_000)
        scope, reason = year_scope(2025), f"version {number}"
        tell("saved", freezing.freeze(office, scope, Extent.CONDENSED, Language.FI, pdf, reason).id)


def hold(office: Office, job: Job) -> None:
    """Keeps the file open."""
    time.sleep(60)


def overwrite(office: Office, job: Job) -> None:
    """Spills a change to the disk that is never finished."""
    office.database.execute_sql("PRAGMA cache_size=1")
    with office.change(Action.SAVE_CLIENT):
        for number in range(100):
            clients.save(office, Client(family_name=f"Never {number}", note="n" * 3000))
        tell("saved", "nothing")
        time.sleep(60)


JOBS: dict[str, Callable[[Office, Job], None]] = {
    "save on": save_on,
    "promise early": promise_early,
    "back up": back_up,
    "save once": save_once,
    "take key": change_keys,
    "give key": change_keys,
    "change passphrase": change_keys,
    "freeze on": freeze_on,
    "hold": hold,
    "overwrite": overwrite,
}

UNSAFE = {"journal_mode": ("OFF", "off"), "synchronous": ("OFF", 0), "cache_size": (1, 1)}
"""A file that is not looked after: the harness must find the damage."""


def run(job: Job) -> None:
    """The child's life."""
    tell("pid", os.getpid())
    if job.unsafe:
        pragmas: dict[str, Any] = database._PRAGMAS
        pragmas.update(UNSAFE)
    office = open_office(Path(job.path), bytes.fromhex(job.key), UUID(job.person))
    tell("ready")
    JOBS[job.name](office, job)
    office.close()
    tell("done")


def main() -> None:
    """Forks a child per line of input; the parent never opens a file."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                run(Job(**json.loads(line)))
                status = 0
            except Exception as error:  # a traceback would be lost; the test shows this line
                tell("failed", repr(error))
            finally:
                os._exit(status)
        tell("exit", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    with plants.planted():
        main()
