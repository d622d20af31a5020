"""Acts on a register that can be taken back: marks, people who walked in, heads without a name, notes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Attendance, Mark, MovedOn, Register, SessionState
from osaava_desktop.domain.outreach import Unnamed, heads_problems
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.errors import InvalidInput, refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import care, groups, naming, outreach
from osaava_desktop.store.audit import Entry
from osaava_desktop.store.models import TABLES, AttendanceRow, SessionRow, Table
from osaava_desktop.store.office import Office

_TABLES: dict[str, type[Table]] = {table._meta.table_name: table for table in TABLES.values()}
_SESSIONS = SessionRow._meta.table_name


@dataclass(frozen=True, kw_only=True)
class Act:
    """What one act did, record by record in the order it was done; `client` is whose row it was about."""

    session: UUID
    entries: tuple[Entry, ...]
    client: UUID | None = None


def recorded(office: Office, register: Register, do: Callable[[], object], client: UUID | None = None) -> Act:
    """Does something to a session's records as one change that can be taken back; care follows it."""
    with office.change(Action.MARK_ATTENDANCE, register.session.id) as change:
        do()
        care.after_marking(office, register.session.id)
    told = tuple(one for one in change.entries if one.before is not None or one.after is not None)
    return Act(session=register.session.id, entries=told, client=client)


def mark(office: Office, register: Register, marks: Mapping[UUID, Mark | None]) -> Act:
    """Sets marks as one act."""
    first = next(iter(marks), None)
    return recorded(office, register, lambda: groups.mark_many(office, register.session, marks), first)


def add(office: Office, register: Register, visitor: Client) -> Act:
    """Adds a person as present: one of the office's clients, or a new visitor."""
    return recorded(
        office, register, lambda: groups.add_walk_in(office, register.session, visitor), visitor.id
    )


def move_on(office: Office, register: Register, client: UUID, why: MovedOn) -> Act:
    """The client is absent because of work or studies, which is a good outcome."""

    def do() -> None:
        groups.mark(office, register.session, client, Mark.ABSENT)
        line: Attendance = (
            office.visible(AttendanceRow)
            .where(AttendanceRow.session == register.session.id, AttendanceRow.client == client)
            .get()
        )
        with office.change(Action.MARK_ATTENDANCE, register.session.id) as change:
            change.save(replace(line, moved_on=why))

    return recorded(office, register, do, client)


def set_unnamed(office: Office, register: Register, heads: int, new: int) -> Act:
    """Sets how many came without a name in all, and how many of them were new faces.

    Those told by gender and age group stay; the rest is what is left. Raises InvalidInput.
    """
    told = [one for one in unnamed(office, register) if one.gender or one.age_group]
    rest, rest_new = heads - sum(one.heads for one in told), new - sum(one.new for one in told)
    if told and (rest < 0 or rest_new < 0):
        raise InvalidInput({"heads": _("More of them are told by gender and age. Change the numbers there.")})
    return set_kinds(office, register, [*told, Unnamed(heads=rest, new=rest_new)])


def set_kinds(office: Office, register: Register, lines: Sequence[Unnamed]) -> Act:
    """Sets who came without a name, a line for each gender and age group, in place of all lines there are.

    Raises InvalidInput.
    """
    refuse(heads_problems(lines))
    session = register.session

    def do() -> None:
        there = {(one.gender, one.age_group): one for one in unnamed(office, register)}
        with office.change(Action.SAVE_UNNAMED, session.id) as change:
            for line in lines:
                known = there.pop((line.gender, line.age_group), None)
                fresh = Unnamed(session=session.id, gender=line.gender, age_group=line.age_group)
                if known is not None or line.heads:
                    change.save(replace(known or fresh, heads=line.heads, new=line.new))
            for gone in there.values():
                change.put_in_bin(gone)
        if session.state is SessionState.PLANNED and any(line.heads for line in lines):
            groups.save_session(office, replace(session, state=SessionState.HELD))

    return recorded(office, register, do)


def name_head(office: Office, register: Register, person: Client, *, was_new: bool) -> Act:
    """One of those without a name gets one, and is present; `was_new` as for `naming.name_one`.

    Raises InvalidInput.
    """
    occasion = Unnamed(session=register.session.id)
    return recorded(
        office, register, lambda: naming.name_one(office, occasion, person, was_new=was_new), person.id
    )


def unnamed(office: Office, register: Register) -> list[Unnamed]:
    """Who came without a name, a line for each gender and age group told."""
    return outreach.unnamed_of(office, Unnamed(session=register.session.id))


def write(office: Office, register: Register, **fields: Any) -> Act:  # noqa: ANN401 - fields of a Session
    """Changes topic, note or minutes of the session. Raises InvalidInput."""
    return recorded(
        office, register, lambda: groups.save_session(office, replace(register.session, **fields))
    )


def take_back(office: Office, act: Act) -> Register:
    """Undoes an act: what it changed is as before, what it added goes to the bin.

    A session that the act made a held one is planned again, unless somebody else was there. Gives back
    the register as it is then.
    """
    with office.change(Action.MARK_ATTENDANCE, act.session) as change:
        for entry in reversed(act.entries):
            record = _stored(office, entry)
            if entry.before is None:
                change.put_in_bin(record)
            else:
                change.save(replace(record, **entry.before))
        if any(one.thing == _SESSIONS and one.after and "state" in one.after for one in act.entries):
            left = groups.register(office, act.session)
            if left.session.state is SessionState.PLANNED and (left.count(Mark.PRESENT) or left.unnamed[0]):
                change.save(replace(left.session, state=SessionState.HELD))
    return groups.register(office, act.session)


def do_again(office: Office, act: Act) -> Register:
    """Does an act once more that was taken back; gives back the register as it is then."""
    with office.change(Action.MARK_ATTENDANCE, act.session) as change:
        for entry in act.entries:
            change.save(replace(_stored(office, entry), **{"deleted": None, **(entry.after or {})}))
    return groups.register(office, act.session)


def _stored(office: Office, entry: Entry) -> Record:
    """The record of an entry as it lies in the file now."""
    table = _TABLES[entry.thing]
    found: Record = office.visible(table, bin=True).where(table.id == entry.record).get()
    return found
