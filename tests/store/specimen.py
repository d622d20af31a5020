"""Makes the specimen of a released schema in tests/data: `python -m tests.store.specimen` in a checkout.

One is made before each release whose schema is new, and never again: later programs must open it.
"""

import datetime as dt
import json
from pathlib import Path
from uuid import UUID

from osaava_desktop.domain.cards import Card, CardType
from osaava_desktop.domain.clients import Background, Client, IdentityNumber, Merge, SavedFilter
from osaava_desktop.domain.data_protection import DocumentKind, Kept, Statistic, document_of, retention_of
from osaava_desktop.domain.dates import year_span
from osaava_desktop.domain.esf import eura_count_of
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.frozen import FrozenFigure, FrozenReport
from osaava_desktop.domain.groups import Group, GroupLeader, GroupType, Mark, Session, SheetColumn
from osaava_desktop.domain.guidance import Guidance, Topic
from osaava_desktop.domain.mapping import (
    HistoryKind,
    HistoryLine,
    Kykyviisari,
    Mapping,
    MappingAnswer,
    Need,
    Round,
    WholeMapping,
)
from osaava_desktop.domain.mapping_form import Option, Question
from osaava_desktop.domain.office import Basis, Logo, Profile
from osaava_desktop.domain.outreach import Channel, Encounter, Unnamed, Visit, VisitTopic
from osaava_desktop.domain.participations import Education, EndStatus, ExitStatus, Participation, StartStatus
from osaava_desktop.domain.partners import (
    AgreedAction,
    Contact,
    ContactPerson,
    Meeting,
    MeetingType,
    Offer,
    OfferOutcome,
    Opportunity,
    OpportunityType,
    Partner,
    PartnerType,
    Referral,
)
from osaava_desktop.domain.pathways import (
    FollowUp,
    PathwayStep,
    PathwayType,
    SmallStep,
    SmallStepKind,
    StepState,
)
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.surveys import AnswerSheet, Choice
from osaava_desktop.domain.targets import (
    CounterKind,
    Estimate,
    EstimateKind,
    Indicator,
    counter_of,
    target_of,
)
from osaava_desktop.domain.words import Answer, Gender, Language
from osaava_desktop.domain.yearly import Extent, Section, narrative_of
from osaava_desktop.services import (
    areas,
    attachments,
    cards,
    clients,
    groups,
    guidance,
    mapping,
    meetings,
    opportunities,
    outreach,
    participations,
    partners,
    pathways,
    people,
    sheets,
    surveys,
    targets,
    yearly,
)
from osaava_desktop.services.figures import compute
from osaava_desktop.store.migrate import NEWEST
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf
from tests.services.invented import JUANKOSKI, KUOPIO, VARKAUS, Builder, day

DATA = Path(__file__).parent.parent / "data"
PASSPHRASE = "specimen"
KEEPER = "Kerttu Keeper"
LOGO = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjQBQAAAABJRU5ErkJggg=="
SCAN = b"%PDF-1.4\nno scan but its first line\n"
NOW = dt.datetime(2026, 1, 7, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))

PEOPLE = (
    ("Ääri", "Aino", "1990-05-05", Gender.FEMALE, Channel.FOOD_AID),
    ("Öhman", "Bengt", "2002-02-28", Gender.MALE, Channel.MEETING_PLACE),
    ("Ćirić", "Clara", "1968-12-31", Gender.FEMALE, Channel.SHOP),
    ("<b>Virta", "=1+1", "1985-01-01", None, Channel.PARTNER),
    ("Lehtonen", "👩‍🚀 Elsa", "1999-09-09", Gender.OTHER, None),
)


def fill(office: Office) -> None:
    """A year in small: something in every table, through the services."""
    build = Builder(office)
    anna, bo = build.worker("Anna", KUOPIO.id), build.worker("Bo", VARKAUS.id)
    place = areas.save_place(
        office, build.place("Kohtaamisasema", "Juankoski", KUOPIO, Channel.MEETING_PLACE)
    )
    registered = _clients(office, anna, bo)
    _groups(build, anna, place.id, registered, bo)
    _outreach(build, bo, registered)
    _work_with(office, registered)
    _network(build, registered)
    _year(office)
    _plans(build, registered)
    _safety(build, registered)


def _clients(office: Office, anna: Person, bo: Person) -> list[Client]:
    registered = [
        clients.save(
            office,
            Client(
                family_name=family,
                given_names=given,
                birth_date=day(born),
                gender=gender,
                first_contact=contact,
                locality=JUANKOSKI.id if gender else None,
                worker=(anna if gender else bo).id,
                phone="044 555 0142",
            ),
        )
        for family, given, born, gender, contact in PEOPLE
    ]
    for client, status in zip(registered[:4], StartStatus, strict=True):
        participations.save(
            office,
            Participation(
                client=client.id,
                started=day("2025-02-03"),
                status=status,
                education=Education.BASIC,
                minority=Answer.YES,
            ),
        )
    first = participations.of_client(office, registered[0].id)[0]
    participations.end(
        office, first, ExitStatus(participation=first.id, on=day("2025-09-01"), status=EndStatus.AT_WORK)
    )
    clients.put_in_bin(office, clients.save(office, Client(family_name="Binned")))
    return registered


def _groups(build: Builder, leader: Person, place: UUID, registered: list[Client], other: Person) -> None:
    office = build.office
    group = groups.save(
        office,
        Group(name="Rohkeus", type=GroupType.SUBSTANCE_USE, leader=leader.id, place=place, sensitive=True),
    )
    for client in registered[:3]:
        groups.join(office, group.id, client.id)
    held = groups.save_session(office, Session(group=group.id, on=day("2025-03-04")))
    build.add(GroupLeader(group=group.id, person=other.id))
    sheets.prepare(office, groups.register(office, held.id))
    sheet = sheets.newest(office, held.id)
    assert sheet is not None
    build.add(SheetColumn(sheet=sheet.id, column=1, session=held.id))
    groups.mark_many(
        office, held, {registered[0].id: Mark.PRESENT, registered[1].id: Mark.ABSENT, registered[2].id: None}
    )
    groups.save_unnamed(office, held, 4, 2)
    groups.save_session(office, Session(group=group.id, on=day("2026-03-04")))
    attachments.attach(office, held.id, SCAN, 1)


def _outreach(build: Builder, worker: Person, registered: list[Client]) -> None:
    office = build.office
    visit = outreach.save_visit(
        office,
        Visit(on=day("2025-06-10"), channel=Channel.FOOD_AID, locality=JUANKOSKI.id, worker=worker.id),
    )
    build.add(VisitTopic(visit=visit.id, topic=Topic.BENEFITS))
    unnamed = outreach.save_unnamed(office, Unnamed(visit=visit.id, heads=30, new=12))
    outreach.name_head(office, unnamed, registered[4].id, was_new=True)
    outreach.save_encounter(
        office,
        Encounter(on=day("2025-10-01"), client=registered[3].id, channel=Channel.OWN_INITIATIVE),
    )


def _work_with(office: Office, registered: list[Client]) -> None:
    one, other = registered[0].id, registered[1].id
    guidance.save(
        office, Guidance(client=one, on=day("2025-04-01"), minutes=45), [Topic.STUDIES, Topic.OTHER]
    )
    mapping.save_whole(
        office,
        WholeMapping(mapping=Mapping(client=one, on=day("2025-02-10"), needs="Tarpeet\nrivillä kaksi")),
    )
    mapping.save_kykyviisari(
        office, Kykyviisari(client=one, on=day("2025-02-11"), round=Round.START, work_ability=6)
    )
    cards.save(office, Card(client=other, on=day("2025-05-05"), type=CardType.HYGIENE))
    started = PathwayStep(
        client=one, on=day("2025-08-01"), type=PathwayType.EMPLOYMENT, state=StepState.STARTED
    )
    step = pathways.save(office, started)
    pathways.save(office, PathwayStep(client=other, on=day("2026-02-01"), type=PathwayType.STUDIES))
    pathways.save_follow_up(office, FollowUp(client=one, step=step.id, due=day("2026-02-01"), what="Soitto"))


def _plans(build: Builder, registered: list[Client]) -> None:
    """What the second schema added."""
    one, other = registered[0], registered[1]
    mapped = build.add(Mapping(client=other.id, on=day("2025-03-10"), remarks="Huomioita"))
    build.add(MappingAnswer(mapping=mapped.id, question=Question.LIMITS, option=Option.DECLINED))
    build.add(HistoryLine(mapping=mapped.id, kind=HistoryKind.WORK, organisation="Saha", from_year=2001))
    need = build.add(Need(client=other.id, mapping=mapped.id, noted=day("2025-03-10"), what="Kortti"))
    build.add(
        FollowUp(client=other.id, need=need.id, due=day("2026-02-10"), what="Koulutukseen", by_client=True)
    )
    build.add(IdentityNumber(client=one.id, number="010190-912A"))
    build.add(Merge(kept=one.id, gone=registered[4].id, changes="[]", undone=day("2025-12-01")))
    build.add(SavedFilter(person=build.office.person.id, page="clients", name="Omat", content="{}"))


def _network(build: Builder, registered: list[Client]) -> None:
    office = build.office
    partner = partners.save(office, Partner(name="Kunta", type=PartnerType.MUNICIPALITY, area=KUOPIO.id))
    partners.save_contact(office, Contact(partner=partner.id, on=day("2025-01-15"), topic="Puhelu"))
    build.add(ContactPerson(partner=partner.id, name="Palveluohjaaja"))
    meeting = meetings.save(office, Meeting(type=MeetingType.STEERING, on=day("2025-05-20")))
    build.add(AgreedAction(meeting=meeting.id, what="Esite"))
    build.add(Referral(client=registered[0].id, partner=partner.id, on=day("2025-06-01")))
    build.add(SmallStep(client=registered[0].id, kind=SmallStepKind.MADE_CV, on=day("2025-06-02")))
    job = opportunities.save(
        office,
        Opportunity(type=OpportunityType.JOB, title="Myyjä", opened=day("2025-07-01"), hidden=True),
    )
    offer = Offer(
        opportunity=job.id, client=registered[0].id, on=day("2025-07-15"), outcome=OfferOutcome.ACCEPTED
    )
    opportunities.save_offer(office, offer)


def _year(office: Office) -> None:
    wellbeing = surveys.questions(office, 2025)[0]
    surveys.save_answers(office, AnswerSheet(on=day("2025-11-03")), {wellbeing.id: Choice.SIGNIFICANTLY})
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 6))
    targets.save_counter(office, counter_of(CounterKind.CRIMINAL_BACKGROUND, 2025, 2, KUOPIO.id, 1))
    targets.save_estimate(office, Estimate(kind=EstimateKind.MINORITY, year=2024, count=1))
    yearly.save_narrative(
        office, narrative_of(2025, Section.OPENING, Language.FI, "Aloitti {registered.started}.")
    )


def _safety(build: Builder, registered: list[Client]) -> None:
    """What the fifth schema added."""
    build.add(eura_count_of(2025, "esf.EECO01.female", 2, day("2026-01-05")))
    start, end = year_span(2025)
    report = build.add(
        FrozenReport(
            start=start,
            end=end,
            basis=Basis.STARTED,
            extent=Extent.CONDENSED,
            language=Language.FI,
            title="Kooste 2025",
            on=day("2026-01-07"),
            person=build.office.person.id,
            program="0.1",
            audit_head="00" * 32,
        )
    )
    build.add(FrozenFigure(report=report.id, key="visits", n=35, members="0123456789abcdef"))
    build.add(Logo(picture=LOGO))
    build.add(Background(client=registered[0].id, answer=Answer.NO))
    build.add(document_of(DocumentKind.NOTICE, Language.FI, "Tietosuojaseloste"))
    build.add(retention_of(Kept.GUIDANCE, 2))
    build.add(Statistic(year=2024, area=KUOPIO.id, gender=Gender.FEMALE, age_class="30–54", attendances=3))


def golden(office: Office) -> dict[str, list[int | bool | None]]:
    """The figures of 2025."""
    start, end = year_span(2025)
    found = compute(office, Scope(start=start, end=end))
    return {key: [one.n, one.in_base, one.of, one.target, one.estimate] for key, one in sorted(found.items())}


def main() -> None:
    """Writes the file, its keys and its figures."""
    path = DATA / f"specimen-{NEWEST}.osaava"
    profile = Profile(organisation="Näytetoimisto", practice=True)
    office = people.new_office(
        path, profile, people.keeper_named(KEEPER), PASSPHRASE, kdf=Kdf(), clock=lambda: NOW
    )
    fill(office)
    figures = golden(office)
    office.close()
    path.with_suffix(".json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
