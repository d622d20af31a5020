"""First languages by their codes (ISO 639), named in the language spoken now."""

from babel import Locale

from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import locale_name

_COMMON = ("fi", "sv")
_OTHERS = frozenset(
    "am ar az bg bn bs ckb de en es et fa fr hi hr hu it ja km ko ku ln lt lv my ne "
    "pl ps pt ro rom ru rw se smn sms so sq sr sw ta th ti tl tr uk ur vi zh".split()
)


def languages() -> list[tuple[str, str]]:
    """Code and name of the languages that a form offers: Finnish and Swedish first, the others by name."""
    names = Locale.parse(locale_name()).languages
    others = sorted(((names[code], code) for code in _OTHERS), key=lambda pair: name_key(pair[0]))
    return [*((code, names[code]) for code in _COMMON), *((code, name) for name, code in others)]
