"""What stands around a text document: its page, head and foot, what it says of itself, and its bytes."""

from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from reportlab.lib.units import mm

from osaava_desktop.domain.papers import Issuer, YearlyPaper
from osaava_desktop.i18n import _
from osaava_desktop.reports import document_styles as styles
from osaava_desktop.reports import looks, page, pictures
from osaava_desktop.reports.document_writer import (
    Writer,
    cell_text,
    field,
    legible,
    put_picture,
    right,
    set_widths,
)

HEAD_TOP = 8 * mm
PRACTICE_LINE = 6 * mm
HEAD_ROW = 15 * mm
COVER_ROW = page.LARGEST_EMBLEM + 4 * mm
BELOW_HEAD = 2 * mm
TOP = 14.5 * mm
BOTTOM = 19 * mm
FOOT_BOTTOM = 8 * mm
ROOM = looks.PAGE_HEIGHT - TOP - BOTTOM
STATEMENT_ON_COVER = 80 * mm
LOGO_GAP = 4 * mm
LONGEST_PROPERTY = 255
_LEFT_OUT = ("/metadata/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")
"""Parts of python-docx's own empty document that say nothing of this one."""


def set_up(writer: Writer, paper: YearlyPaper) -> None:
    """Lays the page out: the head on the first page, the foot on each but a title page."""
    section = writer.document.sections[0]
    section.page_width, section.page_height = Pt(looks.PAGE_WIDTH), Pt(looks.PAGE_HEIGHT)
    section.left_margin = section.right_margin = Pt(looks.SIDE)
    section.top_margin, section.bottom_margin = Pt(TOP), Pt(BOTTOM)
    section.header_distance, section.footer_distance = Pt(HEAD_TOP), Pt(FOOT_BOTTOM)
    section.different_first_page_header_footer = True
    row = HEAD_ROW if paper.cover is None else COVER_ROW
    writer.width = looks.WIDTH
    writer.first_room = looks.PAGE_HEIGHT - HEAD_TOP - PRACTICE_LINE - row - BELOW_HEAD - BOTTOM
    _practice(section.header, paper.issuer, aside=True)
    _head(writer, section.first_page_header, paper, row)
    foot = f"{paper.issuer.project_name} · {paper.title}"
    _foot(section.footer, foot)
    if paper.cover is None:
        _foot(section.first_page_footer, foot)
    _describe(writer.document, paper.issuer, paper.title)


def _practice(header: _Header, issuer: Issuer, *, aside: bool) -> None:
    """On every page the mark of practice data, apart from all names, or as much room without it."""
    line = header.paragraphs[0]
    line.style = "Practice"
    if aside:
        right(line)
    _exactly(line, PRACTICE_LINE)
    if issuer.practice:
        run = line.add_run(_("PRACTICE"))
        frame = f'<w:bdr {nsdecls("w")} w:val="single" w:sz="10" w:space="1" w:color="{_PRACTICE}"/>'
        run._r.get_or_add_rPr().append(parse_xml(frame))


_PRACTICE = styles.hexadecimal(looks.PRACTICE)


def _exactly(line: Paragraph, height: float) -> None:
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    line.paragraph_format.line_spacing = Pt(height)


def _head(writer: Writer, header: _Header, paper: YearlyPaper, height: float) -> None:
    """The emblem and the EU's statement on the left, whose paper it is on the right, or its logo alone."""
    cover = paper.cover is not None
    _practice(header, paper.issuer, aside=cover)
    emblem = page.LARGEST_EMBLEM if cover else page.EMBLEM_HEIGHT
    places = header.add_table(1, 4 if paper.issuer.logo else 3, Pt(looks.WIDTH))
    set_widths(places, _widths(emblem, len(places.columns), cover=cover))
    _without_margins(places)
    [row] = places.rows
    row.height_rule, row.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Pt(height)
    flag = _("The flag of the European Union")
    ratio = page.EMBLEM_RATIO
    put_picture(row.cells[0].paragraphs[0], pictures.emblem(emblem), ratio * emblem, flag)
    style = writer.ids["Cover statement" if cover else "Statement"]
    cell_text(row.cells[1], _("Co-funded by the\nEuropean Union"), style)
    if not cover:
        _whose(row.cells[2], paper.issuer)
    if paper.issuer.logo:
        _logo(row.cells[3].paragraphs[0], paper.issuer, emblem)
    _exactly(header.add_paragraph(style="Practice"), BELOW_HEAD)


def _widths(emblem: float, places: int, *, cover: bool) -> list[float]:
    """Of the emblem, the statement, the names, and of the logo if there is one."""
    given = [1.8 * emblem, STATEMENT_ON_COVER if cover else page.STATEMENT_WIDTH]
    logo = [page.EMBLEM_RATIO * emblem + LOGO_GAP] if places > len(given) + 1 else []
    return [*given, looks.WIDTH - sum(given) - sum(logo), *logo]


def _whose(cell: _Cell, issuer: Issuer) -> None:
    cell.paragraphs[0].style = "Organisation"
    cell.paragraphs[0].add_run(legible(issuer.organisation))
    if issuer.manager:
        cell.add_paragraph(_("Project manager {name}").format(name=legible(issuer.manager)), "Issuer")
    if issuer.project_code:
        cell.add_paragraph(_("project code {code}").format(code=legible(issuer.project_code)), "Issuer")


def _logo(paragraph: Paragraph, issuer: Issuer, emblem: float) -> None:
    """Neither higher nor wider than the emblem."""
    right(paragraph)
    wide, high = pictures.size(issuer.logo)
    width = wide * min(page.EMBLEM_RATIO * emblem / wide, emblem / high)
    put_picture(paragraph, issuer.logo, width, _("Logo: {name}").format(name=issuer.organisation))


def _without_margins(table: Table) -> None:
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _foot(footer: _Footer, words: str) -> None:
    """A hairline, what the paper is, and page x / y."""
    line = footer.paragraphs[0]
    line.style = "footer"
    above = (
        f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="4" w:space="4" '
        f'w:color="{styles.hexadecimal(looks.LINE)}"/></w:pBdr>'
    )
    line._p.get_or_add_pPr().append(parse_xml(above))
    line.paragraph_format.tab_stops.add_tab_stop(Pt(looks.WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{legible(words)}\t")
    field(line, "PAGE", "1")
    line.add_run(" / ")
    field(line, "NUMPAGES", "1")


def _describe(document: Document, issuer: Issuer, title: str) -> None:
    """Title and author as the reader shows them; nothing of who sat at the computer, or when."""
    said = document.core_properties
    said.title, said.author = (
        legible(title)[:LONGEST_PROPERTY],
        legible(issuer.organisation)[:LONGEST_PROPERTY],
    )
    said.subject = legible(issuer.project_name)[:LONGEST_PROPERTY]
    said.comments, said.keywords, said.last_modified_by = page.PROGRAM, "", ""
    said.language = document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val"))
    for name in ("dcterms:created", "dcterms:modified"):
        for one in said._element.findall(qn(name)):
            said._element.remove(one)
    for relations in (document.part.package.rels, document.part.rels):
        for name in [name for name, one in relations.items() if one.reltype.endswith(_LEFT_OUT)]:
            del relations[name]
    _set_settings(document, said.language)


def _set_settings(document: Document, locale: str) -> None:
    """No mode of an older word processor, and the language of the texts."""
    settings = document.settings.element
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")
    for one in settings.iter(qn("w:themeFontLang")):
        one.attrib.clear()
        one.set(qn("w:val"), locale)
    for name in ("w:savePreviewPicture", "w:proofState"):
        for one in settings.findall(qn(name)):
            settings.remove(one)


def saved(document: Document) -> bytes:
    """The file's bytes, the same for the same paper."""
    plain, file = BytesIO(), BytesIO()
    document.save(plain)
    with ZipFile(plain) as made, ZipFile(file, "w", ZIP_DEFLATED) as again:
        for entry in made.infolist():
            again.writestr(ZipInfo(entry.filename), made.read(entry), ZIP_DEFLATED)
    return file.getvalue()


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """An element of the word processor's own language."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return cast(BaseOxmlElement, made)
