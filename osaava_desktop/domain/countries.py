"""Countries by their two-letter codes, named in the language spoken now."""

from functools import cache

from babel import Locale

from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import LOCALES, locale_name

HOME = "FI"
EU = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
"""The member states; everybody else's citizens are third-country nationals."""
_NO_COUNTRIES = frozenset("AC AQ CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())


def countries() -> list[tuple[str, str]]:
    """Code and name of every country, Finland first, the others by name."""
    return sorted(_named(locale_name()), key=lambda country: (country[0] != HOME, name_key(country[1])))


def code_of(country: str) -> str:
    """The code of a country given by its code or its name in one of our languages; empty if unknown."""
    names = {folded(name): code for locale in LOCALES.values() for code, name in _named(locale)}
    codes = {code.casefold(): code for code in names.values()}
    return codes.get(country.casefold()) or names.get(folded(country), "")


@cache
def _named(locale: str) -> tuple[tuple[str, str], ...]:
    named = Locale.parse(locale).territories.items()
    return tuple((code, name) for code, name in named if len(code) == 2 and code not in _NO_COUNTRIES)
