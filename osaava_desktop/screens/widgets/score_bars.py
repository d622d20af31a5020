"""The Kykyviisari at the start and latest, as pairs of bars with their numbers.

Start is hollow and latest is filled, in one colour: nothing here says good or bad.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from osaava_desktop.domain.mapping import Standing
from osaava_desktop.i18n import _
from osaava_desktop.screens import palette, theme
from osaava_desktop.screens.forms import promotable

_BAR = 8
_LINE = 16
_ROW = 37
_PLAIN_ROW = 24
_GAP = 10
_NUMBER = 30


@promotable
class ScoreBars(QWidget):
    """A row of each thing measured: its name, the bar of the start over the latest one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Standing, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Standing]) -> None:
        """Show these; the accessible name says the same in words."""
        self._rows = tuple(rows)
        self.setAccessibleName("; ".join(spoken(row) for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row of each."""
        return QSize(theme.scaled(260), sum(_height(row) for row in self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names at the left, bars with their numbers at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = QFontMetrics(self._name_font())
        left = max((names.horizontalAdvance(row.title) for row in self._rows), default=0) + theme.scaled(16)
        top = 0
        for row in self._rows:
            self._paint_row(painter, row, QRectF(0, top, self.width(), _height(row)), left)
            top += _height(row)

    def _paint_row(self, painter: QPainter, row: Standing, box: QRectF, left: int) -> None:
        painter.setFont(self._name_font())
        painter.setPen(palette.colour("text"))
        body = box.adjusted(left, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, row.title)
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        if row.low is None:
            painter.drawText(body, Qt.AlignmentFlag.AlignVCenter, " · ".join(_numbers(row)))
            return
        pairs = _pairs(row)
        line = theme.scaled(_LINE)
        top = body.center().y() - line * len(pairs) / 2
        for place, (score, filled) in enumerate(pairs):
            part = QRectF(body.left(), top + place * line, body.width(), line)
            self._paint_score(painter, part, score, row.share(score) or 0.0, filled)

    def _paint_score(self, painter: QPainter, box: QRectF, score: int, share: float, filled: bool) -> None:
        number = theme.scaled(_NUMBER)
        track = QRectF(box.left(), box.center().y() - _BAR / 2, box.width() - number - _GAP, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.colour("track"))
        painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
        bar = QRectF(track.left(), track.top(), max(track.width() * share, _BAR), _BAR)
        painter.setBrush(palette.colour("accent" if filled else "surface"))
        painter.setPen(QPen(palette.colour("accent"), 1.5))
        painter.drawRoundedRect(bar.adjusted(0.75, 0.75, -0.75, -0.75), _BAR / 2 - 1, _BAR / 2 - 1)
        painter.setPen(palette.colour("text"))
        beside = QRectF(track.right() + _GAP, box.top(), number, box.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, str(score))

    def _name_font(self) -> QFont:
        return theme.font(13)


def spoken(row: Standing) -> str:
    """A row in words: "Mind: start 12, latest 15, scale 0–25"."""
    parts = _numbers(row)
    if row.low is not None:
        parts.append(_("scale {low}–{high}").format(low=row.low, high=row.high))
    return f"{row.title}: {', '.join(parts)}"


def _height(row: Standing) -> int:
    return theme.scaled(_PLAIN_ROW if row.low is None else _ROW)


def _numbers(row: Standing) -> list[str]:
    """Start and latest in words."""
    words = [
        (_("latest {score}") if filled else _("start {score}")).format(score=score)
        for score, filled in _pairs(row)
    ]
    return words or [_("not known")]


def _pairs(row: Standing) -> list[tuple[int, bool]]:
    """The scores there are, and whether each is the latest one."""
    pairs = ((row.start, False), (row.latest, True))
    return [(score, filled) for score, filled in pairs if score is not None]
