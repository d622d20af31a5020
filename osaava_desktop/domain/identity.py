"""Identity numbers: how one is written, checked and masked. Its sign is a part of it and never left out."""

import datetime as dt
import re
import unicodedata

from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.fi import hetu

from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _

_BIRTH_PART = 7
_WRITTEN = re.compile(r"[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Y]")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
"""What programs for writing make of the sign."""
_CENTURIES = {"+": 1800, **dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000)}


def official(text: str) -> str:
    """`text` as the number is officially written: in capitals, without spaces and what nobody sees."""
    seen = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Cc", "Cf"))
    return "".join("".join(seen).split()).upper().translate(_DASHES)


def problem(number: str, born: dt.date | None, today: dt.date, *, temporary: bool) -> str:
    """The sentence that says what is wrong with an official `number`, nothing where it is right.

    A temporary number (900 to 999) belongs to no real person: it is right only where `temporary`.
    """
    if not _WRITTEN.fullmatch(number):
        return _("Write the whole identity number, with its sign, as 010594Y9032.")
    try:
        hetu.validate(number, allow_temporary=temporary)
    except InvalidChecksum:
        return _("The last character does not fit the rest. Check each character.")
    except ValidationError:
        return _("There is no such identity number. Check each character.")
    if birth_date(number) > today:
        return _("The birth date in the number is in the future. Check the sign.")
    if born is not None and birth_date(number) != born:
        sentence = _("The birth date in the number is {day}, another than above.")
        return sentence.format(day=format_date(birth_date(number)))
    return ""


def birth_date(number: str) -> dt.date:
    """The birth date that a right number tells."""
    day, month, year = int(number[:2]), int(number[2:4]), int(number[4:6])
    return dt.date(_CENTURIES[number[6]] + year, month, day)


def masked(number: str) -> str:
    """The birth part as it is, the rest as dots."""
    return number[:_BIRTH_PART] + "•" * (len(number) - _BIRTH_PART)
