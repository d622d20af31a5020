"""What is held on a client as its paper has it, and as JSON; other people's names are left out of both."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from osaava_desktop.domain import access_words as words
from osaava_desktop.domain.client_papers import (
    BLANKED,
    AccessPaper,
    AccessSection,
    Fact,
    RecordFacts,
    Trace,
)
from osaava_desktop.domain.clients import Client, IdentityNumber
from osaava_desktop.domain.countries import countries
from osaava_desktop.domain.languages import languages
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.texts import format_date, format_time
from osaava_desktop.domain.words import Answer, Word
from osaava_desktop.i18n import _, speaking
from osaava_desktop.services import sheets
from osaava_desktop.services.access import Held
from osaava_desktop.store.audit import Line
from osaava_desktop.store.drafts import Draft
from osaava_desktop.store.models import TABLES, ClientRow, NeedRow, OpportunityRow
from osaava_desktop.store.office import Office

FORMAT = "osaava-client-data"
VERSION = 1

Json = str | int | dict[str, str] | None


def paper(office: Office, held: Held, language: str) -> AccessPaper:
    """What was gathered as the paper has it, in a language."""
    with speaking(language):
        return AccessPaper(
            issuer=sheets.issuer(office),
            name=held.client.name,
            number=held.client.number,
            made=office.today,
            sections=(
                *(_section(held, kind, found) for kind, found in held.records.items()),
                *_unsaved(held),
            ),
            traces=tuple(_traces(held)),
        )


def as_json(office: Office, held: Held) -> str:
    """What was gathered, field by field under stable names; here the identity number is given too."""
    records = {
        TABLES[kind]._meta.table_name: [_plain(held, record) for record in found]
        for kind, found in held.records.items()
    }
    trail = [
        {
            "at": _local(held, line.at).isoformat(timespec="seconds"),
            "person": _person(held, line),
            "action": line.action,
            "thing": line.thing,
            "record": str(line.record),
        }
        for line in held.lines
    ]
    data = {
        "format": FORMAT,
        "version": VERSION,
        "made": office.today.isoformat(),
        "office": office.profile.organisation,
        "practice": office.profile.practice,
        "client": held.client.number,
        "records": records,
        "unsaved": [_plain_draft(held, draft) for draft in held.drafts],
        "audit": trail,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def file_name(client: Client, day: dt.date, ending: str) -> str:
    """The suggested name, which says no person's name."""
    return f"{client.number} {day.isoformat()}.{ending}"


# For the paper


def _section(held: Held, kind: type[Record], found: Sequence[Record]) -> AccessSection:
    records = tuple(
        RecordFacts(facts=tuple(_facts(held, record)), in_bin=record.deleted is not None) for record in found
    )
    return AccessSection(title=words.title(kind), records=records)


def _unsaved(held: Held) -> Iterator[AccessSection]:
    """That something was left unsaved; what it says is in the JSON."""
    if held.drafts:
        content = Fact(label=_("Content"), text=_("not saved yet; the data file has it"))
        records = tuple(RecordFacts(facts=(*_draft_facts(held, one), content)) for one in held.drafts)
        yield AccessSection(title=_("Forms left unsaved"), records=records)


def _draft_facts(held: Held, draft: Draft) -> Iterator[Fact]:
    at = _local(held, draft.changed)
    yield Fact(label=_("Written by"), text=held.names.get(draft.person, ""))
    yield Fact(label=_("Last changed"), text=f"{format_date(at)} {format_time(at.time())}")


def _facts(held: Held, record: Record) -> Iterator[Fact]:
    """The fields that hold something, in words."""
    kind = type(record)
    for field in fields(record):
        text = _text(held, record, field.name) if field.name not in words.UNTOLD else ""
        if text:
            yield Fact(label=words.label(kind, field.name), text=text)


def _text(held: Held, record: Record, name: str) -> str:
    value = getattr(record, name)
    if isinstance(record, IdentityNumber) and name == "number":
        return _("held, not printed")
    if isinstance(record, Client) and isinstance(value, str) and name in _CODES:
        return dict(_CODES[name]()).get(value, value)
    return _written(held, record, name, value)


_CODES: dict[str, Callable[[], list[tuple[str, str]]]] = {"language": languages, "citizenship": countries}
"""Fields that hold a code."""


def _written(held: Held, record: Record, name: str, value: object) -> str:
    match value:
        case None | "":
            return ""
        case UUID():
            return _name(held, record, name, value)
        case Word():
            return value.label
        case bool():
            return Answer.YES.label if value else Answer.NO.label
        case dt.date():
            return format_date(value)
        case _:
            return _own_text(held, record, str(value))


def _name(held: Held, record: Record, link: str, key: UUID) -> str:
    """The name of what a record links to; another client's is not told."""
    target = getattr(TABLES[type(record)], link).rel_model
    if target is ClientRow and key not in held.own:
        return BLANKED
    name = held.names.get(key, "")
    return held.blanker.blanked(name) if target in _FREELY_NAMED else name


_FREELY_NAMED = (NeedRow, OpportunityRow)
"""What a worker names in words of one's own; other names are of staff, places, groups, organisations."""


def _own_text(held: Held, record: Record, text: str) -> str:
    """A text without others' names; what the client is called and where is the client's own."""
    own = isinstance(record, Client) and "\n" not in text and text != record.note
    return text if own else held.blanker.blanked(text)


def _traces(held: Held) -> Iterator[Trace]:
    """The audit, one line for what one person did to one kind of record within a minute."""
    told: set[tuple[str, ...]] = set()
    for line in held.lines:
        at = _local(held, line.at)
        person, action, thing = _person(held, line), words.deed(line.action), _thing(line.thing)
        key = (format_date(at), format_time(at.time()), person, action, thing)
        if key not in told:
            told.add(key)
            yield Trace(at=at, person=person, action=action, thing=thing)


def _thing(thing: str) -> str:
    """The kind of record, and the group of fields that was looked at."""
    table, _dot, group = thing.partition(".")
    kinds = {TABLES[kind]._meta.table_name: kind for kind in words.TITLES}
    title = words.title(kinds[table]) if table in kinds else ""
    return " · ".join(part for part in (title, words.group_word(group) if group else "") if part)


def _person(held: Held, line: Line) -> str:
    return held.names.get(line.person, "") if line.person else ""


def _local(held: Held, at: dt.datetime) -> dt.datetime:
    return at.replace(tzinfo=dt.UTC).astimezone(held.zone)


# For JSON


def _plain(held: Held, record: Record) -> dict[str, Json]:
    """The fields of a record as JSON has them."""
    hidden = {"device", "import_id", "changes"}
    return {
        field.name: _value(held, record, field.name, getattr(record, field.name))
        for field in fields(record)
        if field.name not in hidden
    }


def _value(held: Held, record: Record, name: str, value: object) -> Json:
    match value:
        case UUID() if name in ("id", "joint"):
            return str(value)
        case UUID():
            shown = _name(held, record, name, value)
            return shown if shown == BLANKED else {"id": str(value), "name": shown}
        case Word():
            return value.value
        case dt.datetime():
            return _local(held, value).isoformat(timespec="seconds")
        case dt.date() | dt.time():
            return value.isoformat()
        case str() if not isinstance(record, IdentityNumber):
            return _own_text(held, record, value)
        case str() | int() | None:
            return value
        case _:
            raise TypeError(f"{type(value).__name__} has no form in JSON")


def _plain_draft(held: Held, draft: Draft) -> dict[str, Any]:
    return {
        "form": draft.form.partition(" ")[0],
        "person": held.names.get(draft.person, ""),
        "at": _local(held, draft.changed).isoformat(timespec="seconds"),
        "content": _blanked(held, _parsed(draft.content)),
    }


def _parsed(content: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(content)
    except ValueError:  # not whole: the letters are the client's all the same
        return content


def _blanked(held: Held, value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The same without others' names."""
    match value:
        case str():
            return held.blanker.blanked(value)
        case list():
            return [_blanked(held, one) for one in value]
        case dict():
            return {name: _blanked(held, one) for name, one in value.items()}
        case _:
            return value
