"""The first schema: everything the yearly paper speaks of, and what keeps the office safe."""

from pathlib import Path

from playhouse.migrate import SchemaMigrator

from osaava_desktop.store.database import OfficeDatabase


def up(migrator: SchemaMigrator, db: OfficeDatabase) -> None:
    """Makes all tables, as they stood in the first release (0001_first.sql)."""
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";"):
        if statement.strip():
            db.execute_sql(statement)
