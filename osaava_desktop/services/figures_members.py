"""What stands behind the figures, as it may leave the office: client numbers and no names."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from osaava_desktop.domain.figure_groups import group_of
from osaava_desktop.domain.figure_rules import may_export_members
from osaava_desktop.domain.figures import Scope, label
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.domain.workbooks import Cell
from osaava_desktop.i18n import _
from osaava_desktop.services import figures
from osaava_desktop.store.models import ClientRow, GroupRow, PartnerRow, SessionRow, UnnamedRow, VisitRow
from osaava_desktop.store.office import Office

_Row = tuple[UUID, int, UUID | None, dt.date | None]
_Name = Callable[[UUID], str]


def columns() -> list[str]:
    """The heads of what `lines` gives."""
    return [_("Group"), _("Figure"), _("Key"), _("Client number"), _("What"), _("Date"), _("Count")]


def lines(office: Office, scope: Scope, keys: Collection[str]) -> Iterator[list[Cell]]:
    """A row for each thing that a figure counts, by figure and client number, for keys that allow it.

    Who came to a group is told without the days, since these would tell of a sensitive group.
    """
    if _is_of_sensitive_group(office, scope):
        return
    found = figures.bare(office, scope, [key for key in keys if may_export_members(key)])
    numbers = dict(office.visible(ClientRow, ClientRow.id, ClientRow.number).tuples())
    name = _names(office)
    for key in keys:
        rows = found.pop(key, [])
        told = _by_client(rows) if is_dayless(key) else rows
        named = [(numbers.get(client, ""), name(row), on, n) for row, n, client, on in told]
        for number, what, on, count in sorted(named, key=_order):
            yield [group_of(key, scope.basis).label, label(key), key, number, what, on, count]


def may_leave(office: Office, scope: Scope, key: str) -> bool:
    """Whether the client numbers behind a figure may leave the office: never those of a sensitive group."""
    return may_export_members(key) and not _is_of_sensitive_group(office, scope)


def is_dayless(key: str) -> bool:
    """Whether the members of a figure are told without their days: who came to groups is among them."""
    return key in ("groups.attendances", "groups.persons", "visits")


def _is_of_sensitive_group(office: Office, scope: Scope) -> bool:
    group = office.visible(GroupRow, bin=True).where(GroupRow.id == scope.group).first()
    return group is not None and bool(group.sensitive)


def _order(row: tuple[Any, ...]) -> tuple[str, ...]:
    """By the length of the client number first, so that A-99 comes before A-100."""
    return f"{len(row[0]):03}", *map(str, row)


def _by_client(rows: Iterable[_Row]) -> list[_Row]:
    """One row for each client, its counts added up."""
    counts: dict[UUID, int] = {}
    for _row, count, client, _on in rows:
        if client is not None:
            counts[client] = counts.get(client, 0) + count
    return [(client, count, client, None) for client, count in counts.items()]


def _names(office: Office) -> _Name:
    """What a thing is called that is no client's: a group (a sensitive one by no name), a partner."""
    neutral = _("A group")
    query = office.visible(GroupRow, GroupRow.id, GroupRow.name, GroupRow.sensitive)
    groups = {key: neutral if sensitive else name for key, name, sensitive in query.tuples()}
    sessions = {
        key: groups.get(group, "")
        for key, group in office.visible(SessionRow, SessionRow.id, SessionRow.group).tuples()
    }
    visits = dict(office.visible(VisitRow, VisitRow.id, VisitRow.channel).tuples())
    query = office.visible(UnnamedRow, UnnamedRow.id, UnnamedRow.session, UnnamedRow.visit)
    heads = {
        key: sessions.get(session) or Channel(visits[visit]).label for key, session, visit in query.tuples()
    }
    partners = dict(office.visible(PartnerRow, PartnerRow.id, PartnerRow.name).tuples())
    names = groups | sessions | heads | partners
    return lambda row: names.get(row, "")
