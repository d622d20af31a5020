"""Groups that meet through the seasons: who is on their rosters, and what became of each session."""

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import Any

from osaava_desktop.domain import recurrence
from osaava_desktop.domain.groups import Group, GroupForm, GroupType, Session, SessionState
from osaava_desktop.domain.recurrence import Rule
from osaava_desktop.services.practice import registers, trainings
from osaava_desktop.services.practice.calendar import FIRST, LAST, after, in_season, meets, open_days
from osaava_desktop.services.practice.registers import Circle
from osaava_desktop.services.practice.stage import Someone, Stage, lot

_AHEAD = dt.timedelta(days=24)
"""How far the calendar of sessions is filled in."""


def plan(stage: Stage) -> None:
    """All groups with their sessions; then the card trainings and the events."""
    draw = lot("groups")
    for turn, entry in enumerate(stage.office["group"]):
        circle = _circle(stage, entry, turn)
        registers.start(stage, circle, FIRST)
        _fill(stage, circle, draw)
        for session in _sessions(stage, circle, entry, turn):
            _happen(stage, circle, session, entry, draw)
    trainings.plan(stage)


def _circle(stage: Stage, entry: dict[str, Any], turn: int) -> Circle:
    spot = stage.spot(entry["place"])
    kind = GroupType(entry["type"])
    starts, ends = _hours(entry)
    group = Group(
        name=entry["name"],
        type=kind,
        form=GroupForm(entry["form"]),
        place=spot.place.id,
        leader=stage.workers[spot.area].id,
        sensitive=kind is GroupType.SUBSTANCE_USE,
        capacity=entry["capacity"],
        started=FIRST,
        recurrence=recurrence.written(_rule(entry, turn)),
        starts=starts,
        ends=ends,
    )
    return Circle(group=group, spot=spot, sheets_from=entry.get("sheets_from"))


def _fill(stage: Stage, circle: Circle, draw: Random) -> None:
    """Who starts in the project often joins a group near home, where there is room."""
    near, far = (0.35, 0.1) if circle.group.sensitive else (0.6, 0.2)
    for someone, started in sorted(stage.participants(), key=lambda entry: entry[1]):
        joined = after(started, draw.randint(3, 30))
        at_home = someone.client.locality == circle.spot.place.locality
        wanted = draw.random() < (near if at_home else far)
        room = len(circle.there(joined)) < (circle.group.capacity or 0)
        if someone.area == circle.spot.area and wanted and room and joined < min(someone.until, LAST):
            registers.enter(stage, circle, someone, joined)


def _hours(entry: dict[str, Any]) -> tuple[dt.time, dt.time]:
    starts, ends = (dt.time.fromisoformat(hour) for hour in entry["hours"])
    return starts, ends


def _rule(entry: dict[str, Any], turn: int) -> Rule:
    """By weekday, counted from a week in which the group meets."""
    ahead = (FIRST + dt.timedelta(days=days) for days in range(7 * entry["every"]))
    first = next(day for day in ahead if meets(day, entry["weekday"], entry["every"], turn))
    return Rule(first=first, every=entry["every"], weekdays=(entry["weekday"],))


def _sessions(stage: Stage, circle: Circle, entry: dict[str, Any], turn: int) -> Iterator[Session]:
    """The days of the group, as they stand in the calendar."""
    starts, ends = _hours(entry)
    days = [day for day in open_days(FIRST + dt.timedelta(days=6), LAST + _AHEAD) if in_season(day)]
    days = [day for day in days if meets(day, entry["weekday"], entry["every"], turn)]
    for number, day in enumerate(days):
        yield Session(
            on=day,
            worker=stage.workers[circle.spot.area].id,
            place=circle.spot.place.id,
            group=circle.group.id,
            starts=starts,
            ends=ends,
            topic=entry["topics"][number % len(entry["topics"])],
        )


def _happen(stage: Stage, circle: Circle, session: Session, entry: dict[str, Any], draw: Random) -> None:
    """What becomes of a session; today's and those ahead are only planned."""
    chance, heads = draw.random(), draw.randint(*entry["visitors"])
    others = _guests(stage, circle, session, draw)
    why = stage.sentences["groups"]
    if session.on >= LAST:
        registers.announce(stage, circle, session)
    elif chance < 0.04:
        registers.call_off(stage, session, SessionState.CANCELLED, draw.choice(why["cancelled"]))
    elif chance < 0.05:
        state = SessionState.DID_NOT_TAKE_PLACE
        registers.call_off(stage, session, state, draw.choice(why["did_not_take_place"]))
    else:
        registers.hold(stage, circle, session, heads, draw, others)


def _guests(stage: Stage, circle: Circle, session: Session, draw: Random) -> list[Someone]:
    """Now and then somebody known comes to an open group without being on the roster."""
    if circle.group.form is GroupForm.CLOSED or draw.random() < 0.4:
        return []
    roster = {one.client.id for one in circle.there(session.on)}
    around = [
        one
        for one in stage.people
        if one.client.locality == circle.spot.place.locality
        and one.there(session.on)
        and one.client.id not in roster
    ]
    return draw.sample(around, min(len(around), 1))
