"""Writes paragraphs and pictures into a text document (DOCX), and notes the room that each takes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from osaava_desktop.domain.checks import clean
from osaava_desktop.domain.narrative_text import BOLD_MARKS
from osaava_desktop.reports import document_styles as styles
from osaava_desktop.reports.document_pages import Item, lines_of
from osaava_desktop.reports.text import visible

BELOW_BASE_LINE = 0.21
"""The part of a letter's size that hangs below the line that pictures stand on."""
LOOKS = styles.BUILT_IN | styles.OWN


class Writer:
    """One document, written from its top down."""

    def __init__(self, language: str) -> None:
        self.document = docx.Document()
        self.width = 0.0
        self.first_room = 0.0
        """The height of the first page, between its head and foot."""
        self._where: Document | _Cell = self.document
        self.items: list[Item] = []
        self.contents: list[tuple[Paragraph, str, int]] = []
        """The headings so far, with their words and levels."""
        self._page_begins = False
        self._style = ""
        styles.set_up(self.document, language)
        self.ids = {name: str(self.document.styles[name].style_id) for name in LOOKS}
        """By the names of the styles: python-docx looks for each anew, which takes half of its time."""

    def begin_page(self) -> None:
        """What is written next stands on a new page."""
        self._page_begins = bool(self.items)

    def text(self, words: str, style: str, *, narrative: bool = False, heading: bool = False) -> Paragraph:
        """A paragraph, its line ends kept; ``**…**`` is bold where it is narrative."""
        made = self._where.add_paragraph()
        made._p.style = self.ids[style]
        fill(made, words, narrative=narrative)
        look = LOOKS[style]
        count = lines_of(legible(words), look, self.width, narrative=narrative)
        self._note([look.leading] * count, style, heading=heading)
        if self._page_begins:
            made.paragraph_format.page_break_before = True
            self._page_begins = False
        return made

    def blank(self, height: float = 0) -> Paragraph:
        """An empty line of small letters, of that height if it is told."""
        made = self.text("", "Blank")
        if height:
            made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            made.paragraph_format.line_spacing = Pt(height)
            self.items[-1] = replace(self.items[-1], lines=[height])
        return made

    def heading(self, words: str, level: int) -> None:
        """A heading that the contents may lead to."""
        made = self.text(words, f"heading {level}", heading=True)
        self.contents.append((made, legible(words), level))

    def picture(self, png: bytes, width: float, height: float, words: str, *, keep: bool = False) -> None:
        """A picture in a paragraph of its own; the words tell it to who does not see it.

        It is kept with its note, where one follows.
        """
        style = "Figure with note" if keep else "Figure"
        put_picture(self.text("", style), png, width, words)
        below_base_line = BELOW_BASE_LINE * LOOKS[style].fontSize
        self.items[-1] = replace(self.items[-1], lines=[height + below_base_line])

    @contextmanager
    def within(self, cell: _Cell, width: float) -> Iterator[list[Item]]:
        """Writes into an empty cell, that wide, for the time of a block; gives what is written there."""
        before = self._where, self.width, self.items
        [empty] = cell.paragraphs
        self._where, self.width, self.items = cell, width, []
        try:
            yield self.items
        finally:
            self._where, self.width, self.items = before
        if len(cell.paragraphs) > 1:  # it must have one
            cell._tc.remove(empty._p)

    def row(self, height: float, *, keep: bool, again: float = 0) -> None:
        """Takes note of a table's row, and of the height of the head that a new page repeats above it."""
        self.items.append(Item(lines=[height], keep=keep, again=again))

    def _note(self, lines: Sequence[float], style: str, *, heading: bool) -> None:
        look = LOOKS[style]
        if style == self._style == "List Bullet":
            self.items[-1] = replace(self.items[-1], after=0)
        self._style = style
        self.items.append(
            Item(
                lines=lines,
                before=look.spaceBefore,
                after=look.spaceAfter,
                keep=style in styles.STAY_WITH_NEXT,
                heading=heading,
                breaks=self._page_begins,
            )
        )


def legible(words: str) -> str:
    """The words as they can be read, their line ends kept; a document holds no other signs."""
    return "\n".join(visible(line) for line in clean(words).split("\n"))


def fill(paragraph: Paragraph, words: str, *, narrative: bool = False, bold: bool | None = None) -> None:
    """Writes words into a paragraph as they are."""
    for place, line in enumerate(legible(words).split("\n")):
        if place:
            paragraph.add_run().add_break()
        for part, strong in _parts(line) if narrative else [(line, False)]:
            if part:
                run = paragraph.add_run(part)
                run.bold = True if strong else bold


def _parts(line: str) -> Iterator[tuple[str, bool]]:
    for place, part in enumerate(BOLD_MARKS.split(line)):
        yield part, place % 2 == 1


def put_picture(paragraph: Paragraph, png: bytes, width: float, words: str) -> None:
    """A picture within a paragraph, that wide in points."""
    shape = paragraph.add_run().add_picture(BytesIO(png), width=Pt(width))
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")
    shape._inline.docPr.set("descr", legible(words))


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that a word processor works out; until then it shows what is given."""
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        if kind == "separate":
            told = OxmlElement("w:instrText")
            told.set(qn("xml:space"), "preserve")
            told.text = f" {instruction} "
            run._r.append(told)
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
        if kind == "separate":
            paragraph.add_run(shown)


def set_widths(table: Table, widths: Sequence[float]) -> None:
    """Fixes the columns, in points: some word processors ask the columns for it, others the cells."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Pt(width)


def right(paragraph: Paragraph) -> None:
    """Sets a paragraph to the right."""
    paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def cell_text(cell: _Cell, words: str, style: str) -> Paragraph:
    """Writes words into an empty cell; the style by its id."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph._p.style = style
    fill(paragraph, words)
    return paragraph
