"""What the network agrees on: people at partners, what is to be done after meetings, clients sent on.

Each has a lot of its own, so that all other days of the practice office stay as they are.
"""

import datetime as dt
from random import Random

from osaava_desktop.domain.partners import (
    AgreedAction,
    ContactPerson,
    Meeting,
    MeetingType,
    Partner,
    PartnerType,
    Referral,
    ReferralState,
)
from osaava_desktop.services import meetings, partners, referrals
from osaava_desktop.services.practice.calendar import FIRST, LAST, after, next_open
from osaava_desktop.services.practice.stage import Someone, Stage, lot

_AGREED = {MeetingType.TEAM: 0.25, MeetingType.OTHER: 0.5}
"""How often something is agreed on; at every other meeting always."""

_SENT_ON = 0.3
_ENDS = (ReferralState.DONE, ReferralState.DONE, ReferralState.STARTED, ReferralState.REFUSED)


def plan(stage: Stage) -> None:
    """Clients sent on to partners of their area."""
    draw = lot("referrals")
    for someone, started in stage.participants():
        day = after(started, draw.randint(10, 90))
        if draw.random() < _SENT_ON and someone.there(day):
            _send(stage, someone, day, draw)


def name(stage: Stage, whose: str) -> str:
    """The name of somebody who works at a partner, the same for the same words."""
    lists, draw = stage.names["fi"], lot(f"person {whose}")
    given = lists["female"] if draw.random() < 0.6 else lists["male"]
    return f"{draw.choice(given)} {draw.choice(lists['families'])}"


def somebody(stage: Stage, partner: Partner) -> None:
    """Beside the main person perhaps another one."""
    draw = lot(f"people {partner.name}")
    if draw.random() < 0.4:
        role = draw.choice(stage.sentences["network"]["roles"])
        person = ContactPerson(partner=partner.id, name=name(stage, f"{role} {partner.name}"), role=role)
        stage.diary.on(FIRST, partners.save_person, person)


def at(stage: Stage, meeting: Meeting) -> list[AgreedAction]:
    """What is agreed on at a meeting; it is done some days later, the last ones not yet."""
    draw = lot(f"agreed {meeting.on} {meeting.title}")
    if draw.random() >= _AGREED.get(meeting.type, 1):
        return []
    due = next_open(meeting.on + dt.timedelta(days=14))
    action = AgreedAction(
        meeting=meeting.id,
        what=draw.choice(stage.sentences["network"]["agreed"]),
        worker=draw.choice(stage.workers).id,
        due=due,
    )
    done = after(meeting.on, draw.randint(3, 13))
    if done < LAST - dt.timedelta(days=28):
        stage.diary.on(done, meetings.tick, action)
    return [action]


def _send(stage: Stage, someone: Someone, day: dt.date, draw: Random) -> None:
    near = [one for area, one in stage.partners if area == someone.area and one.type in _HELPING]
    referral = Referral(
        on=day,
        client=someone.client.id,
        partner=draw.choice(near).id,
        worker=stage.worker(someone),
        what=draw.choice(stage.sentences["network"]["referrals"]),
    )
    stage.diary.on(day, referrals.save, referral)
    answered = after(day, draw.randint(2, 18))
    if draw.random() < 0.8 or day < LAST - dt.timedelta(days=40):
        stage.diary.on(answered, referrals.move, referral, ReferralState.ACCEPTED, answered)
        end, last = draw.choice(_ENDS), after(answered, draw.randint(7, 40))
        reason = draw.choice(stage.sentences["network"]["refusals"]) if end is ReferralState.REFUSED else ""
        stage.diary.on(last, referrals.move, referral, end, last, reason)


_HELPING = frozenset(PartnerType) - {PartnerType.EMPLOYER, PartnerType.PROJECT}
