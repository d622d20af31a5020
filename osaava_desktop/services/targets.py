"""Targets of a year, the anonymous counters, and the office's estimates."""

from collections import Counter as Sums
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from osaava_desktop.domain import targets as rules
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.targets import Counter, CounterKind, Estimate, EstimateKind, Target
from osaava_desktop.errors import InvalidInput, refuse
from osaava_desktop.store.models import CounterRow, EstimateRow, TargetRow
from osaava_desktop.store.office import Office


def targets(office: Office, year: int) -> list[Target]:
    """The targets of a year, for the whole office and for areas."""
    return list(office.visible(TargetRow).where(TargetRow.year == year))


def save(office: Office, target: Target) -> Target:
    """Sets a target."""
    refuse(rules.value_problems("value", target.value))
    with office.change(Action.SAVE_TARGET, target.id) as change:
        return change.save(target)


def counters(office: Office, kind: CounterKind, year: int) -> list[Counter]:
    """The counters of a year, those of other laptops too."""
    return list(office.visible(CounterRow).where(CounterRow.kind == kind, CounterRow.year == year))


def own_counts(office: Office, kind: CounterKind, year: int) -> dict[tuple[UUID, int], Counter]:
    """The counters of a year that this laptop keeps, by area and quarter."""
    own = (one for one in counters(office, kind, year) if one.device == office.device.id)
    return {(one.area, one.quarter): one for one in own}


def counts_of_others(office: Office, kind: CounterKind, year: int) -> Mapping[UUID, int]:
    """What the other laptops have counted in a year, by area."""
    sums: Sums[UUID] = Sums()
    for one in counters(office, kind, year):
        if one.device != office.device.id:
            sums[one.area] += one.count
    return sums


def estimate_of(office: Office, kind: EstimateKind, year: int) -> Estimate | None:
    """The office's estimate of a year, if it has made one."""
    found: Estimate | None = (
        office.visible(EstimateRow).where(EstimateRow.kind == kind, EstimateRow.year == year).first()
    )
    return found


def save_year(
    office: Office, year: int, counts: Mapping[tuple[UUID, int], int | None], minority: int | None
) -> None:
    """Saves this laptop's counts by area and quarter and the office's estimate of a year, in one change.

    None takes a count away. Raises InvalidInput with the problems by `cell_of` and `minority`.
    """
    kind, problems = CounterKind.CRIMINAL_BACKGROUND, Problems()
    stored = own_counts(office, kind, year)
    with office.change(Action.SAVE_COUNTER) as change:
        for (area, quarter), count in counts.items():
            earlier = stored.get((area, quarter))
            if count is None and earlier is not None:
                change.put_in_bin(earlier)
            elif count is not None:
                counter = rules.counter_of(kind, year, quarter, area, count)
                problems |= _refused(rules.cell_of(area, quarter), partial(save_counter, office, counter))
        estimate = estimate_of(office, EstimateKind.MINORITY, year)
        if minority is None and estimate is not None:
            change.put_in_bin(estimate)
        elif minority is not None:
            made = Estimate(kind=EstimateKind.MINORITY, year=year, count=minority)
            problems |= _refused("minority", partial(save_estimate, office, made))
        refuse(problems)


def save_counter(office: Office, counter: Counter) -> Counter:
    """Sets this laptop's anonymous count of a quarter and area, in place of an earlier one."""
    refuse(rules.counter_problems(counter, office.today))
    earlier = (
        office.visible(CounterRow)
        .where(CounterRow.kind == counter.kind, CounterRow.year == counter.year)
        .where(CounterRow.quarter == counter.quarter, CounterRow.area == counter.area)
        .where(CounterRow.device == office.device.id)
        .first()
    )
    with office.change(Action.SAVE_COUNTER, counter.id) as change:
        return change.save(replace(earlier, count=counter.count) if earlier else counter)


def save_estimate(office: Office, estimate: Estimate) -> Estimate:
    """Sets the office's estimate for a year, in place of an earlier one."""
    refuse(rules.value_problems("count", estimate.count))
    same = (EstimateRow.kind == estimate.kind) & (EstimateRow.year == estimate.year)
    earlier = office.visible(EstimateRow).where(same).first()
    with office.change(Action.SAVE_COUNTER, estimate.id) as change:
        return change.save(replace(earlier, count=estimate.count) if earlier else estimate)


def _refused(field: str, save: Callable[[], object]) -> Problems:
    """What `save` is refused for, as the problem of one field."""
    try:
        save()
    except InvalidInput as error:
        return {field: str(error)}
    return {}
