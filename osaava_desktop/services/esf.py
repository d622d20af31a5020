"""The funder's table by gender, the counts typed from EURA 2021, and the clients to chase."""

import datetime as dt
from collections import Counter as Sums
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from osaava_desktop.domain import esf as rules
from osaava_desktop.domain import esf_indicators as words
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.esf import EsfTable, EuraCount
from osaava_desktop.domain.esf_gaps import Comparison, Gap, difference_words, reason
from osaava_desktop.domain.esf_indicators import (
    COLUMNS,
    INDICATORS,
    EsfIndicator,
    IndicatorGroup,
    column_title,
)
from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.papers import Align, Block, Column, FigureTable, Heading, Note
from osaava_desktop.domain.policy import Action, may
from osaava_desktop.domain.small_cells import Mark, note
from osaava_desktop.domain.texts import format_date, format_number
from osaava_desktop.domain.workbooks import Cell, Workbook
from osaava_desktop.errors import refuse
from osaava_desktop.i18n import N_, _, ngettext
from osaava_desktop.services import esf_chase, exports, figures, guarding
from osaava_desktop.store.models import EuraCountRow
from osaava_desktop.store.office import Office

KEYS = tuple(one.key(column) for one in INDICATORS for column in COLUMNS)
"""Every number of the table."""

_CAPTIONS = {
    (IndicatorGroup.STATUS, IndicatorGroup.AGE, IndicatorGroup.EDUCATION): N_(
        "ESF+: participants by status, age and education"
    ),
    (IndicatorGroup.BACKGROUND,): N_("ESF+: background, told voluntarily"),
    (IndicatorGroup.RESULTS,): N_("ESF+: results on leaving"),
}


def table(office: Office, scope: Scope) -> EsfTable:
    """The indicators of a scope, by gender; incomplete records apart."""
    return rules.table_of(scope, figures.chosen(office, scope, KEYS))


def may_save(office: Office) -> bool:
    """Whether who is signed in may type EURA's counts; everybody may read them."""
    return not office.read_only and may(office.person, Action.SAVE_EURA_COUNT, office.today)


def counts(office: Office, year: int) -> dict[str, EuraCount]:
    """What EURA showed of a year, by the figure's key."""
    return {one.key: one for one in office.visible(EuraCountRow).where(EuraCountRow.year == year)}


def save_counts(office: Office, year: int, values: Mapping[str, int | None], on: dt.date) -> None:
    """Saves what EURA showed of a year on the day `on`, by the figure's key; None takes a count away.

    Raises InvalidInput with the problems by key, and by `on`; then nothing is saved.
    """
    stored = counts(office, year)
    problems = Problems()
    with office.change(Action.SAVE_EURA_COUNT, thing=str(year)) as change:
        for key, value in values.items():
            earlier = stored.get(key)
            if value is not None:
                made = rules.eura_count_of(year, key, value, on)
                count = replace(earlier, count=value, on=on) if earlier else made
                problems |= _refused(key, count, office.today)
                change.save(count)
            elif earlier is not None:
                change.put_in_bin(earlier)
        refuse(problems)


def reconciliation(office: Office, year: int) -> list[Comparison]:
    """Every number of the whole office beside EURA's, in the order of the table."""
    scope = year_scope(year)
    made = table(office, scope)
    seen = counts(office, year)
    gaps = _gaps(office, scope)
    return [
        Comparison(
            indicator=line.indicator,
            column=column,
            ours=line.figures[column].n,
            theirs=theirs.count if (theirs := seen.get(line.indicator.key(column))) else None,
            on=theirs.on if theirs else None,
            gaps=gaps[column],
        )
        for line in made.lines
        for column in COLUMNS
    ]


def blocks(office: Office, scope: Scope) -> list[Block]:
    """The table as parts of a paper, in the language spoken now."""
    made = _for_paper(office, scope)
    return [
        Heading(text=_("ESF+ indicators")),
        Note(text=_scope_words(scope)),
        *(_figure_table(made, _CAPTIONS[groups], groups) for groups in _CAPTIONS),
        Note(text=" ".join((*_voluntary_words(made), *notes(made)))),
    ]


def notes(made: EsfTable) -> list[str]:
    """What the numbers leave out, and what they are not."""
    found = []
    if incomplete := made.incomplete[None]:
        text = ngettext(
            "{count} record is incomplete (birth date, status or education): it counts in EECO01 only.",
            "{count} records are incomplete (birth date, status or education): they count in EECO01 only.",
            incomplete,
        )
        found.append(text.format(count=format_number(incomplete)))
    if unknown := made.unknown_gender:
        text = ngettext(
            "The gender of {count} participant is not known: counted in all, and in no gender.",
            "The gender of {count} participants is not known: counted in all, and in no gender.",
            unknown,
        )
        found.append(text.format(count=format_number(unknown)))
    found.append(_("Results: the last status within 28 days of leaving. Pathway steps are no ESF+ results."))
    return found


def sheets(office: Office, scope: Scope) -> list[Workbook]:
    """The table, and of a year of the whole office the numbers beside EURA's. Nobody's data are in them."""
    made = _for_paper(office, scope)
    books = [_table_sheet(office, made)]
    if scope.year is not None and scope.whole_office:
        books.append(_comparison_sheet(office, scope.year))
    return books


def write(office: Office, scope: Scope, path: Path) -> None:
    """Writes the sheets to a workbook. Raises a StoreError or NotAllowed, and then nothing is there."""
    exports.write_sheets(office, path, f"esf {scope.trail}", sheets(office, scope))


def _for_paper(office: Office, scope: Scope) -> EsfTable:
    """The table; of a part of the office, what could be worked out beside the other parts is masked."""
    found = guarding.guarded(office, scope, figures.chosen(office, scope, KEYS))
    return rules.table_of(scope, found)


def _scope_words(scope: Scope) -> str:
    text = _("Participants whose first participation started {start}–{end}; results of who left then.")
    return text.format(start=format_date(scope.start), end=format_date(scope.end))


def _voluntary_words(made: EsfTable) -> list[str]:
    """What the marks of the voluntary ones mean on paper."""
    found = [_("EECO12–17 are voluntary; ** holds a special category of personal data.")]
    return found if made.scope.whole_office else [*found, note()]


def _figure_table(made: EsfTable, caption: str, groups: Sequence[IndicatorGroup]) -> FigureTable:
    head = (Column(title=_("Code"), align=Align.LEFT), Column(title=_("Indicator"), align=Align.LEFT))
    return FigureTable(
        caption=_(caption),
        columns=(*head, *(Column(title=column_title(one)) for one in COLUMNS)),
        rows=tuple(
            (
                line.indicator.code,
                _marked(line.indicator),
                *(cell.text for cell in rules.printed(made, line)),
            )
            for group in groups
            for line in made.of(group)
        ),
    )


def _marked(indicator: EsfIndicator) -> str:
    return f"{indicator.label} **" if indicator.special else indicator.label


def _table_sheet(office: Office, made: EsfTable) -> Workbook:
    rows: list[list[Cell]] = []
    for line in made.lines:
        cells = [one.n if one.mark is Mark.SHOWN else one.text for one in rules.printed(made, line)]
        rows.append([line.indicator.code, _marked(line.indicator), line.indicator.group.label, *cells])
    missing = _("of EECO01 incomplete: in no other number")
    rows.append(["", missing, IndicatorGroup.STATUS.label, *(made.incomplete[one] for one in COLUMNS)])
    return exports.sheet(
        office,
        title=_("ESF+ indicators"),
        facts=[_scope_words(made.scope), *_voluntary_words(made), *notes(made)],
        columns=[_("Code"), _("Indicator"), _("Group"), *(column_title(one) for one in COLUMNS)],
        rows=rows,
    )


def _comparison_sheet(office: Office, year: int) -> Workbook:
    rows: list[list[Cell]] = [
        [
            one.indicator.code,
            _marked(one.indicator),
            column_title(one.column),
            one.ours,
            one.theirs,
            one.difference,
            one.on,
            ": ".join(filter(None, (difference_words(one), reason(one)))),
        ]
        for one in reconciliation(office, year)
        if one.column is None or one.theirs is not None
    ]
    names = (_("Code"), _("Indicator"), _("Gender"), _("Here"), "EURA 2021", _("Difference"), _("Seen on"))
    return exports.sheet(
        office,
        title=_("Beside EURA 2021"),
        facts=[_("Year {year}").format(year=year)],
        columns=[*names, _("Why")],
        rows=rows,
    )


def _gaps(office: Office, scope: Scope) -> dict[words.Column, Sums[Gap]]:
    """How many clients have which gap, of everybody and of each gender."""
    chased = esf_chase.to_chase(office, scope)
    return {
        column: Sums(one.gap for one in chased if column is None or one.gender is column)
        for column in COLUMNS
    }


def _refused(key: str, count: EuraCount, today: dt.date) -> Problems:
    """What is wrong with a count under its key; with the day under `on`."""
    found = rules.problems(count, today)
    return {key if field == "count" else field: sentence for field, sentence in found.items()}
