"""When a group meets: a rule in plain words, the days that it gives, and how it is written (RFC 5545)."""

import datetime as dt
import re
from dataclasses import dataclass

from dateutil import rrule

from osaava_desktop.domain.checks import Problems, in_order, within
from osaava_desktop.domain.texts import format_date, format_list, format_number, weekday_name
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _, ngettext

MOST_WEEKS, MOST_MONTHS, MOST_TIMES = 26, 12, 400
LAST = -1
"""The place of a month's last Monday."""

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WRITTEN = re.compile(r"DTSTART:(\d{8}) RRULE:([A-Z0-9=;,\-]+)")
_DAY = re.compile(r"(-?\d)?([A-Z]{2})")
_ON_DAYS = (
    N_("Mondays"),
    N_("Tuesdays"),
    N_("Wednesdays"),
    N_("Thursdays"),
    N_("Fridays"),
    N_("Saturdays"),
    N_("Sundays"),
)
_IN_MONTH = {
    1: N_("the first {day} of the month"),
    2: N_("the second {day} of the month"),
    3: N_("the third {day} of the month"),
    4: N_("the fourth {day} of the month"),
    LAST: N_("the last {day} of the month"),
}
PLACES = tuple(_IN_MONTH)


class Pace(Word):
    """Whether a group meets by the week or by the month."""

    WEEKLY = "weekly", N_("by the week")
    MONTHLY = "monthly", N_("by the month")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Weekly: every so many weeks on `weekdays` (Monday is 0). Monthly: the `place`-th of one weekday.

    Weeks and months are counted from `first`, before which there is no day. It goes on `until` a day, for
    `count` times, or until further notice.
    """

    first: dt.date
    pace: Pace = Pace.WEEKLY
    every: int = 1
    weekdays: tuple[int, ...] = ()
    place: int = 1
    until: dt.date | None = None
    count: int | None = None

    def days(self, start: dt.date, end: dt.date) -> list[dt.date]:
        """The days from `start` to `end`, both in."""
        monthly = self.pace is Pace.MONTHLY
        found = rrule.rrule(
            rrule.MONTHLY if monthly else rrule.WEEKLY,
            dtstart=_midnight(self.first),
            interval=self.every,
            byweekday=[rrule.weekday(day, self.place if monthly else None) for day in self.weekdays],
            until=_midnight(self.until) if self.until else None,
            count=self.count,
        )
        return [moment.date() for moment in found.between(_midnight(start), _midnight(end), inc=True)]


def problems(rule: Rule) -> Problems:
    """What keeps `rule` from being used, a sentence by field."""
    found: Problems = {}
    if not rule.weekdays:
        found["weekdays"] = _("Choose a weekday at least.")
    within(found, "every", rule.every, 1, MOST_WEEKS if rule.pace is Pace.WEEKLY else MOST_MONTHS)
    within(found, "count", rule.count, 1, MOST_TIMES)
    in_order(found, "until", rule.first, rule.until)
    return found


def written(rule: Rule | None) -> str:
    """The rule as RFC 5545 writes it, with the day that it counts from; nothing where there is none."""
    if rule is None:
        return ""
    place = str(rule.place) if rule.pace is Pace.MONTHLY else ""
    parts = [f"FREQ={rule.pace.upper()}", f"INTERVAL={rule.every}"]
    parts.append("BYDAY=" + ",".join(place + _CODES[day] for day in rule.weekdays))
    if rule.until:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    if rule.count:
        parts.append(f"COUNT={rule.count}")
    return f"DTSTART:{rule.first:%Y%m%d} RRULE:{';'.join(parts)}"


def read(text: str) -> Rule | None:
    """The rule that was `written`; None where there is none, or one of another make."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    try:
        parts = dict(part.split("=") for part in match[2].split(";"))
        days = [_DAY.fullmatch(one) for one in parts["BYDAY"].split(",")]
        named = [(day[1], _CODES.index(day[2])) for day in days if day]
        return Rule(
            first=_date(match[1]),
            pace=Pace(parts["FREQ"].lower()),
            every=int(parts["INTERVAL"]),
            weekdays=tuple(day for _place, day in named),
            place=int(named[0][0] or 1),
            until=_date(parts["UNTIL"]) if "UNTIL" in parts else None,
            count=int(parts["COUNT"]) if "COUNT" in parts else None,
        )
    except (KeyError, ValueError, IndexError):
        return None


def words(rule: Rule) -> str:
    """``every second week on Mondays and Thursdays, until 31.5.2027``."""
    said = _monthly(rule) if rule.pace is Pace.MONTHLY else _weekly(rule)
    if rule.until:
        return _("{rule}, until {day}").format(rule=said, day=format_date(rule.until))
    if rule.count:
        times = ngettext("{rule}, {count} time", "{rule}, {count} times", rule.count)
        return times.format(rule=said, count=format_number(rule.count))
    return said


def _weekly(rule: Rule) -> str:
    if rule.every == 1:
        days = format_list([weekday_name(day) for day in rule.weekdays])
        return _("every {days}").format(days=days)
    days = format_list([_(_ON_DAYS[day]) for day in rule.weekdays])
    if rule.every == 2:
        return _("every second week on {days}").format(days=days)
    return _("every {count} weeks on {days}").format(count=rule.every, days=days)


def _monthly(rule: Rule) -> str:
    day = _(_IN_MONTH[rule.place]).format(day=weekday_name(rule.weekdays[0]))
    if rule.every == 1:
        return day
    if rule.every == 2:
        return _("every second month: {day}").format(day=day)
    return _("every {count} months: {day}").format(count=rule.every, day=day)


def place_words(place: int, weekday: int) -> str:
    """Which of a month's Mondays: ``the first Monday of the month``."""
    return _(_IN_MONTH[place]).format(day=weekday_name(weekday))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


def _date(digits: str) -> dt.date:
    return dt.datetime.strptime(digits, "%Y%m%d").date()
