"""Reads the figures that were counted by hand (`by_hand.txt`)."""

from pathlib import Path
from typing import NamedTuple

SCOPES = ("year", "span", "area", "worker", "place", "active")


class Amount(NamedTuple):
    """What is expected of a figure."""

    n: int | None
    in_base: int | None = None
    of: int | None = None


def _table(text: str) -> dict[str, dict[str, Amount]]:
    """A table by key and scope."""
    found: dict[str, dict[str, Amount]] = {}
    for line in text.strip().splitlines()[2:]:  # below its name and the heads of its columns
        names, *cells = (cell.strip() for cell in line.split("|")[:-1])
        first, *others = names.split()
        for key in (first, *(first + other if other.startswith(".") else other for other in others)):
            assert key not in found
            found[key] = {scope: _amount(cell) for scope, cell in zip(SCOPES, cells, strict=True)}
    return found


def _amount(cell: str) -> Amount:
    return Amount(*(None if part == "-" else int(part) for part in cell.replace("/", " ").split()))


*_FIGURES, _TARGETS = map(_table, Path(__file__).with_name("by_hand.txt").read_text("utf-8").split("# ")[1:])

FIGURES = {key: row for table in _FIGURES for key, row in table.items()}
TARGETS = {key: {scope: amount.n for scope, amount in row.items()} for key, row in _TARGETS.items()}
