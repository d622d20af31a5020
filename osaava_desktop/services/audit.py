"""The log of what was done, as it is read: in words, the newest first, a page at a time."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from osaava_desktop.domain import policy
from osaava_desktop.domain.audit_words import act_words
from osaava_desktop.domain.policy import Action
from osaava_desktop.i18n import _
from osaava_desktop.services import people
from osaava_desktop.store.models import TABLES, ClientRow
from osaava_desktop.store.office import Office

PAGE = 500
"""Rows that are read at a time."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row in words; `at` is local time, `number` that of the client it is about, never a name."""

    seq: int
    at: dt.datetime
    who: str
    what: str
    number: str = ""
    client: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What the log is narrowed to; `day` is local."""

    person: UUID | None = None
    action: str = ""
    day: dt.date | None = None
    client: UUID | None = None


def may_read(office: Office) -> bool:
    """Whether who is signed in may read the log."""
    return policy.may(office.person, Action.READ_AUDIT, office.today)


def note_read(office: Office) -> None:
    """Leaves a row that the log was read; a file that can't be written keeps none."""
    if not office.read_only:
        with office.change(Action.READ_AUDIT):
            pass


def lines(office: Office, narrowed: Narrowed, below: int | None = None) -> list[Line]:
    """A page of the log, below the row of that number. Raises NotAllowed."""
    found = office.audit_page(
        below,
        PAGE,
        person=narrowed.person,
        action=narrowed.action,
        span=_span(office, narrowed.day),
        records=_records_of(office, narrowed.client) if narrowed.client else None,
    )
    names = {person.id: person.name for person in people.staff(office)}
    clients = _clients(office, found)
    numbers = _numbers(office, clients.values())
    zone = office.clock().tzinfo
    return [
        Line(
            seq=row["seq"],
            at=row["at"].replace(tzinfo=dt.UTC).astimezone(zone),
            who=names.get(row["person"], ""),
            what=act_words(row["action"]),
            client=clients.get(row["record"]) if clients.get(row["record"]) in numbers else None,
            number=numbers.get(clients[row["record"]], "") if row["record"] in clients else "",
        )
        for row in found
    ]


def verdict(office: Office) -> tuple[bool, str]:
    """Whether the chain holds, and that in words, with its length and the head that vouches for it."""
    office.require(Action.READ_AUDIT)
    problems, (count, head) = office.audit_problems(), office.audit_reach()
    if not problems:
        words = _("The log is whole: {count} rows, head {head}.")
        return True, words.format(count=count, head=head[:16])
    return False, _("The log was altered: {where}. Keep the file and look at the newest backup.").format(
        where=", ".join(problems[:3])
    )


def _span(office: Office, day: dt.date | None) -> tuple[dt.datetime, dt.datetime] | None:
    if day is None:
        return None
    begin = dt.datetime.combine(day, dt.time.min, tzinfo=office.clock().tzinfo)
    end = dt.datetime.combine(day, dt.time.max, tzinfo=office.clock().tzinfo)
    first, last = (one.astimezone(dt.UTC).replace(tzinfo=None) for one in (begin, end))
    return first, last


def _with_client() -> dict[str, Any]:
    """The tables whose rows are one client's, by name."""
    return {table._meta.table_name: table for table in TABLES.values() if hasattr(table, "client")}


def _records_of(office: Office, client: UUID) -> list[UUID]:
    found = [client]
    for table in _with_client().values():
        found += [row.id for row in office.visible(table, table.id, bin=True).where(table.client == client)]
    return found


def _clients(office: Office, rows: Iterable[dict[str, Any]]) -> dict[UUID, UUID]:
    """Whose the records of these rows are, by record."""
    by_table: dict[str, set[UUID]] = {}
    for row in rows:
        if row["record"] is not None:
            by_table.setdefault(row["thing"].partition(".")[0], set()).add(row["record"])
    found = {key: key for keys in by_table.values() for key in keys}  # a client is their own
    for name, table in _with_client().items():
        for row in office.visible(table, table.id, table.client, bin=True).where(
            table.id.in_(list(by_table.get(name, ())))
        ):
            found[row.id] = row.client_id
    return found


def _numbers(office: Office, clients: Iterable[UUID]) -> dict[UUID, str]:
    query = office.visible(ClientRow, ClientRow.id, ClientRow.number, bin=True)
    return {row.id: row.number for row in query.where(ClientRow.id.in_(list(set(clients))))}
