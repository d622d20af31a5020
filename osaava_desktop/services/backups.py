"""Backups: made by themselves, verified, thinned, and copied to a second place outside the laptop.

A backup has two halves: `begin` needs the office and is short; `finish` opens and checks the copy, and
may run on any thread while people work on.
"""

import datetime as dt
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from osaava_desktop import settings
from osaava_desktop.domain import backups as rules
from osaava_desktop.domain import policy
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import FileMissing, InvalidInput, StoreError
from osaava_desktop.i18n import _
from osaava_desktop.store import backup, manifests, opening
from osaava_desktop.store.backup import Begun
from osaava_desktop.store.manifests import Backup
from osaava_desktop.store.office import Office

_NO_WORK = (Action.SIGN_IN, Action.MAKE_BACKUP)
"""What alone makes no new backup necessary."""


@dataclass(frozen=True, kw_only=True)
class SecondPlace:
    """The folder outside the laptop that backups are copied to, and the newest copy known to lie there.

    `own` is the name of this laptop's folder in it, once there is one.
    """

    folder: Path
    own: str = ""
    made: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Task:
    """A backup that was begun, and where else it goes."""

    begun: Begun
    office: UUID
    now: dt.datetime
    second: Path | None


@dataclass(frozen=True, kw_only=True)
class Made:
    """A finished backup; `second` says why it could not be copied to the second place, or is empty."""

    backup: Backup
    second: str = ""


def changed(office: Office) -> bool:
    """Whether anything was done since the newest backup that would be lost without a new one."""
    if office.read_only:
        return False
    found = _own(backup.folder(office.path), office.profile.id)
    return not found or office.done_since(found[0].audit_head, _NO_WORK)


def make(office: Office) -> Made:
    """A backup as the office stands now, here and in the second place. Raises a StoreError."""
    return finish(begin(office))


def begin(office: Office) -> Task:
    """Copies the open file; whoever is signed in. Raises a PlainError; nothing is left then."""
    keyfile, now = opening.key_file(office.path), office.clock()
    with office.exclusive() as connection:
        office.note(Action.MAKE_BACKUP)
        begun = backup.start(connection, connection.key, keyfile, audit_head=office.audit_head(), made=now)
    second = second_place(office)
    target = second_folder(office, second.folder) if second else None
    return Task(begun=begun, office=office.profile.id, now=now, second=target)


def finish(task: Task) -> Made:
    """Verifies the copy and thins the older ones, on any thread. Raises a StoreError."""
    made = backup.finish(task.begun)
    _thin(made.path.parent, task)
    if task.second is None:
        return Made(backup=made)
    return Made(backup=made, second=_copy(made, task, task.second))


def may_restore(office: Office) -> bool:
    """Whether who is signed in may put an older file in the place of a whole one."""
    return policy.may(office.person, Action.RESTORE_BACKUP, office.today)


# Where they lie


def here(office: Office) -> dt.datetime | None:
    """When the newest backup beside the office was made."""
    return backup.newest(office.path)


def copies(office: Office) -> list[Path]:
    """Every backup of the office that can be reached, here and in the second place."""
    found = backup.copies(office.path)
    second = second_place(office)
    if second is not None:
        found += [one.path for one in manifests.listed(second_folder(office, second.folder))]
    return found


def elsewhere(office: UUID) -> list[Backup]:
    """The backups that this laptop has of an office in the second place, as far as it can be reached."""
    second = _read(settings.load().places.get(str(office), ""))
    return _own(second.folder / second.own, office) if second and second.own else []


def second_place(office: Office) -> SecondPlace | None:
    """The second place as this computer knows it, without looking there: a stick may be away."""
    return _read(settings.load().places.get(str(office.profile.id), ""))


def choose_second_place(office: Office, folder: Path | None) -> None:
    """Chooses the folder, or none. Raises InvalidInput (field `folder`) unless it is there, and elsewhere."""
    if folder is None:
        settings.keep("places", str(office.profile.id), "")
        return
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise InvalidInput({"folder": _("This folder can't be written. Choose another one.")})
    own = office.path.parent.resolve()
    if folder.resolve() == own or own in folder.resolve().parents:
        sentence = _("This is where the office file itself lies. Choose a stick, a share or another disk.")
        raise InvalidInput({"folder": sentence})
    _keep(office.profile.id, SecondPlace(folder=folder))


def second_folder(office: Office, folder: Path) -> Path:
    """The folder of this laptop's backups in a second place, which laptops may share."""
    device = office.device
    return folder / f"{office.path.stem}-{device.letter}-{device.id.hex[-4:]}{office.path.suffix}-backups"


def _copy(made: Backup, task: Task, target: Path) -> str:
    """Copies a backup to the second place; why not, in a sentence."""
    try:
        if not target.parent.is_dir():
            raise FileMissing(_("The second place of the backups is not there now."))
        backup.copy_elsewhere(made, target)
        _thin(target, task)
    except StoreError as error:
        return str(error)
    _keep(task.office, SecondPlace(folder=target.parent, own=target.name, made=made.made))
    return ""


def _thin(folder: Path, task: Task) -> None:
    """Removes the backups of this office that are not needed any more; what can't be removed stays."""
    own = _own(folder, task.office)
    gone = rules.to_go([one.made for one in own], task.now)
    for one in own:
        if one.made in gone:
            with suppress(StoreError):
                backup.remove(one.path)


def _own(folder: Path, office: UUID) -> list[Backup]:
    """The backups of one office in a folder, the newest first."""
    return [one for one in manifests.listed(folder) if one.office == office]


def _read(text: str) -> SecondPlace | None:
    try:
        kept: dict[str, Any] = json.loads(text)
        made = dt.datetime.fromisoformat(kept["made"]) if kept.get("made") else None
        return SecondPlace(folder=Path(kept["folder"]), own=str(kept.get("own", "")), made=made)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None  # nothing chosen, or what nobody can read


def _keep(office: UUID, place: SecondPlace) -> None:
    made = place.made.isoformat() if place.made else ""
    settings.keep(
        "places", str(office), json.dumps({"folder": str(place.folder), "own": place.own, "made": made})
    )
