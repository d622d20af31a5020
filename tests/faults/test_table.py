"""The table of faults says what was tried, what was lost, and what nobody tried."""

import pytest

from tests.faults.table import ROWS, Tally, faults_of, in_vain, paths


def test_every_row_names_tests_that_are_there() -> None:
    assert in_vain() == []
    assert "tests/faults" in paths()


def test_a_test_that_counts_nothing_is_one_try() -> None:
    tally = Tally()
    test = "tests/store/test_audit.py::test_whole_chain_holds"
    assert faults_of(test) == ["K12"]
    tally.take(test, [], failed=False)
    tally.take(test, [], failed=False)
    assert (tally.tried["K12"], tally.lost["K12"], tally.verdict("K12")) == (2, 0, "kept")


def test_what_is_counted_is_added_up() -> None:
    tally = Tally()
    tally.take("tests/faults/x.py::test_x", [("fault", ["S2", 170, 0])], failed=False)
    tally.take("tests/faults/x.py::test_y", [("fault", ["S2", 30, 2])], failed=True)
    assert (tally.tried["S2"], tally.lost["S2"], tally.verdict("S2")) == (200, 2, "LOST")
    (line,) = [line for line in tally.lines() if line.startswith("S2 ")]
    assert line.split()[-3:] == ["200", "2", "LOST"]


@pytest.mark.parametrize("lost", ["S1", "I12"])
def test_one_row_alone_spoils_it(lost: str) -> None:
    tally = Tally()
    for fault in ROWS:
        tally.add(fault, 1, 0)
    assert tally.kept()
    tally.add(lost, 1, 1)
    assert not tally.kept()


def test_a_row_that_nobody_tried_is_not_kept() -> None:
    tally = Tally()
    for fault in list(ROWS)[1:]:
        tally.add(fault, 1, 0)
    assert tally.verdict("S1") == "not tried"
    assert not tally.kept()


def test_a_failed_test_has_lost_something() -> None:
    tally = Tally()
    tally.take("tests/faults/x.py::test_x", [("fault", ["S2", 170, 0])], failed=True)
    tally.take("tests/store/test_audit.py::test_x", [], failed=True)
    assert (tally.lost["S2"], tally.lost["K12"]) == (1, 1)
