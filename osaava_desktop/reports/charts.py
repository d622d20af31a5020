"""Bars of a report, all measured from zero; every bar has its number in figures beside it."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.platypus import Flowable, Table

from osaava_desktop.domain.papers import Amount, BarChart, Funnel, ShareBar
from osaava_desktop.domain.texts import format_fraction, format_number, format_percent
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.reports import fonts, looks
from osaava_desktop.reports.text import paragraph, visible, with_unit

BAR_HEIGHT = 9.5
THIN_BAR = 4.5
TICK_HEIGHT = 11.0
SHARE_HEIGHT = 18.0
GAP = 1.0
SWATCH = 7.5
FUNNEL_GAP = 22.0
NUMBER_SIZE = 9.5
BARE = [
    looks.CELL_FONT,
    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
]


def progress(width: float, share: float, tick: float | None = None) -> Drawing:
    """A thin bar on its track, filled up to ``share`` (0 to 1), and an upright tick at the target."""
    drawing = Drawing(width, TICK_HEIGHT)
    low = (TICK_HEIGHT - THIN_BAR) / 2
    drawing.add(_rect(0, low, width, THIN_BAR, looks.TRACK))
    drawing.add(_rect(0, low, width * _part(share), THIN_BAR, looks.ACCENT))
    if tick is not None:
        drawing.add(_rect(max(width * _part(tick) - 1.8, 0), 0, 3.6, TICK_HEIGHT, looks.TINT))
        drawing.add(_rect(max(width * _part(tick) - 0.9, 0), 0, 1.8, TICK_HEIGHT, looks.INK))
    return drawing


def _part(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _rect(x: float, y: float, width: float, height: float, colour: object) -> Rect:
    return Rect(x, y, width, height, fillColor=colour, strokeColor=None, strokeWidth=0)


def bar_chart(chart: BarChart, width: float) -> list[Flowable]:
    """Title, one row per bar, note."""
    longest = max((fonts.text_width(visible(bar.label), fonts.REGULAR, 9.5) for bar in chart.bars), default=0)
    label_width = min(longest + 12, width * 0.5)
    largest = max((bar.value for bar in chart.bars), default=0)
    rows = [
        (paragraph(bar.label, looks.CHART_LABEL), _bar(bar.value, largest, width - label_width))
        for bar in chart.bars
    ]
    style = [*BARE, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), 2),
             ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]  # fmt: skip
    table = Table(rows, [label_width, width - label_width], hAlign="LEFT", style=style) if rows else None
    return _titled(chart.title, table, chart.note)


def _bar(value: int, largest: int, width: float) -> Drawing:
    number = format_number(value)
    room = width - fonts.text_width(format_number(largest), fonts.BOLD, NUMBER_SIZE) - 6
    length = room * value / largest if largest else 0.0
    drawing = Drawing(width, BAR_HEIGHT + 2)
    drawing.add(_rect(0, 1, length, BAR_HEIGHT, looks.ACCENT))
    drawing.add(_text(length + 5, 2.6, number, looks.INK))
    return drawing


def _text(x: float, y: float, text: str, colour: object) -> String:
    return String(x, y, text, fontName=fonts.BOLD, fontSize=NUMBER_SIZE, fillColor=colour)


def _titled(title: str, body: Flowable | None, note: str) -> list[Flowable]:
    notes = [paragraph(note, looks.CAPTION)] if note else []
    return [paragraph(title, looks.CHART_TITLE), *([body] if body else []), *notes]


def share_bar(chart: ShareBar, width: float) -> list[Flowable]:
    """Title, the parted bar, a legend in the same order, parts nobody chose in one line, note."""
    total = sum(part.value for part in chart.parts)
    chosen = [part for part in chart.parts if part.value]
    unchosen = ", ".join(f"{part.label} 0" for part in chart.parts if not part.value)
    if not total:
        return _titled(chart.title, None, "\n".join(filter(None, (_("No answers."), chart.note))))
    body = Table(
        [[_parted(chosen, total, width)], [_legend(chosen, total, width)]],
        [width],
        hAlign="LEFT",
        style=[*BARE, ("BOTTOMPADDING", (0, 0), (0, 0), 5)],
    )
    return _titled(chart.title, body, "\n".join(filter(None, (unchosen, chart.note))))


def _parted(parts: Sequence[Amount], total: int, width: float) -> Drawing:
    drawing = Drawing(width, SHARE_HEIGHT)
    room = width - GAP * (len(parts) - 1)
    x = 0.0
    for place, part in enumerate(parts):
        length = room * part.value / total
        drawing.add(_rect(x, 0, length, SHARE_HEIGHT, _shade(place)))
        percent = format_percent(part.value, total)
        if fonts.text_width(percent, fonts.BOLD, NUMBER_SIZE) + 10 <= length:
            drawing.add(_text(x + 5, 5.8, percent, looks.ON_SHADES[place % len(looks.ON_SHADES)]))
        x += length + GAP
    return drawing


def _shade(place: int) -> object:
    return looks.SHADES[place % len(looks.SHADES)]


def _legend(parts: Sequence[Amount], total: int, width: float) -> Table:
    rows = [
        (
            _swatch(place),
            paragraph(part.label, looks.CHART_LABEL),
            paragraph(_counted(part, total), looks.CHART_LABEL_RIGHT),
        )
        for place, part in enumerate(parts)
    ]
    figures = max(fonts.text_width(_counted(part, total), fonts.REGULAR, 9.5) for part in parts) + 6
    style = [*BARE, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
    return Table(rows, [SWATCH + 4, width - SWATCH - 4 - figures, figures], style=style)


def _counted(part: Amount, total: int) -> str:
    return f"{format_percent(part.value, total)}, {format_fraction(part.value, total)}"


def _swatch(place: int) -> Drawing:
    drawing = Drawing(SWATCH, SWATCH)
    drawing.add(_rect(0, 0, SWATCH, SWATCH, _shade(place)))
    return drawing


def funnel(chart: Funnel, width: float) -> Table:
    """The steps side by side: label, number of persons, bar measured against the largest."""
    largest = max((step.value for step in chart.steps), default=0) or 1
    each = (width - FUNNEL_GAP * (len(chart.steps) - 1)) / len(chart.steps)
    cells = [
        [
            paragraph(step.label, looks.LABEL),
            _persons(step.value),
            progress(each, step.value / largest),
        ]
        for step in chart.steps
    ]
    widths = [each + FUNNEL_GAP] * (len(cells) - 1) + [each]
    return Table([cells], widths, style=[*BARE, ("VALIGN", (0, 0), (-1, -1), "BOTTOM")])


def _persons(number: int) -> Flowable:
    """The number large, its unit small after it."""
    return with_unit(format_number(number), ngettext("person", "persons", number), looks.FUNNEL_VALUE)
