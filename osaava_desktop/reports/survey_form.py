"""The form of a client survey, for people to fill in with a pen; in large type for who needs it."""

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from osaava_desktop.domain.surveys import Choice, SurveyPaper
from osaava_desktop.i18n import _
from osaava_desktop.reports import charts, flow, forms, looks
from osaava_desktop.reports.flow import Around
from osaava_desktop.reports.mapping_form import project_lines
from osaava_desktop.reports.text import paragraph

USUAL, LARGE = 1.0, 1.5
"""How much larger than in other papers the letters are; large ones are 16 to 18 points."""

_PEN_LINES = 4
_DATE_WIDTHS = (45 * mm, 80 * mm)


def render(paper: SurveyPaper, language: str) -> bytes:
    """The form as a PDF in a language; the same paper gives the same bytes."""
    return flow.render(lambda: _around(paper), lambda: _story(paper), language)


def _around(paper: SurveyPaper) -> Around:
    title = _title(paper)
    foot = " · ".join(filter(None, (paper.issuer.project_name, title)))
    return Around(issuer=paper.issuer, title=title, lines=project_lines(paper.issuer), foot=foot)


def _title(paper: SurveyPaper) -> str:
    return _("How has it been? Survey {year}").format(year=paper.year)


def _story(paper: SurveyPaper) -> Iterator[Flowable]:
    scale = LARGE if paper.large else USUAL
    body = sized(looks.SURVEY_TEXT, scale)
    yield paragraph(_title(paper), looks.SURVEY_TITLE if paper.large else looks.TITLE)
    yield Spacer(1, 4 * scale)
    yield paragraph(_asking(paper), body)
    yield Spacer(1, 6 * scale)
    for place, text in enumerate(paper.questions, start=1):
        yield _question(f"{place}. {text}", scale)
    yield from _own_words(scale)
    yield _end(paper, scale)


def _asking(paper: SurveyPaper) -> str:
    """That nobody has to, who will know, and how."""
    if paper.named:
        return _(
            "Answering is voluntary. Your answers help us to work better. Tick one box for each question."
        )
    return _(
        "Answering is voluntary, and we do not ask your name. Your answers help us to work better. "
        "Tick one box for each question."
    )


def _question(text: str, scale: float) -> Flowable:
    boxes = forms.TickBoxes([(choice.label, False) for choice in Choice], sized(looks.SURVEY_TEXT, scale))
    return KeepTogether([paragraph(text, sized(looks.SURVEY_QUESTION, scale)), boxes, Spacer(1, 9 * scale)])


def _own_words(scale: float) -> Iterator[Flowable]:
    """Room for a comment, and whether it may be quoted."""
    quoting = _("My words may be quoted without my name")
    yield KeepTogether(
        [
            paragraph(_("In your own words: what has been good, what could be better?"), _heading(scale)),
            forms.PenLines(_PEN_LINES, gap=forms.PEN_LINE * (1 + (scale - 1) / 2)),
            Spacer(1, 6 * scale),
            forms.TickBoxes([(quoting, False)], sized(looks.SURVEY_TEXT, scale)),
        ]
    )


def _end(paper: SurveyPaper, scale: float) -> Flowable:
    """The day, the name only where the office asks for it, and thanks beside them."""
    pairs = [(_("Date"), ""), *([(_("Name (if you want to give it)"), "")] if paper.named else [])]
    widths = _DATE_WIDTHS[: len(pairs)]
    lines = forms.facts(pairs, widths, to_fill=True, label=sized(looks.LABEL, scale))
    thanks = paragraph(_("Thank you!"), _heading(scale))
    row = Table(
        [[lines, thanks]],
        [sum(widths), looks.WIDTH - sum(widths)],
        hAlign="LEFT",
        style=[*charts.BARE, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("LEFTPADDING", (1, 0), (1, 0), 6 * mm)],
    )
    return KeepTogether([Spacer(1, 6 * scale), row])


def _heading(scale: float) -> ParagraphStyle:
    return sized(looks.SURVEY_QUESTION, scale)


def sized(style: ParagraphStyle, scale: float) -> ParagraphStyle:
    """A style with its letters so much larger."""
    if scale == USUAL:
        return style
    return ParagraphStyle(
        f"{style.name} {scale}", parent=style, fontSize=style.fontSize * scale, leading=style.leading * scale
    )
