"""Tables of groups, sessions, attendance and sheets; and of the cards that trainings give."""

from peewee import SQL, BooleanField, CharField, DateField, IntegerField, TextField, TimeField
from playhouse.fields import EnumField

from osaava_desktop.domain import cards, groups
from osaava_desktop.store.models.base import Table, holds, link
from osaava_desktop.store.models.clients import ClientRow
from osaava_desktop.store.models.office import HappeningTable, PersonRow, PlaceRow

IN_USE = SQL("deleted IS NULL")


@holds(groups.Group)
class GroupRow(Table):
    """A group."""

    name = CharField()
    type = EnumField(groups.GroupType)
    form = EnumField(groups.GroupForm)
    label = CharField()
    place = link(PlaceRow, null=True)
    leader = link(PersonRow, null=True)
    sensitive = BooleanField()
    capacity = IntegerField(null=True)
    started = DateField(null=True)
    ended = DateField(null=True)
    recurrence = CharField()
    starts = TimeField(null=True)
    ends = TimeField(null=True)


@holds(groups.GroupLeader)
class GroupLeaderRow(Table):
    """A further leader of a group."""

    hangs_on = ("group",)

    group = link(GroupRow)
    person = link(PersonRow)


@holds(groups.GroupMember)
class GroupMemberRow(Table):
    """A client on a roster."""

    hangs_on = ("group", "client")

    group = link(GroupRow)
    client = link(ClientRow)
    joined = DateField()
    left = DateField(null=True)


@holds(groups.Session)
class SessionRow(HappeningTable):
    """One session of a group."""

    hangs_on = ("group",)

    group = link(GroupRow)
    starts = TimeField(null=True)
    ends = TimeField(null=True)
    state = EnumField(groups.SessionState)
    reason = CharField()
    topic = CharField()
    note = TextField()
    minutes = IntegerField(null=True)


@holds(groups.Attendance)
class AttendanceRow(Table):
    """A client's mark for a session, at most one in use."""

    hangs_on = ("session", "client")

    session = link(SessionRow)
    client = link(ClientRow)
    mark = EnumField(groups.Mark, null=True)
    moved_on = EnumField(groups.MovedOn, null=True)


AttendanceRow.add_index(
    AttendanceRow.index(
        AttendanceRow.session, AttendanceRow.client, unique=True, where=IN_USE, name="attendance_once"
    )
)


@holds(groups.Sheet)
class SheetRow(Table):
    """A printed sheet."""

    hangs_on = ("session",)

    session = link(SessionRow)
    number = CharField(unique=True)
    printed = DateField()
    returned = DateField(null=True)
    kind = EnumField(groups.SheetKind)


@holds(groups.SheetColumn)
class SheetColumnRow(Table):
    """A session's column on a sheet of several."""

    hangs_on = ("sheet",)

    sheet = link(SheetRow)
    column = IntegerField()
    session = link(SessionRow)


@holds(groups.SheetLine)
class SheetLineRow(Table):
    """A row of a printed sheet."""

    hangs_on = ("sheet",)

    sheet = link(SheetRow)
    row = IntegerField()
    client = link(ClientRow)


@holds(cards.Card)
class CardRow(HappeningTable):
    """A card passed."""

    hangs_on = ("client",)

    client = link(ClientRow)
    type = EnumField(cards.CardType)
    label = CharField()
    expires = DateField(null=True)
    organiser = CharField()
    session = link(SessionRow, null=True)
