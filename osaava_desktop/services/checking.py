"""Looks whether an office file is whole."""

from pathlib import Path

from osaava_desktop.errors import Damaged, StoreError
from osaava_desktop.i18n import _
from osaava_desktop.services import attachments
from osaava_desktop.store import migrate, slots
from osaava_desktop.store.database import cipher_problems, integrity_problems
from osaava_desktop.store.office import Office


def problems(office: Office) -> list[str]:
    """What is wrong with the open file, in technical words; empty when all of it is in order.

    Raises StoreError when all of it is, and only a copy of its key file is not.
    """
    with office.exclusive() as database:
        found = cipher_problems(database) or integrity_problems(database)
        found = [*found, *migrate.missing_triggers(database), *office.audit_problems()]
    found += attachments.problems(office)
    if not found:
        _check_keys(office.path)
    return found


def is_rotten(office: Office) -> bool:
    """Whether a page of the open file is not what was written; quick enough for a pause in the work."""
    try:
        with office.exclusive() as database:
            return bool(cipher_problems(database))
    except Damaged:
        return True


def _check_keys(path: Path) -> None:
    """Both copies of the key file must be the same; the office opens with either."""
    for lost in slots.lost_copies(path):
        [kept] = set(slots.copies(path)) - {lost}
        message = _("The key file {lost} is missing or damaged. Copy {kept} over it.")
        raise StoreError(message.format(lost=lost.name, kept=kept.name))
