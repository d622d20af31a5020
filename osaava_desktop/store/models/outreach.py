"""Tables of outreach: visits, named encounters, unnamed heads."""

from peewee import IntegerField, TextField, TimeField
from playhouse.fields import EnumField

from osaava_desktop.domain import outreach
from osaava_desktop.domain.guidance import Topic
from osaava_desktop.domain.words import Gender
from osaava_desktop.store.models.base import Table, holds, link
from osaava_desktop.store.models.clients import ClientRow
from osaava_desktop.store.models.groups import SessionRow
from osaava_desktop.store.models.office import HappeningTable, LocalityRow


@holds(outreach.Visit)
class VisitRow(HappeningTable):
    """One outreach visit."""

    channel = EnumField(outreach.Channel)
    locality = link(LocalityRow, null=True)
    starts = TimeField(null=True)
    ends = TimeField(null=True)
    note = TextField()


@holds(outreach.VisitTopic)
class VisitTopicRow(Table):
    """A topic of the guidance given during a visit."""

    hangs_on = ("visit",)

    visit = link(VisitRow)
    topic = EnumField(Topic)


@holds(outreach.Encounter)
class EncounterRow(HappeningTable):
    """A named person met."""

    hangs_on = ("client", "visit")

    client = link(ClientRow)
    channel = EnumField(outreach.Channel)
    visit = link(VisitRow, null=True)
    note = TextField()


@holds(outreach.Unnamed)
class UnnamedRow(Table):
    """Heads without a name at one occasion."""

    hangs_on = ("session", "visit")

    session = link(SessionRow, null=True)
    visit = link(VisitRow, null=True)
    gender = EnumField(Gender, null=True)
    age_group = EnumField(outreach.AgeGroup, null=True)
    heads = IntegerField()
    new = IntegerField()
