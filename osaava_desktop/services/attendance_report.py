"""The attendance of one group over a span; its numbers are the figures' own, narrowed to the group."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from osaava_desktop.domain import spans
from osaava_desktop.domain.attendance_papers import AttendancePaper, AttendanceSum, HeldSession
from osaava_desktop.domain.calendar import NOT_HELD
from osaava_desktop.domain.certificates import length
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.groups import Group, Session
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.texts import format_date, format_month, format_time
from osaava_desktop.domain.workbooks import Cell
from osaava_desktop.errors import InvalidInput
from osaava_desktop.i18n import _
from osaava_desktop.services import exports, group_lists, people, sheets
from osaava_desktop.services.figures import facts
from osaava_desktop.services.figures.facts import Fact
from osaava_desktop.store.models import AttendanceRow, SessionRow, UnnamedRow
from osaava_desktop.store.office import Office


class _Counts:
    """The sessions that a group held in a span, who was present at each, and how many without a name."""

    def __init__(self, office: Office, group: UUID, start: date, end: date) -> None:
        scope = Scope(start=start, end=end)

        def of_group(fact: Fact) -> Fact:
            return fact.within(scope).where(SessionRow.group == group)

        keys = of_group(facts.sessions(office)).query
        order = (SessionRow.on, SessionRow.starts, SessionRow.id)
        self.sessions: list[Session] = list(
            office.visible(SessionRow).where(SessionRow.id.in_(keys)).order_by(*order)
        )
        present = of_group(facts.marks(office)).query
        heads = of_group(facts.heads(office)).query
        self.present: dict[UUID, set[UUID]] = {}
        for session, client in present.select(AttendanceRow.session, AttendanceRow.client).tuples():
            self.present.setdefault(session, set()).add(client)
        self.unnamed: dict[UUID, int] = {}
        for session, count in heads.select(UnnamedRow.session, UnnamedRow.heads).tuples():
            self.unnamed[session] = self.unnamed.get(session, 0) + count

    def summed(self, start: date, end: date) -> AttendanceSum:
        """What the sessions of a part of the span come to."""
        held = [one for one in self.sessions if start <= one.on <= end]
        came = [self.present.get(one.id, set()) for one in held]
        times = [length(one) for one in held]
        return AttendanceSum(
            start=start,
            sessions=len(held),
            persons=len(set().union(*came)),
            visits=sum(map(len, came)),
            unnamed=sum(self.unnamed.get(one.id, 0) for one in held),
            minutes=sum(filter(None, times)),
            untimed=times.count(None),
        )


def paper(office: Office, group: Group, start: date, end: date) -> AttendancePaper:
    """The report of a group from `start` to `end`, both in; raises InvalidInput if the end comes first."""
    if end < start:
        raise InvalidInput({"end": _("The end is before the start.")})
    counts = _Counts(office, group.id, start, end)
    where = group_lists.places(office)
    return AttendancePaper(
        issuer=sheets.issuer(office),
        group=group.name,
        kind=group.kind,
        place=where.get(group.place, ""),
        sensitive=group.sensitive,
        start=start,
        end=end,
        total=counts.summed(start, end),
        months=tuple(counts.summed(*month) for month in spans.cut((start, end), 1)),
        sessions=tuple(_held(office, counts, where)),
        not_held=_not_held(office, group.id, start, end),
    )


def write_workbook(office: Office, path: Path, paper: AttendancePaper) -> None:
    """Writes the report to `path` as a workbook: a sheet by month, and one of the sessions held."""
    title = _("A group") if paper.sensitive else paper.group
    facts = [f"{title} · {format_date(paper.start)}–{format_date(paper.end)}"]
    counted = (_("Sessions"), _("Persons"), _("Visits"), _("Unnamed"), _("In all"), _("Minutes"))
    by_month = exports.sheet(
        office,
        title=_("Attendance by month"),
        facts=facts,
        columns=(_("Month"), *counted),
        rows=[
            *((format_month(one.start), *_cells(one)) for one in paper.months),
            (_("Whole span"), *_cells(paper.total)),
        ],
    )
    topic = () if paper.sensitive else (_("Topic"),)
    left = (_("Date"), _("Starts"), _("Ends"), _("Led by"), *topic)
    by_session = exports.sheet(
        office,
        title=_("Sessions held"),
        facts=facts,
        columns=(*left, _("By name"), _("Unnamed"), _("Minutes")),
        rows=[_session_cells(paper, one) for one in paper.sessions],
    )
    exports.write_sheets(office, path, f"attendance report {len(paper.sessions)}", [by_month, by_session])


def note_printed(office: Office, group: Group) -> None:
    """Leaves a trace of a report that was printed or saved."""
    if not office.read_only:
        with office.change(Action.PRINT_PAPER, group.id, thing="attendance report"):
            pass


def first_day(office: Office, group: UUID) -> date | None:
    """The day of the group's first session; None where it has none."""
    found: date | None = (
        office.visible(SessionRow, SessionRow.on)
        .where(SessionRow.group == group)
        .order_by(SessionRow.on)
        .scalar()
    )
    return found


def _held(office: Office, counts: _Counts, where: dict[UUID | None, str]) -> Iterator[HeldSession]:
    staff: dict[UUID | None, str] = {person.id: person.name for person in people.staff(office)}
    for session in counts.sessions:
        yield HeldSession(
            on=session.on,
            starts=session.starts,
            ends=session.ends,
            leader=staff.get(session.worker, ""),
            topic=session.topic,
            place=where.get(session.place, ""),
            visits=len(counts.present.get(session.id, ())),
            unnamed=counts.unnamed.get(session.id, 0),
            minutes=length(session),
        )


def _cells(one: AttendanceSum) -> tuple[Cell, ...]:
    return one.sessions, one.persons, one.visits, one.unnamed, one.visits + one.unnamed, one.minutes


def _session_cells(paper: AttendancePaper, one: HeldSession) -> tuple[Cell, ...]:
    times = [format_time(time) if time else None for time in (one.starts, one.ends)]
    topic = () if paper.sensitive else (one.topic,)
    return (one.on, *times, one.leader, *topic, one.visits, one.unnamed, one.minutes)


def _not_held(office: Office, group: UUID, start: date, end: date) -> int:
    query = office.visible(SessionRow).where(SessionRow.group == group, SessionRow.state.in_(NOT_HELD))
    return query.where(SessionRow.on.between(start, end)).count()
