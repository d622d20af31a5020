"""What the members of a figure are called: the client by name, or the thing that is counted."""

from typing import Any
from uuid import UUID

from osaava_desktop.domain.figures import Member
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.i18n import _
from osaava_desktop.store.models import (
    ClientRow,
    GroupRow,
    MeetingRow,
    OpportunityRow,
    PartnerRow,
    SessionRow,
    SurveyAnswerRow,
    Table,
    UnnamedRow,
    VisitRow,
)
from osaava_desktop.store.office import Office

Row = tuple[Any, int, Any, Any]


def labelled(office: Office, key: str, rows: list[Row]) -> list[Member]:
    """The members, with the words that tell them apart, in the order of their names and days."""
    clients = _clients(office, {client for _row, _count, client, _on in rows if client is not None})
    names = {} if clients else _things(office, key)
    found = [
        Member(
            id=row,
            count=count,
            client=client,
            number=clients.get(client, ("", ""))[0],
            label=clients[client][1] if client in clients else names.get(row, ""),
            on=on,
        )
        for row, count, client, on in rows
    ]
    return sorted(found, key=lambda member: (name_key(member.label), str(member.on), member.id))


def _clients(office: Office, ids: set[UUID]) -> dict[UUID, tuple[str, str]]:
    if not ids:
        return {}
    query = office.visible(
        ClientRow, ClientRow.id, ClientRow.number, ClientRow.family_name, ClientRow.given_names
    )
    return {
        row.id: (row.number, ", ".join(filter(None, (row.family_name, row.given_names))))
        for row in query.namedtuples()
        if row.id in ids
    }


def _ids(office: Office, table: type[Table]) -> list[UUID]:
    return [key for (key,) in office.visible(table, table.id).tuples()]


def _things(office: Office, key: str) -> dict[UUID, str]:
    """The names of what a family of keys counts, by its id."""
    family = key.split(".")[0]
    if family == "partners":
        return dict(office.visible(PartnerRow, PartnerRow.id, PartnerRow.name).tuples())
    if family == "opportunities":
        return dict(office.visible(OpportunityRow, OpportunityRow.id, OpportunityRow.title).tuples())
    if family == "survey":
        return dict.fromkeys(_ids(office, SurveyAnswerRow), _("Survey paper"))
    if family == "meetings":
        query = office.visible(MeetingRow, MeetingRow.id, MeetingRow.title, MeetingRow.type)
        return {row.id: row.title or row.type.label for row in query.namedtuples()}
    if key == "groups":
        return dict(office.visible(GroupRow, GroupRow.id, GroupRow.name).tuples())
    sessions = dict(office.visible(SessionRow, SessionRow.id, GroupRow.name).join(GroupRow).tuples())
    if family == "groups" and key != "groups.unnamed":
        return sessions
    visits = dict(office.visible(VisitRow, VisitRow.id, VisitRow.channel).tuples())
    heads = office.visible(UnnamedRow, UnnamedRow.id, UnnamedRow.session, UnnamedRow.visit).namedtuples()
    return {row.id: sessions.get(row.session) or Channel(visits[row.visit]).label for row in heads}
