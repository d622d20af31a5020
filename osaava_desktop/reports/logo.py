"""A logo brought to one form: a PNG no larger than the emblem's box needs at 300 dots per inch."""

import warnings
from io import BytesIO
from math import ceil

from PIL import Image, ImageOps
from reportlab.lib.units import inch

from osaava_desktop.domain import logo as rules
from osaava_desktop.reports import page

DOTS = 300
FEWEST_DOTS = 150
"""Per inch; with fewer of them one sees them on paper."""


def scaled(picture: bytes) -> bytes:
    """A PNG or JPEG as it is kept and printed: on white, upright, without what else its file tells.

    Raises a PlainError where it is no picture, moves, or is too large or too small.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = _opened(picture)
            image.thumbnail(_box(page.LARGEST_EMBLEM, DOTS), Image.Resampling.LANCZOS)
            made = _on_white(image)
    except Image.DecompressionBombError:
        raise rules.too_many_dots() from None
    except (OSError, ValueError, SyntaxError):
        raise rules.no_picture() from None
    file = BytesIO()
    made.save(file, "PNG", optimize=True)
    return file.getvalue()


def _opened(picture: bytes) -> Image.Image:
    """The picture, its size known to be right before it is unpacked."""
    image: Image.Image = Image.open(BytesIO(picture), formats=("JPEG", "PNG"))
    if image.width * image.height > rules.MOST_DOTS:
        raise rules.too_many_dots()
    if image.format == "PNG" and getattr(image, "is_animated", False):
        raise rules.moving()
    upright = ImageOps.exif_transpose(image)
    width, height = _box(page.EMBLEM_HEIGHT, FEWEST_DOTS)
    if upright.width < width and upright.height < height:
        raise rules.too_small(width, height)
    return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def _box(emblem: float, dots: int) -> tuple[int, int]:
    """How many dots an emblem of that height is wide and high."""
    return ceil(page.EMBLEM_RATIO * emblem / inch * dots), ceil(emblem / inch * dots)


def _on_white(image: Image.Image) -> Image.Image:
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image if image.mode == "RGBA" else None)
    return ground
