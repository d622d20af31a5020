"""What the papers of one client hold, as plain records: mapping, right of access, EURA's instruction."""

import datetime as dt
from dataclasses import dataclass

from osaava_desktop.domain.mapping import Kykyviisari, WholeMapping
from osaava_desktop.domain.papers import Issuer

BLANKED = "[•••]"
"""Stands where another person's name stood."""


@dataclass(frozen=True, kw_only=True)
class Scores:
    """The first Kykyviisari, the newest later one, and the scale of the domains if the office has set it."""

    start: Kykyviisari
    latest: Kykyviisari | None
    scale: tuple[int, int] | None


@dataclass(frozen=True, kw_only=True)
class MappingPaper:
    """The mapping form: without `whole` it is blank, for the pen.

    The worker's remarks are printed where the mapping has them: `own_copy` is made without.
    """

    issuer: Issuer
    name: str = ""
    number: str = ""
    worker: str = ""
    whole: WholeMapping | None = None
    scores: Scores | None = None
    own_copy: bool = False


@dataclass(frozen=True, kw_only=True)
class EuraPaper:
    """What a participant is told about EURA 2021; without a `code` the paper says where to set it."""

    issuer: Issuer
    code: str
    worker: str


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One field of a record with its label, both in words."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class RecordFacts:
    """The fields of one record that hold something; `in_bin` when it was put into the bin."""

    facts: tuple[Fact, ...]
    in_bin: bool = False


@dataclass(frozen=True, kw_only=True)
class AccessSection:
    """All records of one kind."""

    title: str
    records: tuple[RecordFacts, ...]


@dataclass(frozen=True, kw_only=True)
class Trace:
    """One act in the audit: when, who, what, to what."""

    at: dt.datetime
    person: str
    action: str
    thing: str


@dataclass(frozen=True, kw_only=True)
class AccessPaper:
    """Everything held on one client."""

    issuer: Issuer
    name: str
    number: str
    made: dt.date
    sections: tuple[AccessSection, ...]
    traces: tuple[Trace, ...]
