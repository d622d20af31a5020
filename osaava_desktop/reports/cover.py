"""The title page: emblem and logo, whose report of what, and below for whom and when."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, Spacer, Table

from osaava_desktop.domain.papers import Cover, Issuer, YearlyPaper
from osaava_desktop.i18n import _
from osaava_desktop.reports import charts, looks, page
from osaava_desktop.reports.text import fitted, paragraph, place

EMBLEM = page.LARGEST_EMBLEM
TOP = 74 * mm
"""Where the words begin, below the emblem."""
LABEL_WIDTH = 44 * mm
STATEMENT_WIDTH = 80 * mm
PADDING = 6.0


def draw_head(canvas: Canvas, issuer: Issuer) -> None:
    """The emblem and the statement, larger than on a paper's head, and the logo."""
    top = looks.PAGE_HEIGHT - looks.TOP - 6 * mm
    page.emblem(canvas, looks.SIDE, top - EMBLEM, EMBLEM)
    statement = paragraph(_("Co-funded by the\nEuropean Union"), looks.COVER_STATEMENT)
    place(canvas, statement, looks.SIDE + 1.8 * EMBLEM, top - 0.5 * mm, STATEMENT_WIDTH)
    right = looks.SIDE + looks.WIDTH
    page.logo(canvas, issuer, right, top, EMBLEM)
    if issuer.practice:
        page.practice_mark(canvas, right - page.PRACTICE_WIDTH, top - EMBLEM - 6 * mm)


def story(paper: YearlyPaper, cover: Cover) -> Iterator[Flowable]:
    """The words of the page; what has no room on it runs on to the next one."""
    yield Spacer(1, 14 * mm)
    yield paragraph(paper.issuer.organisation, looks.COVER_ORGANISATION)
    yield paragraph(paper.issuer.project_name, looks.COVER_PROJECT)
    yield HRFlowable(34 * mm, 2.4, color=looks.ACCENT, hAlign="LEFT", spaceBefore=14, spaceAfter=16)
    yield fitted(paper.title, looks.COVER_TITLE, looks.WIDTH, 4 * looks.COVER_TITLE.leading, smallest=9)
    if cover.subtitle:
        yield paragraph(cover.subtitle, looks.COVER_SUBTITLE)
    facts = _facts(paper.issuer, cover)
    yield ToFoot(facts.wrap(looks.WIDTH, 0)[1])
    yield facts


def _facts(issuer: Issuer, cover: Cover) -> Table:
    """For whom, led by whom, under which code; the day and the like."""
    rows = [*told(issuer, cover)]
    cells = [(paragraph(name, looks.COVER_LABEL), paragraph(text, looks.COVER_FACT)) for name, text in rows]
    style: list[tuple[object, ...]] = [
        *charts.BARE,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
    ]
    for at, (name, _text) in enumerate(rows):
        if name or at == len(rows) - len(cover.lines):
            style.append(("LINEABOVE", (0, at), (-1, at), looks.HAIRLINE, looks.LINE))
            style.append(("TOPPADDING", (0, at), (-1, at), PADDING))
            style.append(("BOTTOMPADDING", (0, at - 1), (-1, at - 1), PADDING))
    return Table(cells or [("", "")], [LABEL_WIDTH, looks.WIDTH - LABEL_WIDTH], style=style, splitInRow=1)


def told(issuer: Issuer, cover: Cover) -> Iterator[tuple[str, str]]:
    """Labels and texts, a label only before the first of several texts."""
    label = _("Funders") if len(cover.funders) > 1 else _("Funder")
    yield from zip((label, *[""] * len(cover.funders)), cover.funders, strict=False)
    if issuer.manager:
        yield _("Project manager"), issuer.manager
    if issuer.project_code:
        yield _("Project code"), issuer.project_code
    for line in cover.lines:
        yield "", line


class ToFoot(Flowable):  # type: ignore[misc]
    """Room that pushes what follows, of a known height, down to the page's foot."""

    def __init__(self, kept: float) -> None:
        super().__init__()
        self._kept = kept

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All that is left over."""
        return width, max(height - self._kept - 1, 10 * mm)

    def draw(self) -> None:
        """Nothing."""
