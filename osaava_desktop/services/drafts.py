"""Drafts of open forms, so that a crash loses nothing of what was typed."""

import datetime as dt
import json
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from osaava_desktop.store.drafts import Draft
from osaava_desktop.store.office import Office


def keep(office: Office, form: str, content: Mapping[str, Any], record: UUID | None = None) -> None:
    """Keeps what stands in `form` (plain JSON values), unless the file can't be written at all.

    `form` names the form and, where there may be several, what is edited in it: "mapping <id>". `record` is
    whom it is about, who may ask for what is held.
    """
    if not office.read_only:
        with office.draft() as drafts:
            drafts.keep(form, json.dumps(content), record)


def find(office: Office, form: str) -> tuple[dict[str, Any], dt.datetime] | None:
    """What was kept of `form`, and when (UTC); None where nothing is that can be read."""
    if office.read_only:
        return None
    with office.draft() as drafts:
        found = drafts.find(form)
    content = _read(found[0]) if found else None
    return (content, found[1]) if found and content is not None else None


def drop(office: Office, form: str) -> None:
    """Forgets the draft of `form`."""
    if not office.read_only:
        with office.draft() as drafts:
            drafts.drop(form)


def about(office: Office, records: Collection[UUID]) -> list[Draft]:
    """What anybody has left unsaved about any of these records, the earliest first."""
    with office.draft() as drafts:
        return drafts.about(records)


def _read(content: str) -> dict[str, Any] | None:
    try:
        kept = json.loads(content)
    except ValueError:
        return None
    return kept if isinstance(kept, dict) else None
