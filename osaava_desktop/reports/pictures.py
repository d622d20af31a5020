"""Drawings as pictures (PNG), for papers that cannot hold the drawing itself."""

from io import BytesIO

import pypdfium2
from PIL import Image
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from osaava_desktop.reports import looks, page

DPI = 220
EMBLEM_DPI = 600
POINTS_IN_INCH = 72


def of_drawing(drawing: Drawing, ground: Color = looks.WHITE) -> bytes:
    """The drawing on its ground, made under `fonts.at_work` as the drawing was."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(drawing.width, drawing.height))
    canvas.setFillColor(ground)
    canvas.rect(0, 0, drawing.width, drawing.height, stroke=0, fill=1)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    return _rendered(file.getvalue(), DPI)


def emblem(height: float) -> bytes:
    """The European emblem, that high in points."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(1.5 * height, height))
    page.emblem(canvas, 0, 0, height)
    canvas.save()
    return _rendered(file.getvalue(), EMBLEM_DPI)


def _rendered(pdf: bytes, dpi: int) -> bytes:
    """The only page of a PDF."""
    file = BytesIO()
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=dpi / POINTS_IN_INCH).to_pil()
    picture.save(file, "PNG", dpi=(dpi, dpi))
    return file.getvalue()


def size(picture: bytes) -> tuple[int, int]:
    """A picture's width and height, in its own dots."""
    with Image.open(BytesIO(picture)) as opened:
        return opened.size
