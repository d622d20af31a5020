"""The table of faults: what was tried and what was lost, gathered while the tests run.

A test that counts asks for the fixture `record`; every other test of a row counts as one try.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROUNDS = "OSAAVA_FAULT_ROUNDS"
"""The environment's variable that the long set is run with."""

LONG = ROUNDS in os.environ
_COUNT = "fault"
_OPTIONS = ("-n", "auto", "--dist", "loadfile", "-o", "faulthandler_timeout=1800")


@dataclass(frozen=True)
class Row:
    """A fault, and the tests that try it: files, or tests of a file."""

    what: str
    tests: tuple[str, ...] = ()


ROWS: Mapping[str, Row] = {
    "S1": Row("the program is killed", ("tests/faults/test_draft.py",)),
    "S2": Row("the power goes", ("tests/faults/test_disk.py::test_power",)),
    "S3": Row("the disk fails at a call", ("tests/faults/test_disk.py::test_disk_that",)),
    "S4": Row(
        "the disk is full",
        (
            "tests/faults/test_full.py",
            "tests/store/test_office.py::test_full_disk",
            "tests/store/test_reserve.py",
        ),
    ),
    "S5": Row(
        "the file can only be read",
        (
            "tests/store/test_office.py::test_read_only",
            "tests/store/test_migrate.py::test_older_file_that_can",
        ),
    ),
    "S6": Row(
        "bits rot",
        ("tests/faults/test_rot.py", "tests/store/test_database.py", "tests/services/test_restoring.py"),
    ),
    "S7": Row("an older file lies in its place", ("tests/services/test_rollback.py",)),
    "S8": Row("the journal is left behind"),
    "S9": Row(
        "two windows", ("tests/faults/test_kill.py::test_second_process", "tests/screens/test_one_window.py")
    ),
    "S10": Row("a scanner holds a file", ("tests/store/test_keys.py::test_scanner",)),
    "S11": Row("a place for live files to be lost in", ("tests/domain/test_locations.py",)),
    "S12": Row("very much data", ("tests/faults/test_huge.py",)),
    "K1": Row("the laptop is stolen", ("tests/faults/test_canary.py::test_nothing_after_a",)),
    "K2": Row(
        "a wrong passphrase",
        ("tests/services/test_tries.py", "tests/faults/test_keys.py::test_the_diagnosis"),
    ),
    "K3": Row(
        "an altered key file", ("tests/store/test_keys.py::test_forged", "tests/store/test_keys.py::test_no_")
    ),
    "K4": Row("a lost key file", ("tests/faults/test_keys.py::test_both_copies",)),
    "K5": Row(
        "a forgotten passphrase", ("tests/services/test_recovery.py", "tests/domain/test_recovery_code.py")
    ),
    "K6": Row("no keyring of the system"),
    "K7": Row("a desk left unlocked", ("tests/screens/test_lock.py",)),
    "K8": Row("a crash leaves a trace", ("tests/test_log.py",)),
    "K9": Row("a forgotten clipboard", ("tests/screens/test_lock.py::test_copies",)),
    "K11": Row("another worker looks", ("tests/domain/test_policy.py", "tests/screens/test_door.py")),
    "K12": Row("the audit is edited", ("tests/store/test_audit.py", "tests/services/test_audit.py")),
    "I2": Row("a formula in a text", ("tests/services/test_list_export.py",)),
    "I3": Row("markup in a text", ("tests/reports/test_frame.py",)),
    "I4": Row("an archive from elsewhere"),
    "I5": Row("names of files"),
    "I6": Row("letters of all kinds"),
    "I7": Row("very long names"),
    "I8": Row("the computer's language"),
    "I9": Row("turns of clock and year"),
    "I10": Row(
        "the clock jumps", ("tests/domain/test_backups.py", "tests/services/test_tries.py::test_a_clock")
    ),
    "I11": Row("schemas old and new", ("tests/store/test_specimen.py", "tests/store/test_migrate.py")),
    "I12": Row("the window hangs"),
}


def rounds(quick: int, long: int) -> int:
    """How often to try."""
    return long if LONG else quick


Record = Callable[[str, int, int], None]


@pytest.fixture
def record(record_property: Callable[[str, object], None]) -> Record:
    """Counts what this test tried of a fault, and what was lost."""

    def count(fault: str, tried: int, lost: int) -> None:
        assert fault in ROWS, fault
        record_property(_COUNT, [fault, tried, lost])

    return count


class Tally:
    """What came of the tries."""

    def __init__(self) -> None:
        self.tried: dict[str, int] = {}
        self.lost: dict[str, int] = {}

    def add(self, fault: str, tried: int, lost: int) -> None:
        """Counts."""
        self.tried[fault] = self.tried.get(fault, 0) + tried
        self.lost[fault] = self.lost.get(fault, 0) + lost

    def take(self, test: str, properties: Iterable[tuple[str, object]], failed: bool) -> None:
        """What one test counted; a failed one has lost something, whatever it counted."""
        counts: list[Any] = [value for name, value in properties if name == _COUNT]
        for fault, tried, lost in counts:
            self.add(fault, tried, max(lost, int(failed)))
        if not counts:
            for fault in faults_of(test):
                self.add(fault, 1, int(failed))

    def verdict(self, fault: str) -> str:
        """In words."""
        if not self.tried.get(fault):
            return "not tried"
        return "LOST" if self.lost[fault] else "kept"

    def lines(self) -> list[str]:
        """The table."""
        width = max(len(row.what) for row in ROWS.values())
        head = f"{'fault':<6}{'what':<{width}}  {'tried':>7}  {'lost':>5}  verdict"
        return [head] + [
            f"{fault:<6}{row.what:<{width}}  {self.tried.get(fault, 0):>7}  {self.lost.get(fault, 0):>5}  "
            f"{self.verdict(fault)}"
            for fault, row in ROWS.items()
        ]

    def kept(self) -> bool:
        """Whether every fault was tried and nothing was lost."""
        return all(self.verdict(fault) == "kept" for fault in ROWS)


def faults_of(test: str) -> list[str]:
    """The rows that a test belongs to."""
    return [fault for fault, row in ROWS.items() if any(test.startswith(each) for each in row.tests)]


def paths() -> list[str]:
    """The files with tests of any row."""
    listed = (one.partition("::")[0] for row in ROWS.values() for one in row.tests)
    return sorted({"tests/faults", *(one for one in listed if not one.startswith("tests/faults"))})


def in_vain() -> list[str]:
    """What a row names and is not there."""
    listed = [one.partition("::") for row in ROWS.values() for one in row.tests]
    return [
        path + colons + name
        for path, colons, name in listed
        if not Path(path).exists() or f"def {name}" not in Path(path).read_text(encoding="utf-8")
    ]


class Gathering:
    """The plugin of a whole run."""

    def __init__(self) -> None:
        self.tally = Tally()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Takes in one test, also from another process."""
        if report.when == "call" and not report.skipped:
            self.tally.take(report.nodeid, report.user_properties, report.failed)
        elif report.failed:
            self.tally.take(report.nodeid, (), failed=True)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Prints the table."""
        terminalreporter.section("faults")
        for line in self.tally.lines():
            terminalreporter.write_line(line)


def main() -> int:
    """Runs the long set on every core; 0 where all was tried and nothing lost."""
    os.environ.setdefault(ROUNDS, "10")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    gathering = Gathering()
    root = Path(__file__).parent.parent.parent
    os.chdir(root)
    code = pytest.main(["-q", *_OPTIONS, *paths()], plugins=[gathering])
    return int(code) or (0 if gathering.tally.kept() else 1)


if __name__ == "__main__":
    raise SystemExit(main())
