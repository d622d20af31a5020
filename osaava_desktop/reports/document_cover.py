"""The title page of a text document, as that of the printed paper."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from reportlab.lib.units import mm

from osaava_desktop.domain.papers import Cover, YearlyPaper
from osaava_desktop.reports import cover as printed
from osaava_desktop.reports import document_styles as styles
from osaava_desktop.reports import looks
from osaava_desktop.reports.document_pages import height_of, lines_of
from osaava_desktop.reports.document_writer import LOOKS, Writer, cell_text, set_widths

ABOVE = 40 * mm
RULE_WIDTH = 34 * mm
RULE_BEFORE, RULE_AFTER = 10.0, 18.0
SPARE = 12 * mm
"""What is left below, so that a page with a larger head has room too."""


def put_cover(writer: Writer, paper: YearlyPaper, cover: Cover) -> None:
    """Writes the page; the next begins a new one."""
    writer.blank(ABOVE)
    writer.text(paper.issuer.organisation, "Cover organisation")
    writer.text(paper.issuer.project_name, "Cover project")
    _rule(writer)
    writer.text(paper.title, "Cover title")
    if cover.subtitle:
        writer.text(cover.subtitle, "Cover subtitle")
    rows = [*printed.told(paper.issuer, cover)]
    width = looks.WIDTH - printed.LABEL_WIDTH
    heights = [
        lines_of(text, LOOKS["Cover fact"], width) * LOOKS["Cover fact"].leading + printed.PADDING
        for _name, text in rows
    ]
    left = writer.first_room - height_of(writer.items) - RULE_AFTER - sum(heights) - SPARE
    writer.blank(max(left, 10 * mm))
    _facts(writer, rows)


def _rule(writer: Writer) -> None:
    """A short line between the project and the title."""
    line = writer.blank(RULE_BEFORE)
    line.paragraph_format.right_indent = Pt(looks.WIDTH - RULE_WIDTH)
    line.paragraph_format.space_after = Pt(RULE_AFTER)
    border = (
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:space="1" '
        f'w:color="{styles.hexadecimal(looks.ACCENT)}"/></w:pBdr>'
    )
    line._p.get_or_add_pPr().insert_element_before(
        parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def _facts(writer: Writer, rows: list[tuple[str, str]]) -> None:
    made = writer.document.add_table(len(rows), 2, styles.COVER_FACTS)
    set_widths(made, [printed.LABEL_WIDTH, looks.WIDTH - printed.LABEL_WIDTH])
    for row, (name, text) in zip(made.rows, rows, strict=True):
        cell_text(row.cells[0], name, writer.ids["Cover label"])
        cell_text(row.cells[1], text, writer.ids["Cover fact"])
        writer.row(LOOKS["Cover fact"].leading + printed.PADDING, keep=True)
