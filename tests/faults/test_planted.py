"""The tests bite: with a fault planted into the program, those that must turn red do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.plants import PLANT, PLANTS
from tests.faults.test_disk import strace

ROOT = Path(__file__).parent.parent.parent

BITTEN_BY = {
    "unsynced": "tests/faults/test_power.py",
    "unescaped": "tests/reports/test_frame.py::test_markup_in_a_text_is_printed_as_it_stands",
    "unbound": "tests/store/test_keys.py::test_forged_header_does_not_open",
    "formulas": "tests/services/test_list_export.py::test_a_text_stays_a_text",
    "unchained": "tests/store/test_audit.py::test_every_deleted_row_is_found",
}


@pytest.mark.parametrize("plant", PLANTS)
def test_a_planted_fault_turns_a_test_red(plant: str, tmp_path: Path) -> None:
    if plant == "unsynced":
        strace()
    options = [
        "-q",
        "-p",
        "tests.faults.plants",
        "-p",
        "no:cacheprovider",
        f"--basetemp={tmp_path / 'run'}",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, BITTEN_BY[plant]],
        cwd=ROOT,
        env={**os.environ, PLANT: plant, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stdout[-2000:]  # tests failed: no fault of the run itself
    last = done.stdout.splitlines()[-1]
    assert " failed" in last
    assert " error" not in last
