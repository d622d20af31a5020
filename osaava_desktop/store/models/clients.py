"""Tables of clients, their participations, and who is not the same person."""

from peewee import BooleanField, CharField, DateField, IntegerField, TextField
from playhouse.fields import EnumField

from osaava_desktop.domain import clients, participations
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.words import Answer, Gender
from osaava_desktop.store.models.base import Table, holds, link
from osaava_desktop.store.models.office import AreaRow, LocalityRow, PersonRow


@holds(clients.Client)
class ClientRow(Table):
    """A client. `search` is the folded text that searches look in; the door fills it in."""

    number = CharField(unique=True)
    family_name = CharField()
    given_names = CharField()
    search = TextField()
    birth_date = DateField(null=True, index=True)
    birth_year = IntegerField(null=True)
    gender = EnumField(Gender, null=True)
    phone = CharField()
    email = CharField()
    address = CharField()
    postal_code = CharField()
    locality = link(LocalityRow, null=True)
    municipality = CharField()
    language = CharField(null=True)
    citizenship = CharField()
    first_contact = EnumField(Channel, null=True)
    worker = link(PersonRow, null=True)
    engaged = DateField(null=True)
    informed = DateField(null=True)
    identity_seen = BooleanField()
    note = TextField()
    wished_field = CharField()
    legal_basis = EnumField(clients.LegalBasis, null=True)
    consent_withdrawn = DateField(null=True)
    restricted = DateField(null=True)


@holds(participations.Participation)
class ParticipationRow(Table):
    """A client's time in the project."""

    hangs_on = ("client",)

    client = link(ClientRow)
    started = DateField(index=True)
    ended = DateField(null=True)
    area = link(AreaRow, null=True)
    worker = link(PersonRow, null=True)
    status = EnumField(participations.StartStatus, null=True)
    unemployed_since = DateField(null=True)
    studying = BooleanField()
    education = EnumField(participations.Education, null=True)
    vocational = BooleanField(null=True)
    qualification_gained = BooleanField(null=True)
    disability = EnumField(Answer, null=True)
    third_country = EnumField(Answer, null=True)
    foreign_background = EnumField(Answer, null=True)
    minority = EnumField(Answer, null=True)
    homeless = EnumField(Answer, null=True)
    rural = EnumField(Answer, null=True)
    eura_started = DateField(null=True)
    eura_started_by = CharField()
    eura_ended = DateField(null=True)
    eura_number = CharField()


@holds(participations.ExitStatus)
class ExitStatusRow(Table):
    """A status on leaving or within the days after."""

    hangs_on = ("participation",)

    participation = link(ParticipationRow)
    on = DateField()
    status = EnumField(participations.EndStatus)


@holds(clients.NotSamePerson)
class NotSamePersonRow(Table):
    """Two clients that are two people."""

    hangs_on = ("first", "second")

    first = link(ClientRow)
    second = link(ClientRow)


@holds(clients.IdentityNumber)
class IdentityNumberRow(Table):
    """A client's identity number."""

    hangs_on = ("client",)

    client = link(ClientRow)
    number = CharField()


@holds(clients.Background)
class BackgroundRow(Table):
    """A client's criminal background, where there is a ground to keep it."""

    hangs_on = ("client",)

    client = link(ClientRow)
    answer = EnumField(Answer)


@holds(clients.Merge)
class MergeRow(Table):
    """A merge of two clients, and the way back."""

    hangs_on = ("kept",)

    kept = link(ClientRow)
    gone = link(ClientRow)
    changes = TextField()
    undone = DateField(null=True)


@holds(clients.SavedFilter)
class SavedFilterRow(Table):
    """A person's narrowing of a list."""

    person = link(PersonRow)
    page = CharField()
    name = CharField()
    content = TextField()
