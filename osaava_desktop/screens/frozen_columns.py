"""The lines of a report that was sent: each figure as it was sent and as it is now, with what changed it."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from osaava_desktop.domain import late_changes as rules
from osaava_desktop.domain.figure_groups import grouped
from osaava_desktop.domain.figures import Figure
from osaava_desktop.domain.late_changes import LateChange, LateLine, Why
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.texts import capital, format_change
from osaava_desktop.i18n import _
from osaava_desktop.screens.tables import Column, Mark
from osaava_desktop.services import summary


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """A figure; of one that has changed there is a row for each cause, its ``line``."""

    then: Figure
    now: Figure
    line: LateLine | None = None

    @property
    def ident(self) -> Hashable:
        """What names the row over reloads."""
        return self.then.key, self.line.cause if self.line else None


def rows(then: Mapping[str, Figure], changes: Sequence[LateChange], basis: Basis) -> list[FigureRow]:
    """What has changed comes first; all the rest as in the report's own list."""
    changed = {change.key for change in changes}
    late = [FigureRow(then=line.change.then, now=line.change.now, line=line) for line in rules.lines(changes)]
    order = [key for keys in grouped(then, basis).values() for key in keys if key not in changed]
    return late + [FigureRow(then=then[key], now=then[key]) for key in order]


def columns() -> list[Column[FigureRow]]:
    """The figure, as sent, now, the difference, and why."""
    return [
        Column(
            title=_("Figure"),
            value=lambda row: summary.words(row.then),
            width=240,
            strong=True,
        ),
        Column(
            title=_("As sent"),
            value=lambda row: _amount(row.then),
            sort=lambda row: None if row.then.masked else row.then.n,
            width=84,
            right=True,
        ),
        Column(
            title=_("Now"),
            value=lambda row: _amount(row.now),
            sort=lambda row: None if row.now.masked else row.now.n,
            width=84,
            right=True,
        ),
        Column(
            title=_("Difference"),
            value=lambda row: format_change(row.line.cause.by) if row.line and row.line.cause.by else "",
            sort=lambda row: row.line.cause.by if row.line else None,
            width=84,
            right=True,
        ),
        Column(title=_("Why"), value=_why, marks=_marks, width=420),
    ]


def _amount(figure: Figure) -> str:
    return summary.fraction(figure) if figure.of else summary.amount(figure)


def _why(row: FigureRow) -> str:
    if row.line is None or row.line.cause.why is Why.SENSITIVE:
        return ""
    return capital(rules.cause_words(row.line.change, row.line.cause))


def _marks(row: FigureRow) -> Sequence[Mark]:
    """A sensitive figure says so with an icon."""
    if row.line is None or row.line.cause.why is not Why.SENSITIVE:
        return ()
    return [Mark(icon="lock_closed", text=capital(rules.cause_words(row.line.change, row.line.cause)))]
