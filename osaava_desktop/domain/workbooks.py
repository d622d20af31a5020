"""A list that leaves the office as a workbook: plain records, ready to be written."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Share:
    """A part of a whole, which is at least 1; shown as whole per cent."""

    part: int
    whole: int


Cell = str | int | dt.date | Share | None
"""A text stays a text whatever it looks like; a number, a date and a share are real ones."""


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """One sheet: a title, lines that say what is shown, then the columns' heads and the rows.

    `practice` is the word that marks invented people, or empty.
    """

    title: str
    facts: Sequence[str]
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    practice: str = ""
    wrapped: Sequence[int] = ()
    """Columns of long texts, which stand on several lines."""
