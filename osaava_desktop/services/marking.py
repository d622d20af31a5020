"""Acts on a register that can be taken back: marks, and people who walked in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Mark, Register, SessionState
from osaava_desktop.domain.policy import Action
from osaava_desktop.services import clients, groups
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Act:
    """What one act did: the marks `before` and `after` it, by client.

    `planned` says that the session had not been held before it, `added` who was not on the register,
    `made` that this person is a visitor made by the act.
    """

    session: UUID
    before: Mapping[UUID, Mark | None]
    after: Mapping[UUID, Mark | None]
    planned: bool
    added: Client | None = None
    made: bool = False


def mark(office: Office, register: Register, marks: Mapping[UUID, Mark | None]) -> Act:
    """Sets marks as one act."""
    before = groups.mark_many(office, register.session, marks)
    return Act(session=register.session.id, before=before, after=dict(marks), planned=_is_planned(register))


def add(office: Office, register: Register, visitor: Client) -> Act:
    """Adds a person as present: one of the office's clients, or a new visitor."""
    there = {row.client.id: row.mark for row in register.rows}
    stored = groups.add_walk_in(office, register.session, visitor)
    return Act(
        session=register.session.id,
        before={stored.id: there.get(stored.id)},
        after={stored.id: Mark.PRESENT},
        planned=_is_planned(register),
        added=None if stored.id in there else stored,
        made=visitor.created is None,
    )


def take_back(office: Office, act: Act) -> Register:
    """Undoes an act: marks as before; who was added leaves the register, and a visitor made goes to the bin.

    A session that the act made a held one is planned again, unless somebody else was there. Gives back
    the register as it is then.
    """
    with office.change(Action.MARK_ATTENDANCE, act.session):
        if act.added is not None:
            groups.take_off(office, act.session, act.added.id)
            if act.made:
                clients.put_in_bin(office, act.added)
        else:
            groups.mark_many(office, groups.session(office, act.session), act.before)
        if act.planned:
            _plan_again(office, act.session)
    return groups.register(office, act.session)


def do_again(office: Office, act: Act) -> Register:
    """Does an act once more that was taken back; gives back the register as it is then."""
    with office.change(Action.MARK_ATTENDANCE, act.session):
        if act.added is not None and act.made:
            clients.take_back(office, act.added)
        groups.mark_many(office, groups.session(office, act.session), act.after)
    return groups.register(office, act.session)


def _is_planned(register: Register) -> bool:
    return register.session.state == SessionState.PLANNED


def _plan_again(office: Office, session: UUID) -> None:
    left = groups.register(office, session)
    if left.session.state == SessionState.HELD and not left.count(Mark.PRESENT) and not left.unnamed[0]:
        groups.save_session(office, replace(left.session, state=SessionState.PLANNED))
