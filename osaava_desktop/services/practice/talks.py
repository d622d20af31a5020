"""Client work: mappings, Kykyviisari scores, guidance, offers, and what is to be come back to."""

import datetime as dt
from dataclasses import replace
from random import Random
from typing import Any

from osaava_desktop.domain.mapping import DOMAINS, SECTIONS, Kykyviisari, Mapping, Round
from osaava_desktop.domain.partners import Offer, OfferOutcome
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.services import mapping, opportunities, pathways
from osaava_desktop.services.practice import mappings
from osaava_desktop.services.practice.calendar import LAST, after, next_open, quarter_days
from osaava_desktop.services.practice.guided import Talks
from osaava_desktop.services.practice.network import opportunity
from osaava_desktop.services.practice.stage import Someone, Stage, lot

_OUTCOMES = {OfferOutcome.ACCEPTED: 35, OfferOutcome.DECLINED: 50, OfferOutcome.OPEN: 15}


def plan(stage: Stage) -> None:
    """The talks with everybody in the project, and the offers made to them."""
    draw, filled, talks = lot("talks"), mappings.forms(), Talks()
    for someone, started in stage.participants():
        _map(stage, someone, started, draw, filled)
        talks.guide(stage, someone, started, draw)
    talks.write(stage)
    _offers(stage, lot("offers"))
    _due(stage)


def _map(stage: Stage, someone: Someone, started: dt.date, draw: Random, filled: mappings.Forms) -> None:
    """The mapping in the first weeks, and the scores at the start and later."""
    day = after(started, draw.randint(2, 14))
    if day > someone.until:
        return
    if draw.random() < 0.8:
        texts = stage.sentences["mapping"]
        parts = {name: draw.choice(texts[name]) for name in (*SECTIONS, "needs")}
        talk = Mapping(on=day, worker=stage.worker(someone), client=someone.client.id, **parts)
        filled.map(stage, someone, talk)
    if draw.random() < 0.65:
        _score(stage, someone, day, Round.START, 0, draw)
        for round_, days, share in ((Round.MIDDLE, 90, 0.6), (Round.END, 180, 0.5)):
            later = after(day, days)
            if later <= someone.until and draw.random() < share:
                _score(stage, someone, later, round_, days // 90, draw)


def _score(stage: Stage, someone: Someone, day: dt.date, round_: Round, better: int, draw: Random) -> None:
    scores: dict[str, Any] = {name: draw.randint(8, 18) + better for name in DOMAINS}
    filled = Kykyviisari(
        on=day,
        worker=stage.worker(someone),
        client=someone.client.id,
        round=round_,
        online=draw.random() < 0.4,
        work_ability=draw.randint(2, 7) + better,
        **scores,
    )
    stage.diary.on(day, mapping.save_kykyviisari, filled)


def _offers(stage: Stage, draw: Random) -> None:
    """Each quarter and area some opportunities, each offered to people of that area."""
    turn = 0
    for year in stage.years:
        for number in range(1, 5):
            days = quarter_days(year, number)
            for area in range(len(stage.areas) if days else 0):
                for _opportunity in range(2):
                    _offer(stage, area, draw.choice(days[: len(days) // 2]), turn, draw)
                    turn += 1


def _offer(stage: Stage, area: int, day: dt.date, turn: int, draw: Random) -> None:
    found = opportunity(stage, area, day, turn, draw)
    stage.diary.on(day, opportunities.save, found)
    offered = after(day, draw.randint(1, 8))
    around = [one for one, _started in stage.participants() if one.area == area and one.there(offered)]
    for one in draw.sample(around, min(len(around), draw.choice((1, 2, 3)))):
        offer = Offer(on=offered, worker=stage.worker(one), opportunity=found.id, client=one.client.id)
        stage.diary.on(offered, opportunities.save_offer, offer)
        answered = after(offered, draw.randint(3, 14))
        outcome = draw.choices(list(_OUTCOMES), list(_OUTCOMES.values()))[0]
        if outcome != OfferOutcome.OPEN:
            stage.diary.on(answered, opportunities.save_offer, replace(offer, outcome=outcome))


def _due(stage: Stage) -> None:
    """What the keeper's own clients are waiting for around the last day."""
    keeper = next(place for place, one in enumerate(stage.workers) if one.name == stage.office["keeper"])
    own = [one for one, _started in stage.participants() if one.area == keeper and one.until == LAST]
    for entry, someone in zip(stage.plan["due"], own, strict=False):
        follow_up = FollowUp(
            client=someone.client.id,
            worker=stage.workers[keeper].id,
            due=next_open(LAST + dt.timedelta(days=entry["days"])),
            what=entry["what"],
        )
        stage.diary.on(LAST, pathways.save_follow_up, follow_up)
