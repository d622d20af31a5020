"""The audit chain: append-only, and every edit of it is found."""

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.policy import Action
from osaava_desktop.services import clients, people
from osaava_desktop.store import audit
from osaava_desktop.store.models import AuditRow, AuditValueRow
from osaava_desktop.store.office import Office, secret
from tests.services import invented

ROWS = 30
COLUMNS = ("at", "person", "device", "action", "thing", "record", "fields", "payload", "head")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with 30 rows in its audit, 25 of them with values."""
    opened = invented.new_office(tmp_path / "practice.osaava")
    with opened.change(Action.WRITE_PRACTICE_DAY):
        for number in range(25):
            clients.save(opened, Client(family_name=f"Client {number}"))
    while AuditRow.select().count() < ROWS:
        with opened.change(Action.PRINT_SHEET):
            pass
    yield opened
    opened.close()


@pytest.fixture
def unguarded(office: Office) -> Iterator[Office]:
    """The office without the triggers: what somebody with the key and SQL could do, in one transaction."""
    office.database.execute_sql("BEGIN")
    for trigger in audit.TRIGGERS:
        office.database.execute_sql(f"DROP TRIGGER {trigger}")
    yield office
    office.database.execute_sql("ROLLBACK")


def row(office: Office, seq: int) -> dict[str, Any]:
    """A row as it lies in the file."""
    cursor = office.database.execute_sql("SELECT * FROM audit WHERE seq = ?", (seq,))
    return dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))


def write(office: Office, seq: int, **values: Any) -> None:
    """Edits a row behind the program's back."""
    sets = ", ".join(f'"{name}" = ?' for name in values)
    office.database.execute_sql(f"UPDATE audit SET {sets} WHERE seq = ?", (*values.values(), seq))


def other(value: Any, chance: random.Random) -> Any:
    """A value that differs from `value` by one character, bit or row."""
    if value is None:
        return bytes(16)
    if isinstance(value, bytes):
        place = chance.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1 << chance.randrange(8)]) + value[place + 1 :]
    if not value:
        return "x"
    place = chance.randrange(len(value))
    if value[place].isdigit():
        return value[:place] + str((int(value[place]) + 1) % 10) + value[place + 1 :]
    return value[:place] + "q" + value[place:] if chance.random() < 0.5 else value + "x"


def test_whole_chain_holds(office: Office) -> None:
    assert AuditRow.select().count() == ROWS
    assert office.audit_problems() == []
    assert office.audit_head() == bytes(row(office, ROWS)["head"]).hex()


@pytest.mark.parametrize("statement", ["UPDATE audit SET action = 'x' WHERE seq = 3", "DELETE FROM audit"])
def test_triggers_refuse(office: Office, statement: str) -> None:
    with pytest.raises(Exception, match="append-only"):
        office.database.execute_sql(statement)
    assert office.audit_problems() == []


def test_every_edit_of_a_row_is_found(unguarded: Office) -> None:
    chance = random.Random(2)
    key = secret("audit")
    for _round in range(20):
        for column in COLUMNS:
            seq = chance.randrange(1, ROWS + 1)
            before = row(unguarded, seq)[column]
            write(unguarded, seq, **{column: other(before, chance)})
            assert audit.first_break(key) == seq, column
            write(unguarded, seq, **{column: before})
    assert audit.first_break(key) is None


def test_every_deleted_row_is_found(unguarded: Office) -> None:
    for seq in range(1, ROWS + 1):
        unguarded.database.execute_sql("SAVEPOINT whole")
        unguarded.database.execute_sql("DELETE FROM audit WHERE seq = ?", (seq,))
        assert audit.first_break(secret("audit")) == seq
        unguarded.database.execute_sql("ROLLBACK TO whole")
    assert unguarded.audit_problems() == []


def test_every_pair_put_in_another_order_is_found(unguarded: Office) -> None:
    chance = random.Random(3)
    for _round in range(40):
        one, two = sorted(chance.sample(range(1, ROWS + 1), 2))
        first, second = row(unguarded, one), row(unguarded, two)
        for seq, values in ((one, second), (two, first)):
            write(unguarded, seq, **{name: values[name] for name in COLUMNS})
        assert audit.first_break(secret("audit")) == one
        for values in (first, second):
            write(unguarded, values.pop("seq"), **values)
    assert unguarded.audit_problems() == []


def test_row_slipped_in_is_found(unguarded: Office) -> None:
    forged = {**row(unguarded, ROWS), "seq": ROWS + 1}
    names = ", ".join(f'"{name}"' for name in forged)
    marks = ", ".join("?" * len(forged))
    unguarded.database.execute_sql(f"INSERT INTO audit ({names}) VALUES ({marks})", tuple(forged.values()))
    assert audit.first_break(secret("audit")) == ROWS + 1


def test_another_key_fits_nothing(office: Office) -> None:
    assert audit.first_break(bytes(32)) == 1
    assert len(audit.values_altered(bytes(32))) == 25


def test_cut_off_end_shows_by_its_values_its_number_and_the_head(unguarded: Office) -> None:
    head = unguarded.audit_head()
    unguarded.database.execute_sql("DELETE FROM audit WHERE seq >= 20")
    assert unguarded.audit_head() != head
    assert audit.values_altered(secret("audit")) == list(range(20, 27))
    assert unguarded.audit_problems() == ["audit row 20", *(f"audit values {seq}" for seq in range(20, 27))]


def test_cut_off_end_shows_after_the_next_act_too(office: Office) -> None:
    database = office.database
    with database.atomic():
        for trigger in audit.TRIGGERS:
            database.execute_sql(f"DROP TRIGGER {trigger}")
        database.execute_sql("DELETE FROM audit WHERE seq = ?", (ROWS,))
        for statement in audit.TRIGGERS.values():
            database.execute_sql(statement)
    assert office.audit_problems() == [f"audit row {ROWS}"]
    with office.change(Action.PRINT_SHEET):
        pass
    assert office.audit_problems() == [f"audit row {ROWS}"]


def test_a_file_from_before_the_number_was_kept_is_in_order(office: Office) -> None:
    with office.database.atomic():
        office.database.execute_sql("DELETE FROM sequence WHERE name = ?", (audit.SERIES,))
    assert office.audit_problems() == []
    with office.change(Action.PRINT_SHEET):
        pass
    assert office.audit_problems() == []


def test_altered_values_are_found(office: Office) -> None:
    for column in ("before", "after"):
        for seq in (2, 13, 25):
            kept = AuditValueRow.get(AuditValueRow.seq == seq)
            AuditValueRow.update({column: '{"family_name": "Forged"}'}).where(
                AuditValueRow.seq == seq
            ).execute()
            assert office.audit_problems() == [f"audit values {seq}"]
            AuditValueRow.update({column: getattr(kept, column)}).where(AuditValueRow.seq == seq).execute()
    assert office.audit_problems() == []


def test_values_given_to_a_row_without_any_are_found(office: Office) -> None:
    AuditValueRow.insert(seq=ROWS, before=None, after='{"name": "Forged"}').execute()
    assert office.audit_problems() == [f"audit values {ROWS}"]


def test_cleared_values_leave_the_chain_whole(office: Office) -> None:
    AuditValueRow.update(before=None, after=None).where(AuditValueRow.seq < 10).execute()
    AuditValueRow.delete().where(AuditValueRow.seq == 12).execute()
    assert office.audit_problems() == []


def test_no_values_in_the_chain_itself(office: Office) -> None:
    aino = clients.save(office, Client(family_name="Secretson"))
    chained = row(office, ROWS + 1)
    assert "Secretson" not in str(chained)
    assert bytes(chained["record"]) == aino.id.bytes


def test_chain_goes_on_after_reopening(office: Office) -> None:
    head, before = office.audit_head(), AuditRow.select().count()
    office.close()
    later = invented.NOW + dt.timedelta(microseconds=7)
    again = people.sign_in(office.path, office.person.id, invented.PASSPHRASE, lambda: later)
    assert AuditRow.select().count() == before + 1
    assert again.audit_head() != head
    assert again.audit_problems() == []
    again.close()
