"""The columns of the lists of opportunities, of whom they could suit, and of whom they were offered to."""

import datetime as dt
from collections.abc import Sequence

from osaava_desktop.domain import opportunities, texts
from osaava_desktop.domain.matching import Match
from osaava_desktop.domain.opportunities import OfferLine, OpportunityLine
from osaava_desktop.domain.partners import OfferOutcome
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import capital
from osaava_desktop.i18n import _
from osaava_desktop.screens.tables import Column, Mark

_OUTCOMES = {
    OfferOutcome.OPEN: ("clock", "neutral"),
    OfferOutcome.ACCEPTED: ("checkmark_circle", "accent"),
    OfferOutcome.DECLINED: ("prohibited", "neutral"),
}
_SOON = 7
"""Days; what is open no longer than that should be offered now."""


def of_opportunities(today: dt.date) -> list[Column[OpportunityLine]]:
    """What, of which kind, at whom, until when, and what came of it."""
    return [
        Column(
            title=_("Opportunity"),
            value=lambda line: line.opportunity.title,
            sort=lambda line: name_key(line.opportunity.title),
            marks=_hidden,
            width=230,
            strong=True,
        ),
        Column(title=_("Type"), value=lambda line: capital(line.opportunity.type.label), width=128),
        Column(
            title=_("Partner"),
            value=lambda line: line.partner,
            sort=lambda line: name_key(line.partner) if line.partner else None,
            width=170,
        ),
        Column(title=_("Industry"), value=lambda line: line.opportunity.industry, width=120, quiet=True),
        Column(title=_("Area"), value=lambda line: line.area, width=110, quiet=True),
        Column(
            title=_("Open until"),
            value=lambda line: _until(line, today),
            sort=lambda line: line.opportunity.open_until,
            marks=lambda line: _left(line, today),
            width=200,
        ),
        _count(_("Offered"), "offers"),
        _count(_("Taken up"), "accepted"),
        Column(title=_("Worker"), value=lambda line: line.worker, width=130, quiet=True),
    ]


def of_a_partner(today: dt.date) -> list[Column[OpportunityLine]]:
    """The opportunities at one partner: what, until when, how often offered and taken up."""
    columns = of_opportunities(today)
    return [columns[place] for place in (0, 5, 6, 7)]


def of_matches() -> list[Column[Match]]:
    """Who, and why; who was offered it already is marked."""
    return [
        Column(
            title=_("Client"),
            value=lambda match: match.client.name,
            sort=lambda match: name_key(match.client.name),
            width=172,
            strong=True,
        ),
        Column(
            title=_("Why"),
            value=lambda match: " · ".join(match.reasons),
            sort=lambda match: -match.score,
            marks=lambda match: _outcome(match.client.outcome),
            width=240,
        ),
    ]


def of_offers(today: dt.date) -> list[Column[OfferLine]]:
    """Whom, when, what came of it, and by whom."""
    return [
        Column(
            title=_("Client"),
            value=lambda line: line.name,
            sort=lambda line: name_key(line.name),
            beside=lambda line: line.number,
            width=190,
            strong=True,
        ),
        Column(
            title=_("Date"),
            value=lambda line: texts.format_near_date(line.offer.on, today),
            sort=lambda line: line.offer.on,
            spoken=lambda line: texts.format_date(line.offer.on),
            width=92,
        ),
        Column(
            title=_("What came of it"),
            value=lambda _line: "",
            sort=lambda line: list(OfferOutcome).index(line.offer.outcome),
            marks=lambda line: _outcome(line.offer.outcome),
            width=190,
        ),
        Column(title=_("Worker"), value=lambda line: line.worker, width=130, quiet=True),
    ]


def _count(title: str, name: str) -> Column[OpportunityLine]:
    """How many; nothing where there are none."""
    return Column(
        title=title,
        value=lambda line: str(getattr(line, name) or ""),
        sort=lambda line: getattr(line, name) or None,
        width=92,
        right=True,
    )


def _hidden(line: OpportunityLine) -> Sequence[Mark]:
    return [Mark(icon="eye_off", text=_("hidden job"))] if line.opportunity.hidden else []


def _until(line: OpportunityLine, today: dt.date) -> str:
    last = line.opportunity.open_until
    return texts.format_near_date(last, today) if last else _("for now")


def _left(line: OpportunityLine, today: dt.date) -> Sequence[Mark]:
    """How many days are left, or that it is over."""
    if not opportunities.is_open(line.opportunity, today):
        return [Mark(icon="prohibited", text=_("over"))]
    days = opportunities.days_left(line.opportunity, today)
    if days is None:
        return []
    if days == 0:
        return [Mark(icon="clock", text=_("today"), kind="attention")]
    words = _("{days} d left").format(days=texts.format_number(days))
    return [Mark(icon="clock", text=words, kind="attention" if days <= _SOON else "neutral")]


def _outcome(outcome: OfferOutcome | None) -> Sequence[Mark]:
    if outcome is None:
        return []
    icon, kind = _OUTCOMES[outcome]
    return [Mark(icon=icon, text=outcome.label, kind=kind)]
