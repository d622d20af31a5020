"""Pathway steps: planned, started, ended; and the follow-ups of them."""

import datetime as dt
from dataclasses import replace
from random import Random

from dateutil.relativedelta import relativedelta

from osaava_desktop.domain.partners import PartnerType
from osaava_desktop.domain.pathways import FollowUp, PathwayStep, PathwayType, StepState, StillThere
from osaava_desktop.services import pathways
from osaava_desktop.services.practice.calendar import LAST, after, last_open
from osaava_desktop.services.practice.stage import Someone, Stage, lot
from osaava_desktop.store.office import Office

_WITH = {
    PathwayType.EMPLOYMENT: (PartnerType.EMPLOYER,),
    PathwayType.STUDIES: (PartnerType.SCHOOL,),
    PathwayType.JOB_SEARCH: (PartnerType.EMPLOYMENT_AREA,),
    PathwayType.WORK_TRIAL: (PartnerType.EMPLOYER, PartnerType.MUNICIPALITY),
    PathwayType.REHABILITATIVE_WORK: (PartnerType.WELLBEING_COUNTY, PartnerType.ASSOCIATION),
    PathwayType.WORK_ACTIVITY: (PartnerType.WELLBEING_COUNTY, PartnerType.PARISH),
    PathwayType.VOLUNTEERING: (PartnerType.PARISH, PartnerType.ASSOCIATION),
}
"""Whose help each kind of step takes."""

_DAYS_OPEN = {PathwayType.EMPLOYMENT: 150, PathwayType.STUDIES: 300, PathwayType.VOLUNTEERING: 140}
_ASKED_AFTER = (3, 6)
"""The months after which the office asks, as its settings have them."""

_FORGOTTEN = dt.timedelta(days=60)
"""A plan that has come to nothing for so long is taken off the list."""

_PLANS = (PathwayType.VOLUNTEERING, PathwayType.WORK_TRIAL, PathwayType.STUDIES)


def plan(stage: Stage) -> None:
    """The advances of everybody's way; and of some others, what was planned and has not begun."""
    draw = lot("steps")
    for someone, started in stage.participants():
        for kind, day in someone.way:
            _advance(stage, someone, kind, day, draw)
        planned = after(started, 30)
        if not someone.way and someone.number_in_year % 4 == 1 and planned <= someone.until:
            due = after(planned, draw.randint(20, 60))
            step = _step(stage, someone, draw.choice(_PLANS), due, draw)
            stage.diary.on(planned, pathways.save, step)
            if due < LAST - _FORGOTTEN:
                stage.diary.on(after(due, 40), pathways.put_in_bin, step)


def _advance(stage: Stage, someone: Someone, kind: PathwayType, day: dt.date, draw: Random) -> None:
    """Planned some days before, then started, and in most cases ended."""
    step = _step(stage, someone, kind, day, draw)
    noted = last_open(day - dt.timedelta(days=draw.randint(5, 15)))
    if someone.started is not None and noted > someone.started:
        stage.diary.on(noted, pathways.save, step)
    confirmed = draw.choice(stage.sentences["steps"]["confirmed"])
    step = replace(step, state=StepState.STARTED, confirmed=confirmed)
    stage.diary.on(day, pathways.save, step)
    _follow_up(stage, someone, step, draw)
    _ask_later(stage, step)
    ended = after(day, draw.randint(30, _DAYS_OPEN.get(kind, 90)))
    if draw.random() < 0.6:
        state = draw.choices((StepState.COMPLETED, StepState.INTERRUPTED), (4, 1))[0]
        stage.diary.on(ended, pathways.save, replace(step, state=state, ended=ended))


def _step(stage: Stage, someone: Someone, kind: PathwayType, day: dt.date, draw: Random) -> PathwayStep:
    fit = _WITH.get(kind, ())
    helping = [one for area, one in stage.partners if area == someone.area and one.type in fit]
    return PathwayStep(
        on=day,
        worker=stage.worker(someone),
        client=someone.client.id,
        type=kind,
        label=stage.sentences["steps"]["other_label"] if kind is PathwayType.OTHER else "",
        partner=draw.choice(helping).id if helping else None,
    )


def _follow_up(stage: Stage, someone: Someone, step: PathwayStep, draw: Random) -> None:
    """Each advance is come back to; what is due before the last days has been done."""
    follow_up = FollowUp(
        client=someone.client.id,
        step=step.id,
        worker=stage.worker(someone),
        due=after(step.on, draw.choice((28, 28, 90))),
        what=draw.choice(stage.sentences["steps"]["follow_up"]),
    )
    stage.diary.on(step.on, pathways.save_follow_up, follow_up)
    done = after(follow_up.due, draw.randint(0, 3))
    if done < LAST:
        stage.diary.on(done, pathways.save_follow_up, replace(follow_up, done=done))


def _ask_later(stage: Stage, step: PathwayStep) -> None:
    """What falls due by itself is asked some days later, and now and then nobody is reached."""
    draw = lot(f"still {step.on} {step.type}")
    for months in _ASKED_AFTER:
        outcome = draw.choices((StillThere.YES, StillThere.NO, StillThere.UNKNOWN), (7, 2, 1))[0]
        day = after(step.on + relativedelta(months=months), draw.randint(0, 6))
        stage.diary.on(day, _answer, step, outcome)


def _answer(office: Office, step: PathwayStep, outcome: StillThere) -> None:
    for one in pathways.still_of(office, step.id):
        if one.is_open and one.due <= office.today:
            pathways.answer(office, one, outcome, office.today)
