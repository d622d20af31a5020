"""The columns of the lists of outreach: visits and encounters, the stops of a day, the people of a visit."""

import datetime as dt

from osaava_desktop.domain import texts
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import Visit
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.visits import OutreachLine
from osaava_desktop.i18n import _
from osaava_desktop.screens.tables import Column, Mark

ON, KIND, WHAT, CHANNEL, WORKER, NAMED, UNNAMED, NEW, NOTE = range(9)
GIVING_WAY = (NOTE, WORKER, KIND, CHANNEL, NEW)
"""The columns that a narrow window does without, the first one first; the form has them all."""
GROWING = (NOTE, WHAT)
"""The columns that take the room left over: the first of them that is shown."""
WHOLE = (ON, NAMED, UNNAMED, NEW)


def of_outreach(today: dt.date) -> list[Column[OutreachLine]]:
    """Day, visit or encounter, where or whom, by what channel, by which worker, and how many."""
    return [
        Column(
            title=_("Date"),
            value=lambda line: texts.format_near_date(line.happening.on, today),
            sort=lambda line: line.happening.on,
            spoken=lambda line: texts.format_date(line.happening.on),
            width=92,
        ),
        Column(title=_("Kind"), value=kind, width=112, quiet=True),
        Column(
            title=_("Place or client"),
            value=lambda line: line.person or line.where,
            sort=lambda line: name_key(line.person or line.where),
            beside=lambda line: line.where if line.person else "",
            width=286,
            strong=True,
        ),
        Column(title=_("Channel"), value=lambda line: capital(line.happening.channel.label), width=132),
        Column(title=_("Worker"), value=lambda line: line.worker, width=136, quiet=True),
        *_counts(),
        Column(
            title=_("Note"),
            value=lambda line: " ".join(line.happening.note.split()),
            width=190,
            quiet=True,
        ),
    ]


def _counts() -> list[Column[OutreachLine]]:
    return [
        Column(
            title=_("By name"),
            value=lambda line: texts.format_number(line.named),
            sort=lambda line: line.named,
            width=84,
            right=True,
        ),
        Column(
            title=_("Unnamed"),
            value=lambda line: texts.format_number(line.unnamed) if is_visit(line) else "",
            sort=lambda line: line.unnamed if is_visit(line) else None,
            width=98,
            right=True,
        ),
        Column(
            title=_("New faces"),
            value=lambda line: texts.format_number(line.new) if is_visit(line) else "",
            sort=lambda line: line.new if is_visit(line) else None,
            width=116,
            right=True,
        ),
    ]


def is_visit(line: OutreachLine) -> bool:
    """Whether a line is a visit; else it is an encounter outside of any."""
    return isinstance(line.happening, Visit)


def kind(line: OutreachLine) -> str:
    """A visit, or an encounter with one client."""
    return _("Visit") if is_visit(line) else _("Encounter")


def of_stops() -> list[Column[OutreachLine]]:
    """When, where, and how many were met."""
    return [
        Column(title=_("Time"), value=_hours, width=60, quiet=True),
        Column(title=_("Place"), value=lambda line: line.where, width=100, stretch=True),
        Column(
            title=_("Met"),
            value=lambda line: texts.format_number(line.total),
            sort=lambda line: line.total,
            width=56,
            right=True,
            strong=True,
        ),
    ]


def _hours(line: OutreachLine) -> str:
    starts = line.happening.starts if isinstance(line.happening, Visit) else None
    return texts.format_time(starts) if starts else ""


def of_people() -> list[Column[Client]]:
    """Name and number; who is not in the register yet has a mark instead."""
    return [
        Column(
            title=_("Name"),
            value=lambda one: one.name,
            marks=lambda one: [] if one.created else [Mark(icon="person_add", text=_("New visitor"))],
            width=160,
            stretch=True,
            strong=True,
        ),
        Column(title=_("No."), value=lambda one: one.number, width=84, quiet=True),
    ]
