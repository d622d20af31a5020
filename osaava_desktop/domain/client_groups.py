"""The groups of one client: the time on the roster, and how often the client came."""

import datetime as dt
from dataclasses import dataclass

from osaava_desktop.domain.groups import Group, GroupMember


@dataclass(frozen=True, kw_only=True)
class ClientGroup:
    """A group that a client belongs to, or without `member` has walked into; counts are of sessions held."""

    group: Group
    member: GroupMember | None
    present: int = 0
    absent: int = 0
    excused: int = 0
    last: dt.date | None = None

    @property
    def is_on_roster(self) -> bool:
        """Whether the client is expected there now."""
        return self.member is not None and self.member.left is None
