"""The network: partners and contacts with them, meetings, opportunities."""

import datetime as dt
from random import Random
from uuid import UUID

from osaava_desktop.domain.partners import (
    Contact,
    Meeting,
    MeetingType,
    Opportunity,
    OpportunityType,
    Partner,
    PartnerType,
)
from osaava_desktop.services import meetings, partners
from osaava_desktop.services.practice import agreements
from osaava_desktop.services.practice.calendar import (
    FIRST,
    LAST,
    after,
    in_season,
    meets,
    open_days,
    quarter_days,
)
from osaava_desktop.services.practice.stage import Stage, lot


def plan(stage: Stage) -> None:
    """All of the network but the offers, which need clients."""
    draw = lot("network")
    _partners(stage, draw)
    _team_meetings(stage, draw)
    for year in stage.years:
        for number in range(1, 5):
            if days := quarter_days(year, number):
                _steering(stage, days, draw)
                _forums(stage, days, draw)
                _other_meeting(stage, days, draw)


def opportunity(stage: Stage, area: int, day: dt.date, turn: int, draw: Random) -> Opportunity:
    """One of the plan's opportunities, found in an area on a day."""
    every = stage.office["opportunity"]
    entry = every[turn % len(every)]
    wanted = {"job": PartnerType.EMPLOYER, "studies": PartnerType.SCHOOL}.get(entry["type"])
    offering = [one for index, one in stage.partners if index == area and wanted in (None, one.type)]
    return Opportunity(
        type=OpportunityType(entry["type"]),
        title=entry["title"],
        opened=day,
        open_until=day + dt.timedelta(days=draw.choice((14, 30, 60))) if entry["type"] == "job" else None,
        hidden=entry["hidden"],
        partner=draw.choice(offering).id if offering else None,
        industry=entry["industry"],
        area=stage.areas[area].id,
        worker=stage.workers[area].id,
    )


def _partners(stage: Stage, draw: Random) -> None:
    for number, entry in enumerate(stage.office["partner"]):
        area = entry["area"]
        partner = Partner(
            name=entry["name"],
            type=PartnerType(entry["type"]),
            area=stage.areas[area].id,
            industry=entry.get("industry", ""),
            phone=f"017 555 {number + 100:04}",
            person=agreements.name(stage, entry["name"]),
        )
        stage.partners.append((area, partner))
        stage.diary.on(FIRST, partners.save, partner)
        agreements.somebody(stage, partner)
        day = after(FIRST, draw.randint(3, 40))
        while day <= LAST:
            topic = draw.choice(stage.sentences["network"]["contacts"])
            contact = Contact(on=day, worker=stage.workers[area].id, partner=partner.id, topic=topic)
            stage.diary.on(day, partners.save_contact, contact)
            day = after(day, draw.randint(35, 80))


def _team_meetings(stage: Stage, draw: Random) -> None:
    """Once a week, on Monday afternoon; the workers take turns in leading."""
    days = [day for day in open_days(FIRST, LAST) if in_season(day) and meets(day, 0, 1, 0)]
    for turn, day in enumerate(days):
        leader = stage.workers[turn % len(stage.workers)]
        _meeting(stage, day, MeetingType.TEAM, leader.id, "Hanketiimin viikkopalaveri", "team", draw)


def _steering(stage: Stage, days: list[dt.date], draw: Random) -> None:
    day = days[len(days) * 2 // 3]
    _meeting(stage, day, MeetingType.STEERING, stage.manager.id, "Ohjausryhmä", "steering", draw)


def _forums(stage: Stage, days: list[dt.date], draw: Random) -> None:
    for area, worker in enumerate(stage.workers):
        day = days[len(days) // 4 + 5 * area]
        _meeting(stage, day, MeetingType.NETWORK, worker.id, "Alueellinen verkostofoorumi", "forum", draw)


def _other_meeting(stage: Stage, days: list[dt.date], draw: Random) -> None:
    day = days[len(days) // 2]
    _meeting(stage, day, MeetingType.OTHER, stage.manager.id, "Muu palaveri", "other", draw)


def _meeting(
    stage: Stage, day: dt.date, kind: MeetingType, leader: UUID, title: str, notes: str, draw: Random
) -> None:
    names = [worker.name for worker in stage.workers if draw.random() < 0.9]
    meeting = Meeting(
        on=day,
        worker=leader,
        type=kind,
        title=title,
        participants=", ".join([*names, stage.manager.name]),
        note=draw.choice(stage.sentences["network"][notes]),
    )
    stage.diary.on(day, meetings.save, meeting, agreements.at(stage, meeting))
