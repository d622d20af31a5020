"""The columns of the list of what a figure counts."""

from collections.abc import Sequence

from osaava_desktop.domain.figures import Member
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import format_date, format_number
from osaava_desktop.i18n import _
from osaava_desktop.screens.tables import Column, RowTable

MemberRow = tuple[int, Member]
"""A thing may be counted in several rows: the place in the list tells them apart."""


def has_clients(rows: Sequence[MemberRow]) -> bool:
    """Whether some row is a client's."""
    return any(member.client is not None for _place, member in rows)


def table_of(rows: Sequence[MemberRow]) -> RowTable[MemberRow]:
    """The list, with the columns that the rows fill."""
    columns: list[Column[MemberRow]] = []
    if has_clients(rows):
        columns.append(Column(title=_("No."), value=lambda row: row[1].number, width=96, quiet=True))
    columns.append(
        Column(
            title=_("Name"),
            value=lambda row: row[1].label,
            sort=lambda row: name_key(row[1].label),
            width=320,
            strong=True,
            stretch=True,
        )
    )
    columns.append(
        Column(
            title=_("Date"),
            value=lambda row: format_date(row[1].on) if row[1].on else "",
            sort=lambda row: row[1].on,
            width=120,
            right=True,
        )
    )
    if any(member.count != 1 for _place, member in rows):
        columns.append(
            Column(
                title=_("Count"),
                value=lambda row: format_number(row[1].count),
                sort=lambda row: row[1].count,
                width=96,
                right=True,
            )
        )
    return RowTable(columns, ident=lambda row: row[0])
