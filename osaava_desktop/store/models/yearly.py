"""Tables of surveys, targets, counters, estimates, the summary's texts, and reports as they were sent."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, TextField
from playhouse.fields import EnumField

from osaava_desktop.domain import esf, frozen, surveys, targets, yearly
from osaava_desktop.domain.office import Basis
from osaava_desktop.domain.words import Language
from osaava_desktop.store.models.base import Table, holds, link
from osaava_desktop.store.models.clients import ClientRow
from osaava_desktop.store.models.groups import GroupRow
from osaava_desktop.store.models.office import AreaRow, PersonRow, PlaceRow


@holds(surveys.Question)
class QuestionRow(Table):
    """A question of a year's set."""

    year = IntegerField(index=True)
    key = CharField()
    text = CharField()
    place_in_set = IntegerField()


@holds(surveys.AnswerSheet)
class AnswerSheetRow(Table):
    """One paper that came back."""

    on = DateField(index=True)
    comment = TextField()
    client = link(ClientRow, null=True)
    quotable = BooleanField()


@holds(surveys.SurveyAnswer)
class SurveyAnswerRow(Table):
    """A choice on a paper."""

    hangs_on = ("sheet", "question")

    sheet = link(AnswerSheetRow)
    question = link(QuestionRow)
    choice = EnumField(surveys.Choice)


@holds(targets.Target)
class TargetRow(Table):
    """A target of a year."""

    indicator = EnumField(targets.Indicator)
    year = IntegerField(index=True)
    area = link(AreaRow, null=True)
    value = IntegerField()


@holds(targets.Counter)
class CounterRow(Table):
    """An anonymous count of a quarter and area."""

    kind = EnumField(targets.CounterKind)
    year = IntegerField(index=True)
    quarter = IntegerField()
    area = link(AreaRow)
    count = IntegerField()


@holds(targets.Estimate)
class EstimateRow(Table):
    """The office's own estimate for a year."""

    kind = EnumField(targets.EstimateKind)
    year = IntegerField()
    count = IntegerField()


@holds(yearly.Narrative)
class NarrativeRow(Table):
    """The text of a section for a year in a language."""

    year = IntegerField(index=True)
    section = EnumField(yearly.Section)
    language = EnumField(Language)
    text = TextField()


@holds(esf.EuraCount)
class EuraCountRow(Table):
    """What EURA 2021 shows for a figure of a year."""

    year = IntegerField(index=True)
    key = CharField()
    count = IntegerField()
    on = DateField()


@holds(frozen.FrozenReport)
class FrozenReportRow(Table):
    """A report as it was sent."""

    start = DateField(index=True)
    end = DateField()
    area = link(AreaRow, null=True)
    worker = link(PersonRow, null=True)
    place = link(PlaceRow, null=True)
    group = link(GroupRow, null=True)
    basis = EnumField(Basis)
    extent = EnumField(yearly.Extent)
    language = EnumField(Language)
    title = CharField()
    version = IntegerField()
    on = DateField()
    person = link(PersonRow)
    program = CharField()
    audit_head = CharField()
    supersedes = ForeignKeyField("self", on_delete="RESTRICT", backref="+", null=True)
    reason = TextField()


@holds(frozen.FrozenFigure)
class FrozenFigureRow(Table):
    """A figure of a frozen report, with the pseudonyms of its members."""

    hangs_on = ("report",)

    report = link(FrozenReportRow)
    key = CharField()
    n = IntegerField(null=True)
    in_base = IntegerField(null=True)
    of = IntegerField(null=True)
    target = IntegerField(null=True)
    estimate = BooleanField()
    members = TextField()
