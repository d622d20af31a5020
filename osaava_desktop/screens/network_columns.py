"""The columns of the lists of the network."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from osaava_desktop.domain import meetings, referrals, texts
from osaava_desktop.domain.meetings import ActionLine, MeetingLine
from osaava_desktop.domain.partner_lists import ContactLine, PartnerLine
from osaava_desktop.domain.partners import ContactPerson, ReferralState
from osaava_desktop.domain.referrals import ReferralLine
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import capital
from osaava_desktop.i18n import _
from osaava_desktop.screens.tables import Column, Mark

_PILLS = {
    ReferralState.SENT: ("send", "neutral"),
    ReferralState.ACCEPTED: ("checkmark", "neutral"),
    ReferralState.STARTED: ("arrow_right", "neutral"),
    ReferralState.DONE: ("checkmark_circle", "accent"),
    ReferralState.REFUSED: ("prohibited", "neutral"),
}


def of_partners(today: dt.date) -> list[Column[PartnerLine]]:
    """Name, type, area, whom to ask, when last met, and what is under way."""
    return [
        Column(
            title=_("Partner"),
            value=lambda line: line.partner.name,
            sort=lambda line: name_key(line.partner.name),
            marks=lambda line: [Mark(icon="prohibited", text=_("closed"))] if line.partner.closed else [],
            width=220,
            strong=True,
        ),
        Column(title=_("Type"), value=lambda line: capital(line.partner.type.label), width=156),
        Column(title=_("Area"), value=lambda line: line.area, width=150, quiet=True),
        Column(title=_("Main person"), value=lambda line: line.partner.person, width=140),
        Column(title=_("Phone"), value=lambda line: line.partner.phone, width=112, quiet=True),
        Column(
            title=_("Last contact"),
            value=lambda line: texts.format_near_date(line.last, today) if line.last else "",
            sort=lambda line: line.last,
            spoken=lambda line: texts.format_date(line.last) if line.last else "",
            width=116,
        ),
        _number(_("Referrals"), "open_referrals", 108),
        Column(title=_("Industry"), value=lambda line: line.partner.industry, width=130, quiet=True),
    ]


def of_contacts(today: dt.date, *, one_partner: bool = False) -> list[Column[ContactLine]]:
    """When, with whom, what about, and who; of one partner without its name."""
    columns: list[Column[ContactLine]] = [
        Column(
            title=_("Date"),
            value=lambda line: texts.format_near_date(line.contact.on, today),
            sort=lambda line: line.contact.on,
            spoken=lambda line: texts.format_date(line.contact.on),
            width=92,
        ),
        Column(
            title=_("Partner"),
            value=lambda line: line.partner,
            sort=lambda line: name_key(line.partner),
            width=200,
            strong=True,
        ),
        Column(title=_("Topic"), value=lambda line: line.contact.topic, width=190),
        Column(
            title=_("Note"), value=lambda line: " ".join(line.contact.note.split()), width=160, quiet=True
        ),
        Column(title=_("Worker"), value=lambda line: line.worker, width=130, quiet=True),
        Column(title=_("Area"), value=lambda line: line.area, width=120, quiet=True),
    ]
    return [columns[place] for place in (0, 2, 3, 4)] if one_partner else columns


def of_persons() -> list[Column[ContactPerson]]:
    """Who works at a partner, and how to reach them."""
    return [
        Column(
            title=_("Name"),
            value=lambda one: one.name,
            sort=lambda one: name_key(one.name),
            width=150,
            strong=True,
        ),
        Column(title=_("Role"), value=lambda one: one.role, width=110),
        Column(title=_("Phone"), value=lambda one: one.phone, width=110, quiet=True),
        Column(title=_("E-mail"), value=lambda one: one.email, width=140, quiet=True),
    ]


def of_meetings(today: dt.date) -> list[Column[MeetingLine]]:
    """When, what kind, its title, where, who, and what is still to be done of it."""
    return [
        Column(
            title=_("Date"),
            value=lambda line: texts.format_near_date(line.meeting.on, today),
            sort=lambda line: line.meeting.on,
            spoken=lambda line: texts.format_date(line.meeting.on),
            width=92,
        ),
        Column(title=_("Type"), value=lambda line: capital(line.meeting.type.label), width=150),
        Column(title=_("Title"), value=lambda line: line.meeting.title, width=236, strong=True),
        Column(title=_("Place"), value=lambda line: line.place, width=130, quiet=True),
        Column(
            title=_("Present"),
            value=lambda line: line.meeting.participants,
            width=190,
            quiet=True,
        ),
        Column(
            title=_("Still to do"),
            value=lambda line: _to_do(line),
            sort=lambda line: line.open_actions or None,
            width=100,
            right=True,
        ),
        Column(title=_("Held by"), value=lambda line: line.worker, width=130, quiet=True),
    ]


def of_actions(today: dt.date) -> list[Column[ActionLine]]:
    """What was agreed on, who does it, by when, and where it was agreed."""
    return [
        Column(
            title=_("Agreed"),
            value=lambda line: line.action.what,
            marks=lambda line: (
                [Mark(icon="checkmark", text=_("done"), kind="accent")] if line.action.done else []
            ),
            width=280,
            strong=True,
        ),
        Column(title=_("Who"), value=lambda line: line.worker, width=150),
        Column(
            title=_("Due"),
            value=lambda line: texts.format_near_date(line.action.due, today) if line.action.due else "",
            sort=lambda line: line.action.due,
            marks=lambda line: _late(meetings.days_late(line.action, today)),
            width=150,
        ),
        Column(
            title=_("Meeting"),
            value=lambda line: (
                f"{meetings.called(line.meeting)} {texts.format_near_date(line.meeting.on, today)}"
            ),
            sort=lambda line: line.meeting.on,
            width=240,
            quiet=True,
        ),
    ]


def of_referrals(today: dt.date) -> list[Column[ReferralLine]]:
    """Who, where to, to what, how far, and since when."""
    return [
        Column(
            title=_("Client"),
            value=lambda line: line.name,
            sort=lambda line: name_key(line.name),
            width=176,
            strong=True,
        ),
        Column(title=_("No."), value=lambda line: line.number, width=80, quiet=True),
        Column(
            title=_("Partner"),
            value=lambda line: line.partner,
            sort=lambda line: name_key(line.partner),
            width=190,
        ),
        Column(title=_("To what"), value=lambda line: line.referral.what, width=150, quiet=True),
        Column(
            title=_("State"),
            value=lambda _line: "",
            sort=lambda line: list(ReferralState).index(line.referral.state),
            marks=lambda line: _state(line),
            width=130,
        ),
        Column(
            title=_("Since"),
            value=lambda line: texts.format_near_date(referrals.since(line.referral), today),
            sort=lambda line: referrals.since(line.referral),
            marks=lambda line: _late(referrals.days_late(line.referral, today)),
            width=172,
        ),
        Column(title=_("Worker"), value=lambda line: line.worker, width=130, quiet=True),
    ]


def of_own_referrals(today: dt.date) -> list[Column[ReferralLine]]:
    """The referrals of one partner: who, to what, how far, and since when."""
    columns = of_referrals(today)
    chosen = [columns[place] for place in (0, 3, 4, 5)]
    return [replace(chosen[0], width=140), *chosen[1:]]


def _state(line: ReferralLine) -> Sequence[Mark]:
    icon, kind = _PILLS[line.referral.state]
    return [Mark(icon=icon, text=line.referral.state.label, kind=kind)]


def _late(days: int) -> Sequence[Mark]:
    return [Mark(icon="warning", text=_("{days} d").format(days=days), kind="attention")] if days else []


def _to_do(line: MeetingLine) -> str:
    return f"{line.open_actions} / {line.actions}" if line.open_actions else ""


def _number(title: str, name: str, width: int) -> Column[PartnerLine]:
    """How many; nothing where there are none."""
    return Column(
        title=title,
        value=lambda line: str(getattr(line, name) or ""),
        sort=lambda line: getattr(line, name) or None,
        width=width,
        right=True,
    )
