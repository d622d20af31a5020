"""A table as separated values (CSV): a spreadsheet opens it as a table and runs nothing of it.

Semicolons part the values, since a Finnish spreadsheet takes commas for decimals; all values are quoted.
"""

import csv
import io

from osaava_desktop.domain.checks import clean
from osaava_desktop.domain.workbooks import Cell, Share, Workbook

MARK = "\ufeff"
"""At the beginning of a file, by which a spreadsheet knows how the letters are written."""

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The wide ones too: some spreadsheets take them for the plain ones."""


def render(book: Workbook) -> str:
    """The heads of the columns and the rows; where the data is practice data, a last column says so."""
    file = io.StringIO()
    lines = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    mark = [book.practice] if book.practice else []
    lines.writerow([*map(_value, book.columns), *mark])
    for row in book.rows:
        lines.writerow([*map(_value, row), *mark])
    return file.getvalue()


def _value(cell: Cell) -> str:
    if isinstance(cell, str):
        text = clean(cell)
        return f"'{text}" if text.startswith(_BEGINS_FORMULA) else text
    if isinstance(cell, Share):
        return str((200 * cell.part + cell.whole) // (2 * cell.whole))
    return "" if cell is None else str(cell)
