"""The order of names in Finnish and Swedish lists: å, ä and ö come after z."""

from osaava_desktop.domain.checks import folded

_AFTER_Z = {"å": "z\u0001", "ä": "z\u0002", "ö": "z\u0003", "æ": "z\u0002", "ø": "z\u0003"}


def name_key(name: str) -> str:
    """A key by which `sorted` puts names in the order of a Finnish list."""
    return "".join(_AFTER_Z.get(letter) or folded(letter) or " " for letter in name.casefold())
