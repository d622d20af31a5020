"""The lines of figures side by side: headings, and figures with n / N, share and change."""

from collections.abc import Sequence
from dataclasses import dataclass

from osaava_desktop.domain.comparison import Comparison, Line, Trend
from osaava_desktop.domain.figures import Figure
from osaava_desktop.i18n import _
from osaava_desktop.screens.headed_table import HeadedTable
from osaava_desktop.screens.tables import Column, Mark
from osaava_desktop.services import comparison, scopes, summary

NAME, NUMBER, SHARE, OTHER, OTHER_SHARE, CHANGE, TREND = range(7)
SPARE = ((TREND,), (SHARE, OTHER_SHARE))
"""Columns that a narrow list does without, the first one first: the change bears its sign."""

NUMBERS = (NUMBER, OTHER)
"""Columns whose numbers are opened by Enter."""

_TRENDS = {Trend.MORE: "arrow_up", Trend.FEWER: "arrow_down", Trend.SAME: "subtract"}


@dataclass(frozen=True, kw_only=True)
class ComparisonRow:
    """A heading, or a figure under one; a heading's `gap` says why nothing stands under it."""

    heading: str
    line: Line | None = None
    gap: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.heading if self.line is None else summary.words(self.line.figure)

    @property
    def key(self) -> str:
        """What tells it from others."""
        return self.heading if self.line is None else self.line.key

    @property
    def is_told(self) -> bool:
        """Whether it has a number."""
        return self.line is not None and self.line.figure.n is not None

    def figure_of(self, column: int) -> Figure | None:
        """The figure that stands in a column."""
        if self.line is None:
            return None
        return self.line.other if column >= OTHER else self.line.figure


def rows_of(found: Comparison) -> list[ComparisonRow]:
    """The figures under their headings; where none of them has a number only the heading, with the reason."""
    rows = []
    for part in found.parts:
        heading = part.group.label
        rows.append(ComparisonRow(heading=heading, gap=part.gap))
        rows += [
            ComparisonRow(heading=heading, line=line, gap=line.gap) for line in part.lines if not part.gap
        ]
    return rows


def table_of(found: Comparison) -> HeadedTable[ComparisonRow]:
    """The list, with the columns of one span or of two."""
    return HeadedTable(_columns(found), lambda row: row.key, _heading)


def _heading(row: ComparisonRow) -> str:
    if row.line is not None:
        return ""
    return f"{row.heading}: {row.gap}" if row.gap else row.heading


def _columns(found: Comparison) -> list[Column[ComparisonRow]]:
    columns = [
        Column[ComparisonRow](
            title=_("Figure"),
            value=lambda row: row.name,
            beside=lambda row: row.gap,
            spoken=lambda row: ", ".join(filter(None, (row.name, row.gap))),
            width=170,
            stretch=True,
        ),
        *_of_span(scopes.span_words(found.scope), NUMBER),
    ]
    if found.other is not None:
        columns += _of_span(scopes.span_words(found.other), OTHER)
        columns += _of_change()
    return columns


def _of_span(span: str, place: int) -> Sequence[Column[ComparisonRow]]:
    def cells(row: ComparisonRow) -> tuple[str, str]:
        figure = row.figure_of(place)
        return comparison.numbers(figure) if figure else ("", "")

    return (
        Column(
            title=span,
            value=lambda row: cells(row)[0],
            sort=lambda row: (figure := row.figure_of(place)) and figure.n,
            spoken=lambda row: f"{span}: {cells(row)[0]}" if row.line else "",
            width=112,
            right=True,
            strong=place == NUMBER,
        ),
        Column(title=_("Share"), value=lambda row: cells(row)[1], width=68, right=True, quiet=True),
    )


def _of_change() -> Sequence[Column[ComparisonRow]]:
    return (
        Column(
            title=_("Change"),
            value=lambda row: row.line.change() if row.line else "",
            sort=lambda row: row.line.difference if row.line else None,
            width=116,
            right=True,
        ),
        Column(title="", value=lambda _row: "", marks=lambda row: _trend(row.line), width=132),
    )


def _trend(line: Line | None) -> Sequence[Mark]:
    if line is None or line.trend is None:
        return ()
    return (Mark(icon=_TRENDS[line.trend], text=line.trend.label),)
