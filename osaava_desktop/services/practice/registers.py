"""A group with its roster, and one session of it from the printed sheet to the marks."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from osaava_desktop.domain.groups import Group, Mark, Session, SessionState
from osaava_desktop.services import groups, sheets
from osaava_desktop.services.practice.calendar import LAST, after, last_open
from osaava_desktop.services.practice.stage import Someone, Spot, Stage
from osaava_desktop.store.office import Office

_MARKS: dict[Mark | None, int] = {Mark.PRESENT: 66, Mark.ABSENT: 14, Mark.EXCUSED: 11, None: 9}
"""What becomes of who is on the roster, by weight; None is unmarked."""

_AT_WORK = dt.timedelta(days=7)
"""Sheets of the last days have not come back yet."""


@dataclass(kw_only=True)
class Circle:
    """A group at its place, and who is on its roster from when to when; lists are printed since a day."""

    group: Group
    spot: Spot
    sheets_from: dt.date | None = None
    roster: list[tuple[Someone, dt.date, dt.date]] = field(default_factory=list)

    def there(self, day: dt.date) -> list[Someone]:
        """Who is on the roster on `day`."""
        return [one for one, joined, left in self.roster if joined <= day < left]

    def prints(self, session: Session) -> bool:
        """Whether a list is printed for `session`."""
        return self.sheets_from is not None and self.sheets_from <= session.on


def start(stage: Stage, circle: Circle, day: dt.date) -> None:
    """The group itself is written down."""
    stage.diary.on(day, groups.save, circle.group)


def enter(stage: Stage, circle: Circle, someone: Someone, joined: dt.date) -> None:
    """Someone joins the roster, and leaves it with the project."""
    left = someone.until if someone.until < LAST else LAST + dt.timedelta(days=365)
    circle.roster.append((someone, joined, left))
    stage.diary.on(joined, groups.join, circle.group.id, someone.client.id)
    stage.diary.on(left, _leave, circle, someone)


def announce(stage: Stage, circle: Circle, session: Session) -> None:
    """A session that lies ahead or is to be held today; the sheet is printed the day before."""
    day = min(LAST, last_open(session.on - dt.timedelta(days=7)))
    stage.diary.on(day, groups.save_session, session)
    if circle.prints(session):
        stage.diary.on(last_open(session.on - dt.timedelta(days=1)), _print, session)


def call_off(stage: Stage, session: Session, state: SessionState, reason: str) -> None:
    """A session that was not held."""
    stage.diary.on(session.on, groups.save_session, replace(session, state=state, reason=reason))


def hold(
    stage: Stage, circle: Circle, session: Session, heads: int, draw: Random, others: list[Someone]
) -> list[Someone]:
    """A session is held; gives back who was present. `others` come without being on the roster."""
    marks = {one.client.id: mark for one, mark in _drawn(circle.there(session.on), draw) if mark}
    marks |= {one.client.id: Mark.PRESENT for one in others}
    if circle.prints(session):
        stage.diary.on(last_open(session.on - dt.timedelta(days=1)), groups.save_session, session)
        stage.diary.on(last_open(session.on - dt.timedelta(days=1)), _print, session)
        if session.on < LAST - _AT_WORK or draw.random() < 0.3:
            stage.diary.on(after(session.on, draw.choice((0, 0, 1, 3))), _take_in, session)
    held = replace(session, state=SessionState.HELD)
    stage.diary.on(session.on, groups.save_session, held)
    stage.diary.on(session.on, groups.mark_many, held, marks)
    if heads:
        stage.diary.on(session.on, groups.save_unnamed, held, heads, 0)
    present = {client for client, mark in marks.items() if mark is Mark.PRESENT}
    return [one for one in (*circle.there(session.on), *others) if one.client.id in present]


def _drawn(people: list[Someone], draw: Random) -> Iterator[tuple[Someone, Mark | None]]:
    return ((one, draw.choices(list(_MARKS), list(_MARKS.values()))[0]) for one in people)


def _leave(office: Office, circle: Circle, someone: Someone) -> None:
    """Joining again gives back the place on the roster, which is then left."""
    groups.leave(office, groups.join(office, circle.group.id, someone.client.id))


def _print(office: Office, session: Session) -> None:
    sheets.prepare(office, groups.register(office, session.id))


def _take_in(office: Office, session: Session) -> None:
    sheet = sheets.newest(office, session.id)
    assert sheet is not None  # it was printed the day before
    sheets.take_in(office, sheet)
