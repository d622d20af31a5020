"""A group of indicators with a field each for EURA's count, and the difference said beside it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from osaava_desktop.domain.esf_gaps import Comparison, difference_words, reason
from osaava_desktop.domain.esf_indicators import EsfIndicator, IndicatorGroup, column_title, indicators_of
from osaava_desktop.domain.targets import CountError, read_count
from osaava_desktop.domain.texts import format_number
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.tables import Mark
from osaava_desktop.screens.widgets.pill import Pill
from osaava_desktop.screens.year_numbers import CountEdit

CODE, NAME, OURS, EURA, DIFFERENCE, WHY = range(6)
_WIDTHS = {CODE: 58, NAME: 140, OURS: 40, EURA: 66, DIFFERENCE: 160}
_WIDE = 700
"""Narrower, and what a difference may come from stands below its line."""

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CountRow:
    """The widgets of one indicator."""

    def __init__(self, indicator: EsfIndicator, parent: QWidget, *, may_type: bool) -> None:
        self.indicator = indicator
        self.edit = CountEdit(parent)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setFixedWidth(theme.scaled(_WIDTHS[EURA]))
        self.edit.setReadOnly(not may_type)
        self.ours = _label("", "strong", parent, right=True)
        self.pill = Pill(parent)
        self.why = _label("", "secondary", parent)

    def show_number(self, number: Comparison, text: str) -> None:
        """Another number, and what is typed for it."""
        self.edit.setText(text)
        self.edit.setAccessibleName(
            f"{self.indicator.code} {self.indicator.label}, {column_title(number.column)}"
        )
        self.ours.setText("–" if number.ours is None else format_number(number.ours))
        self.tell(replace(number, theirs=self.number()))

    def number(self) -> int | None:
        """The number typed so far; None where there is none yet."""
        try:
            return read_count(self.edit.text())
        except CountError:
            return None

    def tell(self, number: Comparison) -> None:
        """The difference as an icon and words, and what it may come from."""
        words, why = difference_words(number), reason(number)
        icon, kind = ("warning", "attention") if number.difference else ("checkmark_circle", "accent")
        self.pill.show_mark(Mark(icon=icon, text=words, kind=kind) if words else None)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.edit.setAccessibleDescription(" ".join(filter(None, (words, why))))

    def mark(self, *, wrong: bool) -> None:
        """Show whether what is typed is no number."""
        theme.set_property(self.edit, "state", "error" if wrong else "")


class CountCard(QFrame):
    """The rows of a group. ``typed(code)``; ``moved(code, by)`` when the keys go on."""

    typed = Signal(str)
    moved = Signal(str, int)

    def __init__(self, group: IndicatorGroup, parent: QWidget, *, may_type: bool) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(NAME, 2)
        grid.setColumnStretch(WHY, 3)
        for column, width in _WIDTHS.items():
            grid.setColumnMinimumWidth(column, theme.scaled(width))
        grid.addWidget(_label(group.label, "section", self), 0, CODE, 1, 2)
        for column, title in ((OURS, _("Here")), (EURA, _("EURA")), (DIFFERENCE, _("Difference"))):
            grid.addWidget(_label(title, "label", self, right=column != DIFFERENCE), 0, column)
        self._grid, self._is_wide = grid, True
        self.rows = {one.code: CountRow(one, self, may_type=may_type) for one in indicators_of(group)}
        for place, row in enumerate(self.rows.values()):
            self._put(grid, place, row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the line where there is room, else below it."""
        super().resizeEvent(event)
        is_wide = self.width() >= theme.scaled(_WIDE)
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._grid.setColumnStretch(WHY, 3 if is_wide else 0)
            for place, row in enumerate(self.rows.values()):
                self._grid.removeWidget(row.why)
                self._put_why(place, row)

    def _put_why(self, place: int, row: CountRow) -> None:
        if self._is_wide:
            self._grid.addWidget(row.why, _line(place), WHY, _MIDDLE)
        else:
            self._grid.addWidget(row.why, _line(place) + 1, NAME, 1, DIFFERENCE)

    def _put(self, grid: QGridLayout, place: int, row: CountRow) -> None:
        indicator = row.indicator
        row.edit.textChanged.connect(lambda: self.typed.emit(indicator.code))
        row.edit.moved.connect(partial(self.moved.emit, indicator.code))
        line = _line(place)
        grid.addWidget(_label(indicator.code, "secondary", self), line, CODE, _MIDDLE)
        grid.addWidget(_label(indicator.label, "", self), line, NAME, _MIDDLE)
        grid.addWidget(row.ours, line, OURS, _MIDDLE)
        grid.addWidget(row.edit, line, EURA, _MIDDLE)
        grid.addWidget(row.pill, line, DIFFERENCE, _MIDDLE | Qt.AlignmentFlag.AlignLeft)
        self._put_why(place, row)


def _line(place: int) -> int:
    """The line of the grid: below the heads, and each line has one for its reason below it."""
    return 1 + 2 * place


def _label(text: str, role: str, parent: QWidget, *, right: bool = False) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    if right:
        label.setAlignment(Qt.AlignmentFlag.AlignRight | _MIDDLE)
    else:  # as wide as its column, which is as wide as in the other cards
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    theme.set_role(label, role)
    return label
