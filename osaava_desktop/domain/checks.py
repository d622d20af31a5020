"""Checks that many kinds of records share. Each adds its sentence to a dict of problems by field."""

import datetime as dt
import re
import unicodedata
from dataclasses import fields, replace
from typing import Any, TypeVar

from osaava_desktop.i18n import _

NAME_LIMIT = 200
LINE_LIMIT = 200
TEXT_LIMIT = 20_000

LONG_TEXTS = frozenset(
    {
        "note",
        "text",
        "comment",
        "participants",
        "needs",
        "remarks",
        "goal",
        "life_situation",
        "education_and_work",
        "work_ability",
        "everyday_life",
        "motivation",
        "funders",
    }
)
"""Fields of several lines."""

_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_NO_CHARACTER = re.compile(f"[\ufdd0-\ufdef{_ENDS}]")

R = TypeVar("R")
Problems = dict[str, str]
Moment = TypeVar("Moment", dt.date, dt.time)


class _Heard(dict[int, int | None]):
    """For `str.translate`: every character as it is, silent ones as nothing; each is judged once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if _is_silent(chr(code)) else code
        return self[code]


_heard = _Heard()


def clean(text: str) -> str:
    """`text` in NFC without control characters (line ends and tabs stay), trimmed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in text if c in "\n\t" or not _is_control(c))
    return unicodedata.normalize("NFC", kept).strip()


def clean_line(text: str) -> str:
    """`text` cleaned, on one line, runs of white space as one space."""
    return " ".join(clean(text).split())


def folded(text: str) -> str:
    """`text` as searches compare it: NFKC, small letters, no diacritics ("Äitin" and "aitin" are alike).

    Marks that nobody sees (a soft hyphen, a direction mark) are left out too.
    """
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(plain.translate(_heard).split())


def tidied(record: R) -> R:
    """`record` with its texts in NFC, without control characters and stray spaces; notes keep their lines."""
    texts: dict[str, Any] = {}
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if type(value) is str:  # not an enumeration's member
            texts[field.name] = clean(value) if field.name in LONG_TEXTS else clean_line(value)
    return replace(record, **texts)  # type: ignore[type-var]


def need(problems: Problems, field: str, value: object) -> None:
    """`value` must be there, and a text must have something to see: marks and joiners alone are nothing."""
    if value is None or (isinstance(value, str) and not folded(value)):
        problems.setdefault(field, _("This is needed."))


def short(problems: Problems, field: str, text: str, limit: int = LINE_LIMIT) -> None:
    """`text` must not be longer than `limit` characters."""
    if len(text) > limit:
        message = _("This is too long: {count} characters, at most {limit}.")
        problems.setdefault(field, message.format(count=len(text), limit=limit))


def not_future(problems: Problems, field: str, day: dt.date | None, today: dt.date) -> None:
    """`day` must not lie ahead."""
    if day is not None and day > today:
        problems.setdefault(field, _("This date is in the future."))


def in_order(problems: Problems, field: str, start: Moment | None, end: Moment | None) -> None:
    """`end` must not come before `start`; the sentence goes to `field`."""
    if start is not None and end is not None and end < start:
        problems.setdefault(field, _("The end is before the start."))


def within(problems: Problems, field: str, number: int | None, low: int, high: int) -> None:
    """`number` must lie between `low` and `high`, both allowed."""
    if number is not None and not low <= number <= high:
        problems.setdefault(field, _("Give a number from {low} to {high}.").format(low=low, high=high))


def _is_silent(character: str) -> bool:
    return unicodedata.combining(character) > 0 or unicodedata.category(character) == "Cf"


def _is_control(character: str) -> bool:
    """Also the codes that are no characters and never will be: no XML, and so no workbook, may hold them."""
    return unicodedata.category(character) in ("Cc", "Cs") or _NO_CHARACTER.fullmatch(character) is not None
