"""The calendar of all groups: its spans, and what stands in it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.groups import Group, Session, SessionState
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_

NOT_HELD = (SessionState.CANCELLED, SessionState.DID_NOT_TAKE_PLACE)
_WEEK = dt.timedelta(weeks=1)


class Span(Word):
    """What is seen at once."""

    WEEK = "week", N_("week")
    MONTH = "month", N_("month")

    def days(self, day: dt.date) -> list[dt.date]:
        """All days of the week, or of the weeks of the month, that `day` lies in; from Monday to Sunday."""
        first, last = (day.replace(day=1), _month_end(day)) if self is Span.MONTH else (day, day)
        start, end = monday(first), monday(last) + dt.timedelta(days=6)
        return [start + dt.timedelta(days=number) for number in range((end - start).days + 1)]

    def step(self, day: dt.date, by: int) -> dt.date:
        """The same day some weeks or months on; the last of a shorter month."""
        if self is Span.WEEK:
            return day + by * _WEEK
        month = day.year * 12 + day.month - 1 + by
        first = dt.date(month // 12, month % 12 + 1, 1)
        return first.replace(day=min(day.day, _month_end(first).day))


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """A session with all that a calendar says of it; `leaders` lead the group, its first leader too."""

    session: Session
    group: Group
    place: str
    leader: str
    leaders: frozenset[UUID] = frozenset()

    @property
    def is_off(self) -> bool:
        """Whether it is not, or was not, held."""
        return self.session.state in NOT_HELD


def monday(day: dt.date) -> dt.date:
    """The Monday of its week."""
    return day - dt.timedelta(days=day.weekday())


def _month_end(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
