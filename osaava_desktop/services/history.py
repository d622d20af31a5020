"""What was changed in a client's own data, when and by whom: read from the audit, inside a look."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from osaava_desktop.domain import access_words
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.countries import countries
from osaava_desktop.domain.languages import languages
from osaava_desktop.domain.policy import FieldGroup
from osaava_desktop.domain.texts import format_date
from osaava_desktop.domain.words import Answer, Word
from osaava_desktop.i18n import _
from osaava_desktop.services import record_names
from osaava_desktop.services.merge_ledger import decoded
from osaava_desktop.store.audit import Changed
from osaava_desktop.store.models import ClientRow
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One field as it was before and after a change; `number` counts the corrections."""

    number: int
    at: dt.datetime
    person: UUID | None
    field: str
    before: str
    after: str


def of_client(office: Office, client: UUID) -> list[Correction]:
    """Every change of the client's own data since the first saving, the newest first; leaves a look."""
    with office.look(ClientRow, client, FieldGroup.HISTORY):
        told = [one for changed in office.audit_changes_of(client) for one in _fields(changed)]
    words = _Words(office)
    return [
        Correction(
            number=number,
            at=changed.at.replace(tzinfo=dt.UTC).astimezone(office.clock().tzinfo),
            person=changed.person,
            field=_("In the bin") if name == "deleted" else access_words.label(Client, name),
            before=words.written(name, before),
            after=words.written(name, after),
        )
        for number, (changed, name, before, after) in enumerate(reversed(told))
    ]


def _fields(changed: Changed) -> Iterator[tuple[Changed, str, object, object]]:
    if changed.before is None or changed.after is None:
        return  # the first saving, or values that were cleared
    before, after = (decoded(ClientRow, json.loads(text)) for text in (changed.before, changed.after))
    for name in sorted(after):
        if name in before and name not in ("search", "import_id"):
            yield changed, name, before[name], after[name]


class _Words:
    """Values of a client's fields, in words."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._codes: Mapping[str, Mapping[str, str]] = {
            "language": dict(languages()),
            "citizenship": dict(countries()),
        }

    def written(self, name: str, value: Any) -> str:  # noqa: ANN401 - a field's value
        if value is None or value == "":
            return "–"
        if name == "deleted":
            return Answer.YES.label
        if isinstance(value, UUID):
            table = getattr(ClientRow, name).rel_model
            return record_names.names_of(self._office, {table: {value}}).get(value, "")
        if isinstance(value, Word):
            return value.label
        if isinstance(value, bool):
            return (Answer.YES if value else Answer.NO).label
        if isinstance(value, dt.date):
            return format_date(value)
        return self._codes.get(name, {}).get(str(value), str(value))
