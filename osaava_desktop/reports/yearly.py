"""The yearly summary: a head with the main figures, then the blocks that the service put in order."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, PageBreak, Spacer, Table

from osaava_desktop.domain.papers import Highlight, YearlyPaper
from osaava_desktop.i18n import _
from osaava_desktop.reports import blocks, charts, contents, cover, flow, looks
from osaava_desktop.reports.flow import Around, Found
from osaava_desktop.reports.text import fitted, paragraph

CARD_PADDING = 11.0
CARDS_IN_A_ROW = 4


def render(paper: YearlyPaper, language: str) -> bytes:
    """The summary as a PDF in a language; the same paper gives the same bytes."""
    return flow.render_found(lambda: _around(paper), lambda found: _story(paper, found), language)


def _around(paper: YearlyPaper) -> Around:
    issuer = paper.issuer
    lines = [_("Project manager {name}").format(name=issuer.manager)]
    if issuer.project_code:
        lines.append(_("project code {code}").format(code=issuer.project_code))
    foot = f"{issuer.project_name} · {paper.title}"
    return Around(issuer=issuer, title=paper.title, lines=lines, foot=foot, cover=paper.cover is not None)


def _story(paper: YearlyPaper, found: Found) -> Iterator[Flowable]:
    """A long paper has contents: of a page of their own after a cover, else below the main figures."""
    listed = list(contents.contents(found.entries)) if found.pages >= contents.LONG_PAPER else []
    if paper.cover is None:
        yield fitted(paper.title, looks.TITLE, looks.WIDTH, 2 * looks.TITLE.leading, smallest=9)
        yield paragraph(paper.issuer.project_name, looks.PROJECT)
        yield Spacer(1, 13)
    else:
        yield from (*cover.story(paper, paper.cover), PageBreak())
        yield from (*listed, PageBreak()) if listed else ()
    yield from _highlights(paper)
    if paper.cover is None and listed:
        yield from (*listed, Spacer(1, blocks.BLOCK_SPACE))
    trace = [Spacer(1, blocks.BLOCK_SPACE), paragraph(paper.trace, looks.CAPTION)] if paper.trace else []
    yield from blocks.laid_out(paper.blocks, trace)


def _highlights(paper: YearlyPaper) -> Iterator[Flowable]:
    for start in range(0, len(paper.highlights), CARDS_IN_A_ROW):
        yield _cards(paper.highlights[start : start + CARDS_IN_A_ROW])
        yield Spacer(1, 6)
    if paper.figures_caption:
        yield paragraph(paper.figures_caption, looks.CAPTION)
    if paper.highlights or paper.figures_caption:
        yield Spacer(1, blocks.BLOCK_SPACE)


def _cards(highlights: Sequence[Highlight]) -> Flowable:
    """Up to four figures on one tinted card, parted by hairlines."""
    inner = looks.WIDTH - 2 * CARD_PADDING
    each = inner / max(len(highlights), 3)
    bar_width = each - 2 * CARD_PADDING
    lines = list(zip(*(_card(highlight, bar_width) for highlight in highlights), strict=True))
    cells = Table(
        lines,
        [each] * len(highlights),
        hAlign="LEFT",
        style=[
            *charts.BARE,
            ("LEFTPADDING", (1, 0), (-1, -1), CARD_PADDING),
            ("LINEBEFORE", (1, 0), (-1, -1), looks.HAIRLINE, looks.LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, -1), (-1, -1), 3),
        ],
    )
    sides = [
        (f"{side}PADDING", (0, 0), (-1, -1), CARD_PADDING) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")
    ]
    card = [
        looks.CELL_FONT,
        *sides,
        ("BACKGROUND", (0, 0), (-1, -1), looks.TINT),
        ("ROUNDEDCORNERS", [6, 6, 6, 6]),
    ]
    return Table([[cells]], [looks.WIDTH], style=card)


def _card(highlight: Highlight, width: float) -> tuple[Flowable, ...]:
    """Label, value, note and, where there is a share, its bar."""
    bar = charts.progress(width, highlight.share, highlight.tick) if highlight.share is not None else ""
    return (
        fitted(highlight.label, looks.LABEL, width, 2 * looks.LABEL.leading, smallest=5),
        fitted(highlight.value, looks.HIGHLIGHT_VALUE, width, looks.HIGHLIGHT_VALUE.leading),
        fitted(highlight.note, looks.HIGHLIGHT_NOTE, width, 3 * looks.HIGHLIGHT_NOTE.leading, smallest=5),
        bar,
    )
