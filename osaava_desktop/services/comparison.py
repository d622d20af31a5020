"""Reports of any span, of the whole office or of a part of it, and compared with another span.

The figures are the report's own; the small ones of a part of the office are hidden as in its papers.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from osaava_desktop.domain import figure_rules, small_cells
from osaava_desktop.domain.cards import CardType
from osaava_desktop.domain.comparison import Comparison, Line, Part, compared, main_keys
from osaava_desktop.domain.figure_groups import FigureGroup
from osaava_desktop.domain.figures import Figure, Scope, label
from osaava_desktop.domain.papers import Amount, BarChart, Block, Highlight, Note, YearlyPaper
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.workbooks import Cell, Workbook
from osaava_desktop.i18n import _, speaking
from osaava_desktop.reports import workbook
from osaava_desktop.services import exports, figures, figures_book, guarding, scopes, sheets, summary
from osaava_desktop.services.summary import tables
from osaava_desktop.services.summary.words import joined
from osaava_desktop.store.office import Office

_CARDS = 4
_BARS_OF_PERSONS = ("named", "pathways.persons", "groups.persons")
_MOST_BARRED = 3
_ALIKE = 3
"""So many days may spans differ without a word: months and years do."""

_CARDS_BY_TYPE = frozenset(f"cards.{one}" for one in CardType)
_NOT_PRINTED = ("esf", "first_contact", "partners", "meetings")
"""Families that would make the paper long; the workbook has them, and the ESF+ report its own table."""


def compare(office: Office, scope: Scope, other: Scope | None = None) -> Comparison:
    """The figures of `scope`, beside those of `other` where it is given."""
    found = guarding.guarded(office, scope, figures.compute(office, scope))
    others = None
    if other is not None:
        others = guarding.guarded(office, other, figures.compute(office, other))
    return compared(scope, found, other, others)


def title(office: Office, scope: Scope, other: Scope | None = None) -> str:
    """What the report is called, in the language spoken now."""
    return f"{scopes.whose(office, scope)}: {against(scope, other)}"


def against(scope: Scope, other: Scope | None) -> str:
    """The span, and the one it is compared with."""
    span = scopes.span_words(scope)
    if other is None:
        return span
    return _("{span}, compared with {other}").format(span=span, other=scopes.span_words(other))


def notes(found: Comparison) -> list[str]:
    """What the numbers leave out, and how they were counted, a sentence each."""
    scope, other = found.scope, found.other
    made = [summary.base_words(scope)]
    if other is not None and abs(_days(scope) - _days(other)) > _ALIKE:
        text = _("The spans are of {days} and {others} days.")
        made.append(text.format(days=_days(scope), others=_days(other)))
    if any(one.masked for line in found.lines() for one in (line.figure, line.other) if one):
        made.append(small_cells.note())
    missing = [(part.group.label, part.gap) for part in found.parts if part.gap]
    for gap in dict.fromkeys(gap for _group, gap in missing):
        names = ", ".join(group for group, one in missing if one == gap)
        made.append(_("{names}: {gap}.").format(names=names, gap=gap))
    return made


def paper(office: Office, scope: Scope, other: Scope | None, language: str) -> YearlyPaper:
    """The report as a paper of a few pages: main figures, bars, and tables of what there is to tell."""
    with speaking(language):
        found = compare(office, scope, other)
        return YearlyPaper(
            issuer=sheets.issuer(office),
            year=scope.end.year,
            title=title(office, scope, other),
            figures_caption="",
            highlights=tuple(_highlights(found)),
            blocks=tuple(_blocks(found)),
            trace=_("Audit trail {head}").format(head=office.audit_head()[:32]),
        )


def write(office: Office, path: Path, scope: Scope, other: Scope | None, language: str) -> None:
    """Writes all figures side by side to `path` as a workbook, and leaves a trace of it.

    Raises a StoreError or NotAllowed, and then nothing is there.
    """
    with speaking(language):
        content = workbook.render(_book(office, compare(office, scope, other)))
    exports.write_traced(office, path, lambda: content, Action.EXPORT_FIGURES, scope.trail)


# The paper


def _highlights(found: Comparison) -> Iterator[Highlight]:
    lines = [found.line(key) for key in main_keys(found.scope)]
    told = [line for line in lines if line is not None and line.figure.n is not None]
    for line in told[:_CARDS]:
        beside = (
            "" if line.other is None else f"{scopes.span_words(_other(found))}: {summary.amount(line.other)}"
        )
        yield Highlight(
            label=label(line.key),
            value=summary.amount(line.figure),
            note=joined(beside, line.change_words()) or summary.fraction(line.figure),
        )


def _blocks(found: Comparison) -> Iterator[Block]:
    chart = _chart(found)
    for part in found.parts:
        lines = [line for line in part.lines if not line.is_empty and is_printed(line.key)]
        if lines:
            yield tables.table(part.group.label, _titles(found), [_row(found, line) for line in lines])
        if part.group is FigureGroup.ACTIVITY and chart is not None:
            yield chart
    left_out = _(
        "The main figures; those of which there is nothing to tell are left out, the workbook has all. "
        "Persons of several spans are never added up."
    )
    yield Note(text=" ".join((*notes(found), left_out)))


def is_printed(key: str) -> bool:
    """Whether a figure stands on the paper, which has the main ones only."""
    family, *rest = key.split(".")
    if family == "pathways":
        return rest[-1] == "persons" or len(rest) == 1
    return family not in _NOT_PRINTED and key not in _CARDS_BY_TYPE


def _titles(found: Comparison) -> list[str]:
    if found.other is None:
        return [_("Figure"), _("n / N"), _("Share")]
    span, other = scopes.span_words(found.scope), scopes.span_words(found.other)
    return [_("Figure"), span, _("Share"), other, _("Share"), _("Change")]


def _row(found: Comparison, line: Line) -> tuple[str, ...]:
    cells = [summary.words(line.figure), *numbers(line.figure)]
    if found.other is not None and line.other is not None:
        cells += [*numbers(line.other), line.change()]
    return tuple(cells)


def numbers(figure: Figure) -> tuple[str, str]:
    """n, or n / N with its share; also n where not all of it is in the base: the change is told of n."""
    told = summary.fraction(figure) or summary.amount(figure)
    if figure.of and figure.n != figure.in_base and not figure.masked:
        told = f"{summary.amount(figure)} ({told})"
    return told, summary.share(figure)


def _chart(found: Comparison) -> BarChart | None:
    """The main figures of persons as bars, those of both spans under each other."""
    keys = (f"registered.{found.scope.basis}", *_BARS_OF_PERSONS)
    lines = [line for key in keys if (line := found.line(key)) is not None and not line.is_empty]
    told = [line for line in lines if not line.is_masked][:_MOST_BARRED]
    bars = [bar for line in told for bar in _bars(found, line)]
    if len(bars) < 2:
        return None
    return BarChart(title=_("Persons"), bars=tuple(bars), note=_("One person may be in several bars."))


def _bars(found: Comparison, line: Line) -> Iterator[Amount]:
    if found.other is None:
        yield Amount(label=label(line.key), value=line.figure.n or 0)
        return
    for scope, figure in ((found.scope, line.figure), (found.other, line.other)):
        name = f"{label(line.key)}, {scopes.span_words(scope)}"
        yield Amount(label=name, value=(figure.n if figure else None) or 0)


# The workbook


def _book(office: Office, found: Comparison) -> Workbook:
    columns = [_("Group"), _("Figure"), *_columns_of(found.scope)]
    if found.other is not None:
        columns += [*_columns_of(found.other), _("Change")]
    return replace(
        exports.sheet(
            office,
            title=_("Figures"),
            facts=[title(office, found.scope, found.other), *notes(found)],
            columns=[*columns, _("What is counted"), _("Key")],
            rows=[_cells(found, part, line) for part in found.parts for line in part.lines],
        ),
        wrapped=(len(columns),),
    )


def _columns_of(scope: Scope) -> list[str]:
    span = scopes.span_words(scope)
    return [f"{name}, {span}" for name in (_("n"), _("n in the base"), _("Base N"), _("Share, %"))]


def _cells(found: Comparison, part: Part, line: Line) -> list[Cell]:
    cells: list[Cell] = [
        capital(part.group.label),
        summary.words(line.figure),
        *figures_book.numbers(line.figure),
    ]
    if found.other is not None and line.other is not None:
        cells += [*figures_book.numbers(line.other), line.difference]
    return [*cells, figure_rules.rule(line.key), line.key]


def _other(found: Comparison) -> Scope:
    assert found.other is not None
    return found.other


def _days(scope: Scope) -> int:
    return (scope.end - scope.start).days + 1
