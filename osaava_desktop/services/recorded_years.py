"""The years that an office has something to tell of."""

from peewee import fn

from osaava_desktop.store.models import GuidanceRow, ParticipationRow, PathwayStepRow, SessionRow, VisitRow
from osaava_desktop.store.office import Office


def known(office: Office) -> list[int]:
    """The years that there may be something to tell of, this one first."""
    days = (
        (ParticipationRow, ParticipationRow.started),
        (SessionRow, SessionRow.on),
        (VisitRow, VisitRow.on),
        (GuidanceRow, GuidanceRow.on),
        (PathwayStepRow, PathwayStepRow.on),
    )
    firsts = [office.visible(table, fn.MIN(day)).scalar() for table, day in days]
    this = office.today.year
    first = min((int(str(day)[:4]) for day in firsts if day), default=this)
    return list(range(this, min(first, this) - 1, -1))
