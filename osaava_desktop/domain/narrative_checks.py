"""What a narrative's fields lack: an unknown name, no value, a share without its n / N."""

import re
from collections.abc import Container, Mapping

from rapidfuzz import fuzz, process

from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.report_fields import Form, name_of, parted
from osaava_desktop.domain.yearly import fields

_PERCENT = re.compile(r"\d+(?:[.,]\d+)?[\s\u00a0]?%")
_FRACTION = re.compile(r"\d[\s\u00a0]?/[\s\u00a0]?\d")
_LIKE = 70  # of 100: a name less alike than this is not suggested


def unknown(text: str, words: Mapping[str, str]) -> dict[str, str]:
    """The names in braces that are no field, each with the field that may be meant, or nothing.

    ``words`` are what the fields are called, by their names.
    """
    return {name: meant(name, words) for name in no_fields(text, words)}


def no_fields(text: str, known: Container[str]) -> list[str]:
    """The names in braces that are no field, each once."""
    return [name for name in dict.fromkeys(fields(text)) if name not in known]


def meant(name: str, words: Mapping[str, str]) -> str:
    """The field whose name, or else whose words, an unknown name is most like; nothing where none is."""
    by_name = process.extractOne(name, words.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    if by_name:
        return str(by_name[0])
    plain = {key: folded(called) for key, called in words.items()}
    by_words = process.extractOne(folded(name), plain, scorer=fuzz.ratio, score_cutoff=_LIKE)
    return str(by_words[2]) if by_words else ""


def without_value(text: str, values: Mapping[str, str]) -> list[str]:
    """The fields of a text that have no value in the scope, each once."""
    return [name for name in dict.fromkeys(fields(text)) if name in values and not values[name]]


def shares_alone(text: str) -> list[str]:
    """The keys whose share stands in a paragraph without its n / N, each once."""
    found = []
    for line in text.splitlines():
        names = fields(line)
        for name in names:
            key, form = parted(name)
            if form is Form.SHARE and name_of(key, Form.FRACTION) not in names:
                found.append(key)
    return list(dict.fromkeys(found))


def typed_alone(text: str) -> list[str]:
    """The percentages that were typed, in paragraphs that have no n / N at all; each once in a paragraph."""
    return [
        share
        for line in text.splitlines()
        if not _FRACTION.search(line) and Form.FRACTION not in {parted(name)[1] for name in fields(line)}
        for share in dict.fromkeys(_PERCENT.findall(line))
    ]


def shares(text: str) -> list[str]:
    """The keys whose share a text names."""
    return [key for key, form in map(parted, fields(text)) if form is Form.SHARE]
