"""Erasing a person for good: looked at first, done once, done again after an older file was put back.

What goes is found by the links of the tables. The id is kept in the file, in this computer's settings and in
every later backup, so that a restore can't bring anybody back.
"""

import datetime as dt
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop import settings
from osaava_desktop.domain import erasure as rules
from osaava_desktop.domain.checks import clean_line
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.data_protection import Statistic
from osaava_desktop.domain.erasure import Mention, Prospect
from osaava_desktop.domain.groups import Mark
from osaava_desktop.domain.policy import Action, may
from osaava_desktop.errors import PlainError, StoreError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.services import access, backups, mentions
from osaava_desktop.services.keeping_times import evidence_until
from osaava_desktop.store import attachments, erasing, manifests
from osaava_desktop.store.audit import Entry
from osaava_desktop.store.change import Change
from osaava_desktop.store.database import compact
from osaava_desktop.store.models import (
    AttachmentRow,
    AttendanceRow,
    ClientRow,
    EncounterRow,
    GuidanceRow,
    LocalityRow,
    MergeRow,
    ParticipationRow,
    PathwayStepRow,
    PersonRow,
    SheetLineRow,
    SheetRow,
    Table,
)
from osaava_desktop.store.office import Office


@dataclass(frozen=True, kw_only=True)
class Erased:
    """What was done: the number of who was erased, and the texts that a human must look at."""

    number: str
    mentions: tuple[Mention, ...]


def may_erase(office: Office) -> bool:
    """Whether who is signed in may erase people."""
    return not office.read_only and may(office.person, Action.ERASE, office.today)


def look(office: Office, client: UUID) -> Prospect:
    """What an erasure would do. Raises NotAllowed, or a PlainError for who was merged with another one."""
    office.require(Action.ERASE)
    found = _client(office, client)
    own = access.same_person(office, client)
    rows = erasing.hanging({ClientRow: own})
    goes = {table.record: len(ids) for table, ids in rows.items()}
    until = evidence_until(office)
    proves = any(kind in goes for kind in rules.EVIDENCE)
    return Prospect(
        client=found,
        goes=goes,
        until=until,
        held=proves and (until is None or office.today <= until),
        mentions=mentions.found(office, mentions.named(office, own), rows),
        scans=_scans(office, own),
    )


def erase(office: Office, client: UUID, *, typed: str, reason: str = "") -> Erased:
    """Erases a client for good, with all that hangs on the client; a row without any key is left.

    `typed` must be the client number; where the funder's evidence must still be kept, a `reason` is needed.
    Raises InvalidInput (fields `typed`, `reason`), NotAllowed or a StoreError; nothing is erased then.
    """
    prospect, reason = look(office, client), clean_line(reason)
    own = access.same_person(office, client)
    problems = rules.problems(prospect, typed, reason)
    if mentions.named(office, own).tells(reason):
        problems["reason"] = _("Write the reason without the person's name or number: it stays in the log.")
    refuse(problems)
    _erase(office, own, reason, office.change)
    return Erased(number=prospect.client.number, mentions=tuple(prospect.mentions))


def erase_several(office: Office, people: Collection[UUID]) -> Callable[[], None]:
    """Erases several people whose time to be kept is over, inside a change of the caller's.

    Gives what is to be done once that change is kept.
    """
    own: set[UUID] = set()
    files: list[UUID] = []
    for client in people:
        if client not in own:
            entries = access.same_person(office, client)
            files += _in_change(office, entries, "", office.change)
            own |= entries
    return lambda: _afterwards(office, own, files)


def again(office: Office) -> int:
    """After an older file was put back: erases whom it brought back; how many people.

    Whoever is signed in: the ids are those of this computer's settings and of every backup in reach.
    """
    known = known_ids(office)
    back = known & {key for (key,) in office.visible(ClientRow, ClientRow.id, bin=True).tuples()}
    left = set(back)
    while left:
        own = access.same_person(office, left.pop())
        _erase(office, own, "", office.owed)
        left -= own
    if not office.read_only and known - erasing.erased():
        with office.owed(Action.ERASE, next(iter(known))):
            erasing.remember(known, _utc(office))
    return len(back)


def known_ids(office: Office) -> set[UUID]:
    """Everybody who is known to have been erased: by the file, by this computer, by backups."""
    found = erasing.erased() | set(_noted(office))
    for copy in backups.copies(office):
        told = manifests.read(copy)
        if told is not None and told.office == office.profile.id:
            found |= set(told.erased)
    return found


_Door = Callable[[Action, UUID], AbstractContextManager[Change]]


def _erase(office: Office, own: Collection[UUID], reason: str, door: _Door) -> None:
    files = _in_change(office, own, reason, door)
    _afterwards(office, own, files)


def _in_change(office: Office, own: Collection[UUID], reason: str, door: _Door) -> list[UUID]:
    """Erases the entries of one person; gives the attachments whose files must go."""
    main = next(iter(sorted(own, key=lambda one: one.int)))
    person, rows = mentions.named(office, own), erasing.hanging({ClientRow: own})
    kept = _statistic_of(office, own)
    with door(Action.ERASE, main) as change:
        files = erasing.erase(change, rows, now=_utc(office), mentions=person.tells)
        _note_in_audit(change, kept, own, reason)
    return files


def _note_in_audit(change: Change, left: Statistic, own: Collection[UUID], reason: str) -> None:
    """That it was done, and why against the funder's evidence; and the row that is left."""
    change.save(left)
    told = {"reason": reason} if reason else None
    for one in own:
        change.entries.append(Entry(action=Action.ERASE, thing="client", record=one, after=told))


def _afterwards(office: Office, own: Collection[UUID], files: Collection[UUID]) -> None:
    """What follows once the rows are gone for good: files, this computer's note, the file's empty pages."""
    _note(office, own)
    for one in files:
        attachments.drop(office, one)
    with suppress(StoreError), office.exclusive() as database:
        compact(database)  # no room for it: the rows have been overwritten already


def _client(office: Office, client: UUID) -> Client:
    """The client, in the bin or not."""
    row = MergeRow
    merged = (row.gone == client) & row.undone.is_null() & row.deleted.is_null()
    kept = office.visible(row, row.kept, bin=True).where(merged)
    number = office.visible(ClientRow, ClientRow.number, bin=True).where(ClientRow.id.in_(kept)).scalar()
    if number:
        sentence = _("This client was merged with {number}. Erase that client, and both are erased.")
        raise PlainError(sentence.format(number=number))
    found: Client | None = office.visible(ClientRow, bin=True).where(ClientRow.id == client).first()
    if found is None:
        raise PlainError(_("This person has been erased already."))
    return found


def _scans(office: Office, own: Collection[UUID]) -> int:
    """How many scanned sheets have a row of the person: their pictures are not altered."""
    sheets = office.visible(SheetLineRow, SheetLineRow.sheet, bin=True).where(SheetLineRow.client.in_(own))
    sessions = office.visible(SheetRow, SheetRow.session, bin=True).where(SheetRow.id.in_(sheets))
    return office.visible(AttachmentRow, bin=True).where(AttachmentRow.subject.in_(sessions)).count()


def _statistic_of(office: Office, own: Collection[UUID]) -> Statistic:
    """Counts of the whole time, of what is not in the bin."""
    row = ParticipationRow
    spans = list(office.visible(row).where(row.client.in_(own)).order_by(row.started))
    clients = list(office.visible(ClientRow, bin=True).where(ClientRow.id.in_(own)))
    client = next((one for one in clients if one.deleted is None), clients[0])
    counts = {
        "registered": len(spans),
        "attendances": _count(office, AttendanceRow, own, AttendanceRow.mark == Mark.PRESENT),
        "guidance": _count(office, GuidanceRow, own),
        "steps": _count(office, PathwayStepRow, own),
    }
    first = spans[0].started if spans else _first_met(office, own, client)
    area = spans[0].area if spans else None
    return rules.statistic(client, first.year, area or _area(office, client), counts)


def _count(office: Office, table: type[Table], own: Collection[UUID], *conditions: object) -> int:
    client = table._meta.fields["client"]
    return office.visible(table).where(client.in_(own), *conditions).count()


def _first_met(office: Office, own: Collection[UUID], client: Client) -> dt.date:
    row = EncounterRow
    met: dt.date | None = (
        office.visible(row, row.on).where(row.client.in_(own)).order_by(row.on).limit(1).scalar()
    )
    assert client.created is not None
    return met or client.created.date()


def _area(office: Office, client: Client) -> UUID | None:
    """The area of the locality, or else that of the worker."""
    for table, key in ((LocalityRow, client.locality), (PersonRow, client.worker)):
        if key is not None:
            area: UUID | None = office.visible(table, table.area, bin=True).where(table.id == key).scalar()
            if area is not None:
                return area
    return None


def _noted(office: Office) -> list[UUID]:
    """The ids that this computer knows; what nobody can read is none."""
    found = []
    for text in settings.load().erased.get(str(office.profile.id), "").split():
        with suppress(ValueError):
            found.append(UUID(text))
    return found


def _note(office: Office, ids: Collection[UUID]) -> None:
    known = sorted({*_noted(office), *ids})
    settings.keep("erased", str(office.profile.id), " ".join(map(str, known)))


def _utc(office: Office) -> dt.datetime:
    return office.clock().astimezone(dt.UTC).replace(tzinfo=None)
