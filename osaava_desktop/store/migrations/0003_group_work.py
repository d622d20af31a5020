"""Groups and outreach: recurrence, further leaders, sheets of several sessions, topics of visits, scans."""

from pathlib import Path

from playhouse.migrate import SchemaMigrator

from osaava_desktop.store.database import OfficeDatabase


def up(migrator: SchemaMigrator, db: OfficeDatabase) -> None:
    """Adds tables and columns; what is there stays as it is (0003_group_work.sql).

    The table of attachments is made anew: nothing could be put into the first one.
    """
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";"):
        if statement.strip():
            db.execute_sql(statement)
