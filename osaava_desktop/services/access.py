"""The right of access: everything held on one client, in the bin or not, and who has looked at it.

What belongs to a client is found by the links of the tables, so that no table is forgotten.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from peewee import ForeignKeyField

from osaava_desktop.domain import access_words as words
from osaava_desktop.domain.blanking import Blanker
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping_form import Option, Question
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.services import drafts
from osaava_desktop.services.record_names import names_of
from osaava_desktop.store.audit import Line
from osaava_desktop.store.drafts import Draft
from osaava_desktop.store.erasing import links
from osaava_desktop.store.models import (
    TABLES,
    ClientRow,
    LocalityRow,
    MappingAnswerRow,
    MappingRow,
    MergeRow,
    PersonRow,
    Table,
)
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Held:
    """What is held on a client: records by their kind, the names of what they link to, and the audit."""

    client: Client
    own: frozenset[UUID]
    """The ids that the client has had: merged entries are the same person."""
    records: Mapping[type[Record], Sequence[Record]]
    names: Mapping[UUID, str]
    lines: Sequence[Line]
    drafts: Sequence[Draft]
    blanker: Blanker
    zone: dt.tzinfo | None


def gather(office: Office, client: Client) -> Held:
    """Reads all that is held on a client, also in the bin or unsaved; leaves an audit row."""
    own = same_person(office, client.id)
    unsaved = drafts.about(office, own)
    with office.change(Action.EXPORT_CLIENT, client.id, thing=ClientRow._meta.table_name):
        rows = dict(_rows(office, own))
        _arrange_answers(rows)
        records = {table.record: found for table, found in rows.items() if found}
        ids = {record.id for found in rows.values() for record in found}
        return Held(
            client=client,
            own=own,
            records={kind: records[kind] for kind in _ordered(records)},
            names={**names_of(office, _linked(rows)), **_staff(office)},
            lines=office.audit_about(ids),
            drafts=unsaved,
            blanker=_blanker(office, own),
            zone=office.clock().tzinfo,
        )


def own_tables() -> dict[type[Table], list["ForeignKeyField[Any]"]]:
    """Every table whose rows may be about a client, with the links that lead there."""
    found: dict[type[Table], list[ForeignKeyField[Any]]] = {ClientRow: []}
    grown = True
    while grown:
        grown = False
        for table in TABLES.values():
            leading = [link for link in links(table) if link.rel_model in found]
            if leading != found.get(table, []):
                found[table], grown = leading, True
    return found


def _rows(office: Office, own: Collection[UUID]) -> Iterator[tuple[type[Table], list[Record]]]:
    """The rows of each table that hang on the client, after those that they hang on."""
    tables = own_tables()
    ids: dict[type[Table], set[UUID]] = {}
    while tables:
        ready = [table for table, leading in tables.items() if all(one.rel_model in ids for one in leading)]
        for table in ready:
            found = _hanging(office, table, tables.pop(table), ids, own)
            ids[table] = {record.id for record in found}
            yield table, found


def _hanging(
    office: Office,
    table: type[Table],
    leading: Sequence["ForeignKeyField[Any]"],
    ids: Mapping[type[Table], Collection[UUID]],
    own: Collection[UUID],
) -> list[Record]:
    conditions = [link.in_(ids[link.rel_model]) for link in leading] or [table.id.in_(own)]
    return list(office.visible(table, bin=True).where(reduce(or_, conditions)).order_by(table.id))


def _arrange_answers(rows: Mapping[type[Table], list[Any]]) -> None:
    """The choices of mapping talks by the day of the talk, in the order of the form."""
    days = {talk.id: (talk.on, talk.id) for talk in rows[MappingRow]}
    questions, options = list(Question), list(Option)
    rows[MappingAnswerRow].sort(
        key=lambda one: (days[one.mapping], questions.index(one.question), options.index(one.option))
    )


def same_person(office: Office, client: UUID) -> frozenset[UUID]:
    """The client, and the entries that were merged into it."""
    # Also those that ended in an entry which has gone into the bin by a later merge.
    merges = office.visible(MergeRow, MergeRow.kept, MergeRow.gone, bin=True)
    merged = list(merges.where(MergeRow.undone.is_null(), MergeRow.deleted.is_null()).tuples())
    own: set[UUID] = {client}
    while more := {gone for kept, gone in merged if kept in own} - own:
        own |= more
    return frozenset(own)


def _linked(rows: Mapping[type[Table], Sequence[Record]]) -> dict[type[Table], set[UUID]]:
    """The ids of everything that the rows link to, by table."""
    found: dict[type[Table], set[UUID]] = {}
    for table, records in rows.items():
        for link in links(table):
            values = {getattr(record, link.name) for record in records} - {None}
            found.setdefault(link.rel_model, set()).update(values)
    return found


def _ordered(records: Collection[type[Record]]) -> list[type[Record]]:
    return sorted(records, key=list(words.TITLES).index)


def _blanker(office: Office, own: Collection[UUID]) -> Blanker:
    columns = (ClientRow.id, ClientRow.family_name, ClientRow.given_names)
    named = list(office.visible(ClientRow, *columns, bin=True).tuples())
    mine = [f"{family} {given}" for key, family, given in named if key in own]
    others = [f"{family} {given}" for key, family, given in named if key not in own]
    towns = [name for (name,) in office.visible(LocalityRow, LocalityRow.name, bin=True).tuples()]
    return Blanker(others, [*mine, *_staff(office).values(), *towns])


def _staff(office: Office) -> dict[UUID, str]:
    """Everybody who works or worked here: they are named."""
    return dict(office.visible(PersonRow, PersonRow.id, PersonRow.name, bin=True).tuples())
