"""Drafts of open forms: what stands in them and is not saved yet, encrypted with the rest of the file.

A draft leaves no audit row and is no reason for a backup. There is one per person and form.
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.store.models import DraftRow


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody has left in a form without saving it: the `content` is JSON, `changed` UTC."""

    person: UUID
    form: str
    content: str
    changed: dt.datetime


class Drafts:
    """The drafts of one person, inside `Office.draft`."""

    def __init__(self, person: UUID, now: Callable[[], dt.datetime]) -> None:
        self._person = person
        self._now = now

    def keep(self, form: str, content: str, record: UUID | None = None) -> None:
        """Keeps `content` of `form`, in place of what was kept of it before."""
        DraftRow.insert(
            person=self._person, form=form, record=record, content=content, changed=self._now()
        ).on_conflict_replace().execute()

    def find(self, form: str) -> tuple[str, dt.datetime] | None:
        """What was kept of `form`, and when (UTC)."""
        row = DraftRow.get_or_none(DraftRow.person == self._person, DraftRow.form == form)
        return (row.content, row.changed) if row else None

    def drop(self, form: str) -> None:
        """Forgets the draft of `form`: it was saved, or is wanted no more."""
        DraftRow.delete().where(DraftRow.person == self._person, DraftRow.form == form).execute()

    def about(self, records: Collection[UUID]) -> list[Draft]:
        """Everybody's drafts about any of these records, the earliest first."""
        found = DraftRow.select().where(DraftRow.record.in_(records)).order_by(DraftRow.changed)
        return [
            Draft(person=row.person, form=row.form, content=row.content, changed=row.changed) for row in found
        ]
