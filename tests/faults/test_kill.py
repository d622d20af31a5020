"""Killed at any moment, the program loses nothing that it told was saved, and leaves nothing half done."""

import random
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from osaava_desktop.errors import InUse
from osaava_desktop.services import people
from osaava_desktop.store import slots
from tests.faults import harness
from tests.faults.harness import Specimen, damage
from tests.faults.table import Record, rounds
from tests.services.invented import NOW, PASSPHRASE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

KILLS = rounds(40, 200)


@pytest.fixture
def specimen(tmp_path: Path) -> Specimen:
    return harness.make(tmp_path / "specimen")


def test_killed_while_saving(specimen: Specimen, record: Record) -> None:
    chance = random.Random(7)
    promised: list[str] = []
    journals = 0
    with harness.worker() as worker:
        for _kill in range(KILLS):
            child = worker.start(specimen.job("save on"))
            promised += worker.kill(child, chance.uniform(0, 0.15)).saved
            journal = specimen.path.with_name(specimen.path.name + "-journal")
            journals += journal.exists() and journal.stat().st_size > 0
            assert damage(specimen, promised) == []
    record("S1", KILLS, 0)
    assert len(promised) > KILLS  # it did save in between
    assert journals  # and some of the kills came in the middle of a save


def test_promise_before_the_disk_has_it_is_found_out(specimen: Specimen) -> None:
    """Proof that the loop above would see a lost save."""
    with harness.worker() as worker:
        child = worker.start(specimen.job("promise early"))
        first = worker.wait_for_a_save()
        worker.kill(child, 0)
    assert f"lost: {first}" in damage(specimen, [first])


def test_killed_in_the_middle_of_a_long_change(specimen: Specimen) -> None:
    with harness.worker() as worker:
        child = worker.start(specimen.job("overwrite"))
        assert worker.wait_for_a_save() == "nothing"
        worker.kill(child, 0)
    assert specimen.path.with_name(specimen.path.name + "-journal").stat().st_size > 0
    assert damage(specimen, []) == []


def test_killed_without_a_journal_is_found_out(specimen: Specimen) -> None:
    """Proof that the examination sees a file that nobody looks after."""
    with harness.worker() as worker:
        child = worker.start(replace(specimen.job("overwrite"), unsafe=True))
        assert worker.wait_for_a_save() == "nothing"
        worker.kill(child, 0)
    assert damage(specimen, []) != []


def test_killed_while_backing_up(specimen: Specimen, record: Record) -> None:
    chance = random.Random(8)
    finished: list[str] = []
    with harness.worker() as worker:
        for _kill in range(kills := rounds(12, 30)):
            child = worker.start(specimen.job("back up"))
            finished += worker.kill(child, chance.uniform(0, 0.2)).saved
            assert damage(specimen, []) == []
    record("S1", kills, 0)
    whole, _unfinished = harness.unfinished_backups(specimen.path)
    assert {copy.name for copy in whole} >= set(finished)
    assert len(whole) >= 3
    for copy in whole:
        assert slots.read(copy) == slots.read(specimen.path)
        assert damage(replace(specimen, path=copy), []) == []


def test_second_process_holds_the_file(specimen: Specimen) -> None:
    def sign_in() -> None:
        people.sign_in(specimen.path, specimen.person, PASSPHRASE, lambda: NOW).close()

    with harness.worker() as worker:
        child = worker.start(specimen.job("hold"))
        with pytest.raises(InUse, match="open in another window or program"):
            sign_in()
        assert worker.kill(child, 0).status == -signal.SIGKILL
        sign_in()  # a lock does not outlive its holder
