"""What the first page of the window shows: read in few queries, as the page is drawn again and again."""

import datetime as dt
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from peewee import fn

from osaava_desktop.domain import meetings as meeting_rules
from osaava_desktop.domain import referrals as referral_rules
from osaava_desktop.domain import today as rules
from osaava_desktop.domain.calendar import CalendarEntry
from osaava_desktop.domain.groups import Mark, SessionState
from osaava_desktop.domain.participations import EuraGap
from osaava_desktop.domain.partners import ReferralState
from osaava_desktop.domain.today import Day, SessionToday, Waiting, WaitingLine
from osaava_desktop.services import calendar, cards, sheets_out
from osaava_desktop.store import backup
from osaava_desktop.store.models import (
    AgreedActionRow,
    AttendanceRow,
    ClientRow,
    FollowUpRow,
    GroupMemberRow,
    GroupRow,
    MeetingRow,
    ParticipationRow,
    PartnerRow,
    PersonRow,
    ReferralRow,
    SessionRow,
    UnnamedRow,
)
from osaava_desktop.store.office import Office


def day(office: Office) -> Day:
    """The work of today, with all that is late."""
    today = office.today
    entries = calendar.entries(office, today, today + timedelta(days=rules.DAYS_SEEN))
    return Day(
        sessions=tuple(_sessions(office, [one for one in entries if one.session.on == today])),
        coming=tuple(one for one in entries if one.session.on > today and not one.is_off),
        waiting=tuple(rules.in_order(_waiting(office), office.person.id)),
        backup=backup.newest(office.path),
    )


def _sessions(office: Office, entries: list[CalendarEntry]) -> list[SessionToday]:
    keys = [entry.session.id for entry in entries]
    marks = office.visible(AttendanceRow, AttendanceRow.session, fn.COUNT(AttendanceRow.id))
    marks = marks.where(AttendanceRow.session.in_(keys), AttendanceRow.mark == Mark.PRESENT)
    present = dict(marks.group_by(AttendanceRow.session).tuples())
    heads = office.visible(UnnamedRow, UnnamedRow.session, fn.SUM(UnnamedRow.heads))
    unnamed = dict(heads.where(UnnamedRow.session.in_(keys)).group_by(UnnamedRow.session).tuples())
    expected = _roster_sizes(office, [entry.group.id for entry in entries])
    return [
        SessionToday(
            entry=entry,
            expected=expected.get(entry.group.id, 0),
            present=present.get(entry.session.id, 0),
            unnamed=unnamed.get(entry.session.id, 0),
        )
        for entry in entries
    ]


def _roster_sizes(office: Office, groups: list[UUID]) -> dict[UUID, int]:
    member = GroupMemberRow
    now = member.left.is_null() | (member.left > office.today)
    query = office.visible(member, member.group, fn.COUNT(member.client.distinct()))
    return dict(query.where(now, member.group.in_(groups)).group_by(member.group).tuples())


def _waiting(office: Office) -> Iterator[WaitingLine]:
    areas = dict(office.visible(PersonRow, PersonRow.id, PersonRow.area).tuples())
    yield from _unmarked(office)
    yield from _sheets(office)
    yield from _tasks(office, areas)
    yield from _referrals(office)
    yield from _agreed(office, areas)
    yield from _eura(office)
    yield from _cards(office)


def _unmarked(office: Office) -> Iterator[WaitingLine]:
    """Sessions past and still planned; those of today stand above."""
    row = SessionRow
    query = office.visible(row, row.id, row.on, row.worker, row.area, GroupRow.name).join(GroupRow)
    query = query.where(row.state == SessionState.PLANNED, row.on < office.today)
    for key, on, worker, area, name in query.tuples():
        yield WaitingLine(
            kind=Waiting.MARK, record=key, title=name, what="", due=on, worker=worker, area=area
        )


def _sheets(office: Office) -> Iterator[WaitingLine]:
    """Sheets whose session is over."""
    late = [line for line in sheets_out.lines(office) if line.days_out(office.today) > 0]
    row = SessionRow
    query = office.visible(row, row.id, row.worker, row.area)
    query = query.where(row.id.in_([line.sheet.session for line in late]))
    where = {key: (worker, area) for key, worker, area in query.tuples()}
    for line in late:
        worker, area = where.get(line.sheet.session, (None, None))
        yield WaitingLine(
            kind=Waiting.SHEET,
            record=line.sheet.id,
            title=line.sheet.number,
            what=line.group,
            due=max(line.last, line.sheet.printed),
            worker=worker,
            area=area,
        )


def _tasks(office: Office, areas: dict[UUID, UUID | None]) -> Iterator[WaitingLine]:
    """Follow-ups and tasks of plans that are late, due today or about to be."""
    row = FollowUpRow
    columns = (row.id, row.client, row.what, row.due, row.worker, row.step, row.rule)
    query = office.visible(row, *columns, *_NAME).join(ClientRow, on=row.client == ClientRow.id)
    query = query.where(row.done.is_null(), row.dropped.is_null())
    query = query.where(row.due <= office.today + timedelta(days=rules.TASKS_AHEAD))
    for key, client, what, due, worker, step, rule, family, given in query.tuples():
        yield WaitingLine(
            kind=Waiting.TASK,
            record=key,
            title=_named(family, given),
            what=what,
            due=due,
            client=client,
            worker=worker,
            area=areas.get(worker) if worker else None,
            step=step if rule else None,
        )


def _referrals(office: Office) -> Iterator[WaitingLine]:
    """Referrals that the partner has not answered for too long."""
    row = ReferralRow
    columns = (row.id, row.client, row.on, row.worker, row.area, PartnerRow.name)
    query = office.visible(row, *columns, *_NAME).join(ClientRow, on=row.client == ClientRow.id)
    query = query.switch(row).join(PartnerRow, on=row.partner == PartnerRow.id)
    patience = timedelta(days=referral_rules.PATIENCE)
    query = query.where(row.state == ReferralState.SENT, row.on < office.today - patience)
    for key, client, on, worker, area, partner, family, given in query.tuples():
        yield WaitingLine(
            kind=Waiting.REFERRAL,
            record=key,
            title=_named(family, given),
            what=partner,
            due=on + patience,
            client=client,
            worker=worker,
            area=area,
        )


def _agreed(office: Office, areas: dict[UUID, UUID | None]) -> Iterator[WaitingLine]:
    """What was agreed on at meetings and is late or due today."""
    row = AgreedActionRow
    query = office.visible(row, row.meeting, row.what, row.due, row.worker)
    query = query.where(row.done.is_null(), row.due <= office.today)
    found = list(query.tuples())
    held = {
        one.id: one
        for one in office.visible(MeetingRow).where(MeetingRow.id.in_([meeting for meeting, *_ in found]))
    }
    for meeting, what, due, worker in found:
        yield WaitingLine(
            kind=Waiting.AGREED,
            record=meeting,
            title=meeting_rules.called(held[meeting]),
            what=what,
            due=due,
            worker=worker,
            area=areas.get(worker) if worker else held[meeting].area,
        )


def _eura(office: Office) -> Iterator[WaitingLine]:
    """Notices that the funder's register lacks."""
    row = ParticipationRow
    columns = (row.client, row.started, row.ended, row.eura_started, row.worker, row.area)
    query = office.visible(row, *columns, *_NAME).join(ClientRow, on=row.client == ClientRow.id)
    lacking = row.eura_started.is_null() | (row.ended.is_null(False) & row.eura_ended.is_null())
    for client, started, ended, noticed, worker, area, family, given in query.where(lacking).tuples():
        gap, due = (EuraGap.START, started) if noticed is None else (EuraGap.END, ended)
        yield WaitingLine(
            kind=Waiting.EURA,
            record=client,
            title=_named(family, given),
            what=gap.label,
            due=due,
            client=client,
            worker=worker,
            area=area,
        )


def _cards(office: Office) -> Iterator[WaitingLine]:
    """Cards that run out soon, or have."""
    for line in cards.expiring(office, rules.CARDS_AHEAD):
        card = line.card
        yield WaitingLine(
            kind=Waiting.CARD,
            record=card.id,
            title=line.client,
            what=card.label or card.type.label,
            due=card.expires or office.today,
            client=card.client,
            worker=card.worker,
            area=card.area,
        )


_NAME = (ClientRow.family_name, ClientRow.given_names)


def _named(family: str, given: str) -> str:
    return ", ".join(filter(None, (family, given)))


def now(office: Office) -> dt.datetime:
    """The local time, without its zone: as sessions have theirs."""
    return office.clock().replace(tzinfo=None)
