"""Charts of a report, all measured from zero; every bar has its number in figures beside it.

Each is one drawing without its title and note, for whoever puts it on paper or makes a picture of it.
"""

from collections.abc import Callable, Sequence

from reportlab.graphics.shapes import Drawing

from osaava_desktop.domain.papers import Amount, BarChart, Funnel, LineChart, ShareBar, TargetBar, TargetBars
from osaava_desktop.domain.texts import format_fraction, format_number, format_percent
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.reports import looks
from osaava_desktop.reports.drawn import Downward, lines, text_width
from osaava_desktop.reports.line_chart import line_chart

Chart = BarChart | ShareBar | Funnel | LineChart | TargetBars

BAR_HEIGHT = 9.5
THIN_BAR = 4.5
TICK_HEIGHT = 11.0
SHARE_HEIGHT = 18.0
GAP = 1.0
SWATCH = 7.5
FUNNEL_GAP = 22.0
UNIT_GAP = 5.0
LABEL_GAP = 12.0
ROW_GAP = 4.0
LEAST_BAR = 0.34
"""Of the width, for the bars of targets."""
PACE = 4.0
"""Half the width of the mark of today's pace."""
BARE = [
    looks.CELL_FONT,
    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
]


def drawing(block: Chart, width: float) -> Drawing:
    """The chart in that width, in points, as high as it needs. Drawn and rendered under `fonts.at_work`."""
    match block:
        case BarChart():
            return _bars(block, width)
        case ShareBar():
            return _shares(block, width)
        case Funnel():
            return _funnel(block, width)
        case LineChart():
            return line_chart(block, width)
        case TargetBars():
            return _targets(block, width)


def progress(width: float, share: float, tick: float | None = None) -> Drawing:
    """A thin bar on its track, filled up to ``share`` (0 to 1), and an upright tick at the target."""
    pen = Downward(width)
    _progress(pen, 0, 0, width, share, tick, looks.TINT)
    return pen.made(TICK_HEIGHT)


def _progress(
    pen: Downward,
    x: float,
    down: float,
    width: float,
    share: float,
    tick: float | None,
    ground: object,
) -> None:
    """The bar and its tick, which is parted from the bar by a little of the ground."""
    low = down + (TICK_HEIGHT - THIN_BAR) / 2
    pen.box(x, low, width, THIN_BAR, looks.TRACK)
    pen.box(x, low, width * _part(share), THIN_BAR, looks.ACCENT)
    if tick is not None:
        at = x + min(max(width * _part(tick), 0.9), width - 0.9)
        pen.box(at - 1.8, down, 3.6, TICK_HEIGHT, ground)
        pen.box(at - 0.9, down, 1.8, TICK_HEIGHT, looks.INK)


def _part(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _label_width(labels: Sequence[str], width: float) -> float:
    """The room for labels on the left: what the longest takes, half of the width at most."""
    longest = max((text_width(label, looks.CHART_LABEL) for label in labels), default=0)
    return min(longest + LABEL_GAP, width * 0.5)


def _bars(chart: BarChart, width: float) -> Drawing:
    """One row per bar: its label, the bar, its number."""
    pen, down = Downward(width), 0.0
    left = _label_width([bar.label for bar in chart.bars], width)
    largest = max((bar.value for bar in chart.bars), default=0)
    room = width - left - text_width(format_number(largest), looks.CHART_NUMBER) - 6
    for bar in chart.bars:
        length = room * bar.value / largest if largest else 0.0
        high = pen.wrapped(bar.label, looks.CHART_LABEL, 0, down + 2, left - LABEL_GAP)
        middle = down + 2 + high / 2
        pen.box(left, middle - BAR_HEIGHT / 2 + 0.4, length, BAR_HEIGHT, looks.ACCENT)
        pen.text(format_number(bar.value), looks.CHART_NUMBER, left + length + 5, middle - 6)
        down += high + ROW_GAP
    return pen.made(down)


def _shares(chart: ShareBar, width: float) -> Drawing:
    """The parted bar, a legend in the same order, and in one line the parts that nobody chose."""
    pen = Downward(width)
    total = sum(part.value for part in chart.parts)
    if not total:
        return pen.made(pen.wrapped(_("No answers."), looks.CAPTION, 0, 0, width))
    chosen = [part for part in chart.parts if part.value]
    _draw_parts(pen, chosen, total)
    down = SHARE_HEIGHT + 5
    for place, part in enumerate(chosen):
        down += _legend(pen, down, _shade(place), part.label, _counted(part, total)) + 2
    unchosen = ", ".join(f"{part.label} 0" for part in chart.parts if not part.value)
    if unchosen:
        down += pen.wrapped(unchosen, looks.CAPTION, 0, down + 1, width) + 1
    return pen.made(down)


def _draw_parts(pen: Downward, parts: Sequence[Amount], total: int) -> None:
    room = pen.width - GAP * (len(parts) - 1)
    x = 0.0
    for place, part in enumerate(parts):
        length = room * part.value / total
        pen.box(x, 0, length, SHARE_HEIGHT, _shade(place))
        percent = format_percent(part.value, total)
        if text_width(percent, looks.CHART_NUMBER) + 10 <= length:
            pen.text(percent, looks.ON_SHADE[place % len(looks.ON_SHADE)], x + 5, 2.7)
        x += length + GAP


def _shade(place: int) -> object:
    return looks.SHADES[place % len(looks.SHADES)]


def _legend(pen: Downward, down: float, shade: object, label: str, figures: str) -> float:
    """A swatch, what it stands for, and the figures on the right; gives the height."""
    left, right = SWATCH + 4, text_width(figures, looks.CHART_LABEL) + 6
    pen.box(0, down + 2.6, SWATCH, SWATCH, shade)
    pen.text(figures, looks.CHART_LABEL, pen.width, down, right=True)
    return pen.wrapped(label, looks.CHART_LABEL, left, down, pen.width - left - right)


def _counted(part: Amount, total: int) -> str:
    return f"{format_percent(part.value, total)}, {format_fraction(part.value, total)}"


def _funnel(chart: Funnel, width: float) -> Drawing:
    """The steps side by side: label, number of persons, bar measured against the largest."""
    pen = Downward(width)
    largest = max((step.value for step in chart.steps), default=0) or 1
    each = (width + FUNNEL_GAP) / max(len(chart.steps), 1) - FUNNEL_GAP
    high = _highest([step.label for step in chart.steps], each)
    for place, step in enumerate(chart.steps):
        x = place * (each + FUNNEL_GAP)
        pen.wrapped(step.label, looks.LABEL, x, 0, each)
        beside = x + pen.text(format_number(step.value), looks.FUNNEL_VALUE, x, high) + UNIT_GAP
        unit = ngettext("person", "persons", step.value)
        pen.text(unit, looks.UNIT, beside, high + looks.FUNNEL_VALUE.fontSize - looks.UNIT.fontSize)
        _progress(pen, x, high + looks.FUNNEL_VALUE.leading, each, step.value / largest, None, looks.WHITE)
    return pen.made(high + looks.FUNNEL_VALUE.leading + TICK_HEIGHT)


def _highest(labels: Sequence[str], width: float) -> float:
    """The height of the label with most lines."""
    most = max((len(lines(one, looks.LABEL, width)) for one in labels), default=0)
    return float(most * looks.LABEL.leading)


def _targets(chart: TargetBars, width: float) -> Drawing:
    """One row per target: label, bar with tick and pace, value and verdict; what the marks mean below."""
    pen, down = Downward(width), 0.0
    left = min(_label_width([bar.label for bar in chart.bars], width), width * 0.34)
    right = min(_told_width(chart.bars) + LABEL_GAP, width - left - width * LEAST_BAR)
    for bar in chart.bars:
        down += _draw_target(pen, bar, down, left, width - right) + 2 * ROW_GAP
    x = _mark(pen, left, down, _draw_tick, _("target"))
    if any(bar.pace is not None for bar in chart.bars):
        _mark(pen, x, down, lambda pen, x, down: _draw_pace(pen, x, down + 2), _("pace to this day"))
    return pen.made(down + looks.CAPTION.leading)


def _told_width(bars: Sequence[TargetBar]) -> float:
    """What the longest value or verdict takes on one line, and no less for being rounded."""
    values = (text_width(bar.value, looks.CHART_NUMBER) for bar in bars)
    verdicts = (text_width(bar.verdict, looks.CHART_NOTE) for bar in bars)
    return max((*values, *verdicts), default=0) + 1


def _draw_target(pen: Downward, bar: TargetBar, down: float, left: float, right: float) -> float:
    """A row; gives its height."""
    label = pen.wrapped(bar.label, looks.CHART_LABEL, 0, down, left - LABEL_GAP)
    beside = right + LABEL_GAP
    told = pen.wrapped(bar.value, looks.CHART_NUMBER, beside, down, pen.width - beside)
    if bar.verdict:
        told += pen.wrapped(bar.verdict, looks.CHART_NOTE, beside, down + told, pen.width - beside)
    _progress(pen, left, down + 0.5, right - left, bar.share, bar.tick, looks.WHITE)
    if bar.pace is not None:
        _draw_pace(pen, left + (right - left) * _part(bar.pace), down + (TICK_HEIGHT + THIN_BAR) / 2 + 0.5)
    return max(label, told)


def _draw_tick(pen: Downward, x: float, down: float) -> None:
    pen.box(x - 0.9, down, 1.8, TICK_HEIGHT, looks.INK)


def _draw_pace(pen: Downward, x: float, down: float) -> None:
    """A triangle, its point at the place."""
    pen.corners([(x, down), (x + PACE, down + 6), (x - PACE, down + 6)], looks.INK, looks.WHITE)


def _mark(
    pen: Downward, x: float, down: float, draw: Callable[[Downward, float, float], None], words: str
) -> float:
    """A mark and what it means; gives where the next may begin."""
    draw(pen, x + PACE, down)
    return x + 3 * PACE + pen.text(words, looks.CAPTION, x + 3 * PACE, down) + LABEL_GAP
