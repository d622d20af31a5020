"""Targets of a year: set whole or not at all, by who may, and how they stand."""

import datetime as dt
from dataclasses import replace

import pytest

from osaava_desktop.domain import pace
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.targets import CounterKind, Indicator, counter_of, target_cell
from osaava_desktop.errors import InvalidInput, NotAllowed
from osaava_desktop.services import figures, people, targets
from osaava_desktop.services.figures.report import TARGETS
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder

REGISTERED = (Indicator.REGISTERED, None)


def test_a_target_set_is_in_the_figures(office: Office) -> None:
    targets.set_year(office, 2025, {REGISTERED: 150, (Indicator.REGISTERED, KUOPIO.id): 40})
    assert figures.compute(office, year_scope(2025))["registered.started"].target == 150
    of_kuopio = figures.compute(office, year_scope(2025, area=KUOPIO.id))
    assert of_kuopio["registered.started"].target == 40
    targets.set_year(office, 2025, {REGISTERED: 120})
    assert figures.compute(office, year_scope(2025))["registered.started"].target == 120
    targets.set_year(office, 2025, {REGISTERED: None})
    assert figures.compute(office, year_scope(2025))["registered.started"].target is None
    targets.set_year(office, 2025, {REGISTERED: 7})
    assert figures.compute(office, year_scope(2025))["registered.started"].target == 7


def test_targets_are_set_all_or_none(office: Office) -> None:
    with pytest.raises(InvalidInput) as refused:
        targets.set_year(office, 2025, {REGISTERED: 150, (Indicator.PATHWAYS, None): 101})
    assert set(refused.value.problems) == {target_cell(Indicator.PATHWAYS, None)}
    assert targets.targets(office, 2025) == []


def test_a_worker_reads_targets(office: Office) -> None:
    targets.set_year(office, 2025, {REGISTERED: 150})
    worker = people.save(office, Person(name="Ville Virta", role=Role.WORKER))
    office.person = worker
    assert not targets.may_set(office)
    with pytest.raises(NotAllowed):
        targets.set_year(office, 2025, {REGISTERED: 1})
    assert [one.target for one in targets.paces(office, 2025)] == [150]


def test_how_they_stand(office: Office) -> None:
    """The office is on 1.2.2026, the 32nd day of the year."""
    builder = Builder(office)
    for started in ("2025-01-07", "2025-02-01", "2025-02-02", "2026-01-02", "2026-01-30"):
        builder.participation(builder.client(started), started)
    targets.set_year(office, 2026, {REGISTERED: 150, (Indicator.CRIMINAL_BACKGROUND, None): 10})
    targets.save_counter(office, counter_of(CounterKind.CRIMINAL_BACKGROUND, 2026, 1, KUOPIO.id, 1))
    registered, criminal = targets.paces(office, 2026)
    assert (registered.part, registered.earlier, registered.day) == (2, 2, dt.date(2026, 2, 1))
    assert pace.sentence(registered) == "2 of 150, at this pace 23 by 31.12.; as on last year's date"
    assert (criminal.part, criminal.whole, criminal.actual) == (1, 2, 50)
    assert criminal.earlier is None
    assert targets.paces(office, 2026, KUOPIO.id) == []


def test_it_never_says_other_than_the_figures(office: Office) -> None:
    builder = Builder(office)
    for started in ("2025-01-07", "2025-06-01", "2025-12-31"):
        builder.participation(builder.client(started), started)
    found = figures.compute(office, year_scope(2025, basis=office.profile.basis))
    for one in targets.standings(office, 2025):
        key = next(key for key, indicator in TARGETS.items() if indicator is one.indicator)
        assert one.whole == found[key].of
        assert one.part == (found[key].in_base if one.is_share else found[key].n)


def test_a_year_to_come_can_be_set(office: Office) -> None:
    assert targets.years(office)[0] == 2027
    targets.set_year(office, 2027, {REGISTERED: 160})
    (one,) = targets.paces(office, 2027)
    assert replace(one, area_name="") == one
    assert (one.has_begun, one.part, one.earlier) == (False, 0, None)
