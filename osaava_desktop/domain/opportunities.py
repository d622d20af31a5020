"""Opportunities as lists show them: whether they are open, how long still, and what came of offering them."""

import datetime as dt
from dataclasses import dataclass

from osaava_desktop.domain.partners import Offer, Opportunity, OpportunityType
from osaava_desktop.domain.pathways import PathwayType


@dataclass(frozen=True, kw_only=True)
class OpportunityLine:
    """An opportunity with the names that belong to it, and how often it was offered and taken up."""

    opportunity: Opportunity
    partner: str = ""
    area: str = ""
    worker: str = ""
    offers: int = 0
    accepted: int = 0


@dataclass(frozen=True, kw_only=True)
class OfferLine:
    """An offer with the client and the worker by name."""

    offer: Offer
    name: str
    number: str
    worker: str = ""


def is_open(opportunity: Opportunity, today: dt.date) -> bool:
    """Whether it can be taken up today."""
    return opportunity.open_until is None or opportunity.open_until >= today


def days_left(opportunity: Opportunity, today: dt.date) -> int | None:
    """Days until the last one on which it is open: 0 on that day; None where it is over or has no end."""
    if opportunity.open_until is None or not is_open(opportunity, today):
        return None
    return (opportunity.open_until - today).days


def type_of(opportunity: Opportunity) -> PathwayType | None:
    """The type of the step that taking it up leads to; None where that can't be said."""
    leads_to = {
        OpportunityType.JOB: PathwayType.EMPLOYMENT,
        OpportunityType.STUDIES: PathwayType.STUDIES,
    }
    return leads_to.get(opportunity.type)
