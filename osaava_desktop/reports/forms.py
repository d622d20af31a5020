"""The parts of a form on paper: boxes to tick, lines for the pen, facts side by side, rows to fill in."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table

from osaava_desktop.reports import charts, fonts, looks
from osaava_desktop.reports.text import fitted, paragraph, visible

BOX = 3.4 * mm
BOX_GAP = 1.8 * mm
ITEM_GAP = 6 * mm
ITEM_LEADING = 6.2 * mm
PEN_LINE = 8.6 * mm
LABEL_WIDTH = 42 * mm
PAD = 2.0 * mm


class TickBoxes(Flowable):  # type: ignore[misc]
    """Choices in rows, each after its box; the chosen ones are crossed and bold. Boxes grow with letters."""

    def __init__(self, choices: Sequence[tuple[str, bool]], style: ParagraphStyle = looks.CHOICE) -> None:
        super().__init__()
        self._choices, self._style = choices, style
        self._scale = style.fontSize / looks.CHOICE.fontSize
        self._placed: list[tuple[float, float, bool, Paragraph, float]] = []

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Sets the choices in as many rows as the width asks for."""
        self._placed = []
        before, gap, leading = (
            (BOX + BOX_GAP) * self._scale,
            ITEM_GAP * self._scale,
            ITEM_LEADING * self._scale,
        )
        room = available - before
        x, down, tallest = 0.0, 0.0, leading
        for text, chosen in self._choices:
            style = looks.CHOSEN if chosen else self._style
            width = min(fonts.text_width(visible(text), style.fontName, style.fontSize) + 1, room)
            made = paragraph(text, style)
            height = max(leading, made.wrap(width, 0)[1] + 1 * mm)
            if x and x + before + width > available:
                x, down, tallest = 0.0, down + tallest, leading
            self._placed.append((x, down, chosen, made, width))
            tallest = max(tallest, height)
            x += before + width + gap
        self.width, self.height = available, down + tallest
        return self.width, self.height

    def draw(self) -> None:
        """Boxes in ink, so that a pen or a copier finds them."""
        canvas, box, gap = self.canv, BOX * self._scale, BOX_GAP * self._scale
        canvas.setStrokeColor(looks.INK)
        for x, down, chosen, made, width in self._placed:
            top = self.height - down
            low = top - box - 0.9 * mm * self._scale
            canvas.setLineWidth(looks.INK_LINE)
            canvas.rect(x, low, box, box, stroke=1, fill=0)
            if chosen:
                canvas.setLineWidth(1.5)
                inner = 0.6 * mm
                canvas.line(x + inner, low + inner, x + box - inner, low + box - inner)
                canvas.line(x + inner, low + box - inner, x + box - inner, low + inner)
            height = made.wrap(width, 0)[1]
            made.drawOn(canvas, x + box + gap, top - height - 0.5 * mm)


class PenLines(Flowable):  # type: ignore[misc]
    """Ruled lines; the last ones of a page take all the room that is left on it."""

    def __init__(self, least: int, *, fills: bool = False, gap: float = PEN_LINE) -> None:
        super().__init__()
        self._least, self._fills, self._gap = least, fills, gap
        self._count = least

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """As many lines as wanted, or as there is room for."""
        self._count = max(self._least, int((height - 1) / self._gap)) if self._fills else self._least
        self.width, self.height = available, self._count * self._gap
        return self.width, self.height

    def draw(self) -> None:
        """Thin lines that a copy keeps."""
        self.canv.setStrokeColor(looks.RULE)
        self.canv.setLineWidth(looks.HAIRLINE)
        for line in range(self._count):
            low = self.height - (line + 1) * self._gap
            self.canv.line(0, low, self.width, low)


def question(label: str, choices: Sequence[tuple[str, bool]]) -> Table:
    """A question beside its choices."""
    cells = [[paragraph(label, looks.QUESTION), TickBoxes(choices)]]
    style: list[tuple[object, ...]] = [
        *charts.BARE,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("RIGHTPADDING", (0, 0), (0, 0), 2.5 * mm),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    return Table(cells, [LABEL_WIDTH, looks.WIDTH - LABEL_WIDTH], style=style)


def facts(
    pairs: Sequence[tuple[str, str]],
    widths: Sequence[float],
    *,
    to_fill: bool = False,
    label: ParagraphStyle = looks.LABEL,
) -> Table:
    """Labels above what they name; a line where nothing stands yet and a pen is to write."""
    made = [
        fitted(text, looks.FACT, width - 4 * mm, 2 * looks.FACT.leading, smallest=6)
        for (_title, text), width in zip(pairs, widths, strict=True)
    ]
    cells = [[paragraph(title, label) for title, _text in pairs], made]
    style: list[tuple[object, ...]] = [*charts.BARE, ("VALIGN", (0, 0), (-1, -1), "TOP")]
    style.append(("RIGHTPADDING", (0, 0), (-1, -1), 4 * mm))
    for place, (_title, text) in enumerate(pairs):
        if to_fill and not text:
            style.append(("LINEBELOW", (place, 1), (place, 1), looks.INK_LINE, looks.INK))
    heights = [None, 7 * mm if to_fill else None]
    return Table(cells, widths, heights, hAlign="LEFT", style=style)


def rows_to_fill(titles: Sequence[str], widths: Sequence[float], rows: int) -> Table:
    """A table with empty rows for the pen."""
    cells = [_header(titles), *([""] * len(titles) for _row in range(rows))]
    style = [*_ruled(), ("LINEBEFORE", (1, 0), (-1, -1), looks.HAIRLINE, looks.RULE)]
    return Table(cells, widths, [None, *[PEN_LINE] * rows], style=style)


def rows_to_read(titles: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]]) -> Table:
    """A table of texts; its header is repeated on each page that it runs over."""
    cells = [_header(titles), *([paragraph(text, looks.CELL) for text in row] for row in rows)]
    return Table(cells, widths, repeatRows=1, style=_ruled())


def _header(titles: Sequence[str]) -> list[Flowable]:
    return [paragraph(title, looks.CELL_HEADER) for title in titles]


def _ruled() -> list[tuple[object, ...]]:
    return [
        looks.CELL_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.4),
        ("BACKGROUND", (0, 0), (-1, 0), looks.TINT),
        ("LINEABOVE", (0, 0), (-1, 0), looks.INK_LINE, looks.INK),
        ("LINEBELOW", (0, 0), (-1, 0), looks.INK_LINE, looks.INK),
        ("LINEBELOW", (0, 1), (-1, -1), looks.HAIRLINE, looks.RULE),
    ]
