"""Small numbers of persons: which cells of a table may not be printed, and which would give those away.

One to four persons of a sensitive kind show `<5`. Where a printed total would let somebody work them out, a
further cell is held back: it shows `<5` too where that is true of it, and `..` where it is not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from osaava_desktop.domain.texts import format_number
from osaava_desktop.i18n import _

FEW = range(1, 5)
MASK = "<5"
HELD_BACK = ".."
_MOST = 1_000_000
"""Nobody knows how large a cell is that is held back."""

_FAMILIES = ("criminal_background", "minority", "kykyviisari")
_CODES = tuple(f"EECO{number}" for number in range(12, 18))

Place = tuple[int, int]
Node = tuple[str, int]


class Mark(Enum):
    """How a cell is printed."""

    SHOWN = "shown"
    FEW = "few"
    HELD_BACK = "held_back"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A number of persons and how it is printed; None where there is no such number."""

    n: int | None
    mark: Mark = Mark.SHOWN

    @property
    def text(self) -> str:
        """What is printed."""
        if self.mark is not Mark.SHOWN:
            return MASK if self.mark is Mark.FEW else HELD_BACK
        return "–" if self.n is None else format_number(self.n)

    @property
    def most(self) -> int:
        """The largest number that a reader must think possible."""
        return FEW[-1] if self.mark is Mark.FEW else _MOST


Cells = list[list[Cell]]


def is_sensitive(key: str) -> bool:
    """Whether a figure tells on somebody where few are counted: health, minority, crime and the like."""
    family, *rest = key.split(".")
    return family in _FAMILIES or (family == "esf" and rest[0] in _CODES)


def is_guarded(key: str) -> bool:
    """Whether a figure is guarded in a part of the office: the sensitive ones, and pathways by type."""
    family, *rest = key.split(".")
    return is_sensitive(key) or (family == "pathways" and len(rest) > 1)


def note() -> str:
    """What the marks of a guarded table mean."""
    return _(
        "<5: fewer than five persons, perhaps none. .. : not shown, because a small number could be worked "
        "out from it."
    )


def guarded(
    rows: Sequence[Sequence[int | None]],
    sensitive: Sequence[bool] | None = None,
    *,
    column_totals: Sequence[bool] = (),
) -> Cells:
    """The cells of a table of persons, such that no small one of a sensitive row can be worked out.

    Each row is printed with its total, and the columns that `column_totals` says. All rows are sensitive
    unless told. What the totals alone give away can't be guarded.
    """
    sensitive = [True] * len(rows) if sensitive is None else sensitive
    table = [
        [Cell(n=n, mark=Mark.FEW if secret and n in FEW else Mark.SHOWN) for n in row]
        for row, secret in zip(rows, sensitive, strict=True)
    ]
    hidden: list[tuple[Place, Cell]] = []
    while (further := _further(table, sensitive, column_totals)) is not None:
        row, column = further
        hidden.append((further, table[row][column]))
        table[row][column] = _hidden(table[row][column])
    told = list(_worked_out(table, sensitive, column_totals))
    for (row, column), before in hidden:  # what turned out not to help is shown after all
        table[row][column], now = before, table[row][column]
        if list(_worked_out(table, sensitive, column_totals)) != told:
            table[row][column] = now
    return table


def _hidden(cell: Cell) -> Cell:
    few = cell.mark is Mark.SHOWN and (cell.n or 0) <= FEW[-1]
    return replace(cell, mark=Mark.FEW if few else Mark.HELD_BACK)


def _further(table: Cells, sensitive: Sequence[bool], column_totals: Sequence[bool]) -> Place | None:
    """The next cell to hide for the sake of one that can be worked out, if there is any."""
    for told in _worked_out(table, sensitive, column_totals):
        for near in (_line(table, told, column_totals), _places(table) if any(column_totals) else ()):
            others = [place for place in near if place != told]
            shown = [place for place in others if _at(table, place).mark is Mark.SHOWN]
            if shown:
                return min(shown, key=lambda place: (_at(table, place).n, place))
        few = [one for one in _line(table, told, column_totals) if _at(table, one).mark is Mark.FEW]
        if few:
            return max(few, key=lambda place: (_at(table, place).n, place))
    return None


def _line(table: Cells, told: Place, column_totals: Sequence[bool]) -> Iterator[Place]:
    """The cells that are added up with `told` in a total."""
    for place in _places(table):
        if place[0] == told[0] or (place[1] == told[1] and _is_added_up(place[1], column_totals)):
            yield place


def _is_added_up(column: int, column_totals: Sequence[bool]) -> bool:
    return bool(column_totals) and column_totals[column]


def _places(table: Cells) -> Iterator[Place]:
    for number, row in enumerate(table):
        yield from ((number, column) for column, cell in enumerate(row) if cell.n is not None)


def _at(table: Cells, place: Place) -> Cell:
    return table[place[0]][place[1]]


def _worked_out(table: Cells, sensitive: Sequence[bool], column_totals: Sequence[bool]) -> Iterator[Place]:
    """The small cells of which only one number is possible, seeing what is printed."""
    hidden = [place for place in _places(table) if _at(table, place).mark is not Mark.SHOWN]
    for place in hidden:
        cell = _at(table, place)
        if cell.n not in FEW or not sensitive[place[0]]:
            continue
        row, column = _nodes(place, column_totals)
        others = [other for other in hidden if other != place]
        more = cell.n != cell.most and _leads(table, others, row, column, column_totals)
        if not more and not _leads(table, others, column, row, column_totals):
            yield place


def _leads(
    table: Cells, hidden: Iterable[Place], start: Node, end: Node, column_totals: Sequence[bool]
) -> bool:
    """Whether a change in the line `start` can be made good down to the line `end` by other hidden cells.

    From a row on, a cell of it that could be smaller leads to its column; from a column on, one that could
    be larger leads to its row.
    """
    reached, waiting = {start}, [start]
    while waiting:
        line = waiting.pop()
        for place in hidden:
            row, column = _nodes(place, column_totals)
            cell = _at(table, place)
            ways = [(row, column)] if cell.n else []
            ways += [(column, row)] if cell.n != cell.most else []
            for here, there in ways:
                if here == line and there not in reached:
                    reached.add(there)
                    waiting.append(there)
    return end in reached


def _nodes(place: Place, column_totals: Sequence[bool]) -> tuple[Node, Node]:
    """A cell's row and column; without totals columns are free to change, and one of them is as all."""
    column = place[1] if _is_added_up(place[1], column_totals) else -1
    return ("row", place[0]), ("column", column)
