"""Tables of the work with one client: mappings, self-assessments, guidance."""

from peewee import BinaryUUIDField, BooleanField, CharField, DateField, IntegerField, TextField
from playhouse.fields import EnumField

from osaava_desktop.domain import mapping as rules
from osaava_desktop.domain import mapping_form
from osaava_desktop.domain.guidance import Guidance, GuidanceChannel, GuidanceTopic, Topic
from osaava_desktop.store.models.base import Table, holds, link
from osaava_desktop.store.models.clients import ClientRow
from osaava_desktop.store.models.office import HappeningTable, PersonRow


@holds(rules.Mapping)
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
    remarks = TextField()


@holds(rules.MappingAnswer)
class MappingAnswerRow(Table):
    """A quick choice of a mapping."""

    hangs_on = ("mapping",)

    mapping = link(MappingRow)
    question = EnumField(mapping_form.Question)
    option = EnumField(mapping_form.Option)


@holds(rules.HistoryLine)
class HistoryLineRow(Table):
    """A school or an employer."""

    hangs_on = ("mapping",)

    mapping = link(MappingRow)
    kind = EnumField(rules.HistoryKind)
    organisation = CharField()
    field = CharField()
    from_year = IntegerField(null=True)
    to_year = IntegerField(null=True)
    qualification = CharField()


@holds(rules.Need)
class NeedRow(Table):
    """A need and the goal that meets it."""

    hangs_on = ("client",)

    client = link(ClientRow)
    mapping = link(MappingRow, null=True)
    noted = DateField()
    what = CharField()
    goal = TextField()
    closed = DateField(null=True)
    worker = link(PersonRow, null=True)


@holds(rules.Kykyviisari)
class KykyviisariRow(HappeningTable):
    """The scores of one Kykyviisari."""

    hangs_on = ("client",)

    client = link(ClientRow)
    round = EnumField(rules.Round)
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
    channel = EnumField(GuidanceChannel, null=True)
    joint = BinaryUUIDField(null=True)


@holds(GuidanceTopic)
class GuidanceTopicRow(Table):
    """A topic of a talk."""

    hangs_on = ("guidance",)

    guidance = link(GuidanceRow)
    topic = EnumField(Topic)
