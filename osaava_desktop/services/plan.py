"""A client's plan: needs with their goals, and tasks that are done, put off or dropped; all can be undone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from osaava_desktop.domain import mapping as rules
from osaava_desktop.domain import plan
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.mapping import Need
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.domain.plan import Plan
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.errors import refuse
from osaava_desktop.services import pathways, presence
from osaava_desktop.services.clients import check_there
from osaava_desktop.store.models import FollowUpRow, NeedRow
from osaava_desktop.store.office import Office


def save_need(office: Office, need: Need) -> Need:
    """Adds or changes a need; without a worker it is that of who is signed in."""
    need = tidied(need)
    refuse(rules.need_problems(need, office.today))
    check_there(office, need.client)
    presence.check_kept(office, need)
    with office.change(Action.SAVE_NEED, need.id) as change:
        return change.save(replace(need, worker=need.worker or office.person.id))


def needs_of(office: Office, client: UUID) -> list[Need]:
    """The client's needs, the first one noted first."""
    query = office.visible(NeedRow).where(NeedRow.client == client)
    return list(query.order_by(NeedRow.noted, NeedRow.id))


def of_client(office: Office, client: UUID) -> Plan:
    """The whole plan of a client."""
    tasks = office.visible(FollowUpRow).where(FollowUpRow.client == client)
    return plan.arranged(needs_of(office, client), list(tasks))


def close_need(office: Office, need: Need) -> list[Record]:
    """The goal is reached, or given up, today: open tasks are dropped; gives what was there before."""
    presence.check_kept(office, need)
    tasks = [task for task in of_client(office, need.client).tasks if task.need == need.id and task.is_open]
    with office.change(Action.SAVE_NEED, need.id) as change:
        change.save(replace(need, closed=office.today))
        for task in tasks:
            change.save(replace(task, dropped=office.today))
    return [need, *tasks]


def save_task(office: Office, task: FollowUp) -> FollowUp:
    """Adds or changes a task; put off to a later day, it remembers the day once set."""
    before = _stored(office, task)
    task = replace(task, worker=task.worker or office.person.id)
    return pathways.save_follow_up(office, plan.moved(task, before) if before else task)


def tick_done(office: Office, task: FollowUp, done: bool = True) -> FollowUp:
    """The task was done today; or, with `done` False, is still to be done."""
    return save_task(office, replace(task, done=office.today if done else None, dropped=None))


def postpone(office: Office, task: FollowUp, due: date) -> FollowUp:
    """Puts a task off to another day, today or later."""
    task = replace(task, due=due)
    refuse(plan.postpone_problems(task, office.today))
    return save_task(office, task)


def drop(office: Office, task: FollowUp) -> FollowUp:
    """The task will not be done: it is nothing to come back to any more."""
    return save_task(office, replace(task, dropped=office.today, done=None))


def put_in_bin(office: Office, record: Need | FollowUp) -> Need | FollowUp:
    """Takes a need with its tasks, or a task, out of every list."""
    with office.change(Action.BIN, record.id) as change:
        return change.put_in_bin(record)


def put_back(office: Office, records: Sequence[Record]) -> None:
    """Undoes an act: the records are again as they were before it, all of them or none."""
    with office.change(Action.RESTORE, records[0].id) as change:
        for record in records:
            change.save(record)


def overdue(office: Office, worker: UUID | None = None) -> list[FollowUp]:
    """What should have been done before today, by a worker or by anybody, the earliest first."""
    return [
        task
        for task in pathways.follow_ups(office)
        if plan.is_late(task, office.today) and worker in (None, task.worker)
    ]


def _stored(office: Office, task: FollowUp) -> FollowUp | None:
    found: FollowUp | None = office.visible(FollowUpRow, bin=True).where(FollowUpRow.id == task.id).first()
    return found
