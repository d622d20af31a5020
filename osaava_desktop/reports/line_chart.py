"""Lines over the same points, measured from zero; dash, mark and a label at the end tell them apart."""

from collections.abc import Sequence
from itertools import pairwise

from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm

from osaava_desktop.domain.papers import LineChart
from osaava_desktop.domain.texts import format_number
from osaava_desktop.reports import looks
from osaava_desktop.reports.drawn import Downward, lines, marker, text_width

PLOT_HEIGHT = 46 * mm
ABOVE = 13.0
"""Room over the highest line, for a number at its mark."""
MOST_STEPS = 5
AXIS_GAP = 6.0
LABEL_GAP = 9.0
KEY = 20.0
"""The length of line before a label that shows whose it is."""
LABEL_PART = 0.3
"""Of the width, at most, for the labels at the lines' ends."""
DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (1.5, 2.2), (8, 2.5, 1.5, 2.5))
COLOURS = (looks.ACCENT, looks.INK, looks.SHADES[2], looks.GREY)
Spot = tuple[float, float]


def line_chart(chart: LineChart, width: float) -> Drawing:
    """Axis, points and lines, without title and note; a lone line has its numbers at its marks."""
    pen = Downward(width)
    top = largest_step(chart)
    left = text_width(format_number(top[-1]), looks.AXIS) + AXIS_GAP
    longest = max((text_width(one.label, looks.CHART_LABEL) for one in chart.series), default=0)
    labels = min(longest + KEY + LABEL_GAP, width * LABEL_PART)
    right = width - labels - LABEL_GAP
    _draw_axis(pen, top, left, right)
    across = _places(len(chart.points), left + LABEL_GAP, right)
    _draw_points(pen, chart.points, across)
    ends: list[float] = []
    for place, one in enumerate(chart.series):
        spots = [(x, _down(value, top[-1])) for x, value in zip(across, one.values, strict=False)]
        _draw_line(pen, spots, place)
        if len(chart.series) == 1:
            _draw_numbers(pen, spots, one.values)
        ends.append(spots[-1][1] if spots else ABOVE + PLOT_HEIGHT)
    reach = _draw_labels(pen, [one.label for one in chart.series], ends, right + LABEL_GAP, labels)
    return pen.made(max(ABOVE + PLOT_HEIGHT + 4 + looks.AXIS.leading, reach))


def largest_step(chart: LineChart) -> list[int]:
    """The numbers of the axis: 0, then even steps of 1, 2 or 5 and noughts, the last above every value."""
    largest = max((value for one in chart.series for value in one.values), default=0)
    step, factors = 1, (2, 2.5, 2)
    turn = 0
    while step * MOST_STEPS < largest:
        step = int(step * factors[turn % 3])
        turn += 1
    return [step * number for number in range(max(-(-largest // step), 1) + 1)]


def _down(value: int, top: int) -> float:
    return float(ABOVE + PLOT_HEIGHT * (1 - value / top))


def _places(count: int, left: float, right: float) -> list[float]:
    """Where the points stand, evenly from edge to edge."""
    gap = (right - left) / max(count - 1, 1)
    return [left + gap * number for number in range(count)]


def _draw_axis(pen: Downward, steps: Sequence[int], left: float, right: float) -> None:
    for step in steps:
        down = _down(step, steps[-1])
        colour, thickness = (looks.LINE, looks.HAIRLINE) if step else (looks.INK, looks.INK_LINE)
        pen.line((left, down, right, down), colour, thickness)
        pen.text(
            format_number(step), looks.AXIS, left - AXIS_GAP, down - looks.AXIS.fontSize * 0.64, right=True
        )


def _draw_points(pen: Downward, points: Sequence[str], across: Sequence[float]) -> None:
    """The points' names below the axis: as many of them as there is room for."""
    widest = max((text_width(name, looks.AXIS) for name in points), default=0) + 4
    gap = across[1] - across[0] if len(across) > 1 else pen.width
    every = max(int(-(-widest // gap)), 1)
    for name, x in list(zip(points, across, strict=True))[::every]:
        half = text_width(name, looks.AXIS) / 2
        pen.text(name, looks.AXIS, max(x - half, 0), ABOVE + PLOT_HEIGHT + 4)


def _draw_line(pen: Downward, spots: Sequence[Spot], place: int) -> None:
    colour, dash = COLOURS[place % len(COLOURS)], DASHES[place % len(DASHES)]
    for start, end in pairwise(spots):
        pen.line((*start, *end), colour, 1.4, dash)
    for x, down in spots:
        marker(pen, place, x, down)


def _draw_numbers(pen: Downward, spots: Sequence[Spot], values: Sequence[int]) -> None:
    """Above each mark, and below it in a dip, where the line would run through it."""
    for place, (x, down) in enumerate(spots):
        beside = [values[at] for at in (place - 1, place + 1) if 0 <= at < len(spots)]
        is_dip = down < ABOVE + PLOT_HEIGHT - 12 and all(value > values[place] for value in beside)
        number = format_number(values[place])
        at = x - text_width(number, looks.AXIS_NUMBER) / 2
        pen.text(number, looks.AXIS_NUMBER, at, down + 4 if is_dip else down - 12)


def _apart(ends: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Where labels begin: each beside its line's end, moved where it would stand on another or too low."""
    tops, free = list(ends), 0.0
    order = sorted(range(len(ends)), key=ends.__getitem__)
    for place in order:
        tops[place] = free = max(ends[place] - looks.CHART_LABEL.leading * 0.55, free)
        free += heights[place]
    free = ABOVE + PLOT_HEIGHT + looks.CHART_LABEL.leading / 2
    for place in reversed(order):
        tops[place] = min(tops[place], free - heights[place])
        free = tops[place]
    return [top - min(min(tops, default=0), 0) for top in tops]


def _draw_labels(
    pen: Downward, labels: Sequence[str], ends: Sequence[float], x: float, width: float
) -> float:
    """Each line's name beside its end; how far down they reach."""
    names = [lines(label, looks.CHART_LABEL, width - KEY) for label in labels]
    heights = [float(len(name) * looks.CHART_LABEL.leading) for name in names]
    tops = _apart(ends, heights)
    for place, (name, top) in enumerate(zip(names, tops, strict=True)):
        _draw_label(pen, place, name, x, top)
    return max((top + height for top, height in zip(tops, heights, strict=True)), default=0.0)


def _draw_label(pen: Downward, place: int, name: Sequence[str], x: float, top: float) -> None:
    """A piece of the line with its mark, and its name."""
    middle = top + looks.CHART_LABEL.leading * 0.55
    colour, dash = COLOURS[place % len(COLOURS)], DASHES[place % len(DASHES)]
    pen.line((x, middle, x + KEY - 4, middle), colour, 1.4, dash)
    marker(pen, place, x + (KEY - 4) / 2, middle)
    for number, line in enumerate(name):
        pen.text(line, looks.CHART_LABEL, x + KEY, top + number * looks.CHART_LABEL.leading)
