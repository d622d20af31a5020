"""Tables of the office itself, its staff, areas and places; and what happenings share."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, TextField
from playhouse.fields import EnumField

from osaava_desktop.domain import areas, office, people
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.store.models.base import Table, holds, link


@holds(office.Profile)
class ProfileRow(Table):
    """The office: one row, whose id is the file's instance id."""

    organisation = CharField()
    project = CharField()
    project_code = CharField()
    funder = CharField()
    manager = CharField()
    privacy_notice = TextField()
    basis = EnumField(office.Basis)
    practice = BooleanField()
    identity_numbers = BooleanField()
    kykyviisari_low = IntegerField(null=True)
    kykyviisari_high = IntegerField(null=True)
    leaving_weeks = IntegerField()
    step_months = CharField()
    survey_names = BooleanField()
    funders = TextField()
    idle_minutes = IntegerField()
    last_payment_year = IntegerField(null=True)
    identity_ground = TextField()
    background_ground = TextField()


@holds(office.Device)
class DeviceRow(Table):
    """A laptop and its letter."""

    letter = CharField()
    name = CharField()


@holds(office.Logo)
class LogoRow(Table):
    """The organisation's logo."""

    picture = TextField()


@holds(office.Term)
class TermRow(Table):
    """The office's own word for a fixed class."""

    kind = CharField()
    of_class = CharField()
    name = CharField()
    replaced = ForeignKeyField("self", on_delete="RESTRICT", backref="+", null=True)


@holds(areas.Area)
class AreaRow(Table):
    """An area of responsibility."""

    name = CharField()


@holds(areas.Locality)
class LocalityRow(Table):
    """A locality of an area."""

    name = CharField()
    area = link(AreaRow)
    municipality = CharField()


@holds(areas.Place)
class PlaceRow(Table):
    """A place of a locality."""

    name = CharField()
    locality = link(LocalityRow)
    channel = EnumField(Channel)


@holds(people.Person)
class PersonRow(Table):
    """A member of staff."""

    name = CharField()
    role = EnumField(people.Role)
    title = CharField()
    area = link(AreaRow, null=True)
    started = DateField(null=True)
    ended = DateField(null=True)


class HappeningTable(Table):
    """A table of what happened on a day: who led or wrote it, where, and in whose area."""

    on = DateField(index=True)
    worker = link(PersonRow, null=True)
    place = link(PlaceRow, null=True)
    area = link(AreaRow, null=True)
