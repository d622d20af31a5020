"""The recovery key as it is printed and typed: Crockford's base32 in groups, each with a check sign.

256 bits are 52 signs, in 13 groups of four. The fifth sign of a group is a weighted sum over GF(32) of
the four and of the group's place. The weights differ from one another and from 0 and 1, so that any one
wrong sign, any two signs that changed places, and any two groups that changed places are found.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import NoReturn

from osaava_desktop.domain.papers import Issuer
from osaava_desktop.errors import InvalidInput
from osaava_desktop.i18n import _

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O or U: what looks like one of them is read as the digit."""

SECRET = 32
"""Bytes of the key."""

DATA, SIZE, GROUPS = 4, 5, 13
"""Signs of a group without and with its check sign, and how many groups there are."""

_ALIKE = str.maketrans("ILO", "110")
_BETWEEN = str.maketrans(dict.fromkeys("-–—.,_", " "))
_LONGEST = 2 * GROUPS * SIZE
_WEIGHTS = (2, 3, 4, 5)
_MODULUS = 0b100101
"""x⁵ + x² + 1: multiplication of five bits is by it."""


@dataclass(frozen=True, kw_only=True)
class RecoveryPaper:
    """The key as it is printed: its groups, the office and its file, and the day."""

    issuer: Issuer
    file: str
    on: dt.date
    groups: tuple[str, ...] = field(repr=False)


def groups(secret: bytes) -> list[str]:
    """The thirteen groups of a key."""
    number = int.from_bytes(secret) << (GROUPS * DATA * 5 - SECRET * 8)
    digits = [number >> 5 * place & 31 for place in reversed(range(GROUPS * DATA))]
    parts = [digits[start : start + DATA] for start in range(0, len(digits), DATA)]
    return [_written([*part, _check(part, place)]) for place, part in enumerate(parts)]


def written(secret: bytes) -> str:
    """The key in one line, as its QR code holds it."""
    return "-".join(groups(secret))


def read(typed: str) -> bytes:
    """The key that was typed, whatever stands between its signs. Raises InvalidInput, field "code"."""
    parts = _parts(typed)
    for place, part in enumerate(parts[:GROUPS]):
        if not _fits(part, place):
            _refuse(place)
    if len(parts) != GROUPS:
        sentence = _("The key has {count} groups of five characters; {typed} were typed.")
        raise InvalidInput({"code": sentence.format(count=GROUPS, typed=len(parts))})
    number = 0
    for part in parts:
        for sign in part[:DATA]:
            number = number << 5 | SIGNS.index(sign)
    spare = GROUPS * DATA * 5 - SECRET * 8
    if number & (1 << spare) - 1:
        _refuse(GROUPS - 1)
    return (number >> spare).to_bytes(SECRET)


def _parts(typed: str) -> list[str]:
    """The groups as the typist divides them, slips and all; else the signs are cut into groups of five."""
    spelled = typed.upper().translate(_ALIKE)
    divided = spelled.translate(_BETWEEN).split()
    if len(divided) > 1 and all(len(part) <= SIZE + 1 for part in divided):
        return divided
    signs = "".join(divided)[:_LONGEST]
    return [signs[start : start + SIZE] for start in range(0, len(signs), SIZE)]


def _fits(part: str, place: int) -> bool:
    if len(part) != SIZE or not set(part) <= set(SIGNS):
        return False
    *digits, check = (SIGNS.index(sign) for sign in part)
    return check == _check(digits, place)


def _check(digits: list[int], place: int) -> int:
    """The check sign of a group; its place is in it, so that groups can't change places."""
    found = place + 1
    for weight, digit in zip(_WEIGHTS, digits, strict=True):
        found ^= _times(weight, digit)
    return found


def _times(one: int, other: int) -> int:
    """Multiplication in GF(32)."""
    product = 0
    for bit in range(3):
        if one >> bit & 1:
            product ^= other << bit
    for bit in (7, 6, 5):
        if product >> bit & 1:
            product ^= _MODULUS << bit - 5
    return product


def _written(digits: list[int]) -> str:
    return "".join(SIGNS[digit] for digit in digits)


def _refuse(place: int) -> NoReturn:
    sentence = _("Group {number} is mistyped. Compare it with the paper.")
    raise InvalidInput({"code": sentence.format(number=place + 1)})
