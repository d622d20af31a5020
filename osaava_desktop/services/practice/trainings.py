"""Card trainings, one for each area and quarter, and the cards passed in them; and the events of the year."""

import datetime as dt
from random import Random
from typing import Any

from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.groups import Group, GroupForm, GroupType, Session
from osaava_desktop.domain.texts import capital
from osaava_desktop.services import cards
from osaava_desktop.services.practice import registers
from osaava_desktop.services.practice.calendar import FIRST, LAST, last_open, next_open
from osaava_desktop.services.practice.registers import Circle
from osaava_desktop.services.practice.stage import Someone, Spot, Stage, lot

_SEASONS = (("talvi", 2, 24), ("kevät", 5, 19), ("syksy", 9, 15), ("loppusyksy", 11, 9))
"""Around when the training of a quarter is, by month and day, and what its group is named after."""

_YEARS_VALID = {CardType.OCCUPATIONAL_SAFETY: 5, CardType.HOT_WORK: 5, CardType.FIRST_AID: 3}
_OTHER = "Tieturvakortti"


def plan(stage: Stage) -> None:
    """All trainings and events of all years."""
    draw = lot("trainings")
    for area, entry in enumerate(stage.office["training"]):
        _trainings(stage, area, entry, draw)
    for entry in stage.office["events"]:
        _events(stage, entry, draw)


def _trainings(stage: Stage, area: int, entry: dict[str, Any], draw: Random) -> None:
    """A group for each quarter's training, which comes again every year."""
    for (season, month, day), name in zip(_SEASONS, entry["cards"], strict=True):
        card = CardType(name)
        circle = _circle(stage, entry, f"{_named(card)}, {season}", GroupType.CARD_TRAINING)
        registers.start(stage, circle, FIRST)
        for year in stage.years:
            on = next_open(dt.date(year, month, day) + dt.timedelta(days=area))
            if FIRST <= on < LAST:
                _train(stage, circle, on, card, draw)


def _named(card: CardType) -> str:
    return _OTHER if card is CardType.OTHER else capital(card.label)


def _circle(stage: Stage, entry: dict[str, Any], name: str, kind: GroupType) -> Circle:
    spot = stage.spot(entry["place"])
    group = Group(
        name=name,
        type=kind,
        form=GroupForm.OPEN,
        place=spot.place.id,
        leader=stage.workers[spot.area].id,
        started=FIRST,
    )
    return Circle(group=group, spot=spot, sheets_from=FIRST if kind is GroupType.CARD_TRAINING else None)


def _train(stage: Stage, circle: Circle, on: dt.date, kind: CardType, draw: Random) -> None:
    """Some of the area take part; most of them pass."""
    around = _around(stage, circle.spot, on, in_project=True)
    some = draw.sample(around, min(len(around), draw.randint(3, 6)))
    session = _session(stage, circle, on)
    for number, one in enumerate(registers.hold(stage, circle, session, 0, draw, some)):
        if number == 0 or draw.random() < 0.8:
            valid = _YEARS_VALID.get(kind)
            card = Card(
                on=on,
                worker=stage.worker(one),
                place=circle.spot.place.id,
                client=one.client.id,
                type=kind,
                label=_OTHER if kind is CardType.OTHER else "",
                expires=last_open(on.replace(year=on.year + valid)) if valid else None,
                organiser="Savon ammattiopisto",
                session=session.id,
            )
            stage.diary.on(on, cards.save, card)


def _events(stage: Stage, entry: dict[str, Any], draw: Random) -> None:
    circle = _circle(stage, entry, "Tapahtumat", GroupType.EVENT)
    registers.start(stage, circle, FIRST)
    for year in stage.years:
        for day, topic, heads in entry["days"]:
            on = next_open(dt.date.fromisoformat(f"{year}-{day}"))
            if on < FIRST:
                continue
            session = _session(stage, circle, on, topic)
            if on >= LAST:
                registers.announce(stage, circle, session)
                continue
            around = _around(stage, circle.spot, on, in_project=False)
            guests = draw.sample(around, min(len(around), draw.randint(4, 9)))
            registers.hold(stage, circle, session, heads, draw, guests)


def _session(stage: Stage, circle: Circle, on: dt.date, topic: str = "") -> Session:
    return Session(
        on=on,
        worker=stage.workers[circle.spot.area].id,
        place=circle.spot.place.id,
        group=circle.group.id,
        starts=dt.time(9),
        ends=dt.time(15),
        topic=topic,
    )


def _around(stage: Stage, spot: Spot, on: dt.date, *, in_project: bool) -> list[Someone]:
    """Who of the area is there on that day."""
    return [
        one
        for one in stage.people
        if one.area == spot.area and one.there(on) and (not in_project or _in_project(one, on))
    ]


def _in_project(someone: Someone, on: dt.date) -> bool:
    return someone.started is not None and someone.started <= on
