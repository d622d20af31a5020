"""What is kept no longer: told beforehand as a list of days, deleted only when a keeper says so."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from peewee import fn

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.data_protection import Due, Kept
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import StoreError
from osaava_desktop.services import access, erasure, keeping_times
from osaava_desktop.store import attachments, erasing
from osaava_desktop.store.database import compact
from osaava_desktop.store.models import (
    AttachmentRow,
    BackgroundRow,
    ClientRow,
    GuidanceRow,
    KykyviisariRow,
    MappingRow,
    NeedRow,
    ParticipationRow,
    SessionRow,
    SmallStepRow,
    Table,
)
from osaava_desktop.store.office import Office

_TALKS: tuple[type[Table], ...] = (
    MappingRow, NeedRow, GuidanceRow, KykyviisariRow, SmallStepRow, BackgroundRow,
)  # fmt: skip
"""What is kept no longer than the person is helped by it."""


def coming(office: Office) -> list[Due]:
    """Everything that the rules let go, by its day: what is due already and what will be.

    Whose data are restricted is left out: the person may need them (GDPR art. 18).
    """
    times, until = keeping_times.years(office), keeping_times.evidence_until(office)
    clients = list(office.visible(ClientRow, bin=True).where(ClientRow.restricted.is_null()))
    spans, last, talks = _spans(office), _last_acts(office), _talks(office)
    found = [*_scans(office, until), *_values(office, times[Kept.AUDIT])]
    for client in clients:
        ends = spans.get(client.id, [])
        assert client.created is not None
        act = max([last.get(client.id, client.created.date()), *(end for end in ends if end)])
        if not ends:
            found.append(_due(Kept.VISITORS, act + _years(times[Kept.VISITORS]), client, 1))
        elif None not in ends:
            if until is not None:
                found.append(_due(Kept.EVIDENCE, until + dt.timedelta(days=1), client, 1))
            if talks.get(client.id):
                day = act + _years(times[Kept.GUIDANCE])
                found.append(_due(Kept.GUIDANCE, day, client, talks[client.id]))
    return sorted(found, key=lambda due: (due.day, due.kind, due.number))


def due(office: Office, on: dt.date) -> list[Due]:
    """What would go on that day."""
    return [one for one in coming(office) if one.day <= on]


def run(office: Office) -> list[Due]:
    """Deletes what is due today, all of it or nothing; gives what that was. Raises NotAllowed."""
    office.require(Action.ERASE)
    found = due(office, office.today)
    gone = {one.client for one in found if one.kind in (Kept.EVIDENCE, Kept.VISITORS) and one.client}
    talkers = {one.client for one in found if one.kind is Kept.GUIDANCE and one.client} - gone
    with office.change(Action.ERASE):
        files = _let_go(office, _talk_rows(office, talkers) | _scan_rows(office))
        if any(one.kind is Kept.AUDIT for one in found):
            years = keeping_times.years(office)[Kept.AUDIT]
            erasing.clear_old_values(_start(office.today - _years(years)))
        finish = erasure.erase_several(office, gone)
    finish()
    for one in files:
        attachments.drop(office, one)
    with suppress(StoreError), office.exclusive() as database:
        compact(database)  # no room for it: the rows have been overwritten already
    return found


def _let_go(office: Office, rows: Mapping[type[Table], set[UUID]]) -> list[UUID]:
    now = office.clock().astimezone(dt.UTC).replace(tzinfo=None)
    with office.change(Action.ERASE, thing="retention") as change:
        return erasing.erase(change, erasing.hanging(rows), now=now, mentions=lambda _text: False)


def _spans(office: Office) -> dict[UUID, list[dt.date | None]]:
    """The ends of everybody's participations, None of one that goes on."""
    found: dict[UUID, list[dt.date | None]] = {}
    for client, ended in office.visible(
        ParticipationRow, ParticipationRow.client, ParticipationRow.ended, bin=True
    ).tuples():
        found.setdefault(client, []).append(ended)
    return found


def _last_acts(office: Office) -> dict[UUID, dt.date]:
    """The day of the last thing that was done with or written of each client."""
    last: dict[UUID, dt.date] = {}
    for table, leading in access.own_tables().items():
        for link in leading:
            if link.rel_model is ClientRow:
                day: Any = getattr(table, "on", table.created)
                rows = office.visible(table, link, fn.MAX(day), bin=True).group_by(link)
                for client, found in rows.tuples():
                    if client is not None and found is not None:
                        last[client] = max(last.get(client, dt.date.min), _day(found))
    return last


def _day(value: object) -> dt.date:
    """A day, whether the file gives it as a day, a moment or a text."""
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value)[:10])


def _talks(office: Office) -> dict[UUID, int]:
    """How many talks, mappings and plans there are of each client."""
    counts: dict[UUID, int] = {}
    for table in _TALKS:
        link = table._meta.fields["client"]
        rows = office.visible(table, link, fn.COUNT(table.id), bin=True).group_by(link)
        for client, count in rows.tuples():
            counts[client] = counts.get(client, 0) + count
    return counts


def _talk_rows(office: Office, clients: Collection[UUID]) -> dict[type[Table], set[UUID]]:
    return {table: set(_ids(office, table, clients)) for table in _TALKS}


def _ids(office: Office, table: type[Table], clients: Collection[UUID]) -> Iterator[UUID]:
    link = table._meta.fields["client"]
    query = office.visible(table, table.id, link, bin=True)
    yield from (key for key, client in query.tuples() if client in clients)


def _scan_rows(office: Office) -> dict[type[Table], set[UUID]]:
    """The scans of signed sheets that nobody may ask for any more."""
    until = keeping_times.evidence_until(office)
    if until is None or office.today <= until:
        return {}
    return {AttachmentRow: _proofs(office)}


def _proofs(office: Office) -> set[UUID]:
    """The scans of sessions up to the year of the last payment."""
    paid = office.profile.last_payment_year
    assert paid is not None
    sessions = office.visible(SessionRow, SessionRow.id, bin=True).where(
        SessionRow.on <= dt.date(paid, 12, 31)
    )
    query = office.visible(AttachmentRow, AttachmentRow.id, bin=True)
    return {key for (key,) in query.where(AttachmentRow.subject.in_(sessions)).tuples()}


def _scans(office: Office, until: dt.date | None) -> Iterator[Due]:
    if until is not None and (count := len(_proofs(office))):
        yield Due(kind=Kept.EVIDENCE, day=until + dt.timedelta(days=1), count=count)


def _values(office: Office, years: int) -> Iterator[Due]:
    """Values in the audit: those of each year go when the last of them is old enough."""
    oldest = erasing.oldest_values()
    if oldest is None:
        return
    day = oldest.date() + _years(years) + dt.timedelta(days=1)
    reached = max(day, office.today)
    count = erasing.old_values(_start(reached - _years(years)))
    yield Due(kind=Kept.AUDIT, day=day, count=max(count, 1))


def _start(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


def _years(number: int) -> relativedelta:
    return relativedelta(years=number)


def _due(kind: Kept, day: dt.date, client: Client, count: int) -> Due:
    return Due(kind=kind, day=day, count=count, client=client.id, number=client.number, name=client.name)
