"""The table of the funder's indicators by gender, and the counts that EURA 2021 shows beside it.

An indicator is counted in the figures, by its key; here the figures are put into the order of the table.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from osaava_desktop.domain.checks import Problems, not_future
from osaava_desktop.domain.esf_indicators import (
    COLUMNS,
    INDICATORS,
    STATUSES,
    TOTAL,
    Column,
    EsfIndicator,
    IndicatorGroup,
)
from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.domain.records import Record, named_id
from osaava_desktop.domain.small_cells import FEW, Cell, Mark, guarded
from osaava_desktop.domain.targets import value_problems
from osaava_desktop.domain.words import Gender


@dataclass(frozen=True, kw_only=True)
class EsfLine:
    """An indicator with its figures, of everybody and of each gender."""

    indicator: EsfIndicator
    figures: Mapping[Column, Figure]


@dataclass(frozen=True, kw_only=True)
class EsfTable:
    """All indicators of a scope; `incomplete` are counted in EECO01 and in nothing else."""

    scope: Scope
    lines: tuple[EsfLine, ...]
    incomplete: Mapping[Column, int | None]
    unknown_gender: int | None
    """Participants whose gender is not known: in all of EECO01, and in none of its genders."""

    def of(self, group: IndicatorGroup) -> list[EsfLine]:
        """The lines of a group."""
        return [line for line in self.lines if line.indicator.group is group]


def table_of(scope: Scope, found: Mapping[str, Figure]) -> EsfTable:
    """The table, from the figures by their keys."""
    lines = tuple(
        EsfLine(indicator=one, figures={column: found[one.key(column)] for column in COLUMNS})
        for one in INDICATORS
    )
    counted = {line.indicator.code: {column: line.figures[column].n for column in COLUMNS} for line in lines}
    total = counted[TOTAL]
    genders = [total[gender] for gender in Gender]
    return EsfTable(
        scope=scope,
        lines=lines,
        incomplete={
            column: _less(total[column], [counted[code][column] for code in STATUSES]) for column in COLUMNS
        },
        unknown_gender=_less(total[None], genders),
    )


def _less(whole: int | None, parts: Iterable[int | None]) -> int | None:
    return None if whole is None else whole - sum(part or 0 for part in parts)


def printed(table: EsfTable, line: EsfLine) -> list[Cell]:
    """The numbers of a line for paper, column by column: of an area or worker, voluntary ones are guarded."""
    numbers = [line.figures[column].n for column in COLUMNS]
    if table.scope.whole_office or not line.indicator.voluntary:
        return [Cell(n=number) for number in numbers]
    total = Cell(n=numbers[0], mark=Mark.FEW if numbers[0] in FEW else Mark.SHOWN)
    cells = [total, *guarded([numbers[1:]])[0]]
    figures = [line.figures[column] for column in COLUMNS]
    return [_as_masked(cell, figure) for cell, figure in zip(cells, figures, strict=True)]


def _as_masked(cell: Cell, figure: Figure) -> Cell:
    """The cell, hidden where the figure is: for the sake of another part of the office, or of other spans."""
    if figure.masked and figure.held_back:
        return replace(cell, mark=Mark.HELD_BACK)
    return replace(cell, mark=Mark.FEW) if figure.masked else cell


@dataclass(frozen=True, kw_only=True)
class EuraCount(Record):
    """What EURA 2021 shows for a figure's key (``esf.EECO02.female``) of a year, seen on the day `on`."""

    year: int
    key: str
    count: int
    on: dt.date


def eura_count_of(year: int, key: str, count: int, on: dt.date) -> EuraCount:
    """The count, with the id that every laptop gives it."""
    return EuraCount(id=named_id("eura_count", str(year), key), year=year, key=key, count=count, on=on)


def problems(count: EuraCount, today: dt.date) -> Problems:
    """What keeps `count` from being saved, a sentence by field."""
    found = value_problems("count", count.count)
    not_future(found, "on", count.on, today)
    return found
