"""Who leads a group: its first leader stands in the group, further ones beside it."""

from collections.abc import Collection
from uuid import UUID

from osaava_desktop.domain.groups import Group, GroupLeader
from osaava_desktop.store.change import Change
from osaava_desktop.store.models import GroupLeaderRow
from osaava_desktop.store.office import Office


def further(office: Office, group: UUID) -> list[UUID]:
    """Who leads a group beside its first leader, in the order added."""
    return all_further(office).get(group, [])


def all_further(office: Office) -> dict[UUID, list[UUID]]:
    """The further leaders of every group that has some."""
    found: dict[UUID, list[UUID]] = {}
    query = office.visible(GroupLeaderRow, GroupLeaderRow.group, GroupLeaderRow.person)
    for group, person in query.order_by(GroupLeaderRow.id).tuples():
        found.setdefault(group, []).append(person)
    return found


def set_further(office: Office, change: Change, group: Group, leaders: Collection[UUID]) -> None:
    """Sets who leads a group beside its first leader, as a part of saving it."""
    there: list[GroupLeader] = list(office.visible(GroupLeaderRow).where(GroupLeaderRow.group == group.id))
    wanted = [person for person in dict.fromkeys(leaders) if person != group.leader]
    for leader in there:
        if leader.person not in wanted:
            change.put_in_bin(leader)
    known = {leader.person for leader in there}
    for person in wanted:
        if person not in known:
            change.save(GroupLeader(group=group.id, person=person))
