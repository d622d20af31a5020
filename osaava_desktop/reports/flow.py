"""Papers that run on over pages: their head and foot, the number of pages, and the bookmarks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from osaava_desktop import i18n
from osaava_desktop.domain.papers import Issuer
from osaava_desktop.reports import cover, fonts, looks, page
from osaava_desktop.reports.text import visible

FIRST_TOP = 31 * mm
LATER_TOP = looks.TOP
FRAME_BOTTOM = 19 * mm
PRACTICE_TOP = 6 * mm
MOST_TURNS = 5
LEVELS = {looks.TITLE.name: 0, looks.COVER_TITLE.name: 0, looks.HEADING.name: 1, looks.SUBHEADING.name: 2}
Draw = Callable[[Canvas, "Around", int], None]


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around the text: title, the head's lines about the project, the foot."""

    issuer: Issuer
    title: str
    lines: Sequence[str]
    foot: str
    cover: bool = False
    """Whether the first page is a title page, which has a larger head and no foot."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A heading as it came to stand: its text, level (1 or 2), page, and the name of its place."""

    text: str
    level: int
    page: int
    key: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a paper turned out to be when it was laid out."""

    pages: int = 0
    entries: tuple[Entry, ...] = ()


def render(around: Callable[[], Around], story: Callable[[], Iterator[Flowable]], language: str) -> bytes:
    """The paper as a PDF in a language, its pages counted; the same paper gives the same bytes."""
    return render_found(around, lambda _found: story(), language)


def render_found(
    around: Callable[[], Around], story: Callable[[Found], Iterator[Flowable]], language: str
) -> bytes:
    """As ``render``, of a story that tells of its own pages: laid out until what it tells is true."""
    with fonts.at_work(), i18n.speaking(language):
        work, found = around(), Found()
        for _turn in range(MOST_TURNS):
            made, again = _built(work, story(found), language, found.pages)
            if again == found:
                break
            found = again
        return made


def _built(work: Around, story: Iterator[Flowable], language: str, pages: int) -> tuple[bytes, Found]:
    """The PDF with that number of pages written at its foot, and what it really is."""
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=looks.PAGE_SIZE,
        title=visible(work.title),
        author=visible(work.issuer.organisation),
        subject=visible(work.issuer.project_name),
        lang=language,
        initialFontName=fonts.REGULAR,
        invariant=1,
        pageCompression=1,
    )
    first = (cover.TOP, _draw_cover) if work.cover else (FIRST_TOP, _with_foot(pages, _draw_head))
    later = (LATER_TOP, _with_foot(pages, _draw_practice))
    for name, (top, draw) in (("first", first), ("later", later)):
        document.addPageTemplates(PageTemplate(name, [_frame(top)], onPage=_page_drawing(work, draw)))
    entries: list[Entry] = []
    document.afterFlowable = _bookmarking(document, entries)
    document.build([NextPageTemplate("later"), *story])
    return file.getvalue(), Found(pages=int(document.page), entries=tuple(entries))


def _frame(top: float) -> Frame:
    height = looks.PAGE_HEIGHT - top - FRAME_BOTTOM
    return Frame(looks.SIDE, FRAME_BOTTOM, looks.WIDTH, height, 0, 0, 0, 0)


def _page_drawing(work: Around, draw: Draw) -> Callable[[Canvas, BaseDocTemplate], None]:
    def drawn(canvas: Canvas, document: BaseDocTemplate) -> None:
        page.describe(canvas)
        draw(canvas, work, document.page)

    return drawn


def _with_foot(pages: int, draw_top: Callable[[Canvas, Around], None]) -> Draw:
    def drawn(canvas: Canvas, work: Around, number: int) -> None:
        draw_top(canvas, work)
        page.foot(canvas, work.foot, number, pages)

    return drawn


def _draw_cover(canvas: Canvas, work: Around, _number: int) -> None:
    cover.draw_head(canvas, work.issuer)


def _draw_head(canvas: Canvas, work: Around) -> None:
    page.head(canvas, work.issuer, work.lines)


def _draw_practice(canvas: Canvas, work: Around) -> None:
    if work.issuer.practice:
        left = looks.SIDE + looks.WIDTH - page.PRACTICE_WIDTH
        page.practice_mark(canvas, left, looks.PAGE_HEIGHT - PRACTICE_TOP)


def _bookmarking(document: BaseDocTemplate, entries: list[Entry]) -> Callable[[Flowable], None]:
    """Gives the title and every heading a place in the bookmarks, and notes where headings stand."""
    last = -1

    def mark(flowable: Flowable) -> None:
        nonlocal last
        level = LEVELS.get(getattr(getattr(flowable, "style", None), "name", ""))
        if level is None:
            return
        key = f"heading-{document.seq.nextf('bookmark')}"
        text = flowable.getPlainText()
        last = min(level, last + 1)
        document.canv.bookmarkPage(key)
        document.canv.addOutlineEntry(text, key, last)
        if level:
            entries.append(Entry(text=text, level=level, page=int(document.page), key=key))

    return mark
