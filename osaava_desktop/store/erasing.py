"""Erasing for good: rows, what the audit and the drafts hold of them, and no trace in the file's pages.

The chain of the audit stays as it is: names of fields and hashes of values stand in it, no value.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from peewee import Expression, ForeignKeyField, chunked

from osaava_desktop.domain.policy import Action
from osaava_desktop.store.audit import BATCH, Entry
from osaava_desktop.store.change import Change
from osaava_desktop.store.models import (
    TABLES,
    AttachmentRow,
    AuditRow,
    AuditValueRow,
    ClientRow,
    DraftRow,
    ErasedRow,
    MergeRow,
    Table,
)

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Rows = Mapping[type[Table], Collection[UUID]]
Mentions = Callable[[str], bool]
"""Whether a text tells of somebody."""


def links(table: type[Table]) -> list["ForeignKeyField[Any]"]:
    """The links of a table to other tables."""
    return [field for field in table._meta.sorted_fields if isinstance(field, ForeignKeyField)]


def goes_along(link: "ForeignKeyField[Any]") -> bool:
    """Whether a row is erased with what this link names; or else only the link is."""
    return not link.null or link.name in link.model.hangs_on


def hanging(start: Rows) -> dict[type[Table], set[UUID]]:
    """The rows of `start`, and all that hangs on them by whatever link, so that no table is forgotten."""
    found: dict[type[Table], set[UUID]] = {table: set(ids) for table, ids in start.items()}
    fresh = {table: set(ids) for table, ids in start.items()}
    while fresh:
        target, ids = fresh.popitem()
        for table in TABLES.values():
            for link in links(table):
                if link.rel_model is target and goes_along(link):
                    new = set(_naming(link, ids)) - found.get(table, set())
                    if new:
                        found.setdefault(table, set()).update(new)
                        fresh.setdefault(table, set()).update(new)
    return found


def erase(change: Change, rows: Rows, *, now: dt.datetime, mentions: Mentions) -> list[UUID]:
    """Erases rows with all that is known of them elsewhere; gives the attachments whose files must go.

    What only names them forgets them. Values in the audit, ledgers of merges and drafts that hold or
    tell of any of them are cleared.
    """
    ids = {one for found in rows.values() for one in found}
    everything: dict[type[Table], set[UUID]] = {table: set(found) for table, found in rows.items()}
    files = everything.setdefault(AttachmentRow, set())
    files.update(_attached(ids))
    _forget(change, everything, now)
    for table in _in_order(everything):
        for batch in chunked(everything[table], BATCH):
            table.delete().where(table.id.in_(batch)).execute()
    _clear_ledgers(ids)
    _clear_values(ids, mentions)
    _clear_drafts(ids, mentions)
    for client in rows.get(ClientRow, ()):
        ErasedRow.insert(id=client, erased=now).on_conflict_ignore().execute()
    return sorted(files)


def erased() -> set[UUID]:
    """The ids of the people who were erased."""
    return {row.id for row in ErasedRow.select()}


def remember(ids: Collection[UUID], now: dt.datetime) -> None:
    """Notes that these people were erased, in another state of the file."""
    for one in ids:
        ErasedRow.insert(id=one, erased=now).on_conflict_ignore().execute()


def old_values(before: dt.datetime) -> int:
    """How many rows of the audit that are older than this still hold values."""
    return AuditValueRow.select().where(_older(before), _holds_values()).count()


def oldest_values() -> dt.datetime | None:
    """When (UTC) the oldest values were written that the audit still holds."""
    held = AuditValueRow.select(AuditValueRow.seq).where(_holds_values())
    first = AuditRow.select(AuditRow.at).where(AuditRow.seq.in_(held)).order_by(AuditRow.seq).first()
    return first.at if first else None


def clear_old_values(before: dt.datetime) -> None:
    """Clears the values of rows of the audit that are older than this; the rows stay."""
    AuditValueRow.update(before=None, after=None).where(_older(before)).execute()


def _holds_values() -> Expression:
    held: Expression = AuditValueRow.before.is_null(False) | AuditValueRow.after.is_null(False)
    return held


def _older(before: dt.datetime) -> Expression:
    old: Expression = AuditValueRow.seq.in_(AuditRow.select(AuditRow.seq).where(AuditRow.at < before))
    return old


def _naming(link: "ForeignKeyField[Any]", ids: Collection[UUID]) -> Iterator[UUID]:
    """The rows that name any of these by a link."""
    table = link.model
    for batch in chunked(ids, BATCH):
        yield from (row.id for row in table.select(table.id).where(link.in_(batch)))


def _forget(change: Change, rows: Rows, now: dt.datetime) -> None:
    """Empties every link to what goes; rows that stay leave an entry without values."""
    for table in TABLES.values():
        for link in links(table):
            if link.null and link.rel_model in rows:
                named = list(_naming(link, rows[link.rel_model]))
                for batch in chunked(named, BATCH):
                    table.update({link: None, table.changed: now}).where(table.id.in_(batch)).execute()
                stay = set(named) - set(rows.get(table, ()))
                change.entries.extend(
                    Entry(action=Action.ERASE, thing=table._meta.table_name, record=one) for one in stay
                )


def _in_order(rows: Rows) -> Iterator[type[Table]]:
    """The tables, each after those that name its rows."""
    left = set(rows)
    while left:
        held = {link.rel_model for table in left for link in links(table) if not link.null}
        free = left - held
        assert free, "tables name each other in a circle"
        yield from free
        left -= free


def _attached(ids: Collection[UUID]) -> list[UUID]:
    found: list[UUID] = []
    for batch in chunked(ids, BATCH):
        query = AttachmentRow.select(AttachmentRow.id).where(AttachmentRow.subject.in_(batch))
        found.extend(row.id for row in query)
    return found


def _clear_ledgers(ids: Collection[UUID]) -> None:
    """Merges of other people forget what they once did to these rows."""
    gone = {str(one) for one in ids}
    for row in MergeRow.select():
        ledger = json.loads(row.changes)
        kept = [entry for entry in ledger if not _tells_of(entry, gone)]
        if len(kept) < len(ledger):
            changes = json.dumps(kept, default=str, ensure_ascii=False)
            MergeRow.update(changes=changes).where(MergeRow.id == row.id).execute()


def _tells_of(entry: Mapping[str, Any], gone: Collection[str]) -> bool:
    values = [*entry["before"].values(), *entry["after"].values()]
    return entry["id"] in gone or any(isinstance(value, str) and value in gone for value in values)


def _clear_values(ids: Collection[UUID], mentions: Mentions) -> None:
    telling, gone = [], {str(one) for one in ids}
    for row in AuditValueRow.select().where(_holds_values()).iterator():
        text = f"{row.before or ''} {row.after or ''}"
        if row.record in ids or mentions(text) or not gone.isdisjoint(_ID.findall(text)):
            telling.append(row.seq)
    for batch in chunked(telling, BATCH):
        AuditValueRow.update(before=None, after=None).where(AuditValueRow.seq.in_(batch)).execute()


def _clear_drafts(ids: Collection[UUID], mentions: Mentions) -> None:
    gone = {str(one) for one in ids}
    for row in list(DraftRow.select()):
        text = f"{row.form} {row.content}"
        if row.record in ids or mentions(text) or not gone.isdisjoint(_ID.findall(text)):
            DraftRow.delete().where(DraftRow.person == row.person, DraftRow.form == row.form).execute()
