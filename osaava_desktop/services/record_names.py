"""What a record is called where another one names it: a person, a place, a session by its group and day."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from osaava_desktop.domain.records import Record
from osaava_desktop.domain.texts import format_date
from osaava_desktop.store.models import (
    AnswerSheetRow,
    AreaRow,
    AttendanceRow,
    ClientRow,
    GroupRow,
    GuidanceRow,
    LocalityRow,
    MappingRow,
    NeedRow,
    OpportunityRow,
    ParticipationRow,
    PartnerRow,
    PathwayStepRow,
    PersonRow,
    PlaceRow,
    QuestionRow,
    SessionRow,
    SheetRow,
    Table,
    VisitRow,
)
from osaava_desktop.store.office import Office

NAMED_BY: Mapping[type[Table], str] = {
    AnswerSheetRow: "on",
    AreaRow: "name",
    AttendanceRow: "session",
    ClientRow: "name",
    GroupRow: "name",
    GuidanceRow: "on",
    LocalityRow: "name",
    MappingRow: "on",
    NeedRow: "what",
    OpportunityRow: "title",
    ParticipationRow: "started",
    PartnerRow: "name",
    PathwayStepRow: "on",
    PersonRow: "name",
    PlaceRow: "name",
    QuestionRow: "text",
    SessionRow: "on",
    SheetRow: "number",
    VisitRow: "on",
}
"""The field by which a record is told from others: a name, a day, or a link whose own name stands for it."""

ABOVE: Mapping[type[Table], tuple[str, type[Table]]] = {
    AttendanceRow: ("session", SessionRow),
    SessionRow: ("group", GroupRow),
}
"""Records that are called by what they belong to as well."""


def names_of(office: Office, wanted: Mapping[type[Table], Collection[UUID]]) -> dict[UUID, str]:
    """The names of records, in the bin or not, by their ids."""
    found: dict[UUID, str] = {}
    for table, ids in wanted.items():
        records: list[Record] = list(office.visible(table, bin=True).where(table.id.in_(ids)))
        above: Mapping[UUID, str] = {}
        if table in ABOVE:
            link, higher = ABOVE[table]
            above = names_of(office, {higher: {getattr(record, link) for record in records}})
        found |= {record.id: _name(table, record, above) for record in records}
    return found


def _name(table: type[Table], record: Record, above: Mapping[UUID, str]) -> str:
    value: Any = getattr(record, NAMED_BY[table])
    if isinstance(value, UUID):
        return above[value]
    own = value if isinstance(value, str) else format_date(value)
    higher = above.get(getattr(record, ABOVE[table][0])) if table in ABOVE else None
    return f"{higher} {own}" if higher else own
