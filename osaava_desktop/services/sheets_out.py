"""Sheets that were printed and have not come back."""

from peewee import JOIN, fn

from osaava_desktop.domain.sheets import SheetOut
from osaava_desktop.store.models import GroupRow, SessionRow, SheetColumnRow
from osaava_desktop.store.models import SheetRow as SheetTable
from osaava_desktop.store.office import Office


def count(office: Office) -> int:
    """How many sheets are out."""
    return int(office.visible(SheetTable).where(SheetTable.returned.is_null()).count())


def lines(office: Office) -> list[SheetOut]:
    """The sheets that are out, the longest ones first. The paper of a sensitive group bears no name."""
    last = SessionRow.alias()
    query = (
        office.visible(
            SheetTable, SheetTable.id, GroupRow.name, GroupRow.sensitive, SessionRow.on, fn.MAX(last.on)
        )
        .join(SessionRow)
        .join(GroupRow)
        .switch(SheetTable)
        .join(SheetColumnRow, JOIN.LEFT_OUTER, on=(SheetColumnRow.sheet == SheetTable.id))
        .join(last, JOIN.LEFT_OUTER, on=(SheetColumnRow.session == last.id))
        .where(SheetTable.returned.is_null())
        .group_by(SheetTable.id)
        .order_by(SessionRow.on, SheetTable.number)
    )
    there = {sheet.id: sheet for sheet in office.visible(SheetTable).where(SheetTable.returned.is_null())}
    return [
        SheetOut(sheet=there[key], group="" if hidden else name, on=on, last=latest or on)
        for key, name, hidden, on, latest in query.tuples()
    ]
