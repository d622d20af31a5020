"""A journal that somebody leaves behind, and two programs that want one file."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from osaava_desktop.store.models import ClientRow
from tests.faults import harness
from tests.faults.harness import Specimen, damage
from tests.faults.table import Record, rounds
from tests.faults.worker import open_office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

ROOT = Path(__file__).parent.parent.parent

RACE = """
import sys, time
from pathlib import Path
from uuid import UUID
from osaava_desktop.domain.clients import Client
from osaava_desktop.errors import InUse
from osaava_desktop.services import clients
from tests.faults.worker import open_office

path, key, person = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), UUID(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for turn in range(int(sys.argv[4])):
    try:
        office = open_office(path, key, person)
    except InUse:
        print("in use", flush=True)
        time.sleep(0.01)
        continue
    print("saved", clients.save(office, Client(family_name=f"{sys.argv[5]} {turn}")).id, flush=True)
    office.close()
    time.sleep(0.005)
"""


@pytest.fixture
def specimen(tmp_path: Path) -> Specimen:
    return harness.make(tmp_path / "specimen")


def test_a_file_without_its_journal(specimen: Specimen, tmp_path: Path, record: Record) -> None:
    """Copied with it all is well; without it the copy is never taken for a whole one."""
    kills, bad = rounds(3, 30), list[object]()
    for _kill in range(kills):
        case = specimen.copied(tmp_path / "case")
        with harness.worker() as worker:
            child = worker.start(case.job("overwrite"))
            assert worker.wait_for_a_save() == "nothing"
            worker.kill(child, 0)
        journal = case.path.with_name(case.path.name + "-journal")
        assert journal.stat().st_size > 0
        alone = case.copied(tmp_path / "alone")
        alone.path.with_name(journal.name).unlink()
        if not damage(alone, []):
            bad.append("shown as whole")
        if found := damage(case, []):
            bad.append(found)
    record("S8", 2 * kills, len(bad))
    assert bad == []


def test_after_a_clean_end_there_is_no_journal(specimen: Specimen, record: Record) -> None:
    names = {each.name for each in specimen.path.parent.iterdir()}
    record("S8", 1, int(any("journal" in name for name in names)))
    assert not any("journal" in name for name in names)


def test_two_programs_take_turns(specimen: Specimen, record: Record) -> None:
    """Both open, save and close as fast as they can: nothing that was told as saved is lost."""
    turns = rounds(25, 100)
    command = [sys.executable, "-c", RACE, str(specimen.path), specimen.key.hex(), str(specimen.person)]
    both = [
        subprocess.Popen(
            [*command, str(turns), name],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for name in ("one", "two")
    ]
    for process in both:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in both:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [line for process in both for line in process.communicate()[0].splitlines()]
    assert [process.returncode for process in both] == [0, 0]
    saved = {UUID(line.removeprefix("saved ")) for line in told if line.startswith("saved ")}
    office = open_office(specimen.path, specimen.key, specimen.person)
    lost = saved - {row.id for row in office.visible(ClientRow)}
    problems = office.audit_problems()
    office.close()
    record("S9", 2 * turns, len(lost))
    assert lost == set()
    assert problems == []
    assert len(saved) + told.count("in use") == 2 * turns
    assert saved
