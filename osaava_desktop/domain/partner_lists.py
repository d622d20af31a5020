"""Partners as lists show them: when each was last met, and who may be the same one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from uuid import UUID

from rapidfuzz import fuzz

from osaava_desktop.domain.checks import TEXT_LIMIT, folded
from osaava_desktop.domain.merging import OWN
from osaava_desktop.domain.partners import Contact, Partner, PartnerType

ALIKE = 88
"""From so many points on (0 to 100) two names may be of one partner."""

MOST_ALIKE = 3

_FORMS = frozenset({"oy", "ry", "ab", "oyj", "ky", "tmi", "rf", "sr", "ltd", "osk"})
"""What says how an organisation is constituted, not which one it is."""


@dataclass(frozen=True, kw_only=True)
class PartnerLine:
    """A partner with its area, the last contact, and what is under way there."""

    partner: Partner
    area: str = ""
    last: dt.date | None = None
    contacts: int = 0
    open_referrals: int = 0
    open_opportunities: int = 0


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    """A contact with the partner, the worker and the area by name."""

    contact: Contact
    partner: str
    type: PartnerType
    worker: str = ""
    area: str = ""


@dataclass(frozen=True, kw_only=True)
class UnderWay:
    """What is open at a partner, each in words."""

    referrals: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.referrals or self.opportunities)


def is_quiet(line: PartnerLine, days: int, today: dt.date) -> bool:
    """Whether the partner was not met for so many days, or never."""
    return line.last is None or (today - line.last).days >= days


def alike(name: str, others: Iterable[Partner], leave_out: UUID) -> list[Partner]:
    """The partners whose names are most like `name`, the likeliest first."""
    words = _words(name)
    if len(words) < 3:
        return []
    judged = [(_points(words, _words(one.name)), one) for one in others if one.id != leave_out]
    likely = [(points, one) for points, one in judged if points >= ALIKE]
    likely.sort(key=lambda one: -one[0])
    return [one for _points_, one in likely[:MOST_ALIKE]]


def partner_of_two(kept: Partner, gone: Partner) -> Partner:
    """`kept` with its empty fields as `gone` has them, both notes, and closed only if both are."""
    names = [field.name for field in fields(kept) if field.name not in OWN | {"closed", "note"}]
    empty = [name for name in names if getattr(kept, name) in (None, "")]
    notes = "\n\n".join(dict.fromkeys(filter(None, (kept.note, gone.note))))
    return replace(
        kept,
        **{name: getattr(gone, name) for name in empty},
        note=notes[:TEXT_LIMIT],
        closed=max(kept.closed, gone.closed) if kept.closed and gone.closed else None,
    )


def _points(one: str, other: str) -> float:
    return float(max(fuzz.token_sort_ratio(one, other), fuzz.ratio(one, other[: len(one)])))


def _words(name: str) -> str:
    return " ".join(word for word in folded(name).replace(",", " ").split() if word not in _FORMS)
