"""A group of indicators with a field each for EURA's count, and the difference said beside it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

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
_WIDTHS = {CODE: 64, NAME: 190, OURS: 48, EURA: 72, DIFFERENCE: 172}
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
        self.rows = {one.code: CountRow(one, self, may_type=may_type) for one in indicators_of(group)}
        for place, row in enumerate(self.rows.values(), start=1):
            self._put(grid, place, row)

    def _put(self, grid: QGridLayout, place: int, row: CountRow) -> None:
        indicator = row.indicator
        row.edit.textChanged.connect(lambda: self.typed.emit(indicator.code))
        row.edit.moved.connect(partial(self.moved.emit, indicator.code))
        grid.addWidget(_label(indicator.code, "secondary", self), place, CODE, _MIDDLE)
        grid.addWidget(_label(indicator.label, "", self), place, NAME, _MIDDLE)
        grid.addWidget(row.ours, place, OURS, _MIDDLE)
        grid.addWidget(row.edit, place, EURA, _MIDDLE)
        grid.addWidget(row.pill, place, DIFFERENCE, _MIDDLE | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(row.why, place, WHY, _MIDDLE)


def _label(text: str, role: str, parent: QWidget, *, right: bool = False) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(not right)
    if right:
        label.setAlignment(Qt.AlignmentFlag.AlignRight | _MIDDLE)
    theme.set_role(label, role)
    return label
