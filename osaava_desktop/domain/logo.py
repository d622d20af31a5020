"""What may be the organisation's logo on papers."""

from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _

LARGEST_FILE = 5 * 1024 * 1024
MOST_DOTS = 25_000_000
"""Five thousand by five thousand; a picture of more is a trap or a mistake."""


def no_picture() -> PlainError:
    """The file is something else, or a damaged picture."""
    return PlainError(_("This file can't be read as a picture. Choose a PNG or JPEG file."))


def too_large() -> PlainError:
    """The file has too many bytes."""
    return PlainError(_("This file is too large: a logo has at most 5 MB."))


def too_many_dots() -> PlainError:
    """The picture is too large, however small its file is."""
    return PlainError(_("This picture is too large: a logo has at most 5,000 × 5,000 dots."))


def moving() -> PlainError:
    """The picture is a film."""
    return PlainError(_("This picture moves. Choose one that stands still."))


def too_small(width: int, height: int) -> PlainError:
    """On paper one would see the dots."""
    sentence = _("This picture is too small to print: choose one of at least {width} × {height} dots.")
    return PlainError(sentence.format(width=width, height=height))
