"""Outreach as lists show it: visits, and encounters outside of any, counted in a few queries for all."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from peewee import fn

from osaava_desktop.domain.outreach import Encounter, Visit
from osaava_desktop.domain.visits import OutreachLine
from osaava_desktop.services import areas
from osaava_desktop.services import people as staff
from osaava_desktop.store.models import ClientRow, EncounterRow, UnnamedRow, VisitRow
from osaava_desktop.store.office import Office


def lines(office: Office) -> list[OutreachLine]:
    """All visits and all encounters outside of them, the newest first."""
    met = list(office.visible(EncounterRow).where(EncounterRow.visit.is_null()))
    found = _of_visits(office, list(office.visible(VisitRow))) + _of_encounters(office, met)
    return sorted(found, key=_when, reverse=True)


def stops(office: Office, day: date, worker: UUID) -> list[OutreachLine]:
    """The visits of one worker on one day, in the order of their times."""
    query = office.visible(VisitRow).where(VisitRow.on == day, VisitRow.worker == worker)
    return sorted(_of_visits(office, list(query)), key=_when)


def _when(line: OutreachLine) -> tuple[Any, ...]:
    """By day and hour; what has no hour comes last on its day, in the order it was written down."""
    starts = getattr(line.happening, "starts", None)
    return line.happening.on, starts is None, starts or 0, line.happening.id


def _of_visits(office: Office, visits: Sequence[Visit]) -> list[OutreachLine]:
    named = _counted(
        office.visible(EncounterRow, EncounterRow.visit, fn.COUNT(EncounterRow.id)), EncounterRow
    )
    heads = fn.SUM(UnnamedRow.heads), fn.SUM(UnnamedRow.new)
    unnamed = _counted(office.visible(UnnamedRow, UnnamedRow.visit, *heads), UnnamedRow)
    where, workers = _places(office), _workers(office)
    return [
        OutreachLine(
            happening=visit,
            where=where.get(visit.place or visit.locality, ""),
            worker=workers.get(visit.worker, ""),
            named=named.get(visit.id, (0,))[0],
            unnamed=unnamed.get(visit.id, (0, 0))[0],
            new=unnamed.get(visit.id, (0, 0))[1],
        )
        for visit in visits
    ]


def _of_encounters(office: Office, encounters: Sequence[Encounter]) -> list[OutreachLine]:
    columns = (ClientRow.id, ClientRow.number, ClientRow.family_name, ClientRow.given_names)
    clients = {row.id: row for row in office.visible(ClientRow, *columns).namedtuples()}
    where, workers = _places(office), _workers(office)
    return [
        OutreachLine(
            happening=encounter,
            where=where.get(encounter.place, ""),
            worker=workers.get(encounter.worker, ""),
            person=_called(clients[encounter.client]),
            named=1,
        )
        for encounter in encounters
    ]


def _called(client: Any) -> str:  # noqa: ANN401 - a row of the query
    name = ", ".join(filter(None, (client.family_name, client.given_names)))
    return f"{name} · {client.number}"


def _counted(query: Any, table: Any) -> dict[UUID, tuple[int, ...]]:  # noqa: ANN401 - peewee's own
    rows = query.where(table.visit.is_null(False)).group_by(table.visit).tuples()
    return {visit: tuple(counts) for visit, *counts in rows}


def _places(office: Office) -> dict[UUID | None, str]:
    """Each place with its locality, and each locality, by its id."""
    towns: dict[UUID | None, str] = {one.id: one.name for one in areas.localities(office)}
    places = {one.id: f"{one.name}, {towns[one.locality]}" for one in areas.places(office)}
    return towns | places


def _workers(office: Office) -> dict[UUID | None, str]:
    return {person.id: person.name for person in staff.staff(office)}
