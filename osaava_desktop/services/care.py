"""Opens what is to be done about who has stayed away three times in a row, once; and takes it back."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from uuid import UUID

from osaava_desktop.domain import care
from osaava_desktop.domain.groups import Attendance, Group, Session, SessionState
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.domain.policy import Action
from osaava_desktop.services import groups
from osaava_desktop.store.models import AttendanceRow, ClientRow, FollowUpRow, GroupRow, SessionRow
from osaava_desktop.store.office import Office


def after_marking(office: Office, session: UUID) -> None:
    """To be called in the change that marks a session: care follows the marks as they are then.

    Only who is on the roster is missed. A session not held counts nothing; who comes later closes nothing.
    """
    marks = list(office.visible(AttendanceRow).where(AttendanceRow.session == session))
    away = [one for one in marks if care.is_missed(one)]
    _take_back(office, [one.id for one in marks if not care.is_missed(one)])
    if not away:
        return
    here: Session = groups.session(office, session)
    group: Group = office.visible(GroupRow).where(GroupRow.id == here.group).get()
    roster = {client.id for client in groups.members(office, group.id)}
    for history in _histories(office, group.id, [one.client for one in away if one.client in roster]):
        third = care.asking(history)
        if third is not None:
            _ask(office, third, care.missed(history), group)


def _take_back(office: Office, absences: Collection[UUID]) -> None:
    """What was opened for marks that are no absences any more, and is not done yet."""
    for task in _tasks(office, absences):
        if task.is_open and task.deleted is None:
            with office.change(Action.SAVE_FOLLOW_UP, task.id) as change:
                change.put_in_bin(task)


def _ask(office: Office, third: Attendance, away: Sequence[Attendance], group: Group) -> None:
    """Open it, unless it was for one of these absences; from the bin, if it lies there."""
    there = _tasks(office, [one.id for one in away])
    if any(task.deleted is None for task in there):
        return
    client = office.visible(ClientRow, ClientRow.worker).where(ClientRow.id == third.client)
    worker = client.scalar() or group.leader or office.person.id
    with office.change(Action.SAVE_FOLLOW_UP, third.client) as change:
        binned = next((task for task in there if task.attendance == third.id), None)
        if binned is not None:
            change.take_back(binned)
        else:
            change.save(care.task(third, group, worker, office.today))


def _tasks(office: Office, absences: Collection[UUID]) -> list[FollowUp]:
    """What was ever opened for these absences."""
    return list(office.visible(FollowUpRow, bin=True).where(FollowUpRow.attendance.in_(absences)))


def _histories(office: Office, group: UUID, people: Collection[UUID]) -> Collection[list[Attendance]]:
    """The marks of each of these people at the sessions held of a group, the earliest first."""
    query = office.visible(AttendanceRow).join(SessionRow)
    query = query.where(SessionRow.group == group, SessionRow.state == SessionState.HELD)
    query = query.where(AttendanceRow.client.in_(people))
    found: defaultdict[UUID, list[Attendance]] = defaultdict(list)
    for one in query.order_by(SessionRow.on, SessionRow.starts, SessionRow.id):
        found[one.client].append(one)
    return found.values()
