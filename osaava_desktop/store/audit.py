"""The audit chain: who did what to which record, each row bound to the one before by HMAC-SHA256.

Field names and a hash of the values stand in the chain; the values stand beside it, so that an erasure
can clear them and the chain still verifies. Whoever holds the key could write the whole chain anew:
therefore its head is printed on the yearly report and kept with every backup.
"""

import datetime as dt
import hmac
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import itemgetter
from typing import Any
from uuid import UUID

from peewee import JOIN, chunked, fn

from osaava_desktop.store.models import AuditRow, AuditValueRow, SequenceRow

GENESIS = bytes(32)

SERIES = "audit"
"""The series that holds the last row's number: it shows when the end was cut off or an old page put back."""

BATCH = 200
"""Rows of one statement; SQLite takes no more than 32 766 values in one."""

TRIGGERS = {
    "audit_no_update": (
        "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
    ),
    "audit_no_delete": (
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
    ),
}

Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One act on one record (or on none). `before` and `after` hold only the fields that changed."""

    action: str
    thing: str = ""
    record: UUID | None = None
    before: Values | None = None
    after: Values | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row as it is told: who did what to which record, when (UTC)."""

    at: dt.datetime
    person: UUID | None
    action: str
    thing: str
    record: UUID


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One change of a record: who made it when (UTC), and its values as JSON where they are still there."""

    at: dt.datetime
    person: UUID | None
    before: str | None
    after: str | None


def append(
    key: bytes, entries: Sequence[Entry], *, at: dt.datetime, person: UUID | None, device: UUID
) -> None:
    """Adds rows to the chain; call it inside the transaction of the change."""
    last = AuditRow.select(AuditRow.seq, AuditRow.head).order_by(AuditRow.seq.desc()).first()
    first = max(last.seq if last else 0, _last_number()) + 1  # a row that is missing leaves a gap
    previous = bytes(last.head) if last else GENESIS
    rows: list[dict[str, Any]] = []
    values: list[dict[str, Any]] = []
    for seq, entry in enumerate(entries, start=first):
        before, after = _json(entry.before), _json(entry.after)
        row = {
            "seq": seq,
            "at": at,
            "person": person,
            "device": device,
            "action": entry.action,
            "thing": entry.thing,
            "record": entry.record,
            "fields": json.dumps(sorted({*(entry.before or ()), *(entry.after or ())})),
            "payload": _payload(key, seq, before, after),
        }
        previous = _head(key, previous, row)
        rows.append({**row, "head": previous})
        if entry.before or entry.after:
            values.append({"seq": seq, "record": entry.record, "before": before, "after": after})
    for batch in chunked(rows, BATCH):
        AuditRow.insert_many(batch).execute()
    for batch in chunked(values, BATCH):
        AuditValueRow.insert_many(batch).execute()
    if rows:
        SequenceRow.insert(name=SERIES, value=rows[-1]["seq"]).on_conflict_replace().execute()


def head() -> str:
    """The head of the chain in hexadecimal: the value that vouches for all before it."""
    last = AuditRow.select(AuditRow.head).order_by(AuditRow.seq.desc()).first()
    return (bytes(last.head) if last else GENESIS).hex()


def last_number() -> int:
    """The number of the last row; 0 where there is none."""
    last = AuditRow.select(AuditRow.seq).order_by(AuditRow.seq.desc()).first()
    return last.seq if last else 0


def head_at(number: int) -> str:
    """The head of the chain as it was at that row, in hexadecimal; empty where there is no such row."""
    row = AuditRow.get_or_none(AuditRow.seq == number)
    return bytes(row.head).hex() if row else ""


def follows(known: str, but: Collection[str]) -> bool:
    """Whether anything was done since the chain's head was `known`, but for these acts."""
    last = AuditRow.get_or_none(AuditRow.head == bytes.fromhex(known))
    if last is None:
        return True
    return AuditRow.select().where(AuditRow.seq > last.seq, AuditRow.action.not_in(list(but))).exists()


def last_by_person(action: str) -> dict[UUID, dt.datetime]:
    """When (UTC) each person last did this."""
    query = (
        AuditRow.select(AuditRow.person, fn.MAX(AuditRow.at).alias("at"))
        .where(AuditRow.action == action)
        .group_by(AuditRow.person)
    )
    return {row.person: row.at for row in query if row.person is not None}


def page(
    below: int | None,
    limit: int,
    *,
    person: UUID | None = None,
    action: str = "",
    span: tuple[dt.datetime, dt.datetime] | None = None,
    records: Collection[UUID] | None = None,
) -> list[dict[str, Any]]:
    """Rows by descending number below a number; of a person, an act, a span of time (UTC), some records."""
    query = AuditRow.select(*(getattr(AuditRow, name) for name in ("seq", "at", "person", *_TOLD)))
    for condition in (
        below is not None and AuditRow.seq < below,
        person is not None and AuditRow.person == person,
        bool(action) and AuditRow.action == action,
        span is not None and AuditRow.at.between(*span),
        records is not None and AuditRow.record.in_(list(records or ())),
    ):
        query = query.where(condition) if condition is not False else query
    found: list[dict[str, Any]] = list(query.order_by(AuditRow.seq.desc()).limit(limit).dicts().iterator())
    return found


_TOLD = ("action", "thing", "record")


def about(records: Collection[UUID]) -> list[Line]:
    """What was done to any of these records, the earliest first."""
    found: list[dict[str, Any]] = []
    for batch in chunked(records, BATCH):
        found.extend(AuditRow.select().where(AuditRow.record.in_(batch)).dicts().iterator())
    names = [field.name for field in fields(Line)]
    return [Line(**{name: row[name] for name in names}) for row in sorted(found, key=itemgetter("seq"))]


def changes_of(record: UUID) -> list[Changed]:
    """Every change of a record with its values, the earliest first."""
    joined = (AuditRow.seq == AuditValueRow.seq) & (AuditValueRow.record == record)
    query = AuditRow.select(AuditRow.at, AuditRow.person, AuditValueRow.before, AuditValueRow.after)
    rows = query.join(AuditValueRow, on=joined).order_by(AuditRow.seq).dicts().iterator()
    return [Changed(**row) for row in rows]


def first_break(key: bytes) -> int | None:
    """The number of the first row that does not fit the chain, or None when all of it holds."""
    previous, expected = GENESIS, 1
    for row in AuditRow.select().order_by(AuditRow.seq).dicts().iterator():
        stored = bytes(row.pop("head"))
        if row["seq"] != expected or not hmac.compare_digest(stored, _head(key, previous, row)):
            return expected
        previous, expected = stored, expected + 1
    return expected if _last_number() >= expected else None


def values_altered(key: bytes) -> list[int]:
    """The numbers of the rows whose values, where not cleared, are not those that were logged.

    Values without a row count too: they show that the end of the chain was cut off.
    """
    query = AuditValueRow.select(AuditValueRow, AuditRow.payload).join(
        AuditRow, JOIN.LEFT_OUTER, on=(AuditRow.seq == AuditValueRow.seq)
    )
    return [row["seq"] for row in query.dicts().iterator() if _altered(key, row)]


def _last_number() -> int:
    """The number of the last row as the series knows it; 0 in a file that has no such series yet."""
    noted = SequenceRow.get_or_none(SequenceRow.name == SERIES)
    return noted.value if noted else 0


def _altered(key: bytes, row: Mapping[str, Any]) -> bool:
    if row["payload"] is None:
        return True
    if not (row["before"] or row["after"]):
        return False
    return bytes(row["payload"]) != _payload(key, row["seq"], row["before"], row["after"])


def _payload(key: bytes, seq: int, before: str | None, after: str | None) -> bytes:
    return hmac.digest(key, f"{seq}\0{before}\0{after}".encode(), "sha256")


def _head(key: bytes, previous: bytes, row: Mapping[str, Any]) -> bytes:
    parts = [previous.hex()]
    for name in ("seq", "at", "person", "device", "action", "thing", "record", "fields"):
        parts.append("" if row[name] is None else str(row[name]))
    parts.append(bytes(row["payload"]).hex())
    return hmac.digest(key, json.dumps(parts).encode(), "sha256")


def _json(values: Values | None) -> str | None:
    return None if values is None else json.dumps(values, default=str, ensure_ascii=False, sort_keys=True)
