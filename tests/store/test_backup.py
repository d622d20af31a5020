"""A backup is kept only when it has been opened and found whole."""

import hashlib
import json
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from osaava_desktop import __version__
from osaava_desktop.errors import Damaged, DiskFull
from osaava_desktop.store import backup, database, slots
from osaava_desktop.store.keys import new_key_file
from tests.store.conftest import KEY, count, fill

MADE = datetime(2026, 11, 24, 10, 5, 12, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def keyfile() -> slots.KeyFile:
    return new_key_file("Työpaja", practice=False)[0]


def copied(office_file: database.OfficeDatabase, keyfile: slots.KeyFile) -> backup.Backup:
    return backup.verified_copy(office_file, KEY, keyfile, audit_head="ab12", made=MADE)


def test_copy_is_an_office_of_its_own(office_file: database.OfficeDatabase, keyfile: slots.KeyFile) -> None:
    made = copied(office_file, keyfile)
    assert made.path.parent == office_file.path.with_name("office.osaava-backups")
    assert sorted(each.name for each in made.path.parent.iterdir()) == [
        "office-2026-11-24T080512Z.osaava",
        "office-2026-11-24T080512Z.osaava-keys",
        "office-2026-11-24T080512Z.osaava-keys2",
        "office-2026-11-24T080512Z.osaava-manifest.json",
    ]
    assert slots.read(made.path) == keyfile
    opened = database.connect(made.path, KEY, newest_schema=0)
    assert count(opened) == 50
    opened.close()


def test_manifest_tells_what_is_in_it(office_file: database.OfficeDatabase, keyfile: slots.KeyFile) -> None:
    office_file.execute_sql("PRAGMA user_version=3")
    made = copied(office_file, keyfile)
    manifest = json.loads(made.path.with_name(made.path.name + "-manifest.json").read_bytes())
    assert manifest == {
        "format": "osaava-backup",
        "version": 1,
        "office": str(keyfile.office),
        "made": "2026-11-24T08:05:12Z",
        "program": __version__,
        "schema": 3,
        "counts": {"note": 50},
        "audit_head": "ab12",
        "sha256": hashlib.sha256(made.path.read_bytes()).hexdigest(),
        "keys_generation": 0,
        "erased": [],
    }


def test_two_in_one_second(office_file: database.OfficeDatabase, keyfile: slots.KeyFile) -> None:
    first, second = copied(office_file, keyfile), copied(office_file, keyfile)
    assert second.path.name == "office-2026-11-24T080512Z-2.osaava"
    assert first.path.exists()


def test_office_stays_open_and_locked(office_file: database.OfficeDatabase, keyfile: slots.KeyFile) -> None:
    copied(office_file, keyfile)
    with database.transaction(office_file):
        office_file.execute_sql("DELETE FROM note WHERE id = 1")
    assert count(office_file) == 49


def test_damaged_office_gives_no_backup(tmp_path: Path, keyfile: slots.KeyFile) -> None:
    path = tmp_path / "office.osaava"
    opened = database.create(path, KEY)
    fill(opened, 2000)
    opened.close()
    content = bytearray(path.read_bytes())
    content[5 * 4096 + 100] ^= 1
    path.write_bytes(content)
    opened = database.connect(path, KEY, newest_schema=0)
    with pytest.raises(Damaged):
        copied(opened, keyfile)
    opened.close()
    assert not list(backup.folder(path).iterdir())


def test_broken_link_gives_no_backup(office_file: database.OfficeDatabase, keyfile: slots.KeyFile) -> None:
    office_file.execute_sql("CREATE TABLE part (note REFERENCES note)")
    office_file.execute_sql("PRAGMA foreign_keys=OFF")
    office_file.execute_sql("INSERT INTO part VALUES (999)")
    with pytest.raises(Damaged, match="not kept"):
        copied(office_file, keyfile)
    assert not list(backup.folder(office_file.path).iterdir())


@pytest.mark.parametrize("over", [-8192, 0, 4096, 8192], ids=["copy", "keys", "keys2", "manifest"])
def test_full_disk_leaves_nothing_half_made(small_disk: Path, keyfile: slots.KeyFile, over: int) -> None:
    """The disk is full when the file named is written; ``over`` is the room left beyond the copy."""
    office_file = database.create(small_disk / "office.osaava", KEY)
    fill(office_file, 600)
    trial = small_disk / "trial"
    database.copy_into(office_file, trial)
    needed = trial.stat().st_size
    trial.unlink()
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    (small_disk / "ballast").write_bytes(bytes(free - needed - over))
    with pytest.raises(DiskFull):
        copied(office_file, keyfile)
    assert not list(backup.folder(office_file.path).iterdir())
    (small_disk / "ballast").unlink()
    assert copied(office_file, keyfile).counts == {"note": 600}
    office_file.close()


def test_time_is_given_in_utc(office_file: database.OfficeDatabase, keyfile: slots.KeyFile) -> None:
    assert copied(office_file, keyfile).made.astimezone(UTC) == datetime(2026, 11, 24, 8, 5, 12, tzinfo=UTC)


def test_the_newest_finished_copy_is_told(
    office_file: database.OfficeDatabase, keyfile: slots.KeyFile
) -> None:
    path = office_file.path
    assert backup.newest(path) is None
    made = copied(office_file, keyfile)
    later = backup.verified_copy(office_file, KEY, keyfile, audit_head="ab12", made=MADE + timedelta(days=1))
    assert backup.newest(path) == MADE + timedelta(days=1)
    later.path.unlink()  # a manifest alone is no backup
    assert backup.newest(path) == MADE
    manifest = made.path.with_name(made.path.name + backup.MANIFEST)
    for broken in (b"", b"[]", b'{"made": "yesterday"}', b'{"made": "2026-11-24T08:05:12"}'):
        manifest.write_bytes(broken)
        assert backup.newest(path) is None
