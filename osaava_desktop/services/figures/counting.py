"""Counting: one fact, several keys, one query; and the members behind a key from the same fact."""

from dataclasses import dataclass, field, replace
from typing import Any

from peewee import JOIN, Case, ColumnBase, Node, Value, fn

from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.services.figures.facts import Condition, Fact, Select, base
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How a key counts its fact: rows, unless it counts distinct things, or sums an amount.

    `of` is the condition of a base of its own (the men of the registered, the answers to a question). A
    `plain` one is not counted within the base, though others of its fact are.
    """

    where: Condition = None
    of: Condition = None
    distinct: ColumnBase | None = None
    amount: ColumnBase | None = None
    plain: bool = False

    def expression(self, fact: Fact, also: Condition = None) -> Node:
        """The aggregate over the rows that `where` (and `also`) leaves."""
        counted = next(one for one in (self.amount, self.distinct, fact.row) if one is not None)
        for condition in (self.where, also):
            if condition is None:
                continue
            counted = Case(None, ((condition, counted),))
        if self.amount is not None:
            return fn.COALESCE(fn.SUM(counted), 0)
        return fn.COUNT(counted.distinct()) if self.distinct is not None else fn.COUNT(counted)


@dataclass(frozen=True, kw_only=True)
class Count:
    """Keys that are counted from one fact. With `based`, persons are also counted within the base."""

    fact: Fact
    tallies: dict[str, Tally] = field(default_factory=dict)
    based: bool = False


def persons(fact: Fact, where: Condition = None) -> Tally:
    """Counts distinct clients."""
    return Tally(distinct=fact.client, where=where)


def figures(office: Office, scope: Scope, count: Count, size: int | None) -> list[Figure]:
    """The figures of `count`; `size` is the number of persons in the base, or None where it has none."""
    if not count.fact.has(scope):
        return [Figure(key=key, n=None) for key in count.tallies]
    fact = count.fact.within(scope)
    based = count.based and size is not None
    query, inside = _with_base(office, scope, fact) if based else (fact.query, None)
    asked = [(key, tally, _aggregates(fact, tally, inside)) for key, tally in count.tallies.items()]
    expressions = [one for _key, _tally, parts in asked for one in parts.values()]
    values = iter(query.select(*expressions).tuples().get())
    found = []
    for key, tally, parts in asked:
        figure = Figure(key=key, **{name: next(values) for name in parts})
        has_base = based and tally.of is None and not tally.plain
        found.append(replace(figure, of=size) if has_base else figure)
    return found


def _aggregates(fact: Fact, tally: Tally, inside: Condition) -> dict[str, Node]:
    """Members, members within the base, and the base where the tally has its own; only what there is."""
    parts = {"n": tally.expression(fact)}
    base_condition = tally.of if tally.of is not None or tally.plain else inside
    if base_condition is not None:
        parts["in_base"] = tally.expression(fact, base_condition)
    if tally.of is not None:
        parts["of"] = replace(tally, where=tally.of).expression(fact)
    return parts


def _with_base(office: Office, scope: Scope, fact: Fact) -> tuple[Select, Condition]:
    """The fact's query with the base joined, and the condition that a client belongs to it."""
    registered = base(office, scope).clients().distinct().alias("base")
    column = registered.c.client_id
    query = fact.query.join(registered, JOIN.LEFT_OUTER, on=(column == fact.client))
    return query, column.is_null(False)


def rows(scope: Scope, fact: Fact, tally: Tally) -> list[tuple[Any, int, Any, Any]]:
    """What stands behind a key: (row, how often, client, day), each distinct thing once."""
    some = None if tally.amount is None else tally.amount > 0  # who is counted 0 times is not counted
    fact = fact.within(scope).where(tally.where).where(some)
    client, on = (Value(None) if column is None else column for column in (fact.client, fact.on))
    if tally.distinct is not None:
        day = on if fact.on is None else fn.MIN(on)
        query = fact.query.select(tally.distinct, Value(1), client, day).group_by(tally.distinct)
    else:
        amount = Value(1) if tally.amount is None else tally.amount
        query = fact.query.select(fact.row, amount, client, on)
    return list(query.tuples())
