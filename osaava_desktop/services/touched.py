"""Records that were entered, changed or put into the bin since a moment, and whom and what they concern."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from peewee import JOIN, Value

from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.late_changes import Thing, Why
from osaava_desktop.store.models import (
    AnswerSheetRow,
    AttendanceRow,
    CardRow,
    ContactRow,
    EncounterRow,
    ExitStatusRow,
    GuidanceRow,
    GuidanceTopicRow,
    KykyviisariRow,
    MappingRow,
    MeetingRow,
    OfferRow,
    OpportunityRow,
    ParticipationRow,
    PathwayStepRow,
    SessionRow,
    SurveyAnswerRow,
    Table,
    UnnamedRow,
)
from osaava_desktop.store.office import Office

ACTS: tuple[type[Table], ...] = (
    ParticipationRow,
    AttendanceRow,
    EncounterRow,
    GuidanceRow,
    MappingRow,
    CardRow,
    PathwayStepRow,
)
"""Whatever a person is met by."""

SOURCES: Mapping[str, tuple[type[Table], ...]] = {
    "registered": (ParticipationRow,),
    "named": ACTS,
    "phase": ACTS,
    "first_contact": (ParticipationRow,),
    "esf": (ParticipationRow, ExitStatusRow),
    "observations": (ParticipationRow,),
    "mapping": (MappingRow,),
    "kykyviisari": (KykyviisariRow,),
    "pathways": (PathwayStepRow,),
    "guidance": (GuidanceRow, GuidanceTopicRow),
    "groups": (AttendanceRow, SessionRow, UnnamedRow),
    "unnamed": (UnnamedRow,),
    "encounters": (EncounterRow,),
    "cards": (CardRow,),
    "partners": (ContactRow,),
    "meetings": (MeetingRow,),
    "opportunities": (OpportunityRow,),
    "offers": (OfferRow,),
    "survey": (SurveyAnswerRow, AnswerSheetRow),
}
"""The tables that a family of keys is counted from."""

_TOLD_AS: Mapping[str, Thing] = {"guidance_topic": Thing.GUIDANCE, "survey_answer": Thing.ANSWER_SHEET}
"""Parts of a record are told as the whole of it."""

NAMELESS = (SurveyAnswerRow, AnswerSheetRow)
"""Of these it is never told whose they are."""

_OF_MANY = (Thing.SESSION, Thing.GROUP, Thing.VISIT, Thing.OPPORTUNITY, Thing.PARTNER, Thing.QUESTION)
"""What concerns more than the one client who was found by it."""

_DAYS = ("on", "started", "opened")


@dataclass(frozen=True, kw_only=True)
class Touch:
    """A record that was touched, or the one that it hangs on.

    `own` is the id of the record itself, `record` of what was touched, `concerns` of both and of all else it
    hangs on; `counted` says that its day lies in the span.
    """

    why: Why
    at: dt.datetime
    thing: Thing
    own: UUID
    record: UUID
    client: UUID | None
    concerns: frozenset[UUID]
    counted: bool


def touches(office: Office, table: type[Table], since: dt.datetime, scope: Scope) -> Iterator[Touch]:
    """Every touch of a row of `table` since then, those in the bin too."""
    parents = [getattr(table, name).rel_model.alias() for name in table.hangs_on]
    levels: list[Any] = [table, *parents]
    query = office.visible(table, *_columns(table, levels), bin=True)
    for name, parent in zip(table.hangs_on, parents, strict=True):
        query = query.switch(table).join(parent, JOIN.LEFT_OUTER, on=getattr(table, name) == parent.id)
    changed = levels[0].changed > since
    for level in levels[1:]:
        changed |= level.changed > since
    things = [_thing(table), *(_thing(getattr(table, name).rel_model) for name in table.hangs_on)]
    for values in query.where(changed).tuples():
        yield _touch(things, values, since, scope)


def _columns(table: type[Table], levels: Iterable[Any]) -> list[Any]:
    """The client, if there is one; then id, stamps and day of each level."""
    named = [level.client for level in levels if hasattr(level, "client")] if table not in NAMELESS else []
    found: list[Any] = [named[0] if named else Value(None)]
    for level in levels:
        day = next((getattr(level, name) for name in _DAYS if hasattr(level, name)), level.id)
        found += [level.id, level.created, level.changed, level.deleted, day]
    return found


def _touch(things: list[Thing], values: tuple[Any, ...], since: dt.datetime, scope: Scope) -> Touch:
    client, *rest = values
    levels = [rest[start : start + 5] for start in range(0, len(rest), 5)]
    place = next(place for place, level in enumerate(levels) if level[2] and level[2] > since)
    thing, (record, created, changed, deleted, _day) = things[place], levels[place]
    days = [level[4] for level in levels if isinstance(level[4], dt.date)]
    why = Why.CHANGED
    if deleted is not None:
        why = Why.BINNED
    elif created > since:
        why = Why.ENTERED
    return Touch(
        why=why,
        at=changed,
        thing=thing,
        own=levels[0][0],
        record=record,
        client=None if thing in _OF_MANY else client,
        concerns=frozenset(level[0] for level in levels if level[0] is not None),
        counted=any(scope.start <= day <= scope.end for day in days),
    )


def _thing(table: type[Table]) -> Thing:
    name = table._meta.table_name
    return _TOLD_AS.get(name) or Thing(name)


def all_ids(office: Office, tables: Collection[type[Table]]) -> set[UUID]:
    """The ids of all records of `tables` and of those they hang on, in the bin or not."""
    wanted = {*tables, *(getattr(table, name).rel_model for table in tables for name in table.hangs_on)}
    return {key for table in wanted for (key,) in office.visible(table, table.id, bin=True).tuples()}
