"""Records that somebody has put into the bin while a page still showed them."""

from typing import TypeVar

from osaava_desktop.domain.records import Record
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _

R = TypeVar("R", bound=Record)


def there(record: R | None) -> R:
    """The record that was looked for. Raises a PlainError when it is gone."""
    if record is None:
        raise PlainError(_("This has been put into the bin meanwhile. Go back and look at the list again."))
    return record
