"""What stands around a text document: its page, head and foot, what it says of itself, and its bytes."""

from collections.abc import Sequence
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer, _Header
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from reportlab.lib.units import mm

from osaava_desktop.domain.papers import Issuer
from osaava_desktop.i18n import _
from osaava_desktop.reports import document_styles as styles
from osaava_desktop.reports import looks, page, pictures
from osaava_desktop.reports.document_writer import Writer, cell_text, field, put_picture, right, set_widths
from osaava_desktop.reports.text import visible

HEAD_TOP = 8 * mm
PRACTICE_LINE = 6 * mm
HEAD_ROW = 15 * mm
BELOW_HEAD = 2 * mm
TOP = 16 * mm
BOTTOM = 19 * mm
FOOT_BOTTOM = 8 * mm
FIRST_ROOM = looks.PAGE_HEIGHT - HEAD_TOP - PRACTICE_LINE - HEAD_ROW - BELOW_HEAD - BOTTOM
ROOM = looks.PAGE_HEIGHT - TOP - BOTTOM
HEAD_WIDTHS = (18 * mm, 62 * mm, looks.WIDTH - 80 * mm)
LONGEST_PROPERTY = 255
_LEFT_OUT = ("/metadata/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")
"""Parts of python-docx's own empty document that say nothing of this one."""


def set_up(writer: Writer, issuer: Issuer, title: str, lines: Sequence[str], foot: str) -> None:
    """Lays the page out, with the head on the first page and the foot on each."""
    section = writer.document.sections[0]
    section.page_width, section.page_height = Pt(looks.PAGE_WIDTH), Pt(looks.PAGE_HEIGHT)
    section.left_margin = section.right_margin = Pt(looks.SIDE)
    section.top_margin, section.bottom_margin = Pt(TOP), Pt(BOTTOM)
    section.header_distance, section.footer_distance = Pt(HEAD_TOP), Pt(FOOT_BOTTOM)
    section.different_first_page_header_footer = True
    writer.width = looks.WIDTH
    _practice(section.header, issuer)
    _head(section, issuer, lines)
    for footer in (section.first_page_footer, section.footer):
        _foot(footer, foot)
    _describe(writer.document, issuer, title)


def _practice(header: _Header, issuer: Issuer) -> None:
    """On every page the mark of practice data, or as much room without it."""
    line = header.paragraphs[0]
    line.style = "Practice"
    _exactly(line, PRACTICE_LINE)
    if issuer.practice:
        run = line.add_run(_("PRACTICE"))
        frame = f'<w:bdr {nsdecls("w")} w:val="single" w:sz="10" w:space="1" w:color="{_PRACTICE}"/>'
        run._r.get_or_add_rPr().append(parse_xml(frame))


_PRACTICE = styles.hexadecimal(looks.PRACTICE)


def _exactly(line: Paragraph, height: float) -> None:
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    line.paragraph_format.line_spacing = Pt(height)


def _head(section: Section, issuer: Issuer, lines: Sequence[str]) -> None:
    """The emblem and the EU's statement on the left, whose paper it is on the right."""
    header = section.first_page_header
    _practice(header, issuer)
    table = header.add_table(1, len(HEAD_WIDTHS), Pt(looks.WIDTH))
    set_widths(table, HEAD_WIDTHS)
    table.rows[0].height_rule, table.rows[0].height = WD_ROW_HEIGHT_RULE.EXACTLY, Pt(HEAD_ROW)
    emblem, statement, whose = table.rows[0].cells
    _without_margins(table)
    words = _("The flag of the European Union")
    put_picture(emblem.paragraphs[0], pictures.emblem(page.EMBLEM_HEIGHT), 1.5 * page.EMBLEM_HEIGHT, words)
    cell_text(statement, _("Co-funded by the\nEuropean Union"), "Statement")
    if issuer.logo:
        _logo(whose.paragraphs[0], issuer)
        whose.add_paragraph()
    whose.paragraphs[-1].style = "Organisation"
    whose.paragraphs[-1].add_run(visible(issuer.organisation))
    for line in lines:
        whose.add_paragraph(visible(line), "Issuer")
    below = header.add_paragraph(style="Practice")
    _exactly(below, BELOW_HEAD)


def _logo(paragraph: Paragraph, issuer: Issuer) -> None:
    right(paragraph)
    put_picture(
        paragraph, issuer.logo, page.EMBLEM_HEIGHT, _("Logo: {name}").format(name=issuer.organisation)
    )


def _without_margins(table: Table) -> None:
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    table._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))


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
    line.add_run(f"{visible(words)}\t")
    field(line, "PAGE", "1")
    line.add_run(" / ")
    field(line, "NUMPAGES", "1")


def _describe(document: Document, issuer: Issuer, title: str) -> None:
    """Title and author as the reader shows them; nothing of who sat at the computer, or when."""
    said = document.core_properties
    said.title, said.author = (
        visible(title)[:LONGEST_PROPERTY],
        visible(issuer.organisation)[:LONGEST_PROPERTY],
    )
    said.subject = visible(issuer.project_name)[:LONGEST_PROPERTY]
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
