"""The groups of one client: those whose roster bears the client, and those walked into."""

from collections import Counter, defaultdict
from datetime import date
from uuid import UUID

from osaava_desktop.domain.client_groups import ClientGroup
from osaava_desktop.domain.groups import Group, GroupMember, Mark, SessionState
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.services import groups
from osaava_desktop.store.models import AttendanceRow, GroupMemberRow, GroupRow, SessionRow
from osaava_desktop.store.office import Office


def of_client(office: Office, client: UUID) -> list[ClientGroup]:
    """The client's groups: those on whose roster the client is first, then by name."""
    members = _members(office, client)
    marks, last = _marks(office, client)
    wanted = [*members.keys(), *marks.keys()]
    found: list[Group] = list(office.visible(GroupRow).where(GroupRow.id.in_(wanted)))
    lines = [
        ClientGroup(
            group=group,
            member=members.get(group.id),
            present=marks[group.id][Mark.PRESENT],
            absent=marks[group.id][Mark.ABSENT],
            excused=marks[group.id][Mark.EXCUSED],
            last=last.get(group.id),
        )
        for group in found
    ]
    return sorted(lines, key=lambda line: (not line.is_on_roster, name_key(line.group.name), line.group.id))


def count(office: Office, client: UUID) -> int:
    """How many groups the client belongs to, has belonged to, or has walked into."""
    rosters = office.visible(GroupMemberRow, GroupMemberRow.group).where(GroupMemberRow.client == client)
    came = office.visible(AttendanceRow, SessionRow.group).join(SessionRow)
    came = came.where(AttendanceRow.client == client, SessionRow.state == SessionState.HELD)
    marked = came.where(AttendanceRow.mark.is_null(False))
    return len(set(rosters.tuples()) | set(marked.tuples()))


def to_join(office: Office, client: UUID) -> list[Group]:
    """The groups that go on and on whose roster the client is not, by name."""
    there = {line.group.id for line in of_client(office, client) if line.is_on_roster}
    going_on = (group for group in groups.groups(office) if not group.ended or group.ended >= office.today)
    return [group for group in going_on if group.id not in there]


def _members(office: Office, client: UUID) -> dict[UUID, GroupMember]:
    """The client's latest time on the roster of each group."""
    query = office.visible(GroupMemberRow).where(GroupMemberRow.client == client)
    return {member.group: member for member in query.order_by(GroupMemberRow.joined, GroupMemberRow.id)}


def _marks(office: Office, client: UUID) -> tuple[dict[UUID, Counter[Mark]], dict[UUID, date]]:
    """How often each mark was set at the sessions held of each group, and the last day present."""
    query = office.visible(AttendanceRow, SessionRow.group, AttendanceRow.mark, SessionRow.on).join(
        SessionRow
    )
    query = query.where(AttendanceRow.client == client, SessionRow.state == SessionState.HELD)
    marks: defaultdict[UUID, Counter[Mark]] = defaultdict(Counter)
    last: dict[UUID, date] = {}
    for group, mark, on in query.where(AttendanceRow.mark.is_null(False)).tuples():
        marks[group][mark] += 1
        if mark == Mark.PRESENT:
            last[group] = max(on, last.get(group, on))
    return marks, last
