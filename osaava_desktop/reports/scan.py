"""Scans brought to one form: grey pages of 150 dots per inch at A4, at most 500 kB each, in one PDF."""

import warnings
from collections.abc import Callable, Iterable
from io import BytesIO

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from osaava_desktop.domain.attachments import unreadable
from osaava_desktop.reports import fonts, looks, page

DOTS = 150
LONG_SIDE, SHORT_SIDE = round(297 / 25.4 * DOTS), round(210 / 25.4 * DOTS)
LARGEST_PAGE = 500 * 1000
MOST_PIXELS = 72_000_000
"""An A3 in 600 dots per inch; a picture of more is a trap or a mistake."""
QUALITIES = (80, 65, 50, 35, 20)


def pdf(pictures: Iterable[bytes], done: Callable[[], None] = lambda: None) -> bytes:
    """The pages as one PDF; `done` is called for each. Raises a PlainError for what is no picture."""
    file = BytesIO()
    with fonts.at_work():
        canvas = Canvas(file, pagesize=looks.PAGE_SIZE, pageCompression=0, invariant=1)
        page.describe(canvas)
        for picture in pictures:
            _draw(canvas, grey_jpeg(picture))
            done()
        canvas.save()
    return file.getvalue()


def _draw(canvas: Canvas, jpeg: bytes) -> None:
    """A page as large as an A4, upright or on its side as the picture is."""
    picture = ImageReader(BytesIO(jpeg))
    wide, high = picture.getSize()
    width, height = looks.PAGE_SIZE if high >= wide else looks.PAGE_SIZE[::-1]
    canvas.setPageSize((width, height))
    canvas.drawImage(picture, 0, 0, width, height, preserveAspectRatio=True, anchor="c")
    canvas.showPage()


def grey_jpeg(picture: bytes) -> bytes:
    """A JPEG or PNG as a grey JPEG of at most 150 dots per inch and 500 kB."""
    image = _opened(picture)
    shorter, longer = sorted(image.size)
    ratio = min(LONG_SIDE / longer, SHORT_SIDE / shorter, 1)
    if ratio < 1:
        size = (max(round(image.width * ratio), 1), max(round(image.height * ratio), 1))
        image = image.resize(size, Image.Resampling.LANCZOS)
    for quality in QUALITIES:
        file = BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True, dpi=(DOTS, DOTS))
        if file.tell() <= LARGEST_PAGE:
            break
    return file.getvalue()


def _opened(picture: bytes) -> Image.Image:
    """The picture upright, in grey, on white where it is transparent; what is odd beside it is no matter."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image: Image.Image = Image.open(BytesIO(picture), formats=("JPEG", "PNG"))
            if image.width * image.height > MOST_PIXELS:
                raise unreadable()
            image.draft("L", (LONG_SIDE, LONG_SIDE))
            return _grey(ImageOps.exif_transpose(image))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise unreadable() from None


def _grey(image: Image.Image) -> Image.Image:
    """On white where it is transparent: in two bytes a point, for the picture may be large."""
    if not image.has_transparency_data:
        return image.convert("L")
    pale = image.convert("RGBA" if image.mode == "P" else "LA").convert("LA")
    ground = Image.new("L", image.size, "white")
    ground.paste(pale.getchannel("L"), mask=pale.getchannel("A"))
    return ground
