"""Targets of a year, the anonymous counters, and the office's estimates."""

import datetime as dt
from collections import Counter as Sums
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from osaava_desktop.domain import targets as rules
from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.figures import Figure, Scope, year_scope
from osaava_desktop.domain.pace import Pace, counted_on, percent, year_before
from osaava_desktop.domain.policy import Action, may
from osaava_desktop.domain.targets import Counter, CounterKind, Estimate, EstimateKind, Indicator, Target
from osaava_desktop.errors import InvalidInput, refuse
from osaava_desktop.services import areas, figures, recorded_years
from osaava_desktop.services.figures.report import TARGETS
from osaava_desktop.store.models import CounterRow, EstimateRow, TargetRow
from osaava_desktop.store.office import Office

Aim = tuple[Indicator, UUID | None]
"""What a target is set for: an indicator of the whole office, or of one area."""


def targets(office: Office, year: int) -> list[Target]:
    """The targets of a year, for the whole office and for areas."""
    return list(office.visible(TargetRow).where(TargetRow.year == year))


def save(office: Office, target: Target) -> Target:
    """Sets a target."""
    refuse(rules.target_problems(target))
    with office.change(Action.SAVE_TARGET, target.id) as change:
        return change.save(target)


def may_set(office: Office) -> bool:
    """Whether who is signed in may set targets; everybody may read them."""
    return not office.read_only and may(office.person, Action.SAVE_TARGET, office.today)


def years(office: Office) -> list[int]:
    """The years to choose from, the last first: the next one too, so that it can be set ahead."""
    known = recorded_years.known(office)
    stored = (year for (year,) in office.visible(TargetRow, TargetRow.year).distinct().tuples())
    return sorted({known[0] + 1, *known, *stored}, reverse=True)


def set_year(office: Office, year: int, values: Mapping[Aim, int | None]) -> None:
    """Sets the targets of a year by indicator and area, in one change; None takes a target away.

    Raises InvalidInput with the problems by `target_cell`.
    """
    stored = {(one.indicator, one.area): one for one in targets(office, year)}
    problems = Problems()
    with office.change(Action.SAVE_TARGET) as change:
        for aim, value in values.items():
            earlier = stored.get(aim)
            if value is None and earlier is not None:
                change.put_in_bin(earlier)
            elif value is not None:
                made = rules.target_of(aim[0], year, value, aim[1])
                target = replace(earlier, value=value) if earlier else made
                problems |= _refused(rules.target_cell(*aim), partial(save, office, target))
        refuse(problems)


def paces(office: Office, year: int, area: UUID | None = None, *, day: dt.date | None = None) -> list[Pace]:
    """How each target set for the whole office, or for one area, stands today, or stood on an earlier day."""
    return [pace for pace in standings(office, year, area, day=day) if pace.target is not None]


def standings(
    office: Office, year: int, area: UUID | None = None, *, day: dt.date | None = None
) -> list[Pace]:
    """How each indicator stands today, or stood on an earlier day, whether a target is set for it or not.

    What is kept by year only is not among those of an earlier day.
    """
    aims = {one.indicator: one.value for one in targets(office, year) if one.area == area}
    today = counted_on(year, office.today)
    scope = year_scope(year, basis=office.profile.basis, area=area)
    scope, day = (scope, today) if day is None or day >= today else (replace(scope, end=day), day)
    now = _figures(office, scope)
    start, end = dt.date(year - 1, 1, 1), year_before(day)
    before = Scope(start=start, end=end, basis=office.profile.basis, area=area)
    then = _figures(office, before) if start <= end else {}
    return [
        Pace(
            indicator=one,
            year=year,
            day=day,
            area=area,
            area_name=_area_name(office, area),
            target=aims.get(one),
            part=_part(one, now[one]) or 0,
            whole=now[one].of,
            earlier=_earlier(one, then.get(one)),
        )
        for one in Indicator
        if now[one].n is not None
    ]


def _figures(office: Office, scope: Scope) -> dict[Indicator, Figure]:
    found = figures.chosen(office, scope, TARGETS)
    return {indicator: found[key] for key, indicator in TARGETS.items()}


def _part(indicator: Indicator, figure: Figure) -> int | None:
    """Who is counted: of a share, those within the base."""
    return figure.in_base if indicator in rules.SHARES else figure.n


def _earlier(indicator: Indicator, figure: Figure | None) -> int | None:
    """What it was, in its own unit; None where there was nothing."""
    part = _part(indicator, figure) if figure else None
    if not part or figure is None:
        return None
    return percent(part, figure.of) if indicator in rules.SHARES else part


def _area_name(office: Office, area: UUID | None) -> str:
    return next((one.name for one in areas.areas(office) if one.id == area), "")


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
