"""Tables of surveys, targets, counters, estimates and the summary's texts."""

from peewee import BooleanField, CharField, DateField, IntegerField, TextField
from playhouse.fields import EnumField

from osaava_desktop.domain import surveys, targets, yearly
from osaava_desktop.domain.words import Language
from osaava_desktop.store.models.base import Table, holds, link
from osaava_desktop.store.models.clients import ClientRow
from osaava_desktop.store.models.office import AreaRow


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
