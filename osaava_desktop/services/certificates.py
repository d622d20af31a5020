"""Certificates of attendance for those who were there."""

from collections.abc import Collection
from uuid import UUID

from osaava_desktop.domain.cards import Card
from osaava_desktop.domain.certificates import CertificatePaper, whole_length
from osaava_desktop.domain.groups import Mark, Register, Session, SessionState
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.services import cards, people, sheets
from osaava_desktop.store.models import AttendanceRow, SessionRow
from osaava_desktop.store.office import Office


def prepare(
    office: Office, register: Register, clients: Collection[UUID] = (), *, whole: bool = False
) -> list[CertificatePaper]:
    """The certificates of some who were present at a session, or of all of them, in the register's order.

    `whole`: of everything of the group that each has been to up to that day. Raises a PlainError for a
    sensitive group, which no paper may name, and where nobody was there.
    """
    if register.group.sensitive:
        raise PlainError(_("This group is sensitive: no certificate may name it."))
    there = [row.client for row in register.rows if row.mark is Mark.PRESENT]
    if clients:
        there = [client for client in there if client.id in clients]
    if not there:
        raise PlainError(_("A certificate is given to who was present. Mark who was there first."))
    given = {card.client: card for card in cards.of_session(office, register.session.id)}
    made = []
    with office.change(Action.PRINT_PAPER, register.session.id, "certificate"):
        for client in there:
            sessions = _attended(office, register, client.id) if whole else [register.session]
            name = f"{client.given_names} {client.family_name}".strip()
            made.append(_paper(office, register, name, sessions, given.get(client.id)))
    return made


def _paper(
    office: Office, register: Register, name: str, sessions: list[Session], card: Card | None
) -> CertificatePaper:
    names = {person.id: person.name for person in people.staff(office)}
    leader = register.session.worker or register.group.leader
    return CertificatePaper(
        issuer=sheets.issuer(office),
        name=name,
        training=register.group.name,
        days=tuple(dict.fromkeys(session.on for session in sessions)),
        minutes=whole_length(sessions),
        topics=tuple(dict.fromkeys(session.topic for session in sessions if session.topic)),
        place=register.place,
        organiser=card.organiser if card else "",
        leader=names.get(leader, "") if leader else "",
        card=card,
    )


def _attended(office: Office, register: Register, client: UUID) -> list[Session]:
    """The sessions of the group that the client was present at, up to that of the register."""
    query = office.visible(SessionRow).join(AttendanceRow, on=AttendanceRow.session == SessionRow.id)
    query = query.where(AttendanceRow.client == client, AttendanceRow.mark == Mark.PRESENT)
    query = query.where(AttendanceRow.deleted.is_null(), SessionRow.state == SessionState.HELD)
    query = query.where(SessionRow.group == register.group.id, SessionRow.on <= register.session.on)
    return list(query.order_by(SessionRow.on, SessionRow.starts, SessionRow.id))
