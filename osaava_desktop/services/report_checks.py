"""The checks before a report is sent: everything is read anew each time, and each line opens its place."""

from collections.abc import Iterator
from typing import Any

from osaava_desktop.domain import report_checks as rules
from osaava_desktop.domain.dates import quarter
from osaava_desktop.domain.figures import Figure, Found, Scope
from osaava_desktop.domain.groups import SessionState
from osaava_desktop.domain.openings import Opening, Place
from osaava_desktop.domain.pathways import ADVANCED, StepState, has_end
from osaava_desktop.domain.report_checks import CheckKind, CheckLine, Severity
from osaava_desktop.domain.surveys import FEW
from osaava_desktop.domain.targets import CounterKind, EstimateKind, Indicator
from osaava_desktop.domain.texts import format_date, format_list, format_number
from osaava_desktop.domain.words import Language
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.services import (
    areas,
    duplicates,
    esf,
    esf_chase,
    figures,
    report_fields,
    sheets_out,
    targets,
    yearly,
)
from osaava_desktop.services.figures import facts
from osaava_desktop.store.models import (
    AnswerSheetRow,
    ClientRow,
    GroupRow,
    PathwayStepRow,
    SessionRow,
)
from osaava_desktop.store.office import Office


def checks(office: Office, scope: Scope, language: Language) -> list[CheckLine]:
    """What to look at before the report of `scope` in `language` is sent, the gravest first."""
    found = figures.compute(office, scope)
    parts = (
        rules.base_is_empty(found, scope),
        rules.contradictions(found, scope),
        _sessions(office, scope),
        _sheets(office, scope),
        _start_data(office, scope),
        _twice(office, scope),
        _steps(office, scope),
        _texts(office, scope, language, found),
        _of_the_year(office, scope, found),
    )
    return rules.in_order([line for part in parts for line in part])


def _narrowed(query: Any, row: Any, scope: Scope) -> Any:  # noqa: ANN401 - any table with these columns
    """A query of happenings within the scope."""
    query = query.where(row.on.between(scope.start, scope.end))
    for column, wanted in ((row.area, scope.area), (row.worker, scope.worker), (row.place, scope.place)):
        if wanted is not None:
            query = query.where(column == wanted)
    return query


def _sessions(office: Office, scope: Scope) -> Iterator[CheckLine]:
    """Sessions past and still planned."""
    row = SessionRow
    query = office.visible(row, row.id, row.on, GroupRow.name).join(GroupRow)
    query = _narrowed(query, row, scope).where(row.state == SessionState.PLANNED, row.on < office.today)
    if scope.group is not None:
        query = query.where(row.group == scope.group)
    for key, on, name in query.order_by(row.on).tuples():
        yield CheckLine(
            kind=CheckKind.UNMARKED,
            severity=Severity.WRONG,
            words=f"{name}, {format_date(on)}",
            opens=Opening(place=Place.SESSION, record=key),
        )


def _sheets(office: Office, scope: Scope) -> Iterator[CheckLine]:
    """Sheets of the span that have not come back."""
    if not scope.whole_office:
        return
    for line in sheets_out.lines(office):
        if scope.start <= line.on <= scope.end and line.days_out(office.today) > 0:
            yield CheckLine(
                kind=CheckKind.SHEET,
                severity=Severity.OPEN,
                words=" · ".join(filter(None, (line.sheet.number, line.group, format_date(line.on)))),
                opens=Opening(place=Place.SHEET, key=line.sheet.number),
            )


def _start_data(office: Office, scope: Scope) -> Iterator[CheckLine]:
    for one in esf_chase.incomplete(office, scope):
        place = Place.CLIENT if one.no_birth_date else Place.PARTICIPATION
        yield CheckLine(
            kind=CheckKind.START_DATA,
            severity=Severity.WRONG,
            words=f"{one.number} {one.name}: {one.what}",
            opens=Opening(place=place, record=one.client),
        )


def _twice(office: Office, scope: Scope) -> Iterator[CheckLine]:
    """Registered persons who may be somebody else in the register too."""
    fact = facts.base_by(office, scope, scope.basis)
    if not fact.has(scope):
        return
    registered = {client for (client,) in fact.within(scope).clients().tuples()}
    for one, other in duplicates.pairs(office, registered):
        text = _("{number} and {other} may be the same person.")
        yield CheckLine(
            kind=CheckKind.TWICE,
            severity=Severity.OPEN,
            words=text.format(number=one.number, other=other.number),
            opens=Opening(place=Place.MERGE, record=one.id),
        )


def _steps(office: Office, scope: Scope) -> Iterator[CheckLine]:
    """Steps whose day has passed, whose end is not known, or which nobody has confirmed."""
    row = PathwayStepRow
    columns = (row.id, row.on, row.type, row.state, row.ended, row.confirmed, ClientRow.number)
    query = _narrowed(office.visible(row, *columns).join(ClientRow), row, scope)
    for key, on, kind, state, ended, confirmed, number in query.order_by(row.on).tuples():
        words = f"{number}: {kind.label}, {format_date(on)}"
        opens = Opening(place=Place.STEP, record=key)
        if state is StepState.PLANNED and on < office.today:
            yield CheckLine(kind=CheckKind.STEP_LATE, severity=Severity.OPEN, words=words, opens=opens)
        if has_end(state) and ended is None:
            yield CheckLine(kind=CheckKind.STEP_OPEN, severity=Severity.OPEN, words=words, opens=opens)
        if state in ADVANCED and not confirmed:
            yield CheckLine(kind=CheckKind.STEP_UNCONFIRMED, severity=Severity.NOTE, words=words, opens=opens)


def _texts(office: Office, scope: Scope, language: Language, found: Found) -> Iterator[CheckLine]:
    known = report_fields.field_values(office, scope, found)
    for section, text in yearly.narratives(office, scope.end.year, language).items():
        yield from rules.text_lines(section, text, known)


def _of_the_year(office: Office, scope: Scope, found: Found) -> Iterator[CheckLine]:
    """What the office sets, counts or asks once a year."""
    if scope.year is None or not scope.whole_office:
        return
    yield from _targets(office, scope.year)
    yield from _counters(office, scope.year)
    yield from _survey(office, scope)
    yield from _minority(office, scope.year, found["minority"])
    yield from _eura(office, scope.year, found)


def _targets(office: Office, year: int) -> Iterator[CheckLine]:
    there = {one.indicator for one in targets.targets(office, year) if one.area is None}
    for indicator in Indicator:
        if indicator not in there:
            yield CheckLine(
                kind=CheckKind.TARGET,
                severity=Severity.OPEN,
                words=_("No target is set: {indicator}.").format(indicator=indicator.label),
                opens=Opening(place=Place.TARGETS),
            )


def _counters(office: Office, year: int) -> Iterator[CheckLine]:
    """Quarters that are over and that no area, or only some, has counted."""
    there = {
        (one.quarter, one.area) for one in targets.counters(office, CounterKind.CRIMINAL_BACKGROUND, year)
    }
    last = 4 if year < office.today.year else quarter(office.today) - 1
    for number in range(1, last + 1 if year <= office.today.year else 1):
        missing = [area.name for area in areas.areas(office) if (number, area.id) not in there]
        if missing:
            text = _("Criminal background, quarter {quarter}: {areas}")
            yield CheckLine(
                kind=CheckKind.COUNTER,
                severity=Severity.OPEN,
                words=text.format(quarter=number, areas=format_list(missing)),
                count=len(missing),
                opens=Opening(place=Place.COUNTERS),
            )


def _survey(office: Office, scope: Scope) -> Iterator[CheckLine]:
    """Shares of a few answers say little."""
    row = AnswerSheetRow
    count = office.visible(row).where(row.on.between(scope.start, scope.end)).count()
    if count >= FEW:
        return
    text = ngettext(
        "Only {count} survey sheet has come back: shares of so few say little.",
        "Only {count} survey sheets have come back: shares of so few say little.",
        count,
    )
    words = text.format(count=format_number(count)) if count else _("No survey sheet has come back.")
    yield CheckLine(
        kind=CheckKind.SURVEY,
        severity=Severity.OPEN,
        words=words,
        count=count,
        opens=Opening(place=Place.SURVEY),
    )


def _minority(office: Office, year: int, figure: Figure) -> Iterator[CheckLine]:
    if not figure.n and targets.estimate_of(office, EstimateKind.MINORITY, year) is None:
        yield CheckLine(
            kind=CheckKind.ESTIMATE,
            severity=Severity.OPEN,
            words=_("Nobody has answered that question, and there is no estimate."),
            opens=Opening(place=Place.COUNTERS),
        )


def _eura(office: Office, year: int, found: Found) -> Iterator[CheckLine]:
    """Counts typed from EURA that are not ours."""
    seen = esf.counts(office, year)
    other = [key for key, count in seen.items() if key in found and found[key].n != count.count]
    if other:
        text = ngettext(
            "{count} number is another one in EURA.", "{count} numbers are others in EURA.", len(other)
        )
        yield CheckLine(
            kind=CheckKind.EURA,
            severity=Severity.OPEN,
            words=text.format(count=format_number(len(other))),
            count=len(other),
            opens=Opening(place=Place.ESF),
        )
