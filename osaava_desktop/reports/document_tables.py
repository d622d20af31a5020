"""Tables of a text document: figures with a head repeated on each page, and the figures of the first page."""

from collections.abc import Callable, Sequence

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.table import Table, _Row

from osaava_desktop.domain.papers import Align, FigureTable, Highlight
from osaava_desktop.i18n import _
from osaava_desktop.reports import charts, looks, pictures
from osaava_desktop.reports import document_styles as styles
from osaava_desktop.reports.document_frame import ROOM, element
from osaava_desktop.reports.document_pages import height_of, lines_of, width_of
from osaava_desktop.reports.document_writer import (
    LOOKS,
    Writer,
    cell_text,
    field,
    legible,
    put_picture,
    right,
    set_widths,
)
from osaava_desktop.reports.tables import SIDE_PADDING, column_widths

CARDS_IN_A_ROW = 4
CARD_PADDING = 11.0
LONG_TABLE = 12
"""Rows; a longer table may run over pages."""
ROW_PADDING = 6.8 + looks.HAIRLINE


def put_table(writer: Writer, table: FigureTable, number: int) -> None:
    """The numbered caption and the table."""
    _put_caption(writer, table.caption, number)
    if not table.columns:
        return
    rows = [*table.rows, *([table.total] if table.total is not None else [])]
    made = writer.document.add_table(1 + len(rows), len(table.columns), styles.FIGURE_TABLE)
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    widths = column_widths(table, looks.WIDTH, lambda text, look: width_of(legible(text), look))
    set_widths(made, widths)
    _mark(made, table)
    whole = len(table.rows) <= LONG_TABLE
    texts = [[column.title for column in table.columns], *rows]
    head = 0.0
    for place, (row, cells) in enumerate(zip(made.rows, texts, strict=True)):
        last = place == len(texts) - 1
        style = "Table heading" if not place else "Table text"
        if last and table.total is not None:
            style = "Table total"
        keep = not last and (whole or not place)
        height = _fill_row(writer, row, cells, table, widths, style, keep=keep)
        writer.row(height, keep=keep, again=head)
        head = head or height
    writer.blank()


def _put_caption(writer: Writer, caption: str, number: int) -> None:
    """``Table 1. …``, its number a field that counts on when a table is added."""
    text = _("Table {number}. {caption}")
    before, _number, after = text.partition("{number}")
    line = writer.text(text.format(number=number, caption=caption), "caption")
    for run in list(line.runs):
        line._p.remove(run._r)
    line.add_run(before)
    field(line, "SEQ Table \\* ARABIC", str(number))
    line.add_run(legible(after.format(caption=caption)))


def _mark(made: Table, table: FigureTable) -> None:
    """Which rows look apart, and what a screen reader says of the table."""
    properties = made._tbl.tblPr
    for old in properties.findall(element("w:tblLook").tag):
        properties.remove(old)
    total = str(int(table.total is not None))
    flags = {"firstRow": "1", "lastRow": total, "firstColumn": "0", "lastColumn": "0"}
    properties.append(element("w:tblLook", **flags, noHBand="1", noVBand="1"))
    properties.append(element("w:tblCaption", val=legible(table.caption)))


def _fill_row(
    writer: Writer,
    row: _Row,
    texts: Sequence[str],
    table: FigureTable,
    widths: Sequence[float],
    style: str,
    *,
    keep: bool,
) -> float:
    """Writes a row; gives its height."""
    lines = 1
    for cell, text, column, width in zip(row.cells, texts, table.columns, widths, strict=True):
        paragraph = cell_text(cell, text, writer.ids[style])
        paragraph.paragraph_format.keep_with_next = keep
        if column.align is Align.RIGHT:
            right(paragraph)
        lines = max(lines, lines_of(legible(text), LOOKS[style], width - 2 * SIDE_PADDING))
    properties, height = row._tr.get_or_add_trPr(), float(lines * LOOKS[style].leading + ROW_PADDING)
    if height < ROOM / 2:
        properties.append(element("w:cantSplit"))
        if style == "Table heading":
            properties.append(element("w:tblHeader"))
    return height


def put_beside(writer: Writer, widths: Sequence[float], writes: Sequence[Callable[[], None]]) -> None:
    """What each of the functions writes, in places side by side."""
    made = writer.document.add_table(1, len(widths), styles.SIDE_BY_SIDE)
    set_widths(made, widths)
    [row] = made.rows
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    highest = 0.0
    for cell, width, write in zip(row.cells, widths, writes, strict=True):
        with writer.within(cell, width) as items:
            write()
        highest = max(highest, height_of(items))
    writer.row(highest, keep=False)
    writer.blank(2)


def put_cards(writer: Writer, highlights: Sequence[Highlight]) -> None:
    """Up to four figures on one tinted card: label, value, note, bar."""
    each = looks.WIDTH / max(len(highlights), 3)
    room = each - 2 * CARD_PADDING
    made = writer.document.add_table(4, len(highlights), styles.HIGHLIGHTS)
    set_widths(made, [each] * len(highlights))
    texts = (
        ("Highlight label", [one.label for one in highlights]),
        ("Highlight value", [one.value for one in highlights]),
        ("Highlight note", [one.note for one in highlights]),
    )
    for row, (style, words) in zip(made.rows, texts, strict=False):
        lines = 1
        for cell, text in zip(row.cells, words, strict=True):
            cell_text(cell, text, writer.ids[style])
            lines = max(lines, lines_of(legible(text), LOOKS[style], room))
        writer.row(lines * LOOKS[style].leading + 4, keep=True)
    for cell, one in zip(made.rows[3].cells, highlights, strict=True):
        cell.paragraphs[0]._p.style = writer.ids["Figure with note"]
        if one.share is not None:
            bar = charts.progress(room, one.share, one.tick)
            told = f"{one.label}: {one.value}, {one.note}"
            put_picture(cell.paragraphs[0], pictures.of_drawing(bar, looks.TINT), room, told)
    writer.row(charts.TICK_HEIGHT + 8, keep=False)
    writer.blank()
