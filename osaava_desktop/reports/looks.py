"""Colours, measures and paragraph styles of all papers; no meaning stands in a colour alone."""

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from osaava_desktop.reports import fonts

PAGE_WIDTH: float = 210 * mm
PAGE_HEIGHT: float = 297 * mm
PAGE_SIZE = (PAGE_WIDTH, PAGE_HEIGHT)
SIDE = 20 * mm
TOP = 14 * mm
WIDTH = PAGE_WIDTH - 2 * SIDE

BLACK = HexColor("#000000")
WHITE = HexColor("#FFFFFF")
INK = HexColor("#1E1C18")
GREY = HexColor("#5A554C")
ACCENT = HexColor("#17616B")
TINT = HexColor("#F3F0EA")
TRACK = HexColor("#E2DBCF")
LINE = HexColor("#C9C2B6")
RULE = HexColor("#8A8276")
EU_BLUE = HexColor("#003399")
EU_YELLOW = HexColor("#FFCC00")
PRACTICE = HexColor("#5B3A86")
SHADES = (ACCENT, HexColor("#A9C9CC"), HexColor("#5F9299"), HexColor("#DCE7E6"))
"""Parts of a share bar: each lighter or darker than its neighbour, so that they part in grey too."""
ON_SHADES = (WHITE, INK, WHITE, INK)

HAIRLINE = 0.4
INK_LINE = 0.8
CELL_FONT = ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR)
"""For every table: it names its cells' font in the paper even where only paragraphs stand in them."""


def _style(
    name: str, size: float, leading: float | None = None, font: str = fonts.REGULAR, **more: object
) -> ParagraphStyle:
    given = {"textColor": INK, "allowWidows": 0, "allowOrphans": 0} | more
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading or size * 1.3, **given)


STATEMENT = _style("statement", 12, 13.8, fonts.BOLD, textColor=EU_BLUE)
ORGANISATION = _style("organisation", 10.5, 13, fonts.BOLD, alignment=TA_RIGHT)
ISSUER = _style("issuer", 9, 12, textColor=GREY, alignment=TA_RIGHT)
MARKED_PRACTICE = _style("practice", 11, 14, fonts.BOLD, textColor=PRACTICE, alignment=TA_CENTER)
FOOT = _style("foot", 8.5, 11, textColor=GREY)
FOOT_RIGHT = _style("foot right", 8.5, 11, textColor=GREY, alignment=TA_RIGHT)
LABEL = _style("label", 9, 11.5, textColor=GREY)

SHEET_TITLE = _style("sheet title", 20, 24, fonts.BOLD)
SHEET_SUBTITLE = _style("sheet subtitle", 14, 18, fonts.MEDIUM)
SHEET_NUMBER = _style("sheet number", 14, 17, fonts.BOLD, alignment=TA_RIGHT)
LABEL_RIGHT = _style("label right", 9, 11.5, textColor=GREY, alignment=TA_RIGHT)
FACT = _style("fact", 11, 13.5, fonts.MEDIUM)
SHEET_HEADER = _style("sheet header", 9, 11, fonts.BOLD)
ROW_NUMBER = _style("row number", 9.5, 12, textColor=GREY, alignment=TA_CENTER)
ROW_NAME = _style("row name", 11, 13)
BOX_LABEL = _style("box label", 10, 13, fonts.BOLD)
BOX_TITLE = _style("box title", 13, 16, fonts.BOLD)
DAY = _style("day", 9.5, 11.5, fonts.BOLD, alignment=TA_CENTER)
HOUR = _style("hour", 8.5, 10.5, textColor=GREY, alignment=TA_CENTER)
SHEET_NUMBER_LEFT = _style("sheet number left", 14, 17, fonts.BOLD)
SLIP_LABEL = _style("slip label", 7.5, 9, textColor=GREY)

TITLE = _style("title", 19, 23, fonts.BOLD)
PROJECT = _style("project", 13, 17, fonts.MEDIUM, textColor=ACCENT)
HEADING = _style("heading", 13, 17, fonts.BOLD, textColor=ACCENT, spaceBefore=10, spaceAfter=3)
BODY_GOES_ON = _style("body goes on", 11, 15.8)
SUBHEADING = _style("subheading", 11, 15, fonts.BOLD, spaceBefore=6, spaceAfter=3)
BODY = _style("body", 11, 15.8, spaceAfter=10)
ITEM = _style("item", 11, 15.8, leftIndent=14, bulletIndent=2, spaceAfter=2, bulletFontName=fonts.REGULAR)
QUOTE = _style("quote", 11, 15.8, leftIndent=22, rightIndent=22, spaceAfter=6)
QUOTE_SOURCE = _style("quote source", 8.5, 11, textColor=GREY, leftIndent=22, spaceAfter=12)
SMALL_PRINT = _style("small print", 8.5, 11.6, textColor=GREY, spaceAfter=8)
CAPTION = _style("caption", 8.5, 11, textColor=GREY)
TABLE_CAPTION = _style("table caption", 8.5, 11, textColor=GREY, spaceBefore=4, spaceAfter=4)
CELL = _style("cell", 9.5, 12)
CELL_RIGHT = _style("cell right", 9.5, 12, alignment=TA_RIGHT)
CELL_HEADER = _style("cell header", 9, 12, fonts.BOLD)
CELL_HEADER_RIGHT = _style("cell header right", 9, 12, fonts.BOLD, alignment=TA_RIGHT)
CELL_TOTAL = _style("cell total", 9.5, 12, fonts.BOLD)
CELL_TOTAL_RIGHT = _style("cell total right", 9.5, 12, fonts.BOLD, alignment=TA_RIGHT)
HIGHLIGHT_VALUE = _style("highlight value", 20, 25, fonts.BOLD)
HIGHLIGHT_NOTE = _style("highlight note", 8.5, 11)
CHART_TITLE = _style("chart title", 10, 13, fonts.BOLD, spaceAfter=5)
CHART_LABEL = _style("chart label", 9.5, 12)
CHART_NUMBER = _style("chart number", 9.5, 12, fonts.BOLD)
CHART_NOTE = _style("chart note", 8.5, 11)
AXIS = _style("axis", 8, 10, textColor=GREY)
AXIS_NUMBER = _style("axis number", 8, 10, fonts.BOLD)
UNIT = _style("unit", 9, 11.5)
ON_SHADE = tuple(
    _style(f"on shade {place}", 9.5, 12, fonts.BOLD, textColor=colour)
    for place, colour in enumerate(ON_SHADES)
)
RECOVERY_GROUP = _style("recovery group", 17, 20, fonts.BOLD)
FUNNEL_VALUE = _style("funnel value", 15, 19, fonts.BOLD)

COVER_STATEMENT = _style("cover statement", 20, 24, fonts.BOLD, textColor=EU_BLUE)
COVER_ORGANISATION = _style("cover organisation", 13, 17, textColor=GREY, spaceAfter=3)
COVER_PROJECT = _style("cover project", 22, 27, fonts.MEDIUM, textColor=ACCENT)
COVER_TITLE = _style("cover title", 32, 39, fonts.BOLD)
COVER_SUBTITLE = _style("cover subtitle", 14, 19, textColor=GREY, spaceBefore=8)
COVER_LABEL = _style("cover label", 9.5, 14, textColor=GREY)
COVER_FACT = _style("cover fact", 10.5, 14, fonts.MEDIUM)
CONTENTS_TITLE = _style("contents title", 19, 23, fonts.BOLD, spaceAfter=8)
CONTENTS = _style("contents", 11, 16, fonts.MEDIUM, spaceBefore=5)
CONTENTS_WITHIN = _style("contents within", 10.5, 15)

CERTIFICATE_TITLE = _style("certificate title", 28, 34, fonts.BOLD, textColor=ACCENT)
CERTIFICATE_NAME = _style("certificate name", 24, 29, fonts.BOLD)
CERTIFICATE_TRAINING = _style("certificate training", 19, 24, fonts.MEDIUM)

QUESTION = _style("question", 10, 13.6, fonts.MEDIUM, spaceBefore=2)
CHOICE = _style("choice", 10, 13)
CHOSEN = _style("chosen", 10, 13, fonts.BOLD)
FORM_NOTE = _style("form note", 9.5, 13, textColor=GREY, spaceAfter=4)
WRITTEN = _style("written", 10.5, 15)
CODE = _style("code", 34, 40, fonts.BOLD)
STEP = _style("step", 12, 17)
STEP_TITLE = _style("step title", 12, 17, fonts.BOLD)
STEP_NUMBER = _style("step number", 19, 23, fonts.BOLD, textColor=ACCENT)

WALL_TITLE = _style("wall title", 28, 34, fonts.BOLD)
WALL_WHERE = _style("wall where", 15, 20, fonts.MEDIUM, textColor=ACCENT)
WALL_CONTACT = _style("wall contact", 14, 18, fonts.BOLD)

SURVEY_TITLE = _style("survey title", 24, 29, fonts.BOLD)
SURVEY_TEXT = _style("survey text", 11, 15)
SURVEY_QUESTION = _style("survey question", 11.5, 15.5, fonts.BOLD, spaceAfter=4)
