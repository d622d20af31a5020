"""An old file put in the place of the office file is noticed, every time; a restore gives no alarm."""

import datetime as dt
from itertools import count
from pathlib import Path

import pytest

from osaava_desktop import settings
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.policy import Action
from osaava_desktop.services import backups, clients, restoring, rollback
from osaava_desktop.services.restoring import Proof
from osaava_desktop.store.database import connect
from osaava_desktop.store.migrate import NEWEST
from osaava_desktop.store.office import Office
from tests.services import invented
from tests.services.invented import NOW, PASSPHRASE, new_office

RUNS = 50


_minutes = count(1)


def signed_in(office: Office) -> Office:
    """The same file again a minute later, with the row that a sign-in leaves."""
    now = NOW + dt.timedelta(minutes=next(_minutes))
    _files, key, person = invented._first_office()
    opened = Office(connect(office.path, key, newest_schema=NEWEST), office.path, person, lambda: now)
    with opened.change(Action.SIGN_IN, person):
        pass
    return opened


def test_yesterdays_file_over_todays_is_noticed_every_time(tmp_path: Path) -> None:
    office = new_office(tmp_path / "office.osaava")
    noticed = 0
    for run in range(RUNS):
        rollback.note(office)
        office.close()
        yesterday = office.path.read_bytes()
        office = signed_in(office)
        assert rollback.look(office) is None
        for number in range(run % 4):
            clients.save(office, Client(family_name=f"Client {number}"))
        rollback.note(office)
        office.close()
        office.path.write_bytes(yesterday)
        office = signed_in(office)
        older = rollback.look(office)
        noticed += older is not None
        assert older is not None
        assert older.used > NOW
    office.close()
    assert noticed == RUNS


def test_a_kill_before_the_note_is_no_alarm(tmp_path: Path) -> None:
    office = new_office(tmp_path / "office.osaava")
    rollback.note(office)
    clients.save(office, Client(family_name="Virtanen"))
    office.close()
    office = signed_in(office)
    assert rollback.look(office) is None
    office.close()


def test_a_restore_through_the_program_is_no_alarm(tmp_path: Path) -> None:
    office = new_office(tmp_path / "office.osaava")
    backups.make(office)
    for number in range(5):
        clients.save(office, Client(family_name=f"Client {number}"))
    rollback.note(office)
    office.close()
    proof = Proof(person=office.person.id, passphrase=PASSPHRASE)
    restoring.restore(office.path, restoring.offered(office.path)[0], proof, lambda: NOW)
    office = signed_in(office)
    assert rollback.look(office) is None
    office.close()


@pytest.mark.parametrize("kept", ["", "x", "5", "5 ab", "5 ab never", "-1 ab 2026-01-01T00:00:00+00:00"])
def test_a_note_nobody_can_read_is_none(tmp_path: Path, kept: str) -> None:
    office = new_office(tmp_path / "office.osaava")
    settings.keep("seen", rollback._name(office.path, office.profile.id), kept)
    assert (rollback.look(office) is None) == (not kept.startswith("-1"))
    office.close()
