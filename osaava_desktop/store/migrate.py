"""Brings an office file to the newest schema: one transaction a step, the checks after each.

The steps lie in `migrations/`, numbered; each is frozen and knows nothing of today's models.
"""

import re
from pathlib import Path
from types import ModuleType

from playhouse.migrations import Runner

from osaava_desktop.store.audit import TRIGGERS
from osaava_desktop.store.database import OfficeDatabase, integrity_problems, schema_version
from osaava_desktop.store.faults import damaged, translating

STEPS = Path(__file__).with_name("migrations")
NEWEST = max(int(path.name[:4]) for path in STEPS.glob("[0-9][0-9][0-9][0-9]_*.py"))


class _Steps(Runner):  # type: ignore[misc]
    """Runs each step without the audit's triggers, which a rebuilt table would lose silently."""

    def _run(self, name: str, module: ModuleType, direction: str, fake: bool = False) -> None:
        with self.migrator.migration_context():
            for trigger in TRIGGERS:
                self.database.execute_sql(f"DROP TRIGGER IF EXISTS {trigger}")
            module.up(self.migrator, self.database)
            for statement in TRIGGERS.values():
                self.database.execute_sql(statement)
            self.History.create(name=name)
            self.database.pragma("user_version", int(re.match(r"\d+", name)[0]))  # type: ignore[index]
            if missing_triggers(self.database) or integrity_problems(self.database):
                raise damaged()


def needed(database: OfficeDatabase) -> bool:
    """Whether the file is older than this program."""
    return schema_version(database) < NEWEST


def run(database: OfficeDatabase) -> None:
    """Applies the steps that the file has not seen; the caller has made a backup of an existing one."""
    with translating(database.path):
        _Steps(database, str(STEPS)).up()


def missing_triggers(database: OfficeDatabase) -> list[str]:
    """The audit's triggers that the file lacks."""
    there = {row[0] for row in database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return sorted(set(TRIGGERS) - there)
