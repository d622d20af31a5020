"""Where somebody was when the window locked: a draft of their own, taken up at their next sign-in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from osaava_desktop.domain.records import Record
from osaava_desktop.services import drafts
from osaava_desktop.store.models import TABLES
from osaava_desktop.store.office import Office

_FORM = "lock"


def keep(office: Office, place: Mapping[str, Any], about: UUID | None = None) -> None:
    """Keeps the place (plain JSON values) for who is signed in; `about` is the client whose data it holds."""
    drafts.keep(office, _FORM, place, about)


def take(office: Office) -> dict[str, Any] | None:
    """The place that was kept, once; None where none was, or none that can be read."""
    found = drafts.find(office, _FORM)
    drafts.drop(office, _FORM)
    return found[0] if found else None


def kind_of(record: Record) -> str:
    """The name by which `record_at` knows this kind of record."""
    name: str = TABLES[type(record)]._meta.table_name
    return name


def record_at(office: Office, kind: str, key: UUID) -> Record | None:
    """The record as it is now, in the bin or not; None where it is gone."""
    table = next((table for table in TABLES.values() if table._meta.table_name == kind), None)
    if table is None:
        return None
    found: Record | None = office.visible(table, bin=True).where(table.id == key).first()
    return found
