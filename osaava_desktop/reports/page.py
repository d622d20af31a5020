"""The frame of every paper: the EU emblem and statement, the issuer, the foot, the mark of practice data."""

from collections.abc import Sequence
from io import BytesIO
from math import cos, pi, sin
from typing import IO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from osaava_desktop.domain.papers import Issuer
from osaava_desktop.i18n import _
from osaava_desktop.reports import fonts, looks
from osaava_desktop.reports.text import Line, fitted, paragraph, place, short, visible

PROGRAM = "Osaava Desktop"
EMBLEM_HEIGHT = 10 * mm
LARGEST_EMBLEM = 18 * mm
"""On a title page."""
EMBLEM_RATIO = 1.5
LOGO_GAP = 4 * mm
STATEMENT_WIDTH = 44 * mm
ISSUER_WIDTH = 70 * mm
ISSUER_HEIGHT = 16 * mm
ISSUER_SMALLEST = (6, 5, 4, 3)
PRACTICE_WIDTH = 30 * mm
PRACTICE_HEIGHT = 6.5 * mm
FOOT_LINE = 15 * mm


def new_canvas(file: IO[bytes], title: str, issuer: Issuer, language: str) -> Canvas:
    """An empty A4 paper; the same drawing always gives the same bytes."""
    canvas = Canvas(
        file,
        pagesize=looks.PAGE_SIZE,
        initialFontName=fonts.REGULAR,
        pageCompression=1,
        invariant=1,
        lang=language,
    )
    canvas.setTitle(visible(title))
    canvas.setAuthor(visible(issuer.organisation))
    describe(canvas)
    return canvas


def describe(canvas: Canvas) -> None:
    """Says which program made it, and that readers show the title rather than a file's name."""
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def emblem(canvas: Canvas, x: float, y: float, height: float = EMBLEM_HEIGHT) -> None:
    """The European emblem, lower left corner at (x, y), as Annex IX of Regulation (EU) 2021/1060 draws it.

    Three by two; twelve upright stars on a circle of a third of the height, each in one of an eighteenth.
    """
    canvas.setFillColor(looks.EU_BLUE)
    canvas.rect(x, y, EMBLEM_RATIO * height, height, stroke=0, fill=1)
    canvas.setFillColor(looks.EU_YELLOW)
    for hour in range(12):
        angle = hour * pi / 6
        _star(canvas, x + height * (0.75 + sin(angle) / 3), y + height * (0.5 + cos(angle) / 3), height / 18)


def _star(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A five-pointed star, upright; its inner corners lie where the lines between its points cross."""
    inner = radius * sin(pi / 10) / sin(3 * pi / 10)
    path = canvas.beginPath()
    for corner in range(10):
        reach, angle = (inner if corner % 2 else radius), corner * pi / 5
        to = path.lineTo if corner else path.moveTo
        to(x + reach * sin(angle), y + reach * cos(angle))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def head(
    canvas: Canvas, issuer: Issuer, lines: Sequence[str], size: tuple[float, float] = looks.PAGE_SIZE
) -> None:
    """The emblem and statement on the left, the organisation and lines about the project on the right."""
    top = size[1] - looks.TOP
    emblem(canvas, looks.SIDE, top - EMBLEM_HEIGHT)
    statement = paragraph(_("Co-funded by the\nEuropean Union"), looks.STATEMENT)
    place(canvas, statement, looks.SIDE + 18 * mm, top - 0.3 * mm, STATEMENT_WIDTH)
    right = size[0] - looks.SIDE
    taken = logo(canvas, issuer, right, top, EMBLEM_HEIGHT)
    width = ISSUER_WIDTH - (taken + LOGO_GAP if taken else 0)
    below = top
    for made in _issuer_lines(issuer, lines, width):
        below -= place(canvas, made, right - ISSUER_WIDTH, below, width)
    if issuer.practice:
        practice_mark(canvas, looks.SIDE + 65 * mm, top - 1.7 * mm)


def logo(canvas: Canvas, issuer: Issuer, right: float, top: float, height: float) -> float:
    """The organisation's logo, its upper right corner there, within the room of an emblem of that height.

    Neither higher nor wider than the emblem, as Annex IX asks. Gives its width, 0 where there is none.
    """
    if not issuer.logo:
        return 0.0
    picture = ImageReader(BytesIO(issuer.logo))
    wide, high = picture.getSize()
    ratio = min(EMBLEM_RATIO * height / wide, height / high)
    width, drawn = wide * ratio, high * ratio
    canvas.drawImage(picture, right - width, top - (height + drawn) / 2, width, drawn)
    return float(width)


def _issuer_lines(issuer: Issuer, lines: Sequence[str], width: float) -> list[Paragraph | Line]:
    """Names of any length in the room above title and number: below 6 points only when they must."""
    for smallest in ISSUER_SMALLEST:
        made = [short(issuer.organisation, looks.ORGANISATION, width, 9 * mm, smallest)]
        made += [short(line, looks.ISSUER, width, looks.ISSUER.leading, smallest) for line in lines]
        if sum(one.wrapOn(None, width, 0)[1] for one in made) <= ISSUER_HEIGHT:
            break
    return made


def practice_mark(canvas: Canvas, x: float, top: float) -> None:
    """A framed word beside the text, never over it, with its upper left corner at (x, top)."""
    canvas.setStrokeColor(looks.PRACTICE)
    canvas.setLineWidth(1.2)
    canvas.rect(x, top - PRACTICE_HEIGHT, PRACTICE_WIDTH, PRACTICE_HEIGHT, stroke=1, fill=0)
    place(canvas, paragraph(_("PRACTICE"), looks.MARKED_PRACTICE), x, top - 0.8 * mm, PRACTICE_WIDTH)


def foot(canvas: Canvas, text: str, page: int, pages: int) -> None:
    """A hairline, what the paper is, and page x / y."""
    canvas.setStrokeColor(looks.LINE)
    canvas.setLineWidth(looks.HAIRLINE)
    canvas.line(looks.SIDE, FOOT_LINE, looks.SIDE + looks.WIDTH, FOOT_LINE)
    width = looks.WIDTH - 20 * mm
    top = FOOT_LINE - 1.5 * mm
    place(canvas, fitted(text, looks.FOOT, width, 2 * looks.FOOT.leading, smallest=4), looks.SIDE, top, width)
    place(canvas, paragraph(f"{page} / {pages}", looks.FOOT_RIGHT), looks.SIDE + width, top, 20 * mm)
