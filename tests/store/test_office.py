"""The two doors: a change is all or nothing and in the audit; what lies in the bin is not seen."""

import datetime as dt
import os
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import fields, replace
from pathlib import Path

import pytest
from peewee import IntegrityError

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.groups import Attendance, Group, GroupType, Mark, Session, Sheet, SheetLine
from osaava_desktop.domain.outreach import Channel, Encounter, Unnamed, Visit
from osaava_desktop.domain.policy import Action, FieldGroup
from osaava_desktop.domain.records import Record
from osaava_desktop.errors import DiskFull, PlainError, ReadOnly, StoreError
from osaava_desktop.services import clients, people
from osaava_desktop.store.database import integrity_problems
from osaava_desktop.store.models import (
    TABLES,
    AttendanceRow,
    AuditRow,
    AuditValueRow,
    ClientRow,
    EncounterRow,
    KykyviisariRow,
    SheetLineRow,
    SheetRow,
    UnnamedRow,
)
from osaava_desktop.store.office import Office, columns_of
from tests.services import invented

SAVE = Action.SAVE_CLIENT


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = invented.new_office(tmp_path / "practice.osaava")
    yield opened
    opened.close()


def client(name: str) -> Client:
    """A client with a number of its own."""
    return Client(family_name=name, number=f"X-{name}")


def save_all(office: Office, *records: Record) -> None:
    """Saves records as one change."""
    with office.change(SAVE) as change:
        for record in records:
            change.save(record)


def names(office: Office) -> list[str]:
    """The clients that are there."""
    return sorted(one.family_name for one in office.visible(ClientRow))


def audited() -> list[tuple[str, str]]:
    """Action and thing of every row of the audit."""
    return [(row.action, row.thing) for row in AuditRow.select().order_by(AuditRow.seq)]


def test_every_kind_of_record_has_its_columns() -> None:
    for record, table in TABLES.items():
        assert {field.name for field in fields(record)} <= set(table._meta.fields)
        assert [column.name for column in columns_of(table)] == [field.name for field in fields(record)]


def test_one_audit_row_per_record(office: Office) -> None:
    aino, eero = client("Aino"), client("Eero")
    with office.change(SAVE, aino.id) as change:
        change.save(aino)
        change.save(eero)
    rows = list(AuditRow.select().order_by(AuditRow.seq))[1:]
    assert [(row.action, row.thing, row.record) for row in rows] == [
        ("save client", "client", aino.id),
        ("save client", "client", eero.id),
    ]
    assert {row.person for row in rows} == {office.person.id}
    assert {row.device for row in rows} == {office.device.id}
    assert {row.at for row in rows} == {dt.datetime(2026, 2, 1, 10)}


def test_audit_holds_what_changed_and_no_more(office: Office) -> None:
    with office.change(SAVE) as change:
        stored = change.save(client("Aino"))
    with office.change(SAVE) as change:
        change.save(replace(stored, family_name="Ainö", given_names="A"))
    values = AuditValueRow.select().order_by(AuditValueRow.seq.desc()).get()
    assert values.record == stored.id
    assert values.before == '{"family_name": "Aino", "given_names": ""}'
    assert values.after == '{"family_name": "Ainö", "given_names": "A"}'
    assert AuditRow.get(AuditRow.seq == values.seq).fields == '["family_name", "given_names"]'


def test_exception_leaves_no_row_and_no_audit(office: Office) -> None:
    before, head = audited(), office.audit_head()
    with suppress(ZeroDivisionError), office.change(SAVE) as change:
        change.save(client("Aino"))
        change.next_number("client", 1001)
        raise ZeroDivisionError
    assert names(office) == []
    assert (audited(), office.audit_head()) == (before, head)
    assert clients.save(office, Client(family_name="Next")).number == "A-1001"


def test_constraint_undoes_the_whole_change(office: Office) -> None:
    before = audited()
    with pytest.raises(IntegrityError):
        save_all(office, client("Aino"), replace(client("Eero"), number="X-Aino"))
    assert (names(office), audited()) == ([], before)


def test_change_inside_a_change_is_a_part_of_it(office: Office) -> None:
    with office.change(SAVE) as outer:
        outer.save(client("Aino"))
        with office.change(Action.SAVE_GROUP) as inner:
            inner.save(Group(name="x", type=GroupType.EVENT))
    assert audited()[1:] == [("save client", "client"), ("save group", "group")]


def test_outer_exception_undoes_the_inner_change(office: Office) -> None:
    before = audited()
    with suppress(ZeroDivisionError), office.change(SAVE):
        with office.change(SAVE) as inner:
            inner.save(client("Aino"))
        raise ZeroDivisionError
    assert (names(office), audited()) == ([], before)


def test_inner_exception_that_is_caught_undoes_the_inner_change_only(office: Office) -> None:
    with office.change(SAVE) as outer:
        outer.save(client("Aino"))
        with suppress(ZeroDivisionError), office.change(Action.SAVE_GROUP) as inner:
            inner.save(client("Eero"))
            raise ZeroDivisionError
        outer.save(client("Bo"))
    assert names(office) == ["Aino", "Bo"]
    assert audited()[1:] == [("save client", "client")] * 2


def test_act_without_records_is_in_the_audit(office: Office) -> None:
    with office.change(Action.OPEN_FIGURE, thing="minority"):
        pass
    with office.change(SAVE), office.change(Action.PRINT_SHEET):
        pass  # one act, that of the inner change
    assert audited()[1:] == [("open figure", "minority"), ("print sheet", "")]


def test_look_leaves_a_row_before_anything_is_shown(office: Office) -> None:
    aino = clients.save(office, Client(family_name="Aino"))
    with suppress(ZeroDivisionError), office.look(KykyviisariRow, aino.id, FieldGroup.HEALTH):
        assert audited()[-1] == ("look at sensitive fields", "kykyviisari.health")
        assert AuditRow.select(AuditRow.record).order_by(AuditRow.seq.desc()).scalar() == aino.id
        raise ZeroDivisionError
    assert audited()[-1] == ("look at sensitive fields", "kykyviisari.health")


def test_exclusive_job_keeps_changes_out(office: Office) -> None:
    with office.exclusive() as held:
        assert held is office.database
        doors: list[AbstractContextManager[object]] = [office.change(SAVE), office.exclusive(), look(office)]
        for door in doors:
            with pytest.raises(PlainError, match="Another job"), door:
                raise AssertionError("never gets here")
        assert names(office) == []  # reading goes on
    with office.change(SAVE) as change:
        change.save(client("Aino"))
        with pytest.raises(PlainError, match="Another job"), office.exclusive():
            raise AssertionError("never gets here")
    assert names(office) == ["Aino"]


def look(office: Office) -> AbstractContextManager[None]:
    """A look at a client."""
    return office.look(ClientRow, office.person.id, FieldGroup.BACKGROUND)


def test_exclusive_ends_with_an_error(office: Office) -> None:
    with suppress(ZeroDivisionError), office.exclusive():
        raise ZeroDivisionError
    clients.save(office, Client(family_name="Aino"))


def test_bin_hides_all_that_hangs_on_it(office: Office) -> None:
    day = office.today
    aino, group = client("Aino"), Group(name="x", type=GroupType.EVENT)
    session = Session(group=group.id, on=day)
    sheet = Sheet(session=session.id, number="A-2026-0001", printed=day)
    visit = Visit(on=day, channel=Channel.SHOP)
    records: list[Record] = [
        aino,
        group,
        session,
        Attendance(session=session.id, client=aino.id, mark=Mark.PRESENT),
        Unnamed(session=session.id, heads=1),
        sheet,
        SheetLine(sheet=sheet.id, row=1, client=aino.id),
        visit,
        Unnamed(visit=visit.id, heads=2),
        Encounter(on=day, client=aino.id, channel=Channel.SHOP, visit=visit.id),
        Encounter(on=day, client=aino.id, channel=Channel.OTHER),
    ]
    save_all(office, *records)

    def counts() -> list[int]:
        tables = (AttendanceRow, UnnamedRow, SheetRow, SheetLineRow, EncounterRow)
        return [office.visible(table).count() for table in tables]

    assert counts() == [1, 2, 1, 1, 2]
    binned: tuple[tuple[Record, list[int]], ...] = (
        (aino, [0, 2, 1, 1, 0]),
        (group, [0, 1, 0, 0, 2]),
        (visit, [1, 1, 1, 1, 1]),
    )
    for record, left in binned:
        with office.change(Action.BIN) as change:
            change.put_in_bin(record)
        assert counts() == left
        assert office.visible(AttendanceRow, bin=True).count() == 1
        with office.change(Action.RESTORE) as change:
            change.take_back(record)
        assert counts() == [1, 2, 1, 1, 2]


def test_bin_changes_nothing_but_the_bin(office: Office) -> None:
    with office.change(SAVE) as change:
        seen = change.save(client("Aino"))
    with office.change(SAVE) as change:
        change.save(replace(seen, phone="044 1"))
    with office.change(Action.BIN) as change:
        assert change.put_in_bin(seen).phone == "044 1"
    values = AuditValueRow.select().order_by(AuditValueRow.seq.desc()).get()
    assert values.before == '{"deleted": null}'


def test_created_and_device_are_never_rewritten(office: Office) -> None:
    with office.change(SAVE) as change:
        stored = change.save(client("Aino"))
    with office.change(SAVE) as change:
        again = change.save(replace(client("Aina"), id=stored.id))
    assert (again.created, again.device) == (stored.created, stored.device)


def test_time_goes_on_with_the_clock(office: Office) -> None:
    office.clock = lambda: dt.datetime(2026, 3, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    with office.change(SAVE) as change:
        stored = change.save(client("Aino"))
    assert stored.created == dt.datetime(2026, 2, 28, 23)  # UTC
    assert office.today == dt.date(2026, 3, 1)


def test_full_disk_undoes_the_change_and_the_office_stays_usable(disk: Path) -> None:
    office = invented.new_office(disk / "full.osaava")
    aino = clients.save(office, Client(family_name="Aino"))
    head = office.audit_head()
    ballast = disk / "ballast"
    fill(ballast)
    for _attempt in range(3):
        with pytest.raises(DiskFull, match="Free at least 64 MB"):
            flood(office)
    assert not office.database.in_transaction()
    assert clients.get(office, aino.id).family_name == "Aino"  # it can still be read
    assert office.audit_problems() == []
    ballast.unlink()
    clients.save(office, Client(family_name="Bo"))
    assert office.audit_head() != head
    assert integrity_problems(office.database) == []
    office.close()
    again = people.sign_in(disk / "full.osaava", office.person.id, invented.PASSPHRASE, lambda: invented.NOW)
    assert names(again) == ["Aino", "Bo"]
    again.close()


def test_full_disk_in_a_change_inside_a_change(disk: Path) -> None:
    office = invented.new_office(disk / "full.osaava")
    before = audited()
    fill(disk / "ballast")
    office.database.execute_sql("PRAGMA cache_size=1")  # so that the disk is met before the end
    with pytest.raises(DiskFull):
        flood_at_once(office)
    assert (names(office), audited()) == ([], before)
    (disk / "ballast").unlink()
    clients.save(office, Client(family_name="Aino"))
    assert names(office) == ["Aino"]
    office.close()


def flood(office: Office) -> None:
    """Clients with long notes, one by one."""
    for number in range(500):
        clients.save(office, Client(family_name=f"Client {number}", note="x" * 20_000))


def flood_at_once(office: Office) -> None:
    """The same as one change."""
    with office.change(SAVE):
        flood(office)


def fill(ballast: Path) -> None:
    """Fills the disk to the last page."""
    with open(ballast, "wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(65536)):
            pass
    assert os.statvfs(ballast).f_bavail == 0


def test_full_disk_makes_no_office(disk: Path) -> None:
    fill(disk / "ballast")
    with pytest.raises(DiskFull):
        invented.made_office(disk / "none.osaava")
    assert [each.name for each in disk.iterdir()] == ["ballast"]


def test_read_only_disk_opens_for_reading(disk: Path) -> None:
    office = invented.new_office(disk / "old.osaava")
    aino = clients.save(office, Client(family_name="Aino"))
    office.close()
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    office = people.sign_in(disk / "old.osaava", office.person.id, invented.PASSPHRASE, lambda: invented.NOW)
    assert office.read_only
    assert names(office) == ["Aino"]
    with pytest.raises(ReadOnly, match="cannot be written"):
        clients.save(office, replace(aino, note="x"))
    with pytest.raises(ReadOnly, match="cannot be written"):
        clients.put_in_bin(office, aino)
    with pytest.raises(ReadOnly), office.look(ClientRow, aino.id, FieldGroup.HEALTH):
        raise AssertionError("what can't be logged is not shown")
    office.close()
    with pytest.raises(StoreError):
        invented.made_office(disk / "new.osaava")


def test_file_of_another_office_is_refused(tmp_path: Path) -> None:
    """The database of one office under the keys of another: even with the right key it is not this one."""
    office = invented.new_office(tmp_path / "one.osaava")
    office.database.execute_sql("UPDATE profile SET id = randomblob(16)")
    office.close()
    for _attempt in range(2):
        with pytest.raises(StoreError, match="another office"):
            people.sign_in(tmp_path / "one.osaava", office.person.id, invented.PASSPHRASE)


def test_closed_office_has_no_key(office: Office) -> None:
    office.close()
    office.close()
    assert "passphrase" not in office.database.connect_params
