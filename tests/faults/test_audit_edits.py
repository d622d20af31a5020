"""A thousand edits of the audit trail by somebody who has the key: each is found."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.policy import Action
from osaava_desktop.services import clients
from osaava_desktop.store import audit
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.faults.table import Record, rounds
from tests.services import invented
from tests.store.test_audit import COLUMNS, other, row, write

ROWS = 20


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = invented.new_office(tmp_path / "practice.osaava")
    with opened.change(Action.WRITE_PRACTICE_DAY):
        for number in range(ROWS):
            clients.save(opened, Client(family_name=f"Client {number}"))
    opened.database.execute_sql("BEGIN")
    for trigger in audit.TRIGGERS:
        opened.database.execute_sql(f"DROP TRIGGER {trigger}")
    yield opened
    opened.database.execute_sql("ROLLBACK")
    opened.close()


def edit(office: Office, chance: random.Random) -> None:
    """One column of one row is another."""
    seq, column = chance.randrange(1, AuditRow.select().count() + 1), chance.choice(COLUMNS)
    write(office, seq, **{column: other(row(office, seq)[column], chance)})


def remove(office: Office, chance: random.Random) -> None:
    """A row is gone."""
    seq = chance.randrange(1, AuditRow.select().count() + 1)
    office.database.execute_sql("DELETE FROM audit WHERE seq = ?", (seq,))


def swap(office: Office, chance: random.Random) -> None:
    """Two rows have changed places."""
    one, two = chance.sample(range(1, AuditRow.select().count() + 1), 2)
    first, second = row(office, one), row(office, two)
    for seq, values in ((one, second), (two, first)):
        write(office, seq, **{name: values[name] for name in COLUMNS})


def forge(office: Office, chance: random.Random) -> None:
    """A row is slipped in at the end."""
    last = AuditRow.select().count()
    copied = {**row(office, chance.randrange(1, last + 1)), "seq": last + 1}
    names, marks = ", ".join(f'"{name}"' for name in copied), ", ".join("?" * len(copied))
    office.database.execute_sql(f"INSERT INTO audit ({names}) VALUES ({marks})", tuple(copied.values()))


EDITS: tuple[Callable[[Office, random.Random], None], ...] = (edit, edit, remove, swap, forge)


def test_every_edit_is_found(office: Office, record: Record) -> None:
    chance, tries, missed = random.Random(12), rounds(100, 1000), list[str]()
    assert office.audit_problems() == []
    for turn in range(tries):
        office.database.execute_sql("SAVEPOINT whole")
        act = EDITS[turn % len(EDITS)]
        act(office, chance)
        if not office.audit_problems():
            missed.append(f"{turn} {act.__name__}")
        office.database.execute_sql("ROLLBACK TO whole")
    record("K12", tries, len(missed))
    assert missed == []
