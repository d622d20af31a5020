"""Small cells: what is hidden, and that nobody can work it out from what is printed."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osaava_desktop.domain.small_cells import (
    Cell,
    Cells,
    Mark,
    guarded,
    is_guarded,
    is_sensitive,
)

COUNTS = st.integers(min_value=0, max_value=7)
TABLES = st.integers(min_value=2, max_value=3).flatmap(
    lambda width: st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=1, max_size=2)
)


def texts(cells: Cells) -> list[list[str]]:
    """What is printed."""
    return [[cell.text for cell in row] for row in cells]


def fillings(row: list[Cell]) -> list[tuple[int, ...]]:
    """All that a row may hold, seeing its printed cells and its total."""
    total = sum(cell.n or 0 for cell in row)
    ranges = [[cell.n or 0] if cell.mark is Mark.SHOWN else range(min(cell.most, total) + 1) for cell in row]
    return [values for values in product(*ranges) if sum(values) == total]


def possible(cells: Cells, column_totals: bool) -> list[tuple[tuple[int, ...], ...]]:
    """All that a table may hold, seeing what is printed: by trying everything."""
    columns = [sum(cell.n or 0 for cell in column) for column in zip(*cells, strict=True)]
    return [
        rows
        for rows in product(*(fillings(row) for row in cells))
        if not column_totals or [sum(column) for column in zip(*rows, strict=True)] == columns
    ]


def open_cells(cells: Cells, column_totals: bool) -> set[tuple[int, int]]:
    """The cells that may hold more than one number."""
    values = possible(cells, column_totals)
    places = product(range(len(cells)), range(len(cells[0])))
    return {(r, c) for r, c in places if len({rows[r][c] for rows in values}) > 1}


@settings(deadline=None)
@given(TABLES, st.booleans())
def test_no_small_cell_can_be_worked_out(rows: list[list[int]], column_totals: bool) -> None:
    cells = guarded(rows, column_totals=[column_totals] * len(rows[0]))
    few = {(r, c) for r, row in enumerate(rows) for c, n in enumerate(row) if 1 <= n <= 4}
    all_hidden = [[Cell(n=n, mark=Mark.HELD_BACK) for n in row] for row in rows]
    told_by_totals = few - open_cells(all_hidden, column_totals)
    assert few - open_cells(cells, column_totals) <= told_by_totals


@given(TABLES, st.booleans())
def test_numbers_stay_and_a_mark_is_true(rows: list[list[int]], column_totals: bool) -> None:
    cells = guarded(rows, column_totals=[column_totals] * len(rows[0]))
    assert [[cell.n for cell in row] for row in cells] == rows
    for row in cells:
        for cell in row:
            assert cell.text == str(cell.n) or cell.mark is not Mark.SHOWN
            assert cell.mark is not Mark.FEW or cell.n in range(5)
            assert cell.n not in range(1, 5) or cell.mark is not Mark.SHOWN


@given(TABLES)
def test_rows_that_are_not_sensitive_are_printed(rows: list[list[int]]) -> None:
    assert all(cell.mark is Mark.SHOWN for row in guarded(rows, [False] * len(rows)) for cell in row)


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ([10, 12, 5, 0], ["10", "12", "5", "0"]),
        ([3, 12, 5, 9], ["<5", "12", "..", "9"]),
        ([3, 12, 0, 9], ["<5", "12", "<5", "9"]),
        ([3, 12, 2, 9], ["<5", "12", "<5", "9"]),
        ([4, 12, 4, 9], ["<5", "12", "<5", ".."]),
        ([4, 4], ["<5", ".."]),
        ([None, 3, 9], ["–", "<5", ".."]),
        ([1, 0], ["<5", "<5"]),
    ],
)
def test_a_second_cell_is_held_back(row: list[int | None], printed: list[str]) -> None:
    assert texts(guarded([row])) == [printed]


def test_columns_that_are_added_up_are_guarded_too() -> None:
    rows = [[2, 9, 9], [9, 9, 3], [8, 9, 9]]
    printed = [["<5", "9", ".."], ["..", "9", "<5"], ["8", "9", "9"]]
    assert texts(guarded(rows, column_totals=[True] * 3)) == printed


def test_what_is_guarded() -> None:
    sensitive = ["minority", "criminal_background", "kykyviisari.persons", "esf.EECO12", "esf.EECO17.female"]
    assert all(is_sensitive(key) and is_guarded(key) for key in sensitive)
    assert is_guarded("pathways.employment.persons")
    assert is_guarded("pathways.studies.steps")
    free = ["pathways.persons", "registered.started", "esf.EECO01.male", "visits", "mapping.persons"]
    assert not any(is_guarded(key) for key in free)
