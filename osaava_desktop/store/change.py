"""What may be done to records inside `Office.change`: save, put into the bin, take back, number."""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar
from uuid import UUID

from peewee import ModelSelect

from osaava_desktop.domain.clients import Background, Client, IdentityNumber, Merge, search_text
from osaava_desktop.domain.frozen import FrozenFigure, FrozenReport
from osaava_desktop.domain.office import Logo
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.texts import format_date
from osaava_desktop.errors import NotAllowed, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.store.audit import Entry
from osaava_desktop.store.models import TABLES, ClientRow, SequenceRow

R = TypeVar("R", bound=Record)

STAMPS = frozenset({"id", "device", "created", "changed"})
"""Columns that the door fills in, and the audit's values leave out."""

UNALTERED = frozenset({FrozenReport, FrozenFigure})
"""Records that stay as they were first saved, out of the bin: a later report supersedes an earlier one."""

UNTOLD: dict[type[Record], frozenset[str]] = {
    IdentityNumber: frozenset({"number"}),
    Background: frozenset({"answer"}),
    FrozenFigure: frozenset({"members"}),
    Logo: frozenset({"picture"}),
    Merge: frozenset({"changes"}),
}
"""Fields whose change the audit tells, but not their values: too secret, or told record by record already."""

_DERIVED: dict[type[Record], Callable[[Any], dict[str, Any]]] = {
    Client: lambda client: {"search": search_text(client)},
}
"""Columns that are worked out from the record when it is saved."""


class Change:
    """One change of the office: all of it is kept, or nothing. `entries` is what the audit will say."""

    def __init__(
        self, action: Action, record: UUID | None, thing: str, now: Callable[[], dt.datetime], device: UUID
    ) -> None:
        self.entries: list[Entry] = []
        self._action = action
        self._record = record
        self._thing = thing
        self._now = now
        self._device = device

    def save(self, record: R) -> R:
        """Adds `record`, or changes the one of its id; gives it back as stored."""
        table = TABLES[type(record)]
        stored = table.select().where(table.id == record.id).dicts().first()
        if stored is None:
            return self._add(record)
        created, device = stored["created"], stored["device"]
        record = replace(record, created=created, device=device, changed=self._now())
        self._alter(record, stored)
        return record

    def put_in_bin(self, record: R) -> R:
        """Takes `record` out of every list and figure, so that it can be taken back."""
        return self.save(replace(self._stored(record), deleted=self._now()))

    def take_back(self, record: R) -> R:
        """Takes `record` out of the bin."""
        return self.save(replace(self._stored(record), deleted=None))

    def next_number(self, series: str, first: int = 1) -> int:
        """The next number of a running series of this laptop; never given out twice."""
        last = SequenceRow.get_or_none(SequenceRow.name == series)
        number = last.value + 1 if last else first
        SequenceRow.insert(name=series, value=number).on_conflict_replace().execute()
        return number

    def conclude(self) -> None:
        """Sees to it that an act which saved nothing (a print, a look) is in the audit too."""
        if not self.entries:
            self.entries.append(Entry(action=self._action, thing=self._thing, record=self._record))

    def _stored(self, record: R) -> R:
        """The record as it lies in the file, whatever the caller last saw of it."""
        table = TABLES[type(record)]
        columns = [getattr(table, field.name) for field in fields(record)]
        query: ModelSelect[Any] = table.select(*columns).where(table.id == record.id)
        found: R = query.objects(type(record)).get()
        return found

    def _add(self, record: R) -> R:
        self._check_use(record)
        now = self._now()
        record = replace(record, device=self._device, created=now, changed=now)
        values = _columns(record)
        TABLES[type(record)].insert(**values).execute()
        self._note(
            record, None, {name: value for name, value in _values(record).items() if value is not None}
        )
        return record

    def _check_use(self, record: Record) -> None:
        """Nothing new is written down of a client the use of whose data is restricted (GDPR art. 18)."""
        client = getattr(record, "client", None)
        if client is None:
            return
        query = ClientRow.select(ClientRow.number, ClientRow.restricted)
        query = query.where(ClientRow.id == client, ClientRow.restricted.is_null(False))
        kept: Any = query.namedtuples().first()
        if kept is not None:
            sentence = _("The data of client {number} are kept but not used since {day}: nothing is added.")
            raise PlainError(sentence.format(number=kept.number, day=format_date(kept.restricted)))

    def _alter(self, record: Record, stored: dict[str, Any]) -> None:
        columns = _columns(record)
        changed = {name for name, value in columns.items() if name not in STAMPS and value != stored[name]}
        if not changed:
            return
        if type(record) in UNALTERED:
            raise NotAllowed(_("A report that was sent is never altered. Freeze a later version of it."))
        table = TABLES[type(record)]
        values = {name: columns[name] for name in (*changed, "changed")}
        table.update(**values).where(table.id == record.id).execute()
        shown = changed & {field.name for field in fields(record)}
        self._note(record, {n: stored[n] for n in shown}, {n: columns[n] for n in shown})

    def _note(self, record: Record, before: dict[str, Any] | None, after: dict[str, Any]) -> None:
        for name in STAMPS:
            after.pop(name, None)
        for values in filter(None, (before, after)):
            values.update({name: "…" for name in UNTOLD.get(type(record), ()) if name in values})
        thing = TABLES[type(record)]._meta.table_name
        self.entries.append(
            Entry(action=self._action, thing=thing, record=record.id, before=before, after=after)
        )


def _columns(record: Record) -> dict[str, Any]:
    derived = _DERIVED.get(type(record))
    return {**_values(record), **(derived(record) if derived else {})}


def _values(record: Record) -> dict[str, Any]:
    """The fields with their values, which are plain ones: `asdict` would copy them deeply."""
    return {field.name: getattr(record, field.name) for field in fields(record)}
