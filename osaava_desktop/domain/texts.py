"""Dates, times, numbers, shares and lists as words, in the language spoken now.

Dates are ``d.M.yyyy``, times ``H.mm`` and thousands a no-break space in all three languages, so that a paper
looks the same whichever it is read in; names of weekdays, the per cent sign and lists follow the language.
"""

from collections.abc import Sequence
from datetime import date, time

from babel.dates import format_date as babel_date
from babel.dates import get_day_names
from babel.lists import format_list as babel_list
from babel.numbers import format_percent as babel_percent

from osaava_desktop import i18n
from osaava_desktop.i18n import N_, _

LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_QUOTES = '"”“„»«'
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
_SMALL = (
    N_("none"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
)


def locale_name() -> str:
    """The Babel locale of the language spoken now."""
    return LOCALES[i18n.current()]


def format_date(day: date) -> str:
    """``24.11.2026``."""
    return f"{day.day}.{day.month}.{day.year:04}"


def format_near_date(day: date, today: date) -> str:
    """``24.11.``, with the year from half a year away, and in a year to come: for lists."""
    near = abs((day - today).days) <= 183 and day.year <= today.year
    return f"{day.day}.{day.month}." if near else format_date(day)


def format_weekday_date(day: date) -> str:
    """``ti 24.11.2026``."""
    weekday = babel_date(day, "ccc", locale=locale_name())
    return f"{weekday}{NO_BREAK_SPACE}{format_date(day)}"


def weekday_name(weekday: int) -> str:
    """``maanantai`` for 0."""
    return str(get_day_names("wide", "stand-alone", locale_name())[weekday])


def format_month(day: date) -> str:
    """``Marraskuu 2026``."""
    return capital(str(babel_date(day, "LLLL yyyy", locale=locale_name())))


def format_short_month(day: date, *, year: bool = False) -> str:
    """``marras``, with the year ``marras 2026``."""
    return str(babel_date(day, "LLL yyyy" if year else "LLL", locale=locale_name()))


def format_time(moment: time) -> str:
    """``9.00``."""
    return f"{moment.hour}.{moment.minute:02}"


def format_number(number: int) -> str:
    """``1 204``, its space not to be broken."""
    return f"{number:,}".replace(",", NO_BREAK_SPACE)


def format_change(number: int) -> str:
    """A difference with its sign: ``+3``, ``−1 200``, ``±0``."""
    return f"{'+' if number > 0 else MINUS if number < 0 else '±'}{format_number(abs(number))}"


def number_word(number: int) -> str:
    """``four``: small numbers as running text has them, larger ones in digits."""
    return _(_SMALL[number]) if 0 <= number < len(_SMALL) else format_number(number)


def format_percent(part: int, whole: int) -> str:
    """The share as a whole percentage, halves upwards: ``67 %``. The whole is at least 1."""
    rounded = (200 * part + whole) // (2 * whole)
    return babel_percent(rounded / 100, locale=locale_name())


def format_fraction(part: int, whole: int) -> str:
    """``44 / 100``, kept on one line."""
    return f"{format_number(part)}{NO_BREAK_SPACE}/{NO_BREAK_SPACE}{format_number(whole)}"


def format_list(items: Sequence[str]) -> str:
    """``a, b ja c``."""
    return babel_list(list(items), locale=locale_name())


def format_quote(text: str) -> str:
    """The text in the quotation marks of the language; marks that it has round it already are not doubled."""
    opening = "“" if i18n.current() == "en" else "”"
    bare = text.strip()
    inner = bare[1:-1]
    if bare[:1] in _QUOTES and bare[-1:] in _QUOTES and not set(inner) & set(_QUOTES):
        bare = inner.strip()
    return f"{opening}{bare}”"


def capital(words: str) -> str:
    """The words with a large first letter; the others stay as they are."""
    return words[:1].upper() + words[1:]
