"""Backups by themselves: when one is needed, what it holds, what goes, and the second place."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from osaava_desktop import settings
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.policy import Action
from osaava_desktop.errors import InvalidInput
from osaava_desktop.services import backups, clients
from osaava_desktop.store import backup, manifests, slots
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.services.invented import NOW, new_office, only_read


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """In a folder of its own, as a second place is outside of it."""
    (tmp_path / "data").mkdir()
    opened = new_office(tmp_path / "data" / "office.osaava")
    clients.save(opened, Client(family_name="Virtanen"))
    return opened


def at(office: Office, when: dt.datetime) -> None:
    office.clock = lambda: when


def test_only_work_makes_a_backup_necessary(office: Office) -> None:
    assert backups.changed(office)
    backups.make(office)
    assert not backups.changed(office)
    with office.change(Action.SIGN_IN, office.person.id):
        pass
    assert not backups.changed(office)
    clients.save(office, Client(family_name="Korhonen"))
    assert backups.changed(office)
    office.close()


def test_a_backup_is_in_its_own_audit(office: Office) -> None:
    made = backups.make(office).backup
    last = AuditRow.select().order_by(AuditRow.seq.desc()).get()
    assert (last.action, bytes(last.head).hex()) == (Action.MAKE_BACKUP, made.audit_head)
    assert made.counts["audit"] == last.seq
    assert office.audit_problems() == []
    office.close()


def test_who_only_reads_makes_none(office: Office) -> None:
    reading = only_read(office)
    assert not backups.changed(reading)
    reading.close()


def test_work_goes_on_between_the_halves(office: Office) -> None:
    task = backups.begin(office)
    clients.save(office, Client(family_name="Later"))
    office.close()
    made = backups.finish(task).backup
    assert made.counts["client"] == 1
    assert manifests.read(made.path) == replace(made, made=NOW)


def test_two_months_of_work_are_thinned(office: Office) -> None:
    for day in range(20):
        at(office, NOW + dt.timedelta(days=day))
        backups.make(office)
    found = manifests.listed(backup.folder(office.path))
    assert found[0].made == NOW + dt.timedelta(days=19)
    assert 12 <= len(found) < 20
    left = {file.name for file in backup.folder(office.path).iterdir()}
    endings = ("", "-keys", "-keys2", "-manifest.json")
    assert left == {one.path.name + ending for one in found for ending in endings}
    office.close()


@pytest.mark.parametrize("years", [10, -10])
def test_a_jump_of_the_clock_loses_none(office: Office, years: int) -> None:
    backups.make(office)
    at(office, NOW.replace(year=NOW.year + years))
    for _turn in range(3):
        backups.make(office)
    at(office, NOW + dt.timedelta(hours=1))
    backups.make(office)
    assert len(backup.copies(office.path)) == 5
    office.close()


def test_other_offices_backups_are_left_alone(office: Office) -> None:
    strange = backups.make(office).backup
    manifest = manifests.manifest(strange.path)
    content = json.loads(manifest.read_bytes())
    manifest.write_text(json.dumps({**content, "office": "00000000-0000-0000-0000-000000000000"}))
    for day in range(20):
        at(office, NOW + dt.timedelta(days=day))
        backups.make(office)
    assert strange.path.exists()
    office.close()


def test_second_place_has_the_same(office: Office, stick: Path) -> None:
    backups.choose_second_place(office, stick)
    made = backups.make(office)
    assert made.second == ""
    folder = backups.second_folder(office, stick)
    (copy,) = manifests.listed(folder)
    assert copy == replace(made.backup, path=folder / made.backup.path.name, made=NOW)
    assert slots.read(copy.path) == slots.read(office.path)
    assert backups.second_place(office) == backups.SecondPlace(folder=stick, own=folder.name, made=NOW)
    assert [one.path for one in backups.elsewhere(office.profile.id)] == [copy.path]
    assert backups.copies(office) == [made.backup.path, copy.path]
    office.close()


def test_a_stick_that_is_away_is_told_and_hinders_nothing(office: Office, stick: Path) -> None:
    backups.choose_second_place(office, stick)
    backups.make(office)
    stick.rename(stick.with_name("pocket"))
    made = backups.make(office)
    assert made.backup.path.exists()
    assert made.second == "The second place of the backups is not there now."
    assert not stick.exists()
    second = backups.second_place(office)
    assert second is not None
    assert second.made == NOW
    office.close()


def test_second_place_is_another_place(office: Office, stick: Path) -> None:
    for folder in (office.path.parent, backup.folder(office.path), stick / "none"):
        with pytest.raises(InvalidInput):
            backups.choose_second_place(office, folder)
    assert backups.second_place(office) is None
    backups.choose_second_place(office, stick)
    backups.choose_second_place(office, None)
    assert backups.second_place(office) is None
    office.close()


def test_settings_nobody_can_read_are_no_second_place(office: Office) -> None:
    for text in ("[]", "{}", "x", '{"folder": 1}', '{"folder": "x", "made": "y"}'):
        settings.keep("places", str(office.profile.id), text)
        assert backups.second_place(office) is None
    office.close()


def test_what_a_crash_leaves_is_removed(office: Office) -> None:
    made = backups.make(office).backup
    folder = made.path.parent
    lost = folder / made.path.name.replace("Z.", "Z-7.")
    leftovers = [lost, *slots.copies(lost), lost.with_name(lost.name + ".tmp")]
    for file in leftovers:
        file.write_bytes(b"half")
    own = folder / "notes.txt"
    own.write_text("of the user")
    backups.make(office)
    assert not any(file.exists() for file in leftovers)
    assert own.exists()
    assert made.path.exists()
    office.close()
