"""The sections of a long form as a rail beside it: where one is, what is filled, and the key of each."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, palette, theme
from osaava_desktop.screens.forms import promotable

_WIDE = 212
_DISC = 22
_SIDE = 12
_GAP = 10
_HIGH = 36


class StepButton(QAbstractButton):
    """A disc with the number, a check mark where something is filled in, or an eye where it is hidden."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self._number = number
        self._filled: bool | None = False
        self.setCheckable(True)
        # The keys go through the form itself; the rail is reached by Alt and the number.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"Alt+{number}")
        self.show_filled(False)

    def show_filled(self, filled: bool | None) -> None:
        """Whether anything is entered in that section; None where it is not shown."""
        self._filled = filled
        states = {
            True: _("{section}, filled in"),
            False: _("{section}, nothing yet"),
            None: _("{section}, hidden"),
        }
        state = states[filled]
        self.setAccessibleName(state.format(section=self.text()))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its words, which wrap."""
        words = self._words(theme.scaled(_WIDE))
        high = QFontMetrics(self._font()).boundingRect(words, Qt.TextFlag.TextWordWrap, self.text()).height()
        return QSize(theme.scaled(_WIDE), max(theme.scaled(_HIGH), high + theme.scaled(16)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the one chosen, the disc, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.colour("accent_tint" if on else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        disc = theme.scaled(_DISC)
        self._paint_disc(painter, QRectF(_SIDE, (self.height() - disc) / 2, disc, disc))
        painter.setFont(self._font())
        painter.setPen(palette.colour("accent_text" if on else "text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self._words(self.width(), self.height()), flags, self.text())

    def _words(self, wide: int, high: int = 1000) -> QRect:
        left = _SIDE + theme.scaled(_DISC) + _GAP
        return QRect(left, 0, wide - left - 8, high)

    def _font(self) -> QFont:
        return theme.font(13, QFont.Weight.DemiBold)

    def _paint_disc(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(palette.colour("accent" if self._filled else "control"), 1.5))
        painter.setBrush(palette.colour("accent" if self._filled else "surface"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if self._filled:
            icons.paint(painter, "checkmark", "on_accent", box.adjusted(4, 4, -4, -4))
            return
        if self._filled is None:
            icons.paint(painter, "eye_off", "text2", box.adjusted(4, 4, -4, -4))
            return
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        painter.setPen(palette.colour("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))


@promotable
class StepRail(QWidget):
    """Buttons of the sections from above; ``wanted`` brings the place of the one asked for."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[StepButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 12, 12)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self.setFixedWidth(theme.scaled(_WIDE) + 12)

    def show_titles(self, titles: Sequence[str]) -> None:
        """Offer these sections."""
        for place, title in enumerate(titles):
            button = StepButton(place + 1, title, self)
            button.clicked.connect(lambda _on=False, place=place: self.wanted.emit(place))
            self._buttons.append(button)
            self._column.insertWidget(place, button)

    def show_filled(self, filled: Sequence[bool | None]) -> None:
        """Say of each section whether anything is entered in it; None where it is not shown."""
        for button, on in zip(self._buttons, filled, strict=True):
            button.show_filled(on)

    def show_place(self, place: int) -> None:
        """Mark the section that one is in."""
        for number, button in enumerate(self._buttons):
            button.setChecked(number == place)
