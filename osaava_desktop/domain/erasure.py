"""Erasing a person: what goes, what the funder's evidence holds back, and the row that is left."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from osaava_desktop.domain.checks import LINE_LIMIT, Problems, need, short
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.data_protection import Statistic
from osaava_desktop.domain.groups import Attendance, SheetLine
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.records import Record
from osaava_desktop.i18n import _

EVIDENCE: tuple[type[Record], ...] = (Participation, Attendance, SheetLine)
"""What proves to the funder that something was done (GDPR art. 17(3)(b))."""

_AGES = ((18, "–17"), (30, "18–29"), (55, "30–54"))
_OLDEST = "55–"


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A text of another record that names the person: a human reads it, and decides."""

    title: str
    what: str
    field: str


@dataclass(frozen=True, kw_only=True)
class Prospect:
    """What an erasure of `client` would do: how many records of each kind go.

    `until` is the last day for which the funder may ask for evidence, None while it can't be told; `held`
    says that evidence is there and that day has not passed. `scans` are signed sheets with the person's row.
    """

    client: Client
    goes: Mapping[type[Record], int]
    until: dt.date | None
    held: bool
    mentions: Sequence[Mention]
    scans: int

    @property
    def evidence(self) -> Mapping[type[Record], int]:
        """How much of it is evidence."""
        return {kind: self.goes[kind] for kind in EVIDENCE if kind in self.goes}


def age_class(born: dt.date | None, year: int | None, on: int) -> str:
    """The class of age in the year `on`: "30–54"; empty where the birth is not known."""
    birth = born.year if born else year
    if birth is None:
        return ""
    return next((name for limit, name in _AGES if on - birth < limit), _OLDEST)


def statistic(client: Client, year: int, area: UUID | None, counts: Mapping[str, int]) -> Statistic:
    """The row that is left; its id tells nothing of when it was made."""
    return Statistic(
        id=uuid4(),
        year=year,
        area=area,
        gender=client.gender,
        age_class=age_class(client.birth_date, client.birth_year, year),
        registered=counts["registered"] > 0,
        attendances=counts["attendances"],
        guidance=counts["guidance"],
        steps=counts["steps"],
    )


def problems(prospect: Prospect, typed: str, reason: str) -> Problems:
    """What keeps the erasure from being done, a sentence by field."""
    found: Problems = {}
    if typed.strip().casefold() != prospect.client.number.casefold():
        sentence = _("Write the client number {number} to erase this person.")
        found["typed"] = sentence.format(number=prospect.client.number)
    if prospect.held:
        need(found, "reason", reason)
    short(found, "reason", reason, LINE_LIMIT)
    return found
