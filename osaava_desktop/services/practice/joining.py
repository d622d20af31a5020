"""Participations: the start with what the funder asks, the ways ahead, EURA, and leaving."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from osaava_desktop.domain.countries import HOME
from osaava_desktop.domain.follow_up_rules import LEAVING
from osaava_desktop.domain.participations import Education, EndStatus, ExitStatus, Participation, StartStatus
from osaava_desktop.domain.pathways import PathwayType
from osaava_desktop.domain.words import Answer, Gender
from osaava_desktop.services import clients, participations, plan
from osaava_desktop.services.practice.calendar import LAST, SUMMARY_YEAR, after, last_open
from osaava_desktop.services.practice.stage import Someone, Stage
from osaava_desktop.store.office import Office

MINORITY_EVERY, MINORITY_PLACE = 10, 6
"""Of ten who start, the one at this place answers that they belong to a minority."""

_NO_START_NOTICE, _NO_END_NOTICE = (17, 58), (5, 23, 40)
"""The people to chase when the counts of EURA are laid beside the office's own."""

_STATUS = (
    StartStatus.LONG_TERM_UNEMPLOYED,
    StartStatus.UNEMPLOYED,
    StartStatus.INACTIVE,
    StartStatus.EMPLOYED,
)
_STATUS_OF_MEN = (56, 32, 9, 3)
_STATUS_OF_OTHERS = (34, 32, 30, 4)
_EDUCATION = {
    Education.NONE: 5,
    Education.BASIC: 47,
    Education.UPPER_SECONDARY: 36,
    Education.POST_SECONDARY: 4,
    Education.TERTIARY: 8,
}
_HOME_LANGUAGES = ("fi", "sv")
_ON_LEAVING = {
    PathwayType.EMPLOYMENT: EndStatus.AT_WORK,
    PathwayType.STUDIES: EndStatus.STUDYING,
    PathwayType.JOB_SEARCH: EndStatus.JOBSEEKER,
}


def ways(stage: Stage, year: int, people: list[Someone], latest: dt.date, draw: Random) -> None:
    """Gives the year's ways to people of each area, from the first to the last who started by `latest`."""
    end = min(dt.date(year, 12, 15), LAST - dt.timedelta(days=1))
    for area in range(len(stage.areas)):
        planned = list(_ways(stage, year, area))
        draw.shuffle(planned)
        able = [one for one in people if one.area == area and one.started and one.started <= latest]
        for place, way in enumerate(planned):
            _go(able[place * (len(able) - 1) // max(1, len(planned) - 1)], way, end, draw)


def join(stage: Stage, someone: Someone, draw: Random) -> None:
    """The participation from its start to its end, with the days of the funder's forms."""
    if someone.started is None:
        return
    participation = _start(stage, someone, draw)
    stage.diary.on(someone.started, participations.save, participation)
    told = after(someone.started, draw.randint(4, 28))
    if told < someone.until and not _is_forgotten(someone, _NO_START_NOTICE):
        stage.diary.on(told, _tell_eura, someone, told, stage.workers[someone.area].name)
    if not someone.way and someone.number_in_year % 7 == 2:
        ticked = after(someone.started, 45)
        if ticked <= someone.until:
            stage.diary.on(ticked, _tick, someone, ticked)
    if someone.ended is not None:
        _leave(stage, someone, draw)


def _is_forgotten(someone: Someone, numbers: tuple[int, ...]) -> bool:
    """Whether EURA was never told: of who started in the year of the summary, those of these numbers."""
    return someone.started is not None and (
        someone.started.year == SUMMARY_YEAR and someone.number_in_year in numbers
    )


def _ways(stage: Stage, year: int, area: int) -> Iterator[list[PathwayType]]:
    for way in stage.plan["way"]:
        if way["year"] == year:
            for _person in range(way["persons"][area]):
                yield [PathwayType(step) for step in way["steps"]]


def _go(someone: Someone, way: list[PathwayType], end: dt.date, draw: Random) -> None:
    """The days of the steps; the participation goes on at least until the last of them."""
    assert someone.started is not None
    day = someone.started
    for number, step in enumerate(way):
        day = after(day, draw.randint(20, 50))
        day = min(day, last_open(end - dt.timedelta(days=14 * (len(way) - 1 - number))))
        someone.way.append((step, day))
    if someone.ended is not None and someone.ended < day + dt.timedelta(days=20):
        left = after(day, draw.randint(25, 80))
        someone.ended = left if left <= LAST else None
        someone.until = someone.ended or LAST


def _start(stage: Stage, someone: Someone, draw: Random) -> Participation:
    assert someone.started is not None
    education = draw.choices(list(_EDUCATION), list(_EDUCATION.values()))[0]
    low = education in (Education.NONE, Education.BASIC)
    vocational = draw.random() < 0.75 if not low else draw.choice((False, False, False, None))
    third_country = someone.client.citizenship != HOME
    foreign = someone.client.language not in _HOME_LANGUAGES
    male = someone.client.gender is Gender.MALE
    belongs = someone.number_in_year % MINORITY_EVERY == MINORITY_PLACE
    participation = Participation(
        client=someone.client.id,
        started=someone.started,
        area=stage.areas[someone.area].id,
        worker=stage.worker(someone),
        status=draw.choices(_STATUS, _STATUS_OF_MEN if male else _STATUS_OF_OTHERS)[0],
        studying=draw.random() < 0.03,
        education=education,
        vocational=vocational,
        disability=_answer(draw, 0.18),
        third_country=Answer.YES if third_country else Answer.NO,
        foreign_background=Answer.YES if foreign else _answer(draw, 0.02),
        minority=Answer.YES if belongs else draw.choice((Answer.NO, Answer.NO, Answer.NO, Answer.DECLINED)),
        homeless=_answer(draw, 0.06),
        rural=Answer.YES if someone.area in (0, 2) else _answer(draw, 0.2),
    )
    return replace(participation, unemployed_since=_since(participation, someone.number_in_year))


def _since(participation: Participation, number: int) -> dt.date | None:
    """Months or years without work, as the status says."""
    if participation.status is StartStatus.LONG_TERM_UNEMPLOYED:
        return participation.started - dt.timedelta(days=400 + 61 * (number % 29))
    if participation.status is StartStatus.UNEMPLOYED:
        return participation.started - dt.timedelta(days=20 + 31 * (number % 11))
    return None


def _answer(draw: Random, share: float) -> Answer | None:
    if draw.random() < share:
        return Answer.YES
    return draw.choices((Answer.NO, Answer.DECLINED, None), (82, 12, 6))[0]


def _leave(stage: Stage, someone: Someone, draw: Random) -> None:
    """Leaving, and what is known of the weeks after it; now and then it is heard of too late to count."""
    assert someone.ended is not None
    heard = _ON_LEAVING.get(someone.way[-1][0]) if someone.way else None
    heard = heard or draw.choices((EndStatus.JOBSEEKER, EndStatus.NONE, EndStatus.STUDYING), (60, 35, 5))[0]
    at_once = draw.random() < 0.6
    gained = someone.number_in_year % 11 == 4
    on_leaving = heard if at_once else EndStatus.NONE
    stage.diary.on(someone.ended, _end, someone, someone.ended, on_leaving, gained)
    stage.diary.on(after(someone.ended, 30), _come_back_to, someone)
    if not at_once:
        later = after(someone.ended, draw.choice((10, 21, 45, 75)))
        stage.diary.on(later, _hear, someone, later, heard)
    told = after(someone.ended, draw.randint(5, 25))
    if not _is_forgotten(someone, _NO_END_NOTICE):
        stage.diary.on(told, _close_eura, someone, told)


def _participation(office: Office, someone: Someone) -> Participation:
    return participations.of_client(office, someone.client.id)[-1]


def _tell_eura(office: Office, someone: Someone, day: dt.date, by: str) -> None:
    current = _participation(office, someone)
    number = f"H{someone.started:%y%m}{someone.number_in_year:03}"
    participations.save(office, replace(current, eura_started=day, eura_started_by=by, eura_number=number))


def _close_eura(office: Office, someone: Someone, day: dt.date) -> None:
    participations.save(office, replace(_participation(office, someone), eura_ended=day))


def _end(office: Office, someone: Someone, day: dt.date, status: EndStatus, gained: bool) -> None:
    current = _participation(office, someone)
    left = ExitStatus(participation=current.id, on=day, status=status)
    participations.end(office, current, left, qualification_gained=gained)


def _come_back_to(office: Office, someone: Someone) -> None:
    """The call some weeks after leaving."""
    for one in plan.of_client(office, someone.client.id).tasks:
        if one.rule == LEAVING and one.is_open:
            plan.tick_done(office, one)


def _hear(office: Office, someone: Someone, day: dt.date, status: EndStatus) -> None:
    current = _participation(office, someone)
    participations.save_exit_status(office, ExitStatus(participation=current.id, on=day, status=status))


def _tick(office: Office, someone: Someone, day: dt.date) -> None:
    clients.save(office, replace(clients.get(office, someone.client.id), engaged=day))
