"""Making an office file, and opening one with a person's passphrase."""

import datetime as dt
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from peewee import ModelSelect

from osaava_desktop.domain import people as rules
from osaava_desktop.domain.areas import Area, Locality
from osaava_desktop.domain.office import Device, Profile
from osaava_desktop.domain.people import Person
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.records import Record
from osaava_desktop.errors import Damaged, FileMissing, NotAnOffice, StoreError
from osaava_desktop.i18n import _
from osaava_desktop.store import (
    audit,
    backup,
    database,
    keyring,
    keys,
    migrate,
    models,
    places,
    restoring,
    slots,
)
from osaava_desktop.store.database import OfficeDatabase
from osaava_desktop.store.keyring import Keyring
from osaava_desktop.store.models import TABLES, PersonRow, SecretRow
from osaava_desktop.store.office import Clock, Office, local_time
from osaava_desktop.store.slots import Kdf, KeyFile, Slot, SlotKind

SECRETS = ("audit", "persons", "signing")
"""Random secrets of 32 bytes that a rekey leaves alone: audit chain, pseudonyms, package signatures."""


def people(path: Path) -> tuple[Slot, ...]:
    """Who can sign in to the office at `path`, as its key file says."""
    return tuple(slot for slot in key_file(path).slots if slot.kind is SlotKind.PERSON)


def key_file(path: Path) -> KeyFile:
    """The key file of the office at `path`; raises FileMissing, KeysMissing, Damaged or TooNew."""
    _check_there(path)
    return keyring.read(path)


def _check_there(path: Path) -> None:
    restoring.end(path)
    if not os.path.isfile(path):  # unlike Path.is_file, no error for a name that is too long
        raise FileMissing(_("There is no office file at this place. Check the name and the folder."))


def open_office(path: Path, person: UUID, passphrase: str, clock: Clock = local_time) -> Office:
    """Opens the office at `path` for `person`, after a backup and a migration where it is older.

    Raises WrongPassphrase or another StoreError; the file is as it was then.
    """
    _check_there(path)
    return open_with(keyring.by_passphrase(path, person, passphrase), person, clock)


def open_with(ring: Keyring, person: UUID, clock: Clock = local_time) -> Office:
    """Opens the office with its data keys for `person`; ends a rekey that was broken off.

    A key file that was lost altogether is there again afterwards. Raises a StoreError.
    """
    places.check(ring.path)
    connection = _connect(ring)
    try:
        models.database.initialize(connection)
        _check_finished(connection)
        ended = _end_rekey(ring, connection)
        if migrate.needed(connection):
            _migrate(connection, ring.keyfile, clock)
        office = Office(connection, ring.path, person, clock)
        if office.profile.id != ring.keyfile.office:
            raise NotAnOffice(_("The key file belongs to another office."))
        if not office.read_only:
            with suppress(StoreError):
                if _has_no_copy(ring.path):
                    mend_copies(ring.path)
                if ended:
                    office.note(Action.REKEY)
        return office
    except BaseException:
        connection.close()
        raise


@contextmanager
def draft(ring: Keyring, work: Path, person: UUID | None, clock: Clock = local_time) -> Iterator[Office]:
    """A copy of an office at `work`, brought to the newest schema; no office may be open meanwhile.

    It is opened for `person`, or for who keeps it.
    """
    connection = _connect(replace(ring, path=work))
    try:
        models.database.initialize(connection)
        _check_finished(connection)
        migrate.run(connection)
        if person is not None and not PersonRow.select().where(PersonRow.id == person).exists():
            raise StoreError(_("This person did not work here yet when that was made. Choose a keeper."))
        office = Office(connection, work, person or _keepers()[0].id, clock)
        if office.profile.id != ring.keyfile.office:
            raise NotAnOffice(_("The key file belongs to another office."))
        yield office
    finally:
        connection.close()


@contextmanager
def reading(ring: Keyring, person: UUID | None, clock: Clock = local_time) -> Iterator[Office]:
    """The office as it is, without a change to it; no office may be open meanwhile."""
    connection = database.connect(ring.path, ring.newest, newest_schema=migrate.NEWEST, read_only=True)
    try:
        models.database.initialize(connection)
        if migrate.needed(connection):
            raise StoreError(_("The office file is older than this program. Sign in to it first."))
        yield Office(connection, ring.path, person or _keepers()[0].id, clock)
    finally:
        connection.close()


def keepers(ring: Keyring) -> list[Person]:
    """Who keeps the office whose keys these are; no office may be open meanwhile."""
    connection = _connect(ring)
    try:
        models.database.initialize(connection)
        _check_finished(connection)
        return _keepers()
    finally:
        connection.close()


def _keepers() -> list[Person]:
    columns = (PersonRow.id, PersonRow.name, PersonRow.role, PersonRow.ended)
    query: ModelSelect[Any] = PersonRow.select(*columns).where(PersonRow.deleted.is_null())
    found: list[Person] = list(query.objects(Person))
    return [person for person in found if rules.keeps(person)]


def make_office(
    path: Path,
    profile: Profile,
    keeper: Person,
    passphrase: str,
    *,
    letter: str,
    areas: tuple[tuple[Area, tuple[Locality, ...]], ...] = (),
    kdf: Kdf | None = None,
    clock: Clock = local_time,
) -> Office:
    """Makes a new office file at `path`, with its key file, its first areas and one keeper; opens it.

    Raises StoreError when there is a file already or it can't be written; nothing is left then.
    """
    places.check(path)
    _check_no_keys(path)
    keyfile, data_keys = keys.new_key_file(profile.organisation, practice=profile.practice)
    profile = replace(profile, id=keyfile.office)
    keyfile = keys.add_person(keyfile, data_keys, keeper.id, keeper.name, passphrase, kdf or keys.tuned())
    connection = database.create(path, data_keys[keyfile.data_keys[-1]])
    try:
        slots.write(path, keyfile)
        migrate.run(connection)
        models.database.initialize(connection)
        _fill(connection, profile, keeper, letter, areas, clock)
        return Office(connection, path, keeper.id, clock)
    except BaseException:
        connection.close()
        for made in (path, *slots.copies(path)):
            made.unlink(missing_ok=True)
        raise


def _check_no_keys(path: Path) -> None:
    """Keys that lie there alone may be the last ones to an office that was moved: never write over them."""
    if not os.path.exists(path) and any(os.path.exists(copy) for copy in slots.copies(path)):
        raise StoreError(_("There are keys of an office of that name already. Choose another name."))


def _fill(
    connection: OfficeDatabase,
    profile: Profile,
    keeper: Person,
    letter: str,
    areas: tuple[tuple[Area, tuple[Locality, ...]], ...],
    clock: Clock,
) -> None:
    """The first rows, which the door itself needs; then the door is used for a first audit row."""
    device = Device(letter=letter)
    with database.transaction(connection):
        for name in SECRETS:
            SecretRow.insert(name=name, value=secrets.token_bytes(32)).execute()
        SecretRow.insert(name="device", value=device.id.bytes).execute()
        first: list[Record] = [device, profile]
        for area, localities in areas:
            first += [area, *localities]
        for record in (*first, keeper):
            stamp = clock().astimezone(dt.UTC).replace(tzinfo=None)
            stamped = replace(record, device=device.id, created=stamp, changed=stamp)
            TABLES[type(record)].insert(**asdict(stamped)).execute()
    with Office(connection, connection.path, keeper.id, clock).change(Action.CREATE_OFFICE, profile.id):
        pass


def _connect(ring: Keyring) -> OfficeDatabase:
    """Opens with the newest key that fits: while a rekey runs there are two, and either may be it."""
    *others, oldest = ring.in_order
    for key in others:
        try:
            return database.connect(ring.path, key, newest_schema=migrate.NEWEST)
        except Damaged:
            continue
    return database.connect(ring.path, oldest, newest_schema=migrate.NEWEST)


def _end_rekey(ring: Keyring, connection: OfficeDatabase) -> bool:
    """Whether a rekey that was broken off could be ended; where the disk is full, it waits."""
    if len(ring.data_keys) == 1 or connection.read_only:
        return False
    try:
        keyring.end_rekey(ring, connection)
    except StoreError:
        if connection.is_closed():
            raise
        return False
    return True


def mend_copies(path: Path) -> bool:
    """Writes again what is lost of the key file, one copy or both; whether anything was."""
    try:
        lost = bool(slots.lost_copies(path))
    except StoreError:
        lost = True
    if lost:
        slots.write(path, keyring.read(path))
    return lost


def _has_no_copy(path: Path) -> bool:
    """Whether the office was opened with the keys of its newest backup."""
    try:
        slots.read(path)
    except StoreError:
        return True
    return False


def _check_finished(connection: OfficeDatabase) -> None:
    """A crash while an office was made leaves a file without its first rows, which came as one."""
    if database.schema_version(connection) == 0 or not SecretRow.select().exists():
        raise NotAnOffice(_("This office was never finished. Remove its files and make the office again."))


def _migrate(connection: OfficeDatabase, keyfile: KeyFile, clock: Clock) -> None:
    backup.verified_copy(connection, connection.key, keyfile, audit_head=audit.head(), made=clock())
    migrate.run(connection)
