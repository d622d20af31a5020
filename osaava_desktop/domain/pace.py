"""How a target stands: what has come about, where the year's pace leads, and the same date a year before."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from dateutil.relativedelta import relativedelta

from osaava_desktop.domain.dates import year_span
from osaava_desktop.domain.targets import SHARES, Indicator
from osaava_desktop.domain.texts import capital, format_fraction, format_number, format_percent
from osaava_desktop.i18n import _


@dataclass(frozen=True, kw_only=True)
class Pace:
    """One indicator of a year, for the whole office or one area, counted up to `day`.

    `part` is persons and `whole` the base that a share is taken of. `target` and `earlier` are in the
    indicator's own unit: persons, or whole per cent. `earlier` is what it was a year before that day,
    None where there was nothing or it was not kept.
    """

    indicator: Indicator
    year: int
    day: dt.date
    area: UUID | None = None
    area_name: str = ""
    target: int | None = None
    part: int = 0
    whole: int | None = None
    earlier: int | None = None

    @property
    def is_share(self) -> bool:
        """Whether it is told in per cent of the base."""
        return self.indicator in SHARES

    @property
    def actual(self) -> int:
        """What has come about, in the indicator's own unit."""
        return percent(self.part, self.whole) or 0 if self.is_share else self.part

    @property
    def has_begun(self) -> bool:
        """Whether the year has begun on that day."""
        return self.day >= year_span(self.year)[0]

    @property
    def is_over(self) -> bool:
        """Whether that day is the year's last."""
        return self.day >= year_span(self.year)[1]

    @property
    def gone(self) -> float:
        """How much of the year is gone, 0 to 1: where a bar has its tick."""
        return days_gone(self.day, self.year) / days_of(self.year)

    @property
    def due(self) -> int | None:
        """How many there should be on that day for the target to be reached; a share is due at any time."""
        if self.target is None or self.is_share:
            return self.target
        return (2 * self.target * days_gone(self.day, self.year) + days_of(self.year)) // (
            2 * days_of(self.year)
        )

    @property
    def share(self) -> float:
        """How much of the target has come about: 1 when it is reached, and more beyond it."""
        return self.actual / self.target if self.target else float(self.target is not None)

    @property
    def is_behind(self) -> bool:
        """Whether the target will not be reached at this pace, or is not as things stand."""
        end = self.actual if self.forecast is None else self.forecast
        return self.has_begun and end < (self.target or 0)

    @property
    def forecast(self) -> int | None:
        """Where the pace leads by the end of the year. A share does not grow with the days: it has none."""
        if self.is_share or self.is_over or not self.has_begun:
            return None
        return led_to(self.part, self.day, self.year)


def percent(part: int, whole: int | None) -> int | None:
    """The share in whole per cent, halves upwards; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def led_to(count: int, day: dt.date, year: int) -> int:
    """What `count` on that day comes to by the end of the year when each day brings as much."""
    gone, days = days_gone(day, year), days_of(year)
    return (2 * count * days + gone) // (2 * gone)


def days_of(year: int) -> int:
    """The days of a year."""
    first, last = year_span(year)
    return (last - first).days + 1


def days_gone(day: dt.date, year: int) -> int:
    """The days of the year up to `day`, that day too; none before it."""
    gone = (day - year_span(year)[0]).days + 1
    return min(max(gone, 0), days_of(year))


def counted_on(year: int, today: dt.date) -> dt.date:
    """The day that a year is counted up to: today, or the last day of a year that is over."""
    return min(today, year_span(year)[1])


def year_before(day: dt.date) -> dt.date:
    """The same date a year before; of a leap day the last of February."""
    before: dt.date = day - relativedelta(years=1)
    return before


# In words


def name(pace: Pace) -> str:
    """What is counted, and of which area: "Registered, Kuopio"."""
    return ", ".join(filter(None, (capital(pace.indicator.label), pace.area_name)))


def amount(pace: Pace) -> str:
    """What has come about: "63", or "24 %" with its "24 / 100"."""
    if not pace.is_share:
        return format_number(pace.part)
    if not pace.whole:
        return "–"
    return f"{format_percent(pace.part, pace.whole)} ({format_fraction(pace.part, pace.whole)})"


def goal(pace: Pace) -> str:
    """The target with its unit; empty where none is set."""
    if pace.target is None:
        return ""
    return format_percent(pace.target, 100) if pace.is_share else format_number(pace.target)


def standing(pace: Pace) -> str:
    """What has come about of the target: "63 of 150"."""
    if pace.target is None:
        return amount(pace)
    if pace.is_share:
        return _("{amount}, target {target}").format(amount=amount(pace), target=goal(pace))
    return _("{amount} of {target}").format(amount=amount(pace), target=goal(pace))


def outlook(pace: Pace) -> str:
    """Where it leads, and how last year was: "at this pace 91 by 31.12.; 12 behind last year's date"."""
    if not pace.has_begun:
        return _("the year has not begun")
    return "; ".join(filter(None, (end(pace), _compared(pace))))


def sentence(pace: Pace) -> str:
    """All of it: "63 of 150, at this pace 91 by 31.12.; 12 behind last year's date"."""
    return ", ".join(filter(None, (standing(pace), outlook(pace))))


def end(pace: Pace) -> str:
    """Where it leads by the end of the year: "at this pace 91 by 31.12."."""
    if pace.forecast is not None:
        return _("at this pace {count} by 31.12.").format(count=format_number(pace.forecast))
    if pace.target is None:
        return ""
    missing = pace.target - pace.actual
    if missing <= 0:
        return _("the target is reached")
    return _("{count} short of the target").format(count=_difference(pace, missing))


def _compared(pace: Pace) -> str:
    if pace.earlier is None:
        return ""
    more = pace.actual - pace.earlier
    if not more:
        return _("as on last year's date")
    text = _("{count} ahead of last year's date") if more > 0 else _("{count} behind last year's date")
    return text.format(count=_difference(pace, abs(more)))


def _difference(pace: Pace, count: int) -> str:
    """Persons, or percentage points."""
    return _("{count} pp").format(count=count) if pace.is_share else format_number(count)
