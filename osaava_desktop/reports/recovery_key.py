"""The recovery key on one page: its groups large enough to type from, a QR code, and what to do with it."""

from collections.abc import Iterator

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from osaava_desktop.domain.recovery_code import RecoveryPaper
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.reports import flow, looks
from osaava_desktop.reports.flow import Around
from osaava_desktop.reports.mapping_form import project_lines
from osaava_desktop.reports.text import fitted, paragraph

COLUMNS = 3
QR_SIZE = 42 * mm
CODE_WIDTH = looks.WIDTH - QR_SIZE - 8 * mm
NUMBER_WIDTH = 7 * mm
LABEL_WIDTH = 38 * mm
ROW = 11 * mm


def render(paper: RecoveryPaper, language: str) -> bytes:
    """The page as a PDF in a language; the same paper gives the same bytes."""
    return flow.render(lambda: _around(paper), lambda: _story(paper), language)


def _around(paper: RecoveryPaper) -> Around:
    title = _("Recovery key")
    return Around(issuer=paper.issuer, title=title, lines=project_lines(paper.issuer), foot=title)


def _story(paper: RecoveryPaper) -> Iterator[Flowable]:
    yield paragraph(_("Recovery key"), looks.TITLE)
    yield Spacer(1, 4)
    why = _(
        "Whoever has this page opens the office file without a passphrase. "
        "Keep it in a safe, not beside the laptop, and don't copy it or take a picture of it."
    )
    yield paragraph(why, looks.STEP)
    yield Spacer(1, 12)
    yield _code(paper)
    yield Spacer(1, 14)
    yield _facts(paper)
    yield Spacer(1, 16)
    yield paragraph(_("When nobody can sign in any more"), looks.STEP_TITLE)
    yield Spacer(1, 6)
    yield _steps()
    yield Spacer(1, 12)
    yield _place()


def _code(paper: RecoveryPaper) -> Table:
    """The numbered groups in reading order, and the same as a code for a camera."""
    rows = [_row(paper.groups, start) for start in range(0, len(paper.groups), COLUMNS)]
    widths = [NUMBER_WIDTH, CODE_WIDTH / COLUMNS - NUMBER_WIDTH] * COLUMNS
    style = [looks.CELL_FONT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_no_padding()]
    style += [("LINEBELOW", (0, 0), (-1, -1), looks.HAIRLINE, looks.LINE)]
    grid = Table(rows, widths, [ROW] * len(rows), style=style)
    code = QrCodeWidget("-".join(paper.groups), barLevel="M", barWidth=QR_SIZE, barHeight=QR_SIZE)
    sides = [[grid, Drawing(QR_SIZE, QR_SIZE, code)]]
    around = [looks.CELL_FONT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_no_padding()]
    return Table(sides, [CODE_WIDTH + 8 * mm, QR_SIZE], hAlign="LEFT", style=around)


def _row(groups: tuple[str, ...], start: int) -> list[Flowable | str]:
    cells: list[Flowable | str] = []
    for number, group in enumerate(groups[start : start + COLUMNS], start=start + 1):
        cells += [paragraph(str(number), looks.LABEL), paragraph(group, looks.RECOVERY_GROUP)]
    return cells + [""] * (2 * COLUMNS - len(cells))


def _facts(paper: RecoveryPaper) -> Table:
    facts = (
        (_("Office"), paper.issuer.organisation),
        (_("Office file"), paper.file),
        (_("Printed on"), format_date(paper.on)),
    )
    width = looks.WIDTH - LABEL_WIDTH
    rows = [[paragraph(label, looks.LABEL), fitted(text, looks.FACT, width, 9 * mm)] for label, text in facts]
    style = [looks.CELL_FONT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_no_padding()]
    return Table(rows, [LABEL_WIDTH, width], [7 * mm] * len(rows), hAlign="LEFT", style=style)


def _steps() -> Table:
    steps = (
        _(
            "Install Osaava on a computer. Bring there the office file and its two key files, "
            "or those of the newest backup."
        ),
        _("Open the file. On the sign-in page choose “Forgotten passphrase”."),
        _("Type the thirteen groups in their order. Small letters will do, and spaces don't matter."),
        _("Choose the keeper, and give them a new passphrase. The keeper gives the others theirs."),
        _("Print a new recovery key if anybody else has seen this one: the old one opens no more then."),
    )
    rows = [
        [paragraph(str(number), looks.BOX_TITLE), paragraph(text, looks.STEP)]
        for number, text in enumerate(steps, start=1)
    ]
    style = [looks.CELL_FONT, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    return Table(rows, [9 * mm, looks.WIDTH - 9 * mm], hAlign="LEFT", style=style)


def _place() -> Table:
    """Lines for the pen: where it lies, and when it was tried."""
    labels = (_("Kept at"), _("Tried on (once a year), by"))
    rows = [[paragraph(label, looks.LABEL), ""] for label in labels]
    style = [looks.CELL_FONT, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), *_no_padding()]
    style += [("LINEBELOW", (1, 0), (1, -1), looks.HAIRLINE, looks.RULE)]
    return Table(
        rows, [LABEL_WIDTH + 10 * mm, looks.WIDTH - LABEL_WIDTH - 10 * mm], [11 * mm] * 2, style=style
    )


def _no_padding() -> list[tuple[object, ...]]:
    return [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
