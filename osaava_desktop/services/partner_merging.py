"""Two partners who turned out to be one: all that hangs on the one moves to the other, and back."""

from uuid import UUID

from osaava_desktop.domain import partner_lists
from osaava_desktop.domain.partners import Partner
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.services import merge_ledger as book
from osaava_desktop.services import partners
from osaava_desktop.services.merge_ledger import Ledger
from osaava_desktop.store.models import PartnerRow
from osaava_desktop.store.office import Office


def merge(office: Office, kept: UUID, gone: UUID) -> tuple[Partner, str]:
    """Moves all that hangs on `gone` to `kept` in one change, and puts `gone` into the bin.

    Gives `kept` as stored, its empty fields filled, and what `undo` needs.
    """
    if kept == gone:
        raise PlainError(_("This is the same partner. Choose another one."))
    one, other = partners.get(office, kept), partners.get(office, gone)
    ledger: Ledger = []
    with office.change(Action.SAVE_PARTNER, kept) as change:
        book.move_links(office, change, ledger, PartnerRow, gone, kept)
        book.put_in_bin(change, ledger, other)
        stored = book.alter(change, ledger, one, partner_lists.partner_of_two(one, other))
    return stored, book.written(ledger)


def undo(office: Office, kept: UUID, changes: str) -> Partner:
    """Parts the two again: each field that nobody has changed since is as it was before."""
    with office.change(Action.SAVE_PARTNER, kept) as change:
        book.undo(office, change, changes)
    return partners.get(office, kept)
