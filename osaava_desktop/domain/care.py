"""Care for who stays away: after three absences in a row the worker is asked to get in touch."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from osaava_desktop.domain.checks import LINE_LIMIT
from osaava_desktop.domain.groups import Attendance, Group, Mark
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.i18n import _

IN_A_ROW = 3
DAYS = 7
"""Days in which to get in touch."""


def is_missed(attendance: Attendance) -> bool:
    """Whether somebody was simply away: not excused, and not because of work or studies."""
    return attendance.mark is Mark.ABSENT and attendance.moved_on is None


def missed(marks: Sequence[Attendance]) -> Sequence[Attendance]:
    """The absences since the client was last there, excused, or moved on.

    `marks` are those of one client in one group, in the order of its sessions held. Who bears no mark is
    not absent: such a session neither counts nor breaks the row.
    """
    told = [one for one in marks if one.mark is not None]
    last = max((place for place, one in enumerate(told) if not is_missed(one)), default=-1)
    return told[last + 1 :]


def asking(marks: Sequence[Attendance]) -> Attendance | None:
    """The third absence in a row, which asks for care; None where there are fewer."""
    away = missed(marks)
    return away[IN_A_ROW - 1] if len(away) >= IN_A_ROW else None


def task(third: Attendance, group: Group, worker: UUID | None, today: dt.date) -> FollowUp:
    """What is to be done about a third absence. A sensitive group is not named."""
    named = _("Has been away three times in a row from {group}: get in touch").format(group=group.name)
    neutral = _("Has been away three times in a row: get in touch")
    return FollowUp(
        client=third.client,
        attendance=third.id,
        worker=worker,
        due=today + dt.timedelta(days=DAYS),
        what=neutral if group.sensitive or len(named) > LINE_LIMIT else named,
    )
