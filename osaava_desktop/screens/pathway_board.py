"""The board: the steps on pathways in a column for each state."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.pathways import StepLine, StepState, has_end
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.pathway_cards import CardView
from osaava_desktop.screens.pathway_list import STATE_ICONS
from osaava_desktop.screens.widgets.glyph import Glyph

_OVER = 5
"""How many steps that are over a column shows before it is asked for all."""


class BoardColumn(QFrame):
    """A heading with how many there are, the cards, and a way to those that are not shown yet."""

    def __init__(self, state: StepState, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._all: Sequence[StepLine] = ()
        self._is_whole = not has_end(state)
        self.view = CardView(today, self)
        self._count = QLabel(self)
        self.more_button = QPushButton(self)
        self.more_button.clicked.connect(lambda: self.show_all())
        theme.set_role(self, "column")
        theme.set_role(self._count, "quiet")
        theme.set_role(self.more_button, "link")
        self._arrange()

    def show_lines(self, lines: Sequence[StepLine]) -> None:
        """Show these, in the order of their days."""
        over, planned = has_end(self.state), self.state is StepState.PLANNED
        self._all = sorted(
            lines, key=lambda line: (line.step.ended if over else None) or line.step.on, reverse=not planned
        )
        self._fill()

    def show_all(self) -> None:
        """Also those that are over for longer."""
        self._is_whole = True
        place = self.view.cards.rowCount()
        self._fill()
        self.view.choose(place)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, step: UUID) -> int:
        """Where the card of a step stands, -1 where it does not."""
        places = (place for place, line in enumerate(self._all) if line.step.id == step)
        return next(places, -1)

    def choose(self, place: int) -> None:
        """Choose a card, which is shown if it was not yet."""
        if place >= self.view.cards.rowCount():
            self._is_whole = True
            self._fill()
        self.view.choose(place)

    def _fill(self) -> None:
        shown = self._all if self._is_whole else self._all[:_OVER]
        self.view.cards.set_lines(shown)
        count = format_number(len(self._all))
        self._count.setText(count)
        self.view.setAccessibleName(f"{self.state.label}, {count}")
        left = len(self._all) - len(shown)
        self.more_button.setVisible(left > 0)
        self.more_button.setText(_("Show {count} others").format(count=format_number(left)))

    def _arrange(self) -> None:
        glyph = Glyph(self)
        glyph.show_icon(STATE_ICONS[self.state], "text2")
        title = QLabel(capital(self.state.label), self)
        theme.set_role(title, "strong")
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.setSpacing(8)
        for widget in (glyph, title, self._count):
            head.addWidget(widget)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 6)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignHCenter)


@promotable
class PathwayBoard(QWidget):
    """Four columns. ``opened`` a card; ``moved`` a step (by its id) to a state, by keys or by the mouse."""

    opened = Signal(object)
    moved = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[BoardColumn] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)

    def begin(self, today: date) -> None:
        """Lay the columns out, for that day."""
        for place, state in enumerate(StepState):
            column = BoardColumn(state, today, self)
            column.view.opened.connect(self.opened)
            column.view.left_by.connect(partial(self._go, place))
            column.view.moved_by.connect(partial(self._move, place))
            column.view.dropped.connect(lambda step, state=state: self.moved.emit(step, state))
            self._columns.append(column)
            self._row.addWidget(column, 1)

    def reload(self, lines: Sequence[StepLine]) -> None:
        """Show these steps; the card chosen stays chosen."""
        current = self.current_line()
        had_focus = any(column.view.hasFocus() for column in self._columns)
        for column in self._columns:
            column.show_lines([line for line in lines if line.step.state is column.state])
        if current is not None:
            self.choose(current.step.id)
        if had_focus:
            self.focus_card()

    def columns(self) -> Sequence[BoardColumn]:
        """The columns, from the left."""
        return tuple(self._columns)

    def current_line(self) -> StepLine | None:
        """The card chosen: that of the column in focus, or the first that has one."""
        views = [column.view for column in self._columns]
        focused = [view for view in views if view.hasFocus()]
        return next((line for line in (view.current() for view in (*focused, *views)) if line), None)

    def choose(self, step: UUID) -> bool:
        """Choose the card of a step, and no other; False where it is not on the board."""
        found = False
        for column in self._columns:
            place = column.place_of(step)
            if place >= 0:
                column.choose(place)
                found = True
            else:
                column.view.clearSelection()
                column.view.setCurrentIndex(column.view.rootIndex())
        return found

    def focus_card(self) -> bool:
        """Put the focus on the card chosen, or the first one; False where there is none."""
        line = self.current_line()
        for column in self._columns:
            first = line is None and column.view.cards.rowCount()
            if first:
                column.view.choose(0)
            if first or (line is not None and column.place_of(line.step.id) >= 0):
                column.view.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def minimumSizeHint(self) -> QSize:
        """Room for the words of a card in each column."""
        return QSize(4 * theme.scaled(130), theme.scaled(160))

    def _go(self, place: int, side: int) -> None:
        """To the next column that has cards, at about the same height."""
        row = self._columns[place].view.currentIndex().row()
        ahead = self._columns[place + 1 :] if side > 0 else self._columns[:place][::-1]
        target = next((column for column in ahead if column.view.cards.rowCount()), None)
        if target is not None:
            line = target.view.cards.lines()[min(max(row, 0), target.view.cards.rowCount() - 1)]
            self.choose(line.step.id)
            target.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, place: int, side: int) -> None:
        line = self._columns[place].view.current()
        states = list(StepState)
        if line is not None and 0 <= place + side < len(states):
            self.moved.emit(line.step.id, states[place + side])
