"""How a plan stands in a list: each need with its goal, and under it the tasks with their days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from osaava_desktop.domain.mapping import Need
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.domain.plan import Plan, is_late
from osaava_desktop.domain.texts import format_date, format_near_date
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.list_view import GAP, RowDelegate
from osaava_desktop.screens.tables import ROW_ROLE, AnyIndex, Column, Mark, RowTable

WHAT, WHO, DUE = range(3)
_ICON, _INDENT = 16, 12


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    """A line of the plan: a need, or a task with the worker who sees to it."""

    need: Need | None = None
    task: FollowUp | None = None
    who: str = ""

    @property
    def record(self) -> Need | FollowUp:
        """What the line shows."""
        record = self.task or self.need
        assert record is not None
        return record

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to do about it."""
        if self.task is not None:
            return not self.task.is_open
        return self.need is not None and self.need.closed is not None


def plan_rows(plan: Plan, workers: Mapping[UUID, str]) -> list[PlanRow]:
    """The lines of a plan, from the top."""
    rows = []
    for part in plan.parts:
        if part.need is not None:
            rows.append(PlanRow(need=part.need))
        for task in part.tasks:
            worker = workers.get(task.worker, "") if task.worker else ""
            rows.append(PlanRow(task=task, who=worker))
    return rows


def plan_table(today: date) -> RowTable[PlanRow]:
    """The table of a plan as it is on that day."""
    columns = [
        Column[PlanRow](title=_("Needs and tasks"), value=_what, beside=_doer, spoken=_spoken, width=240),
        Column[PlanRow](title=_("Who"), value=lambda row: row.who, width=136, quiet=True),
        Column[PlanRow](
            title=_("Due date"),
            value=lambda row: _due(row, today),
            marks=lambda row: _marks(row, today),
            width=172,
        ),
    ]
    return RowTable(columns, ident=lambda row: row.record.id)


class PlanDelegate(RowDelegate):
    """Needs in strong letters; a task stands in from them, behind the icon of its state."""

    def paint_cell(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """The first column is drawn here; a late day is in strong letters."""
        row: PlanRow = index.data(ROW_ROLE)
        if index.column() == WHAT and row.task is None:
            _paint_need(painter, box, row)
            return
        if index.column() == WHAT:
            size = theme.scaled(_ICON)
            left = box.left() + theme.scaled(_INDENT)
            picture = QRectF(left, box.top() + (box.height() - size) / 2, size, size)
            icons.paint(painter, _icon(row), "text2" if row.is_over else "accent_text", picture)
            box = box.adjusted(theme.scaled(_INDENT) + size + GAP, 0, 0, 0)
        super().paint_cell(painter, box, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """With room for the icon."""
        size = super().sizeHint(option, index)
        inset = theme.scaled(_INDENT) + theme.scaled(_ICON) + GAP if index.column() == WHAT else 0
        return size + QSize(inset, 0)


def _paint_need(painter: QPainter, box: QRect, row: PlanRow) -> None:
    """The need, and the goal behind it in quiet letters."""
    strong = theme.font(13, QFont.Weight.DemiBold)
    metrics = QFontMetrics(strong)
    text = metrics.elidedText(_what(row), Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(strong)
    painter.setPen(palette.colour("text2" if row.is_over else "text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
    rest = box.adjusted(metrics.horizontalAdvance(text) + GAP, 0, 0, 0)
    if rest.width() > theme.scaled(40) and _goal(row):
        painter.setFont(theme.font(12))
        painter.setPen(palette.colour("text2"))
        goal = painter.fontMetrics().elidedText(_goal(row), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, goal)


def _what(row: PlanRow) -> str:
    return row.record.what


def _doer(row: PlanRow) -> str:
    """Said where it is not a worker who does it."""
    return _("client") if row.task is not None and row.task.by_client else ""


def _goal(row: PlanRow) -> str:
    return " ".join(row.need.goal.split()) if row.need else ""


def _spoken(row: PlanRow) -> str:
    """What kind of line it is, its goal, and of a task put off the day once set."""
    kind = _("task") if row.task is not None else _("need")
    first = row.task.first_due if row.task is not None and row.task.is_open else None
    put_off = _("was to be done {day}").format(day=format_date(first)) if first else ""
    return ", ".join(filter(None, (f"{kind}: {_what(row)}", _doer(row), _goal(row), put_off)))


def _icon(row: PlanRow) -> str:
    if row.task is None or row.task.is_open:
        return "calendar_empty"
    return "checkmark_circle" if row.task.done else "prohibited"


def _due(row: PlanRow, today: date) -> str:
    return format_near_date(row.task.due, today) if row.task is not None and row.task.is_open else ""


def _marks(row: PlanRow, today: date) -> list[Mark]:
    """How late it is, the day once set, or how it ended."""
    task, need = row.task, row.need
    if task is not None and is_late(task, today):
        words = _("{days} d").format(days=(today - task.due).days)
        return [Mark(icon="warning", text=words, kind="attention")]
    days = [
        (task.first_due if task and task.is_open else None, "calendar_clock", "{day}"),
        (task.done if task else None, "checkmark", _("done {day}")),
        (task.dropped if task else None, "prohibited", _("dropped {day}")),
        (need.closed if need else None, "checkmark", _("closed {day}")),
    ]
    return [
        Mark(icon=icon, text=words.format(day=format_near_date(day, today)))
        for day, icon, words in days
        if day
    ]
