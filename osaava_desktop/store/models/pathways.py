"""Tables of pathway steps and follow-ups."""

from peewee import BooleanField, CharField, DateField, TextField
from playhouse.fields import EnumField

from osaava_desktop.domain import pathways
from osaava_desktop.store.models.base import Table, holds, link
from osaava_desktop.store.models.clients import ClientRow, ParticipationRow
from osaava_desktop.store.models.groups import AttendanceRow
from osaava_desktop.store.models.guidance import NeedRow
from osaava_desktop.store.models.office import HappeningTable, PersonRow
from osaava_desktop.store.models.partners import OpportunityRow, PartnerRow


@holds(pathways.PathwayStep)
class PathwayStepRow(HappeningTable):
    """A step on a pathway."""

    hangs_on = ("client",)

    client = link(ClientRow)
    type = EnumField(pathways.PathwayType)
    state = EnumField(pathways.StepState)
    ended = DateField(null=True)
    label = CharField()
    partner = link(PartnerRow, null=True)
    opportunity = link(OpportunityRow, null=True)
    confirmed = CharField()
    note = TextField()


@holds(pathways.FollowUp)
class FollowUpRow(Table):
    """Something to come back to."""

    hangs_on = ("client", "step", "need", "participation")

    client = link(ClientRow)
    step = link(PathwayStepRow, null=True)
    worker = link(PersonRow, null=True)
    due = DateField(index=True)
    what = CharField()
    done = DateField(null=True)
    need = link(NeedRow, null=True)
    by_client = BooleanField()
    dropped = DateField(null=True)
    first_due = DateField(null=True)
    attendance = link(AttendanceRow, null=True)
    participation = link(ParticipationRow, null=True)
    rule = CharField()
    outcome = EnumField(pathways.StillThere, null=True)


@holds(pathways.SmallStep)
class SmallStepRow(HappeningTable):
    """A small step."""

    hangs_on = ("client",)

    client = link(ClientRow)
    kind = EnumField(pathways.SmallStepKind)
    note = TextField()
