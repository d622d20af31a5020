"""Needs and their tasks: done, put off, dropped, late; each act can be undone."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import Need
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.domain.records import new_id
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import pathways, plan
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day


@pytest.fixture
def aino(office: Office) -> Client:
    return Builder(office).client("Lehtonen")


@pytest.fixture
def need(office: Office, aino: Client) -> Need:
    """Aino needs a place to live."""
    return plan.save_need(
        office, Need(client=aino.id, noted=day("2026-01-10"), what="A place  to live ", goal="A flat")
    )


@pytest.fixture
def task(office: Office, need: Need) -> FollowUp:
    """Late since yesterday."""
    return plan.save_task(
        office, FollowUp(client=need.client, need=need.id, due=day("2026-01-31"), what="Call the landlord")
    )


def test_plan_has_needs_with_their_tasks(office: Office, aino: Client, need: Need, task: FollowUp) -> None:
    assert need.what == "A place to live"
    assert (need.worker, task.worker) == (office.person.id, office.person.id)
    loose = plan.save_task(
        office, FollowUp(client=aino.id, due=day("2026-03-01"), what="Call", by_client=True)
    )
    done = plan.save_task(
        office,
        FollowUp(client=aino.id, need=need.id, due=day("2026-01-11"), what="Write", done=day("2026-01-11")),
    )
    parts = plan.of_client(office, aino.id).parts
    assert [(part.need, part.tasks) for part in parts] == [(need, (task, done)), (None, (loose,))]


def test_late_task_is_the_next_step_until_it_is_done_or_dropped(
    office: Office, aino: Client, task: FollowUp
) -> None:
    later = plan.save_task(office, FollowUp(client=aino.id, due=day("2026-02-20"), what="Later"))
    assert plan.overdue(office) == [task]
    assert plan.overdue(office, office.person.id) == [task]
    assert plan.overdue(office, Builder(office).worker("Suvi", KUOPIO.id).id) == []
    for act in (plan.tick_done, plan.drop):
        act(office, task)
        assert plan.overdue(office) == []
        assert pathways.next_step(office, aino.id) == later
        plan.put_back(office, [task])
        assert pathways.next_step(office, aino.id) == task
    plan.put_in_bin(office, task)
    assert pathways.next_step(office, aino.id) == later


def test_task_put_off_remembers_the_first_day(office: Office, task: FollowUp) -> None:
    once = plan.postpone(office, task, day("2026-02-10"))
    twice = plan.postpone(office, once, day("2026-02-20"))
    assert (twice.due, twice.first_due) == (day("2026-02-20"), day("2026-01-31"))
    sooner = plan.save_task(office, replace(twice, due=day("2026-02-05")))
    assert sooner.first_due == day("2026-01-31")
    assert plan.overdue(office) == []
    with pytest.raises(InvalidInput) as raised:
        plan.postpone(office, sooner, day("2026-01-31"))
    assert raised.value.problems == {"due": "The new day is in the past."}


def test_done_task_may_be_to_do_again(office: Office, task: FollowUp) -> None:
    done = plan.tick_done(office, task)
    assert done.done == office.today
    assert plan.tick_done(office, done, False).is_open


def test_closed_need_drops_what_is_open(office: Office, aino: Client, need: Need, task: FollowUp) -> None:
    done = plan.tick_done(office, plan.save_task(office, replace(task, id=new_id())))
    before = plan.close_need(office, need)
    (part,) = plan.of_client(office, aino.id).parts
    assert part.need is not None
    assert part.need.closed == office.today
    assert {(one.id, one.dropped) for one in part.tasks} == {(task.id, office.today), (done.id, None)}
    assert pathways.follow_ups(office) == []
    plan.put_back(office, before)
    assert pathways.follow_ups(office) == [task]
    assert plan.needs_of(office, aino.id) == [need]


def test_need_in_the_bin_takes_its_tasks_along(
    office: Office, aino: Client, need: Need, task: FollowUp
) -> None:
    plan.put_in_bin(office, need)
    assert plan.of_client(office, aino.id).parts == ()
    assert pathways.follow_ups(office) == []
    plan.put_back(office, [need])
    assert plan.of_client(office, aino.id).tasks == [task]


def test_wrong_need_and_task(office: Office, aino: Client) -> None:
    with pytest.raises(InvalidInput) as raised:
        plan.save_need(office, Need(client=aino.id, noted=day("2026-02-02"), what=" "))
    assert raised.value.problems == {"what": "This is needed.", "noted": "This date is in the future."}
    with pytest.raises(InvalidInput) as raised:
        plan.save_task(office, FollowUp(client=aino.id, due=day("2026-02-02"), what=""))
    assert raised.value.problems == {"what": "This is needed."}
