"""The papers' fonts: Ubuntu, Noto Sans for letters that it lacks, and a box for those that neither has."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from osaava_desktop import paths

REGULAR = "Ubuntu-Regular"
MEDIUM = "Ubuntu-Medium"
BOLD = "Ubuntu-Bold"
FALLBACKS = {REGULAR: "NotoSans-Regular", MEDIUM: "NotoSans-Regular", BOLD: "NotoSans-Bold"}
BOX = "\u25a1"

_registering = Lock()


def register() -> None:
    """Makes the fonts known to ReportLab; only the first call reads files."""
    with _registering:
        _register_once()


@cache
def _register_once() -> None:
    for name in dict.fromkeys((*FALLBACKS, *FALLBACKS.values())):
        pdfmetrics.registerFont(TTFont(name, str(paths.resource("fonts", f"{name}.ttf"))))


def runs(text: str, font: str = REGULAR) -> Iterator[tuple[str, str]]:
    """The text as (font, letters) in order; a letter that no font has stands as a box."""
    register()
    placed = (_placed(cluster, font) for cluster in _clusters(text))
    for name, group in groupby(placed, key=itemgetter(0)):
        yield name, "".join(letters for _font, letters in group)


def _placed(cluster: str, font: str) -> tuple[str, str]:
    for name in (font, FALLBACKS[font]):
        if _letters(name).issuperset(cluster):
            return name, cluster
    return FALLBACKS[font], BOX


def _clusters(text: str) -> Iterator[str]:
    """Each letter with the marks that stand on it, which must come from one font to meet."""
    cluster = ""
    for letter in text:
        if cluster and not unicodedata.combining(letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


@cache
def _letters(font: str) -> frozenset[str]:
    return frozenset(map(chr, pdfmetrics.getFont(font).face.charToGlyph))


def text_width(text: str, font: str, size: float) -> float:
    """The length of the text on one line, in points."""
    return float(sum(pdfmetrics.stringWidth(letters, name, size) for name, letters in runs(text, font)))
