"""The contents of a long text document: a field that a word processor keeps, its entries filled in."""

from dataclasses import dataclass

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from osaava_desktop.i18n import _
from osaava_desktop.reports import looks
from osaava_desktop.reports.document_frame import ROOM, element
from osaava_desktop.reports.document_pages import Item, pages_of_headings
from osaava_desktop.reports.document_writer import LOOKS, Writer, field, fill

FROM_PAGES = 6
"""Of a paper with so many pages there are contents."""
LEVELS = 2


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the contents may come to stand: before that item of the document, in that line's stead."""

    item: int
    line: Paragraph
    own_page: bool


def begin_contents(writer: Writer, *, own_page: bool) -> Place:
    """Keeps a place for the contents, which are known when all is written."""
    item = len(writer.items)
    return Place(item=item, line=writer.document.add_paragraph(), own_page=own_page)


def put_contents(writer: Writer, place: Place) -> None:
    """Puts the contents into their place if the paper is long, and gives the place up if it is not."""
    pages, count = pages_of_headings(writer.items, ROOM, writer.first_room)
    if count >= FROM_PAGES and pages:
        _write(writer, place)
    place.line._p.getparent().remove(place.line._p)


def _write(writer: Writer, place: Place) -> None:
    title = place.line.insert_paragraph_before(_("Contents"), "Contents title")
    title.paragraph_format.page_break_before = place.own_page
    names = [f"toc {level}" for _heading, _words, level in writer.contents]
    items = [_item("Contents title", breaks=place.own_page), *(_item(name) for name in names)]
    writer.items[place.item : place.item] = items
    pages, _count = pages_of_headings(writer.items, ROOM, writer.first_room)
    entries = [place.line.insert_paragraph_before("", name) for name in names]
    for number, (entry, (heading, words, _level), page) in enumerate(
        zip(entries, writer.contents, pages, strict=True), 1
    ):
        name = f"_Toc{number:08}"
        _mark(heading, name, number)
        _put_entry(entry, words, name, page)
    _begin_field(entries[0], f'TOC \\o "1-{LEVELS}" \\h \\z \\u')
    _end_field(entries[-1])


def _item(style: str, *, breaks: bool = False) -> Item:
    look = LOOKS[style]
    return Item(lines=[look.leading], before=look.spaceBefore, after=look.spaceAfter, breaks=breaks)


def _mark(heading: Paragraph, name: str, number: int) -> None:
    """A bookmark around the heading's words."""
    properties = heading._p.get_or_add_pPr()
    properties.addnext(element("w:bookmarkStart", id=str(number), name=name))
    heading._p.append(element("w:bookmarkEnd", id=str(number)))


def _put_entry(entry: Paragraph, words: str, name: str, page: int) -> None:
    """The heading, dots, and its page's number; a click goes there."""
    stops = entry.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(looks.WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    fill(entry, words)
    entry.add_run("\t")
    field(entry, f"PAGEREF {name} \\h", str(page))
    link = element("w:hyperlink", anchor=name, history="1")
    for run in list(entry.runs):
        link.append(run._r)
    entry._p.append(link)


def _begin_field(entry: Paragraph, instruction: str) -> None:
    told = element("w:instrText")
    told.text = f" {instruction} "
    parts = (element("w:fldChar", fldCharType="begin"), told, element("w:fldChar", fldCharType="separate"))
    for part in reversed(parts):
        entry._p.get_or_add_pPr().addnext(_run(part))


def _end_field(entry: Paragraph) -> None:
    entry._p.append(_run(element("w:fldChar", fldCharType="end")))


def _run(part: BaseOxmlElement) -> BaseOxmlElement:
    run = element("w:r")
    run.append(part)
    return run
