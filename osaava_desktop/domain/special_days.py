"""Finland's holidays and eves by name: days on which groups seldom meet."""

import datetime as dt
from functools import cache

from holidays import HolidayBase, country_holidays

from osaava_desktop import i18n

_LANGUAGES = {"fi": "fi", "sv": "sv_FI", "en": "en_US"}


def special_day(day: dt.date) -> str:
    """The holiday's or eve's name in the language spoken now; nothing of other days."""
    return _names(i18n.current()).get(day) or ""


@cache
def _names(language: str) -> HolidayBase:
    """Each year is worked out when a day of it is asked for."""
    return country_holidays("FI", language=_LANGUAGES[language])
