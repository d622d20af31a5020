"""The yearly summary: its sections, and narrative texts with figures as fields.

A narrative is plain text with `{registered.started}` where a figure stands and `**words**` for bold.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, short
from osaava_desktop.domain.records import Record, named_id
from osaava_desktop.domain.words import Language, Word
from osaava_desktop.i18n import N_, _

_FIELD = re.compile(r"\{([A-Za-z0-9_.]+)\}")


class Section(Word):
    """The sections of the summary, in the order of the paper."""

    OPENING = "opening", N_("Opening")
    IMPLEMENTATION = "implementation", N_("Implementation")
    NETWORK = "network", N_("Cooperation and networking")
    CLIENT_WORK = "client_work", N_("Client work")
    RESULTS = "results", N_("Results")
    PLAN = "plan", N_("Plan ahead")


class Extent(Word):
    """How much of the report is laid out."""

    CONDENSED = "condensed", N_("condensed summary")
    WHOLE = "whole", N_("whole report")


@dataclass(frozen=True, kw_only=True)
class Narrative(Record):
    """The text of a section for a year in a language."""

    year: int
    section: Section
    language: Language
    text: str


def narrative_of(year: int, section: Section, language: Language, text: str) -> Narrative:
    """The narrative, with the id that every laptop gives it."""
    key = named_id("narrative", str(year), section, language)
    return Narrative(id=key, year=year, section=section, language=language, text=text)


def problems(narrative: Narrative) -> Problems:
    """What keeps `narrative` from being saved, a sentence by field."""
    found: Problems = {}
    short(found, "text", narrative.text, TEXT_LIMIT)
    return found


def fields(text: str) -> tuple[str, ...]:
    """The names of the figures that `text` asks for, in order."""
    return tuple(_FIELD.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with each field replaced by its value; an unknown one is spelled out, never a brace."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return values[name] if name in values else _("(no figure {name})").format(name=name)

    return _FIELD.sub(value, text)
