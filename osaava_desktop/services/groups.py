"""Groups, rosters, sessions and the register of one session."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from osaava_desktop.domain import groups as rules
from osaava_desktop.domain.checks import tidied
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import (
    Attendance,
    Group,
    GroupMember,
    Mark,
    RosterLine,
    Session,
    SessionState,
    Sheet,
)
from osaava_desktop.domain.outreach import Channel, Unnamed
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.errors import refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import areas, clients, leading, outreach, sheets
from osaava_desktop.store.models import (
    AttendanceRow,
    CardRow,
    ClientRow,
    GroupMemberRow,
    GroupRow,
    LocalityRow,
    PlaceRow,
    SessionRow,
    UnnamedRow,
)
from osaava_desktop.store.office import Office


def groups(office: Office) -> list[Group]:
    """All groups by name."""
    return sorted(office.visible(GroupRow), key=lambda group: name_key(group.name))


def save(office: Office, group: Group, further: Collection[UUID] | None = None) -> Group:
    """Adds or changes a group; with `further` also who leads it beside its first leader."""
    group = tidied(group)
    refuse(rules.group_problems(group))
    with office.change(Action.SAVE_GROUP, group.id) as change:
        stored = change.save(replace(group, leader=group.leader or office.person.id))
        if further is not None:
            leading.set_further(office, change, stored, further)
    return stored


def labels(office: Office) -> list[str]:
    """The office's own words for types of groups, as they were given to groups before."""
    query = office.visible(GroupRow, GroupRow.label).where(GroupRow.label != "").distinct()
    return sorted((label for (label,) in query.tuples()), key=name_key)


def put_in_bin(office: Office, several: Sequence[Group]) -> None:
    """Takes groups out of every list and figure, and with them their sessions and rosters."""
    with office.change(Action.BIN) as change:
        for group in several:
            change.put_in_bin(group)


def take_back(office: Office, several: Sequence[Group]) -> None:
    """Takes groups out of the bin, and with them what hangs on them."""
    with office.change(Action.RESTORE) as change:
        for group in several:
            change.take_back(group)


def join(office: Office, group: UUID, client: UUID) -> GroupMember:
    """Puts a client on a group's roster, from today. Raises a PlainError when the client is in the bin."""
    clients.check_there(office, client)
    on_roster = (GroupMemberRow.group == group) & (GroupMemberRow.client == client)
    there = office.visible(GroupMemberRow).where(on_roster, GroupMemberRow.left.is_null()).first()
    if there is not None:
        member: GroupMember = there
        return member
    with office.change(Action.SAVE_GROUP, group) as change:
        return change.save(GroupMember(group=group, client=client, joined=office.today))


def leave(office: Office, member: GroupMember, day: date | None = None) -> GroupMember:
    """Takes a client off the roster, from `day` or from today."""
    left = replace(member, left=day or office.today)
    refuse(rules.leaving_problems(left, office.today))
    with office.change(Action.SAVE_GROUP, member.group) as change:
        return change.save(left)


def come_back(office: Office, member: GroupMember) -> GroupMember:
    """Takes a leaving back."""
    with office.change(Action.SAVE_GROUP, member.group) as change:
        return change.save(replace(member, left=None))


def save_member(office: Office, member: GroupMember) -> GroupMember:
    """Sets from when to when a client is on a roster."""
    refuse(rules.leaving_problems(member, office.today))
    with office.change(Action.SAVE_GROUP, member.group) as change:
        return change.save(member)


def members(office: Office, group: UUID, day: date | None = None) -> list[Client]:
    """Who is on the roster now, by name; of a past `day`, also who has left since.

    Who joined later is not left out: rosters are often written down after the first sessions.
    """
    ids = office.visible(GroupMemberRow, GroupMemberRow.client).where(
        GroupMemberRow.group == group,
        GroupMemberRow.left.is_null() | (GroupMemberRow.left > (day or office.today)),
    )
    found = list(office.visible(ClientRow).where(ClientRow.id.in_(ids)))
    return sorted(found, key=lambda client: name_key(client.name))


def roster(office: Office, group: UUID) -> list[RosterLine]:
    """Who is on the roster now and since when, by name."""
    people = {client.id: client for client in members(office, group)}
    query = office.visible(GroupMemberRow).where(GroupMemberRow.group == group)
    now = query.where(GroupMemberRow.left.is_null() | (GroupMemberRow.left > office.today))
    there = {member.client: member for member in now}
    return [RosterLine(member=there[key], client=client) for key, client in people.items()]


def has_left(office: Office, group: UUID) -> list[RosterLine]:
    """Who was on the roster and is not now, by name; of who left several times, each time."""
    now = {line.client.id for line in roster(office, group)}
    query = office.visible(GroupMemberRow).where(GroupMemberRow.group == group)
    gone: list[GroupMember] = [
        member for member in query.where(GroupMemberRow.left <= office.today) if member.client not in now
    ]
    people = office.visible(ClientRow).where(ClientRow.id.in_([member.client for member in gone]))
    names: dict[UUID, Client] = {client.id: client for client in people}
    found = [RosterLine(member=member, client=names[member.client]) for member in gone]
    return sorted(found, key=lambda line: (name_key(line.client.name), line.member.joined))


def sessions(office: Office, group: UUID) -> list[Session]:
    """The group's sessions, the newest first."""
    query = office.visible(SessionRow).where(SessionRow.group == group)
    return list(query.order_by(SessionRow.on.desc(), SessionRow.starts.desc()))


def next_session(office: Office, day: date, group: UUID | None = None) -> Session | None:
    """The first session to be held on or after `day`, of one group or of any; else the last one before."""
    query = office.visible(SessionRow).where(SessionRow.state.in_((SessionState.PLANNED, SessionState.HELD)))
    if group is not None:
        query = query.where(SessionRow.group == group)
    ahead = query.where(SessionRow.on >= day).order_by(SessionRow.on, SessionRow.starts, SessionRow.id)
    found: Session | None = ahead.first() or query.order_by(SessionRow.on.desc(), SessionRow.id).first()
    return found


def group(office: Office, key: UUID) -> Group:
    """The group of that id."""
    found: Group = office.visible(GroupRow).where(GroupRow.id == key).get()
    return found


def session(office: Office, key: UUID) -> Session:
    """The session of that id."""
    found: Session = office.visible(SessionRow).where(SessionRow.id == key).get()
    return found


def proposed_session(office: Office, group: Group) -> Session:
    """A new session of the group, not saved yet, with the defaults that the last one gives."""
    return rules.next_after(next(iter(sessions(office, group.id)), None), group, office.today)


def save_session(office: Office, session: Session) -> Session:
    """Adds or changes a session; without a place of its own it is held at the group's."""
    session = tidied(session)
    refuse(rules.session_problems(session, office.today))
    _check_nobody_came(office, session)
    if session.created is None:
        group = office.visible(GroupRow).where(GroupRow.id == session.group).get()
        session = replace(session, place=session.place or group.place, worker=session.worker or group.leader)
    with office.change(Action.SAVE_SESSION, session.id) as change:
        return change.save(areas.settled(office, session))


def _check_nobody_came(office: Office, session: Session) -> None:
    """Who is marked present would drop out of the figures unseen if the session were no longer held."""
    here = (SessionRow.id == session.id) & (SessionRow.state == SessionState.HELD)
    if session.state is SessionState.HELD or not office.visible(SessionRow).where(here).exists():
        return
    marks = office.visible(AttendanceRow).where(AttendanceRow.session == session.id)
    heads = office.visible(UnnamedRow).where(UnnamedRow.session == session.id, UnnamedRow.heads > 0)
    if heads.exists() or marks.where(AttendanceRow.mark == Mark.PRESENT).exists():
        refuse(
            {"state": _("Somebody is counted as present. Clear the marks and the unnamed visitors first.")}
        )


def register(office: Office, session: UUID, sheet: Sheet | None = None) -> rules.Register:
    """The register of a session: first the rows of `sheet` in the order of the paper, then the rest.

    Without a sheet it is the one printed last.
    """
    held: Session = office.visible(SessionRow).where(SessionRow.id == session).get()
    group: Group = office.visible(GroupRow).where(GroupRow.id == held.group).get()
    marks = {one.client: one for one in _attendance(office, session)}
    sheet = sheet or sheets.newest(office, session)
    printed = sheets.lines(office, sheet.id) if sheet else []
    people = {client.id: client for client in _people(office, held, [*marks, *printed])}
    later = sorted(people.keys() - set(printed), key=lambda key: name_key(people[key].name))
    order = [(row, key) for row, key in enumerate([*printed, *later], start=1) if key in people]
    first_timers = _first_timers(office, held, list(people))
    passed = _passed(office, held)
    rows = tuple(
        rules.RegisterRow(
            row=number,
            client=people[key],
            mark=marks[key].mark if key in marks else None,
            first_time=key in first_timers,
            moved_on=marks[key].moved_on if key in marks else None,
            passed=key in passed,
        )
        for number, key in order
    )
    return rules.Register(
        group=group,
        session=held,
        place=place_name(office, held.place),
        sheet=sheet,
        rows=rows,
        unnamed=_total(outreach.unnamed_of(office, Unnamed(session=session))),
    )


def mark(office: Office, session: Session, client: UUID, mark: Mark | None) -> Mark | None:
    """Marks a client, or with None takes the mark away; gives back the mark that was there before."""
    return mark_many(office, session, {client: mark})[client]


def mark_many(office: Office, session: Session, marks: Mapping[UUID, Mark | None]) -> dict[UUID, Mark | None]:
    """Sets several marks as one act; gives back those that were there before, for undoing.

    A planned session that somebody was present at has been held.
    """
    with office.change(Action.MARK_ATTENDANCE, session.id) as change:
        there = {one.client: one for one in _attendance(office, session.id, hidden=True)}
        for client, mark in marks.items():
            entry = there.get(client) or Attendance(session=session.id, client=client)
            change.save(replace(entry, mark=mark, moved_on=None))
        if session.state == SessionState.PLANNED and Mark.PRESENT in marks.values():
            save_session(office, replace(session, state=SessionState.HELD))
    return {client: there[client].mark if client in there else None for client in marks}


def add_walk_in(office: Office, session: Session, visitor: Client) -> Client:
    """Adds a person as present: somebody of the register, or a new visitor made on the spot."""
    with office.change(Action.MARK_ATTENDANCE, session.id):
        if visitor.created is None:
            visitor = outreach.take_in(office, visitor, Channel.GROUP, session.place)
        mark(office, session, visitor.id, Mark.PRESENT)
    return visitor


def save_unnamed(office: Office, session: Session, heads: int, new: int) -> Unnamed:
    """Sets how many came without a name, and how many of them were new faces."""
    with office.change(Action.SAVE_UNNAMED, session.id):
        stored = outreach.save_unnamed(office, Unnamed(session=session.id, heads=heads, new=new))
        if heads and session.state == SessionState.PLANNED:
            save_session(office, replace(session, state=SessionState.HELD))
    return stored


def take_off(office: Office, session: UUID, client: UUID) -> None:
    """Takes a person off the register of a session, with the mark, if there is one."""
    with office.change(Action.MARK_ATTENDANCE, session) as change:
        for entry in _attendance(office, session, hidden=True):
            if entry.client == client:
                change.put_in_bin(entry)


def place_name(office: Office, place: UUID | None) -> str:
    """The name of a place with its locality: "Kohtaamisasema, Kuopio"."""
    columns = (PlaceRow.name, LocalityRow.name)
    query = office.visible(PlaceRow, *columns).join(LocalityRow).where(PlaceRow.id == place)
    return ", ".join(query.tuples().first() or ())


def _attendance(office: Office, session: UUID, *, hidden: bool = False) -> list[Attendance]:
    """The marks of a session; `hidden` takes those of clients in the bin too, who have one mark at most."""
    query = office.visible(AttendanceRow, bin=hidden)
    return list(query.where(AttendanceRow.session == session, AttendanceRow.deleted.is_null()))


def _people(office: Office, session: Session, others: list[UUID]) -> list[Client]:
    there = {client.id: client for client in members(office, session.group, session.on)}
    missing = [key for key in others if key not in there]
    return [*there.values(), *office.visible(ClientRow).where(ClientRow.id.in_(missing))]


def _first_timers(office: Office, session: Session, people: list[UUID]) -> set[UUID]:
    """Who of `people` has not been present at an earlier session of the group."""
    been = (
        office.visible(AttendanceRow, AttendanceRow.client)
        .join(SessionRow)
        .where(AttendanceRow.client.in_(people), AttendanceRow.mark == Mark.PRESENT)
        .where(SessionRow.group == session.group, SessionRow.on < session.on)
        .where(SessionRow.state == SessionState.HELD)
    )
    return set(people) - {client for (client,) in been.tuples()}


def _passed(office: Office, session: Session) -> set[UUID]:
    """Who has a card from that session."""
    cards = office.visible(CardRow, CardRow.client).where(CardRow.session == session.id)
    return {client for (client,) in cards.tuples()}


def _total(rows: list[Unnamed]) -> tuple[int, int]:
    return sum(row.heads for row in rows), sum(row.new for row in rows)
