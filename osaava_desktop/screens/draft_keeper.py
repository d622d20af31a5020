"""Keeps what stands in an open form as a draft in the office file, so that a crash loses none of it."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from osaava_desktop.domain.texts import format_time
from osaava_desktop.errors import PlainError
from osaava_desktop.services import drafts
from osaava_desktop.store.office import Office

SECONDS = 3


class DraftKeeper(QObject):
    """Writes ``entries()`` some seconds after a change; ``failed`` brings the sentence when it can't."""

    failed = Signal(str)

    def __init__(
        self,
        office: Office,
        form: str,
        entries: Callable[[], dict[str, Any]],
        parent: QObject,
        about: UUID | None = None,
    ) -> None:
        """``form`` names the form and what is edited in it; entries are plain JSON values.

        ``about`` is the client whose data they are, if they are one client's.
        """
        super().__init__(parent)
        self._office, self._entries, self._about = office, entries, about
        self.form = form
        self.kept_at: dt.datetime | None = None
        self._kept: dict[str, Any] | None = None
        self._is_there = False
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self.keep)

    def touch(self) -> None:
        """Something has changed: it is kept within some seconds."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep what has changed now."""
        if self._timer.isActive():
            self.keep()

    def keep(self) -> None:
        """Keep what stands in the form, unless it is kept already."""
        self._timer.stop()
        entries = self._entries()
        if entries == self._kept:
            return
        try:
            drafts.keep(self._office, self.form, entries, self._about)
        except PlainError as error:
            self.failed.emit(str(error))
            return
        self._kept, self._is_there = entries, True

    def drop(self) -> None:
        """Forget the draft: it was saved, or is wanted no more."""
        self._timer.stop()
        self._kept = None
        if self._is_there:
            drafts.drop(self._office, self.form)
            self._is_there = False

    def found(self) -> tuple[dict[str, Any], str] | None:
        """What was kept before, and when, in words; ``kept_at`` has the moment (UTC)."""
        found = drafts.find(self._office, self.form)
        self._is_there = found is not None
        self.kept_at = found[1] if found else None
        return (found[0], moment_words(self._office, found[1])) if found else None


def mapping_form(client: UUID, mapping: UUID | None) -> str:
    """The name of a mapping's form: of a new one of the client, or of one that is stored."""
    return f"mapping {mapping}" if mapping else f"mapping new {client}"


def moment_words(office: Office, moment: dt.datetime) -> str:
    """``10.22`` of a UTC time of today; with the day before it of an earlier one."""
    local = moment.replace(tzinfo=dt.UTC).astimezone(office.clock().tzinfo)
    time = format_time(local.time())
    if local.date() == office.today:
        return time
    return f"{local.day}.{local.month}. {time}"
