"""Reports that were sent: frozen with their figures and members, superseded by a later one, never altered."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from osaava_desktop.domain.checks import LINE_LIMIT, Problems, need, short
from osaava_desktop.domain.figures import Figure, Scope
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
    """A figure of a frozen report; `members` are pseudonyms, packed, in no order that tells."""

    report: UUID
    key: str
    n: int | None = None
    in_base: int | None = None
    of: int | None = None
    target: int | None = None
    estimate: bool = False
    members: str = ""


class Pseudonym(NamedTuple):
    """What a figure counted, so many `times`, and whose it is: pseudonyms of a row and of a client.

    A person who is counted is its own row; what belongs to nobody has no client.
    """

    row: str
    client: str = ""
    times: int = 1


def packed(members: Iterable[Pseudonym]) -> str:
    """The members as text: `CLIENT:ROW,ROW*3` for what is somebody's, `ROW` alone for the rest, sorted."""
    by_client: defaultdict[str, list[str]] = defaultdict(list)
    for one in members:
        by_client[one.client].append(one.row if one.times == 1 else f"{one.row}*{one.times}")
    alone = by_client.pop("", [])
    parts = [*alone, *(f"{client}:{','.join(sorted(rows))}" for client, rows in by_client.items())]
    return " ".join(sorted(parts))


def unpacked(text: str) -> Mapping[str, Pseudonym]:
    """The members that were packed, by the pseudonym of their row."""
    found = {}
    for part in text.split():
        client, colon, rows = part.rpartition(":")
        for item in rows.split(","):
            row, _star, times = item.partition("*")
            found[row] = Pseudonym(row=row, client=client if colon else "", times=int(times or 1))
    return found


def scope_of(report: FrozenReport) -> Scope:
    """What the report told of."""
    return Scope(
        start=report.start,
        end=report.end,
        area=report.area,
        worker=report.worker,
        place=report.place,
        group=report.group,
        basis=report.basis,
    )


def figure_of(frozen: FrozenFigure) -> Figure:
    """The figure as it was sent."""
    return Figure(
        key=frozen.key,
        n=frozen.n,
        in_base=frozen.in_base,
        of=frozen.of,
        target=frozen.target,
        estimate=frozen.estimate,
    )


def problems(reason: str, *, supersedes: bool) -> Problems:
    """What keeps a report from being frozen, a sentence by field: a later one must say why it is made."""
    found: Problems = {}
    if supersedes:
        need(found, "reason", reason)
    short(found, "reason", reason, LINE_LIMIT)
    return found


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has that this program has made."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
