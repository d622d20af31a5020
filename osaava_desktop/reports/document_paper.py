"""A document of the office about its data: headings, paragraphs and points, on as many pages as it takes."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from osaava_desktop.domain.data_protection import DocumentPaper
from osaava_desktop.domain.texts import format_date
from osaava_desktop.reports import flow, looks
from osaava_desktop.reports.flow import Around
from osaava_desktop.reports.mapping_form import project_lines
from osaava_desktop.reports.text import paragraph

ROOM = 25 * mm
"""A heading stands with some of its text."""


def render(paper: DocumentPaper, language: str) -> bytes:
    """The document as a PDF in a language; the same paper gives the same bytes."""
    return flow.render(lambda: _around(paper), lambda: _story(paper), language)


def _around(paper: DocumentPaper) -> Around:
    title = f"{paper.title} {format_date(paper.on)}".strip()
    return Around(issuer=paper.issuer, title=title, lines=project_lines(paper.issuer), foot=title)


def _story(paper: DocumentPaper) -> Iterator[Flowable]:
    for line in paper.text.splitlines():
        words = line.strip()
        if words.startswith("## "):
            yield CondPageBreak(ROOM)
            yield paragraph(words[3:], looks.HEADING)
        elif words.startswith("# "):
            yield paragraph(words[2:], looks.TITLE)
            yield Spacer(1, 4)
        elif words.startswith("- "):
            yield _point(words[2:])
        elif words:
            yield paragraph(words, looks.BODY)
            yield Spacer(1, 3)


def _point(words: str) -> Table:
    style: list[tuple[object, ...]] = [looks.CELL_FONT, ("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP")]
    style += [("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
    cells = [[paragraph("–", looks.BODY), paragraph(words, looks.BODY)]]
    return Table(cells, [5 * mm, looks.WIDTH - 5 * mm], hAlign="LEFT", style=style)
