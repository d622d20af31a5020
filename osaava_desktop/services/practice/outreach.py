"""The round of outreach visits with their unnamed heads and new faces."""

import datetime as dt
from collections import Counter
from random import Random
from typing import Any

from osaava_desktop.domain.dates import quarter
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.outreach import AgeGroup, Encounter, Unnamed, Visit
from osaava_desktop.services import outreach
from osaava_desktop.services.practice.calendar import FIRST, LAST, meets, open_days
from osaava_desktop.services.practice.stage import Someone, Spot, Stage, lot

_TALKED = 0.2
"""How often a visit has guidance on a topic."""


def plan(stage: Stage) -> None:
    """Every visit of the round, and who was there without a name."""
    draw = lot("visits")
    rounds = [(entry, stage.spots[entry["locality"], entry["name"]]) for entry in stage.office["place"]]
    usual: list[list[int]] = []
    for day in open_days(FIRST, LAST):
        for turn, (entry, spot) in enumerate(rounds):
            if meets(day, entry["weekday"], entry["every"], turn):
                stage.visits.append((spot, _visit(stage, entry, spot, day, draw)))
                usual.append(entry["usual"])
    new, topics = _new_faces(stage, draw), lot("visit topics")
    for number, (_spot, visit) in enumerate(stage.visits):
        heads = Unnamed(visit=visit.id, heads=draw.randint(*usual[number]) + new[number], new=new[number])
        _note(stage, visit, heads, draw)
        talked = frozenset(one for one in Topic if topics.random() < _TALKED)
        stage.diary.on(visit.on, outreach.save_topics, visit.id, talked)


def meet(stage: Stage, someone: Someone, visit: Visit) -> None:
    """A person was met by name at a visit; once, however often it is noted."""
    if (someone.client.id, visit.id) in stage.met:
        return
    stage.met.add((someone.client.id, visit.id))
    encounter = Encounter(on=visit.on, client=someone.client.id, channel=visit.channel, visit=visit.id)
    stage.diary.on(visit.on, outreach.save_encounter, encounter)


def _visit(stage: Stage, entry: dict[str, Any], spot: Spot, day: dt.date, draw: Random) -> Visit:
    starts, ends = (dt.time.fromisoformat(hour) for hour in entry["hours"])
    note = draw.choice(stage.sentences["visits"]["notes"]) if draw.random() < 0.3 else ""
    return Visit(
        on=day,
        worker=stage.workers[spot.area].id,
        place=spot.place.id,
        channel=spot.place.channel,
        starts=starts,
        ends=ends,
        note=note,
    )


def _new_faces(stage: Stage, draw: Random) -> Counter[int]:
    """The new faces that the plan gives to a quarter and area, each at one of its visits."""
    found: Counter[int] = Counter()
    for year in stage.years:
        for number, row in enumerate(stage.plan[str(year)]["new_faces"], start=1):
            for area, faces in enumerate(row):
                found.update(draw.choices(_visits_of(stage, year, number, area), k=faces) if faces else [])
    return found


def _visits_of(stage: Stage, year: int, number: int, area: int) -> list[int]:
    """The numbers of the visits of a quarter and area."""
    return [
        place
        for place, (spot, visit) in enumerate(stage.visits)
        if spot.area == area and visit.on.year == year and quarter(visit.on) == number
    ]


def _note(stage: Stage, visit: Visit, heads: Unnamed, draw: Random) -> None:
    """The visit, then its heads; now and then two age groups are told apart."""
    stage.diary.on(visit.on, outreach.save_visit, visit)
    known = heads.heads - heads.new
    young = draw.randint(1, known) if known and draw.random() < 0.15 else 0
    if young:
        few = Unnamed(visit=visit.id, age_group=AgeGroup.UNDER_30, heads=young)
        stage.diary.on(visit.on, outreach.save_unnamed, few)
    if heads.heads > young:
        rest = Unnamed(visit=visit.id, heads=heads.heads - young, new=heads.new)
        stage.diary.on(visit.on, outreach.save_unnamed, rest)
