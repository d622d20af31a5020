"""The papers' fonts: Ubuntu, Noto Sans for letters that it lacks, and a box for those that neither has."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from operator import itemgetter
from threading import Lock

from reportlab import rl_config
from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from osaava_desktop import paths

REGULAR = "Ubuntu-Regular"
MEDIUM = "Ubuntu-Medium"
BOLD = "Ubuntu-Bold"
FALLBACKS = {REGULAR: "NotoSans-Regular", MEDIUM: "NotoSans-Regular", BOLD: "NotoSans-Bold"}
BOX = "\u25a1"

_one_paper = Lock()


@contextmanager
def at_work() -> Iterator[None]:
    """One paper at a time: all read a font through one place in its file, which threads would move."""
    with _one_paper:
        _register()
        yield


@cache
def _register() -> None:
    """Makes the fonts known to ReportLab; only the first call reads files."""
    rl_config.useA85 = 0  # streams as bytes: a quarter smaller, and quicker than as letters
    for name in dict.fromkeys((*FALLBACKS, *FALLBACKS.values())):
        pdfmetrics.registerFont(TTFont(name, str(paths.resource("fonts", f"{name}.ttf"))))
    # A drawing sets this font before its first shape; Helvetica would be named in the paper and not be in it.
    STATE_DEFAULTS["fontName"] = REGULAR


def runs(text: str, font: str = REGULAR) -> Iterator[tuple[str, str]]:
    """The text as (font, letters) in order; a letter that no font has stands as a box."""
    _register()
    if text and _letters(font).issuperset(text):
        yield font, text
        return
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
