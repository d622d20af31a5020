"""The columns of the lists of groups and sessions."""

import datetime as dt
from collections.abc import Sequence

from osaava_desktop.domain import texts
from osaava_desktop.domain.groups import GroupLine, Session, SessionLine, SessionState
from osaava_desktop.domain.texts import capital
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.tables import Column, Mark
from osaava_desktop.screens.widgets.pill import pill_size
from osaava_desktop.screens.widgets.row_header import INSET, PAD

TIMES = 1
"""Column of sessions that a narrow window leaves to the register."""

WIDE_ONLY = (3, 4, 5, 6, 7)
"""Columns of groups that a narrow list leaves to the card beside it."""

ROSTER = 2
SPARE_OF_SESSIONS, SPARE_OF_WAITING = (3, 4), (2,)
"""Columns that lists of sessions do without where letters are large and the window is small."""

_STATES = {
    SessionState.PLANNED: ("calendar_clock", "neutral"),
    SessionState.HELD: ("checkmark_circle", "accent"),
    SessionState.CANCELLED: ("prohibited", "neutral"),
    SessionState.DID_NOT_TAKE_PLACE: ("calendar_empty", "neutral"),
}


def of_groups(today: dt.date) -> list[Column[GroupLine]]:
    """Name, next and last session, roster; in a wide list also what kind of group it is."""
    return [
        Column(
            title=_("Name"),
            value=lambda line: line.group.name,
            beside=lambda line: locality(line.place),
            stretch=True,
            strong=True,
        ),
        Column(
            title=_("Next"), value=lambda line: _near(line.next, today), sort=lambda line: line.next, width=80
        ),
        Column(
            title=_("Roster"),
            value=lambda line: texts.format_number(line.members),
            sort=lambda line: line.members,
            width=92,
            right=True,
        ),
        Column(
            title=_("Last"),
            value=lambda line: _near(line.last, today),
            sort=lambda line: line.last,
            width=84,
            quiet=True,
        ),
        Column(title=_("Type"), value=lambda line: capital(line.group.type.label), width=206),
        Column(title=_("Form"), value=lambda line: capital(line.group.form.label), width=90),
        Column(title=_("Place"), value=lambda line: line.place, width=190),
        Column(title=_("Leader"), value=lambda line: line.leader, width=140),
    ]


def of_sessions(today: dt.date) -> list[Column[SessionLine]]:
    """Day, time, state, and how many came."""
    return [
        Column(
            title=_("Date"),
            value=lambda line: weekday(line.session.on, today),
            sort=lambda line: line.session.on,
            width=114,
        ),
        Column(title=_("Time"), value=lambda line: times(line.session), width=90),
        Column(
            title=_("State"),
            value=lambda _line: "",
            marks=lambda line: [state(line, today)],
            width=_state_width(),
            stretch=True,
        ),
        Column(
            title=_("Present"),
            value=lambda line: _count(line, line.present),
            sort=lambda line: line.present,
            width=64,
            right=True,
        ),
        Column(
            title=_("Unnamed"),
            value=lambda line: _count(line, line.unnamed),
            sort=lambda line: line.unnamed,
            width=108,
            right=True,
        ),
    ]


def of_waiting(today: dt.date) -> list[Column[SessionLine]]:
    """What waits for its register: when, which group, where."""
    return [
        Column(
            title=_("Date"),
            value=lambda line: _briefly(line.session, today),
            spoken=lambda line: when(line.session, today),
            width=70,
        ),
        Column(
            title=_("Group"),
            value=lambda line: line.group,
            beside=lambda line: locality(line.place),
            stretch=True,
            strong=True,
        ),
        Column(
            title=_("State"),
            value=lambda line: "",
            marks=lambda line: [waiting(line, today)],
            width=_waiting_width(),
        ),
    ]


def needed(view: RowView) -> int:
    """What the columns of a view that are in sight need, with its scroll bar and the card's edges."""
    shown = [
        theme.scaled(one.width) for at, one in enumerate(view.table().columns) if not view.isColumnHidden(at)
    ]
    return sum(shown) + view.verticalScrollBar().sizeHint().width() + 4


def fit_names(view: RowView, room: int) -> None:
    """Columns that the card says too give way to the groups' names: none is there where it would cut one."""
    name = max(view.sizeHintForColumn(0), theme.scaled(240))
    kept = [place for place in range(1, len(view.table().columns)) if place not in WIDE_ONLY]
    used = name + sum(view.width_of(place) for place in kept if not view.isColumnHidden(place))
    room -= 2 * view.verticalScrollBar().sizeHint().width() + theme.scaled(64)
    for column in WIDE_ONLY:
        used += view.width_of(column)
        view.setColumnHidden(column, used > room)
    view.fit()


def locality(place: str) -> str:
    """Where a place is: groups are often named alike in several towns."""
    return place.rpartition(", ")[2]


def _state_width() -> int:
    """Room for the longest word of a state, at the normal size of letters."""
    marks = [Mark(icon=icon, text=capital(state.label)) for state, (icon, _kind) in _STATES.items()]
    marks.append(Mark(icon="warning", text=capital(_("to mark"))))
    return _pills_width(marks) + 2 * PAD


def _waiting_width() -> int:
    """Room for "today" and for many days; it is the last column of its list."""
    marks = [
        Mark(icon="clock", text=capital(_("today"))),
        Mark(icon="warning", text=_("{days} d").format(days=999)),
    ]
    return _pills_width(marks) + PAD + INSET


def _pills_width(marks: Sequence[Mark]) -> int:
    return round(max(pill_size(mark).width() for mark in marks) * 100 / theme.scaled(100)) + 2


def state(line: SessionLine, today: dt.date) -> Mark:
    """The state of a session; one that is past and still planned wants to be marked."""
    if line.session.state is SessionState.PLANNED and line.session.on < today:
        return Mark(icon="warning", text=capital(_("to mark")), kind="attention")
    icon, kind = _STATES[line.session.state]
    return Mark(icon=icon, text=capital(line.session.state.label), kind=kind)


def waiting(line: SessionLine, today: dt.date) -> Mark:
    """Today, or how late the marks are."""
    late = (today - line.session.on).days
    if late == 0:
        return Mark(icon="clock", text=capital(_("today")), kind="accent")
    return Mark(icon="warning", text=_("{days} d").format(days=late), kind="attention")


def when(session: Session, today: dt.date) -> str:
    """Day and time in few letters: "24.11. 10.00"."""
    day = texts.format_near_date(session.on, today)
    return f"{day} {texts.format_time(session.starts)}" if session.starts else day


def _briefly(session: Session, today: dt.date) -> str:
    """The time of today's, the day of others: the state beside it says how long ago that was."""
    if session.on == today:
        return texts.format_time(session.starts) if session.starts else ""
    return texts.format_near_date(session.on, session.on)


def weekday(day: dt.date, today: dt.date) -> str:
    """The day with its weekday, the year only where it is another one: "ti 24.11."."""
    name = texts.format_weekday_date(day).removesuffix(texts.format_date(day))
    return name + texts.format_near_date(day, today)


def times(session: Session) -> str:
    """From when to when, or as much of it as is known."""
    return "–".join(texts.format_time(time) for time in (session.starts, session.ends) if time)


def _near(day: dt.date | None, today: dt.date) -> str:
    return texts.format_near_date(day, today) if day else ""


def _count(line: SessionLine, count: int) -> str:
    """A session that was not held shows no zero."""
    return texts.format_number(count) if line.session.state is SessionState.HELD else ""
