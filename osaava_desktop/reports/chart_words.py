"""What a chart shows, told in words with all its numbers: for who does not see the picture."""

from collections.abc import Sequence

from osaava_desktop.domain.papers import Amount, BarChart, Funnel, LineChart, ShareBar, TargetBars
from osaava_desktop.domain.texts import format_fraction, format_number, format_percent
from osaava_desktop.i18n import _

Chart = BarChart | ShareBar | Funnel | LineChart | TargetBars


def words_of(chart: Chart) -> str:
    """The chart's kind and title, then each of its numbers."""
    match chart:
        case BarChart():
            return _told(_("Bars: {title}."), chart.title, _amounts(chart.bars))
        case ShareBar():
            return _told(_("A bar parted by shares: {title}."), chart.title, _shares(chart.parts))
        case Funnel():
            return _told(_("Steps of a funnel."), "", _amounts(chart.steps))
        case TargetBars():
            bars = (", ".join(filter(None, (bar.value, bar.verdict))) for bar in chart.bars)
            lines = [f"{bar.label}: {told}" for bar, told in zip(chart.bars, bars, strict=True)]
            return _told(_("Bars against targets: {title}."), chart.title, lines)
        case LineChart():
            return _told(_("Lines: {title}."), chart.title, _lines(chart))


def _told(kind: str, title: str, numbers: Sequence[str]) -> str:
    """A title that is a question keeps its own mark."""
    return f"{kind.format(title=title).replace('?.', '?')} {'; '.join(numbers)}."


def _amounts(amounts: Sequence[Amount]) -> list[str]:
    return [f"{one.label} {format_number(one.value)}" for one in amounts]


def _shares(parts: Sequence[Amount]) -> list[str]:
    total = sum(part.value for part in parts)
    if not total:
        return [_("No answers.").rstrip(".")]
    return [
        f"{part.label} {format_percent(part.value, total)}, {format_fraction(part.value, total)}"
        for part in parts
    ]


def _lines(chart: LineChart) -> list[str]:
    return [
        f"{series.label}: "
        + ", ".join(
            f"{point} {format_number(value)}"
            for point, value in zip(chart.points, series.values, strict=True)
        )
        for series in chart.series
    ]
