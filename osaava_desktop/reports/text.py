"""The only way from a text to paper: cleaned, escaped, and set in fonts that have its letters.

ReportLab reads ``<b>``, ``<img src=…>`` and the like in what it is given, and would put a local file into the
paper, so nothing but this module makes a Paragraph.
"""

import re
import unicodedata
from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from osaava_desktop.domain.narrative_text import BOLD_MARKS
from osaava_desktop.reports import fonts

BIDI_MARKS = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
SHRINK_STEP = 0.5
LETTERS_OF_A_LINE = 75
LINES_OF_A_PART = 45
"""About a page."""


def visible(text: str) -> str:
    """The text as it can be read: controls as spaces, marks of direction by name, joiners left out."""
    composed = unicodedata.normalize("NFC", VARIATION_SELECTORS.sub("", text))
    if composed.isprintable():
        return composed
    return "".join(_visible(letter) for letter in composed)


def _visible(letter: str) -> str:
    if letter in BIDI_MARKS:
        return f"‹{BIDI_MARKS[letter]}›"
    match unicodedata.category(letter):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cf":
            return ""
        case "Cs":
            return fonts.BOX
        case _:
            return letter


def ptext(text: str, font: str = fonts.REGULAR, base: str | None = None) -> str:
    """Markup that prints the text literally in a font, inside a paragraph whose own font is ``base``."""
    base = base or font
    return "".join(
        escape(letters) if name == base else f'<font name="{name}">{escape(letters)}</font>'
        for name, letters in fonts.runs(visible(text), font)
    )


def paragraph(
    text: str, style: ParagraphStyle, *, narrative: bool = False, bullet: str | None = None
) -> Paragraph:
    """The text in a style, line ends kept; ``**…**`` is bold where it is narrative. `bullet` is ours."""
    lines = (_line(line, style.fontName, narrative) for line in text.splitlines())
    return Paragraph("<br/>".join(lines), style, bulletText=bullet)


def _line(line: str, font: str, narrative: bool) -> str:
    if not narrative:
        return ptext(line, font)
    return "".join(ptext(part, fonts.BOLD if bold else font, base=font) for part, bold in _parts(line))


def _parts(line: str) -> Iterator[tuple[str, bool]]:
    """Plain and bold parts in turn."""
    for place, part in enumerate(BOLD_MARKS.split(line)):
        yield part, place % 2 == 1


def in_parts(text: str, line: int = LETTERS_OF_A_LINE, lines: int = LINES_OF_A_PART) -> Iterator[str]:
    """A long text in parts of at most some lines, each line of at most that many letters.

    Broken at line ends, else after a sentence or a word, else where it must be. ReportLab lays a paragraph
    out anew on every page that it reaches, which of one of fifty pages takes minutes.
    """
    most, part, size = line * lines, "", 0
    for rest in text.splitlines():
        if part and size + max(len(rest), line) > most:
            yield part
            part, size = "", 0
        while len(rest) > most:
            found = (rest.rfind(end, 0, most) + 1 for end in (". ", " "))
            cut = next((at for at in found if at > most // 2), most)
            yield rest[:cut]
            rest = rest[cut:].lstrip()
        part = f"{part}\n{rest}" if part else rest
        size += max(len(rest), line)
    if part:
        yield part


def fitted(text: str, style: ParagraphStyle, width: float, height: float, smallest: float = 7) -> Paragraph:
    """The paragraph in the largest size, of the style's and down to ``smallest``, that fits the box.

    A text too long even for that stays whole and is higher than the box: ask ``wrap`` for its height.
    """
    size = style.fontSize
    while True:
        ratio = size / style.fontSize
        sized = ParagraphStyle(style.name, parent=style, fontSize=size, leading=style.leading * ratio)
        made = paragraph(text, sized)
        if size <= smallest or made.wrap(width, height)[1] <= height:
            return made
        size = max(size - SHRINK_STEP, smallest)


class Line:
    """A text on one line, which can be placed like a paragraph and takes a fraction of its time."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        self.style = style
        self.height = float(style.leading)
        self._room = 0.0
        self._runs = [
            (letters, font, pdfmetrics.stringWidth(letters, font, style.fontSize))
            for font, letters in fonts.runs(visible(text), style.fontName)
        ]
        self.width = sum(width for _letters, _font, width in self._runs)

    def wrapOn(self, _canvas: Canvas, width: float, _height: float) -> tuple[float, float]:
        """As of a paragraph: what it takes of that room."""
        self._room = width
        return self.width, self.height

    def drawOn(self, canvas: Canvas, x: float, y: float) -> None:
        """As of a paragraph, with the lower left corner at (x, y)."""
        spare = {TA_CENTER: (self._room - self.width) / 2, TA_RIGHT: self._room - self.width}
        canvas.setFillColor(self.style.textColor)
        self.write(canvas, x + spare.get(self.style.alignment, 0), y + self.height - self.style.fontSize)

    def write(self, canvas: Canvas, x: float, baseline: float) -> None:
        """The letters alone, from x on, in the colour that is set."""
        for letters, font, width in self._runs:
            canvas.setFont(font, self.style.fontSize)
            canvas.drawString(x, baseline, letters)
            x += width


def short(
    text: str, style: ParagraphStyle, width: float, height: float = 0, smallest: float = 7
) -> Paragraph | Line:
    """The text on one line; where that has no room, a paragraph that fits the box as ``fitted`` makes it."""
    line = Line(text, style)
    if line.width <= width and "\n" not in text:
        return line
    return fitted(text, style, width, height, smallest) if height else paragraph(text, style)


def place(canvas: Canvas, made: Paragraph | Line, x: float, top: float, width: float) -> float:
    """Draws the paragraph with its upper left corner at (x, top), in points; returns its height."""
    _width, height = made.wrapOn(canvas, width, 0)
    made.drawOn(canvas, x, top - height)
    return float(height)


def put(canvas: Canvas, text: str, style: ParagraphStyle, x: float, top: float, width: float) -> float:
    """Draws the text with its upper left corner at (x, top), on one line if there is room; its height."""
    return place(canvas, short(text, style, width), x, top, width)
