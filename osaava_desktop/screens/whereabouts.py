"""Where the user is: the place, the pages opened on top of it and what is entered there; and back again.

Nothing of it holds a record: pages are known by their class and by the ids of what they show.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from inspect import signature
from typing import Any
from uuid import UUID

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.data_protection import DocumentKind
from osaava_desktop.domain.figures import Figure, Scope
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.surveys import SheetLine
from osaava_desktop.domain.words import Language
from osaava_desktop.errors import PlainError
from osaava_desktop.screens import form_keeping
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.shell import Shell
from osaava_desktop.services import surveys, whereabouts
from osaava_desktop.store.office import Office

_WORDS: dict[str, type[Enum]] = {"Basis": Basis, "DocumentKind": DocumentKind, "Language": Language}
_DATA: dict[str, Callable[..., Scope | Figure]] = {"Scope": Scope, "Figure": Figure}

Note = list[Any]


class Lost(PlainError):
    """A page can't be opened again as it was."""


def keep(shell: Shell, office: Office) -> None:
    """Keep where the user is and what is not saved, as a draft in the file. Raises PlainError."""
    pages = shell.trail()
    notes = []
    for page in pages:
        try:
            notes.append(_note_page(page))
        except Lost:
            break
    area = shell.area()
    place = {"place": shell.place(), "area": str(area) if area else "", "pages": notes}
    clients = [value.id for page in pages for value in _arguments(page).values() if isinstance(value, Client)]
    whereabouts.keep(office, place, clients[0] if clients else None)


def come_back(shell: Shell, office: Office, open_client: Callable[[UUID], object]) -> None:
    """Take the user back to where they were, if that was kept; as far as it is still there."""
    kept = whereabouts.take(office)
    if kept is None:
        return
    shell.choose_area(UUID(kept["area"]) if kept["area"] else None)
    shell.go(kept["place"])
    first, *others = kept["pages"]
    _fill(shell.page(), first)
    for note in others:
        try:
            page = _made(note, office, open_client)
        except PlainError:
            return
        shell.open(page)
        _fill(page, note)


def is_dirty(shell: Shell) -> bool:
    """Whether something entered is not saved, on whatever page."""
    return any(page.is_dirty() for page in shell.trail())


# A page as plain values, and again as a page


def _note_page(page: Page) -> dict[str, Any]:
    dirty = page.is_dirty()
    own = dirty and page.keep_draft()
    return {
        "kind": type(page).__name__,
        "made_with": {name: _note(value) for name, value in _arguments(page).items()},
        "tabs": form_keeping.tabs(page),
        "sought": page.sought(),
        "entries": form_keeping.kept(page) if dirty else {},
        "held": page.held() if dirty else {},
        "own_draft": own,
    }


def _made(note: Mapping[str, Any], office: Office, open_client: Callable[[UUID], object]) -> Page:
    kind = next((kind for kind in kinds(Page) if kind.__name__ == note["kind"]), None)
    if kind is None:
        raise Lost(note["kind"])
    make: Callable[..., Page] = kind
    return make(**{name: _read(value, office, open_client) for name, value in note["made_with"].items()})


def _fill(page: Page, note: Mapping[str, Any]) -> None:
    form_keeping.give_back(page, note["tabs"])
    if note["sought"]:
        page.search(note["sought"])
    if note["own_draft"]:
        page.continue_draft()
    if note["held"]:
        page.hold(note["held"])
    form_keeping.give_back(page, note["entries"])


def kinds(kind: type[Page]) -> Iterator[type[Page]]:
    """Every kind of page that the program has loaded."""
    for one in kind.__subclasses__():
        yield one
        yield from kinds(one)


def _arguments(page: Page) -> dict[str, Any]:
    """What the page was made with, by name, as it is now; the root of a place is made by its place."""
    args, by_name = page.made_with
    bound = signature(type(page)).bind(*args, **by_name).arguments
    return {name: value for name, value in {**bound, **page.renewed()}.items() if name != "parent"}


def _note(value: object) -> Note:
    if value is None or isinstance(value, bool | int) or type(value) is str:
        return ["plain", value]
    if isinstance(value, Office):
        return ["office"]
    if isinstance(value, UUID):
        return ["id", str(value)]
    if isinstance(value, dt.date):
        return ["day", value.isoformat()]
    if isinstance(value, Record):
        return ["record", whereabouts.kind_of(value), str(value.id)]
    if isinstance(value, SheetLine):
        return ["survey paper", value.sheet.on.year, str(value.sheet.id)]
    if isinstance(value, Enum) and type(value).__name__ in _WORDS:
        return ["word", type(value).__name__, value.value]
    if type(value).__name__ in _DATA:
        assert isinstance(value, Scope | Figure)
        values = {field.name: _note(getattr(value, field.name)) for field in fields(value)}
        return ["data", type(value).__name__, values]
    if callable(value):
        return ["open client"]
    raise Lost(type(value).__name__)


def _read(note: Sequence[Any], office: Office, open_client: Callable[[UUID], object]) -> object:
    kind, *values = note
    if kind == "data":
        name, parts = values
        return _DATA[name](**{part: _read(value, office, open_client) for part, value in parts.items()})
    readers: dict[str, Callable[..., object]] = {
        "plain": lambda value: value,
        "office": lambda: office,
        "open client": lambda: open_client,
        "id": UUID,
        "day": dt.date.fromisoformat,
        "word": lambda name, value: _WORDS[name](value),
        "record": lambda name, key: _record(office, name, UUID(key)),
        "survey paper": lambda year, key: _paper(office, year, UUID(key)),
    }
    return readers[kind](*values)


def _record(office: Office, kind: str, key: UUID) -> Record:
    found = whereabouts.record_at(office, kind, key)
    if found is None:
        raise Lost(kind)
    return found


def _paper(office: Office, year: int, key: UUID) -> SheetLine:
    found = next((line for line in surveys.sheet_lines(office, year) if line.sheet.id == key), None)
    if found is None:
        raise Lost("survey paper")
    return found
