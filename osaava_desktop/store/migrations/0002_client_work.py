"""Client work: quick choices and history of mappings, needs with tasks, joint guidance, merges."""

from pathlib import Path

from playhouse.migrate import SchemaMigrator

from osaava_desktop.store.database import OfficeDatabase


def up(migrator: SchemaMigrator, db: OfficeDatabase) -> None:
    """Adds tables and columns; what is there stays as it is (0002_client_work.sql)."""
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";"):
        if statement.strip():
            db.execute_sql(statement)
