"""How clients stand in a list: the columns, the dots of the phases, the late dates."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from osaava_desktop.domain.client_filters import searched
from osaava_desktop.domain.clients import ClientLine, Phase, search_words
from osaava_desktop.domain.sorting import name_key
from osaava_desktop.domain.texts import capital, format_date, format_near_date
from osaava_desktop.i18n import N_, _
from osaava_desktop.screens import palette, theme
from osaava_desktop.screens.list_view import GAP, RowDelegate, RowView
from osaava_desktop.screens.tables import ROW_ROLE, AnyIndex, Column, Mark, RowTable

NUMBER, NAME, PHASE, LOCALITY, MET, STEP, DUE = range(7)
GIVING_WAY = (MET, LOCALITY, STEP, NUMBER)
"""The columns that a narrow window does without, the first one first; the client's page has them all."""

_DOT = 8
_DOTS = 3 * (_DOT + 4)
_EURA = (Mark(icon="database", text="EURA"),)


def client_table(today: date) -> RowTable[ClientLine]:
    """The table of clients as it is on that day."""
    columns = [
        Column[ClientLine](title=_("No."), value=lambda line: line.client.number, width=76, quiet=True),
        Column[ClientLine](
            title=_("Name"),
            width=190,
            value=lambda line: line.client.name,
            sort=lambda line: name_key(line.client.name),
            marks=lambda line: _EURA if line.eura else (),
            stretch=True,
            strong=True,
        ),
        Column[ClientLine](title=_("Phase"), value=_phase, sort=_phase_key, width=158),
        Column[ClientLine](title=_("Locality"), value=lambda line: line.locality, width=94),
        Column[ClientLine](
            title=_("Last met"),
            value=lambda line: _near(line.progress.last_met, today),
            sort=lambda line: line.progress.last_met,
            spoken=lambda line: _spoken(line.progress.last_met),
            width=86,
            right=True,
            quiet=True,
        ),
        Column[ClientLine](title=_("Next step"), value=lambda line: line.next_step, width=110, stretch=True),
        Column[ClientLine](
            title=_("Due date"),
            value=lambda line: _near(line.due, today),
            sort=lambda line: line.due,
            marks=lambda line: _late(line, today),
            width=146,
        ),
    ]
    return RowTable(columns, ident=lambda line: line.client.id, searched=searched, words_of=search_words)


def late_marks(due: date | None, today: date, words: str) -> list[Mark]:
    """How many days late a due date is, if it is; ``words`` is a marked message with {days}."""
    if due is None or due >= today:
        return []
    days = (today - due).days
    return [Mark(icon="warning", text=_(words).format(days=days), kind="attention")]


class ClientDelegate(RowDelegate):
    """Dots before the phase; a late date in strong letters."""

    def __init__(self, view: RowView, today: date) -> None:
        super().__init__(view)
        self._today = today

    def paint_cell(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """The two cells that need more than words."""
        line: ClientLine = index.data(ROW_ROLE)
        if index.column() == PHASE:
            _paint_dots(painter, box, line.progress.phase)
            box = box.adjusted(theme.scaled(_DOTS) + GAP, 0, 0, 0)
        if index.column() == DUE and _late(line, self._today):
            _paint_late(self, painter, box, line, self._today)
        else:
            super().paint_cell(painter, box, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """With room for the dots."""
        size = super().sizeHint(option, index)
        return size + QSize(theme.scaled(_DOTS) + GAP, 0) if index.column() == PHASE else size


def _paint_dots(painter: QPainter, box: QRect, phase: Phase | None) -> None:
    reached = list(Phase).index(phase) + 1 if phase else 0
    size = theme.scaled(_DOT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place in range(len(Phase)):
        done = place < reached
        painter.setPen(QPen(palette.colour("accent" if done else "control"), 1.2))
        painter.setBrush(palette.colour("accent" if done else "surface"))
        middle = QPointF(box.left() + place * (size + 4) + size / 2, box.center().y() + 0.5)
        painter.drawEllipse(middle, size / 2 - 0.6, size / 2 - 0.6)
    painter.restore()


def _paint_late(delegate: RowDelegate, painter: QPainter, box: QRect, line: ClientLine, today: date) -> None:
    painter.setFont(theme.font(13, QFont.Weight.DemiBold))
    painter.setPen(palette.colour("text"))
    text = _near(line.due, today)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
    start = painter.fontMetrics().horizontalAdvance(text) + GAP
    delegate.paint_marks(painter, box, start, _late(line, today))


def _late(line: ClientLine, today: date) -> list[Mark]:
    return late_marks(line.due, today, N_("{days} d"))


def _phase(line: ClientLine) -> str:
    phase = line.progress.phase
    return capital(phase.label) if phase else ""


def _phase_key(line: ClientLine) -> int | None:
    phase = line.progress.phase
    return list(Phase).index(phase) if phase else None


def _near(day: date | None, today: date) -> str:
    return format_near_date(day, today) if day else ""


def _spoken(day: date | None) -> str:
    return format_date(day) if day else ""
