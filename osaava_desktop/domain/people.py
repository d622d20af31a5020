"""Staff: who works in the office, in which area, with which role."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import NAME_LIMIT, Problems, in_order, need, short
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_

PASSPHRASE_LENGTH = 12
"""Characters of a new passphrase at least."""


class Role(Word):
    """What a member of staff may do; policy inside the file, not cryptography."""

    WORKER = "worker", N_("project worker")
    COORDINATOR = "coordinator", N_("coordinator")
    KEEPER = "keeper", N_("keeper of the file")


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """A member of staff. `started` and `ended` are the days in post; `title` is the word used on paper."""

    name: str
    role: Role = Role.WORKER
    title: str = ""
    area: UUID | None = None
    started: dt.date | None = None
    ended: dt.date | None = None

    @property
    def initials(self) -> str:
        """The first letters of the first and last name, for the small disc."""
        parts = self.name.split()
        return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


def problems(person: Person) -> Problems:
    """What keeps `person` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "name", person.name)
    short(found, "name", person.name, NAME_LIMIT)
    short(found, "title", person.title)
    in_order(found, "ended", person.started, person.ended)
    return found


def keeps(person: Person) -> bool:
    """Whether the file can be left to them: a keeper without a last day."""
    return person.role is Role.KEEPER and person.ended is None and person.deleted is None
