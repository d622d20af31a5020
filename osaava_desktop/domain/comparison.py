"""Figures of one span beside those of another: the change in numbers and words, and why one is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from osaava_desktop.domain.figure_groups import FigureGroup, grouped
from osaava_desktop.domain.figures import Figure, Found, Scope
from osaava_desktop.domain.texts import NO_BREAK_SPACE, format_change, format_number, format_percent
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _


class Whose(Word):
    """Whose figures a report tells of."""

    OFFICE = "office", N_("whole office")
    AREA = "area", N_("one area")
    WORKER = "worker", N_("one worker")
    PLACE = "place", N_("one place")
    GROUP = "group", N_("one group")
    STEERING = "steering", N_("a month for the steering group")


class Trend(Word):
    """How a number differs from the one it is compared with."""

    MORE = "more", N_("increased")
    FEWER = "fewer", N_("decreased")
    SAME = "same", N_("unchanged")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A figure of the span, and of the other one if there is one; `gap` says why a number is missing."""

    figure: Figure
    other: Figure | None = None
    gap: str = ""

    @property
    def key(self) -> str:
        """The figure's key."""
        return self.figure.key

    @property
    def difference(self) -> int | None:
        """How many more there are than in the other span; None where a number is missing or not shown."""
        if self.other is None or self.is_masked or self.figure.n is None or self.other.n is None:
            return None
        return self.figure.n - self.other.n

    @property
    def is_masked(self) -> bool:
        """Whether a number is too small to be shown."""
        return self.figure.masked or (self.other is not None and self.other.masked)

    @property
    def trend(self) -> Trend | None:
        """Whether that is more, fewer or as many."""
        if self.difference is None:
            return None
        return Trend.SAME if not self.difference else Trend.MORE if self.difference > 0 else Trend.FEWER

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of: no number in either span, or none but noughts."""
        return not self.is_masked and not self.figure.n and not (self.other and self.other.n)

    def change(self) -> str:
        """The change in numbers: +12 (+14 %)."""
        if self.difference is None or self.other is None:
            return ""
        number = format_change(self.difference)
        if not self.difference or not self.other.n:
            return number
        share = format_percent(abs(self.difference), self.other.n)
        return f"{number}{NO_BREAK_SPACE}({number[0]}{share})"

    def change_words(self) -> str:
        """The change in words: 12 more."""
        if self.trend is None or self.difference is None:
            return ""
        if self.trend is Trend.SAME:
            return self.trend.label
        count = format_number(abs(self.difference))
        return (_("{count} more") if self.trend is Trend.MORE else _("{count} fewer")).format(count=count)


@dataclass(frozen=True, kw_only=True)
class Part:
    """The lines under a heading; `gap` says why none of them has a number, where that is so."""

    group: FigureGroup
    lines: tuple[Line, ...]
    gap: str = ""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The figures of `scope` under their headings, beside those of `other` where it is compared."""

    scope: Scope
    other: Scope | None
    parts: tuple[Part, ...]

    def lines(self) -> Iterable[Line]:
        """All lines."""
        return (line for part in self.parts for line in part.lines)

    def line(self, key: str) -> Line | None:
        """The line of a figure."""
        return next((line for line in self.lines() if line.key == key), None)


def compared(
    scope: Scope, found: Found, other: Scope | None = None, others: Found | None = None
) -> Comparison:
    """The figures side by side; a survey's question that only one span asked has no number in the other."""
    others = others or {}
    keys = [*found, *(key for key in others if key not in found)]
    parts = []
    for group, members in grouped(keys, scope.basis).items():
        lines = tuple(_line(key, scope, found, other, others) for key in members)
        without = all(
            line.figure.n is None and (line.other is None or line.other.n is None) for line in lines
        )
        parts.append(Part(group=group, lines=lines, gap=lines[0].gap if without else ""))
    return Comparison(scope=scope, other=other, parts=tuple(parts))


def _line(key: str, scope: Scope, found: Found, other: Scope | None, others: Found) -> Line:
    missing = Figure(key=key, n=None)
    figure = found.get(key, missing)
    beside = None if other is None else others.get(key, missing)
    reason = ""
    if figure.n is None:
        reason = gap(figure, scope, asked=key in found)
    elif other is not None and beside is not None and beside.n is None:
        reason = gap(beside, other, asked=key in others)
    return Line(figure=figure, other=beside, gap=reason)


_NOT_BY = {
    "group": N_("not kept by group"),
    "place": N_("not kept by place"),
    "worker": N_("not kept by worker"),
    "area": N_("not kept by area"),
}


def gap(figure: Figure, scope: Scope, *, asked: bool = True) -> str:
    """Why a figure has no number in `scope`, as words within a sentence."""
    if not asked:
        return _("not asked in that span")
    if figure.key == "minority" and figure.estimate:
        return _("estimated for the whole office only")
    narrowed = [text for name, text in _NOT_BY.items() if getattr(scope, name) is not None]
    by_year = figure.key == "reached" or (figure.key == "criminal_background" and scope.area_only)
    if by_year and scope.year is None:
        return _("for a calendar year only")
    return _(narrowed[0]) if len(narrowed) == 1 else _("not kept by all that is chosen")


def main_keys(scope: Scope) -> Sequence[str]:
    """The figures that a report begins with, the first of them that have a number."""
    return (
        f"registered.{scope.basis}",
        "visits",
        "groups.sessions",
        "pathways.persons",
        "groups.persons",
        "groups.attendances",
        "guidance.entries",
        "named",
    )
