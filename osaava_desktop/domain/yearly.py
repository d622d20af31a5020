"""The yearly summary: its sections, and narrative texts with figures as fields.

A narrative is plain text with `{registered.started}` where a figure stands, `**words**` for bold, lines that
begin with "– " for a list, and lines that begin with "> " for what somebody said.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from osaava_desktop.domain.checks import Problems, short
from osaava_desktop.domain.papers import Prose, Quotes
from osaava_desktop.domain.records import Record, named_id
from osaava_desktop.domain.words import Language, Word
from osaava_desktop.i18n import N_, _

LIMIT = 200_000
"""Letters of one section's text: some fifty pages."""

LIST_MARK = "– "
QUOTE_MARK = "> "
"""How a line of a list begins, and a line of what somebody said."""

_FIELD = re.compile(r"\{([^{}\n]*)\}")
BRACE = re.compile(rf"{_FIELD.pattern}|[{{}}]")
_PLAIN = {"{": "(", "}": ")"}


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
    short(found, "text", narrative.text, LIMIT)
    return found


def fields(text: str) -> tuple[str, ...]:
    """The names that `text` has in braces, in order, whether they are figures or not."""
    return tuple(name for found in _FIELD.findall(text) if (name := found.strip()))


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with each field replaced by its value; an unknown one is spelled out, never a brace."""

    def value(match: re.Match[str]) -> str:
        if match[1] is None:
            return _PLAIN[match[0]]
        name = match[1].strip()
        if not name:
            return ""
        return values[name] if name in values else _("(no figure {name})").format(name=name)

    return BRACE.sub(value, text)


def parts(text: str) -> tuple[Prose | Quotes, ...]:
    """A filled text as blocks of a paper: its prose, and what people said as quotes."""
    found: list[Prose | Quotes] = []
    lines = text.splitlines()
    for is_quote, group in groupby(lines, key=lambda line: line.startswith(QUOTE_MARK.rstrip())):
        if is_quote:
            said = (line.removeprefix(QUOTE_MARK.rstrip()).strip() for line in group)
            quotes = tuple(words for words in said if words)
            found += [Quotes(texts=quotes)] if quotes else []
        elif prose := "\n".join(group).strip("\n"):
            found.append(Prose(text=prose))
    return tuple(found)
