"""The people: when each is first met, registered, leaves, and comes back no more."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.dates import quarter
from osaava_desktop.domain.outreach import Channel, Encounter, Visit
from osaava_desktop.services import clients, outreach
from osaava_desktop.services.practice import joining, names
from osaava_desktop.services.practice.calendar import LAST, after, last_open, quarter_days
from osaava_desktop.services.practice.names import Names
from osaava_desktop.services.practice.outreach import meet
from osaava_desktop.services.practice.stage import Someone, Stage, lot

_CHANNELS: dict[Channel | None, int] = {
    Channel.FOOD_AID: 46,
    Channel.MEETING_PLACE: 16,
    Channel.SHOP: 9,
    Channel.PARTNER: 12,
    Channel.GROUP: 6,
    Channel.OWN_INITIATIVE: 5,
    Channel.OTHER: 3,
    None: 2,
}
"""How people are first reached, by weight; None is not known."""


def plan(stage: Stage) -> None:
    """Everybody of all years, the visits at which they were met, and their participations."""
    book = Names(stage.names)
    for year in stage.years:
        entry = stage.plan[str(year)]
        draw = lot(f"people {year}")
        participants = list(_participants(stage, year, entry["participants"], book, draw))
        visitors = list(_visitors(stage, year, entry["visitors"], book, draw))
        joining.ways(stage, year, participants, entry["advances_by"], draw)
        if "visitors_going_on" in entry:
            _part(participants, year, entry["participants_going_on"], draw)
            _part(visitors, year, entry["visitors_going_on"], draw)
        stage.people += [*participants, *visitors]
        _come_back(stage, year, [*participants, *visitors])
        for someone in participants:
            joining.join(stage, someone, draw)
    _regulars(stage, lot("encounters"))


def _participants(
    stage: Stage, year: int, rows: list[list[int]], book: Names, draw: Random
) -> Iterator[Someone]:
    """Those who start, evenly over each quarter, met shortly before."""
    number = 0
    for row_number, row in enumerate(rows, start=1):
        days = quarter_days(year, row_number)
        for area, count in enumerate(row):
            for place in range(count):
                started = days[int((place + draw.random()) * len(days) / count)]
                kind = "roma" if number % 20 == joining.MINORITY_PLACE else names.community(draw)
                someone = _participant(stage, area, started, days[0], _named(book, kind, draw), draw)
                someone.number_in_year = number
                yield someone
                number += 1


def _named(book: Names, kind: str, draw: Random) -> tuple[str, Client]:
    """Which list the name is from, and a client of that name."""
    gender = names.gender(draw)
    family, given = book.draw(kind, gender, draw)
    return kind, Client(family_name=family, given_names=given, gender=gender)


def _wished_field(stage: Stage, client: Client) -> str:
    """What field of work somebody would like; a third does not know yet."""
    draw = lot(f"wished field {client.sheet_name}")
    fields = sorted({entry["industry"] for entry in stage.office["opportunity"]})
    return draw.choice(fields) if draw.random() < 0.67 else ""


def _participant(
    stage: Stage, area: int, started: dt.date, earliest: dt.date, who: tuple[str, Client], draw: Random
) -> Someone:
    kind, client = who
    town = _town(stage, area, draw)
    channel = draw.choices(list(_CHANNELS), list(_CHANNELS.values()))[0]
    visit = _last_visit(stage, town["name"], channel, max(earliest, started - dt.timedelta(days=30)), started)
    client = replace(
        client,
        locality=stage.localities[town["name"]].id,
        municipality=stage.localities[town["name"]].municipality,
        birth_date=names.birth_date(started, draw),
        first_contact=channel,
        worker=stage.workers[area].id,
        wished_field=_wished_field(stage, client),
        **names.participant(kind, town["postal_code"], draw),
    )
    first = visit.on if visit else started
    client = replace(client, informed=first)
    left = after(started, draw.randint(60, 260))
    ended = left if left <= LAST else None
    someone = Someone(
        client=client, area=area, first=first, until=ended or LAST, started=started, ended=ended
    )
    _register(stage, someone, visit)
    return someone


def _visitors(stage: Stage, year: int, rows: list[list[int]], book: Names, draw: Random) -> Iterator[Someone]:
    """Those who are known by name and have not started in the project."""
    for number, row in enumerate(rows, start=1):
        for area, count in enumerate(row):
            visits = [
                visit
                for spot, visit in stage.visits
                if spot.area == area and visit.on.year == year and quarter(visit.on) == number
            ]
            for _place in range(count):
                yield _visitor(stage, area, draw.choice(visits), book, draw)


def _visitor(stage: Stage, area: int, visit: Visit, book: Names, draw: Random) -> Someone:
    _kind, client = _named(book, names.community(draw), draw)
    born = names.birth_date(visit.on, draw)
    known = draw.random()
    client = replace(
        client,
        birth_date=born if known < 0.2 else None,
        birth_year=born.year if 0.2 <= known < 0.6 else None,
        locality=next(spot.place.locality for spot, one in stage.visits if one is visit),
        first_contact=visit.channel,
        worker=stage.workers[area].id,
        informed=visit.on,
    )
    until = min(LAST, visit.on + dt.timedelta(days=draw.randint(10, 180)))
    someone = Someone(client=client, area=area, first=visit.on, until=until)
    _register(stage, someone, visit)
    return someone


def _register(stage: Stage, someone: Someone, visit: Visit | None) -> None:
    stage.diary.on(someone.first, clients.save, someone.client)
    if visit is not None:
        meet(stage, someone, visit)
        return
    encounter = Encounter(
        on=someone.first,
        client=someone.client.id,
        worker=stage.worker(someone),
        channel=someone.client.first_contact or Channel.OTHER,
    )
    stage.diary.on(someone.first, outreach.save_encounter, encounter)


def _town(stage: Stage, area: int, draw: Random) -> dict[str, Any]:
    towns: list[dict[str, Any]] = [
        town
        for town in stage.office["locality"]
        if stage.localities[town["name"]].area == stage.areas[area].id
    ]
    return draw.choices(towns, [town["share"] for town in towns])[0]


def _last_visit(
    stage: Stage, town: str, channel: Channel | None, start: dt.date, end: dt.date
) -> Visit | None:
    """The last visit of a channel in a locality within a span."""
    found = [
        visit
        for spot, visit in stage.visits
        if spot.place.locality == stage.localities[town].id
        and visit.channel == channel
        and start <= visit.on <= end
    ]
    return found[-1] if found else None


def _part(people: list[Someone], year: int, going_on: int, draw: Random) -> None:
    """So many are there past the turn of the year; the others, who came early enough, are gone before it."""
    parting = last_open(dt.date(year, 12, 15))
    early = [one for one in people if (one.started or one.first) < parting - dt.timedelta(days=7)]
    leaving = {one.client.id for one in draw.sample(early, len(people) - going_on)}
    for one in people:
        if one.client.id in leaving:
            one.until = min(one.until, parting)
        else:
            one.until = max(one.until, after(dt.date(year + 1, 2, 15), draw.randint(0, 60)))
        if one.started is not None:
            one.ended = one.until


def _come_back(stage: Stage, year: int, people: list[Someone]) -> None:
    """Who is still there in the new year is met in January."""
    first, last = dt.date(year + 1, 1, 1), dt.date(year + 1, 1, 31)
    january = [(spot, visit) for spot, visit in stage.visits if first <= visit.on <= last]
    for one in people:
        if one.until <= last:
            continue
        visits = [visit for spot, visit in january if spot.place.locality == one.client.locality]
        for visit in visits[:1]:
            meet(stage, one, visit)


def _regulars(stage: Stage, draw: Random) -> None:
    """Who is known comes again to the visits of the own locality."""
    for spot, visit in stage.visits:
        around = [
            one for one in stage.people if one.client.locality == spot.place.locality and one.there(visit.on)
        ]
        most = 3 if visit.channel == Channel.FOOD_AID else 2
        for one in draw.sample(around, min(len(around), draw.randint(0, most))):
            meet(stage, one, visit)
