"""Keys to the office file: who has one, giving, changing and taking them away.

Who does it proves with the own passphrase that it is still they who sit there: it opens the data keys,
which the office in hand doesn't keep. Taking a key away encrypts the whole file anew.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from osaava_desktop.domain import policy
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import InvalidInput, StoreError, WrongPassphrase, refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import backups, people, strength
from osaava_desktop.store import backup, keyring, keys, opening
from osaava_desktop.store.keyring import Keyring
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf

Told = Callable[[str], None]
"""Is told what is being done now, in words for the user."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member of staff as the list of people shows them; `signed_in` is local time."""

    person: Person
    in_post: bool
    has_key: bool
    signed_in: dt.datetime | None


def members(office: Office) -> list[Member]:
    """Everybody who works or has worked here, by name."""
    keyfile, seen = opening.key_file(office.path), office.last_acts(Action.SIGN_IN)
    return [
        Member(
            person=person,
            in_post=policy.in_post(person, office.today),
            has_key=keyfile.slot(person.id) is not None,
            signed_in=_local(office, seen.get(person.id)),
        )
        for person in people.staff(office)
    ]


def has_key(office: Office, person: UUID) -> bool:
    """Whether this person can sign in."""
    return opening.key_file(office.path).slot(person) is not None


def may_keep(office: Office) -> bool:
    """Whether who is signed in may give keys and take them away."""
    return policy.may(office.person, Action.GIVE_KEY, office.today)


def known_names(office: Office, person: Person) -> tuple[str, ...]:
    """What somebody who guesses knows: the strength of a passphrase is judged with it."""
    return (person.name, office.profile.organisation, office.profile.project)


def mend(office: Office) -> bool:
    """Writes a lost copy of the key file again; whether one was lost, and could be."""
    if office.read_only:
        return False
    with suppress(StoreError):
        return opening.mend_copies(office.path)
    return False


def give(office: Office, person: Person, passphrase: str, own: str, kdf: Kdf | None = None) -> None:
    """Gives a key, or a new passphrase to who has forgotten the old one; `own` is the keeper's passphrase.

    Raises InvalidInput (fields `passphrase`, `own`, `person`), NotAllowed or a StoreError.
    """
    office.require(Action.GIVE_KEY)
    if person.ended is not None and person.ended < office.today:
        refuse({"person": _("Who has left gets no key.")})
    refuse(strength.problems(passphrase, known_names(office, person)))
    ring = prove(office, own)
    given = keyring.with_key(ring, person.id, person.name, passphrase, kdf or keys.tuned())
    write(office, Action.GIVE_KEY, person.id, ring, given)


def change_passphrase(office: Office, passphrase: str, own: str, kdf: Kdf | None = None) -> None:
    """Another passphrase for who is signed in; `own` is the one until now. Costs are measured anew.

    Raises InvalidInput (fields `passphrase`, `own`) or a StoreError.
    """
    office.require(Action.CHANGE_PASSPHRASE)
    refuse(strength.problems(passphrase, known_names(office, office.person)))
    ring = prove(office, own)
    changed = keyring.with_passphrase(ring, passphrase, kdf or keys.tuned())
    write(office, Action.CHANGE_PASSPHRASE, office.person.id, ring, changed)


def take(office: Office, person: UUID, own: str, tell: Told = lambda _words: None) -> list[Path]:
    """Takes a key away and encrypts the file anew; gives back the backups that the old key still opens.

    Broken off anywhere, the file opens for everybody else, and the next sign-in ends what was begun.
    Raises InvalidInput (fields `own`, `person`), NotAllowed or a StoreError.
    """
    office.require(Action.TAKE_KEY)
    ring = prove(office, own)
    gone = ring.keyfile.slot(person)
    if gone is None:
        refuse({"person": _("This person has no key to the office file.")})
    assert gone is not None
    people.check_keeper_left(office, without=person)
    rekey(office, Action.TAKE_KEY, person, ring, keyring.rekeying(ring, gone), tell)
    return backups.copies(office)


def replace_backups(office: Office, own: str, old: list[Path]) -> Path:
    """Makes a new verified backup, and only then removes the `old` ones; gives back the new one."""
    office.require(Action.MAKE_BACKUP)
    prove(office, own)
    made = back_up(office)
    with office.change(Action.MAKE_BACKUP):
        for copy in old:
            if copy != made:
                backup.remove(copy)
    return made


# What every change of keys goes through


def prove(office: Office, own: str) -> Keyring:
    """Opens the data keys with the passphrase of who is signed in. Raises InvalidInput (field `own`)."""
    try:
        ring = keyring.by_passphrase(office.path, office.person.id, own)
    except WrongPassphrase as error:
        raise InvalidInput({"own": str(error)}) from error
    if len(ring.data_keys) > 1:  # a rekey that was broken off for want of room
        with office.exclusive() as connection:
            ring = keyring.end_rekey(ring, connection)
    return ring


def write(office: Office, action: Action, record: UUID, before: Keyring, after: Keyring) -> None:
    """The key file and its audit row, both or none; raises a StoreError."""
    try:
        with office.change(action, record):
            keyring.write(after)
    except BaseException:
        with suppress(StoreError):
            if opening.key_file(office.path) != before.keyfile:
                keyring.write(before)
        raise


def rekey(
    office: Office, action: Action, record: UUID, before: Keyring, begun: Keyring, tell: Told
) -> Keyring:
    """Backs up, writes the key file in which a rekey has begun, and ends the rekey."""
    tell(_("Making a backup…"))
    back_up(office)
    write(office, action, record, before, begun)
    tell(_("Encrypting the office file anew…"))
    with office.exclusive() as connection:
        ended = keyring.end_rekey(begun, connection)
    office.note(Action.REKEY)
    return ended


def back_up(office: Office) -> Path:
    """A verified backup as it stands now; gives back where it lies."""
    return backups.make(office).backup.path


def _local(office: Office, utc: dt.datetime | None) -> dt.datetime | None:
    return None if utc is None else utc.replace(tzinfo=dt.UTC).astimezone(office.clock().tzinfo)
