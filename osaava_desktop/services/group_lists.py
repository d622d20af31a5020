"""Groups and sessions as lists show them, counted in a few queries for all rows together."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from peewee import fn

from osaava_desktop.domain.groups import GroupLine, Mark, Session, SessionLine, SessionState
from osaava_desktop.services import groups, leading, people
from osaava_desktop.store.models import (
    AttendanceRow,
    GroupMemberRow,
    GroupRow,
    LocalityRow,
    PlaceRow,
    SessionRow,
    UnnamedRow,
)
from osaava_desktop.store.office import Office

_TO_COME = (SessionState.PLANNED, SessionState.HELD)


def lines(office: Office) -> list[GroupLine]:
    """All groups by name, each with its place, leader, roster and sessions next to today."""
    where = places(office)
    staff: dict[UUID | None, str] = {person.id: person.name for person in people.staff(office)}
    further = leading.all_further(office)
    sizes = _roster_sizes(office)
    ahead = _days(office, fn.MIN(SessionRow.on), SessionRow.on >= office.today)
    past = _days(office, fn.MAX(SessionRow.on), SessionRow.on < office.today)
    return [
        GroupLine(
            group=group,
            place=where.get(group.place, ""),
            leader=", ".join(
                staff[key] for key in (group.leader, *further.get(group.id, ())) if key in staff
            ),
            leaders=tuple(further.get(group.id, ())),
            members=sizes.get(group.id, 0),
            next=ahead.get(group.id),
            last=past.get(group.id),
        )
        for group in groups.groups(office)
    ]


def session_lines(office: Office, group: UUID) -> list[SessionLine]:
    """The sessions of a group, the newest first."""
    return counted(office, groups.sessions(office, group))


def to_mark(office: Office) -> list[SessionLine]:
    """What waits for its register: the sessions of today, then those past and still planned, newest first."""
    past = (SessionRow.on < office.today) & (SessionRow.state == SessionState.PLANNED)
    today = (SessionRow.on == office.today) & SessionRow.state.in_(_TO_COME)
    found: list[Session] = list(office.visible(SessionRow).where(past | today))
    found.sort(key=lambda one: (-one.on.toordinal(), one.starts is None, one.starts, one.id))
    return counted(office, found)


def counted(office: Office, sessions: Sequence[Session]) -> list[SessionLine]:
    """Those sessions, in their order, with who came."""
    keys = [session.id for session in sessions]
    present = _sums(
        office.visible(AttendanceRow, AttendanceRow.session, fn.COUNT(AttendanceRow.id))
        .where(AttendanceRow.session.in_(keys), AttendanceRow.mark == Mark.PRESENT)
        .group_by(AttendanceRow.session)
    )
    unnamed = _sums(
        office.visible(UnnamedRow, UnnamedRow.session, fn.SUM(UnnamedRow.heads))
        .where(UnnamedRow.session.in_(keys))
        .group_by(UnnamedRow.session)
    )
    names = dict(office.visible(GroupRow, GroupRow.id, GroupRow.name).tuples())
    where = places(office)
    return [
        SessionLine(
            session=session,
            group=names[session.group],
            place=where.get(session.place, ""),
            present=present.get(session.id, 0),
            unnamed=unnamed.get(session.id, 0),
        )
        for session in sessions
    ]


def places(office: Office) -> dict[UUID | None, str]:
    """Each place's name with its locality, as `groups.place_name` gives it for one."""
    query = office.visible(PlaceRow, PlaceRow.id, PlaceRow.name, LocalityRow.name).join(LocalityRow)
    return {key: f"{name}, {locality}" for key, name, locality in query.tuples()}


def _roster_sizes(office: Office) -> dict[UUID, int]:
    now = GroupMemberRow.left.is_null() | (GroupMemberRow.left > office.today)
    count = fn.COUNT(GroupMemberRow.client.distinct())
    return _sums(
        office.visible(GroupMemberRow, GroupMemberRow.group, count).where(now).group_by(GroupMemberRow.group)
    )


def _days(office: Office, day: Any, when: Any) -> dict[UUID, date]:  # noqa: ANN401 - peewee's expressions
    query = office.visible(SessionRow, SessionRow.group, day)
    query = query.where(when, SessionRow.state.in_(_TO_COME)).group_by(SessionRow.group)
    return dict(query.tuples())


def _sums(query: Any) -> dict[UUID, int]:  # noqa: ANN401 - peewee's expressions
    return dict(query.tuples())
