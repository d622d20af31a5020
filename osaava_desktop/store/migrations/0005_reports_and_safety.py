"""Reports as they were sent, EURA counts and the logo; and what safe keeping and data protection record."""

from pathlib import Path

from playhouse.migrate import SchemaMigrator

from osaava_desktop.store.database import OfficeDatabase


def up(migrator: SchemaMigrator, db: OfficeDatabase) -> None:
    """Adds tables and columns; what is there stays as it is (0005_reports_and_safety.sql)."""
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";"):
        if statement.strip():
            db.execute_sql(statement)
