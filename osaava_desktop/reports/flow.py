"""Papers that run on over pages: their head and foot, the number of pages, and the bookmarks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from osaava_desktop import i18n
from osaava_desktop.domain.papers import Issuer
from osaava_desktop.reports import fonts, looks, page
from osaava_desktop.reports.text import visible

FIRST_TOP = 31 * mm
LATER_TOP = looks.TOP
FRAME_BOTTOM = 19 * mm
PRACTICE_TOP = 6 * mm


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around the text: title, the head's lines about the project, the foot."""

    issuer: Issuer
    title: str
    lines: Sequence[str]
    foot: str


def render(around: Callable[[], Around], story: Callable[[], Iterator[Flowable]], language: str) -> bytes:
    """The paper as a PDF in a language, its pages counted; the same paper gives the same bytes."""
    with fonts.at_work(), i18n.speaking(language):
        work = around()
        _draft, pages = _built(work, story(), language, 0)
        return _built(work, story(), language, pages)[0]


def _built(work: Around, story: Iterator[Flowable], language: str, pages: int) -> tuple[bytes, int]:
    """The PDF with that number of pages written at its foot, and the number that it really has."""
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=looks.PAGE_SIZE,
        title=visible(work.title),
        author=visible(work.issuer.organisation),
        lang=language,
        initialFontName=fonts.REGULAR,
        invariant=1,
        pageCompression=1,
    )
    document.addPageTemplates(
        [
            PageTemplate("first", [_frame(FIRST_TOP)], onPage=_page_drawing(work, pages, _draw_head)),
            PageTemplate("later", [_frame(LATER_TOP)], onPage=_page_drawing(work, pages, _draw_practice)),
        ]
    )
    document.afterFlowable = _bookmarking(document)
    document.build([NextPageTemplate("later"), *story])
    return file.getvalue(), int(document.page)


def _frame(top: float) -> Frame:
    height = looks.PAGE_HEIGHT - top - FRAME_BOTTOM
    return Frame(looks.SIDE, FRAME_BOTTOM, looks.WIDTH, height, 0, 0, 0, 0)


def _page_drawing(
    work: Around, pages: int, draw_top: Callable[[Canvas, Around], None]
) -> Callable[[Canvas, BaseDocTemplate], None]:
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        page.describe(canvas)
        draw_top(canvas, work)
        page.foot(canvas, work.foot, document.page, pages)

    return draw


def _draw_head(canvas: Canvas, work: Around) -> None:
    page.head(canvas, work.issuer, work.lines)


def _draw_practice(canvas: Canvas, work: Around) -> None:
    if work.issuer.practice:
        left = looks.SIDE + looks.WIDTH - page.PRACTICE_WIDTH
        page.practice_mark(canvas, left, looks.PAGE_HEIGHT - PRACTICE_TOP)


def _bookmarking(document: BaseDocTemplate) -> Callable[[Flowable], None]:
    """Gives the title and every heading a place in the bookmarks."""
    levels = {looks.TITLE.name: 0, looks.HEADING.name: 1}

    def mark(flowable: Flowable) -> None:
        level = levels.get(getattr(getattr(flowable, "style", None), "name", ""))
        if level is None:
            return
        key = f"heading-{document.seq.nextf('bookmark')}"
        document.canv.bookmarkPage(key)
        document.canv.addOutlineEntry(flowable.getPlainText(), key, level)

    return mark
