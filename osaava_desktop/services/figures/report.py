"""Puts the counts together: every key every time, the derived figures, targets, and the members."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from peewee import fn

from osaava_desktop.domain.figures import Figure, Member, Scope
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.small_cells import is_sensitive
from osaava_desktop.domain.targets import CounterKind, EstimateKind, Indicator
from osaava_desktop.services.figures import facts, labels
from osaava_desktop.services.figures.counting import Count, Tally, figures, persons, rows
from osaava_desktop.services.figures.doings import all_of_doings
from osaava_desktop.services.figures.persons import all_of_persons, esf_results_by_gender
from osaava_desktop.store.models import CounterRow, EstimateRow, TargetRow, UnnamedRow
from osaava_desktop.store.office import Office

TARGETS = {
    "registered.started": Indicator.REGISTERED,
    "pathways.persons": Indicator.PATHWAYS,
    "criminal_background": Indicator.CRIMINAL_BACKGROUND,
}
REACHED = ("named", "unnamed.heads", "unnamed.new")
"""The keys that the reached are worked out from."""

VISITS = ("groups.attendances", "encounters", "unnamed.heads")
"""The keys, or families of keys, that visits are the sum of."""


def compute(office: Office, scope: Scope) -> dict[str, Figure]:
    """Every figure of `scope` by its key, 0 included; None where a figure has not the dimension asked for."""
    size = _base_size(office, scope)
    found = {
        figure.key: figure
        for count in _counts(office, scope)
        for figure in figures(office, scope, count, size)
    }
    for figure in (*_reached(office, scope, found), _visits(found), _counter(office, scope, size)):
        found[figure.key] = figure
    found["minority"] = _minority(office, scope, found["minority"], size)
    for key, indicator in TARGETS.items():
        found[key] = replace(found[key], target=_target(office, scope, indicator))
    return found


def chosen(office: Office, scope: Scope, keys: Collection[str]) -> dict[str, Figure]:
    """Some figures only, without targets, for tables that ask a few keys of many scopes.

    What is worked out from others (visits, the reached) may be among them, and so may the counter.
    """
    wanted = {*keys, *(_visit_keys(office, scope) if "visits" in keys else ())}
    is_reached = any(key.startswith("reached") for key in keys)
    wanted |= set(REACHED if is_reached else ())
    size = _base_size(office, scope)
    found = {
        figure.key: figure
        for count in _all_counts(office, scope)
        if (tallies := {key: tally for key, tally in count.tallies.items() if key in wanted})
        for figure in figures(office, scope, replace(count, tallies=tallies), size)
    }
    if "visits" in keys:
        found["visits"] = _visits(found)
    if CounterKind.CRIMINAL_BACKGROUND in keys:
        counter = _counter(office, scope, size)
        found[counter.key] = counter
    if is_reached:
        found |= {figure.key: figure for figure in _reached(office, scope, found)}
    return found


def members(office: Office, scope: Scope, key: str) -> list[Member]:
    """The people, meetings or other things that a figure counts; none where it is counted without names.

    For a figure of persons there are as many as its `n`; else their `count` adds up to it. Those of a
    sensitive one are shown only with a trace in the audit.
    """
    if is_sensitive(key) and key != CounterKind.CRIMINAL_BACKGROUND:  # counted without anybody's name
        with office.change(Action.OPEN_FIGURE, thing=key):
            pass
    if key == "visits":
        return [one for part in _visit_keys(office, scope) for one in _members(office, scope, part)]
    if key.startswith("reached"):
        return _reached_members(office, scope, key)
    return _members(office, scope, key)


def bare(office: Office, scope: Scope, keys: Collection[str]) -> dict[str, list[labels.Row]]:
    """Row, count, client and day of what each of `keys` counts: no names, and so without a trace.

    Keys that are worked out from others (visits, the reached) are not among them, nor what has no members.
    """
    estimated = _estimate(office, scope) is not None
    return {
        key: rows(scope, count.fact, tally)
        for count in _counts(office, scope)
        if count.fact.has(scope)
        for key, tally in count.tallies.items()
        if key in keys and not (key == "minority" and estimated)
    }


def _members(office: Office, scope: Scope, key: str) -> list[Member]:
    count = next((one for one in _all_counts(office, scope) if key in one.tallies), None)
    if count is None or not count.fact.has(scope) or (key == "minority" and _estimate(office, scope)):
        return []
    return labels.labelled(office, key, rows(scope, count.fact, count.tallies[key]))


def _reached_members(office: Office, scope: Scope, key: str) -> list[Member]:
    """Who was met by name, and the heads that the estimate or its bound takes in."""
    if key == "reached" and scope.year is None:
        return []
    named = _members(office, scope, "named")
    if key == "reached.at_most":
        return named + _members(office, scope, "unnamed.heads")
    count = _largest_occasion(office, scope)
    largest = labels.labelled(office, key, rows(scope, count.fact, count.tallies["largest"]))
    if key == "reached.at_least":
        return named + largest
    new = _members(office, scope, "unnamed.new")
    return named + max(largest, new, key=lambda heads: sum(one.count for one in heads))


def _counts(office: Office, scope: Scope) -> Iterator[Count]:
    yield from all_of_persons(office, scope)
    yield from all_of_doings(office, scope)


def _all_counts(office: Office, scope: Scope) -> Iterator[Count]:
    """Those of every figure, and the results by gender that only the funder's table asks for."""
    yield from _counts(office, scope)
    yield esf_results_by_gender(office, scope)


def _visit_keys(office: Office, scope: Scope) -> list[str]:
    keys = [key for count in all_of_doings(office, scope) for key in count.tallies]
    return [key for key in keys if key.startswith(VISITS)]


def _base_size(office: Office, scope: Scope) -> int | None:
    """How many persons the base has, or None where it has not the dimension asked for."""
    fact = facts.base_by(office, scope, scope.basis)
    count = Count(fact=fact, tallies={"base": persons(fact)})
    return figures(office, scope, count, None)[0].n


def _reached(office: Office, scope: Scope, found: dict[str, Figure]) -> Iterator[Figure]:
    """The estimate of distinct persons, and its bounds."""
    named, heads, new = (found[key].n or 0 for key in REACHED)
    largest = figures(office, scope, _largest_occasion(office, scope), None)[0].n or 0
    estimate = named + max(new, largest) if scope.year is not None else None
    yield Figure(key="reached", n=estimate, estimate=True)
    yield Figure(key="reached.at_least", n=named + largest)
    yield Figure(key="reached.at_most", n=named + heads)


def _largest_occasion(office: Office, scope: Scope) -> Count:
    """The largest unnamed number of one occasion."""
    fact = facts.largest_occasion(office, scope)
    return Count(fact=fact, tallies={"largest": Tally(amount=UnnamedRow.heads)})


def _visits(found: dict[str, Figure]) -> Figure:
    return Figure(key="visits", n=sum(one.n or 0 for key, one in found.items() if key.startswith(VISITS)))


def _counter(office: Office, scope: Scope, size: int | None) -> Figure:
    """The anonymous counter: kept by quarter and area, told by calendar year only."""
    key = CounterKind.CRIMINAL_BACKGROUND.value
    if scope.year is None or not scope.area_only:
        return Figure(key=key, n=None)
    query = office.visible(CounterRow, fn.COALESCE(fn.SUM(CounterRow.count), 0))
    query = query.where(CounterRow.kind == key, CounterRow.year == scope.year)
    if scope.area is not None:
        query = query.where(CounterRow.area == scope.area)
    n = query.scalar()
    return Figure(key=key, n=n, in_base=min(n, size or 0), of=size)


def _minority(office: Office, scope: Scope, answered: Figure, size: int | None) -> Figure:
    """The answers, or in their place the office's estimate, which it has for the whole year only."""
    estimate = _estimate(office, scope)
    if estimate is None:
        return answered
    if not scope.whole_office:
        return Figure(key="minority", n=None, estimate=True)
    return Figure(key="minority", n=estimate, in_base=min(estimate, size or 0), of=size, estimate=True)


def _estimate(office: Office, scope: Scope) -> int | None:
    same = (EstimateRow.kind == EstimateKind.MINORITY) & (EstimateRow.year == scope.year)
    found: int | None = office.visible(EstimateRow, EstimateRow.count).where(same).scalar()
    return found


def _target(office: Office, scope: Scope, indicator: Indicator) -> int | None:
    """The target of the year, for the whole office or the area asked for."""
    if scope.year is None or not scope.area_only:
        return None
    area = TargetRow.area.is_null() if scope.area is None else TargetRow.area == scope.area
    query = office.visible(TargetRow, TargetRow.value)
    query = query.where(TargetRow.indicator == indicator, TargetRow.year == scope.year, area)
    found: int | None = query.scalar()
    return found
