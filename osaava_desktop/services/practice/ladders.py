"""Ladders of small steps, from an answered call upwards."""

from osaava_desktop.domain.pathways import SmallStep, SmallStepKind
from osaava_desktop.services import small_steps
from osaava_desktop.services.practice.calendar import after
from osaava_desktop.services.practice.stage import Stage, lot

_RUNGS = [kind for kind in SmallStepKind if kind is not SmallStepKind.OTHER]


def plan(stage: Stage) -> None:
    """Of some who are in the project: one a month or so."""
    draw = lot("small steps")
    for someone, started in stage.participants():
        if someone.number_in_year % 3 == 0:
            day = after(started, draw.randint(7, 30))
            for kind in sorted(draw.sample(_RUNGS, draw.randint(2, 6)), key=_RUNGS.index):
                if day > someone.until:
                    break
                rung = SmallStep(client=someone.client.id, on=day, worker=stage.worker(someone), kind=kind)
                stage.diary.on(day, small_steps.save, rung)
                day = after(day, draw.randint(12, 45))
