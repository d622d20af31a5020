"""Reads a paper back, as somebody else's program would."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pdfplumber
import zxingcpp
from pdfminer.pdftypes import resolve1
from pdfplumber.pdf import PDF


@contextmanager
def opened(data: bytes) -> Iterator[PDF]:
    """The PDF as pdfplumber sees it."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        yield pdf


def texts(data: bytes) -> list[str]:
    """The text of each page, its spaces plain."""
    with opened(data) as pdf:
        return [page.extract_text().replace("\u00a0", " ") for page in pdf.pages]


def squeezed(data: bytes) -> str:
    """The letters of all pages with no space or line end between them."""
    return "".join("".join(text.split()) for text in texts(data))


def font_files(data: bytes) -> dict[str, bool]:
    """Every font that the file names, less the subset's letters, and whether its outlines are inside."""
    with opened(data) as pdf:
        found = [entry for page in pdf.pages for entry in _fonts(page.page_obj.resources)]
    return {str(font["BaseFont"].name).rpartition("+")[2]: _embedded(font) for font in found}


def _fonts(resources: Any) -> list[Any]:
    return [resolve1(font) for font in resolve1(resolve1(resources)["Font"]).values()]


def _embedded(font: Any) -> bool:
    return "FontFile2" in resolve1(font.get("FontDescriptor", {}))


def codes(data: bytes) -> list[tuple[str, str]]:
    """What the codes on each page say and their level of correction, read from a picture of the page."""
    with opened(data) as pdf:
        pictures = [page.to_image(resolution=150).original for page in pdf.pages]
    return [(code.text, code.ec_level) for picture in pictures for code in zxingcpp.read_barcodes(picture)]


def bookmarks(data: bytes) -> list[tuple[int, str]]:
    """Level and title of each, in order."""
    with opened(data) as pdf:
        return [(level, title) for level, title, *_rest in pdf.doc.get_outlines()]


def catalogue(data: bytes) -> dict[str, Any]:
    """The file's own entries, such as its language."""
    with opened(data) as pdf:
        return dict(pdf.doc.catalog)


def details(data: bytes) -> dict[str, Any]:
    """Title, author and the like."""
    with opened(data) as pdf:
        return dict(pdf.metadata)
