"""What the law asks for: the office's own documents, how long records are kept, what an erasure leaves."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from osaava_desktop.domain.checks import Problems, within
from osaava_desktop.domain.papers import Issuer
from osaava_desktop.domain.records import Record, named_id
from osaava_desktop.domain.words import Gender, Language, Word
from osaava_desktop.i18n import N_


class DocumentKind(Word):
    """The documents that the office keeps about its data."""

    NOTICE = "notice", N_("privacy notice")
    RECORD = "record", N_("record of processing")
    ASSESSMENT = "assessment", N_("impact assessment")


@dataclass(frozen=True, kw_only=True)
class Document(Record):
    """The office's own text of a document in a language."""

    kind: DocumentKind
    language: Language
    text: str


def document_of(kind: DocumentKind, language: Language, text: str) -> Document:
    """The document, with the id that every laptop gives it."""
    return Document(id=named_id("document", kind, language), kind=kind, language=language, text=text)


@dataclass(frozen=True, kw_only=True)
class DocumentPaper:
    """A document as it is printed: lines of text with marks, `# ` a title, `## ` a heading, `- ` a point."""

    issuer: Issuer
    text: str
    on: dt.date

    @property
    def title(self) -> str:
        """What the text calls itself."""
        lines = (line.strip() for line in self.text.splitlines())
        return next((line[2:].strip() for line in lines if line.startswith("# ")), "")


class Kept(Word):
    """The kinds of records that are kept for a time of their own."""

    EVIDENCE = "evidence", N_("evidence for the funder: participations, attendance, sheets")
    GUIDANCE = "guidance", N_("guidance notes, mappings and plans")
    VISITORS = "visitors", N_("people met by name who never started")
    AUDIT = "audit", N_("values in the audit trail")


FIRST_YEARS: Mapping[Kept, int] = MappingProxyType(
    {Kept.EVIDENCE: 5, Kept.GUIDANCE: 2, Kept.VISITORS: 2, Kept.AUDIT: 5}
)
"""What holds until a keeper settles otherwise; that of evidence is CPR art. 82."""

MOST_YEARS = 30
_PAYMENT_YEARS = (2021, 2060)


@dataclass(frozen=True, kw_only=True)
class Retention(Record):
    """For how many years a kind is kept: evidence after the last payment, other kinds after the last act."""

    kind: Kept
    years: int


def retention_of(kind: Kept, years: int) -> Retention:
    """The rule, with the id that every laptop gives it."""
    return Retention(id=named_id("retention", kind), kind=kind, years=years)


def problems(years: Mapping[Kept, int], last_payment_year: int | None) -> Problems:
    """What keeps the rules from being saved, a sentence by field: the kinds, and `last_payment_year`."""
    found: Problems = {}
    for kind, number in years.items():
        within(found, kind, number, 0, MOST_YEARS)
    within(found, "last_payment_year", last_payment_year, *_PAYMENT_YEARS)
    return found


@dataclass(frozen=True, kw_only=True)
class Due:
    """What goes on `day` or later, when a keeper says so: a client's records, or the office's own.

    `client` is who they are of, with `number` and `name`; `count` says how many records go.
    """

    kind: Kept
    day: dt.date
    count: int
    client: UUID | None = None
    number: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Statistic(Record):
    """What is left of an erased person: no key, no name, no date; counts of the whole time.

    `year` is the one in which the first participation started, or else the person was first met.
    `age_class` is such as "30–54", or empty.
    """

    year: int
    area: UUID | None = None
    gender: Gender | None = None
    age_class: str = ""
    registered: bool = False
    attendances: int = 0
    guidance: int = 0
    steps: int = 0
