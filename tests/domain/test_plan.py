"""The rules of a plan: which task is late, what it remembers when put off, in which order all stand."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from osaava_desktop.domain import plan
from osaava_desktop.domain.mapping import Need
from osaava_desktop.domain.pathways import FollowUp

TODAY = dt.date(2026, 2, 1)
DAY = dt.timedelta(days=1)
TASK = FollowUp(client=UUID(int=1), due=TODAY - DAY, what="Call the landlord")


@pytest.mark.parametrize(
    ("task", "late"),
    [
        (TASK, True),
        (replace(TASK, due=TODAY), False),
        (replace(TASK, done=TODAY), False),
        (replace(TASK, dropped=TODAY), False),
    ],
)
def test_only_an_open_task_of_an_earlier_day_is_late(task: FollowUp, late: bool) -> None:
    assert plan.is_late(task, TODAY) is late


def test_only_a_later_day_puts_a_task_off() -> None:
    once = plan.moved(replace(TASK, due=TODAY), TASK)
    assert once.first_due == TASK.due
    assert plan.moved(replace(once, due=TODAY + DAY), once).first_due == TASK.due
    assert plan.moved(replace(TASK, what="Write to the landlord"), TASK).first_due is None
    assert plan.moved(replace(TASK, due=TASK.due - DAY), TASK).first_due is None


def test_a_task_is_put_off_to_today_at_the_earliest() -> None:
    assert set(plan.postpone_problems(TASK, TODAY)) == {"due"}
    assert not plan.postpone_problems(replace(TASK, due=TODAY), TODAY)


def test_what_is_open_stands_first_and_what_belongs_to_no_need_last() -> None:
    closed = Need(client=TASK.client, noted=TODAY - DAY, what="A bed", closed=TODAY)
    need = Need(client=TASK.client, noted=TODAY, what="A place to live")
    done, later = (
        replace(TASK, id=UUID(int=2), need=need.id, done=TODAY),
        replace(TASK, need=need.id, due=TODAY),
    )
    loose = replace(TASK, id=UUID(int=3))
    first, second, last = plan.arranged([closed, need], [done, loose, later]).parts
    assert (first.need, first.tasks) == (need, (later, done))
    assert (second.need, second.tasks) == (closed, ())
    assert (last.need, last.tasks) == (None, (loose,))
