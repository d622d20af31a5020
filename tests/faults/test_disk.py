"""The disk fails, or the power goes, at each single call of one save: strace does it.

`when=K` counts the calls of each process by itself. The child makes as many calls of no consequence before
the save as are missing, so that the K-th is the one that is meant.
"""

import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from tests.faults import harness
from tests.faults.harness import Specimen, Told, damage
from tests.faults.table import Record

K = 300
"""The number of the call that fails; more than a child makes from its start to the end of the save."""

TRACED = "pwrite64,fsync,fdatasync,ftruncate"


@cache
def strace() -> str:
    """The command, or a reason to skip."""
    found = shutil.which("strace")
    if sys.platform != "linux" or found is None:
        pytest.skip("strace is not installed")
    tried = subprocess.run([found, "-f", "--seccomp-bpf", "-o", "/dev/null", "true"], check=False)
    if tried.returncode:
        pytest.skip("strace is not allowed here")
    return found


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What the child told, and what is wrong afterwards."""

    position: int
    told: Told
    damage: list[str]


class Disk:
    """One way to fail, tried at every call of a save."""

    def __init__(self, folder: Path) -> None:
        self.pristine = harness.make(folder / "pristine")
        self.folder = folder
        self.log = folder / "strace.log"

    def command(self, *inject: str) -> list[str]:
        """Strace with faults to inject."""
        faults = [word for fault in inject for word in ("-e", f"inject={fault}")]
        quick = [] if any("signal" in fault for fault in inject) else ["--seccomp-bpf"]  # which drops signals
        options = ["-f", "-qq", *quick, "-e", "signal=none", "-e", f"trace={TRACED}", *faults]
        return [strace(), *options, "-o", str(self.log)]

    def calls(self) -> dict[str, tuple[int, int]]:
        """By call: how many a child makes before the save, and how many in the save itself."""
        with harness.worker(*self.command()) as worker:
            worker.start(self.fresh().job("save once"))
            assert len(worker.end().saved) == 2
        lines = self.log.read_text().splitlines()
        names = [found[1] for line in lines if (found := re.match(r"\d+ +(\w+)\(", line))]
        mark = next(number for number, line in enumerate(lines) if '"MARK"' in line)
        sizes = self._commit(names[mark + 1 :])
        return {
            name: (names[:mark].count(name), sizes.count(name)) for name in TRACED.split(",") if name in sizes
        }

    def _commit(self, names: list[str]) -> list[str]:
        """The calls of the first save: the journal is cut when it is done."""
        return names[: names.index("ftruncate") + 1]

    def fresh(self) -> Specimen:
        """The office as it was."""
        return self.pristine.copied(self.folder / "office")

    def fail(
        self, call: str, fault: str, before: int, positions: range, *, unsafe: bool = False
    ) -> list[Outcome]:
        """Fails at each of the positions of the save."""
        outcomes = []
        with harness.worker(*self.command(f"{call}:{fault}")) as worker:
            for position in positions:
                specimen = self.fresh()
                job = specimen.job("save once")
                worker.start(replace(job, pad=K - before - position, pad_call=call, unsafe=unsafe))
                told = worker.end()
                outcomes.append(Outcome(position=position, told=told, damage=damage(specimen, told.saved)))
        return outcomes

    def hits(self) -> int:
        """How many calls were made to fail, in how many processes."""
        lines = self.log.read_text().splitlines()
        return len({line.split()[0] for line in lines if "(INJECTED)" in line or "killed by SIGKILL" in line})


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Disk:
    strace()
    return Disk(tmp_path_factory.mktemp("disk"))


@pytest.fixture(scope="module")
def calls(disk: Disk) -> dict[str, tuple[int, int]]:
    return disk.calls()


def test_save_writes_and_syncs(calls: dict[str, tuple[int, int]]) -> None:
    assert {"pwrite64", "ftruncate"} < set(calls)
    assert {"fsync", "fdatasync"} & set(calls)
    assert calls["pwrite64"][1] > 20
    assert all(before + during < K for before, during in calls.values())


def test_full_disk_at_every_write(disk: Disk, calls: dict[str, tuple[int, int]], record: Record) -> None:
    before, during = calls["pwrite64"]
    outcomes = disk.fail("pwrite64", f"error=ENOSPC:when={K}", before, range(1, during + 1))
    record("S3", len(outcomes), sum(bool(one.damage) for one in outcomes))
    assert disk.hits() == during
    assert [outcome for outcome in outcomes if outcome.damage] == []
    for outcome in outcomes:
        assert outcome.told.refused[0].startswith("DiskFull The disk"), outcome
        assert len(outcome.told.saved) == 1, outcome  # the next one, as the disk has room again


def test_disk_that_stays_full(disk: Disk, calls: dict[str, tuple[int, int]], record: Record) -> None:
    before, during = calls["pwrite64"]
    outcomes = disk.fail("pwrite64", f"error=ENOSPC:when={K}+", before, range(1, during + 1, 9))
    record("S3", len(outcomes), sum(bool(one.damage) for one in outcomes))
    assert disk.hits() == len(outcomes)
    for outcome in outcomes:
        assert outcome.damage == [], outcome
        assert outcome.told.saved == (), outcome
        assert all(line.startswith("DiskFull The disk") for line in outcome.told.refused), outcome
        assert len(outcome.told.refused) == 2, outcome


@pytest.mark.parametrize("call", ["pwrite64", "fsync", "fdatasync", "ftruncate"])
def test_disk_that_does_not_answer(
    disk: Disk, calls: dict[str, tuple[int, int]], call: str, record: Record
) -> None:
    before, during = calls.get(call, (0, 0))
    step = 9 if call == "pwrite64" else 1
    outcomes = disk.fail(call, f"error=EIO:when={K}", before, range(1, during + 1, step))
    record("S3", len(outcomes), sum(bool(one.damage) for one in outcomes))
    assert disk.hits() == len(outcomes)
    for outcome in outcomes:
        assert outcome.damage == [], outcome
        assert all(line.startswith("StoreError The disk could not") for line in outcome.told.refused), outcome
        assert len(outcome.told.refused) + len(outcome.told.saved) == 2, outcome
        assert outcome.told.refused or call in ("fsync", "fdatasync"), outcome


@pytest.mark.parametrize("call", ["pwrite64", "fsync", "fdatasync", "ftruncate"])
def test_power_cut_at_every_call(
    disk: Disk, calls: dict[str, tuple[int, int]], call: str, record: Record
) -> None:
    before, during = calls.get(call, (0, 0))
    outcomes = disk.fail(call, f"signal=KILL:when={K}", before, range(1, during + 1))
    record("S2", len(outcomes), sum(bool(one.damage) for one in outcomes))
    for outcome in outcomes:
        assert outcome.told.status == -signal.SIGKILL, outcome
        assert outcome.damage == [], outcome
        assert outcome.told.saved == (), outcome


def test_power_cut_without_a_journal_is_found_out(disk: Disk) -> None:
    """Proof that the tests above would see a half save."""
    outcomes = disk.fail("pwrite64", f"signal=KILL:when={K}", 0, range(2, 30, 3), unsafe=True)
    assert all(outcome.told.status == -signal.SIGKILL for outcome in outcomes)
    assert any(outcome.damage for outcome in outcomes)
