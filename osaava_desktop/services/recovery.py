"""The recovery key: printed once, kept in a safe, and the way in when every passphrase is forgotten.

It is never on the disk: made in memory, shown and printed, and only when the paper is in hand does its
slot go into the key file.
"""

import datetime as dt
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from osaava_desktop.domain import recovery_code
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.recovery_code import RecoveryPaper
from osaava_desktop.errors import Damaged, DiskFull, InvalidInput, WrongPassphrase, refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import keys, sheets, strength
from osaava_desktop.services.keys import Told
from osaava_desktop.store import backup, database, keyring, migrate, opening
from osaava_desktop.store.keyring import Keyring
from osaava_desktop.store.keys import tuned
from osaava_desktop.store.office import Clock, Office, local_time
from osaava_desktop.store.slots import Kdf


@dataclass(frozen=True, kw_only=True)
class Recovery:
    """An office whose paper key was typed: who keeps it may get a new passphrase."""

    path: Path
    organisation: str
    keepers: tuple[Person, ...]
    secret: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Drill:
    """What was opened with the paper alone: a backup of that time (UTC) with so many clients."""

    copy: str
    made: dt.datetime
    clients: int


def exists(office: Office) -> bool:
    """Whether a recovery key has been printed for the file."""
    return keyring.recovery_slot(opening.key_file(office.path)) is not None


def new() -> bytes:
    """A key that opens nothing yet."""
    return secrets.token_bytes(recovery_code.SECRET)


def paper(office: Office, secret: bytes) -> RecoveryPaper:
    """The page to print."""
    office.require(Action.WRITE_RECOVERY_KEY)
    return RecoveryPaper(
        issuer=sheets.issuer(office),
        file=office.path.name,
        on=office.today,
        groups=tuple(recovery_code.groups(secret)),
    )


def keep(office: Office, secret: bytes, own: str, tell: Told = lambda _words: None) -> None:
    """From now on the key on paper opens the file; an older one does no more: the file is encrypted anew.

    Raises InvalidInput (field `own`), NotAllowed or a StoreError.
    """
    office.require(Action.WRITE_RECOVERY_KEY)
    ring = keys.prove(office, own)
    kept = keyring.with_recovery_key(ring, secret, Kdf())  # 256 random bits need no higher cost
    act = Action.WRITE_RECOVERY_KEY
    if len(kept.data_keys) == 1:
        keys.write(office, act, office.profile.id, ring, kept)
    else:
        keys.rekey(office, act, office.profile.id, ring, kept, tell)


def drill(office: Office, typed: str) -> Drill:
    """Proves that the paper opens what a stolen or broken laptop leaves: a backup made now.

    Raises InvalidInput (field `code`), Damaged or another StoreError.
    """
    office.require(Action.USE_RECOVERY_KEY)
    secret = recovery_code.read(typed)
    copy = keys.back_up(office)
    ring = _opened(copy, secret)
    opened = database.connect(copy, ring.newest, newest_schema=migrate.NEWEST, read_only=True)
    try:
        counts, whole = backup.table_counts(opened), not database.cipher_problems(opened)
    finally:
        opened.close()
    if not whole or counts != backup.table_counts(office.database):
        raise Damaged(_("The backup is not whole. Make a new one and try again."))
    with office.change(Action.USE_RECOVERY_KEY):
        pass
    return Drill(copy=copy.name, made=office.clock().astimezone(dt.UTC), clients=counts["client"])


def read(path: Path, typed: str) -> Recovery:
    """Opens the key file at `path` with the paper alone; no office may be open meanwhile.

    Raises InvalidInput (field `code`) or a StoreError.
    """
    secret = recovery_code.read(typed)
    ring = _opened(path, secret)
    found = tuple(opening.keepers(ring))
    return Recovery(path=path, organisation=ring.keyfile.label, keepers=found, secret=secret)


def set_passphrase(
    recovery: Recovery,
    keeper: UUID,
    passphrase: str,
    *,
    kdf: Kdf | None = None,
    clock: Clock = local_time,
) -> Office:
    """Gives a keeper a new passphrase and opens the office for them; the paper goes on opening it.

    Raises InvalidInput (field `passphrase`) or a StoreError.
    """
    person = next(one for one in recovery.keepers if one.id == keeper)
    refuse(strength.problems(passphrase, (person.name, recovery.organisation)))
    office = opening.open_with(_opened(recovery.path, recovery.secret), keeper, clock)
    try:
        ring = _opened(recovery.path, recovery.secret)  # as the opening has left it
        given = keyring.with_key(ring, keeper, person.name, passphrase, kdf or tuned())
        keys.write(office, Action.USE_RECOVERY_KEY, keeper, ring, given)
        with suppress(DiskFull), office.change(Action.SIGN_IN, keeper):
            pass
    except BaseException:
        office.close()
        raise
    return office


def _opened(path: Path, secret: bytes) -> Keyring:
    opening.key_file(path)  # or a sentence that says what is missing
    try:
        return keyring.by_recovery_key(path, secret)
    except WrongPassphrase:
        sentence = _("This key does not open this file: it is another office's, or a newer one was printed.")
        raise InvalidInput({"code": sentence}) from None
