"""The programme of groups to hang on the wall, as a plain record."""

import datetime as dt
from dataclasses import dataclass

from osaava_desktop.domain.calendar import Span
from osaava_desktop.domain.checks import LINE_LIMIT, Problems, short
from osaava_desktop.domain.papers import Issuer
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _


class PaperSize(Word):
    """How large the paper is."""

    A4 = "a4", N_("A4")
    A3 = "a3", N_("A3, for the wall")


@dataclass(frozen=True, kw_only=True)
class ProgrammeItem:
    """What is on: the group's name, when and where. `is_off` is announced as not held."""

    starts: dt.time | None
    ends: dt.time | None
    title: str
    place: str
    is_off: bool = False


@dataclass(frozen=True, kw_only=True)
class ProgrammeDay:
    """A day; a month's first and last weeks also have days `outside` of it, which stay empty."""

    on: dt.date
    items: tuple[ProgrammeItem, ...] = ()
    outside: bool = False


@dataclass(frozen=True, kw_only=True)
class ProgrammePaper:
    """The programme of a week or month, where it holds (an area, or all), and whom to ask."""

    issuer: Issuer
    span: Span
    day: dt.date
    size: PaperSize
    days: tuple[ProgrammeDay, ...]
    where: str
    contact: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeOrder:
    """What is wanted of the programme."""

    span: Span
    day: dt.date
    size: PaperSize
    languages: tuple[str, ...]
    contact: str


def problems(order: ProgrammeOrder) -> Problems:
    """What keeps the programme from being drawn, a sentence by field."""
    found: Problems = {}
    if not order.languages:
        found["languages"] = _("Choose a language at least.")
    short(found, "contact", order.contact, LINE_LIMIT)
    return found
