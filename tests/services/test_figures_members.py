"""The members of figures as they may leave the office, and who may take them out."""

from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SessionState
from osaava_desktop.domain.people import Role
from osaava_desktop.errors import NotAllowed
from osaava_desktop.i18n import speaking
from osaava_desktop.services import figures, figures_book, figures_members
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.services.invented import Builder, day

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
