"""Records that somebody has put into the bin while a page still showed them."""

from typing import TypeVar

from osaava_desktop.domain.records import Record
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.store.models import TABLES
from osaava_desktop.store.office import Office

R = TypeVar("R", bound=Record)


def there(record: R | None) -> R:
    """The record that was looked for. Raises a PlainError when it is gone."""
    if record is None:
        raise PlainError(_("This has been put into the bin meanwhile. Go back and look at the list again."))
    return record


def check_kept(office: Office, record: Record) -> None:
    """Raises a PlainError when the record lies in the bin: saving it would take it out unasked."""
    table = TABLES[type(record)]
    stored = office.visible(table, table.id, bin=True).where(table.id == record.id)
    if stored.exists():
        there(office.visible(table).where(table.id == record.id).first())
