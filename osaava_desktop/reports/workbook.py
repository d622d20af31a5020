"""A workbook for a spreadsheet (XLSX): real dates and numbers, and never a formula or a link."""

import datetime as dt
import io
import re
import textwrap
from collections.abc import Sequence

from xlsxwriter import Workbook as Writer
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from osaava_desktop.domain.checks import clean
from osaava_desktop.domain.workbooks import Cell, Share, Workbook

CELL_LIMIT = 32_767
"""More letters a cell does not hold."""

_SHEET_NAME = 31
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_NARROW, _WIDE = 8, 60
_DATE = "d.m.yyyy"
_PERCENT = "0 %"
_LINE = 15
"""Points."""


def render(*books: Workbook) -> bytes:
    """The bytes of the file; each of the books is a sheet of it, called by its title."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Writer(file, options) as writer:
        writer.set_properties({"title": _text(books[0].title)})
        for book in books:
            _write_sheet(writer, book)
    return file.getvalue()


def _write_sheet(writer: Writer, book: Workbook) -> None:
    sheet = writer.add_worksheet(_sheet_name(book.title))
    widths = [_width(book, place) for place in range(len(book.columns))]
    columns = [_Column(writer, book, place) for place in range(len(book.columns))]
    top = _write_head(writer, sheet, book, columns)
    for line, row in enumerate(book.rows, top + 1):
        for place, cell in enumerate(row):
            columns[place].write(sheet, line, cell)
        if book.wrapped:
            sheet.set_row(line, _LINE * max(_lines(row[place], widths[place]) for place in book.wrapped))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, top + len(book.rows), max(len(book.columns) - 1, 0))
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _lines(cell: Cell, width: int) -> int:
    """On how many lines a text stands, broken at spaces."""
    return max(len(textwrap.wrap(_shown(cell), width)), 1)


def _write_head(writer: Writer, sheet: Worksheet, book: Workbook, columns: Sequence["_Column"]) -> int:
    """What the list is, and the heads of its columns; gives the line that these are on."""
    strong = writer.add_format({"bold": True, "font_size": 14})
    practice = writer.add_format({"bold": True, "font_color": "#9C1C6B"})
    lines = [(book.title, strong), *((fact, None) for fact in book.facts)]
    if book.practice:
        lines.insert(0, (book.practice, practice))
    for line, (words, look) in enumerate(lines):
        sheet.write_string(line, 0, _text(words), look)
    top = len(lines) + 1
    for column, name in zip(columns, book.columns, strict=True):
        sheet.write_string(top, column.place, _text(name), column.head)
    return top


class _Column:
    """How the cells of a column look: at the top of their row, numbers to the right, words clear of them."""

    def __init__(self, writer: Writer, book: Workbook, place: int) -> None:
        numbers = any(isinstance(row[place], int | Share) for row in book.rows)
        aside = {"align": "right"} if numbers else {"align": "left", "indent": 1 if place else 0}
        top = {"valign": "top"}
        self.place = place
        self.head: Format = writer.add_format({"bold": True, "bottom": 1, **aside})
        self._plain: Format = writer.add_format(
            {**top, **aside, **({"text_wrap": True} if place in book.wrapped else {})}
        )
        self._date: Format = writer.add_format(
            {**top, "num_format": _DATE, "align": "left", "indent": 1 if place else 0}
        )
        self._percent: Format = writer.add_format({**top, "num_format": _PERCENT})

    def write(self, sheet: Worksheet, line: int, cell: Cell) -> None:
        """Writes a cell of the column; spreadsheets know no days before 1900."""
        if isinstance(cell, dt.date) and cell.year > 1900:
            sheet.write_datetime(line, self.place, dt.datetime.combine(cell, dt.time()), self._date)
        elif isinstance(cell, dt.date):
            sheet.write_string(line, self.place, cell.isoformat(), self._plain)
        elif isinstance(cell, Share):
            sheet.write_number(line, self.place, cell.part / cell.whole, self._percent)
        elif isinstance(cell, int):
            sheet.write_number(line, self.place, cell, self._plain)
        elif cell:
            sheet.write_string(line, self.place, _text(cell), self._plain)


def _width(book: Workbook, place: int) -> int:
    """In letters: room for what the column holds, and for its head with the filter's button."""
    longest = max((len(_shown(row[place])) for row in book.rows), default=0)
    return min(max(longest, len(book.columns[place]) + 3, _NARROW) + 1, _WIDE)


def _shown(cell: Cell) -> str:
    if isinstance(cell, Share):
        return "100 %"
    return "31.12.2026" if isinstance(cell, dt.date) else str(cell or "")


def _text(words: str) -> str:
    return clean(words)[:CELL_LIMIT]


def _sheet_name(title: str) -> str:
    return _NOT_IN_SHEET_NAME.sub(" ", _text(title))[:_SHEET_NAME].strip() or "1"
