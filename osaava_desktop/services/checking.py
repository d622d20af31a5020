"""Looks whether an office file is whole."""

from osaava_desktop.store import migrate
from osaava_desktop.store.database import cipher_problems, integrity_problems
from osaava_desktop.store.office import Office


def problems(office: Office) -> list[str]:
    """What is wrong with the open file, in technical words; empty when all of it is in order."""
    with office.exclusive() as database:
        found = cipher_problems(database) or integrity_problems(database)
        return [*found, *migrate.missing_triggers(database), *office.audit_problems()]
