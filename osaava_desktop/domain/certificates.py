"""A certificate of attendance, as a plain record: a service fills it, a report lays it out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from osaava_desktop.domain.cards import Card
from osaava_desktop.domain.groups import Session
from osaava_desktop.domain.papers import Issuer


@dataclass(frozen=True, kw_only=True)
class CertificatePaper:
    """What one person took part in. `days` are in order; `minutes` is None where no length is known.

    `organiser` is who trained, beside the organisation that issues the paper; `leader` signs.
    """

    issuer: Issuer
    name: str
    training: str
    days: tuple[dt.date, ...]
    minutes: int | None
    topics: tuple[str, ...]
    place: str
    organiser: str
    leader: str
    card: Card | None = None


def length(session: Session) -> int | None:
    """How many minutes a session lasted: as told, else from its start to its end; None when unknown."""
    if session.minutes is not None:
        return session.minutes
    if session.starts is None or session.ends is None:
        return None
    starts, ends = (time.hour * 60 + time.minute for time in (session.starts, session.ends))
    return ends - starts if ends > starts else None


def whole_length(sessions: Sequence[Session]) -> int | None:
    """The minutes of several sessions together; None unless the length of each is known."""
    lengths = [length(session) for session in sessions]
    known = [minutes for minutes in lengths if minutes is not None]
    return sum(known) if known and len(known) == len(lengths) else None
