"""How talks stand in the list of one client."""

from datetime import date

from osaava_desktop.domain.guidance import GuidanceLine, format_minutes
from osaava_desktop.domain.texts import format_date, format_near_date
from osaava_desktop.i18n import _
from osaava_desktop.screens.tables import Column, Mark, RowTable

DAY, TOPICS, MINUTES, CHANNEL, WORKER, PLACE, NOTE = range(7)
GIVING_WAY = (PLACE, WORKER)
GROWING = (NOTE,)
WHOLE = (DAY, MINUTES)


def guidance_table(today: date) -> RowTable[GuidanceLine]:
    """The table of talks as it is on that day."""
    return RowTable([*_what(today), *_how()], ident=lambda line: line.entry.id)


def _what(today: date) -> list[Column[GuidanceLine]]:
    return [
        Column(
            title=_("Day"),
            value=lambda line: format_near_date(line.entry.on, today),
            sort=lambda line: (line.entry.on, line.entry.id),
            spoken=lambda line: format_date(line.entry.on),
            width=96,
        ),
        Column(
            title=_("Topics"),
            value=lambda line: ", ".join(topic.label for topic in line.topics),
            marks=_others,
            width=220,
            strong=True,
        ),
        Column(
            title=_("Time"),
            value=lambda line: format_minutes(line.entry.minutes),
            sort=lambda line: line.entry.minutes,
            width=100,
            right=True,
        ),
    ]


def _how() -> list[Column[GuidanceLine]]:
    return [
        Column(
            title=_("How"),
            value=lambda line: line.entry.channel.label if line.entry.channel else "",
            width=124,
        ),
        Column(title=_("Worker"), value=lambda line: line.worker, width=136, quiet=True),
        Column(title=_("Place"), value=lambda line: line.place, width=150, quiet=True),
        Column(title=_("Note"), value=lambda line: " ".join(line.entry.note.split()), width=160, quiet=True),
    ]


def _others(line: GuidanceLine) -> list[Mark]:
    """How many more took part."""
    return [Mark(icon="people", text=f"+{line.others}")] if line.others else []
