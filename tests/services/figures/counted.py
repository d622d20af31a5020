"""The small office that is counted by hand in `by_hand.txt`: change nothing here without counting again.

Anna and Cia work in Kuopio's area, Bo in that of Varkaus. All that is counted lies around 2025.
"""

from uuid import UUID

from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.guidance import GuidanceTopic, Topic
from osaava_desktop.domain.mapping import Kykyviisari, Mapping, Round
from osaava_desktop.domain.outreach import AgeGroup, Channel, Encounter, Visit
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
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.surveys import AnswerSheet, Choice, Question, SurveyAnswer, question_of
from osaava_desktop.domain.targets import Counter, CounterKind, Estimate, EstimateKind, Indicator, target_of
from osaava_desktop.domain.words import Gender
from osaava_desktop.services import clients
from osaava_desktop.store.office import Office
from tests.services.figures.counted_people import CountedPeople, Fields, K, V
from tests.services.invented import JUANKOSKI, day

HELD, PLANNED = SessionState.HELD, SessionState.PLANNED


class CountedOffice(CountedPeople):
    """Fills an office with everything that the figures count, and with much that they must not."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        with office.change(Action.WRITE_PRACTICE_DAY):
            self._staff()
            self._clients()
            self._participations()
            self._groups()
            self._outreach()
            self._guidance()
            self._mappings()
            self._cards()
            self._pathways()
            self._network()
            self._surveys()
            self._numbers_kept()

    def _groups(self) -> None:
        talk = self.add(Group(name="Keskustelu", type=GroupType.DISCUSSION)).id
        nature = self.add(Group(name="Luonto", type=GroupType.NATURE)).id
        training = self.add(Group(name="Kortti", type=GroupType.CARD_TRAINING)).id
        gone = self.add(Group(name="Vanha", type=GroupType.CRAFTS))
        anna, bo, cia = self.anna, self.bo, self.cia

        first = self._session(talk, "2025-01-15", anna, self.kohta, self.aino, self.iida, self.joel)
        self.marks(first, Mark.ABSENT, self.kaisa)
        self.marks(first, None, self.elsa)  # unmarked
        self.heads(4, 2, session=first)
        second = self._session(talk, "2025-04-15", anna, self.ruoka, self.aino, self.kaisa, self.clara)
        self.marks(second, Mark.EXCUSED, self.david)
        self.heads(2, 1, session=second)
        self._session(nature, "2025-05-20", bo, None, self.clara, self.david, self.frans)
        last_day = self._session(training, "2025-08-31", cia, self.kohta, self.elsa, self.gerda)
        self.heads(3, 3, session=last_day)

        not_held = (
            ("2025-06-10", SessionState.CANCELLED),
            ("2025-06-17", SessionState.DID_NOT_TAKE_PLACE),
            ("2025-12-30", PLANNED),
        )
        for on, state in not_held:
            self.heads(9, 9, session=self._session(nature, on, bo, self.ruoka, self.iida, state=state))
        self._session(nature, "2024-11-11", bo, None, self.frans, self.nils)
        binned = self._session(talk, "2025-02-02", anna, self.kohta, self.aino, binned=True)
        self.heads(7, 7, session=binned)
        self.heads(8, 8, session=self._session(gone.id, "2025-05-05", bo, self.ruoka, self.mona))
        self.add(gone, binned=True)

    def _session(
        self,
        group: UUID,
        on: str,
        worker: UUID,
        place: UUID | None,
        *present: Client,
        state: SessionState = HELD,
        binned: bool = False,
    ) -> UUID:
        fields: Fields = {"group": group, "worker": worker, "place": place}
        session = self.add(Session(on=day(on), state=state, **fields), binned=binned)
        self.marks(session.id, Mark.PRESENT, *present)
        return session.id

    def _outreach(self) -> None:
        bo, anna = self.bo, self.anna
        food = self.add(
            Visit(on=day("2025-02-10"), worker=bo, place=self.ruoka, channel=Channel.FOOD_AID)
        )  # one occasion of 15 heads, in two age groups
        self.heads(10, 6, visit=food.id, age_group=AgeGroup.UNDER_30)
        self.heads(5, 4, visit=food.id, age_group=AgeGroup.FROM_55)
        self.heads(30, 30, visit=food.id, gender=Gender.MALE, binned=True)
        self.met(food, self.iida)
        for channel, heads, new in ((Channel.PARTNER, 6, 0), (Channel.SHOP, 4, 1)):
            # same day, locality and worker: one occasion of 10 heads
            visit = self.add(Visit(on=day("2025-07-01"), worker=anna, locality=JUANKOSKI.id, channel=channel))
            self.heads(heads, new, visit=visit.id)
            if channel is Channel.PARTNER:
                self.met(visit, self.nils)
        early = Visit(on=day("2024-03-03"), worker=bo, place=self.ruoka, channel=Channel.FOOD_AID)
        self.heads(20, 20, visit=self.add(early).id)
        gone = self.add(Visit(on=day("2025-06-06"), worker=anna, place=self.kohta, channel=Channel.SHOP))
        self.heads(50, 50, visit=gone.id)
        self.met(gone, self.david)
        self.add(gone, binned=True)

        meetings = (
            ("2025-03-01", self.cia, self.kohta, Channel.MEETING_PLACE, self.kaisa),
            ("2025-12-31", bo, None, Channel.OWN_INITIATIVE, self.hugo),
            ("2024-05-05", anna, None, Channel.OTHER, self.nils),
            ("2025-10-01", anna, self.ruoka, Channel.GROUP, self.aino),
            ("2025-03-03", anna, self.kohta, Channel.FOOD_AID, self.joel),
        )
        for on, worker, place, channel, client in meetings:
            self.add(Encounter(on=day(on), worker=worker, place=place, channel=channel, client=client.id))
        binned = Encounter(on=day("2025-10-02"), worker=anna, channel=Channel.SHOP, client=self.clara.id)
        self.add(binned, binned=True)

    def _guidance(self) -> None:
        who = (self.anna, self.bo, self.cia)
        anna, bo, cia = (Fields({"worker": worker}) for worker in who)
        talk = self.guidance
        talk(self.aino, "2025-02-20", 30, Topic.JOB_SEARCH, Topic.BENEFITS, **anna, place=self.kohta)
        for client in (self.clara, self.david, self.frans):  # one joint talk
            talk(client, "2025-05-15", 45, Topic.STUDIES, **bo)
        entry = talk(self.elsa, "2025-06-01", 15, Topic.SOCIAL_SERVICES, **cia, place=self.kohta)
        self.add(GuidanceTopic(guidance=entry.id, topic=Topic.OTHER), binned=True)
        talk(self.lauri, "2024-09-09", 20, Topic.JOB_SEARCH, **anna)
        talk(self.aino, "2025-05-05", 99, Topic.DIGITAL_SERVICES, **anna, binned=True)
        talk(self.joel, "2025-05-05", 60, Topic.JOB_SEARCH, **anna)

    def _mappings(self) -> None:
        mappings = (
            ("2025-01-20", self.anna, None, self.aino),
            ("2025-05-16", self.bo, self.ruoka, self.clara),
            ("2025-06-20", self.bo, self.ruoka, self.clara),
            ("2024-12-01", self.bo, None, self.david),
            ("2025-08-08", self.cia, self.kohta, self.david),
            ("2025-11-11", self.anna, self.kohta, self.nils),
            ("2025-03-03", self.anna, self.kohta, self.joel),
        )
        for on, worker, place, client in mappings:
            self.add(Mapping(on=day(on), worker=worker, place=place, client=client.id))
        self.add(Mapping(on=day("2025-02-02"), worker=self.anna, client=self.iida.id), binned=True)
        scores: tuple[tuple[str, UUID, UUID | None, Client, Fields], ...] = (
            ("2025-01-21", self.anna, None, self.aino, {"work_ability": 0}),
            ("2025-05-17", self.bo, self.ruoka, self.clara, {}),  # not scored
            ("2025-08-31", self.cia, self.kohta, self.elsa, {"body": 70}),
            ("2025-09-30", self.cia, self.kohta, self.elsa, {"mind": 5}),
            ("2025-12-01", self.bo, None, self.iida, {"mind": 3}),
        )
        for on, worker, place, client, given in scores:
            about: Fields = {"client": client.id, "round": Round.START, **given}
            self.add(Kykyviisari(on=day(on), worker=worker, place=place, **about))

    def _cards(self) -> None:
        cards = (
            ("2025-08-31", self.cia, self.kohta, self.elsa, CardType.HYGIENE),
            ("2025-08-31", self.cia, self.kohta, self.gerda, CardType.HYGIENE),
            ("2025-09-01", self.bo, None, self.gerda, CardType.OCCUPATIONAL_SAFETY),
            ("2024-07-07", self.anna, None, self.frans, CardType.FIRST_AID),
        )
        for on, worker, place, client, card in cards:
            self.add(Card(on=day(on), worker=worker, place=place, client=client.id, type=card))
        binned = Card(on=day("2025-03-03"), worker=self.anna, client=self.aino.id, type=CardType.HOT_WORK)
        self.add(binned, binned=True)

    def _pathways(self) -> None:
        a, b, kind, state = self.anna, self.bo, PathwayType, StepState
        steps = (
            ("2025-06-15", a, None, self.aino, kind.EMPLOYMENT, state.STARTED),
            ("2025-02-01", a, None, self.aino, kind.EMPLOYMENT, state.COMPLETED),
            ("2025-07-07", b, self.ruoka, self.clara, kind.WORK_TRIAL, state.INTERRUPTED),
            ("2025-08-08", b, self.ruoka, self.clara, kind.WORK_ACTIVITY, state.STARTED),
            ("2025-09-09", b, self.ruoka, self.david, kind.STUDIES, state.PLANNED),
            ("2025-11-20", a, self.kohta, self.nils, kind.VOLUNTEERING, state.STARTED),
            ("2024-08-08", a, None, self.frans, kind.REHABILITATIVE_WORK, state.COMPLETED),
            ("2025-04-01", b, None, self.frans, kind.VOLUNTEERING, state.STARTED),
            ("2025-05-05", a, self.kohta, self.joel, kind.EMPLOYMENT, state.STARTED),
        )
        for on, worker, place, client, step, how in steps:
            about: Fields = {"client": client.id, "type": step, "state": how}
            self.add(PathwayStep(on=day(on), worker=worker, place=place, **about))
        binned = PathwayStep(
            on=day("2025-05-05"), worker=a, client=self.elsa.id, type=kind.OTHER, state=state.STARTED
        )
        self.add(binned, binned=True)

    def _network(self) -> None:
        anna, bo = self.anna, self.bo
        partner = {name: self.add(Partner(name=name, type=PartnerType(name))) for name in (
            "wellbeing_county", "municipality", "employer", "parish",
        )}  # fmt: skip
        other_town = self.add(Partner(name="toinen kunta", type=PartnerType.MUNICIPALITY))
        contacts = (
            ("2025-01-10", anna, None, partner["wellbeing_county"]),
            ("2025-06-06", anna, None, partner["wellbeing_county"]),
            ("2025-04-04", bo, self.ruoka, partner["municipality"]),
            ("2025-09-09", anna, self.kohta, other_town),
            ("2024-04-04", bo, None, partner["employer"]),
            ("2025-05-05", anna, None, partner["parish"]),
        )
        for on, worker, place, whom in contacts:
            self.add(Contact(on=day(on), worker=worker, place=place, partner=whom.id))
        self.add(Contact(on=day("2025-05-05"), worker=anna, partner=partner["employer"].id), binned=True)
        self.add(partner["parish"], binned=True)
        meetings = (
            ("2025-01-07", anna, None, MeetingType.TEAM),
            ("2025-01-14", anna, self.kohta, MeetingType.TEAM),
            ("2025-05-05", self.cia, self.kohta, MeetingType.STEERING),
            ("2025-10-10", bo, None, MeetingType.NETWORK),
            ("2024-10-10", bo, None, MeetingType.TEAM),
        )
        for on, worker, place, kind in meetings:
            self.add(Meeting(on=day(on), worker=worker, place=place, type=kind))
        self.add(Meeting(on=day("2025-03-03"), worker=anna, type=MeetingType.OTHER), binned=True)
        self._opportunities()

    def _opportunities(self) -> None:
        kind = OpportunityType
        at_anna: Fields
        at_bo: Fields
        at_anna, at_bo = {"area": K, "worker": self.anna}, {"area": V, "worker": self.bo}
        found = {
            name: self.add(
                Opportunity(
                    title=name,
                    type=what,
                    opened=day(opened),
                    open_until=day(until) if until else None,
                    hidden=hidden,
                    **whose,
                )
            )
            for name, what, opened, until, hidden, whose in (
                ("old hidden job", kind.JOB, "2024-06-01", None, True, at_anna),
                ("March job", kind.JOB, "2025-03-01", "2025-03-31", False, at_bo),
                (
                    "autumn course",
                    kind.STUDIES,
                    "2025-09-01",
                    "2025-10-01",
                    False,
                    at_bo | {"worker": self.anna},
                ),
                ("until last year", kind.ACTIVITY, "2024-01-01", "2024-12-31", True, at_anna),
                ("from the last day", kind.ACTIVITY, "2025-12-31", None, True, at_bo),
                ("next year", kind.JOB, "2026-01-01", None, True, at_bo),
                ("until the first day", kind.STUDIES, "2024-12-01", "2025-01-01", False, at_anna),
                ("binned", kind.JOB, "2025-02-02", None, True, at_bo),
            )
        }
        offers = (
            ("2025-03-05", self.bo, None, "March job", self.clara, OfferOutcome.ACCEPTED),
            ("2025-03-06", self.bo, None, "March job", self.david, OfferOutcome.DECLINED),
            ("2025-09-05", self.anna, self.kohta, "autumn course", self.aino, OfferOutcome.OPEN),
            ("2024-12-15", self.anna, None, "until the first day", self.frans, OfferOutcome.ACCEPTED),
            ("2025-03-07", self.bo, None, "binned", self.clara, OfferOutcome.ACCEPTED),
            ("2025-03-08", self.bo, None, "March job", self.joel, OfferOutcome.ACCEPTED),
        )
        for on, worker, place, name, client, outcome in offers:
            about: Fields = {"opportunity": found[name].id, "client": client.id, "outcome": outcome}
            self.add(Offer(on=day(on), worker=worker, place=place, **about))
        self.add(found["binned"], binned=True)

    def _surveys(self) -> None:
        choice = Choice
        questions = {
            (year, key): self.add(question_of(year, key, key))
            for year, key in (
                (2024, "wellbeing"), (2024, "food"),
                (2025, "wellbeing"), (2025, "trust"), (2026, "wellbeing"),
            )
        }  # fmt: skip
        self._paper("2025-03-10", questions, wellbeing=choice.SIGNIFICANTLY, trust=choice.SOMEWHAT)
        self._paper("2025-08-31", questions, wellbeing=choice.SIGNIFICANTLY)
        self._paper("2025-11-01", questions, wellbeing=choice.CANNOT_SAY, trust=choice.NOT_AT_ALL)
        self._paper("2024-10-10", questions, wellbeing=choice.SOMEWHAT, food=choice.SIGNIFICANTLY)
        self._paper("2026-01-10", questions, wellbeing=choice.NOT_AT_ALL)
        self.add(self._paper("2025-05-05", questions, wellbeing=choice.SOMEWHAT), binned=True)

    def _paper(self, on: str, questions: dict[tuple[int, str], Question], **choices: Choice) -> AnswerSheet:
        sheet = self.add(AnswerSheet(on=day(on)))
        for key, choice in choices.items():
            self.add(SurveyAnswer(sheet=sheet.id, question=questions[sheet.on.year, key].id, choice=choice))
        return sheet

    def _numbers_kept(self) -> None:
        kind = CounterKind.CRIMINAL_BACKGROUND
        for year, quarter, area, count in (
            (2025, 1, K, 2),
            (2025, 2, V, 3),
            (2025, 4, V, 1),
            (2024, 1, K, 8),
        ):
            self.add(Counter(kind=kind, year=year, quarter=quarter, area=area, count=count))
        self.add(Counter(kind=kind, year=2025, quarter=3, area=K, count=50), binned=True)
        self.add(Estimate(kind=EstimateKind.MINORITY, year=2024, count=12))
        for indicator, value in (
            (Indicator.REGISTERED, 150), (Indicator.PATHWAYS, 20), (Indicator.CRIMINAL_BACKGROUND, 10),
        ):  # fmt: skip
            self.add(target_of(indicator, 2025, value))
        self.add(target_of(Indicator.REGISTERED, 2025, 40, area=V))
        self.add(target_of(Indicator.REGISTERED, 2024, 90))
        self.joel = clients.put_in_bin(self.office, self.joel)
