"""The open office: its one connection, who is signed in, this laptop, today; and the two doors.

Every write goes through `change`, every query starts from `visible`; a sensitive group of fields is shown
inside `look`. So permission, atomicity and audit can't be forgotten.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import UUID

from peewee import CompoundSelectQuery, Expression, Field, ForeignKeyField, ModelSelect

from osaava_desktop.domain import policy
from osaava_desktop.domain.office import Device, Profile
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.policy import Action, FieldGroup
from osaava_desktop.domain.records import Record
from osaava_desktop.errors import NotAllowed, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.store import audit, models
from osaava_desktop.store.audit import Entry
from osaava_desktop.store.change import Change
from osaava_desktop.store.database import OfficeDatabase, transaction
from osaava_desktop.store.drafts import Drafts
from osaava_desktop.store.faults import read_only
from osaava_desktop.store.models import DeviceRow, PersonRow, ProfileRow, SecretRow, Table

Clock = Callable[[], dt.datetime]
R = TypeVar("R", bound=Record)


def local_time() -> dt.datetime:
    """Now, with the time zone of this laptop."""
    return dt.datetime.now().astimezone()


class Office:
    """An open office file. `read_only` when it could not be opened for writing."""

    def __init__(self, database: OfficeDatabase, path: Path, person: UUID, clock: Clock = local_time) -> None:
        self.path = path
        self.clock = clock
        self._database = database
        models.database.initialize(database)
        self._audit_key = secret("audit")
        self._device: Device = _one(DeviceRow, Device, UUID(bytes=secret("device")))
        self.profile = _profile()
        self.person: Person = _one(PersonRow, Person, person)
        self._open_change: Change | None = None
        self._exclusive = False

    @property
    def today(self) -> dt.date:
        """The local date."""
        return self.clock().date()

    @property
    def device(self) -> Device:
        """The laptop that this file lives on."""
        return self._device

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved."""
        return self._database.read_only

    @property
    def database(self) -> OfficeDatabase:
        """The connection, for the store's own work and the jobs that need it whole (backup, check)."""
        return self._database

    @contextmanager
    def change(self, action: Action, record: UUID | None = None, thing: str = "") -> Iterator[Change]:
        """One change: allowed? → one transaction → audit rows, or nothing at all.

        `thing` names what an act without records of its own is done to, such as a figure's key.
        Inside an open change it becomes a part of that one. Raises NotAllowed or a StoreError.
        """
        self._check(action)
        with self._changing(action, record, thing) as change:
            yield change

    @contextmanager
    def owed(self, action: Action, record: UUID) -> Iterator[Change]:
        """A change that the office owes a person, whatever who is signed in may do."""
        self._check_writable()
        with self._changing(action, record, "") as change:
            yield change

    @contextmanager
    def _changing(self, action: Action, record: UUID | None, thing: str) -> Iterator[Change]:
        change = Change(action, record, thing, self._utc, self._device.id)
        if self._open_change is not None:
            with self._database.atomic():
                yield change
                change.conclude()
            self._open_change.entries.extend(change.entries)
            return
        with transaction(self._database):
            self._open_change = change
            try:
                yield change
                change.conclude()
                self._append(change.entries)
            finally:
                self._open_change = None
        self._refresh()

    def visible(self, table: type[Table], *columns: object, bin: bool = False) -> "ModelSelect[Any]":
        """A query for the records of `table` that this person may see, without what lies in the bin.

        What hangs on a record in the bin is left out with it; `bin=True` takes everything. Without
        `columns` the query gives records of the domain.
        """
        if not policy.may_read(self.person, self.today):
            raise _refused()
        query = table.select(*columns) if columns else table.select(*columns_of(table)).objects(table.record)
        return query if bin else query.where(in_use(table))

    @contextmanager
    def look(self, table: type[Table], record: UUID, group: FieldGroup) -> Iterator[None]:
        """The block in which a sensitive group of fields of `record` is shown; leaves an audit row."""
        self._check(Action.LOOK)
        if not policy.may_look(self.person, group, self.today):
            raise _refused()
        with transaction(self._database):
            thing = f"{table._meta.table_name}.{group}"
            self._append([Entry(action=Action.LOOK, thing=thing, record=record)])
        yield

    @contextmanager
    def draft(self) -> Iterator[Drafts]:
        """The drafts of who is signed in, in a transaction without an audit row; not during a job's work."""
        if self._exclusive:
            raise _busy()
        if not policy.may_read(self.person, self.today):
            raise _refused()
        with transaction(self._database):
            yield Drafts(self.person.id, self._utc)

    @contextmanager
    def exclusive(self) -> Iterator[OfficeDatabase]:
        """Holds the connection for a job that needs it alone; any change meanwhile raises."""
        if self._exclusive or self._open_change is not None:
            raise _busy()
        self._exclusive = True
        try:
            yield self._database
        finally:
            self._exclusive = False

    def note(self, action: Action) -> None:
        """An audit row about what the store does by itself, whatever who is signed in may do."""
        with transaction(self._database):
            self._append([Entry(action=action)])

    def require(self, action: Action) -> None:
        """Raises NotAllowed or a StoreError where `change` would: before work that takes its time."""
        self._check(action)

    def last_acts(self, action: Action) -> dict[UUID, dt.datetime]:
        """When (UTC) each member of staff last did this."""
        if not policy.may_read(self.person, self.today):
            raise _refused()
        return audit.last_by_person(action)

    def audit_head(self) -> str:
        """The head of the audit chain in hexadecimal."""
        return audit.head()

    def audit_reach(self) -> tuple[int, str]:
        """How many rows the audit has, and its head: by these an older file is known."""
        return audit.last_number(), audit.head()

    def audit_head_at(self, number: int) -> str:
        """The head as it was at that row; empty where there is none."""
        return audit.head_at(number)

    def done_since(self, head: str, but: Collection[Action]) -> bool:
        """Whether anything was done since the audit's head was that one, but for these acts."""
        return audit.follows(head, but)

    def audit_about(self, records: Collection[UUID]) -> list[audit.Line]:
        """What was done to any of these records, the earliest first."""
        if not policy.may_read(self.person, self.today):
            raise _refused()
        return audit.about(records)

    def audit_changes_of(self, record: UUID) -> list[audit.Changed]:
        """Every change of a record with its values, the earliest first; asked for inside `look`."""
        self._check(Action.LOOK)
        return audit.changes_of(record)

    def audit_page(self, below: int | None, limit: int, **narrowed: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as `audit.page`
        """Rows of the audit, the newest first, for who may read it; see `audit.page`."""
        if not policy.may(self.person, Action.READ_AUDIT, self.today):
            raise _refused()
        return audit.page(below, limit, **narrowed)

    def audit_problems(self) -> list[str]:
        """What does not fit in the audit: for `check`."""
        broken, altered = audit.first_break(self._audit_key), audit.values_altered(self._audit_key)
        found = [] if broken is None else [f"audit row {broken}"]
        return found + [f"audit values {number}" for number in altered]

    def close(self) -> None:
        """Closes the file; the office can't be used afterwards."""
        self._database.close()

    def _check_writable(self) -> None:
        if self._exclusive:
            raise _busy()
        if self.read_only:
            raise read_only()

    def _check(self, action: Action) -> None:
        self._check_writable()
        if not policy.may(self.person, action, self.today):
            raise _refused()

    def _append(self, entries: Sequence[Entry]) -> None:
        audit.append(self._audit_key, entries, at=self._utc(), person=self.person.id, device=self._device.id)

    def _refresh(self) -> None:
        """What the office keeps in hand follows a change of it."""
        self.profile = _profile()
        self.person = _one(PersonRow, Person, self.person.id)

    def _utc(self) -> dt.datetime:
        return self.clock().astimezone(dt.UTC).replace(tzinfo=None)


def in_use(table: type[Table]) -> Expression:
    """The condition that a row of `table` is not in the bin, nor anything that it hangs on."""
    condition: Expression = table.deleted.is_null()
    for link in _links(table):
        outside = link.not_in(_bin_of(link.rel_model))
        condition &= (link.is_null() | outside) if link.null else outside
    return condition


def _bin_of(table: type[Table]) -> "ModelSelect[Any] | CompoundSelectQuery":
    """The ids of `table` that lie in the bin or hang on what does; short, as bins are.

    A union, so that each part finds its rows by an index of its own.
    """
    binned: Any = table.select(table.id).where(table.deleted.is_null(False))
    for link in _links(table):
        binned |= table.select(table.id).where(link.in_(_bin_of(link.rel_model)))
    return cast("ModelSelect[Any] | CompoundSelectQuery", binned)


def _links(table: type[Table]) -> list["ForeignKeyField[Any]"]:
    return [getattr(table, name) for name in table.hangs_on]


def secret(name: str) -> bytes:
    """A secret of the open file by its name."""
    return bytes(SecretRow.get(SecretRow.name == name).value)


def columns_of(table: type[Table]) -> list["Field[Any]"]:
    """The columns that make up a record of the domain."""
    return [getattr(table, field.name) for field in fields(table.record)]


def _one(table: type[Table], record: type[R], key: UUID) -> R:
    query: ModelSelect[Any] = table.select(*columns_of(table)).where(table.id == key)
    found: R = query.objects(record).get()
    return found


def _profile() -> Profile:
    query: ModelSelect[Any] = ProfileRow.select(*columns_of(ProfileRow))
    found: Profile = query.objects(Profile).get()
    return found


def _refused() -> NotAllowed:
    return NotAllowed(_("You do not have the right to do this. Ask the keeper of the file."))


def _busy() -> PlainError:
    return PlainError(_("Another job is using the office file. Wait until it is done."))
