"""Merging two clients who turned out to be one person, and undoing it."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from typing import Any
from uuid import UUID

from peewee import ForeignKeyField

from osaava_desktop.domain import merging as rules
from osaava_desktop.domain.clients import Client, Merge, apart
from osaava_desktop.domain.groups import GroupMember
from osaava_desktop.domain.merging import Held
from osaava_desktop.domain.participations import Participation
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.services import clients, participations, progress
from osaava_desktop.services import merge_ledger as book
from osaava_desktop.services.merge_ledger import Ledger
from osaava_desktop.store.change import Change
from osaava_desktop.store.models import (
    AttendanceRow,
    BackgroundRow,
    CardRow,
    ClientRow,
    EncounterRow,
    GroupMemberRow,
    GuidanceRow,
    IdentityNumberRow,
    MappingRow,
    MergeRow,
    NotSamePersonRow,
    ParticipationRow,
    PathwayStepRow,
    SheetLineRow,
    Table,
)
from osaava_desktop.store.office import Office

SPARED = (MergeRow, NotSamePersonRow)
"""What is not moved as it is: earlier merges wait with who went into the bin, findings are made anew."""

_HELD: dict[Held, type[Table]] = {
    Held.PARTICIPATIONS: ParticipationRow,
    Held.ENCOUNTERS: EncounterRow,
    Held.MAPPINGS: MappingRow,
    Held.GUIDANCE: GuidanceRow,
    Held.SESSIONS: AttendanceRow,
    Held.STEPS: PathwayStepRow,
    Held.CARDS: CardRow,
}


def held(office: Office, client: UUID) -> dict[Held, int]:
    """How much hangs on a client, by kind."""
    return {
        kind: office.visible(table).where(_link(table) == client).count() for kind, table in _HELD.items()
    }


def merge(office: Office, kept: UUID, gone: UUID) -> Merge:
    """Moves all of `gone` to `kept` in one change and puts `gone` into the bin.

    What both have of the same (a mark for a session, a membership, an overlapping participation) becomes
    one; empty fields of `kept` are filled. Raises a PlainError when the two can't be one.
    """
    if kept == gone:
        raise PlainError(_("This is the same client. Choose another one to merge with."))
    one, other = clients.get(office, kept), clients.get(office, gone)
    ledger: Ledger = []
    with office.change(Action.MERGE_CLIENTS, kept) as change:
        _settle_identity(office, change, ledger, kept, gone)
        _settle_background(office, change, ledger, kept, gone)
        _settle_marks(office, change, ledger, kept, gone)
        _settle_memberships(office, change, ledger, kept, gone)
        _settle_participations(office, change, ledger, kept, gone)
        _settle_twins(office, change, ledger, kept, gone)
        _settle_findings(office, change, ledger, kept, gone)
        merged = _of_two(office, one, other)
        book.move_links(office, change, ledger, ClientRow, gone, kept, *SPARED)
        book.put_in_bin(change, ledger, other)
        book.alter(change, ledger, one, merged)
        return change.save(Merge(kept=kept, gone=gone, changes=book.written(ledger)))


def undo(office: Office, merge: Merge) -> Merge:
    """Parts the two again: each field that nobody has changed since is as it was before.

    What was written down since stays with the one who was kept. Raises a PlainError when a later merge
    must be undone first.
    """
    latest = last(office, merge.kept)
    if latest is None or latest.id != merge.id:
        raise PlainError(_("Another merge of this client came later, or this one is undone already."))
    with office.change(Action.MERGE_CLIENTS, merge.kept) as change:
        book.undo(office, change, latest.changes)
        return change.save(replace(latest, undone=office.today))


def last(office: Office, client: UUID) -> Merge | None:
    """The merge to be undone first, of those that ended in this client."""
    query = office.visible(MergeRow).where(MergeRow.kept == client, MergeRow.undone.is_null())
    found: Merge | None = query.order_by(MergeRow.created.desc(), MergeRow.id.desc()).first()
    return found


def gone_number(office: Office, merge: Merge) -> str:
    """The number of who went into the bin by a merge."""
    row = ClientRow
    return str(office.visible(row, row.number, bin=True).where(row.id == merge.gone).scalar())


def _of_two(office: Office, kept: Client, gone: Client) -> Client:
    gone_was_first = _first_day(office, gone) < _first_day(office, kept)
    merged = rules.client_of_two(kept, gone, gone_was_first=gone_was_first)
    if not rules.fits(merged):
        raise PlainError(_("The notes of the two are too long together. Shorten one of them first."))
    return merged


def _first_day(office: Office, client: Client) -> tuple[dt.date, dt.datetime]:
    """A key to see who was met first: the first day of any phase, else when the record was made."""
    days = list(progress.of_client(office, client.id).since.values())
    assert client.created is not None
    return min([*days, client.created.date()]), client.created


def _settle_identity(office: Office, change: Change, ledger: Ledger, kept: UUID, gone: UUID) -> None:
    """One identity number; two different ones belong to two people."""
    row = IdentityNumberRow
    numbers = {one.client: one for one in office.visible(row).where(row.client.in_((kept, gone)))}
    if len(numbers) == 2:
        if numbers[kept].number != numbers[gone].number:
            raise PlainError(_("The two have different identity numbers: they are two people."))
        book.put_in_bin(change, ledger, numbers[gone])


def _settle_background(office: Office, change: Change, ledger: Ledger, kept: UUID, gone: UUID) -> None:
    """One answer: that of who stays."""
    row = BackgroundRow
    answers = {one.client: one for one in office.visible(row).where(row.client.in_((kept, gone)))}
    if len(answers) == 2:
        book.put_in_bin(change, ledger, answers[gone])


def _settle_marks(office: Office, change: Change, ledger: Ledger, kept: UUID, gone: UUID) -> None:
    """One mark for a session."""
    row = AttendanceRow
    in_use = office.visible(row, bin=True).where(row.deleted.is_null())
    own = {one.session: one for one in in_use.where(row.client == kept)}
    for twin in list(in_use.where(row.client == gone)):
        mark = own.get(twin.session)
        if mark is not None:
            book.move_links(office, change, ledger, row, twin.id, mark.id)
            book.put_in_bin(change, ledger, twin)
            book.alter(change, ledger, mark, rules.mark_of_two(mark, twin))


def _settle_memberships(office: Office, change: Change, ledger: Ledger, kept: UUID, gone: UUID) -> None:
    """One membership of a group."""
    row = GroupMemberRow
    by_group: dict[UUID, list[GroupMember]] = defaultdict(list)
    for client in (kept, gone):
        query = office.visible(row, bin=True).where(row.client == client, row.deleted.is_null())
        for member in query.order_by(row.joined):
            by_group[member.group].append(member)
    for first, *others in by_group.values():
        if {first.client, *(one.client for one in others)} != {kept, gone}:
            continue
        whole = first
        for member in others:
            whole = rules.membership_of_two(whole, member)
            book.put_in_bin(change, ledger, member)
        book.alter(change, ledger, first, whole)


def _settle_participations(office: Office, change: Change, ledger: Ledger, kept: UUID, gone: UUID) -> None:
    """Those that overlap become one; the later ones have the start data of the first."""
    row = ParticipationRow
    query = office.visible(row).where(row.client.in_((kept, gone))).order_by(row.started, row.created)
    spans: list[Participation] = []
    for later in list(query):
        if not spans or not rules.overlap(spans[-1], later):
            spans.append(later)
            continue
        first = spans[-1]
        spans[-1] = book.alter(change, ledger, first, rules.participation_of_two(first, later))
        book.move_links(office, change, ledger, row, later.id, first.id)
        book.put_in_bin(change, ledger, later)
        _drop_outdated(office, change, ledger, spans[-1])
    for again in spans[1:]:
        data = {name: getattr(spans[0], name) for name in participations.START_DATA}
        book.alter(change, ledger, again, replace(again, **data))


def _drop_outdated(office: Office, change: Change, ledger: Ledger, span: Participation) -> None:
    """A status before the end that holds now is none on leaving; and one for a day is enough."""
    days = set()
    for status in participations.exit_statuses(office, span.id):
        if span.ended is None or status.on < span.ended or status.on in days:
            book.put_in_bin(change, ledger, status)
        days.add(status.on)


def _settle_twins(office: Office, change: Change, ledger: Ledger, kept: UUID, gone: UUID) -> None:
    """One row on a printed sheet, and one entry of a talk that both took part in."""
    for row, name in ((SheetLineRow, "sheet"), (GuidanceRow, "joint")):
        field = getattr(row, name)
        own = office.visible(row, field).where(row.client == kept, field.is_null(False))
        for twin in list(office.visible(row).where(row.client == gone, field.in_(own))):
            book.put_in_bin(change, ledger, twin)


def _settle_findings(office: Office, change: Change, ledger: Ledger, kept: UUID, gone: UUID) -> None:
    """The two are not two people any more; who was found to be not the one is not the other either."""
    row = NotSamePersonRow
    for finding in list(office.visible(row).where((row.first == gone) | (row.second == gone))):
        book.put_in_bin(change, ledger, finding)
        other = finding.second if finding.first == gone else finding.first
        if other != kept and other not in clients.known_apart(office, kept):
            book.add(change, ledger, apart(kept, other))


def _link(table: type[Table]) -> "ForeignKeyField[Any]":
    """The field by which a record of `table` hangs on a client."""
    link: ForeignKeyField[Any] = getattr(
        table, next(name for other, name in book.links_to(ClientRow) if other is table)
    )
    return link
