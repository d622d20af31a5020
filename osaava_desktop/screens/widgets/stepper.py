"""The phases of a client's way: done, current, ahead, each with its date."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.forms import promotable

_DISC = 24
_GAP = 9
_LINE = 30


class Progress(Enum):
    """How far a stage is."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One phase: its name, how far it is, and a line under it ("12.3.2026", "not yet")."""

    title: str
    progress: Progress
    under: str


@promotable
class Stepper(QWidget):
    """Discs joined by lines, the words at their right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_stages(self, stages: Sequence[Stage], spoken: str) -> None:
        """Show these stages; ``spoken`` says the same in one sentence."""
        self._stages = tuple(stages)
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All words and lines side by side."""
        return QSize(self._wide(_LINE), theme.scaled(40))

    def minimumSizeHint(self) -> QSize:
        """The lines between may become short, the words not."""
        return QSize(self._wide(8), theme.scaled(40))

    def _wide(self, line: int) -> int:
        stages = sum(theme.scaled(_DISC) + _GAP + self._words(stage) for stage in self._stages)
        return stages + (line + 2 * _GAP) * max(len(self._stages) - 1, 0)

    def _words(self, stage: Stage) -> int:
        title = QFontMetrics(_title_font()).horizontalAdvance(stage.title)
        return max(title, QFontMetrics(theme.font(12)).horizontalAdvance(stage.under)) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each stage from the left, as far apart as there is room for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gaps = max(len(self._stages) - 1, 1)
        line = min(_LINE, max(8, (self.width() - self._wide(0)) // gaps))
        left = 0
        for place, stage in enumerate(self._stages):
            if place:
                self._paint_line(painter, left + _GAP, line, stage.progress)
                left += line + 2 * _GAP
            self._paint_stage(painter, left, place + 1, stage)
            left += theme.scaled(_DISC) + _GAP + self._words(stage)

    def _paint_line(self, painter: QPainter, left: int, wide: int, progress: Progress) -> None:
        ahead = progress is Progress.AHEAD
        pen = QPen(palette.colour("control" if ahead else "accent"), 2)
        if ahead:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        middle = theme.scaled(_DISC) / 2 + self._top()
        painter.drawLine(QPointF(left, middle), QPointF(left + wide, middle))

    def _paint_stage(self, painter: QPainter, left: int, number: int, stage: Stage) -> None:
        disc = theme.scaled(_DISC)
        self._paint_disc(
            painter, QRectF(left + 1, self._top() + 1, disc - 2, disc - 2), number, stage.progress
        )
        left += disc + _GAP
        colours = {Progress.DONE: "text", Progress.CURRENT: "accent_text", Progress.AHEAD: "text2"}
        painter.setFont(_title_font(stage.progress))
        painter.setPen(palette.colour(colours[stage.progress]))
        painter.drawText(
            QRect(left, 0, self._words(stage), theme.scaled(20)), Qt.AlignmentFlag.AlignVCenter, stage.title
        )
        painter.setFont(theme.font(12))
        painter.setPen(palette.colour("text2"))
        under = QRect(left, theme.scaled(20), self._words(stage), theme.scaled(18))
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter, stage.under)

    def _paint_disc(self, painter: QPainter, box: QRectF, number: int, progress: Progress) -> None:
        pen = QPen(palette.colour("control" if progress is Progress.AHEAD else "accent"), 2)
        if progress is Progress.AHEAD:
            pen.setWidthF(1.2)
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        grounds = {Progress.DONE: "accent", Progress.CURRENT: "accent_tint", Progress.AHEAD: "surface"}
        painter.setBrush(palette.colour(grounds[progress]))
        painter.drawEllipse(box)
        if progress is Progress.DONE:
            icons.paint(painter, "checkmark", "on_accent", box.adjusted(4, 4, -4, -4))
            return
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        painter.setPen(palette.colour("accent_text" if progress is Progress.CURRENT else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _top(self) -> int:
        return theme.scaled(7)


def _title_font(progress: Progress = Progress.DONE) -> QFont:
    ahead = progress is Progress.AHEAD
    return theme.font(13, QFont.Weight.Normal if ahead else QFont.Weight.DemiBold)
