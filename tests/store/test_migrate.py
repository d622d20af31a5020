"""Schemas: what the first one is, how an older file comes to the newest, and what can go wrong on the way."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from peewee import SqliteDatabase

from osaava_desktop.domain.clients import Client
from osaava_desktop.errors import Damaged, ReadOnly, StoreError, TooNew
from osaava_desktop.services import clients, people
from osaava_desktop.store import backup, migrate, models
from osaava_desktop.store.database import integrity_problems, schema_version
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.services import invented

STEPS = migrate.STEPS
NewStep = Callable[[str], None]

ADDED = "db.execute_sql('ALTER TABLE client ADD COLUMN nickname TEXT')"
REBUILT = "\n    ".join(
    f"db.execute_sql({statement!r})"
    for statement in (
        "CREATE TABLE audit_new AS SELECT * FROM audit",
        "DROP TABLE audit",
        "ALTER TABLE audit_new RENAME TO audit",
    )
)
BROKEN = "db.execute_sql(\"UPDATE client SET worker_id = x'00'\")"
UNGUARDED = "migrator.database.execute_sql = lambda *a, f=db.execute_sql: 'TRIGGER audit' in a[0] or f(*a)"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A closed office of today's schema with one client."""
    office = invented.new_office(tmp_path / "old.osaava")
    clients.save(office, Client(family_name="Aino"))
    office.close()
    return office.path


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewStep:
    """Makes this a program that knows one step more, so that today's files are old ones."""

    def make(body: str) -> None:
        folder = tmp_path / "steps"
        shutil.copytree(STEPS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        step = folder / f"{migrate.NEWEST + 1:04}_next.py"
        step.write_text(f"def up(migrator, db):\n    {body}\n")
        monkeypatch.setattr(migrate, "STEPS", folder)
        monkeypatch.setattr(migrate, "NEWEST", migrate.NEWEST + 1)

    return make


def sign_in(path: Path) -> Office:
    """Opens the office for its keeper."""
    (keeper,) = people.door(path).people
    return people.sign_in(path, keeper.person, invented.PASSPHRASE, lambda: invented.NOW)


def schema(database: Any) -> dict[str, str]:
    """Every table, index and trigger by name, its white space evened out."""
    rows = database.execute_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(re.sub(r"([()])", r" \1 ", sql).split()) for name, sql in rows}


def shape(database: Any) -> dict[str, Any]:
    """Columns, links and indexes of every table, in whatever order they were added."""
    found = {}
    for (table,) in database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = database.execute_sql(f'PRAGMA table_info("{table}")').fetchall()
        links = database.execute_sql(f'PRAGMA foreign_key_list("{table}")').fetchall()
        indexes = database.execute_sql(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (table,)
        ).fetchall()
        found[table] = (
            sorted((name, kind, notnull, key) for _place, name, kind, notnull, _default, key in columns),
            sorted(link[2:] for link in links),
            sorted(sql for (sql,) in indexes if sql),
        )
    return found


def backups(path: Path) -> list[Path]:
    """The manifests of finished backups."""
    return sorted(backup.folder(path).glob(f"*{backup.MANIFEST}"))


def test_migrations_make_what_the_models_say(older: Path) -> None:
    named = [getattr(models, name) for name in models.__all__ if name.endswith("Row")]
    memory = SqliteDatabase(":memory:")
    with memory.bind_ctx(named, bind_refs=False, bind_backrefs=False):
        memory.create_tables(named)
        wanted = shape(memory)
    memory.close()
    office = sign_in(older)
    found = shape(office.database)
    office.close()
    assert set(found) - set(wanted) == {"schema_migration"}
    assert {name: found[name] for name in wanted} == wanted


def test_new_office_has_the_newest_schema(older: Path) -> None:
    office = sign_in(older)
    assert schema_version(office.database) == migrate.NEWEST
    assert not migrate.needed(office.database)
    assert migrate.missing_triggers(office.database) == []
    office.close()
    assert backups(older) == []


def test_older_file_is_backed_up_and_brought_up(older: Path, next_step: NewStep) -> None:
    before = sign_in(older)
    audit_head, version = before.audit_head(), schema_version(before.database)
    before.close()
    next_step(ADDED)
    office = sign_in(older)
    assert schema_version(office.database) == version + 1
    assert [client.name for client in clients.find(office, "")] == ["Aino"]
    assert "nickname" in schema(office.database)["client"]
    assert migrate.missing_triggers(office.database) == []
    assert integrity_problems(office.database) == office.audit_problems() == []
    clients.save(office, Client(family_name="Bo"))
    office.close()
    (manifest,) = backups(older)
    told = json.loads(manifest.read_bytes())
    assert (told["schema"], told["audit_head"], told["counts"]["client"]) == (version, audit_head, 1)
    sign_in(older).close()
    assert backups(older) == [manifest]  # once is enough


def test_backup_of_before_opens_with_the_program_of_before(older: Path, next_step: NewStep) -> None:
    newest = migrate.NEWEST
    next_step(ADDED)
    sign_in(older).close()
    (manifest,) = backups(older)
    copy = manifest.with_name(manifest.name.removesuffix(backup.MANIFEST))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "NEWEST", newest)
        office = sign_in(copy)
        assert [client.name for client in clients.find(office, "")] == ["Aino"]
        office.close()


def test_rebuilt_audit_keeps_its_triggers(older: Path, next_step: NewStep) -> None:
    next_step(REBUILT)
    office = sign_in(older)
    with pytest.raises(Exception, match="append-only"):
        AuditRow.delete().execute()
    assert office.audit_problems() == []
    office.close()


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (f"{ADDED}\n    raise ZeroDivisionError", ZeroDivisionError),
        (f"{ADDED}\n    {BROKEN}", Damaged),
        (UNGUARDED, Damaged),
    ],
    ids=["raises", "breaks a link", "loses the triggers"],
)
def test_failed_step_leaves_the_old_file(
    older: Path, next_step: NewStep, monkeypatch: pytest.MonkeyPatch, body: str, error: type[Exception]
) -> None:
    newest = migrate.NEWEST
    before = sign_in(older)
    old = schema(before.database)
    before.close()
    next_step(body)
    for _attempt in range(2):  # the file is left free
        with pytest.raises(error):
            sign_in(older)
    assert len(backups(older)) == 2
    monkeypatch.setattr(migrate, "NEWEST", newest)
    office = sign_in(older)
    assert (schema_version(office.database), schema(office.database)) == (newest, old)
    assert [client.name for client in clients.find(office, "")] == ["Aino"]
    office.close()


def test_newer_file_is_refused_without_a_byte_changed(older: Path) -> None:
    office = sign_in(older)
    office.database.execute_sql(f"PRAGMA user_version={migrate.NEWEST + 1}")
    office.close()
    before = contents(older)
    with pytest.raises(TooNew, match="newer version"):
        sign_in(older)
    assert contents(older) == before


def contents(path: Path) -> dict[str, tuple[bytes, int]]:
    """What lies in the office's files, and when each was written."""
    files = path.parent.glob(f"{path.stem}*")
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in files}


def test_without_room_for_a_backup_nothing_is_migrated(older: Path, next_step: NewStep, disk: Path) -> None:
    for file in older.parent.glob("old*"):
        shutil.copy(file, disk)
    (disk / "ballast").write_bytes(bytes(2_200_000))
    next_step(ADDED)
    with pytest.raises(StoreError, match="Free at least"):
        sign_in(disk / older.name)
    assert list(backup.folder(disk / older.name).iterdir()) == []
    (disk / "ballast").unlink()
    office = sign_in(disk / older.name)
    assert schema_version(office.database) == migrate.NEWEST
    office.close()


def test_older_file_that_can_not_be_written_gets_a_sentence(
    older: Path, next_step: NewStep, disk: Path
) -> None:
    for file in older.parent.glob("old*"):
        shutil.copy(file, disk)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    next_step(ADDED)
    with pytest.raises(ReadOnly, match="cannot be written"):
        sign_in(disk / older.name)
