"""The power goes: what was written and not synced yet is on the disk, or not, or in part.

Killing a process loses nothing that the system has taken in, so the disk itself is played: the calls of some
saves are recorded by strace, and at each cut the disk holds all that was synced and, of the rest, what chance
says.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.faults import harness
from tests.faults.harness import Specimen, damage
from tests.faults.table import Record, rounds
from tests.faults.test_disk import strace

CALLS = "pwrite64,write,fsync,fdatasync,ftruncate"
LINE = re.compile(r'\d+ +(\w+)\(\d+<((?:\\x..)*)>(?:, "((?:\\x..)*)")?(?:, (\d+))?(?:, (\d+))?\) += \d+')
SECTOR = 512


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call that reached the disk."""

    name: str
    file: str
    content: bytes
    numbers: tuple[int, ...]


@cache
def _unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def recorded(specimen: Specimen, log: Path) -> list[Call]:
    """What a child calls that saves twice, from its start to its end."""
    options = ["-f", "-qq", "-y", "-xx", "-s", "9000", "-e", "signal=none", "-e", f"trace={CALLS}"]
    with harness.worker(strace(), *options, "-o", str(log)) as worker:
        worker.start(specimen.job("save once"))
        assert len(worker.end().saved) == 2
    return [
        Call(
            name=found[1],
            file=Path(_unhex(found[2]).decode()).name,
            content=_unhex(found[3] or ""),
            numbers=tuple(int(number) for number in found.groups()[3:] if number),
        )
        for line in log.read_text().splitlines()
        if (found := LINE.match(line))
    ]


class Disk:
    """Files as they lie on the disk, and what was written since they were last synced."""

    def __init__(self, specimen: Specimen) -> None:
        names = (specimen.path.name, f"{specimen.path.name}-journal")
        self.files = {name: bytearray() for name in names}
        self.files[names[0]][:] = specimen.path.read_bytes()
        self.waiting: dict[str, list[Call]] = {name: [] for name in names}

    def take(self, call: Call) -> None:
        """A call of the program."""
        if call.file not in self.files:
            return
        if call.name in ("fsync", "fdatasync"):
            for one in self.waiting[call.file]:
                apply(self.files[call.file], one)
            self.waiting[call.file] = []
        else:
            self.waiting[call.file].append(call)

    def cut(self, survives: Callable[[Call], Call | None]) -> dict[str, bytes]:
        """What is found afterwards, where `survives` says what became of each call that was not synced."""
        left = {}
        for name, content in self.files.items():
            found = bytearray(content)
            for call in self.waiting[name]:
                if kept := survives(call):
                    apply(found, kept)
            left[name] = bytes(found)
        return left


def apply(content: bytearray, call: Call) -> None:
    """Writes or cuts."""
    if call.name == "ftruncate":
        (size,) = call.numbers
        del content[size:]
        content.extend(bytes(size - len(content)))
        return
    _length, place = call.numbers
    content.extend(bytes(max(0, place - len(content))))
    content[place : place + len(call.content)] = call.content


def nothing(call: Call) -> None:
    """The disk had not begun."""


def by_chance(chance: random.Random) -> Callable[[Call], Call | None]:
    """Some calls made it, some did not, some in part."""

    def survives(call: Call) -> Call | None:
        if chance.random() < 0.4:
            return None
        if call.name == "ftruncate" or chance.random() < 0.7:
            return call
        part = call.content[: SECTOR * chance.randrange(1 + len(call.content) // SECTOR)]
        return Call(name=call.name, file=call.file, content=part, numbers=call.numbers)

    return survives


def cuts(specimen: Specimen, calls: list[Call]) -> Iterator[tuple[Disk, list[str]]]:
    """The disk after each call, and what was told as saved by then."""
    disk, told = Disk(specimen), list[str]()
    for call in calls:
        if call.name == "write":
            if call.content.startswith(b"saved "):
                told.append(call.content.decode().split()[1])
            continue
        disk.take(call)
        if call.file in disk.files:
            yield disk, told


def test_power_cuts(tmp_path: Path, record: Record) -> None:
    pristine = harness.make(tmp_path / "pristine")
    calls = recorded(pristine.copied(tmp_path / "traced"), tmp_path / "log")
    places = sum(1 for _cut in cuts(pristine, calls))
    assert places > 50
    step = max(1, places // rounds(25, 170))
    chance = random.Random(11)
    tried, found = 0, list[object]()
    for number, (disk, told) in enumerate(cuts(pristine, calls)):
        if number % step:
            continue
        for survives in (nothing, by_chance(chance)):
            after = pristine.copied(tmp_path / "after")
            for name, content in disk.cut(survives).items():
                after.path.with_name(name).write_bytes(content)
            tried += 1
            if wrong := damage(after, told):
                found.append((number, survives, wrong))
    record("S2", tried, len(found))
    assert found == []
