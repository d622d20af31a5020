"""Tables that keep the office safe: secrets, audit, sequences, drafts, attachments, and data protection."""

from peewee import (
    AutoField,
    BigIntegerField,
    BinaryUUIDField,
    BlobField,
    BooleanField,
    CharField,
    DateTimeField,
    IntegerField,
    TextField,
)
from playhouse.fields import EnumField

from osaava_desktop.domain import attachments, data_protection
from osaava_desktop.domain.words import Gender, Language
from osaava_desktop.store.models.base import Plain, Table, holds, link
from osaava_desktop.store.models.office import AreaRow


class SecretRow(Plain):
    """A random secret of the office; a rekey of the file leaves it as it is."""

    name = CharField(primary_key=True)
    value = BlobField()


class SequenceRow(Plain):
    """The last number given out of a running series on this laptop."""

    name = CharField(primary_key=True)
    value = IntegerField()


class AuditRow(Plain):
    """Who did what to which record, when (UTC); append-only, each row chained to the one before."""

    seq = AutoField()
    at = DateTimeField()
    person = BinaryUUIDField(null=True)
    device = BinaryUUIDField()
    action = CharField()
    thing = CharField()
    record = BinaryUUIDField(null=True)
    fields = TextField()
    payload = BlobField()
    head = BlobField()

    class Meta:
        table_name = "audit"


class AuditValueRow(Plain):
    """The values before and after a change, as JSON; an erasure may clear them, and the chain holds."""

    seq = BigIntegerField(primary_key=True)
    record = BinaryUUIDField(null=True, index=True)
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        table_name = "audit_value"


class DraftRow(Plain):
    """What stands in an open form and is not saved yet, one per person and form."""

    person = BinaryUUIDField()
    form = CharField()
    record = BinaryUUIDField(null=True)
    content = TextField()
    changed = DateTimeField()

    class Meta:
        table_name = "draft"
        primary_key = False
        indexes = ((("person", "form"), True),)


@holds(attachments.Attachment)
class AttachmentRow(Table):
    """What an attached file is; its bytes lie encrypted in a file of their own."""

    thing = CharField()
    subject = BinaryUUIDField(index=True)
    media_type = CharField()
    pages = IntegerField()
    size = IntegerField()
    digest = CharField()


class ErasedRow(Plain):
    """The id of an erased person, erased again after any restore."""

    id = BinaryUUIDField(primary_key=True)
    erased = DateTimeField()

    class Meta:
        table_name = "erased"


@holds(data_protection.Document)
class DocumentRow(Table):
    """The office's own text of a document about its data."""

    kind = EnumField(data_protection.DocumentKind)
    language = EnumField(Language)
    text = TextField()


@holds(data_protection.Retention)
class RetentionRow(Table):
    """For how long a kind of records is kept."""

    kind = EnumField(data_protection.Kept)
    years = IntegerField()


@holds(data_protection.Statistic)
class StatisticRow(Table):
    """What is left of an erased person."""

    year = IntegerField()
    area = link(AreaRow, null=True)
    gender = EnumField(Gender, null=True)
    age_class = CharField()
    registered = BooleanField()
    attendances = IntegerField()
    guidance = IntegerField()
    steps = IntegerField()
