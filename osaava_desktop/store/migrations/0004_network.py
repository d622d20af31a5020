"""Network: people at partners, agreed actions, referrals, small steps, follow-ups due by themselves."""

from pathlib import Path

from playhouse.migrate import SchemaMigrator

from osaava_desktop.store.database import OfficeDatabase


def up(migrator: SchemaMigrator, db: OfficeDatabase) -> None:
    """Adds tables and columns; what is there stays as it is (0004_network.sql)."""
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";"):
        if statement.strip():
            db.execute_sql(statement)
