"""The checks before sending: each finds its own, opens its place, and falls silent when that is mended."""

import dataclasses
from typing import Any

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.groups import Group, GroupType, Session, SessionState, Sheet
from osaava_desktop.domain.openings import Opening, Place
from osaava_desktop.domain.participations import Education, StartStatus
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState
from osaava_desktop.domain.report_checks import CheckKind, CheckLine, Severity
from osaava_desktop.domain.surveys import AnswerSheet
from osaava_desktop.domain.targets import CounterKind, Indicator, counter_of, target_of
from osaava_desktop.domain.words import Answer, Gender, Language
from osaava_desktop.domain.yearly import Section, narrative_of
from osaava_desktop.services import areas, clients, esf, report_checks, targets, yearly
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, VARKAUS, Builder, day

YEAR = year_scope(2025)


@pytest.fixture
def build(office: Office) -> Builder:
    """Of 2025 nothing is left open: a client, targets, counters, a survey and texts."""
    made = Builder(office)
    client = made.client("Lehtonen", birth_date=day("1980-05-05"), gender=Gender.FEMALE)
    start_data: dict[str, Any] = {"status": StartStatus.UNEMPLOYED, "education": Education.BASIC}
    made.participation(client, "2025-02-01", area=KUOPIO.id, minority=Answer.YES, **start_data)
    for indicator in Indicator:
        targets.save(office, target_of(indicator, 2025, 10))
    for quarter in (1, 2, 3, 4):
        for area in areas.areas(office):
            targets.save_counter(
                office, counter_of(CounterKind.CRIMINAL_BACKGROUND, 2025, quarter, area.id, 0)
            )
    for _turn in range(10):
        made.add(AnswerSheet(on=day("2025-10-01")))
    for section in Section:
        yearly.save_narrative(office, narrative_of(2025, section, Language.FI, "Tekstiä."))
    return made


def found(office: Office, scope: Scope = YEAR, language: Language = Language.FI) -> list[CheckLine]:
    return report_checks.checks(office, scope, language)


def only(office: Office, kind: CheckKind) -> CheckLine:
    """The one line that there is."""
    (line,) = found(office)
    assert line.kind is kind
    return line


def someone(build: Builder) -> Client:
    (client,) = clients.find(build.office, "Lehtonen")
    return client


def test_a_report_that_is_ready_has_no_line(build: Builder) -> None:
    assert found(build.office) == []


def test_an_unmarked_session_opens_its_register(build: Builder) -> None:
    group = build.add(Group(name="Kässäily", type=GroupType.CRAFTS))
    session = build.add(Session(group=group.id, on=day("2025-05-05"), area=KUOPIO.id))
    line = only(build.office, CheckKind.UNMARKED)
    assert (line.words, line.severity) == ("Kässäily, 5.5.2025", Severity.WRONG)
    assert line.opens == Opening(place=Place.SESSION, record=session.id)
    elsewhere = found(build.office, year_scope(2025, area=VARKAUS.id))
    assert CheckKind.UNMARKED not in {one.kind for one in elsewhere}
    build.add(dataclasses.replace(session, state=SessionState.HELD))
    assert found(build.office) == []


def test_a_session_to_come_is_not_unmarked(build: Builder) -> None:
    group = build.add(Group(name="Kässäily", type=GroupType.CRAFTS))
    build.add(Session(group=group.id, on=day("2026-03-01")))
    assert CheckKind.UNMARKED not in {line.kind for line in found(build.office, year_scope(2026))}


def test_start_data_open_the_participation_or_the_client(build: Builder) -> None:
    born = build.client("Öhman", birth_date=day("1970-01-01"), gender=Gender.MALE)
    build.participation(born, "2025-03-01", status=StartStatus.UNEMPLOYED)
    line = only(build.office, CheckKind.START_DATA)
    assert line.words == f"{born.number} Öhman: education"
    assert line.opens == Opening(place=Place.PARTICIPATION, record=born.id)
    build.add(dataclasses.replace(born, birth_date=None))
    line = only(build.office, CheckKind.START_DATA)
    assert line.opens == Opening(place=Place.CLIENT, record=born.id)


def test_the_same_person_twice_until_they_are_found_apart(build: Builder) -> None:
    other = build.client("Lehtonen", birth_date=day("1980-05-05"))
    line = only(build.office, CheckKind.TWICE)
    one = next(client for client in clients.find(build.office, "Lehtonen") if client.id != other.id)
    assert line.opens == Opening(place=Place.MERGE, record=one.id)
    assert line.words == f"{one.number} and {other.number} may be the same person."
    clients.keep_apart(build.office, one.id, other.id)
    assert found(build.office) == []


def test_alike_names_born_on_other_days_are_two_people(build: Builder) -> None:
    build.client("Lehtoned", birth_date=day("1981-06-06"))
    assert found(build.office) == []


def test_steps(build: Builder) -> None:
    client = someone(build)
    late = build.add(PathwayStep(client=client.id, type=PathwayType.STUDIES, on=day("2025-04-01")))
    line = only(build.office, CheckKind.STEP_LATE)
    assert line.opens == Opening(place=Place.STEP, record=late.id)
    build.add(dataclasses.replace(late, state=StepState.COMPLETED, confirmed="seen"))
    assert only(build.office, CheckKind.STEP_OPEN).words == f"{client.number}: studies, 1.4.2025"
    build.add(dataclasses.replace(late, state=StepState.STARTED))
    assert only(build.office, CheckKind.STEP_UNCONFIRMED).severity is Severity.NOTE


def test_targets_counters_survey_and_minority(build: Builder) -> None:
    kinds = [line.kind for line in found(build.office, year_scope(2024), Language.SV)]
    assert kinds.count(CheckKind.TARGET) == 3
    assert kinds.count(CheckKind.COUNTER) == 4
    assert kinds.count(CheckKind.SURVEY) == 1
    assert kinds.count(CheckKind.ESTIMATE) == 1
    assert kinds.count(CheckKind.SECTION) == len(Section)
    assert kinds.count(CheckKind.NO_BASE) == 1


def test_quarters_that_are_not_over_are_not_missing(build: Builder) -> None:
    kinds = [line.kind for line in found(build.office, year_scope(2026))]
    assert CheckKind.COUNTER not in kinds


def test_a_survey_of_few(build: Builder) -> None:
    for _turn in range(3):
        build.add(AnswerSheet(on=day("2024-10-01")))
    lines = [line for line in found(build.office, year_scope(2024)) if line.kind is CheckKind.SURVEY]
    assert [line.words for line in lines] == [
        "Only 3 survey sheets have come back: shares of so few say little."
    ]


def test_what_eura_shows(build: Builder) -> None:
    counts = {"esf.EECO01": 1, "esf.EECO02": 1}
    esf.save_counts(build.office, 2025, counts, day("2026-01-30"))
    assert found(build.office) == []
    esf.save_counts(build.office, 2025, {"esf.EECO02": 0}, day("2026-01-30"))
    line = only(build.office, CheckKind.EURA)
    assert (line.count, line.opens) == (1, Opening(place=Place.ESF))


def test_texts_of_the_language_of_the_report(build: Builder) -> None:
    text = "Kirjautui {registered.started}, {nonsense}, vähemmistöä {minority.share}."
    yearly.save_narrative(build.office, narrative_of(2025, Section.RESULTS, Language.FI, text))
    lines = found(build.office)
    assert [line.kind for line in lines] == [CheckKind.FIELD, CheckKind.SHARE]
    assert {line.opens for line in lines} == {Opening(place=Place.SECTION, section=Section.RESULTS)}
    assert {line.kind for line in found(build.office, language=Language.SV)} == {CheckKind.SECTION}


def test_a_sheet_that_is_out(build: Builder) -> None:
    group = build.add(Group(name="Salainen", type=GroupType.SUBSTANCE_USE, sensitive=True))
    session = build.add(Session(group=group.id, on=day("2025-05-05"), state=SessionState.HELD))
    build.add(Sheet(session=session.id, number="A-2025-0001", printed=day("2025-05-01")))
    line = only(build.office, CheckKind.SHEET)
    assert "Salainen" not in line.words
    assert line.opens == Opening(place=Place.SHEET, key="A-2025-0001")


def test_an_area_has_no_yearly_matters(build: Builder) -> None:
    kinds = {line.kind for line in found(build.office, year_scope(2024, area=KUOPIO.id))}
    assert not kinds & {CheckKind.TARGET, CheckKind.COUNTER, CheckKind.SURVEY, CheckKind.EURA}
