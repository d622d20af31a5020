"""The contents of a long text document: a field that a word processor keeps, its entries filled in."""

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from osaava_desktop.i18n import _
from osaava_desktop.reports import looks
from osaava_desktop.reports.document_frame import FIRST_ROOM, ROOM, element
from osaava_desktop.reports.document_pages import Item, pages_of_headings
from osaava_desktop.reports.document_writer import LOOKS, Writer, field, fill

FROM_PAGES = 6
"""Of a paper with so many pages there are contents."""
LEVELS = 2


def put_contents(writer: Writer, place: int, before: Paragraph) -> None:
    """Puts contents on a page before that paragraph, if the paper is long; its item is at that place."""
    _pages, count = pages_of_headings(writer.items, ROOM, FIRST_ROOM)
    if count < FROM_PAGES or not writer.contents:
        return
    headings = writer.contents
    lines = [LOOKS[f"toc {level}"] for _made, _words, level in headings]
    title = LOOKS["Contents title"]
    items = [
        Item(lines=[title.leading], after=title.spaceAfter, keep=True, breaks=place > 0),
        *(Item(lines=[look.leading], after=look.spaceAfter) for look in lines),
    ]
    first = writer.items[place]
    rest = [
        Item(lines=first.lines, after=first.after, keep=first.keep, breaks=True),
        *writer.items[place + 1 :],
    ]
    pages, _count = pages_of_headings([*writer.items[:place], *items, *rest], ROOM, FIRST_ROOM)
    before.paragraph_format.page_break_before = True
    _write(writer, before, pages, begins_page=place > 0)


def _write(writer: Writer, before: Paragraph, pages: list[int], *, begins_page: bool) -> None:
    title = before.insert_paragraph_before(_("Contents"), "Contents title")
    title.paragraph_format.page_break_before = begins_page
    entries = [before.insert_paragraph_before("", f"toc {level}") for _m, _w, level in writer.contents]
    for number, (entry, (heading, words, _level), page) in enumerate(
        zip(entries, writer.contents, pages, strict=True), 1
    ):
        name = f"_Toc{number:08}"
        _mark(heading, name, number)
        entry.paragraph_format.tab_stops.add_tab_stop(
            Pt(looks.WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        _put_entry(entry, words, name, page)
    _begin_field(entries[0], f'TOC \\o "1-{LEVELS}" \\h \\z \\u')
    _end_field(entries[-1])


def _mark(heading: Paragraph, name: str, number: int) -> None:
    """A bookmark around the heading's words."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    properties = heading._p.get_or_add_pPr()
    properties.addnext(start)
    heading._p.append(element("w:bookmarkEnd", id=str(number)))


def _put_entry(entry: Paragraph, words: str, name: str, page: int) -> None:
    fill(entry, words)
    entry.add_run("\t")
    field(entry, f"PAGEREF {name} \\h", str(page))
    link = element("w:hyperlink", anchor=name, history="1")
    for run in list(entry.runs):
        link.append(run._r)
    entry._p.append(link)


def _begin_field(entry: Paragraph, instruction: str) -> None:
    for run in reversed(_runs(instruction)):
        entry._p.get_or_add_pPr().addnext(run)


def _runs(instruction: str) -> list[BaseOxmlElement]:
    begin, told, separate = element("w:r"), element("w:r"), element("w:r")
    begin.append(element("w:fldChar", fldCharType="begin"))
    text = element("w:instrText")
    text.text = f" {instruction} "
    told.append(text)
    separate.append(element("w:fldChar", fldCharType="separate"))
    return [begin, told, separate]


def _end_field(entry: Paragraph) -> None:
    end = element("w:r")
    end.append(element("w:fldChar", fldCharType="end"))
    entry._p.append(end)
