"""Restoring: which backups there are, a trial of one, and putting it in the place of the office file.

No office may be open meanwhile. What the office file was is set aside, never deleted.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from osaava_desktop import paths
from osaava_desktop.domain import figures as figure_words
from osaava_desktop.domain import policy, recovery_code
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import Damaged, InvalidInput, NotAllowed, StoreError, WrongPassphrase
from osaava_desktop.i18n import _
from osaava_desktop.services import backups, erasure, rollback, tries
from osaava_desktop.services.figures import report
from osaava_desktop.store import attachments, backup, erasing, keyring, manifests, opening, restoring
from osaava_desktop.store.database import cipher_problems, integrity_problems
from osaava_desktop.store.keyring import Keyring
from osaava_desktop.store.manifests import Backup
from osaava_desktop.store.models import AttachmentRow, ClientRow
from osaava_desktop.store.office import Clock, Office, local_time
from osaava_desktop.store.slots import SlotKind

FIGURES = ("registered.started", "visits", "groups.attendances", "pathways.persons")
"""The keys of the figures by which somebody sees whether it is the right backup."""


@dataclass(frozen=True, kw_only=True)
class BackupLine:
    """A backup as the list shows it; `made` is local time."""

    backup: Backup
    made: dt.datetime
    megabytes: int
    place: str

    @property
    def clients(self) -> int:
        """How many clients are in it."""
        return self.backup.counts.get("client", 0)


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Somebody whose passphrase opens a backup."""

    person: UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What opens a backup: a person's passphrase, or the recovery key as typed from the paper."""

    person: UUID | None = None
    passphrase: str = field(default="", repr=False)
    code: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A figure of this year in the backup, and in the office file as it is; None where that can't be read."""

    label: str
    then: int
    now: int | None


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A backup that was opened and found whole."""

    backup: Backup
    year: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Restored:
    """The office was restored; `aside` is where the file lies now that was there before, if any was."""

    path: Path
    aside: Path | None


def offered(path: Path, folder: Path | None = None) -> list[Backup]:
    """The backups of the office at `path`: beside it and in the second place; or those in a `folder`."""
    if folder is not None:
        folders = [folder, *(one for one in folder.glob("*-backups") if one.is_dir())]
        found = [one for each in folders for one in manifests.listed(each)]
        return sorted(found, key=lambda one: one.made, reverse=True)
    beside = manifests.listed(backup.folder(path))
    there = {one.sha256 for one in beside}
    office = beside[0].office if beside else _office_of(path)
    elsewhere = backups.elsewhere(office) if office else []
    both = beside + [one for one in elsewhere if one.sha256 not in there]
    return sorted(both, key=lambda one: one.made, reverse=True)


def lines(path: Path | None, folder: Path | None = None, clock: Clock = local_time) -> list[BackupLine]:
    """The same for a list; without a place of the office only those of the folder."""
    if path is None and folder is None:
        return []
    found = offered(path or Path(), folder)
    zone = clock().tzinfo
    return [
        BackupLine(
            backup=one,
            made=one.made.astimezone(zone),
            megabytes=max(round(_size(one) / 1_000_000), 1),
            place=one.path.parent.parent.name
            if path is None or not _beside(path, one)
            else _("beside the file"),
        )
        for one in found
    ]


def home_of(copy: Backup) -> Path:
    """Where the office of a backup lies on a computer that hasn't had it yet."""
    stem = backup.office_name(copy.path)
    return paths.data_dir() / stem / f"{stem}{copy.path.suffix}"


def holders(path: Path, copy: Backup) -> list[Holder]:
    """Whose passphrase opens it. Raises a StoreError."""
    keyfile = keyring.read(restoring.keys_of(path, copy))
    slots = [slot for slot in keyfile.slots if slot.kind is SlotKind.PERSON]
    return [Holder(person=slot.person, name=slot.name) for slot in slots]


def trial(path: Path, copy: Backup, proof: Proof, clock: Clock = local_time) -> Trial:
    """Opens a copy of the backup, examines all of it, and tells some figures; changes nothing.

    Raises InvalidInput (fields `passphrase`, `code`), Damaged or another StoreError.
    """
    ring = _opened(path, copy, proof)
    with restoring.draft(path, copy) as work, opening.draft(ring, work, _person(ring), clock) as office:
        _examine(office)
        year = office.today.year
        then = _figures(office)
    now = _present(path, ring, clock)
    lines = [Line(label=label, then=count, now=now.get(label)) for label, count in then.items()]
    return Trial(backup=copy, year=year, lines=tuple(lines))


def restore(path: Path, copy: Backup, proof: Proof, clock: Clock = local_time) -> Restored:
    """Puts the backup in the place of the office at `path`; broken off anywhere, one of the two is there.

    Raises InvalidInput (fields `passphrase`, `code`), NotAllowed, InUse, Damaged or another StoreError.
    """
    ring = _opened(path, copy, proof)
    opens = restoring.opens(path, ring)
    with restoring.draft(path, copy) as work:
        with opening.draft(ring, work, _person(ring), clock) as office:
            _check_right(office, proof, opens)
            _erase_again(office, path, copy)
            files = [key for (key,) in office.visible(AttachmentRow, AttachmentRow.id, bin=True).tuples()]
            _examine(office)
            rollback.note(office, path)
        attachments.bring(path, copy.path.parent / backup.FILES, files)
        restoring.ready(path, work, ring.keyfile)
    aside = restoring.end(path)
    return Restored(path=path, aside=aside)


def _opened(path: Path, copy: Backup, proof: Proof) -> Keyring:
    """The keys of the backup; wrong passphrases count as at the sign-in."""
    source = restoring.keys_of(path, copy)
    if proof.person is None:
        secret = recovery_code.read(proof.code)
        try:
            return keyring.by_recovery_key(source, secret)
        except WrongPassphrase:
            sentence = _("This key does not open this backup: a newer or an older one does.")
            raise InvalidInput({"code": sentence}) from None
    try:
        with tries.counted(copy.office):
            return keyring.by_passphrase(source, proof.person, proof.passphrase)
    except WrongPassphrase as error:
        raise InvalidInput({"passphrase": str(error)}) from error


def _person(ring: Keyring) -> UUID | None:
    """Who acts: the owner of the passphrase, or else some keeper."""
    return ring.slot.person if ring.slot.kind is SlotKind.PERSON else None


def _check_right(office: Office, proof: Proof, opens: bool) -> None:
    """Whoever works here may replace a file that is lost or damaged; one that is whole, who keeps it."""
    may = policy.may(office.person, Action.RESTORE_BACKUP, office.today)
    if opens and proof.person is not None and not may:
        raise NotAllowed(_("The office file is whole: only its keeper may put an older one in its place."))


def _erase_again(office: Office, path: Path, copy: Backup) -> None:
    """Who was erased since then is erased again; that it was restored stands in its audit."""
    told = [copy, *offered(path), *manifests.listed(copy.path.parent)]
    known = {one for each in told if each.office == office.profile.id for one in each.erased}
    with office.owed(Action.RESTORE_BACKUP, office.profile.id):
        erasing.remember(known, office.clock().astimezone(dt.UTC).replace(tzinfo=None))
    erasure.again(office)


def _examine(office: Office) -> None:
    with office.exclusive() as connection:
        found = cipher_problems(connection) or integrity_problems(connection)
    if found or office.audit_problems():
        raise Damaged(_("This backup is damaged. Choose another one."))


def _figures(office: Office) -> dict[str, int]:
    """By label, as people know them."""
    found = report.chosen(office, year_scope(office.today.year), FIGURES)
    clients = office.visible(ClientRow, ClientRow.id).count()
    told = {figure_words.label(key): found[key].n or 0 for key in FIGURES if key in found}
    return {_("Clients in all"): clients, **told}


def _present(path: Path, ring: Keyring, clock: Clock) -> dict[str, int]:
    """The same figures of the office file as it is; none where it can't be opened with these keys."""
    try:
        with opening.reading(replace(ring, path=path), _person(ring), clock) as office:
            return _figures(office)
    except StoreError:
        return {}


def _beside(path: Path, copy: Backup) -> bool:
    return copy.path.parent == backup.folder(path)


def _size(copy: Backup) -> int:
    """Bytes of the file; 0 where it is gone meanwhile."""
    try:
        return copy.path.stat().st_size
    except OSError:
        return 0


def _office_of(path: Path) -> UUID | None:
    try:
        return opening.key_file(path).office
    except StoreError:
        return None
