"""Dates as office staff write them. One written form for all languages: 24.11.2026."""

import datetime as dt
import re

from osaava_desktop.i18n import _

_DAY_FIRST = re.compile(r"(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4}|\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_FORWARD = re.compile(r"\+(\d{1,3})")

EARLIEST = dt.date(1900, 1, 1)


class DateError(ValueError):
    """The text is no date; `str(error)` is a sentence for the user."""


def parse_date(text: str, today: dt.date) -> dt.date:
    """The date meant by `text`: 5.3.2026, 5.3.26, 5.3., 05032026, 2026-03-05 or +14 (days from `today`).

    A day and month alone mean the current year. Two digits of a year mean the latest such year that is
    at most ten years ahead. Raises `DateError`.
    """
    text = text.strip()
    if match := _FORWARD.fullmatch(text):
        return today + dt.timedelta(days=int(match[1]))
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_MONTH.fullmatch(text):
        return _date(today.year, int(match[2]), int(match[1]))
    if match := _DAY_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        return _date(full_year(match[3], today), int(match[2]), int(match[1]))
    raise DateError(_("Write the date as 5.3.1990."))


def parse_time(text: str) -> dt.time:
    """The time of day meant by `text`: 9, 9.30, 9:30 or 0930. Raises `DateError`."""
    match = re.fullmatch(r"(\d{1,2})(?:[.:]?(\d{2}))?", text.strip())
    try:
        if match:
            return dt.time(int(match[1]), int(match[2] or 0))
    except ValueError:
        pass
    raise DateError(_("Write the time as 9.30."))


def year_span(year: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of `year`."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def quarter(day: dt.date) -> int:
    """The quarter of the year, 1 to 4, that `day` lies in."""
    return (day.month + 2) // 3


def full_year(digits: str, today: dt.date) -> int:
    """The year of two or four digits; two mean the latest such year at most ten years ahead of `today`."""
    year = int(digits)
    if len(digits) == 4:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year + 10 else century - 100 + year


def _date(year: int, month: int, day: int) -> dt.date:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        raise DateError(_("There is no such day. Write the date as 5.3.1990.")) from None
    if found < EARLIEST:
        raise DateError(_("The year is too far back. Write the date as 5.3.1990."))
    return found
