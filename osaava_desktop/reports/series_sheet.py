"""The attendance sheet of several sessions: an A4 on its side, a column for the initials of each session."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from osaava_desktop.domain.sheet_papers import SeriesColumn, SeriesPaper
from osaava_desktop.domain.texts import format_date, format_list, format_time, format_weekday_date
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.reports import looks
from osaava_desktop.reports import sheet_frame as parts
from osaava_desktop.reports.sheet_frame import LYING, PADDING, Fact, Row, Text
from osaava_desktop.reports.text import place, put, short

MOST_COLUMNS = 10
ROW_HEIGHT = 7.2 * mm
HEADER_HEIGHT = 10 * mm
TITLE_TOP = 28 * mm
TITLE_WIDTH = 200 * mm
NUMBER_TOP = 31 * mm
FACTS_TOP = 42 * mm
TABLE_BOTTOM = 193 * mm
NOTICE_TOP = 196.5 * mm
NUMBER_WIDTH = 9 * mm
NAME_WIDTH = 58 * mm
FACT_WIDTHS = (60 * mm, 80 * mm, 60 * mm)
SUMS = 3
"""Rows below the list: unnamed visitors, new faces, the leader's initials."""


@dataclass(frozen=True)
class _Series:
    """A series laid out: its titles and facts, where its list begins, and what each page bears."""

    titles: list[Text]
    facts: list[Fact]
    facts_top: float
    table_top: float
    pages: list[tuple[Sequence[SeriesColumn], list[Row], bool]]
    """Of each page its columns, its rows, and whether the list ends there."""


def count(paper: SeriesPaper) -> int:
    """How many pages it takes."""
    return len(_laid_out(paper).pages)


def draw(canvas: Canvas, paper: SeriesPaper) -> None:
    """Draws the sheet, page by page: all rows for the first columns, then for the next ones."""
    series = _laid_out(paper)
    for number, (columns, rows, ends) in enumerate(series.pages, start=1):
        canvas.setPageSize((LYING.width, LYING.height))
        if number == 1:
            parts.bookmark(canvas, paper.number, _title(paper))
        parts.draw_once(
            canvas, LYING, paper.number, len(series.pages), partial(_draw_frame, canvas, paper, series)
        )
        parts.draw_page(canvas, LYING, number, len(series.pages), NUMBER_TOP)
        _draw_table(canvas, series, columns, rows, ends)
        canvas.showPage()
    canvas.setPageSize(looks.PAGE_SIZE)


def _laid_out(paper: SeriesPaper) -> _Series:
    titles: list[Text] = [short(_title(paper), looks.SHEET_TITLE, TITLE_WIDTH, 8 * mm)]
    facts = _facts(paper)
    facts_top = max(FACTS_TOP, TITLE_TOP + parts.titles_height(titles, TITLE_WIDTH) + 3 * mm)
    table_top = facts_top + 13 * mm + parts.extra_height(facts)
    room = TABLE_BOTTOM - table_top - HEADER_HEIGHT
    filled = _filled(paper, room)
    pages = [(columns, rows, rows is filled[-1]) for columns in _batches(paper.columns) for rows in filled]
    return _Series(titles, facts, facts_top, table_top, pages)


def _filled(paper: SeriesPaper, room: float) -> list[list[Row]]:
    """The rows of each page; below the last of them as many empty ones as there is room for."""
    width, sums = NAME_WIDTH - 2 * PADDING, SUMS * ROW_HEIGHT
    listed = list(parts.rows(paper.rows, paper.blank_rows, looks.ROW_NAME, width, ROW_HEIGHT))
    pages = parts.filled(listed, room, last=sums)
    left = room - sums - sum(row.height for row in pages[-1])
    whole = len(listed) + max(int(left / ROW_HEIGHT), 0)
    numbered = parts.rows((), whole, looks.ROW_NAME, width, ROW_HEIGHT)
    pages[-1].extend(islice(numbered, len(listed), None))
    return pages


def _title(paper: SeriesPaper) -> str:
    """On one line; of a sensitive group a neutral one, since each signer reads it."""
    if paper.sensitive:
        return _("Attendance sheet")
    return " · ".join(filter(None, (paper.title, paper.subtitle)))


def _batches(columns: Sequence[SeriesColumn]) -> Iterator[Sequence[SeriesColumn]]:
    """The columns of each page, about as many on each."""
    pages = -(-len(columns) // MOST_COLUMNS)
    each = -(-len(columns) // pages)
    for start in range(0, len(columns), each):
        yield columns[start : start + each]


def _facts(paper: SeriesPaper) -> list[Fact]:
    days = [column.on for column in paper.columns]
    span = "–".join(dict.fromkeys((format_date(days[0]), format_date(days[-1]))))
    told = (
        (_("Sessions"), span),
        (_("Place"), paper.place),
        (ngettext("Leader", "Leaders", len(paper.leaders)), format_list(paper.leaders)),
    )
    return parts.facts([(*fact, width) for fact, width in zip(told, FACT_WIDTHS, strict=True)])


def _draw_frame(canvas: Canvas, paper: SeriesPaper, series: _Series) -> None:
    """What each page bears."""
    parts.draw_head(canvas, paper.issuer, LYING)
    parts.draw_titles(canvas, LYING, series.titles, TITLE_TOP, TITLE_WIDTH)
    parts.draw_number(canvas, LYING, paper.number, NUMBER_TOP)
    parts.draw_facts(canvas, LYING, series.facts, series.facts_top)
    parts.draw_notice(canvas, LYING, paper.issuer, NOTICE_TOP)
    low, width = LYING.y(series.table_top + HEADER_HEIGHT), LYING.right - looks.SIDE
    canvas.setFillColor(looks.TINT)
    canvas.rect(looks.SIDE, low, width, HEADER_HEIGHT, stroke=0, fill=1)
    by_number = paper.sensitive or paper.by_number
    name = _("Client number") if by_number else _("Name (new ones in block letters)")
    top = LYING.y(series.table_top + 3 * mm)
    put(canvas, _("No."), looks.SHEET_HEADER, looks.SIDE + 1.5 * mm, top, NUMBER_WIDTH)
    made = short(name, looks.SHEET_HEADER, NAME_WIDTH - PADDING, 5 * mm)
    place(canvas, made, looks.SIDE + NUMBER_WIDTH + PADDING, top, NAME_WIDTH - PADDING)


def _draw_table(
    canvas: Canvas, series: _Series, columns: Sequence[SeriesColumn], rows: Sequence[Row], ends: bool
) -> None:
    edges = _edges(columns)
    _draw_days(canvas, columns, edges, series.table_top)
    down = parts.draw_rows(
        canvas,
        LYING,
        rows,
        series.table_top + HEADER_HEIGHT,
        looks.SIDE + NUMBER_WIDTH / 2,
        edges[0] + PADDING,
    )
    if ends:
        _draw_sums(canvas, down)
        down += SUMS * ROW_HEIGHT
    parts.draw_grid(canvas, LYING, series.table_top, HEADER_HEIGHT, down, edges)


def _edges(columns: Sequence[SeriesColumn]) -> list[float]:
    """The left edge of the names, and that of each session's column."""
    names = looks.SIDE + NUMBER_WIDTH
    room = (LYING.right - names - NAME_WIDTH) / len(columns)
    return [names, *(names + NAME_WIDTH + place * room for place in range(len(columns)))]


def _draw_days(canvas: Canvas, columns: Sequence[SeriesColumn], edges: Sequence[float], top: float) -> None:
    width = (LYING.right - edges[1]) / len(columns)
    for column, x in zip(columns, edges[1:], strict=True):
        weekday, date = format_weekday_date(column.on).split("\u00a0")
        hour = format_time(column.starts) if column.starts else ""
        day = f"{weekday} {date.removesuffix(str(column.on.year))}"
        for text, style, down in ((day, looks.DAY, 1.2 * mm), (hour, looks.HOUR, 5.4 * mm)):
            made = short(text.replace(" ", "\u00a0"), style, width, 5 * mm)
            place(canvas, made, x, LYING.y(top + down), width)


def _draw_sums(canvas: Canvas, down: float) -> None:
    """Rows that belong to the whole list, for each session: they stand where the list ends."""
    width = NAME_WIDTH - 2 * PADDING
    canvas.setStrokeColor(looks.INK)
    canvas.setLineWidth(looks.INK_LINE)
    LYING.rule(canvas, down)
    for text in (_("Unnamed visitors"), _("of whom new faces"), _("Leader's initials")):
        made = short(text, looks.BOX_LABEL, width, ROW_HEIGHT - 1 * mm)
        height = made.wrapOn(canvas, width, 0)[1]
        top = LYING.y(down + (ROW_HEIGHT - height) / 2)
        place(canvas, made, looks.SIDE + NUMBER_WIDTH + PADDING, top, width)
        down += ROW_HEIGHT
        canvas.setStrokeColor(looks.RULE)
        canvas.setLineWidth(looks.HAIRLINE)
        LYING.rule(canvas, down)
