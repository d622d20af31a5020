"""The three languages: one gettext catalogue for code, forms and papers, with English message ids."""

import gettext
import locale
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from osaava_desktop import paths

LANGUAGES = ("fi", "sv", "en")
DOMAIN = "osaava"

_spoken: ContextVar[str] = ContextVar("spoken", default="")


def system_language() -> str:
    """The language of this computer's person; Finnish where it is none of ours."""
    wanted = _windows_locale() if sys.platform == "win32" else _posix_locale()
    language = re.split("[_.:@-]", wanted)[0].lower()
    return language if language in LANGUAGES else "fi"


def _posix_locale() -> str:
    """The locale's name as gettext finds it, such as ``sv_FI.UTF-8``."""
    names = (os.environ.get(key, "") for key in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    return next((name for name in names if name), "")


def _windows_locale() -> str:
    """The name of the language that Windows itself is shown in."""
    if sys.platform != "win32":
        return ""
    import ctypes

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


_process_language = system_language()


def use(language: str) -> None:
    """Sets the language of the whole process; an empty one stands for the system's."""
    global _process_language
    _process_language = _known(language) if language else system_language()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Another language for the time of a block, as for a Swedish paper in a Finnish window."""
    token = _spoken.set(_known(language))
    try:
        yield
    finally:
        _spoken.reset(token)


def current() -> str:
    """The language that texts come in now: ``fi``, ``sv`` or ``en``."""
    return _spoken.get() or _process_language


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    return language


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """English is what the message ids say, so it has no catalogue."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, paths.resource("locale"), [language], fallback=True)


def _(message: str) -> str:
    """The message in the current language."""
    return _catalogue(current()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of a message that goes with the number, in the current language."""
    return _catalogue(current()).ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """A message whose meaning depends on where it stands (a comment in a form)."""
    return _catalogue(current()).pgettext(context, message)


def N_(message: str) -> str:
    """Marks a constant for the catalogue; it is translated when shown."""
    return message
