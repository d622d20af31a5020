"""The page beside the recovery key: how the office is brought back on another computer."""

import datetime as dt
from dataclasses import dataclass

from osaava_desktop.domain.papers import Issuer


@dataclass(frozen=True, kw_only=True)
class DrillPaper:
    """Whose page it is, the name of the file, where its backups lie, and the day of printing."""

    issuer: Issuer
    file: str
    folder: str
    second: str
    recovery_key: bool
    on: dt.date
