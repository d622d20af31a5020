"""Groups, their sessions (a group's kokoontuminen), who came, and the sheets that were printed."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import (
    NAME_LIMIT,
    TEXT_LIMIT,
    Problems,
    in_order,
    need,
    not_future,
    short,
    within,
)
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.records import Happening, Record
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _

CAPACITY_LIMIT = 1000
MINUTES_LIMIT = 24 * 60


class GroupType(Word):
    """What a group does."""

    DISCUSSION = "discussion", N_("discussion group")
    SUBSTANCE_USE = "substance_use", N_("substance-use group")
    CRAFTS = "crafts", N_("crafts group")
    NATURE = "nature", N_("nature group")
    ART_THERAPY = "art_therapy", N_("art-therapy-based group")
    CARD_TRAINING = "card_training", N_("card training")
    EVENT = "event", N_("event")
    OTHER = "other", N_("other")


class GroupForm(Word):
    """Who may come, and when."""

    OPEN = "open", N_("open")
    NONSTOP = "nonstop", N_("NonStop")
    CLOSED = "closed", N_("closed")


class SessionState(Word):
    """What became of a session. Only a held one counts."""

    PLANNED = "planned", N_("planned")
    HELD = "held", N_("held")
    CANCELLED = "cancelled", N_("cancelled")
    DID_NOT_TAKE_PLACE = "did_not_take_place", N_("did not take place")


class Mark(Word):
    """A mark on the register. Unmarked is no mark at all, and is not absent."""

    PRESENT = "present", N_("present")
    ABSENT = "absent", N_("absent")
    EXCUSED = "excused", N_("excused")


@dataclass(frozen=True, kw_only=True)
class Group(Record):
    """A group of clients. A `sensitive` one is printed with client numbers and a neutral title.

    `leader` is the worker who leads it first, `label` the office's own word for its type. `recurrence` is
    a rule (`recurrence.written`) by which sessions are proposed, at the times `starts` to `ends`.
    """

    name: str
    type: GroupType
    form: GroupForm = GroupForm.OPEN
    label: str = ""
    place: UUID | None = None
    leader: UUID | None = None
    sensitive: bool = False
    capacity: int | None = None
    started: dt.date | None = None
    ended: dt.date | None = None
    recurrence: str = ""
    starts: dt.time | None = None
    ends: dt.time | None = None

    @property
    def kind(self) -> str:
        """The office's own word for its type, or else the type's."""
        return self.label or self.type.label

    def is_over(self, today: dt.date) -> bool:
        """Whether it has ended."""
        return self.ended is not None and self.ended < today


@dataclass(frozen=True, kw_only=True)
class GroupLeader(Record):
    """A worker who leads a group beside its first leader."""

    group: UUID
    person: UUID


@dataclass(frozen=True, kw_only=True)
class GroupMember(Record):
    """A client on a group's roster from `joined` to `left`."""

    group: UUID
    client: UUID
    joined: dt.date
    left: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Session(Happening):
    """One meeting of a group: an occasion. `worker` led it; times are local wall time.

    `minutes` is how long it lasted where that is not from `starts` to `ends`.
    """

    group: UUID
    starts: dt.time | None = None
    ends: dt.time | None = None
    state: SessionState = SessionState.PLANNED
    reason: str = ""
    topic: str = ""
    note: str = ""
    minutes: int | None = None


class MovedOn(Word):
    """Why an absence is a good outcome."""

    WORK = "work", N_("moved to work")
    STUDIES = "studies", N_("moved to studies")


@dataclass(frozen=True, kw_only=True)
class Attendance(Record):
    """A client's mark for a session; none while the person only stands on the register.

    `moved_on` makes an absence a good outcome.
    """

    session: UUID
    client: UUID
    mark: Mark | None = None
    moved_on: MovedOn | None = None


class SheetKind(Word):
    """What a sheet is for: one session or several, with rows for names, or one slip a person."""

    SESSION = "session", N_("one session")
    SERIES = "series", N_("several sessions")
    BLANK = "blank", N_("without names")
    SLIPS = "slips", N_("one slip a person")


@dataclass(frozen=True, kw_only=True)
class Sheet(Record):
    """A printed attendance sheet: `number` (A-2026-0418), when printed, when it came back.

    One of several sessions names the first; the columns of all are `SheetColumn`s.
    """

    session: UUID
    number: str
    printed: dt.date
    returned: dt.date | None = None
    kind: SheetKind = SheetKind.SESSION


@dataclass(frozen=True, kw_only=True)
class SheetColumn(Record):
    """A session's column on a sheet of several sessions, 1 being the leftmost."""

    sheet: UUID
    column: int
    session: UUID


@dataclass(frozen=True, kw_only=True)
class SheetLine(Record):
    """A numbered row of a printed sheet, in the order of the paper."""

    sheet: UUID
    row: int
    client: UUID


def group_problems(group: Group) -> Problems:
    """What keeps `group` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "name", group.name)
    short(found, "name", group.name, NAME_LIMIT)
    short(found, "label", group.label)
    within(found, "capacity", group.capacity, 1, CAPACITY_LIMIT)
    in_order(found, "ended", group.started, group.ended)
    in_order(found, "ends", group.starts, group.ends)
    return found


def leaving_problems(member: GroupMember, today: dt.date) -> Problems:
    """What keeps `member` from leaving on that day, a sentence by field."""
    found: Problems = {}
    not_future(found, "joined", member.joined, today)
    in_order(found, "left", member.joined, member.left)
    not_future(found, "left", member.left, today)
    return found


def session_problems(session: Session, today: dt.date) -> Problems:
    """What keeps `session` from being saved, a sentence by field."""
    found: Problems = {}
    need(found, "on", session.on)
    in_order(found, "ends", session.starts, session.ends)
    short(found, "topic", session.topic)
    short(found, "reason", session.reason)
    short(found, "note", session.note, TEXT_LIMIT)
    within(found, "minutes", session.minutes, 1, MINUTES_LIMIT)
    if session.state == SessionState.HELD:
        not_future(found, "on", session.on, today)
    if session.state in (SessionState.CANCELLED, SessionState.DID_NOT_TAKE_PLACE) and not session.reason:
        found["reason"] = _("Write why the session was not held.")
    return found


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """A row of the register: its number (that of the printed sheet), the client and the mark.

    `passed` says that a card of this session's training is the client's.
    """

    row: int
    client: Client
    mark: Mark | None
    first_time: bool
    moved_on: MovedOn | None = None
    passed: bool = False


@dataclass(frozen=True, kw_only=True)
class Register:
    """One session as its register shows it; `unnamed` is (heads, new faces)."""

    group: Group
    session: Session
    place: str
    sheet: Sheet | None
    rows: tuple[RegisterRow, ...]
    unnamed: tuple[int, int]

    def called(self, client: Client) -> str:
        """The family name, which is short; the whole name where another row bears the same one."""
        same = sum(row.client.family_name == client.family_name for row in self.rows)
        return client.family_name if same < 2 else client.sheet_name

    def count(self, mark: Mark | None) -> int:
        """How many rows bear `mark`."""
        return sum(row.mark is mark for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """A group as lists show it; `next` is its first session from today on, `last` the one before it.

    `leader` names all its leaders, `leaders` has the ids of those beside the first.
    """

    group: Group
    place: str
    leader: str
    leaders: tuple[UUID, ...] = ()
    members: int
    next: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, kw_only=True)
class SessionLine:
    """A session as lists show it: how many were present by name, and how many without a name."""

    session: Session
    group: str
    place: str
    present: int
    unnamed: int


@dataclass(frozen=True, kw_only=True)
class RosterLine:
    """A client on a roster, with the membership that says so."""

    member: GroupMember
    client: Client


def visitor_named(text: str) -> Client | None:
    """A new client of the name typed: "Family Given" or "Family, Given"; None where there is no letter."""
    family, comma, given = text.partition(",")
    if not comma:
        family, _space, given = text.strip().partition(" ")
    if not any(character.isalpha() for character in family):
        return None
    return Client(family_name=family.strip(), given_names=given.strip())


def next_after(latest: Session | None, group: Group, today: dt.date) -> Session:
    """A new session as it is likely to be: a week after the latest one, at the same time and place."""
    if latest is None:
        return Session(group=group.id, on=today, place=group.place, worker=group.leader)
    day = max(latest.on + dt.timedelta(weeks=1), today)
    return Session(
        group=group.id,
        on=day,
        starts=latest.starts,
        ends=latest.ends,
        place=latest.place,
        worker=latest.worker,
    )
