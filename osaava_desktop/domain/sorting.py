"""The order of names in Finnish and Swedish lists: å, ä and ö come after z."""

from osaava_desktop.domain.checks import folded

_AFTER_Z = {"å": "{1", "ä": "{2", "ö": "{3", "æ": "{2", "ø": "{3"}
"""The brace is the sign behind z."""


class _Placed(dict[int, str]):
    """For `str.translate`: every letter as it sorts; each is judged once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = _AFTER_Z.get(letter) or folded(letter) or " "
        return self[code]


_placed = _Placed()


def name_key(name: str) -> str:
    """A key by which `sorted` puts names in the order of a Finnish list."""
    return name.casefold().translate(_placed)
