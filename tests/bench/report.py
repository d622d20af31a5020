"""How long the yearly report takes in a large office, how much memory, and the figures against SQL by hand.

    python -m tests.bench.report

Five years of 500 clients and 200,000 attendances; the office is made once, in the folder for temporary
files. The aims are 5 seconds and 300 MiB for a report from the command line, both of the program as a whole,
and figures in at most 1.5 times the time of the same counts in SQL written by hand.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.services import figures, people
from osaava_desktop.store.office import Office
from tests.services import invented, years
from tests.services.figures import by_sql

YEAR = years.FIRST + years.YEARS - 1
SECONDS, MEMORY, RATIO = 5.0, 300.0, 1.5
TURNS = 9


def main() -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as folder:
        path = years.kept_office(Path(folder) / "large.osaava", "report", years.fill)
        print(f"{years.A_YEAR} clients a year, {years.SESSIONS * years.CAME} attendances, the year {YEAR}:")
        for extent in Extent:
            seconds, memory = reported(path, extent)
            kept = seconds <= SECONDS and memory < MEMORY
            print(f"report --extent {extent:<10} {seconds:6.2f} s, {memory:5.0f} MiB at most: ", end="")
            print(f"the aim of {SECONDS:g} s and {MEMORY:g} MiB is {'kept' if kept else 'MISSED'}")
        raced(path)


def reported(path: Path, extent: Extent) -> tuple[float, float]:
    """Seconds and mebibytes that the program takes from its start to the written PDF."""
    output = path.with_suffix(".pdf")
    command = [sys.executable, "-m", "osaava_desktop", "report", "--database", str(path), "--language", "fi"]
    command += ["--year", str(YEAR), "--extent", extent.value, "--output", str(output)]
    environ = {**os.environ, "OSAAVA_PASSPHRASE": invented.PASSPHRASE}
    began = time.perf_counter()
    if sys.platform == "win32":  # which does not tell how much memory a program took
        subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - began, 0.0
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    assert output.stat().st_size > 0
    return seconds, usage.ru_maxrss / 1024


def raced(path: Path) -> None:
    """The figures, numbers only, beside the same counts by hand, turn by turn on one connection."""
    keeper = people.door(path).people[0].person
    office = people.sign_in(path, keeper, invented.PASSPHRASE, clock=lambda: invented.NOW)
    scope = year_scope(YEAR)
    found = figures.compute(office, scope)
    numbers = {key: (one.n, one.in_base, one.of) for key, one in found.items()}
    assert numbers == by_sql.counted(office, scope)
    turns = [
        (timed(office, lambda one: figures.compute(one, scope)), timed(office, by_hand))
        for _turn in range(TURNS)
    ]
    office.close()
    ours, theirs = median(one for one, _other in turns), median(other for _one, other in turns)
    ratio = ours / theirs
    print(
        f"{len(found)} figures {ours * 1000:.0f} ms, by hand {theirs * 1000:.0f} ms, ratio {ratio:.2f}: ",
        end="",
    )
    print(f"the aim of {RATIO:g} is {'kept' if ratio <= RATIO else 'MISSED'}")


def by_hand(office: Office) -> object:
    """The same counts in SQL by hand."""
    return by_sql.counted(office, year_scope(YEAR))


def timed(office: Office, work: Callable[[Office], object]) -> float:
    """Seconds that the work takes."""
    began = time.perf_counter()
    work(office)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
