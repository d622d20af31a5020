"""Reports that were sent: frozen with their figures and members, superseded by a later one, never altered."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.records import Record
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import Extent

SUBJECT = "frozen_report"
"""What the report's PDF hangs on among the attached files: the name of a table."""


@dataclass(frozen=True, kw_only=True)
class FrozenReport(Record):
    """A report as it was sent on the day `on`: its scope, and what vouches for it.

    `version` runs from 1 for each scope; `supersedes` is the report before it, and `reason` says why.
    `program` is the program's version, `audit_head` the head of the audit chain, in hexadecimal.
    """

    start: dt.date
    end: dt.date
    area: UUID | None = None
    worker: UUID | None = None
    place: UUID | None = None
    group: UUID | None = None
    basis: Basis
    extent: Extent
    language: Language
    title: str
    version: int = 1
    on: dt.date
    person: UUID
    program: str
    audit_head: str
    supersedes: UUID | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class FrozenFigure(Record):
    """A figure of a frozen report; `members` are pseudonyms parted by spaces, in no order that tells."""

    report: UUID
    key: str
    n: int | None = None
    in_base: int | None = None
    of: int | None = None
    target: int | None = None
    estimate: bool = False
    members: str = ""
