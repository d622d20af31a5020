"""Sheet numbers as people type them, what is to be printed, and what has not come back."""

import datetime as dt
import re
from dataclasses import dataclass
from uuid import UUID

from osaava_desktop.domain.checks import Problems, within
from osaava_desktop.domain.groups import Sheet, SheetKind
from osaava_desktop.i18n import _

BLANK_ROWS = 20
MOST_ROWS = 300
_NUMBER = re.compile(r"\s*([^\W\d_])[\W_]*(20\d\d)(?:[\W_]+(\d{1,6})|(\d{4,6}))\s*")


def sheet_number(text: str) -> str | None:
    """The number of a sheet as it is printed ("A-2026-0418"), however it was typed or scanned.

    Small letters, spaces, other dashes or none ("a20260418") mean the same; None for anything else.
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    letter, year, parted, joined = found.groups()
    return f"{letter.upper()}-{year}-{int(parted or joined):04}"


@dataclass(frozen=True, kw_only=True)
class SheetOrder:
    """What is to be printed: sheets of a kind for sessions, with client numbers for names if wanted.

    `rows` is the number of rows of a blank sheet.
    """

    kind: SheetKind
    sessions: tuple[UUID, ...]
    numbers: bool = False
    rows: int = BLANK_ROWS


def order_problems(order: SheetOrder) -> Problems:
    """What keeps the order from being printed, a sentence by field."""
    found: Problems = {}
    if not order.sessions:
        found["sessions"] = _("Choose at least one session.")
    if order.kind is SheetKind.BLANK:
        within(found, "rows", order.rows, 1, MOST_ROWS)
    return found


@dataclass(frozen=True, kw_only=True)
class SheetOut:
    """A printed sheet that has not come back. `group` is empty where the paper bears no group's name."""

    sheet: Sheet
    group: str
    on: dt.date
    """The day of its session, the first one of several."""
    last: dt.date

    def days_out(self, today: dt.date) -> int:
        """How long it should have been back: days since its last session, or since it was printed."""
        return max((today - max(self.last, self.sheet.printed)).days, 0)
