"""The funder's indicators (EECO, EECR) by gender, beside the counts that EURA 2021 shows."""

import datetime as dt
from dataclasses import dataclass

from osaava_desktop.domain.records import Record, named_id


@dataclass(frozen=True, kw_only=True)
class EuraCount(Record):
    """What EURA 2021 shows for a figure's key (``esf.EECO02.female``) of a year, seen on the day `on`."""

    year: int
    key: str
    count: int
    on: dt.date


def eura_count_of(year: int, key: str, count: int, on: dt.date) -> EuraCount:
    """The count, with the id that every laptop gives it."""
    return EuraCount(id=named_id("eura_count", str(year), key), year=year, key=key, count=count, on=on)
