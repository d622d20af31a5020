"""Referrals: a client sent on to a partner, how far that has come, and when it is late."""

import datetime as dt
from dataclasses import dataclass, replace

from osaava_desktop.domain.checks import TEXT_LIMIT, Problems, in_order, need, not_future, short
from osaava_desktop.domain.partners import Referral, ReferralState

PATIENCE = 14
"""Days after which a partner who has not answered is asked again."""

OPEN = (ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.STARTED)
"""The states of a referral that is under way."""


@dataclass(frozen=True, kw_only=True)
class ReferralLine:
    """A referral with the names that belong to it, as lists show it."""

    referral: Referral
    number: str
    name: str
    partner: str
    worker: str = ""


def problems(referral: Referral, today: dt.date) -> Problems:
    """What keeps `referral` from being saved, a sentence by field."""
    found: Problems = {}
    not_future(found, "on", referral.on, today)
    not_future(found, "state_on", referral.state_on, today)
    in_order(found, "state_on", referral.on, referral.state_on)
    if referral.state is ReferralState.REFUSED:
        need(found, "reason", referral.reason)
    short(found, "what", referral.what)
    short(found, "reason", referral.reason)
    short(found, "note", referral.note, TEXT_LIMIT)
    return found


def settled(referral: Referral) -> Referral:
    """`referral` with what belongs to its state only: a reason if refused, a day of its own once answered."""
    refused, sent = (referral.state is one for one in (ReferralState.REFUSED, ReferralState.SENT))
    return replace(
        referral,
        reason=referral.reason if refused else "",
        state_on=None if sent else referral.state_on or referral.on,
    )


def is_open(referral: Referral) -> bool:
    """Whether it is under way: neither done nor refused."""
    return referral.state in OPEN


def since(referral: Referral) -> dt.date:
    """The day since which it is in its state."""
    return referral.state_on or referral.on


def days_late(referral: Referral, today: dt.date) -> int:
    """Days since it was sent, when that is longer than one waits for an answer; else 0."""
    days = (today - referral.on).days
    return days if referral.state is ReferralState.SENT and days > PATIENCE else 0


def next_state(state: ReferralState) -> ReferralState | None:
    """What comes after `state` when all goes well; None after the last."""
    way = (*OPEN, ReferralState.DONE)
    place = way.index(state) + 1 if state in way else len(way)
    return way[place] if place < len(way) else None
