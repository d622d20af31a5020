"""What every record has: an id of its own, the laptop that wrote it, and when."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, UUID, uuid5

from uuid6 import uuid7

_OFFICE_NAMESPACE = uuid5(NAMESPACE_URL, "osaava-desktop")


def new_id() -> UUID:
    """A new time-ordered id (RFC 9562, version 7), so that the file's pages stay dense."""
    return UUID(int=uuid7().int)


def named_id(kind: str, *names: str) -> UUID:
    """The id that every laptop gives the same named thing: `named_id("area", "Kaavi ja Siilinjärvi")`."""
    return uuid5(_OFFICE_NAMESPACE, "\x1f".join((kind, *names)))


@dataclass(frozen=True, kw_only=True)
class Record:
    """The common columns. `device`, `created` and `changed` are filled in when a record is saved.

    `deleted` is set while the record lies in the bin; `import_id` names the import that brought it.
    Times are UTC.
    """

    id: UUID = field(default_factory=new_id)
    device: UUID | None = None
    created: dt.datetime | None = None
    changed: dt.datetime | None = None
    deleted: dt.datetime | None = None
    import_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Happening(Record):
    """Something that happened on a day.

    `worker` led or wrote it. `area` is that of the place, or without a place that of the worker, as it
    was when the record was written (the service fills it in), so that a worker who changes area later
    does not take the past along.
    """

    on: dt.date
    worker: UUID | None = None
    place: UUID | None = None
    area: UUID | None = None
