"""The members of figures as they may leave the office, and who may take them out."""

from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState
from osaava_desktop.domain.people import Role
from osaava_desktop.errors import NotAllowed, PlainError
from osaava_desktop.i18n import speaking
from osaava_desktop.services import behind, figures, figures_book, figures_members
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.services.invented import KUOPIO, Builder, day

YEAR = year_scope(2025)


def test_a_sensitive_group_is_not_named_and_its_days_tell_of_nobody(office: Office) -> None:
    build = Builder(office)
    secret = build.add(Group(name="Päihderyhmä", type=GroupType.SUBSTANCE_USE, sensitive=True))
    session = build.add(Session(group=secret.id, on=day("2025-03-04"), state=SessionState.HELD))
    build.marks(session.id, Mark.PRESENT, build.client("Lehtonen"))
    build.heads(3, 1, session=session.id)
    with speaking("en"):
        rows = list(figures_members.lines(office, YEAR, list(figures.compute(office, YEAR))))
    assert not [row for row in rows if "Päihderyhmä" in row]
    assert {row[4] for row in rows if row[2] in ("groups", "groups.sessions", "unnamed.heads")} == {"A group"}
    assert [row[5] for row in rows if row[2] in ("groups.attendances", "groups.persons")] == [None, None]


def test_no_client_number_of_a_sensitive_group_leaves_under_its_name(office: Office, tmp_path: Path) -> None:
    build = Builder(office)
    for sensitive in (True, False):
        group = build.add(Group(name="Ryhmä", type=GroupType.SUBSTANCE_USE, sensitive=sensitive))
        session = build.add(Session(group=group.id, on=day("2025-03-04"), state=SessionState.HELD))
        build.marks(session.id, Mark.PRESENT, build.client("Lehtonen"))
        scope = replace(YEAR, group=group.id)
        found = figures.compute(office, scope)
        rows = list(figures_members.lines(office, scope, list(found)))
        assert ("groups.persons" in {row[2] for row in rows}) is not sensitive
        assert behind.may_export(office, scope, "named") is not sensitive
        if sensitive:
            with pytest.raises(PlainError, match="never leave"):
                behind.write_members(office, tmp_path / "a.xlsx", scope, found["named"], [])


@pytest.mark.parametrize("key", ["groups.attendances", "visits"])
def test_days_of_a_group_leave_with_no_client_number(office: Office, tmp_path: Path, key: str) -> None:
    build = Builder(office)
    group = build.add(Group(name="Ryhmä", type=GroupType.SUBSTANCE_USE, sensitive=True))
    client = build.client("Lehtonen")
    for on in ("2025-03-04", "2025-03-11"):
        session = build.add(Session(group=group.id, on=day(on), state=SessionState.HELD))
        build.marks(session.id, Mark.PRESENT, client)
    path = tmp_path / "jasenet.xlsx"
    figure = figures.compute(office, YEAR)[key]
    behind.write_members(office, path, YEAR, figure, figures.members(office, YEAR, key))
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert rows[-1][:3] == [client.number, "", 2]


def test_nobody_is_named_behind_what_an_area_hides(office: Office) -> None:
    build = Builder(office)
    build.add(
        PathwayStep(
            client=build.client("Lehtonen").id,
            type=PathwayType.STUDIES,
            state=StepState.STARTED,
            on=day("2025-05-05"),
            worker=build.worker("Kaisa", KUOPIO.id).id,
        )
    )
    scope = replace(YEAR, area=KUOPIO.id)
    with speaking("en"):
        *_others, book = figures_book._books(office, scope, members=True)
    keys = {row[2] for row in book.rows}
    assert "pathways.persons" in keys
    assert "pathways.studies.persons" not in keys


def test_a_worker_has_the_figures_without_members(office: Office, tmp_path: Path) -> None:
    office.person = replace(office.person, role=Role.WORKER)
    path = tmp_path / "luvut.xlsx"
    assert not figures_book.may_write_members(office)
    with pytest.raises(NotAllowed):
        figures_book.write(office, path, YEAR, "fi", members=True)
    assert not path.exists()
    figures_book.write(office, path, YEAR, "fi")
    assert "Jäsenet" not in CalamineWorkbook.from_path(str(path)).sheet_names
    assert AuditRow.select().order_by(AuditRow.seq.desc()).get().action == "export figures"
