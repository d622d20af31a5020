"""The calendar of all groups, and the same as a programme for the wall."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from osaava_desktop.domain import programme as rules
from osaava_desktop.domain.calendar import CalendarEntry, Span
from osaava_desktop.domain.groups import Group, Session
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.programme import ProgrammeDay, ProgrammeItem, ProgrammeOrder, ProgrammePaper
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas, group_lists, leading, people, sheets
from osaava_desktop.store.models import GroupRow, SessionRow
from osaava_desktop.store.office import Office


def entries(office: Office, start: date, end: date) -> list[CalendarEntry]:
    """All sessions from `start` to `end`, both in, by day and time; those without a time come last."""
    sessions: list[Session] = list(office.visible(SessionRow).where(SessionRow.on.between(start, end)))
    groups: dict[UUID, Group] = {group.id: group for group in office.visible(GroupRow)}
    places = group_lists.places(office)
    further = leading.all_further(office)
    staff: dict[UUID | None, str] = {person.id: person.name for person in people.staff(office)}
    found = [
        CalendarEntry(
            session=session,
            group=groups[session.group],
            place=places.get(session.place, ""),
            leader=staff.get(session.worker, ""),
            leaders=_leaders(groups[session.group], further),
        )
        for session in sessions
    ]
    return sorted(found, key=_order)


def programme(
    office: Office, order: ProgrammeOrder, shown: Sequence[CalendarEntry], where: str
) -> ProgrammePaper:
    """The programme of what is shown, without sensitive groups: anybody may read it on the wall."""
    refuse(rules.problems(order))
    by_day: defaultdict[date, list[ProgrammeItem]] = defaultdict(list)
    for entry in shown:
        if not entry.group.sensitive:
            by_day[entry.session.on].append(_item(entry))
    days = [
        ProgrammeDay(on=day, items=tuple(by_day[day]))
        if order.span is Span.WEEK or day.month == order.day.month
        else ProgrammeDay(on=day, outside=True)
        for day in order.span.days(order.day)
    ]
    return ProgrammePaper(
        issuer=sheets.issuer(office),
        span=order.span,
        day=order.day,
        size=order.size,
        days=tuple(days),
        where=where,
        contact=order.contact,
    )


def where(office: Office, area: UUID | None) -> str:
    """The name of an area; nothing of all."""
    return next((one.name for one in areas.areas(office) if one.id == area), "")


def note_printed(office: Office, order: ProgrammeOrder) -> None:
    """Leaves a trace of a programme that was printed or saved."""
    if not office.read_only:
        with office.change(Action.PRINT_PAPER, thing=f"programme {order.span} {order.day}"):
            pass


def _leaders(group: Group, further: Mapping[UUID, Sequence[UUID]]) -> frozenset[UUID]:
    return frozenset(filter(None, (group.leader, *further.get(group.id, ()))))


def _item(entry: CalendarEntry) -> ProgrammeItem:
    session = entry.session
    return ProgrammeItem(
        starts=session.starts,
        ends=session.ends,
        title=entry.group.name,
        place=entry.place,
        is_off=entry.is_off,
    )


def _order(entry: CalendarEntry) -> tuple[object, ...]:
    session = entry.session
    return session.on, session.starts is None, session.starts or session.on, entry.group.name, session.id
