"""Plans: the needs that came up in the first weeks, their goals, and the tasks that lead there."""

import datetime as dt
from dataclasses import replace
from random import Random
from typing import Any

from osaava_desktop.domain.mapping import Need
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.services import plan as plans
from osaava_desktop.services.practice.calendar import after
from osaava_desktop.services.practice.stage import Someone, Stage, lot

_SHARE = 0.4
"""So many of those in the project have a plan."""


def plan(stage: Stage) -> None:
    """The plans of some of those in the project."""
    draw = lot("plans")
    for someone, started in stage.participants():
        noted = after(started, draw.randint(3, 15))
        if draw.random() < _SHARE and noted <= someone.until:
            for entry in draw.sample(stage.sentences["plan"], draw.choice((1, 1, 2))):
                _need(stage, someone, noted, entry, draw)


def _need(stage: Stage, someone: Someone, noted: dt.date, entry: dict[str, Any], draw: Random) -> None:
    """A need, with its tasks one after the other; with the last of them it is closed."""
    need = Need(
        client=someone.client.id,
        noted=noted,
        what=entry["need"],
        goal=entry["goal"],
        worker=stage.worker(someone),
    )
    stage.diary.on(noted, plans.save_need, need)
    day = noted
    for what in entry["tasks"]:
        due = after(day, draw.randint(7, 30))
        if due > someone.until:
            return
        task = FollowUp(
            client=someone.client.id,
            need=need.id,
            worker=stage.worker(someone),
            due=due,
            what=what,
            by_client=draw.random() < 0.4,
        )
        day = _live(stage, task, noted, draw)
    stage.diary.on(day, plans.save_need, replace(need, closed=day))


def _live(stage: Stage, task: FollowUp, noted: dt.date, draw: Random) -> dt.date:
    """What becomes of a task: done, put off once, or dropped; gives the day of it."""
    stage.diary.on(noted, plans.save_task, task)
    if draw.random() < 0.15:
        task = replace(task, due=after(task.due, draw.randint(7, 14)), first_due=task.due)
        stage.diary.on(task.first_due or noted, plans.save_task, task)
    over = after(task.due, draw.randint(0, 3))
    dropped = draw.random() < 0.1
    ended = replace(task, dropped=over) if dropped else replace(task, done=over)
    stage.diary.on(over, plans.save_task, ended)
    return over
