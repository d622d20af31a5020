"""The whole report and its condensed form as blocks: sections, tables and pictures, all from the figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import pytest

from osaava_desktop.domain.figures import Scope, label, year_scope
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.outreach import Channel, Visit
from osaava_desktop.domain.papers import (
    BarChart,
    Block,
    FigureTable,
    Funnel,
    Heading,
    LineChart,
    Note,
    Prose,
    Quotes,
    ShareBar,
    TargetBars,
    YearlyPaper,
)
from osaava_desktop.domain.partners import Contact, Partner, PartnerType
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState
from osaava_desktop.domain.surveys import AnswerSheet, Choice
from osaava_desktop.domain.targets import Indicator, target_of
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent, Section, narrative_of
from osaava_desktop.services import figures, people, surveys, targets, yearly
from osaava_desktop.services.figures import breakdowns
from osaava_desktop.services.summary import material
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, VARKAUS, Builder, day

YEAR = year_scope(2025)
WHOLE = Extent.WHOLE
B = TypeVar("B", bound=Block)


@pytest.fixture
def busy(office: Office) -> Office:
    """A little of everything in 2025, in two areas."""
    build = Builder(office)
    one, two = build.client("Aalto", first_contact=Channel.FOOD_AID), build.client("Virta")
    build.participation(one, "2025-01-10", area=KUOPIO.id)
    build.participation(two, "2025-03-01", area=VARKAUS.id)
    groups = [build.add(Group(name=name, type=type_)) for name, type_ in _GROUPS]
    for group, on in zip(groups, ("2025-02-01", "2025-03-15"), strict=True):
        session = build.add(Session(group=group.id, on=day(on), state=SessionState.HELD))
        build.marks(session.id, Mark.PRESENT, one, two)
        build.heads(3, 1, session=session.id)
    build.guidance(one, "2025-03-02", 30, Topic.BENEFITS, Topic.STUDIES)
    build.guidance(two, "2025-04-02", 45, Topic.STUDIES)
    place = build.place("Ruoka-apu", "Varkaus", VARKAUS, Channel.FOOD_AID)
    visit = build.add(Visit(on=day("2025-05-01"), channel=Channel.FOOD_AID, place=place.id))
    build.met(visit, one)
    build.heads(8, 2, visit=visit.id)
    kuopio = build.place("Tori", "Kuopio", KUOPIO, Channel.SHOP)
    for person, where, on in ((one, kuopio, "2025-06-01"), (two, place, "2025-06-20")):
        step = PathwayStep(client=person.id, type=PathwayType.STUDIES, state=StepState.STARTED, on=day(on))
        build.add(replace(step, place=where.id))
    partner = build.add(Partner(name="Opisto", type=PartnerType.SCHOOL))
    for on in ("2025-02-02", "2025-09-09"):
        build.add(Contact(partner=partner.id, on=day(on), topic="Puhelu"))
    question = surveys.questions(office, 2025)[0]
    for choice in (Choice.SIGNIFICANTLY, Choice.SOMEWHAT):
        surveys.save_answers(office, AnswerSheet(on=day("2025-11-01")), {question.id: choice})
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 4))
    return office


_GROUPS = (("Puutyöt", GroupType.CRAFTS), ("Tiistairyhmä", GroupType.DISCUSSION))


def of(paper: YearlyPaper, kind: type[B]) -> list[B]:
    """The blocks of a kind."""
    return [block for block in paper.blocks if isinstance(block, kind)]


def table(paper: YearlyPaper, caption: str) -> FigureTable:
    """The table of that caption."""
    [found] = [one for one in of(paper, FigureTable) if one.caption == caption]
    return found


def row(made: FigureTable, words: str) -> Sequence[str]:
    """What stands in the row of these words."""
    [found] = [cells[1:] for cells in made.rows if cells[0] == words]
    return [cell.replace("\u00a0", " ") for cell in found]


def sections(paper: YearlyPaper) -> list[str]:
    """The headings of the first level."""
    return [block.text for block in of(paper, Heading) if block.level == 1]


def test_the_whole_report_has_every_section_and_an_appendix(busy: Office) -> None:
    paper = yearly.paper(busy, YEAR, "en", WHOLE)
    assert sections(paper)[1:] == [
        "Implementation",
        "Cooperation and networking",
        "Client work",
        "Results",
        "Plan ahead",
        "ESF+ indicators",
        "How the figures are counted",
    ]
    assert sections(paper)[0].endswith("the supported activity 2025")
    assert paper.title == "Report on the supported activity 2025"
    kinds = {type(block) for block in paper.blocks}
    assert {Funnel, BarChart, LineChart, TargetBars, ShareBar, FigureTable, Note} <= kinds
    tables = [block for block in paper.blocks if isinstance(block, FigureTable)]
    assert all(table.columns[0].title for table in tables)  # a reader aloud says it with each row


def test_the_condensed_summary_has_no_cover_and_no_appendix(busy: Office) -> None:
    paper = yearly.paper(busy, YEAR, "en")
    assert paper.cover is None
    assert sections(paper)[1:] == [section.label for section in Section if section is not Section.OPENING]
    assert all(
        isinstance(block, (Heading, FigureTable, Funnel, BarChart, ShareBar, Note)) for block in paper.blocks
    )


def test_the_cover_names_the_funders_and_the_span(busy: Office) -> None:
    people.save_profile(busy, replace(busy.profile, funders="Elinvoimakeskus\nKuopion kaupunki"))
    cover = yearly.paper(busy, replace(YEAR, area=KUOPIO.id), "en", WHOLE).cover
    assert cover is not None
    assert cover.funders == ("Elinvoimakeskus", "Kuopion kaupunki")
    assert cover.subtitle == f"1.1.2025–31.12.2025, {KUOPIO.name}"
    prose = [block.text for block in of(yearly.paper(busy, YEAR, "en", WHOLE), Prose)]
    assert "Elinvoimakeskus and Kuopion kaupunki" in prose


def test_quotes_stand_where_the_text_has_them(busy: Office) -> None:
    text = "They said:\n> I go out again.\nAnd so on."
    yearly.save_narrative(busy, narrative_of(2025, Section.RESULTS, Language.EN, text))
    for extent in Extent:
        [quotes] = of(yearly.paper(busy, YEAR, "en", extent), Quotes)
        assert quotes.texts == ("I go out again.",)


def test_groups_guidance_and_partners_by_type(busy: Office) -> None:
    paper = yearly.paper(busy, YEAR, "en", WHOLE)
    groups = table(paper, "Groups by type")
    assert row(groups, "Crafts group") == ["1", "2", "2", "3"]
    assert groups.total == ("All", "2", "4", "2", "6")
    topics = table(paper, "Guidance by topic")
    assert row(topics, capital(Topic.STUDIES.label)) == ["2", "75"]
    assert row(topics, capital(Topic.BENEFITS.label)) == ["1", "30"]
    assert topics.total == ("All talks", "2", "75")
    partners = table(paper, "Partners met by type")
    assert row(partners, capital(PartnerType.SCHOOL.label)) == ["1", "2"]
    assert partners.total == ("All contacts", "", "2")


def test_the_further_counts_agree_with_the_figures(busy: Office) -> None:
    for scope in (YEAR, replace(YEAR, area=VARKAUS.id), replace(YEAR, worker=busy.person.id)):
        found, further = figures.compute(busy, scope), breakdowns.compute(busy, scope)
        assert sum(further[f"groups.{one}.attendances"].n or 0 for one in GroupType) == (
            found["groups.attendances"].n or 0
        )
        assert sum(further[f"groups.{one}.unnamed"].n or 0 for one in GroupType) == (
            found["groups.unnamed"].n or 0
        )
        assert not set(found) & set(further)


def test_few_answers_are_said_to_be_few(busy: Office) -> None:
    [bar] = of(yearly.paper(busy, YEAR, "en", WHOLE), ShareBar)
    assert bar.note == "2 answers · fewer than 10 answers: shares say little"
    answers = table(yearly.paper(busy, YEAR, "en", WHOLE), "Answers to the client survey")
    assert answers.rows[0][1:] == ("1", "1", "0", "0", "2")


def test_pathways_by_area_are_guarded(busy: Office) -> None:
    made = table(yearly.paper(busy, YEAR, "en", WHOLE), "Pathways by area, persons")
    assert made.rows[1][0] == "Studies"
    assert made.rows[1][1:] == ("0", "<5", "0", "<5", "2")


def test_the_appendix_tells_of_every_figure_of_the_report(busy: Office) -> None:
    made = table(yearly.paper(busy, YEAR, "en", WHOLE), "How each figure is counted")
    told = {cells[0] for cells in made.rows}
    for key in ("visits", "named", "pathways.persons", "criminal_background", "observations.unemployed.male"):
        assert label(key) in told
    assert {"Encounters: …", "Guidance talks: …", "EECO02–EECO17", "EECR01–EECR04"} <= told
    assert all(cells[2] for cells in made.rows)


def scopes_of_periods() -> Iterator[tuple[Scope, list[str]]]:
    """Spans, with the first and the last label of their parts."""
    yield YEAR, ["Jan", "Dec"]
    yield Scope(start=day("2025-02-15"), end=day("2025-04-10")), ["Feb", "Apr"]
    yield Scope(start=day("2024-12-01"), end=day("2025-02-28")), ["Dec 2024", "Feb 2025"]
    yield Scope(start=day("2022-01-01"), end=day("2025-12-31")), ["2022", "2025"]


@pytest.mark.parametrize(("scope", "ends"), list(scopes_of_periods()))
def test_months_are_the_figures_of_the_months(busy: Office, scope: Scope, ends: list[str]) -> None:
    made = material.gathered(busy, scope, figures.compute(busy, scope), WHOLE)
    assert [made.periods[0].label, made.periods[-1].label] == ends
    visits = [period.figures["visits"].n or 0 for period in made.periods]
    assert sum(visits) == made.found["visits"].n
    assert sum(period.figures["pathways.steps"].n or 0 for period in made.periods) == (
        made.found["pathways.steps"].n
    )


def test_a_month_counts_as_its_own_scope_does(busy: Office) -> None:
    made = material.gathered(busy, YEAR, figures.compute(busy, YEAR), WHOLE)
    march = figures.compute(busy, Scope(start=day("2025-03-01"), end=day("2025-03-31")))
    assert {key: march[key].n for key in material.period_keys(YEAR)} == {
        key: figure.n for key, figure in made.periods[2].figures.items() if key in material.period_keys(YEAR)
    }
    varkaus = figures.compute(busy, replace(YEAR, area=VARKAUS.id))
    [line] = [line for line in made.areas if line.name == VARKAUS.name]
    for key in (*material.area_keys(YEAR), *material.PATHWAY_KEYS):
        assert line.figures[key].n == varkaus[key].n


def test_a_month_that_has_not_begun_is_not_drawn(busy: Office) -> None:
    this_year = year_scope(busy.today.year)
    made = material.gathered(busy, this_year, figures.compute(busy, this_year), WHOLE)
    assert [period.label for period in made.periods] == ["Jan", "Feb"]


def test_who_works_where(busy: Office) -> None:
    build = Builder(busy)
    build.add(replace(build.worker("Wilma Worker", KUOPIO.id), started=day("2024-08-01")))
    build.add(replace(build.worker("Gone Long", VARKAUS.id), ended=day("2024-12-31")))
    made = table(yearly.paper(busy, YEAR, "en", WHOLE), "Workers and their areas")
    assert made.rows == (("Wilma Worker", "Project worker", KUOPIO.name, "1.8.2024–"),)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_year_without_data_makes_a_paper(office: Office, language: str) -> None:
    for extent in Extent:
        paper = yearly.paper(office, year_scope(2019), language, extent)
        assert paper.blocks


def test_a_narrowed_report_has_no_dimension_it_lacks(busy: Office) -> None:
    for scope in (
        replace(YEAR, area=KUOPIO.id),
        replace(YEAR, worker=busy.person.id),
        Scope(start=day("2025-02-01"), end=day("2025-02-10")),
    ):
        paper = yearly.paper(busy, scope, "en", WHOLE)
        assert (of(paper, TargetBars) != []) == (
            scope.area is None and scope.year is not None and scope.worker is None
        )
        assert (of(paper, ShareBar) != []) == scope.whole_office


def test_who_had_left_before_the_span_is_at_no_area(busy: Office) -> None:
    build = Builder(busy)
    build.worker("Wilma Worker", KUOPIO.id)
    build.add(replace(build.worker("Gone Long", KUOPIO.id), ended=day("2024-12-31")))
    made = table(yearly.paper(busy, YEAR, "en"), "Activity by area")
    assert row(made, KUOPIO.name)[0] == "Wilma Worker"
