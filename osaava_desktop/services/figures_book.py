"""All figures of a scope as a workbook or as separated values, each with its base and its rule."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from osaava_desktop.domain import figure_rules, policy, small_cells, spans
from osaava_desktop.domain.figure_groups import grouped
from osaava_desktop.domain.figures import Figure, Scope, label
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.texts import format_date, format_month
from osaava_desktop.domain.workbooks import Cell, Share, Workbook
from osaava_desktop.i18n import _, speaking
from osaava_desktop.reports import separated, workbook
from osaava_desktop.services import areas, esf, exports, figures, figures_members, guarding, summary, yearly
from osaava_desktop.store.office import Office

ROWS_OF_A_SHEET = 1_000_000
"""A spreadsheet holds few more."""

BY_MONTH = (
    "registered.started",
    "named",
    "visits",
    "encounters.food_aid",
    "groups.sessions",
    "groups.attendances",
    "guidance.entries",
    "pathways.persons",
    "pathways.steps",
)
_BY_AREA = (
    "registered.started",
    "registered.active",
    "named",
    "visits",
    "unnamed.heads",
    "groups.sessions",
    "groups.attendances",
    "guidance.entries",
    "pathways.persons",
    "pathways.steps",
    *(f"pathways.{one}.persons" for one in PathwayType),
    "criminal_background",
    "minority",
)
_RULE, _BASE = 8, 9


def may_write_members(office: Office) -> bool:
    """Whether who is signed in may take the members of figures out of the office."""
    return policy.may(office.person, Action.EXPORT_MEMBERS, office.today) and not office.read_only


def write(office: Office, path: Path, scope: Scope, language: str, *, members: bool = False) -> None:
    """Writes the figures to `path` as a workbook, with client numbers behind them if wanted; leaves a trace.

    Raises a StoreError or NotAllowed, and then nothing is there.
    """
    action = Action.EXPORT_MEMBERS if members else Action.EXPORT_FIGURES
    with speaking(language):

        def content() -> bytes:
            return workbook.render(*_books(office, scope, members=members))

        exports.write_traced(office, path, content, action, scope.trail)


def write_csv(office: Office, path: Path, scope: Scope, language: str) -> None:
    """Writes the figures to `path` as separated values, and leaves a trace.

    Raises a StoreError or NotAllowed, and then nothing is there.
    """
    with speaking(language):

        def content() -> bytes:
            return (separated.MARK + csv(office, scope)).encode()

        exports.write_traced(office, path, content, Action.EXPORT_FIGURES, scope.trail)


def csv(office: Office, scope: Scope) -> str:
    """The figures as separated values."""
    return separated.render(_all(office, scope, figures.compute(office, scope)))


def _books(office: Office, scope: Scope, *, members: bool) -> list[Workbook]:
    """All figures, months, areas, the funder's indicators; and perhaps what stands behind the figures."""
    found = figures.compute(office, scope)
    books = [_all(office, scope, found), _months(office, scope)]
    if scope.whole_office:
        books.append(_areas(office, scope, found))
    books += esf.sheets(office, scope)
    return books + _members(office, scope, guarding.guarded(office, scope, found)) if members else books


def _all(office: Office, scope: Scope, found: Mapping[str, Figure]) -> Workbook:
    """All figures; of a part of the office the small sensitive ones are hidden."""
    found = guarding.guarded(office, scope, found)
    hidden = any(one.masked for one in found.values())
    book = exports.sheet(
        office,
        title=_("Figures"),
        facts=[_about(office, scope), summary.base_words(scope), *([small_cells.note()] if hidden else [])],
        columns=_columns(),
        rows=[
            [group.label, *_line(found[key], scope)]
            for group, keys in grouped(found, scope.basis).items()
            for key in keys
        ],
    )
    return replace(book, wrapped=(_RULE, _BASE))


def _columns() -> list[str]:
    return [
        _("Group"),
        _("Figure"),
        _("n"),
        _("n in the base"),
        _("Base N"),
        _("Share, %"),
        _("Target"),
        _("Estimate"),
        _("What is counted"),
        _("What the base is"),
        _("Key"),
    ]


def _about(office: Office, scope: Scope) -> str:
    """Of when the figures are, and of which part of the office."""
    return ", ".join((summary.when(scope), *yearly.narrowed_to(office, scope)))


def _line(figure: Figure, scope: Scope) -> list[Cell]:
    """A figure as it stands in the list."""
    rule, base = figure_rules.rule(figure.key), figure_rules.base(figure.key, scope.basis)
    estimate = _("estimate") if figure.estimate else ""
    return [label(figure.key), *numbers(figure), _target(figure), estimate, rule, base, figure.key]


def numbers(figure: Figure) -> tuple[Cell, Cell, Cell, Cell]:
    """n, n in the base, base and share, or what stands for them."""
    if figure.masked:
        mask = small_cells.HELD_BACK if figure.held_back else small_cells.MASK
        return mask, None if figure.in_base is None else mask, figure.of, None
    if figure.in_base is None or not figure.of:
        return figure.n, figure.in_base, figure.of, None
    return figure.n, figure.in_base, figure.of, Share(part=figure.in_base, whole=figure.of)


def _target(figure: Figure) -> Cell:
    """Persons, or per cent of the base."""
    if figure.target is None or figure.key == "registered.started":
        return figure.target
    return Share(part=figure.target, whole=100)


def _months(office: Office, scope: Scope) -> Workbook:
    """The months of the span that have begun, each counted anew."""
    rows: list[list[Cell]] = []
    for start, end in spans.cut((scope.start, min(scope.end, office.today)), 1):
        of_month = figures.chosen(office, replace(scope, start=start, end=end), BY_MONTH)
        rows.append([format_month(start), *(of_month[key].n for key in BY_MONTH)])
    return exports.sheet(
        office,
        title=_("Months"),
        facts=[_about(office, scope), _("Persons of several months are not to be added up.")],
        columns=[_("Month"), *map(label, BY_MONTH)],
        rows=rows,
    )


def _areas(office: Office, scope: Scope, whole: Mapping[str, Figure]) -> Workbook:
    """The main figures by area, the small ones of sensitive kinds hidden; an estimate has no areas."""
    named = areas.areas(office)
    keys = [key for key in _BY_AREA if not whole[key].estimate and guarding.is_told(scope, key)]
    by_area = [figures.chosen(office, replace(scope, area=one.id), keys) for one in named]
    table = [[found[key].n for found in by_area] for key in keys]
    cells = small_cells.guarded(table, [small_cells.is_guarded(key) for key in keys])
    rows: list[Sequence[Cell]] = [
        [
            label(key),
            *(one.n if one.mark is small_cells.Mark.SHOWN else one.text for one in line),
            whole[key].n,
            key,
        ]
        for key, line in zip(keys, cells, strict=True)
    ]
    return exports.sheet(
        office,
        title=_("Areas"),
        facts=[
            _about(office, scope),
            _("Persons of several areas are not to be added up."),
            small_cells.note(),
        ],
        columns=[_("Figure"), *(one.name for one in named), _("Whole office"), _("Key")],
        rows=rows,
    )


def _members(office: Office, scope: Scope, found: Mapping[str, Figure]) -> list[Workbook]:
    """What stands behind the figures, on as many sheets as the rows need; not behind what is masked."""
    keys = [key for group in grouped(found, scope.basis).values() for key in group if not found[key].masked]
    rows = list(figures_members.lines(office, scope, keys))
    parts = [rows[start : start + ROWS_OF_A_SHEET] for start in range(0, len(rows) or 1, ROWS_OF_A_SHEET)]
    stay = _("Client numbers only. Members of sensitive figures never leave the office.")
    return [
        exports.sheet(
            office,
            title=_("Members") if len(parts) == 1 else f"{_('Members')} {number}",
            facts=[f"{format_date(scope.start)}–{format_date(scope.end)}", stay],
            columns=figures_members.columns(),
            rows=part,
        )
        for number, part in enumerate(parts, 1)
    ]
