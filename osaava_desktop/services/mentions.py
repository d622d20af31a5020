"""Texts that tell of a person, wherever in the office they stand: for a human to read."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from peewee import CharField, TextField
from playhouse.fields import EnumField

from osaava_desktop.domain import access_words
from osaava_desktop.domain.erasure import Mention
from osaava_desktop.domain.groups import Group, Session
from osaava_desktop.domain.mentions import Named
from osaava_desktop.domain.outreach import Visit
from osaava_desktop.domain.partners import (
    AgreedAction,
    Contact,
    ContactPerson,
    Meeting,
    Opportunity,
    Partner,
)
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.texts import format_date
from osaava_desktop.domain.yearly import Narrative
from osaava_desktop.i18n import N_, _
from osaava_desktop.services import record_names
from osaava_desktop.store.change import UNTOLD
from osaava_desktop.store.erasing import Rows
from osaava_desktop.store.models import TABLES, ClientRow, LocalityRow, PersonRow, Table
from osaava_desktop.store.office import Office

_TITLES: Mapping[type[Record], str] = {
    AgreedAction: N_("Agreed action"),
    Contact: N_("Contact with a partner"),
    ContactPerson: N_("Contact person of a partner"),
    Group: N_("Group"),
    Meeting: N_("Meeting"),
    Narrative: N_("Text of the report"),
    Opportunity: N_("Opportunity"),
    Partner: N_("Partner"),
    Session: N_("Session"),
    Visit: N_("Visit"),
}

_OTHER = N_("Another record")

_NAMES = ("family_name", "given_names", "search", "number", "email")
"""Fields of another client that may hold the same name and yet tell of that client only."""


def named(office: Office, own: Collection[UUID]) -> Named:
    """The person who has had these ids, among everybody else."""
    row = ClientRow
    columns = (row.id, row.number, row.family_name, row.given_names)
    names: list[str] = []
    numbers: list[str] = []
    others: list[str] = []
    for key, number, family, given in office.visible(row, *columns, bin=True).tuples():
        (names if key in own else others).append(f"{given} {family}".strip())
        numbers += [number] if key in own else []
    others += [name for (name,) in office.visible(PersonRow, PersonRow.name, bin=True).tuples()]
    others += [name for (name,) in office.visible(LocalityRow, LocalityRow.name, bin=True).tuples()]
    return Named(names, numbers, others)


def found(office: Office, person: Named, but: Rows) -> list[Mention]:
    """Every text that tells of the person, but those of these rows; in the bin or not."""
    return [
        mention
        for table in TABLES.values()
        if table is not PersonRow
        for mention in _of_table(office, person, table, but.get(table, ()))
    ]


def _of_table(office: Office, person: Named, table: type[Table], but: Collection[UUID]) -> Iterator[Mention]:
    names = _texts(table)
    if not names:
        return
    columns = [getattr(table, name) for name in names]
    for key, *texts in office.visible(table, table.id, *columns, bin=True).tuples():
        for name, text in zip(names, texts, strict=True):
            if text and key not in but and person.tells(text):
                yield _mention(office, table, key, name)


def _texts(table: type[Table]) -> list[str]:
    """The names of the fields that hold words of somebody's own."""
    hidden = {*UNTOLD.get(table.record, ()), *(_NAMES if table is ClientRow else ())}
    fields: list[Any] = table._meta.sorted_fields
    return [
        field.name
        for field in fields
        if isinstance(field, CharField | TextField)
        and not isinstance(field, EnumField)
        and field.name not in hidden
    ]


def _mention(office: Office, table: type[Table], key: UUID, name: str) -> Mention:
    kind = table.record
    if kind in access_words.TITLES:
        title, field = access_words.title(kind), access_words.label(kind, name)
    else:
        title, field = _(_TITLES.get(kind, _OTHER)), ""
    return Mention(title=title, what=_what(office, table, key), field=field)


def _what(office: Office, table: type[Table], key: UUID) -> str:
    """What the record is called, or its day."""
    if table in record_names.NAMED_BY:
        return record_names.names_of(office, {table: {key}}).get(key, "")
    day = getattr(table, "on", None)
    on = office.visible(table, day, bin=True).where(table.id == key).scalar() if day is not None else None
    return format_date(on) if on else ""
