"""One page for a participant: how to give the data in EURA 2021, with the project code large and as QR."""

from collections.abc import Iterator

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from osaava_desktop.domain.client_papers import EuraPaper
from osaava_desktop.domain.texts import format_list
from osaava_desktop.i18n import _
from osaava_desktop.reports import charts, flow, looks
from osaava_desktop.reports.flow import Around
from osaava_desktop.reports.mapping_form import project_lines
from osaava_desktop.reports.text import fitted, paragraph

ADDRESS = "eura2021.fi/osallistuja"
QR_SIZE = 30 * mm
NUMBER_WIDTH = 12 * mm
STEP_GAP = 14
CODE_HEIGHT = 18 * mm


def render(paper: EuraPaper, language: str) -> bytes:
    """The instruction as a PDF in a language; the same paper gives the same bytes."""
    return flow.render(lambda: _around(paper), lambda: _story(paper), language)


def _around(paper: EuraPaper) -> Around:
    issuer, title = paper.issuer, _("Your data in EURA 2021")
    foot = f"{issuer.project_name} · {title}" if issuer.project_name else title
    return Around(issuer=issuer, title=title, lines=project_lines(issuer), foot=foot)


def _story(paper: EuraPaper) -> Iterator[Flowable]:
    yield paragraph(_("Your data in EURA 2021"), looks.TITLE)
    project = paper.issuer.project_name or paper.issuer.organisation
    yield fitted(project, looks.PROJECT, looks.WIDTH, 2 * looks.PROJECT.leading, smallest=6)
    yield Spacer(1, 8)
    why = _(
        "The European Union helps to pay for this project. You give your data as a participant yourself, "
        "once when you start and once when you leave."
    )
    yield paragraph(why, looks.STEP)
    yield Spacer(1, STEP_GAP)
    for number, (title, text, side) in enumerate(_steps(paper), start=1):
        yield _step(number, [paragraph(title, looks.STEP_TITLE), *text], side)
        yield Spacer(1, STEP_GAP)
    yield from _help(paper)


def _steps(paper: EuraPaper) -> Iterator[tuple[str, list[Flowable], Flowable | str]]:
    """Title, text, and what stands on the right of each step."""
    go = _("Type the address in a browser, or point the phone's camera at the code on the right.")
    yield _("Go to {address}").format(address=ADDRESS), [paragraph(go, looks.STEP)], _qr(f"https://{ADDRESS}")
    identify = _("It needs strong identification, such as online banking codes.")
    choose = _("The service speaks Finnish, Swedish and English.")
    yield _("Identify yourself"), [paragraph(f"{identify} {choose}", looks.STEP)], ""
    if paper.code:
        yield _("Give the project code"), [_code(paper.code)], _qr(paper.code)
    else:
        unset = _("The project code is not set. Set it in the office's data, and print this paper again.")
        yield _("Give the project code"), [paragraph(unset, looks.STEP)], ""
    yield _("Answer the questions and send"), [paragraph(text, looks.STEP) for text in _asked()], ""


def _asked() -> tuple[str, ...]:
    start = format_list(
        [
            _("the day you start"),
            _("the highest education you have a certificate of"),
            _("whether you are at work, unemployed or neither"),
        ]
    )
    end = format_list(
        [
            _("the day you leave"),
            _("what you do then"),
            _("whether you got a qualification in the project"),
        ]
    )
    return (
        _("At the start: {things}.").format(things=start),
        _("When you leave: {things}.").format(things=end),
        _("You are not asked about your health, your origin or other sensitive matters."),
    )


def _code(code: str) -> Flowable:
    width = looks.WIDTH - NUMBER_WIDTH - QR_SIZE - 4 * mm
    return fitted(code, looks.CODE, width, CODE_HEIGHT)


def _qr(text: str) -> Drawing:
    return Drawing(QR_SIZE, QR_SIZE, QrCodeWidget(text, barLevel="M", barWidth=QR_SIZE, barHeight=QR_SIZE))


def _step(number: int, body: list[Flowable], side: Flowable | str) -> Table:
    """The number large on the left, the text, and a code on the right."""
    room = QR_SIZE if side else 0
    cells = [[paragraph(str(number), looks.STEP_NUMBER), body, side]]
    widths = [NUMBER_WIDTH, looks.WIDTH - NUMBER_WIDTH - room, room]
    style = [*charts.BARE, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("RIGHTPADDING", (1, 0), (1, 0), 4 * mm)]
    return Table(cells, widths, hAlign="LEFT", style=style)


def _help(paper: EuraPaper) -> Iterator[Flowable]:
    """Whom to ask, and who answers for the data."""
    asked = ", ".join(filter(None, (paper.worker, paper.issuer.organisation)))
    lines = (
        _("Do you need help? Ask {name}.").format(name=asked),
        _("If you cannot do it yourself, the worker does it with you, and must then see who you are."),
    )
    made = [fitted(line, looks.STEP, looks.WIDTH - 8 * mm, 3 * looks.STEP.leading) for line in lines]
    style = [looks.CELL_FONT, ("BACKGROUND", (0, 0), (-1, -1), looks.TINT), ("ROUNDEDCORNERS", [6, 6, 6, 6])]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), 4 * mm) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    yield Table([[made]], [looks.WIDTH], style=style)
    yield Spacer(1, 8)
    yield paragraph(
        _("The controller of the data in EURA 2021 is the Ministry of Economic Affairs and Employment."),
        looks.CAPTION,
    )
