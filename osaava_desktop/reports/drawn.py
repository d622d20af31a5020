"""Drawing downwards from a drawing's top: boxes, lines, marks, and texts that wrap and have all letters."""

from collections.abc import Iterator, Sequence

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String
from reportlab.lib.styles import ParagraphStyle

from osaava_desktop.reports import fonts, looks
from osaava_desktop.reports.text import visible


class Downward:
    """Collects shapes at places measured to the right and down, in points; ``made`` gives the drawing."""

    def __init__(self, width: float) -> None:
        self.width = width
        self._shapes: list[object] = []

    def box(self, x: float, down: float, width: float, height: float, colour: object) -> None:
        """A filled box; none where it would have no extent."""
        if width > 0:
            self._shapes.append(_filled(Rect(x, -down - height, width, height), colour))

    def line(
        self, ends: Sequence[float], colour: object, thickness: float, dash: Sequence[float] = ()
    ) -> None:
        """From (x, down) to (x, down), given as four numbers."""
        x, down, to_x, to_down = ends
        made = Line(x, -down, to_x, -to_down, strokeColor=colour, strokeWidth=thickness)
        made.strokeDashArray = list(dash) or None
        self._shapes.append(made)

    def dot(self, x: float, down: float, radius: float, fill: object, edge: object) -> None:
        """A round mark."""
        self._shapes.append(_edged(Circle(x, -down, radius), fill, edge))

    def corners(self, points: Sequence[tuple[float, float]], fill: object, edge: object) -> None:
        """A mark with corners at (x, down)."""
        flat = [number for x, down in points for number in (x, -down)]
        self._shapes.append(_edged(Polygon(flat), fill, edge))

    def text(self, words: str, style: ParagraphStyle, x: float, down: float, *, right: bool = False) -> float:
        """One line with its top at ``down``, beginning at x, or ending there; gives its width."""
        runs = list(fonts.runs(visible(words), style.fontName))
        widths = [fonts.text_width(letters, font, style.fontSize) for font, letters in runs]
        at = x - sum(widths) if right else x
        for (font, letters), width in zip(runs, widths, strict=True):
            made = String(at, -down - style.fontSize, letters, fontName=font, fontSize=style.fontSize)
            made.fillColor = style.textColor
            self._shapes.append(made)
            at += width
        return sum(widths)

    def wrapped(
        self, words: str, style: ParagraphStyle, x: float, down: float, width: float, *, right: bool = False
    ) -> float:
        """The words on as many lines as they need; gives their height."""
        broken = lines(words, style, width)
        for place, line in enumerate(broken):
            self.text(line, style, x + width if right else x, down + place * style.leading, right=right)
        return float(len(broken) * style.leading)

    def made(self, height: float) -> Drawing:
        """The drawing, that high."""
        drawing = Drawing(self.width, height)
        drawing.add(Group(*self._shapes, transform=(1, 0, 0, 1, 0, height)))
        return drawing


def _filled(shape: Rect, colour: object) -> Rect:
    shape.fillColor, shape.strokeColor, shape.strokeWidth = colour, None, 0
    return shape


def _edged(shape: Circle | Polygon, fill: object, edge: object) -> Circle | Polygon:
    shape.fillColor, shape.strokeColor, shape.strokeWidth = fill, edge, 1
    return shape


def text_width(words: str, style: ParagraphStyle) -> float:
    """The words' width on one line."""
    return fonts.text_width(visible(words), style.fontName, style.fontSize)


def lines(words: str, style: ParagraphStyle, width: float) -> list[str]:
    """The words broken at spaces to fit the width; a word wider than that is broken where it must be."""
    broken: list[str] = []
    for word in _pieces(visible(words), style, width):
        longer = f"{broken[-1]} {word}" if broken else word
        if broken and fonts.text_width(longer, style.fontName, style.fontSize) <= width:
            broken[-1] = longer
        else:
            broken.append(word)
    return broken or [""]


def _pieces(words: str, style: ParagraphStyle, width: float) -> Iterator[str]:
    """Words, the too wide ones in parts."""
    for word in words.split(" "):
        piece = ""
        for letter in word if fonts.text_width(word, style.fontName, style.fontSize) > width else ():
            if piece and fonts.text_width(piece + letter, style.fontName, style.fontSize) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece or word


def marker(pen: Downward, place: int, x: float, down: float) -> None:
    """The mark of the place-th series: each of another shape or fill."""
    fill, edge = (looks.WHITE if place % 2 else looks.INK), looks.INK
    match place % 4:
        case 0 | 1:
            pen.dot(x, down, 2.3, fill, edge)
        case 2:
            pen.corners(
                [(x - 2, down - 2), (x + 2, down - 2), (x + 2, down + 2), (x - 2, down + 2)], fill, edge
            )
        case _:
            pen.corners([(x, down - 2.8), (x + 2.8, down + 2), (x - 2.8, down + 2)], fill, edge)
