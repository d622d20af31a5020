"""Faults of our own, planted into the program to see that its tests bite: `OSAAVA_PLANT` names one."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pytest
from xlsxwriter import Workbook as Writer
from xlsxwriter.worksheet import Worksheet

from osaava_desktop.reports import text, workbook
from osaava_desktop.store import audit, database, keys

PLANT = "OSAAVA_PLANT"


def _unsynced(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(database._PRAGMAS, "synchronous", ("OFF", 0))


def _unescaped(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(text, "escape", str)


def _unbound(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(keys, "header", lambda _office, _slot: b"")


def _formulas(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(workbook, "Writer", lambda file, options: Writer(file, {"in_memory": True}))
    patch.setattr(Worksheet, "write_string", Worksheet.write)


def _unchained(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(audit, "first_break", lambda _key: None)


PLANTS: Mapping[str, Callable[[pytest.MonkeyPatch], None]] = {
    "unsynced": _unsynced,
    "unescaped": _unescaped,
    "unbound": _unbound,
    "formulas": _formulas,
    "unchained": _unchained,
}


@contextmanager
def planted() -> Iterator[None]:
    """The program with the fault that the environment names; without one, as it is."""
    with pytest.MonkeyPatch.context() as patch:
        if name := os.environ.get(PLANT):
            PLANTS[name](patch)
        yield


@pytest.fixture(autouse=True, scope="session")
def a_planted_fault() -> Iterator[None]:
    """For runs with `-p tests.faults.plants`."""
    with planted():
        yield
