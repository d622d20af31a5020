"""A workbook for a spreadsheet (XLSX): real dates and numbers, and never a formula or a link."""

import datetime as dt
import io
import re

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
    top = _write_head(writer, sheet, book)
    looks = _Looks(writer)
    for line, row in enumerate(book.rows, top + 1):
        for place, cell in enumerate(row):
            _write_cell(sheet, line, place, cell, looks, wrapped=place in book.wrapped)
    for place in range(len(book.columns)):
        sheet.set_column(place, place, _width(book, place))
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, top + len(book.rows), max(len(book.columns) - 1, 0))
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _write_head(writer: Writer, sheet: Worksheet, book: Workbook) -> int:
    """What the list is, and the heads of its columns; gives the line that these are on."""
    strong = writer.add_format({"bold": True, "font_size": 14})
    practice = writer.add_format({"bold": True, "font_color": "#9C1C6B"})
    heads = writer.add_format({"bold": True, "bottom": 1})
    lines = [(book.title, strong), *((fact, None) for fact in book.facts)]
    if book.practice:
        lines.insert(0, (book.practice, practice))
    for line, (words, look) in enumerate(lines):
        sheet.write_string(line, 0, _text(words), look)
    top = len(lines) + 1
    for place, name in enumerate(book.columns):
        sheet.write_string(top, place, _text(name), heads)
    return top


class _Looks:
    """How the cells of a sheet look; all begin at the top of their row."""

    def __init__(self, writer: Writer) -> None:
        self.plain: Format = writer.add_format({"valign": "top"})
        self.wrapped: Format = writer.add_format({"valign": "top", "text_wrap": True})
        self.date: Format = writer.add_format({"valign": "top", "num_format": _DATE, "align": "left"})
        self.percent: Format = writer.add_format({"valign": "top", "num_format": _PERCENT})


def _write_cell(sheet: Worksheet, line: int, place: int, cell: Cell, looks: _Looks, *, wrapped: bool) -> None:
    if isinstance(cell, dt.date):
        if cell.year > 1900:
            sheet.write_datetime(line, place, dt.datetime.combine(cell, dt.time()), looks.date)
        else:  # spreadsheets know no earlier days
            sheet.write_string(line, place, cell.isoformat(), looks.plain)
    elif isinstance(cell, Share):
        sheet.write_number(line, place, cell.part / cell.whole, looks.percent)
    elif isinstance(cell, int):
        sheet.write_number(line, place, cell, looks.plain)
    elif cell:
        sheet.write_string(line, place, _text(cell), looks.wrapped if wrapped else looks.plain)


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
