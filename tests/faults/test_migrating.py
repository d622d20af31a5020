"""A file of an older schema is brought up while the program is killed or the disk fills: old or new it is."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from osaava_desktop.store import migrate, slots
from osaava_desktop.store.database import cipher_problems, integrity_problems, schema_version
from tests.faults.table import Record, rounds
from tests.faults.test_disk import strace
from tests.store.specimen import DATA, golden
from tests.store.test_specimen import sign_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")

ROOT = Path(__file__).parent.parent.parent

OPEN = """
import os, sys
from pathlib import Path
from osaava_desktop.errors import PlainError
from tests.store.test_specimen import sign_in
print("ready", flush=True)
try:
    sign_in(Path(sys.argv[1])).close()
    print("opened", flush=True)
except PlainError as error:
    print("refused", error, flush=True)
"""


def older(folder: Path, number: int) -> Path:
    """A copy of a specimen of that schema, in place of an earlier one."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    original = DATA / f"specimen-{number}.osaava"
    for file in (original, *slots.copies(original), original.with_suffix(".json")):
        shutil.copy(file, folder)
    files = original.with_name(original.name + "-files")
    if files.exists():
        shutil.copytree(files, folder / files.name)
    return folder / original.name


def opening(path: Path, *before: str) -> "subprocess.Popen[str]":
    """Another process that opens the file."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*before, sys.executable, "-c", OPEN, str(path)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def wrong(path: Path) -> list[str]:
    """What is wrong when the file is opened the next time."""
    office = sign_in(path)
    found = [
        *cipher_problems(office.database),
        *integrity_problems(office.database),
        *office.audit_problems(),
    ]
    if schema_version(office.database) != migrate.NEWEST:
        found.append("not brought up")
    if golden(office) != json.loads(path.with_suffix(".json").read_text(encoding="utf-8")):
        found.append("other figures")
    if migrate.missing_triggers(office.database):
        found.append("unguarded")
    office.close()
    return found


def test_killed_while_migrating(tmp_path: Path, record: Record) -> None:
    chance, kills, found = random.Random(5), rounds(4, 30), list[object]()
    for turn in range(kills):
        path = older(tmp_path / "office", 1 + turn % (migrate.NEWEST - 1))
        with opening(path) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.1, 0.9))
            os.kill(process.pid, signal.SIGKILL)
        if problems := wrong(path):
            found.append((path.name, problems))
    record("S1", kills, len(found))
    record("I11", kills, len(found))
    assert found == []


def test_full_disk_while_migrating(tmp_path: Path, record: Record) -> None:
    chance, tries, refused, found = random.Random(6), rounds(3, 30), 0, list[object]()
    for turn in range(tries):
        path = older(tmp_path / "office", 1 + turn % (migrate.NEWEST - 1))
        fault = f"inject=pwrite64:error=ENOSPC:when={chance.randrange(1, 700)}+"
        options = ["-f", "-qq", "-e", "signal=none", "-e", "trace=pwrite64", "-e", fault]
        with opening(path, strace(), *options, "-o", "/dev/null") as process:
            assert process.stdout is not None
            told = process.stdout.read().splitlines()
        assert process.returncode == 0, told
        refused += told[-1].startswith("refused The disk")
        assert told[-1] == "opened" or told[-1].startswith("refused The disk"), told
        if problems := wrong(path):
            found.append((path.name, problems))
    record("S3", tries, len(found))
    record("I11", tries, len(found))
    assert found == []
    assert refused
