"""What may stand in a report's text: fields with change, quotes without names, texts in progress."""

from dataclasses import replace

import pytest

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.papers import Heading, Prose, Quotes
from osaava_desktop.domain.surveys import AnswerSheet
from osaava_desktop.domain.targets import Indicator, target_of
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent, Section, filled, narrative_of
from osaava_desktop.i18n import speaking
from osaava_desktop.services import (
    figures,
    people,
    report_fields,
    report_paper,
    report_quotes,
    surveys,
    targets,
    yearly,
)
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day

YEAR = year_scope(2025)


@pytest.fixture
def two_years(office: Office) -> Office:
    """One started in 2024, three in 2025, of a target of 150."""
    build = Builder(office)
    starts = {"Aalto": "2024-03-01", "Berg": "2025-03-01", "Dahl": "2025-04-01", "Ek": "2025-05-01"}
    for name, started in starts.items():
        build.participation(build.client(name, given_names="Aino"), started, area=KUOPIO.id)
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 150))
    return office


def values(office: Office, language: str = "en") -> report_fields.FieldValues:
    """What the fields say of 2025."""
    with speaking(language):
        return report_fields.field_values(office, YEAR, figures.compute(office, YEAR))


def test_a_figure_is_told_beside_the_year_before(two_years: Office) -> None:
    text = "{registered} of {registered.target}, {registered.last} in {last_year}: {registered.change}."
    assert filled(text, values(two_years)) == "3 of 150, 1 in 2024: 2 more than in 2024."
    assert "2 enemmän kuin vuonna 2024" in filled(text, values(two_years, "fi"))


def test_the_year_before_is_counted_only_when_asked_for(two_years: Office) -> None:
    made = values(two_years)
    assert filled("{registered} {organisation}", made)
    assert "_before" not in vars(made)
    assert made["visits.last"] == "0"
    assert "_before" in vars(made)


def test_what_has_no_value_is_spelled_out(two_years: Office) -> None:
    assert (
        filled("{pathways.persons.target}", values(two_years)) == "(Advanced on a pathway, target: missing)"
    )
    assert filled("{reached.target}", values(two_years)) == "(no figure reached.target)"


def test_the_funders_are_told(two_years: Office) -> None:
    people.save_profile(two_years, replace(two_years.profile, funders="One\nTwo\nThree"))
    assert filled("{funders}", values(two_years)) == "One, Two and Three"


def test_every_field_of_the_list_is_known_and_says_the_same(two_years: Office) -> None:
    found = figures.compute(two_years, YEAR)
    earlier = report_fields.before(two_years, YEAR)
    listed = report_fields.fields(two_years, YEAR, found, earlier, "en")
    made = values(two_years)
    assert {field.name for field in listed} == set(made)
    assert all(made[field.name] == field.value for field in listed if field.value)
    assert len({field.name for field in listed}) == len(listed) == len(made)


def test_comments_are_quoted_once_and_without_clients(office: Office) -> None:
    build = Builder(office)
    build.client("Virtanen", given_names="Heikki")
    for comment, quotable in (
        ("Heikki Virtasen ryhmä auttoi.", True),
        ("Good.", True),
        ("Good.", True),
        ("Not this.", False),
    ):
        sheet = AnswerSheet(on=day("2025-10-01"), comment=comment, quotable=quotable)
        surveys.save_answers(office, sheet, {})
    found = report_quotes.offers(office, 2025)
    assert [one.text for one in found if not one.is_blanked] == ["Good."]
    [blanked] = [one.text for one in found if one.is_blanked]
    assert "Virta" not in blanked
    assert "Heikki" not in blanked
    assert report_quotes.offers(office, 2024) == []


def test_texts_in_progress_stand_where_stored_ones_would(two_years: Office) -> None:
    text = "**{registered}** came.\n> Good.\nAnd {nothing}."
    yearly.save_narrative(two_years, narrative_of(2025, Section.RESULTS, Language.EN, text))
    for extent in Extent:
        gathered = report_paper.gather(two_years, YEAR, "en", extent, values(two_years))
        texts = {section: text if section is Section.RESULTS else "" for section in Section}
        drawn = report_paper.with_texts(gathered, texts)
        assert drawn == yearly.paper(two_years, YEAR, "en", extent)
        place = drawn.blocks.index(Heading(text="Results"))
        assert drawn.blocks[place + 1 : place + 4] == (
            Prose(text="**3** came."),
            Quotes(texts=("Good.",)),
            Prose(text="And (no figure nothing)."),
        )
