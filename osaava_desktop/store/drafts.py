"""Drafts of open forms: what stands in them and is not saved yet, encrypted with the rest of the file.

A draft leaves no audit row and is no reason for a backup. There is one per person and form.
"""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from osaava_desktop.store.models import DraftRow


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
