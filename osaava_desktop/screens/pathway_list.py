"""How steps on pathways stand in a list: the columns, an icon before each type and state, late dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from osaava_desktop.domain.pathways import PathwayType, StepLine, StepState, days_late
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import format_date, format_near_date
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.list_view import GAP, RowDelegate
from osaava_desktop.screens.tables import ROW_ROLE, AnyIndex, Column, Mark, RowTable
from osaava_desktop.screens.widgets.row_header import PAD

NAME, NUMBER, TYPE, STATE, ON, ENDED, PARTNER, WORKER, NOTE = range(9)
GIVING_WAY = (NOTE, NUMBER, WORKER, ENDED, PARTNER)
"""The columns that a narrow window does without, the first one first; the form has them all."""
GROWING = (NOTE, PARTNER, NAME)
"""The columns that take the room left over: the first of them that is shown."""

TYPE_ICONS = {
    PathwayType.EMPLOYMENT: "briefcase",
    PathwayType.STUDIES: "hat_graduation",
    PathwayType.JOB_SEARCH: "person_search",
    PathwayType.WORK_TRIAL: "wrench_screwdriver",
    PathwayType.REHABILITATIVE_WORK: "person_walking",
    PathwayType.WORK_ACTIVITY: "building_shop",
    PathwayType.VOLUNTEERING: "hand_wave",
    PathwayType.OTHER: "more_horizontal",
}
STATE_ICONS = {
    StepState.PLANNED: "calendar_empty",
    StepState.STARTED: "arrow_right",
    StepState.COMPLETED: "checkmark_circle",
    StepState.INTERRUPTED: "prohibited",
}
_ICON = 16


@dataclass(frozen=True, kw_only=True)
class IconColumn(Column[StepLine]):
    """A column whose word has an icon before it."""

    icon: Callable[[StepLine], str]


class StepDelegate(RowDelegate):
    """Draws the icon of an icon column."""

    def paint_cell(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """The icon, then the word."""
        column = self.column(index)
        if isinstance(column, IconColumn):
            size = theme.scaled(_ICON)
            picture = QRectF(box.left(), box.top() + (box.height() - size) / 2, size, size)
            icons.paint(painter, column.icon(index.data(ROW_ROLE)), "accent_text", picture)
            box = box.adjusted(size + GAP, 0, 0, 0)
        marks = column.marks(index.data(ROW_ROLE)) if column.marks else ()
        if marks:
            self._paint_late(painter, box, column.value(index.data(ROW_ROLE)), marks)
        else:
            super().paint_cell(painter, box, index)

    def _paint_late(self, painter: QPainter, box: QRect, text: str, marks: Sequence[Mark]) -> None:
        """A late date in strong letters, and how late it is."""
        painter.setFont(theme.font(13, QFont.Weight.DemiBold))
        painter.setPen(palette.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        self.paint_marks(painter, box, painter.fontMetrics().horizontalAdvance(text) + GAP, marks)


def step_table(today: date) -> RowTable[StepLine]:
    """The table of steps as it is on that day."""
    return RowTable([*_what(), *_when(today), *_with_whom()], ident=lambda line: line.step.id)


def own_step_table(today: date) -> RowTable[StepLine]:
    """The table of one client's steps: where to, how far, and since when."""
    state = IconColumn(
        title=_("State"),
        value=lambda line: f"{line.step.state.label} {format_near_date(_state_day(line), today)}",
        icon=lambda line: STATE_ICONS[line.step.state],
        marks=lambda line: _late(line, today),
        spoken=lambda line: f"{line.step.state.label} {_spoken(line, today)}",
        width=196,
    )
    columns = [replace(_what()[TYPE], width=120, stretch=True), state]
    return RowTable(columns, ident=lambda line: line.step.id)


def _state_day(line: StepLine) -> date:
    """The day since which the step is in its state, or is to begin."""
    return line.step.ended or line.step.on


def _what() -> list[Column[StepLine]]:
    return [
        Column(
            title=_("Client"),
            value=lambda line: line.name,
            sort=lambda line: name_key(line.name),
            width=176,
            strong=True,
        ),
        Column(title=_("No."), value=lambda line: line.number, width=80, quiet=True),
        IconColumn(
            title=_("Pathway"),
            value=lambda line: line.step.label or line.step.type.label,
            icon=lambda line: TYPE_ICONS[line.step.type],
            width=_word_width(PathwayType),
        ),
        IconColumn(
            title=_("State"),
            value=lambda line: line.step.state.label,
            sort=lambda line: list(StepState).index(line.step.state),
            icon=lambda line: STATE_ICONS[line.step.state],
            width=_word_width(StepState),
        ),
    ]


def _word_width(words: type[PathwayType] | type[StepState]) -> int:
    """Room for the longest word and its icon, at the normal size of letters."""
    metrics = QFontMetrics(theme.font(13))
    longest = max(metrics.horizontalAdvance(word.label) for word in words)
    return round((longest + theme.scaled(_ICON) + GAP + 2 * PAD + 2) * 100 / theme.scaled(100))


def _when(today: date) -> list[Column[StepLine]]:
    return [
        Column(
            title=_("Starts"),
            value=lambda line: format_near_date(line.step.on, today),
            sort=lambda line: line.step.on,
            spoken=lambda line: _spoken(line, today),
            marks=lambda line: _late(line, today),
            width=156,
        ),
        Column(
            title=_("Ended"),
            value=lambda line: format_near_date(line.step.ended, today) if line.step.ended else "",
            sort=lambda line: line.step.ended,
            width=96,
            quiet=True,
        ),
    ]


def _with_whom() -> list[Column[StepLine]]:
    return [
        Column(title=_("Partner"), value=lambda line: line.partner, width=150),
        Column(title=_("Worker"), value=lambda line: line.worker, width=136, quiet=True),
        Column(
            title=_("Note"),
            value=lambda line: " ".join(line.step.note.split()),
            width=200,
            quiet=True,
        ),
    ]


def _late(line: StepLine, today: date) -> list[Mark]:
    days = days_late(line.step, today)
    return [Mark(icon="warning", text=_("{days} d").format(days=days), kind="attention")] if days else []


def _spoken(line: StepLine, today: date) -> str:
    days = days_late(line.step, today)
    words = format_date(line.step.on)
    late = _("late by {days} days").format(days=days)
    return f"{words}, {late}" if days else words
