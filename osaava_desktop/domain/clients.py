"""Clients: everybody the office knows by name. Who has started in the project has a participation."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import NAME_LIMIT, TEXT_LIMIT, Problems, folded, need, not_future, short
from osaava_desktop.domain.dates import DateError, parse_date
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.participations import EuraGap
from osaava_desktop.domain.records import Record, named_id
from osaava_desktop.domain.texts import format_date
from osaava_desktop.domain.words import Answer, Gender, Word
from osaava_desktop.i18n import N_, _

OLDEST_YEARS = 120
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?[\d\s()/-]{3,30}")
_PHONE_PART = re.compile(r"[+(]?\d[\d()/-]*")
_BIRTH = re.compile(r"\d+[./\-\s]\d+[./\-\s]\d|\d{8}")
_YEAR = re.compile(r"\d{4}")


class LegalBasis(Word):
    """On what ground the office keeps a person's data."""

    CONSENT = "consent", N_("consent")
    LEGITIMATE_INTEREST = "legitimate_interest", N_("legitimate interest")
    LEGAL_OBLIGATION = "legal_obligation", N_("legal obligation")
    PUBLIC_INTEREST = "public_interest", N_("task in the public interest")


@dataclass(frozen=True, kw_only=True)
class Client(Record):
    """A person with a name in the register: a visitor, or a participant once a participation starts.

    `number` (A-1042) is given when the client is first saved. `first_contact` is the channel that first
    reached the person, as entered. `engaged` is the day the worker ticked the third phase; the phases
    themselves are derived. `language` and `citizenship` are codes of language and country. `informed`
    is the day the person was told how the data are used. `wished_field` is the field of work the person
    would like. `restricted` is the day from which the data are kept but not used, as the person has asked.
    """

    number: str = ""
    family_name: str
    given_names: str = ""
    birth_date: dt.date | None = None
    birth_year: int | None = None
    gender: Gender | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    postal_code: str = ""
    locality: UUID | None = None
    municipality: str = ""
    language: str | None = None
    citizenship: str = ""
    first_contact: Channel | None = None
    worker: UUID | None = None
    engaged: dt.date | None = None
    informed: dt.date | None = None
    identity_seen: bool = False
    note: str = ""
    wished_field: str = ""
    legal_basis: LegalBasis | None = None
    consent_withdrawn: dt.date | None = None
    restricted: dt.date | None = None

    @property
    def name(self) -> str:
        """Family name first, as lists show it: "Lehtonen, Aino"."""
        return ", ".join(part for part in (self.family_name, self.given_names) if part)

    @property
    def sheet_name(self) -> str:
        """As attendance sheets show it: "Lehtonen Aino"."""
        return f"{self.family_name} {self.given_names}".strip()


class Phase(Word):
    """The three phases of the office's model; derived from what has happened, never typed."""

    ENCOUNTER = "encounter", N_("encounter")
    MAPPING = "mapping", N_("mapping")
    ENGAGEMENT = "engagement", N_("engagement")


@dataclass(frozen=True, kw_only=True)
class Progress:
    """The first day of each phase that a client has reached, and the last day the client was met."""

    since: Mapping[Phase, dt.date]
    last_met: dt.date | None = None

    @property
    def phase(self) -> Phase | None:
        """The furthest phase reached."""
        return next((phase for phase in reversed(Phase) if phase in self.since), None)


class Standing(Word):
    """Where a client stands with the project."""

    ACTIVE = "active", N_("in the project now")
    LEFT = "left", N_("has left the project")
    NEVER = "never", N_("has not started")


@dataclass(frozen=True, kw_only=True)
class ClientLine:
    """A client as lists show it; `next_step` and `due` are those of the first follow-up to come.

    `area` is that of the locality; without one, that of the worker. `eura` is what the funder's register
    lacks of any of the client's participations.
    """

    client: Client
    locality: str
    worker: str
    area: UUID | None = None
    progress: Progress
    next_step: str = ""
    due: dt.date | None = None
    standing: Standing = Standing.NEVER
    eura: tuple[EuraGap, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NotSamePerson(Record):
    """Two clients that somebody has looked at and found to be two people; `first` < `second`."""

    first: UUID
    second: UUID


@dataclass(frozen=True, kw_only=True)
class IdentityNumber(Record):
    """A client's identity number, kept apart from the client: off by default, masked, never printed."""

    client: UUID
    number: str


@dataclass(frozen=True, kw_only=True)
class Background(Record):
    """Whether a client has a criminal background: only where a keeper has recorded the legal basis."""

    client: UUID
    answer: Answer


@dataclass(frozen=True, kw_only=True)
class Merge(Record):
    """Two clients found to be one: all of `gone` was moved to `kept`.

    `changes` is JSON: what each record held before and after, so that the merge can be undone; `undone`
    is the day it was.
    """

    kept: UUID
    gone: UUID
    changes: str
    undone: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class SavedFilter(Record):
    """A narrowing of a list that a person keeps under a name; `content` is JSON."""

    person: UUID
    page: str
    name: str
    content: str


def apart(one: UUID, other: UUID) -> NotSamePerson:
    """The finding that two clients are two people, with the id that every laptop gives it."""
    first, second = sorted((one, other))
    return NotSamePerson(id=named_id("apart", str(first), str(second)), first=first, second=second)


def parse_birth(text: str, today: dt.date) -> tuple[dt.date | None, int | None]:
    """The birth date, or only the year, that `text` means: 5.3.1990 or 1990; nothing of an empty text.

    Two digits of a year mean the latest such year that has been. Raises DateError.
    """
    text = text.strip()
    if not text:
        return None, None
    if _YEAR.fullmatch(text):
        return None, int(text)
    if not _BIRTH.match(text):
        raise DateError(_("Write the date as 5.3.1990, or only the year."))
    born = parse_date(text, today)
    if born > today and not _YEAR.search(text):
        born = parse_date(f"{born.day}.{born.month}.{born.year - 100}", today)
    return born, None


def who(client: Client) -> tuple[str, str, dt.date | None, int | None]:
    """What a client is told apart by: the names, and the birth."""
    return client.family_name, client.given_names, client.birth_date, client.birth_year


def birth_text(born: dt.date | None, year: int | None) -> str:
    """A birth as `parse_birth` reads it: the date, else the year, else nothing."""
    return format_date(born) if born else str(year or "")


def search_text(client: Client) -> str:
    """What a search looks in: names both ways round, number, phone digits; folded."""
    names = f"{client.family_name} {client.given_names} {client.family_name}"
    return f"{folded(names)} {client.number.casefold()} {_digits(client.phone)}".strip()


def search_words(text: str) -> list[str]:
    """The words that a search for `text` must all find in `search_text`."""
    words = folded(text).split()
    return [_digits(word) if _PHONE_PART.fullmatch(word) else word for word in words]


def problems(client: Client, today: dt.date) -> Problems:
    """What keeps `client` from being saved, a sentence by field; that of the birth year at the birth date."""
    found: Problems = {}
    need(found, "family_name", client.family_name)
    for field in ("family_name", "given_names"):
        short(found, field, getattr(client, field), NAME_LIMIT)
    for field in ("phone", "email", "address", "postal_code", "citizenship", "wished_field"):
        short(found, field, getattr(client, field))
    short(found, "note", client.note, TEXT_LIMIT)
    not_future(found, "birth_date", client.birth_date, today)
    _check_age(found, client, today)
    if client.phone and not _PHONE.fullmatch(client.phone):
        found["phone"] = _("Write the phone number in digits, as 044 555 0142.")
    if client.email and not _EMAIL.fullmatch(client.email):
        found["email"] = _("Write the e-mail address as name@example.fi.")
    not_future(found, "engaged", client.engaged, today)
    for field in ("informed", "consent_withdrawn", "restricted"):
        not_future(found, field, getattr(client, field), today)
    return found


def _digits(phone: str) -> str:
    """The digits of a Finnish phone number as it is dialled at home: +358 44 is 044."""
    return re.sub(r"\D", "", re.sub(r"^(\+|00)358", "0", phone))


def _check_age(found: Problems, client: Client, today: dt.date) -> None:
    oldest = today.year - OLDEST_YEARS
    if client.birth_date and client.birth_date.year < oldest:
        found.setdefault("birth_date", _("The birth date is too far back."))
    if client.birth_year is not None and client.birth_year < oldest:
        found.setdefault("birth_date", _("The birth year is too far back."))
    if client.birth_year is not None and client.birth_year > today.year:
        found.setdefault("birth_date", _("This year is in the future."))
