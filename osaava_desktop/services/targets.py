"""Targets of a year, the anonymous counters, and the office's estimates."""

from dataclasses import replace

from osaava_desktop.domain import targets as rules
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.targets import Counter, Estimate, Target
from osaava_desktop.errors import refuse
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
