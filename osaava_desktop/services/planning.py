"""Planning a group's sessions ahead by its rule, and moving those planned by the rule it had before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from osaava_desktop.domain import groups as group_rules
from osaava_desktop.domain import planning as rules
from osaava_desktop.domain.groups import Group, Session, SessionState
from osaava_desktop.domain.planning import Proposal
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.texts import format_time
from osaava_desktop.errors import refuse
from osaava_desktop.services import areas
from osaava_desktop.store.models import AttendanceRow, GroupRow, SessionRow, UnnamedRow
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Done:
    """What was planned at once, to be undone at once: sessions added, and moved ones as they were."""

    added: tuple[Session, ...]
    moved: tuple[Session, ...]


def proposals(office: Office, group: Group, weeks: int, before: Group | None = None) -> list[Proposal]:
    """What the group's rule asks for in the weeks to come; `before` is the group with its rule before."""
    sessions = _ahead(office, group.id)
    span = office.today, office.today + timedelta(weeks=weeks)
    moving = movable(office, before, group) if before else []
    found = rules.proposals(group, sessions, span, moving)
    others = _led(office, [one.session for one in found])
    return [replace(one, elsewhere=_first_overlap(one.session, others)) for one in found]


def movable(office: Office, before: Group, after: Group) -> list[Session]:
    """Sessions that the rule of `before` gave, that of `after` does not, and nobody was marked at."""
    sessions = _ahead(office, after.id)
    return rules.movable(before, after, sessions, _touched(office, [one.id for one in sessions]))


def carry_out(office: Office, chosen: Sequence[Proposal]) -> Done:
    """Adds and moves the sessions chosen, all in one change."""
    sessions = [one.session for one in chosen if not one.is_there]
    for session in sessions:
        refuse(group_rules.session_problems(session, office.today))
    with office.change(Action.SAVE_SESSION) as change:
        stored = {one.id: change.save(areas.settled(office, one)) for one in sessions}
    added = tuple(stored[one.session.id] for one in chosen if not one.is_there and one.before is None)
    return Done(added=added, moved=tuple(one.before for one in chosen if one.before is not None))


def undo(office: Office, done: Done) -> None:
    """Takes the sessions added away again, and puts those moved back, in one change."""
    with office.change(Action.SAVE_SESSION) as change:
        for session in done.added:
            change.put_in_bin(session)
        for session in done.moved:
            now = office.visible(SessionRow).where(SessionRow.id == session.id).first()
            if now is not None:
                change.save(replace(now, on=session.on, starts=session.starts, ends=session.ends))


def elsewhere(office: Office, session: Session) -> str:
    """What else the session's leader leads at the same time, in words; nothing where that is nothing."""
    return _first_overlap(session, _led(office, [session]))


def _ahead(office: Office, group: UUID) -> list[Session]:
    query = office.visible(SessionRow).where(SessionRow.group == group, SessionRow.on >= office.today)
    return list(query.order_by(SessionRow.on, SessionRow.starts))


def _touched(office: Office, sessions: Sequence[UUID]) -> set[UUID]:
    """Those at which somebody was marked or counted."""
    marks = office.visible(AttendanceRow, AttendanceRow.session).where(
        AttendanceRow.session.in_(sessions), AttendanceRow.mark.is_null(False)
    )
    heads = office.visible(UnnamedRow, UnnamedRow.session).where(
        UnnamedRow.session.in_(sessions), UnnamedRow.heads > 0
    )
    return {key for (key,) in [*marks.tuples(), *heads.tuples()]}


def _led(office: Office, sessions: Sequence[Session]) -> list[tuple[Session, str]]:
    """What those who lead the sessions lead on the same days, with the names of the groups."""
    days: set[date] = {one.on for one in sessions}
    workers = {one.worker for one in sessions if one.worker}
    not_held = (SessionState.CANCELLED, SessionState.DID_NOT_TAKE_PLACE)
    found: list[Session] = list(
        office.visible(SessionRow).where(
            SessionRow.on.in_(days), SessionRow.worker.in_(workers), SessionRow.state.not_in(not_held)
        )
    )
    names = dict(office.visible(GroupRow, GroupRow.id, GroupRow.name).tuples())
    return [(one, names[one.group]) for one in found]


def _first_overlap(session: Session, others: Sequence[tuple[Session, str]]) -> str:
    for other, name in others:
        same = other.id == session.id or other.worker != session.worker
        if not same and rules.overlap(session, other) and other.starts:
            return f"{name} {format_time(other.starts)}"
    return ""
