"""The styles of a text document, made of the looks of the papers, so that both read alike.

The letters are Arial: each computer has them or others as wide, and the EU's statement may be set in them.
"""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle as Style
from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from osaava_desktop.reports import fonts, looks

FONT = "Arial"
LOCALES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
FIGURE_TABLE = "Figure table"
HIGHLIGHTS = "Highlights"
SIDE_BY_SIDE = "Side by side"
COVER_FACTS = "Cover facts"

PROJECT = ParagraphStyle("project", parent=looks.PROJECT, spaceAfter=13)
HEADING = ParagraphStyle("heading", parent=looks.HEADING, spaceBefore=18)
SUBHEADING = ParagraphStyle("subheading", parent=looks.SUBHEADING, spaceBefore=14)
FIGURE = ParagraphStyle("figure", parent=looks.CHART_LABEL, spaceAfter=14)
FIGURE_WITH_NOTE = ParagraphStyle("figure with note", parent=looks.CHART_LABEL, spaceAfter=3)
ITEM = ParagraphStyle("item", parent=looks.ITEM, spaceAfter=looks.BODY.spaceAfter)
"""Between items there is no room: a word processor leaves it out between paragraphs of one style."""
BLANK = ParagraphStyle("blank", parent=looks.CAPTION, fontSize=4, leading=12)

BUILT_IN = {
    "Normal": looks.BODY,
    "Title": looks.TITLE,
    "Subtitle": PROJECT,
    "heading 1": HEADING,
    "heading 2": SUBHEADING,
    "caption": looks.TABLE_CAPTION,
    "Quote": looks.QUOTE,
    "List Bullet": ITEM,
    "header": looks.FOOT,
    "footer": looks.FOOT,
    "toc 1": looks.CONTENTS,
    "toc 2": ParagraphStyle("toc 2", parent=looks.CONTENTS_WITHIN, leftIndent=17),
}
OWN = {
    "Statement": looks.STATEMENT,
    "Organisation": looks.ORGANISATION,
    "Issuer": looks.ISSUER,
    "Practice": looks.MARKED_PRACTICE,
    "Cover statement": looks.COVER_STATEMENT,
    "Cover organisation": looks.COVER_ORGANISATION,
    "Cover project": looks.COVER_PROJECT,
    "Cover title": looks.COVER_TITLE,
    "Cover subtitle": looks.COVER_SUBTITLE,
    "Cover label": looks.COVER_LABEL,
    "Cover fact": looks.COVER_FACT,
    "Contents title": looks.CONTENTS_TITLE,
    "Figure title": looks.CHART_TITLE,
    "Figure": FIGURE,
    "Figure with note": FIGURE_WITH_NOTE,
    "Note": looks.SMALL_PRINT,
    "Quote source": looks.QUOTE_SOURCE,
    "Blank": BLANK,
    "Table text": looks.CELL,
    "Table heading": looks.CELL_HEADER,
    "Table total": looks.CELL_TOTAL,
    "Highlight label": looks.LABEL,
    "Highlight value": looks.HIGHLIGHT_VALUE,
    "Highlight note": looks.HIGHLIGHT_NOTE,
}
STAY_WITH_NEXT = {"Title", "heading 1", "heading 2", "caption", "Figure title", "Figure with note"}
_ALIGNED = {TA_RIGHT: WD_ALIGN_PARAGRAPH.RIGHT, TA_CENTER: WD_ALIGN_PARAGRAPH.CENTER}
_NEEDED = {"Default Paragraph Font", "Normal Table", "No List"}


def set_up(document: Document, language: str) -> None:
    """Gives the document our styles and no others, and says its language."""
    _drop_strangers(document)
    _set_defaults(document, LOCALES[language])
    for name, look in BUILT_IN.items():
        _set(_style(document, name, builtin=True), name, look)
    for name, look in OWN.items():
        _set(_style(document, name, builtin=False), name, look)
    _set_bullets(document)
    for xml in (_figure_table_xml(), _highlights_xml(), _side_by_side_xml(), _cover_facts_xml()):
        document.styles.element.append(parse_xml(xml))


def hexadecimal(colour: Color) -> str:
    """``17616B``."""
    return str(colour.hexval())[2:].upper()


def _drop_strangers(document: Document) -> None:
    kept = {name.lower() for name in (*BUILT_IN, *_NEEDED)}
    for element in document.styles.element.findall(qn("w:style")):
        if element.find(qn("w:name")).get(qn("w:val")).lower() not in kept:
            document.styles.element.remove(element)


def _set_defaults(document: Document, locale: str) -> None:
    """What holds where no style says anything else; python-docx knows no way to it."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    run.find(qn("w:rFonts")).getparent().replace(run.find(qn("w:rFonts")), _fonts())
    run.find(qn("w:lang")).set(qn("w:val"), locale)
    paragraph = defaults.find(qn("w:pPrDefault")).find(qn("w:pPr"))
    paragraph.remove(paragraph.find(qn("w:spacing")))


def _fonts() -> BaseOxmlElement:
    names = " ".join(f'w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return parse_xml(f"<w:rFonts {nsdecls('w')} {names}/>")


def _style(document: Document, name: str, *, builtin: bool) -> Style:
    """The paragraph style of that name, bare."""
    style: Style
    if name in document.styles:
        style = document.styles[name]
    else:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
        if name != "Normal":
            style.base_style = document.styles["Normal"]
    for part in ("w:rPr", "w:link", "w:semiHidden", *(["w:pPr"] if name != "List Bullet" else [])):
        for element in style.element.findall(qn(part)):
            style.element.remove(element)
    return style


def _set(style: Style, name: str, look: ParagraphStyle) -> None:
    font, shape = style.font, style.paragraph_format
    style.element.get_or_add_rPr().append(_fonts())
    font.size, font.bold = Pt(look.fontSize), look.fontName == fonts.BOLD
    font.color.rgb = RGBColor.from_string(hexadecimal(look.textColor))
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(look.leading)
    shape.space_before, shape.space_after = Pt(look.spaceBefore), Pt(look.spaceAfter)
    shape.alignment = _ALIGNED.get(look.alignment, WD_ALIGN_PARAGRAPH.LEFT)
    shape.keep_with_next = name in STAY_WITH_NEXT
    shape.widow_control = True
    shape.left_indent, shape.right_indent = Pt(look.leftIndent), Pt(look.rightIndent)
    if name.startswith("heading "):
        level = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{int(name[-1]) - 1}"/>')
        style.element.get_or_add_pPr().append(level)


def _set_bullets(document: Document) -> None:
    """A dash before the items of a list, as on the printed paper."""
    style = document.styles["List Bullet"]
    style.paragraph_format.first_line_indent = -style.paragraph_format.left_indent
    number = style.element.pPr.numPr.numId.val
    lists = document.part.numbering_part.element
    [one] = lists.xpath(f'w:num[@w:numId="{number}"]/w:abstractNumId/@w:val')
    for level in lists.xpath(f'w:abstractNum[@w:abstractNumId="{one}"]/w:lvl'):
        level.find(qn("w:lvlText")).set(qn("w:val"), "–")
        for own in level.findall(qn("w:rPr")):
            level.remove(own)


def _line(side: str, points: float, colour: Color) -> str:
    return (
        f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="0" w:color="{hexadecimal(colour)}"/>'
    )


def _margins(sides: Sequence[tuple[str, float]]) -> str:
    inside = "".join(f'<w:{side} w:w="{round(points * 20)}" w:type="dxa"/>' for side, points in sides)
    return f"<w:tblCellMar>{inside}</w:tblCellMar>"


def _table_style(name: str, borders: str, margins: str, more: str) -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr>{more}</w:style>"
    )


def _figure_table_xml() -> str:
    """Ink above, below the head and at the end, hairlines between rows, no upright lines."""
    ink = "".join(_line(side, looks.INK_LINE, looks.INK) for side in ("top", "bottom"))
    hairlines = _line("insideH", looks.HAIRLINE, looks.LINE)
    below = _line("bottom", looks.INK_LINE, looks.INK)
    above = _line("top", looks.INK_LINE, looks.INK)
    more = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{below}</w:tcBorders>{_shading()}</w:tcPr>'
        f'</w:tblStylePr><w:tblStylePr w:type="lastRow"><w:tcPr><w:tcBorders>{above}</w:tcBorders></w:tcPr>'
        f"</w:tblStylePr>"
    )
    margins = _margins((("top", 3.2), ("left", 6), ("bottom", 3.6), ("right", 6)))
    return _table_style(FIGURE_TABLE, ink + hairlines, margins, more)


def _highlights_xml() -> str:
    """A tinted card, its figures parted by hairlines."""
    margins = _margins((("top", 2), ("left", 11), ("bottom", 2), ("right", 11)))
    lines = _line("insideV", looks.HAIRLINE, looks.LINE)
    return _table_style(HIGHLIGHTS, lines, margins, f"<w:tcPr>{_shading()}</w:tcPr>")


def _side_by_side_xml() -> str:
    """Nothing but the places."""
    margins = _margins([(side, 0) for side in ("top", "left", "bottom", "right")])
    return _table_style(SIDE_BY_SIDE, "", margins, "")


def _cover_facts_xml() -> str:
    """A hairline above each."""
    margins = _margins((("top", 3), ("left", 0), ("bottom", 3), ("right", 0)))
    lines = "".join(_line(side, looks.HAIRLINE, looks.LINE) for side in ("top", "insideH"))
    return _table_style(COVER_FACTS, lines, margins, "")


def _shading() -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(looks.TINT)}"/>'
