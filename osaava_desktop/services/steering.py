"""The page for the steering group: a month beside the year so far, what waits and what was agreed on."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from osaava_desktop.domain import pace
from osaava_desktop.domain.esf_gaps import Gap
from osaava_desktop.domain.figures import Figure, Found, Scope, year_scope
from osaava_desktop.domain.groups import SessionState
from osaava_desktop.domain.papers import Block, FigureTable, Heading, Prose, YearlyPaper
from osaava_desktop.domain.partners import MeetingType
from osaava_desktop.domain.report_fields import year_before
from osaava_desktop.domain.texts import capital, format_change, format_date, format_month, format_number
from osaava_desktop.domain.yearly import LIST_MARK
from osaava_desktop.i18n import _, speaking
from osaava_desktop.services import esf_chase, figures, meetings, sheets, sheets_out, summary, targets
from osaava_desktop.services.summary.results import target_bars
from osaava_desktop.services.summary.tables import Row, table
from osaava_desktop.services.summary.words import amount, fraction, reached, share
from osaava_desktop.store.models import SessionRow
from osaava_desktop.store.office import Office

_KEYS = (
    "visits",
    "groups.sessions",
    "groups.attendances",
    "groups.persons",
    "guidance.entries",
    "mapping.persons",
    "pathways.persons",
    "pathways.employment.persons",
    "pathways.studies.persons",
    "pathways.work_activities.persons",
    "pathways.volunteering.persons",
)
"""What the group follows; the registered and the reached stand above."""

_MOST_STEPS = 4
"""More would not fit on the page."""


def paper(office: Office, year: int, month: int, language: str) -> YearlyPaper:
    """One page of a month for the steering group, from the same figures as every report."""
    start = dt.date(year, month, 1)
    end = start + relativedelta(months=1, days=-1)
    so_far = year_scope(year, basis=office.profile.basis)
    if month < 12:
        so_far = Scope(start=so_far.start, end=end, basis=so_far.basis)
    scopes = (Scope(start=start, end=end, basis=so_far.basis), so_far, year_before(so_far))
    with speaking(language):
        return YearlyPaper(
            issuer=sheets.issuer(office),
            year=year,
            title=_("{month}: monthly report to the steering group").format(month=format_month(start)),
            figures_caption=" ".join(
                (
                    summary.base_words(so_far),
                    _("Persons of the year so far are counted anew, never added up from the months."),
                )
            ),
            highlights=(),
            blocks=(
                *_targets(office, so_far),
                _table([figures.compute(office, scope) for scope in scopes], so_far),
                *_waiting(office, so_far),
                *_next_steps(office),
            ),
        )


def _targets(office: Office, so_far: Scope) -> list[Block]:
    standing = targets.paces(office, so_far.end.year, day=so_far.end)
    return [target_bars(standing, pace.end)] if standing else []


def _table(found: list[Found], so_far: Scope) -> FigureTable:
    """The month, the year so far and the same time a year before, side by side."""
    month, now, before = found
    key = f"registered.{so_far.basis}"
    rows: list[Row] = [
        _row(month[key], now[key], before[key]),
        (_("Reached, estimate"), *(reached(one) for one in found), ""),
        *(_row(month[one], now[one], before[one]) for one in _KEYS),
    ]
    titles = (_("Figure"), _("This month"), _("Year so far"), _("Same time last year"), _("Change"))
    return table(_("The month and the year so far"), titles, rows)


def _row(month: Figure, now: Figure, before: Figure) -> Row:
    return (
        summary.words(now),
        amount(month),
        _with_share(now),
        _with_share(before),
        format_change((now.n or 0) - (before.n or 0)),
    )


def _with_share(figure: Figure) -> str:
    """The number, and of a share of the base its n / N."""
    return f"{share(figure)} ({fraction(figure)})" if figure.key == "pathways.persons" else amount(figure)


def _waiting(office: Office, so_far: Scope) -> list[Block]:
    """What is still to be entered or returned, so that the numbers may yet change."""
    waiting = [f"{words}: {format_number(count)}" for words, count in _counts(office, so_far) if count]
    text = summary.joined(*waiting) or _("Nothing waits.")
    title = _("What waits on {day}").format(day=format_date(office.today))
    return [Heading(text=title, level=2), Prose(text=text)]


def _counts(office: Office, so_far: Scope) -> Iterator[tuple[str, int]]:
    row, last = SessionRow, min(so_far.end, office.today - dt.timedelta(days=1))
    past = office.visible(row).where(row.on.between(so_far.start, last))
    yield _("Sessions not marked yet"), past.where(row.state == SessionState.PLANNED).count()
    yield (
        _("Attendance sheets not returned"),
        sum(so_far.start <= line.on <= last for line in sheets_out.lines(office)),
    )
    gaps = Counter(one.gap for one in esf_chase.to_chase(office, so_far))
    yield from ((capital(gap.label), gaps[gap]) for gap in Gap)


def _next_steps(office: Office) -> list[Block]:
    """What steering meetings have agreed on and is still open, the first to be due first."""
    agreed = [
        line for line in meetings.actions(office, open_only=True) if line.meeting.type is MeetingType.STEERING
    ]
    lines = [
        LIST_MARK
        + " ".join(line.action.what.split())
        + _in_brackets(line.worker, format_date(line.action.due) if line.action.due else "")
        for line in agreed[:_MOST_STEPS]
    ]
    if more := len(agreed) - len(lines):
        lines.append(_("and {count} more").format(count=more))
    text = "\n".join(lines) or _("Nothing agreed on with the steering group is open.")
    return [Heading(text=_("Next steps agreed on"), level=2), Prose(text=text)]


def _in_brackets(*parts: str) -> str:
    said = ", ".join(part for part in parts if part)
    return f" ({said})" if said else ""
