"""The facts that figures count: one query each, with the columns by which a scope narrows it.

A fact is limited by the doors (bin, permission), not by time; `within` narrows it to a scope.
"""

from dataclasses import dataclass, replace
from functools import reduce
from operator import and_
from typing import Any, TypeAlias

from peewee import JOIN, Case, ColumnBase, CompoundSelectQuery, Expression, ModelSelect, Value, fn
from peewee import Select as QuerySelect

from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.groups import Mark, SessionState
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.pathways import ADVANCED
from osaava_desktop.store.models import (
    AttendanceRow,
    CardRow,
    ClientRow,
    EncounterRow,
    GuidanceRow,
    MappingRow,
    ParticipationRow,
    PathwayStepRow,
    PersonRow,
    SessionRow,
    UnnamedRow,
    VisitRow,
)
from osaava_desktop.store.models.office import HappeningTable
from osaava_desktop.store.office import Office

Select: TypeAlias = "ModelSelect[Any]"
Query: TypeAlias = "ModelSelect[Any] | CompoundSelectQuery | QuerySelect"
Condition: TypeAlias = "Expression | None"


OCCASION = (UnnamedRow.session, VisitRow.on, VisitRow.place, VisitRow.locality, VisitRow.worker)
"""What tells occasions apart: the session, or an outreach visit's date, place, locality and worker."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A query and its columns. A dimension that the fact has not is None.

    A `narrowed` fact has been narrowed to its scope when it was made.
    """

    query: Select
    row: ColumnBase
    client: ColumnBase | None = None
    on: ColumnBase | None = None
    area: ColumnBase | None = None
    worker: ColumnBase | None = None
    place: ColumnBase | None = None
    group: ColumnBase | None = None
    narrowed: bool = False

    def has(self, scope: Scope) -> bool:
        """Whether the fact has every dimension that `scope` asks for."""
        return self.narrowed or all(column is not None for _wanted, column in self._asked(scope))

    def within(self, scope: Scope) -> "Fact":
        """The fact narrowed to the span, area, worker, place and group of `scope`."""
        if self.narrowed:
            return self
        query = self.query
        if self.on is not None:
            query = query.where(self.on.between(scope.start, scope.end))
        for wanted, column in self._asked(scope):
            query = query.where(column == Value(wanted, converter=ParticipationRow.id.db_value))
        return replace(self, query=query)

    def where(self, condition: Condition) -> "Fact":
        """The fact narrowed by one more condition."""
        return self if condition is None else replace(self, query=self.query.where(condition))

    def clients(self) -> Select:
        """The ids of the clients of the fact."""
        return self.query.select(self.client)

    def _asked(self, scope: Scope) -> list[tuple[Any, ColumnBase | None]]:
        names = ("area", "worker", "place", "group")
        pairs = ((getattr(scope, name), getattr(self, name)) for name in names)
        return [(wanted, column) for wanted, column in pairs if wanted is not None]


def happenings(office: Office, table: type[HappeningTable]) -> Fact:
    """What is recorded in `table`, in the dimensions that all happenings have."""
    return Fact(
        query=office.visible(table, table.id),
        row=table.id,
        client=getattr(table, "client", None),
        on=table.on,
        area=table.area,
        worker=table.worker,
        place=table.place,
    )


def sessions(office: Office) -> Fact:
    """Sessions held."""
    held = happenings(office, SessionRow).where(SessionRow.state == SessionState.HELD)
    return replace(held, group=SessionRow.group)


def marks(office: Office) -> Fact:
    """Present marks at sessions held, in the dimensions of the session."""
    query = office.visible(AttendanceRow, AttendanceRow.id).join(SessionRow)
    query = query.where(AttendanceRow.mark == Mark.PRESENT, SessionRow.state == SessionState.HELD)
    session = happenings(office, SessionRow)
    return replace(
        session, query=query, row=AttendanceRow.id, client=AttendanceRow.client, group=SessionRow.group
    )


def advances(office: Office) -> Fact:
    """Pathway steps that are started, completed or interrupted, on the day they started."""
    return happenings(office, PathwayStepRow).where(PathwayStepRow.state.in_(ADVANCED))


def ticks(office: Office) -> Fact:
    """Clients whose engagement their worker has ticked."""
    query = office.visible(ClientRow, ClientRow.id).join(PersonRow, JOIN.LEFT_OUTER, on=ClientRow.worker)
    return Fact(
        query=query.where(ClientRow.engaged.is_null(False)),
        row=ClientRow.id,
        client=ClientRow.id,
        on=ClientRow.engaged,
        area=PersonRow.area,
        worker=ClientRow.worker,
    )


def heads(office: Office) -> Fact:
    """Unnamed heads of sessions held and of outreach visits, in the dimensions of the occasion."""
    query = office.visible(UnnamedRow, UnnamedRow.id)
    query = query.join(SessionRow, JOIN.LEFT_OUTER).switch(UnnamedRow).join(VisitRow, JOIN.LEFT_OUTER)
    query = query.where((SessionRow.state == SessionState.HELD) | VisitRow.id.is_null(False))

    def either(name: str) -> ColumnBase:
        return fn.COALESCE(getattr(SessionRow, name), getattr(VisitRow, name))

    return Fact(
        query=query,
        row=UnnamedRow.id,
        on=either("on"),
        area=either("area"),
        worker=either("worker"),
        place=either("place"),
        group=SessionRow.group,
    )


def largest_occasion(office: Office, scope: Scope) -> Fact:
    """The heads of the occasion with the most of them within `scope`."""
    fact = heads(office).within(scope)
    total = fn.SUM(UnnamedRow.heads)
    largest = (
        fact.query.select(*OCCASION).group_by(*OCCASION).order_by(total.desc()).limit(1).tuples().first()
    )
    for column, value in zip(OCCASION, largest or (), strict=bool(largest)):
        fact = fact.where(column.is_null() if value is None else column == value)
    return replace(fact, narrowed=True)


def first_participations(office: Office) -> Fact:
    """Each client's first participation, in the area and with the worker of its start."""
    other: Any = ParticipationRow.alias()
    earlier = (
        office.visible(other, other.id)
        .where(other.client == ParticipationRow.client)
        .where(
            (other.started < ParticipationRow.started)
            | ((other.started == ParticipationRow.started) & (other.id < ParticipationRow.id))
        )
    )
    return participations(office).where(~fn.EXISTS(earlier))


def last_ended(office: Office) -> Fact:
    """Each client's last participation once it has ended, on the day it ended."""
    other: Any = ParticipationRow.alias()
    later = (
        office.visible(other, other.id)
        .where(other.client == ParticipationRow.client)
        .where(
            (other.started > ParticipationRow.started)
            | ((other.started == ParticipationRow.started) & (other.id > ParticipationRow.id))
        )
    )
    fact = participations(office).where(ParticipationRow.ended.is_null(False)).where(~fn.EXISTS(later))
    return replace(fact, on=ParticipationRow.ended)


def participations(office: Office) -> Fact:
    """All participations, on the day they started, with their clients joined."""
    return Fact(
        query=office.visible(ParticipationRow, ParticipationRow.id).join(ClientRow),
        row=ParticipationRow.id,
        client=ParticipationRow.client,
        on=ParticipationRow.started,
        area=ParticipationRow.area,
        worker=ParticipationRow.worker,
    )


def active(office: Office, scope: Scope) -> Fact:
    """Participations that overlap the span of `scope`."""
    goes_on = ParticipationRow.ended.is_null() | (ParticipationRow.ended >= scope.start)
    fact = participations(office).where((ParticipationRow.started <= scope.end) & goes_on)
    return replace(fact, on=None)


def base(office: Office, scope: Scope) -> Fact:
    """The registered of `scope`, by its basis; narrowed to it where they have its dimensions."""
    return base_by(office, scope, scope.basis).within(scope)


def base_by(office: Office, scope: Scope, basis: Basis) -> Fact:
    """The registered by `basis`, not narrowed yet."""
    return first_participations(office) if basis is Basis.STARTED else active(office, scope)


def named_acts(office: Office) -> list[Fact]:
    """Every kind of act by which a person is met by name."""
    return [
        first_participations(office),
        advances(office),
        *(happenings(office, table) for table in (EncounterRow, GuidanceRow, MappingRow, CardRow)),
        marks(office),  # by far the most: looked through last
    ]


def met(office: Office, scope: Scope, acts: list[Fact]) -> tuple[Fact, Condition]:
    """The clients with one of `acts` within `scope`; and the condition that it is their very first.

    Where none of the acts has a dimension asked for, neither has the fact.
    """
    query = office.visible(ClientRow, ClientRow.id)
    fact = Fact(query=query, row=ClientRow.id, client=ClientRow.id)
    there_of = [act.within(scope) for act in acts if act.has(scope)]
    if not there_of:
        return fact, None
    there = _first_days(there_of).cte("there", materialized=True)
    days = QuerySelect([there], [there.c.client_id, _is_first(there, acts).alias("first")])
    seen = days.cte("seen", materialized=True)
    query = query.join(seen, on=(seen.c.client_id == ClientRow.id)).with_cte(there, seen).switch(ClientRow)
    return replace(fact, query=query, narrowed=True), seen.c.first == 1


def _is_first(there: Any, acts: list[Fact]) -> ColumnBase:  # noqa: ANN401 - peewee's CTEs have no public type
    """Whether none of `acts` was earlier than that day of the client; of the earlier ones one is enough."""
    earlier = [act.where(act.client == there.c.client_id).where(act.on < there.c.on) for act in acts]
    condition = reduce(and_, (~fn.EXISTS(act.query) for act in earlier))
    return Case(None, ((condition, 1),), 0)


def _first_days(acts: list[Fact]) -> QuerySelect:
    """Each client's first day of any of `acts`."""
    each = [
        act.query.select(_named(act.client, "client_id"), fn.MIN(act.on).alias("on")).group_by(act.client)
        for act in acts
    ]
    days = _union(each).alias("days")
    client = days.c.client_id
    return QuerySelect([days], [client, fn.MIN(days.c.on).alias("on")]).group_by(client)


def _named(column: ColumnBase | None, name: str) -> ColumnBase:
    assert column is not None  # an act is somebody's, on a day
    return column.alias(name)


def _union(queries: list[Select]) -> Query:
    """The distinct rows of all `queries`."""
    joined: Query = queries[0]
    for query in queries[1:]:
        joined = joined | query
    return joined
