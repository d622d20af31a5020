"""The register at the door of an open house: who may come in, and who is here today."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from peewee import fn

from osaava_desktop.domain import door as rules
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.door import Arrival, Comer
from osaava_desktop.domain.groups import Mark, Register, SessionState
from osaava_desktop.services import clients, marking
from osaava_desktop.services.marking import Act
from osaava_desktop.store.models import AttendanceRow, ClientRow, SessionRow
from osaava_desktop.store.office import Office


def comers(office: Office, register: Register) -> Sequence[Comer]:
    """Everybody of the office, who has been to this group or to this place before first."""
    been = _been(office, register)
    columns = (ClientRow.id, ClientRow.family_name, ClientRow.given_names, ClientRow.number, ClientRow.search)
    people = [
        Comer(
            client=key,
            name=f"{family} {given}".strip(),
            number=number,
            words=f" {search}",
            times=been[key][0] if key in been else 0,
            last=been[key][1] if key in been else None,
        )
        for key, family, given, number, search in office.visible(ClientRow, *columns).tuples()
    ]
    return rules.ranked(people, office.today)


def arrivals(office: Office, session: UUID) -> list[Arrival]:
    """Who is here today, the latest first."""
    columns = (ClientRow.id, ClientRow.family_name, ClientRow.given_names, AttendanceRow.created)
    query = office.visible(AttendanceRow, *columns).join(ClientRow)
    query = query.where(AttendanceRow.session == session, AttendanceRow.mark == Mark.PRESENT)
    zone = office.clock().tzinfo
    return [
        Arrival(
            client=key,
            name=f"{family} {given}".strip(),
            at=at.replace(tzinfo=dt.UTC).astimezone(zone).time(),
        )
        for key, family, given, at in query.order_by(
            AttendanceRow.created.desc(), AttendanceRow.id.desc()
        ).tuples()
    ]


def arrive(office: Office, register: Register, who: Comer | Client) -> Act:
    """Somebody has come in: one of the office's clients, or a new visitor. Raises InvalidInput."""
    person = who if isinstance(who, Client) else clients.get(office, who.client)
    return marking.add(office, register, person)


def _been(office: Office, register: Register) -> dict[UUID, tuple[int, dt.date]]:
    """How often each client was at this group or at this place, and when last."""
    here = SessionRow.group == register.group.id
    if register.session.place is not None:
        here |= SessionRow.place == register.session.place
    columns = (AttendanceRow.client, fn.COUNT(AttendanceRow.id), fn.MAX(SessionRow.on))
    query = office.visible(AttendanceRow, *columns).join(SessionRow)
    query = query.where(AttendanceRow.mark == Mark.PRESENT, SessionRow.state == SessionState.HELD, here)
    return {client: (times, last) for client, times, last in query.group_by(AttendanceRow.client).tuples()}
