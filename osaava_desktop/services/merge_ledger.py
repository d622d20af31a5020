"""What a merge has changed, field by field, so that it can be undone: written as it goes, read backwards."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar
from uuid import UUID

from peewee import BinaryUUIDField, ForeignKeyField

from osaava_desktop.domain.records import Record
from osaava_desktop.store.change import STAMPS, Change
from osaava_desktop.store.models import TABLES, Table
from osaava_desktop.store.office import Office

R = TypeVar("R", bound=Record)
Values = dict[str, Any]
Ledger = list[Values]
"""Entries of table, id, and the changed fields before and after, as JSON has them."""


def links_to(table: type[Table]) -> Iterator[tuple[type[Table], str]]:
    """Every field of any table that names a record of `table`."""
    for other in TABLES.values():
        for field in other._meta.sorted_fields:
            if isinstance(field, ForeignKeyField) and field.rel_model is table:
                yield other, field.name


def alter(change: Change, ledger: Ledger, before: R, after: R) -> R:
    """Saves `after` in the place of `before`."""
    return _noted(ledger, before, change.save(after))


def put_in_bin(change: Change, ledger: Ledger, record: R) -> R:
    """Puts a record into the bin."""
    return _noted(ledger, record, change.put_in_bin(record))


def add(change: Change, ledger: Ledger, record: R) -> R:
    """Adds a record, or takes the one of its id out of the bin; undone, it lies in the bin."""
    stored = change.save(record)
    return _noted(ledger, replace(stored, deleted=stored.changed), stored)


def move_links(
    office: Office,
    change: Change,
    ledger: Ledger,
    table: type[Table],
    old: UUID,
    new: UUID,
    *spared: type[Table],
) -> None:
    """Has everything that names the record `old` name `new`, in the bin or not.

    What this merge has put into the bin stays where it was, and so do the tables that are `spared`.
    """
    done = {entry["id"] for entry in ledger if set(entry["after"]) == {"deleted"}}
    for other, name in links_to(table):
        if other in spared:
            continue
        query = office.visible(other, bin=True).where(getattr(other, name) == old)
        for record in list(query):
            if str(record.id) not in done:
                alter(change, ledger, record, replace(record, **{name: new}))


def undo(office: Office, change: Change, changes: str) -> None:
    """Gives each field its old value again, unless it has been changed since."""
    tables = {table._meta.table_name: table for table in TABLES.values()}
    for entry in reversed(json.loads(changes)):
        table = tables[entry["table"]]
        record = office.visible(table, bin=True).where(table.id == UUID(entry["id"])).get()
        before, after = decoded(table, entry["before"]), decoded(table, entry["after"])
        still = [name for name, value in after.items() if getattr(record, name) == value]
        change.save(replace(record, **{name: before[name] for name in still}))


def written(ledger: Ledger) -> str:
    """The ledger as `Merge.changes` keeps it."""
    return json.dumps(ledger, default=str, ensure_ascii=False)


def _noted(ledger: Ledger, before: R, after: R) -> R:
    names = [field.name for field in fields(after) if field.name not in STAMPS]
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    if changed:
        entry = {"table": TABLES[type(after)]._meta.table_name, "id": str(after.id)}
        for title, record in (("before", before), ("after", after)):
            entry[title] = {name: getattr(record, name) for name in changed}
        ledger.append(entry)
    return after


def decoded(table: type[Table], values: Values) -> Values:
    """The values of fields of `table` as records have them."""
    found: Values = {}
    for name, value in values.items():
        field: Any = table._meta.fields[name]
        is_id = isinstance(field, BinaryUUIDField | ForeignKeyField)
        found[name] = UUID(value) if is_id and value is not None else field.python_value(value)
    return found
