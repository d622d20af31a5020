"""What a narrative's fields lack: an unknown name, no value, a share without its n / N."""

from collections.abc import Collection, Mapping

from rapidfuzz import fuzz, process

from osaava_desktop.domain.report_fields import Form, name_of, parted
from osaava_desktop.domain.yearly import fields

_LIKE = 70  # of 100: a name less alike than this is not suggested


def unknown(text: str, names: Collection[str]) -> dict[str, str]:
    """The names in braces that are no field, each with the field that may be meant, or nothing."""
    return {name: meant(name, names) for name in fields(text) if name not in names}


def meant(name: str, names: Collection[str]) -> str:
    """The field that an unknown name is most like; nothing where none is."""
    found = process.extractOne(name, names, scorer=fuzz.WRatio, score_cutoff=_LIKE)
    return str(found[0]) if found else ""


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


def shares(text: str) -> list[str]:
    """The keys whose share a text names."""
    return [key for key, form in map(parted, fields(text)) if form is Form.SHARE]
