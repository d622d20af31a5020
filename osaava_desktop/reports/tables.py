"""Tables of figures: hairlines between rows, ink above and below, no upright lines, figures to the right."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table

from osaava_desktop.domain.papers import Align, FigureTable
from osaava_desktop.i18n import _
from osaava_desktop.reports import fonts, looks
from osaava_desktop.reports.text import in_parts, paragraph, visible

SIDE_PADDING = 6.0
PART = 25
"""Lines of the widest letters; two such rows, which may have to stay together, have room on a page."""
NARROWEST = 60.0
"""Points; a column of short figures is not narrower, so that the eye finds its header."""

Styles = tuple[ParagraphStyle, ParagraphStyle]
Measure = Callable[[str, ParagraphStyle], float]
HEADER: Styles = (looks.CELL_HEADER, looks.CELL_HEADER_RIGHT)
BODY: Styles = (looks.CELL, looks.CELL_RIGHT)
TOTAL: Styles = (looks.CELL_TOTAL, looks.CELL_TOTAL_RIGHT)


def figure_table(table: FigureTable, number: int, width: float) -> list[Flowable]:
    """The numbered caption and the table, its header repeated on each page that it runs over."""
    text = _("Table {number}. {caption}").format(number=number, caption=table.caption)
    caption = paragraph(text, looks.TABLE_CAPTION)
    if not table.columns:
        return [caption]
    widths = column_widths(table, width)
    rows = [(part, styles) for row, styles in _rows(table) for part in _parted(row, widths)]
    cells = [[_cell(table, place, text, styles) for place, text in enumerate(row)] for row, styles in rows]
    header = sum(styles is HEADER for _row, styles in rows)
    style = _lines(len(cells), table.total is not None)
    return [caption, Table(cells, widths, repeatRows=int(header == 1), style=style)]


def _parted(row: Sequence[str], widths: Sequence[float]) -> Iterator[tuple[str, ...]]:
    """The row; one with a text that a page can't hold in its column in several, so that it can be parted."""
    parts = [[*in_parts(text, _letters(width), PART)] for text, width in zip(row, widths, strict=True)]
    return zip_longest(*(part or [""] for part in parts), fillvalue="")


def _letters(width: float) -> int:
    """How many of the widest letters a column's line takes."""
    return max(int((width - 2 * SIDE_PADDING) / looks.CELL.fontSize), 1)


def _rows(table: FigureTable) -> Iterator[tuple[Sequence[str], Styles]]:
    """Header, rows and total with the styles of each."""
    yield [column.title for column in table.columns], HEADER
    for row in table.rows:
        yield row, BODY
    if table.total is not None:
        yield table.total, TOTAL


def _cell(table: FigureTable, place: int, text: str, styles: Styles) -> Flowable:
    return paragraph(text, styles[table.columns[place].align is Align.RIGHT])


def _on_paper(text: str, style: ParagraphStyle) -> float:
    return fonts.text_width(visible(text), style.fontName, style.fontSize)


def column_widths(table: FigureTable, width: float, measure: Measure = _on_paper) -> list[float]:
    """What each column's longest text asks for; room left over goes half to the first, half to the figures.

    Where there is too little, the widest columns give way, and their texts wrap between words.
    """
    natural = [_natural(table, place, measure) for place in range(len(table.columns))]
    spare = width - sum(natural)
    if spare < 0:
        return _wrapped(natural, [_least(table, place, measure) for place in range(len(natural))], width)
    figures = [place for place, column in enumerate(table.columns) if place and column.align is Align.RIGHT]
    natural[0] += spare / 2 if figures else spare
    for place in figures:
        natural[place] += spare / 2 / len(figures)
    return natural


def _natural(table: FigureTable, place: int, measure: Measure) -> float:
    widest = max(measure(row[place], styles[0]) for row, styles in _rows(table))
    least = NARROWEST if table.columns[place].align is Align.RIGHT else 0.0
    return max(widest + 2 * SIDE_PADDING + 1, least)


def _least(table: FigureTable, place: int, measure: Measure) -> float:
    """What a column's longest word asks for."""
    words = ((word, styles[0]) for row, styles in _rows(table) for word in row[place].split(" "))
    return max(measure(word, style) for word, style in words) + 2 * SIDE_PADDING + 1


def _wrapped(natural: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """The columns within the width, none narrower than its longest word if that can be."""
    room = width - sum(least)
    if room < 0:
        return narrowed(natural, width)
    wanted = [max(most - word, 0.0) for most, word in zip(natural, least, strict=True)]
    return [word + more for word, more in zip(least, narrowed(wanted, room), strict=True)]


def narrowed(natural: Sequence[float], width: float) -> list[float]:
    """The columns within the width: the widest give way first, those below a fair share stay."""
    widths = list(natural)
    left = width
    for done, place in enumerate(sorted(range(len(widths)), key=widths.__getitem__)):
        widths[place] = min(widths[place], left / (len(widths) - done))
        left -= widths[place]
    return widths


def _lines(rows: int, total: bool) -> list[tuple[object, ...]]:
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), SIDE_PADDING) for side in ("LEFT", "RIGHT")]
    rules: list[tuple[object, ...]] = [
        looks.CELL_FONT,
        *padding,
        ("TOPPADDING", (0, 0), (-1, -1), 3.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.6),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), looks.TINT),
        ("LINEBELOW", (0, 1), (-1, -1), looks.HAIRLINE, looks.LINE),
        ("LINEABOVE", (0, 0), (-1, 0), looks.INK_LINE, looks.INK),
        ("LINEBELOW", (0, 0), (-1, 0), looks.INK_LINE, looks.INK),
        ("LINEBELOW", (0, -1), (-1, -1), looks.INK_LINE, looks.INK),
    ]
    if total and rows > 2:
        rules.append(("LINEBELOW", (0, -2), (-1, -2), looks.INK_LINE, looks.INK))
        rules.append(("NOSPLIT", (0, -2), (-1, -1)))
    return rules
