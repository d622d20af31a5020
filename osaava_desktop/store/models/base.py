"""What all tables share. The proxy is bound to the one open file by `Office`."""

import re
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from peewee import SQL, BinaryUUIDField, DatabaseProxy, DateTimeField, ForeignKeyField, Model

from osaava_desktop.domain.records import Record

database = DatabaseProxy()

TABLES: dict[type[Record], type["Table"]] = {}
"""The table of each kind of record."""


def _table_name(model: type[Model]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model.__name__.removesuffix("Row")).lower()


class Plain(Model):
    """A table bound to the office file."""

    class Meta:
        database = database
        legacy_table_names = False
        table_function = _table_name


class Table(Plain):
    """A table of records. `hangs_on` names the links whose target takes this row along into the bin."""

    hangs_on: ClassVar[tuple[str, ...]] = ()
    record: ClassVar[type[Record]]

    id = BinaryUUIDField(primary_key=True)
    device = BinaryUUIDField()
    created = DateTimeField()
    changed = DateTimeField()
    deleted = DateTimeField(null=True)
    import_id = BinaryUUIDField(null=True)


T = TypeVar("T", bound=Table)


def holds(record: type[Record]) -> Callable[[type[T]], type[T]]:
    """Declares that a table holds that kind of record."""

    def declare(table: type[T]) -> type[T]:
        table.record = record
        name = (
            f"{table._meta.table_name}_bin"  # a small index: what lies in the bin is asked for all the time
        )
        table.add_index(table.index(table.id, where=SQL("deleted IS NOT NULL"), name=name))
        TABLES[record] = table
        return table

    return declare


def link(model: type[Table], *, null: bool = False) -> "ForeignKeyField[Any]":
    """A link to a record of `model`, which can't be deleted from under it."""
    options: dict[str, Any] = {"on_delete": "RESTRICT", "backref": "+", "null": null}
    return ForeignKeyField(model, **options)
