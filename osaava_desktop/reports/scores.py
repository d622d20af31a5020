"""Kykyviisari's scores as bars, the start and the latest side by side, every number printed."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from osaava_desktop.domain.client_papers import Scores
from osaava_desktop.domain.mapping import Kykyviisari
from osaava_desktop.domain.mapping_form import ScoreDomain
from osaava_desktop.domain.texts import format_date, format_number
from osaava_desktop.i18n import _
from osaava_desktop.reports import charts, fonts, looks
from osaava_desktop.reports.text import paragraph

LABEL_WIDTH = 44 * mm
GAP = 8 * mm
NUMBER_ROOM = 12 * mm
BAR = 8.0
HEIGHT = 14.0
WORK_ABILITY = (0, 10)
"""The scale of the one question on work ability."""


def score_bars(scores: Scores) -> list[Flowable]:
    """One row per scale, one column per round."""
    rounds = [one for one in (scores.start, scores.latest) if one is not None]
    width = (looks.WIDTH - LABEL_WIDTH) / 2 - GAP
    rows = [["", *(_head(one) for one in rounds)]]
    rows.append(_row(_("Work ability now, 0 to 10"), "work_ability", rounds, WORK_ABILITY, width))
    rows += [_row(one.label, one.value, rounds, scores.scale, width) for one in ScoreDomain]
    style = [
        *charts.BARE,
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 1), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("LINEBELOW", (0, 0), (-1, -1), looks.HAIRLINE, looks.LINE),
    ]
    table = Table(rows, [LABEL_WIDTH, *[width + GAP] * len(rounds)], hAlign="LEFT", style=style)
    return [table, Spacer(1, 3), *(paragraph(note, looks.CAPTION) for note in _notes(scores))]


def _notes(scores: Scores) -> list[str]:
    notes = [_("Kykyviisari® / Työterveyslaitos")]
    if scores.scale is not None:
        low, high = (format_number(end) for end in scores.scale)
        notes.insert(
            0, _("Scale of the five domains {low} to {high}; more is better.").format(low=low, high=high)
        )
    return notes


def _head(one: Kykyviisari) -> Flowable:
    return paragraph(f"{one.round.label} {format_date(one.on)}", looks.CELL_HEADER)


def _row(
    label: str, name: str, rounds: Sequence[Kykyviisari], scale: tuple[int, int] | None, width: float
) -> list[Flowable]:
    values = (getattr(one, name) for one in rounds)
    return [paragraph(label, looks.CHART_LABEL), *(_bar(value, scale, width) for value in values)]


def _bar(value: int | None, scale: tuple[int, int] | None, width: float) -> Drawing:
    """A bar on its track with the number after it; without a scale the number alone."""
    drawing = Drawing(width, HEIGHT)
    x, low = 0.0, (HEIGHT - BAR) / 2
    if scale is not None:
        room = width - NUMBER_ROOM
        drawing.add(Rect(0, low, room, BAR, fillColor=looks.TRACK, strokeColor=None))
        if value is not None:
            share = (value - scale[0]) / max(scale[1] - scale[0], 1)
            length = room * min(max(share, 0.0), 1.0)
            drawing.add(Rect(0, low, length, BAR, fillColor=looks.ACCENT, strokeColor=None))
        x = room + 2 * mm
    text = "–" if value is None else format_number(value)
    number = String(x, 3.6, text, fontName=fonts.BOLD, fontSize=9.5, fillColor=looks.INK)
    drawing.add(number)
    return drawing
