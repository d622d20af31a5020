"""Tables of the work with one client: mappings, self-assessments, guidance."""

from peewee import BooleanField, IntegerField, TextField
from playhouse.fields import EnumField

from osaava_desktop.domain import mapping
from osaava_desktop.domain.guidance import Guidance, GuidanceTopic, Topic
from osaava_desktop.store.models.base import Table, holds, link
from osaava_desktop.store.models.clients import ClientRow
from osaava_desktop.store.models.office import HappeningTable


@holds(mapping.Mapping)
class MappingRow(HappeningTable):
    """A mapping talk."""

    hangs_on = ("client",)

    client = link(ClientRow)
    life_situation = TextField()
    education_and_work = TextField()
    work_ability = TextField()
    everyday_life = TextField()
    motivation = TextField()
    needs = TextField()


@holds(mapping.Kykyviisari)
class KykyviisariRow(HappeningTable):
    """The scores of one Kykyviisari."""

    hangs_on = ("client",)

    client = link(ClientRow)
    round = EnumField(mapping.Round)
    online = BooleanField()
    work_ability = IntegerField(null=True)
    inclusion = IntegerField(null=True)
    mind = IntegerField(null=True)
    everyday = IntegerField(null=True)
    skills = IntegerField(null=True)
    body = IntegerField(null=True)
    note = TextField()


@holds(Guidance)
class GuidanceRow(HappeningTable):
    """A talk with one client."""

    hangs_on = ("client",)

    client = link(ClientRow)
    minutes = IntegerField()
    note = TextField()


@holds(GuidanceTopic)
class GuidanceTopicRow(Table):
    """A topic of a talk."""

    hangs_on = ("guidance",)

    guidance = link(GuidanceRow)
    topic = EnumField(Topic)
