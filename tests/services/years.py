"""A large office of five years for measuring: 500 clients a year, 200,000 attendances, and all else counted.

Nobody in it exists. It is written straight into the tables: as so many changes it would take minutes.
"""

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from osaava_desktop.domain.areas import Area, Place
from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Attendance, Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.guidance import Guidance, GuidanceTopic, Topic
from osaava_desktop.domain.mapping import Kykyviisari, Mapping, Round
from osaava_desktop.domain.outreach import Channel, Encounter, Unnamed, Visit
from osaava_desktop.domain.participations import (
    Education,
    EndStatus,
    ExitStatus,
    Participation,
    StartStatus,
)
from osaava_desktop.domain.partners import (
    Contact,
    Meeting,
    MeetingType,
    Offer,
    OfferOutcome,
    Opportunity,
    OpportunityType,
    Partner,
    PartnerType,
)
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.surveys import (
    WELLBEING,
    AnswerSheet,
    Choice,
    SurveyAnswer,
    question_of,
)
from osaava_desktop.domain.targets import Counter, CounterKind, Indicator, target_of
from osaava_desktop.domain.words import Answer, Gender
from osaava_desktop.services import areas
from osaava_desktop.store.migrate import NEWEST
from osaava_desktop.store.models import TABLES
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.services.invented import Builder

FIRST, YEARS, A_YEAR = 2021, 5, 500
GROUPS, SESSIONS, CAME = 60, 10_000, 20
_BATCH = 400
_DAYS = 365 * YEARS


def put(office: Office, records: Iterable[Record]) -> None:
    """Straight into their tables, inside the open change."""
    now = dt.datetime(2026, 1, 1)
    common = {"device": office.device.id, "created": now, "changed": now}
    left = iter(records)
    while batch := list(islice(left, _BATCH)):
        table = TABLES[type(batch[0])]
        rows = [{one.name: getattr(record, one.name) for one in fields(record)} | common for record in batch]
        table.insert_many(rows).execute()


def kept_office(path: Path, name: str, fill: Callable[[Office], None]) -> Path:
    """An office at `path`, filled: from the copy in the folder for temporary files, or made anew and kept."""
    kept = Path(tempfile.gettempdir()) / f"osaava-bench-{name}-{NEWEST}"
    endings = ("", "-keys", "-keys2")
    if not all((kept / f"office{ending}").exists() for ending in endings):
        print("Making the office, which is kept for the next time.")
        office = invented.made_office(path)
        fill(office)
        office.close()
        kept.mkdir(exist_ok=True)
        for ending in endings:
            shutil.copy(path.with_name(path.name + ending), kept / f"office{ending}")
    for ending in endings:
        shutil.copy(kept / f"office{ending}", path.with_name(path.name + ending))
    return path


def fill(office: Office) -> None:
    """Five years of work."""
    LargeOffice(office)


class LargeOffice:
    """Fills an office; what happens is spread by plain arithmetic, the same each time."""

    def __init__(self, office: Office) -> None:
        self.office = office
        with office.change(Action.WRITE_PRACTICE_DAY) as change:
            self._staff()
            self.clients = [self._client(number) for number in range(A_YEAR * YEARS)]
            for client in self.clients:
                change.save(client)  # with what the search finds them by
            self._participations()
            self._groups()
            self._outreach()
            self._talks()
            self._put(self._cards())
            self._put(self._steps())
            self._network()
            self._survey()
            self._numbers()

    def _put(self, records: Iterable[Record]) -> None:
        put(self.office, records)

    def _staff(self) -> None:
        self.areas: Sequence[Area] = areas.areas(self.office)
        build = Builder(self.office)
        names = ("Anna", "Bo", "Cia", "Dan")
        self.workers: list[Person] = [
            build.worker(name, area.id) for name, area in zip(names, self.areas, strict=True)
        ]
        towns = areas.localities(self.office)
        area_of = {area.id: area for area in self.areas}
        self.places: list[Place] = [
            build.place(f"Paikka {place}", town.name, area_of[town.area], Channel.MEETING_PLACE)
            for place, town in enumerate(towns)
        ]
        self.area_of = {place.id: town.area for place, town in zip(self.places, towns, strict=True)}

    def _where(self, number: int) -> dict[str, Any]:
        """The worker, place and area of something that happened."""
        place = self.places[number % len(self.places)].id
        return {
            "worker": self.workers[number % len(self.workers)].id,
            "place": place,
            "area": self.area_of[place],
        }

    def _met(self, number: int) -> dict[str, Any]:
        """Somebody, on a day, somewhere."""
        on = self._day(number)
        return {"on": on, "client": self._who(on, number), **self._where(number)}

    def _day(self, number: int) -> dt.date:
        return dt.date(FIRST, 1, 1) + dt.timedelta(days=number % _DAYS)

    def _who(self, on: dt.date, number: int) -> UUID:
        """One of those who come that year; each fourth time one of the year before."""
        year = max(on.year - FIRST - (number % 4 == 0), 0)
        return self.clients[year * A_YEAR + number * 7 % A_YEAR].id

    def _client(self, number: int) -> Client:
        genders = (Gender.FEMALE, Gender.MALE, Gender.FEMALE, Gender.OTHER, None)
        return Client(
            number=f"A-{1001 + number}",
            family_name=f"Suku{number:04}",
            given_names="Kuviteltu",
            birth_date=dt.date(1955 + number % 52, 1 + number % 12, 1 + number % 28) if number % 40 else None,
            gender=genders[number // 3 % len(genders)],
            first_contact=(*Channel, None)[number % 8],
            worker=self.workers[number % 4].id,
            engaged=self._start(number) + dt.timedelta(days=30) if number % 9 == 0 else None,
        )

    def _start(self, number: int) -> dt.date:
        year, place = divmod(number, A_YEAR)
        return dt.date(FIRST + year, 1, 1) + dt.timedelta(days=place * 7 % 365)

    def _participations(self) -> None:
        """Two of three have left; a tenth of the clients came back."""
        everybody = [self._participation(number, client) for number, client in enumerate(self.clients)]
        self._put(everybody)
        left = [(number, one, one.ended) for number, one in enumerate(everybody) if one.ended]
        self._put(
            ExitStatus(
                participation=one.id,
                on=end + dt.timedelta(days=number % 35),
                status=list(EndStatus)[number % len(EndStatus)],
            )
            for number, one, end in left
        )
        self._put(
            Participation(
                client=one.client, started=end + dt.timedelta(days=60), area=one.area, worker=one.worker
            )
            for number, one, end in left
            if number % 10 == 1
        )

    def _participation(self, number: int, client: Client) -> Participation:
        start = self._start(number)
        answers = list(Answer)
        answer = answers[number // 5 % len(answers)] if number % 6 == 0 else None
        return Participation(
            client=client.id,
            started=start,
            ended=start + dt.timedelta(days=120 + number % 300) if number % 3 else None,
            area=self.areas[number % 4].id,
            worker=self.workers[number % 4].id,
            status=(*StartStatus, None)[number // 4 % 5] if number % 7 else StartStatus.UNEMPLOYED,
            studying=number % 11 == 0,
            education=list(Education)[number // 7 % len(Education)],
            vocational=(True, False, None)[number // 2 % 3],
            qualification_gained=number % 13 == 0,
            disability=answer,
            minority=answer,
            rural=answer,
        )

    def _groups(self) -> None:
        types = list(GroupType)
        groups = [Group(name=f"Ryhmä {number}", type=types[number % len(types)]) for number in range(GROUPS)]
        sessions = [self._session(number, groups[number % GROUPS]) for number in range(SESSIONS)]
        for records in (groups, sessions, self._marks(sessions), self._heads(sessions)):
            self._put(records)

    def _session(self, number: int, group: Group) -> Session:
        state = SessionState.CANCELLED if number % 97 == 0 else SessionState.HELD
        day = self._day(number * _DAYS // SESSIONS)
        return Session(
            group=group.id, on=day, starts=dt.time(8 + number % 9), state=state, **self._where(number)
        )

    def _marks(self, sessions: Sequence[Session]) -> Iterator[Attendance]:
        for number, one in enumerate(sessions):
            for place in range(CAME):
                mark = Mark.PRESENT if (number + place) % 12 else Mark.ABSENT
                yield Attendance(session=one.id, client=self._who(one.on, number * 3 + place * 13), mark=mark)

    def _heads(self, sessions: Sequence[Session]) -> Iterator[Unnamed]:
        for number, one in enumerate(sessions[::3]):
            yield Unnamed(session=one.id, heads=1 + number % 5, new=number % 2)

    def _outreach(self) -> None:
        channels = list(Channel)
        visits = [
            Visit(on=self._day(number * 3), channel=channels[number % len(channels)], **self._where(number))
            for number in range(600 * YEARS)
        ]
        self._put(visits)
        self._put(
            Unnamed(visit=one.id, heads=2 + place % 9, new=place % 3) for place, one in enumerate(visits)
        )
        self._put(
            Encounter(**self._met(number * 5), channel=channels[number % len(channels)])
            for number in range(2000 * YEARS)
        )

    def _talks(self) -> None:
        topics = list(Topic)
        talks = [
            Guidance(**self._met(number * 3), minutes=15 + number % 60) for number in range(3000 * YEARS)
        ]
        self._put(talks)
        self._put(
            GuidanceTopic(guidance=one.id, topic=topics[(number + more) % len(topics)])
            for number, one in enumerate(talks)
            for more in range(1 + number % 2)
        )
        after = [self._start(number) + dt.timedelta(days=14) for number in range(len(self.clients))]
        self._put(
            Mapping(on=after[number], client=client.id, **self._where(number))
            for number, client in enumerate(self.clients)
            if number % 4
        )
        self._put(
            Kykyviisari(
                on=after[number],
                client=client.id,
                round=Round.START,
                work_ability=number % 10,
                **self._where(number),
            )
            for number, client in enumerate(self.clients)
            if number % 5
        )

    def _cards(self) -> Iterator[Card]:
        kinds = list(CardType)
        for number in range(100 * YEARS):
            kind = kinds[number % len(kinds)]
            yield Card(**self._met(number * 17), type=kind)

    def _steps(self) -> Iterator[PathwayStep]:
        kinds, states = list(PathwayType), list(StepState)
        for number in range(400 * YEARS):
            yield PathwayStep(
                **self._met(number * 7),
                type=kinds[number % len(kinds)],
                state=states[number // 8 % len(states)],
            )

    def _network(self) -> None:
        kinds = list(PartnerType)
        partners = [Partner(name=f"Kumppani {one}", type=kinds[one % len(kinds)]) for one in range(300)]
        jobs = [
            Opportunity(
                type=list(OpportunityType)[number % 3],
                title=f"Mahdollisuus {number}",
                opened=self._day(number * 9),
                open_until=self._day(number * 9) + dt.timedelta(days=90) if number % 2 else None,
                hidden=number % 4 == 0,
                area=self.areas[number % 4].id,
            )
            for number in range(400)
        ]
        contacts = (
            Contact(on=self._day(number), partner=partners[number % 300].id, **self._where(number))
            for number in range(400 * YEARS)
        )
        meetings = (
            Meeting(on=self._day(number * 4), type=list(MeetingType)[number % 4], **self._where(number))
            for number in range(80 * YEARS)
        )
        offers = (
            Offer(
                **self._met(number * 6),
                opportunity=jobs[number % 400].id,
                outcome=list(OfferOutcome)[number % len(OfferOutcome)],
            )
            for number in range(100 * YEARS)
        )
        for records in (partners, jobs, contacts, meetings, offers):
            self._put(records)

    def _survey(self) -> None:
        for year in range(FIRST, FIRST + YEARS):
            texts = ((WELLBEING, "Onko hyvinvointisi parantunut?"), ("trust", "Luotatko huomiseen?"))
            asked = [question_of(year, key, text, place) for place, (key, text) in enumerate(texts, start=1)]
            sheets = [AnswerSheet(on=dt.date(year, 11, 1 + number % 28)) for number in range(200)]
            answers = (
                SurveyAnswer(sheet=one.id, question=question.id, choice=list(Choice)[number % 4])
                for number, one in enumerate(sheets)
                for question in asked
            )
            for records in (asked, sheets, answers):
                self._put(records)

    def _numbers(self) -> None:
        years = range(FIRST, FIRST + YEARS)
        self._put(target_of(one, year, 20) for one in Indicator for year in years)
        self._put(
            Counter(
                kind=CounterKind.CRIMINAL_BACKGROUND, year=year, quarter=quarter, area=area.id, count=quarter
            )
            for year in years
            for quarter in range(1, 5)
            for area in self.areas
        )
