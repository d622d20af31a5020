"""What one person chose on this computer, in one INI file; what the office chose lies in its file."""

import logging
import os
import threading
from collections.abc import Mapping
from configparser import ConfigParser, Error
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from osaava_desktop import paths
from osaava_desktop.i18n import LANGUAGES

SCHEMES = ("system", "light", "dark")
FONT_SIZES = range(100, 151)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """A choice each; the defaults are right for a new computer.

    ``language`` is one of ours, or empty for the system's; ``font_size`` is per cent of the
    normal size; ``last_file`` is the path of the office opened last, or empty; ``windows``
    holds the window's place and size by the person's id, in the window's own coding; ``lists``
    how a person has set a list, by the person's id and the list's name, in the list's own coding;
    ``tries`` the wrong passphrases in a row by the office's id: how many, and the second of the last;
    ``places`` the second place of an office's backups by its id, and ``seen`` how far an office file had
    come when it was last used here, by its id and place, both in the services' own coding;
    ``erased`` the ids of the people erased from an office by its id.
    """

    language: str = ""
    scheme: str = "system"
    font_size: int = 100
    last_file: str = ""
    windows: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lists: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    tries: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    seen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    erased: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


_one_at_a_time = threading.Lock()

_TABLES = ("windows", "lists", "tries", "places", "seen", "erased")
"""The settings that hold many, each a section of its own."""


def load() -> Settings:
    """The settings as saved; what can't be read or is not a possible choice is the default."""
    ini = _parser()
    try:
        ini.read(paths.settings_file(), encoding="utf-8")
    except (OSError, UnicodeDecodeError, Error) as error:
        logger.warning("settings not read: %s", type(error).__name__)
        return Settings()
    default = Settings()
    language = ini.get("window", "language", fallback=default.language)
    scheme = ini.get("window", "scheme", fallback=default.scheme)
    font_size = ini.get("window", "font_size", fallback="")
    return Settings(
        language=language if language in LANGUAGES else default.language,
        scheme=scheme if scheme in SCHEMES else default.scheme,
        font_size=_font_size(font_size, default.font_size),
        last_file=ini.get("office", "last_file", fallback=default.last_file),
        **{name: MappingProxyType(dict(ini[name]) if name in ini else {}) for name in _TABLES},
    )


def save(settings: Settings) -> None:
    """Writes all settings at once; a computer that refuses keeps the old ones, and the log says so."""
    ini = _parser()
    ini["window"] = {
        "language": settings.language,
        "scheme": settings.scheme,
        "font_size": str(settings.font_size),
    }
    ini["office"] = {"last_file": settings.last_file}
    for name in _TABLES:
        ini[name] = dict(getattr(settings, name))
    path = paths.settings_file()
    new = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8") as file:
            ini.write(file)
        os.replace(new, path)
    except OSError as error:
        logger.warning("settings not saved: %s", type(error).__name__)


def keep(table: str, name: str, value: str) -> None:
    """Writes one value of a setting that holds many; an empty one takes it away."""
    with _one_at_a_time:
        kept = load()
        values = {**getattr(kept, table), name: value}
        if not value:
            del values[name]
        changed: dict[str, Any] = {table: MappingProxyType(values)}
        save(replace(kept, **changed))


def _parser() -> ConfigParser:
    """No interpolation: a path may hold per cent signs. Keys keep their case: they are ids."""
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    return parser


def _font_size(text: str, default: int) -> int:
    if not (text.isascii() and text.isdigit()):
        return default
    return min(max(int(text), FONT_SIZES.start), FONT_SIZES.stop - 1)
