"""Certificates of attendance: one upright A4 a person, signed by who led."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from osaava_desktop import i18n
from osaava_desktop.domain.certificates import CertificatePaper
from osaava_desktop.domain.guidance import format_minutes
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.reports import fonts, looks, page
from osaava_desktop.reports.mapping_form import project_lines
from osaava_desktop.reports.text import fitted, paragraph, place

TITLE_TOP = looks.PAGE_HEIGHT - 62 * mm
SIGN_LINE = 62 * mm
LABEL_WIDTH = 42 * mm
GAP = 4 * mm
MOST_DAYS = 6
"""More are given as a span."""


def render(papers: Sequence[CertificatePaper], language: str) -> bytes:
    """The certificates as a PDF in a language, a page each; the same papers give the same bytes."""
    with fonts.at_work(), i18n.speaking(language):
        file = BytesIO()
        canvas = page.new_canvas(file, _("Certificate of attendance"), papers[0].issuer, language)
        for number, paper in enumerate(papers, start=1):
            _draw(canvas, paper, number)
            canvas.showPage()
        canvas.save()
        return file.getvalue()


def _draw(canvas: Canvas, paper: CertificatePaper, number: int) -> None:
    title = _("Certificate of attendance")
    canvas.bookmarkPage(f"certificate-{number}")
    canvas.addOutlineEntry(f"{title} {number}", f"certificate-{number}", 0)
    page.head(canvas, paper.issuer, project_lines(paper.issuer))
    top = TITLE_TOP
    for text, style, high, after in (
        (title, looks.CERTIFICATE_TITLE, 16 * mm, 10 * mm),
        (paper.name, looks.CERTIFICATE_NAME, 24 * mm, GAP),
        (_("has taken part in"), looks.STEP, 6 * mm, GAP),
        (paper.training, looks.CERTIFICATE_TRAINING, 20 * mm, 10 * mm),
    ):
        top -= place(canvas, fitted(text, style, looks.WIDTH, high, 5), looks.SIDE, top, looks.WIDTH) + after
    _draw_facts(canvas, paper, top)
    _draw_signature(canvas, paper)
    page.foot(canvas, paper.issuer.project_name or paper.issuer.organisation, 1, 1)


def _draw_facts(canvas: Canvas, paper: CertificatePaper, top: float) -> None:
    facts = [(label, text) for label, text in _facts(paper) if text]
    room = (top - SIGN_LINE - 20 * mm) / max(len(facts), 1) - 2 * mm
    canvas.setStrokeColor(looks.LINE)
    canvas.setLineWidth(looks.HAIRLINE)
    for label, text in facts:
        canvas.line(looks.SIDE, top, looks.SIDE + looks.WIDTH, top)
        place(canvas, paragraph(label, looks.LABEL), looks.SIDE, top - 2.6 * mm, LABEL_WIDTH)
        width = looks.WIDTH - LABEL_WIDTH
        value = fitted(text, looks.FACT, width, max(room, 9 * mm), 4)
        top -= place(canvas, value, looks.SIDE + LABEL_WIDTH, top - 2 * mm, width) + 4.4 * mm


def _facts(paper: CertificatePaper) -> Iterator[tuple[str, str]]:
    yield (_("Days") if len(paper.days) > 1 else _("Day")), _days(paper)
    yield _("Length"), format_minutes(paper.minutes) if paper.minutes else ""
    yield _("Content"), ", ".join(paper.topics)
    yield _("Place"), paper.place
    yield _("Organiser"), paper.organiser or paper.issuer.organisation
    if paper.card is not None:
        yield _("Card"), _card(paper)


def _days(paper: CertificatePaper) -> str:
    if len(paper.days) <= MOST_DAYS:
        return ", ".join(format_date(day) for day in paper.days)
    span = f"{format_date(paper.days[0])}–{format_date(paper.days[-1])}"
    return _("{span}, {count} times").format(span=span, count=len(paper.days))


def _card(paper: CertificatePaper) -> str:
    assert paper.card is not None
    words = paper.card.label or paper.card.type.label
    passed = _("{card}, passed {day}").format(card=words, day=format_date(paper.card.on))
    if paper.card.expires is None:
        return passed
    return _("{card}, valid until {day}").format(card=passed, day=format_date(paper.card.expires))


def _draw_signature(canvas: Canvas, paper: CertificatePaper) -> None:
    """Place and date on the left, the leader's signature with the name in print on the right."""
    half = looks.WIDTH / 2 - GAP
    canvas.setStrokeColor(looks.INK)
    canvas.setLineWidth(looks.INK_LINE)
    for left, label, name in (
        (looks.SIDE, _("Place and date"), ""),
        (looks.SIDE + half + 2 * GAP, _("Signature"), paper.leader),
    ):
        canvas.line(left, SIGN_LINE, left + half, SIGN_LINE)
        below = SIGN_LINE - 1 * mm
        below -= place(canvas, paragraph(label, looks.LABEL), left, below, half)
        if name:
            place(canvas, fitted(name, looks.FACT, half, 10 * mm, 5), left, below - 1 * mm, half)
            organisation = fitted(paper.issuer.organisation, looks.LABEL, half, 8 * mm, 4)
            place(canvas, organisation, left, below - 7 * mm, half)
