"""What to do when the computer is lost or broken, on one page: numbered steps, ten minutes in all."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from osaava_desktop.domain.drill import DrillPaper
from osaava_desktop.domain.texts import format_date
from osaava_desktop.i18n import _
from osaava_desktop.reports import flow, looks
from osaava_desktop.reports.flow import Around
from osaava_desktop.reports.mapping_form import project_lines
from osaava_desktop.reports.text import fitted, paragraph

LABEL_WIDTH = 52 * mm


def render(paper: DrillPaper, language: str) -> bytes:
    """The page as a PDF in a language; the same paper gives the same bytes."""
    return flow.render(lambda: _around(paper), lambda: _story(paper), language)


def _around(paper: DrillPaper) -> Around:
    title = _("When the computer is lost or broken")
    return Around(issuer=paper.issuer, title=title, lines=project_lines(paper.issuer), foot=title)


def _story(paper: DrillPaper) -> Iterator[Flowable]:
    yield paragraph(_("When the computer is lost or broken"), looks.TITLE)
    yield Spacer(1, 4)
    why = _("With a backup and a passphrase the office is at work again on another computer in ten minutes.")
    yield paragraph(why, looks.STEP)
    yield Spacer(1, 14)
    yield _table([(str(number), text) for number, text in enumerate(_steps(), start=1)], 9 * mm)
    yield Spacer(1, 14)
    yield paragraph(_("Where things are"), looks.STEP_TITLE)
    yield Spacer(1, 6)
    yield _facts(paper)
    yield Spacer(1, 14)
    yield paragraph(_("Practise once a year, before you need it"), looks.STEP_TITLE)
    yield Spacer(1, 6)
    practise = _(
        "Do steps 1 to 5 on another computer, compare the figures with those of the office file, "
        "and delete that copy. Write the day below."
    )
    yield paragraph(practise, looks.STEP)
    yield Spacer(1, 10)
    yield _pen()


def _steps() -> tuple[str, ...]:
    return (
        _("Don't save or repair anything on the old computer. Keep its disk."),
        _("Install Osaava on another computer."),
        _("Put the stick in, or open the share, where the second place of the backups is."),
        _("Start Osaava. Choose “Restore from a backup”, then “Another folder”, and that place."),
        _("Choose the newest backup and who opens it. Type the passphrase and press “Test this backup”."),
        _("If the figures are right, press “Restore” and sign in."),
        _("Nobody knows a passphrase? Choose “the recovery key on paper” and type it from the safe."),
        _("Choose the second place again in the settings, and make a backup."),
    )


def _facts(paper: DrillPaper) -> Table:
    facts = (
        (_("Office"), paper.issuer.organisation),
        (_("Office file"), paper.file),
        (_("Backups on this computer"), paper.folder),
        (_("Backups in the second place"), paper.second or _("none chosen yet")),
        (_("Recovery key"), _("printed, in the safe") if paper.recovery_key else _("not printed yet")),
        (_("Printed on"), format_date(paper.on)),
    )
    width = looks.WIDTH - LABEL_WIDTH
    rows = [
        [paragraph(label, looks.LABEL), fitted(text, looks.FACT, width, 14 * mm)] for label, text in facts
    ]
    style = [looks.CELL_FONT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_no_padding()]
    return Table(rows, [LABEL_WIDTH, width], hAlign="LEFT", style=style)


def _table(rows: list[tuple[str, str]], first: float) -> Table:
    cells = [[paragraph(number, looks.BOX_TITLE), paragraph(text, looks.STEP)] for number, text in rows]
    style = [looks.CELL_FONT, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    return Table(cells, [first, looks.WIDTH - first], hAlign="LEFT", style=style)


def _pen() -> Table:
    """Lines for the pen."""
    rows = [[paragraph(label, looks.LABEL), ""] for label in (_("Practised on, by"), _("Whom to phone"))]
    style = [looks.CELL_FONT, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), *_no_padding()]
    style += [("LINEBELOW", (1, 0), (1, -1), looks.HAIRLINE, looks.RULE)]
    return Table(rows, [LABEL_WIDTH, looks.WIDTH - LABEL_WIDTH], [11 * mm] * 2, hAlign="LEFT", style=style)


def _no_padding() -> list[tuple[object, ...]]:
    return [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
