"""What a part of the office keeps back on paper, seen beside the other parts and the whole."""

from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.domain.papers import FigureTable
from osaava_desktop.domain.participations import Education, StartStatus
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState
from osaava_desktop.domain.targets import CounterKind, counter_of
from osaava_desktop.domain.words import Answer, Gender
from osaava_desktop.services import esf, figures, figures_book, guarding, summary, targets
from osaava_desktop.store.office import Office
from tests.services.invented import KAAVI, KUOPIO, SUONENJOKI, VARKAUS, Builder, day

YEAR = year_scope(2025)
MINORITY = {KUOPIO.id: 3, VARKAUS.id: 5, KAAVI.id: 7, SUONENJOKI.id: 9}


@pytest.fixture
def counted(office: Office) -> Office:
    """Registered in each area who belong to a minority: few of them in Kuopio."""
    build = Builder(office)
    for area, count in MINORITY.items():
        for number in range(count):
            person = build.client(f"Person {number}", gender=Gender.FEMALE, birth_date=day("1980-01-01"))
            build.participation(
                person,
                "2025-03-01",
                area=area,
                minority=Answer.YES,
                status=StartStatus.UNEMPLOYED,
                education=Education.UPPER_SECONDARY,
            )
    return office


def printed(office: Office, scope: Scope, key: str) -> str:
    """How paper shows a figure."""
    found = guarding.guarded(office, scope, figures.compute(office, scope))
    return summary.amount(found[key])


def test_the_whole_office_is_printed_as_it_is(counted: Office) -> None:
    found = figures.compute(counted, YEAR)
    assert guarding.guarded(counted, YEAR, found) == found


@pytest.mark.parametrize("key", ["minority", "esf.EECO15", "esf.EECO15.female"])
def test_a_second_area_is_held_back(counted: Office, key: str) -> None:
    shown = {area: printed(counted, replace(YEAR, area=area), key) for area in MINORITY}
    assert shown == {KUOPIO.id: "<5", VARKAUS.id: "..", KAAVI.id: "7", SUONENJOKI.id: "9"}


def test_what_is_masked_is_in_no_share_or_fraction(counted: Office) -> None:
    for area, words in ((KUOPIO.id, "<5"), (VARKAUS.id, "..")):
        scope = replace(YEAR, area=area)
        figure = guarding.guarded(counted, scope, figures.compute(counted, scope))["minority"]
        assert summary.share(figure) == summary.verdict(figure) == ""
        assert summary.fraction(figure).split("\u00a0")[0] == words
        assert summary.target_parts(figure) is None


def test_what_is_not_sensitive_is_never_masked(counted: Office) -> None:
    scope = replace(YEAR, area=KUOPIO.id)
    found = guarding.guarded(counted, scope, figures.compute(counted, scope))
    masked = {key for key, figure in found.items() if figure.masked}
    assert masked == {"minority", "esf.EECO15", "esf.EECO15.female"}


def test_the_counter_of_an_area_is_guarded(office: Office) -> None:
    for area, count in ((KUOPIO, 4), (VARKAUS, 6), (KAAVI, 8)):
        targets.save_counter(office, counter_of(CounterKind.CRIMINAL_BACKGROUND, 2025, 1, area.id, count))
    areas = (KUOPIO, VARKAUS, KAAVI, SUONENJOKI)
    shown = [printed(office, replace(YEAR, area=area.id), "criminal_background") for area in areas]
    assert shown == ["<5", "6", "8", "<5"]  # that none are counted in the fourth would tell it too


def test_pathways_by_type_are_guarded_by_worker_and_place(office: Office) -> None:
    build = Builder(office)
    workers = [build.worker(f"Worker {number}", KUOPIO.id) for number in range(3)]
    for worker, count in zip(workers, (2, 6, 9), strict=True):
        for number in range(count):
            build.add(
                PathwayStep(
                    client=build.client(f"Person {number}").id,
                    type=PathwayType.STUDIES,
                    state=StepState.STARTED,
                    on=day("2025-05-05"),
                    worker=worker.id,
                )
            )
    shown = [printed(office, replace(YEAR, worker=one.id), "pathways.studies.persons") for one in workers]
    # the keeper, who has made none, is the second cell: 0 is fewer than five
    assert shown == ["<5", "6", "9"]
    assert printed(office, replace(YEAR, worker=office.person.id), "pathways.studies.persons") == "<5"
    assert printed(office, replace(YEAR, worker=workers[0].id), "pathways.persons") == "2"


def test_the_funders_table_of_an_area_is_guarded_as_its_figures_are(counted: Office) -> None:
    for area, printed_cells in ((KUOPIO.id, ("<5", "<5")), (VARKAUS.id, ("..", ".."))):
        rows = [
            row
            for block in esf.blocks(counted, replace(YEAR, area=area))
            if isinstance(block, FigureTable)
            for row in block.rows
            if row[0] == "EECO15"
        ]
        assert [row[2:4] for row in rows] == [printed_cells]


SENSITIVE = ("minority", "esf.EECO15", "esf.EECO15.female", "kykyviisari.persons")


def test_neither_a_workers_number_nor_that_of_a_part_of_a_year_gives_an_area_away(counted: Office) -> None:
    worker = replace(YEAR, worker=counted.person.id)
    half = replace(YEAR, area=KAAVI.id, end=day("2025-06-30"))  # whose year shows 7
    for scope in (worker, replace(worker, area=KAAVI.id), half):
        found = guarding.guarded(counted, scope, figures.compute(counted, scope))
        assert {summary.amount(found[key]) for key in SENSITIVE} == {".."}


def test_noughts_and_small_numbers_of_a_part_of_a_year_look_alike(counted: Office) -> None:
    rows = {
        row[0]: row[2:]
        for block in esf.blocks(counted, replace(YEAR, area=KUOPIO.id, end=day("2025-06-30")))
        if isinstance(block, FigureTable)
        for row in block.rows
    }
    assert {cell for code in ("EECO12", "EECO15", "EECO17") for cell in rows[code]} == {".."}
    assert rows["EECO01"][0] == "3"


def test_areas_side_by_side_tell_sensitive_figures_of_a_year_only(counted: Office, tmp_path: Path) -> None:
    for scope, told in ((YEAR, True), (replace(YEAR, end=day("2025-06-30")), False)):
        figures_book.write(counted, tmp_path / "luvut.xlsx", scope, "en")
        areas = CalamineWorkbook.from_path(str(tmp_path / "luvut.xlsx")).get_sheet_by_name("Areas")
        keys = {row[-1] for row in areas.to_python()}
        assert ("minority" in keys) is told
        assert "visits" in keys
