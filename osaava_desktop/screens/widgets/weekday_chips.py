"""Seven chips, a weekday each: several may be on."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from osaava_desktop.domain.texts import weekday_name
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.chip import Chip

_LETTERS = 2


@promotable
class WeekdayChips(QWidget):
    """Days by their first letters, their whole names for who listens; Monday is 0."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._chips = [self._chip(weekday_name(day)) for day in range(7)]
        for chip in self._chips:
            row.addWidget(chip)
        row.addStretch(1)
        self.setFocusProxy(self._chips[0])

    def _chip(self, name: str) -> Chip:
        chip = Chip(self, name[:_LETTERS].capitalize())
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        chip.toggled.connect(lambda: self.changed.emit())
        return chip

    def days(self) -> tuple[int, ...]:
        """The days that are on."""
        return tuple(day for day, chip in enumerate(self._chips) if chip.isChecked())

    def show_days(self, days: Collection[int]) -> None:
        """Have these days on, and no others."""
        for day, chip in enumerate(self._chips):
            chip.setChecked(day in days)
