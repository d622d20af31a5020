"""Rows for schools or employers: written from cell to cell, one more by Enter on the last."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, shortcuts, theme
from osaava_desktop.screens.widgets.field import Message

CELLS = ("organisation", "field", "from_year", "to_year", "qualification")
YEARS = ("from_year", "to_year")
_YEAR_WIDTH = 60
_BUTTON_WIDTH = 26


class HistoryRow(QWidget):
    """One line: its cells, what is wrong with them below, and the button that takes it away."""

    edited = Signal()
    left = Signal()
    entered = Signal()
    removed = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ident = ""
        self.edits = {name: QLineEdit(self) for name in CELLS}
        self.remove_button = QPushButton(self)
        self._message = Message(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(in_columns({**self.edits, "remove": self.remove_button}))
        column.addWidget(self._message)
        self._name(titles)
        for edit in self.edits.values():
            edit.textChanged.connect(self.edited)
            edit.returnPressed.connect(self.entered)
            edit.installEventFilter(self)
        self.remove_button.clicked.connect(self.removed)
        self.remove_button.installEventFilter(self)

    def _name(self, titles: Mapping[str, str]) -> None:
        for name, edit in self.edits.items():
            edit.setAccessibleName(titles[name])
        theme.set_role(self.remove_button, "icon")
        icons.set_icon(self.remove_button, "dismiss")
        self.remove_button.setAccessibleName(_("Remove the line"))
        self.remove_button.setToolTip(_("Remove the line"))

    def cells(self) -> list[str]:
        """The id of the line, empty for a new one, and what is typed."""
        return [self.ident, *(edit.text() for edit in self.edits.values())]

    def show_cells(self, cells: Sequence[str]) -> None:
        """Show what ``cells`` gave."""
        self.ident = cells[0]
        for edit, text in zip(self.edits.values(), cells[1:], strict=True):
            edit.setText(text)
            edit.setCursorPosition(0)  # a long name is read from its beginning

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say by cell what is wrong; nothing is wrong with the others."""
        for name, edit in self.edits.items():
            edit.setAccessibleDescription(problems.get(name, ""))
            theme.set_property(edit, "state", "error" if name in problems else "")
        self._message.show_text("error", " ".join(problems.values()))

    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return not any(edit.text().strip() for edit in self.edits.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when a cell is left; Del on the button takes the line away."""
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QLineEdit):
            self.left.emit()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.remove_button and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
            return True
        return False


class HistoryRows(QWidget):
    """The rows of one kind under their titles; at least one, blank ones are not kept."""

    edited = Signal()
    left = Signal()

    def __init__(self, heading: str, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        """``titles`` are the words over the cells, by the names in ``CELLS``."""
        super().__init__(parent)
        self._heading, self._titles = heading, titles
        self._rows: list[HistoryRow] = []
        self._removed: tuple[int, list[str]] | None = None
        self._undo_button = QPushButton(_("Undo removing"), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._head())
        self._column.addLayout(in_columns(self._words()))
        self._undo_button.clicked.connect(self.undo)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)
        self.setAccessibleName(heading)
        self.show_rows([])

    def rows(self) -> Sequence[HistoryRow]:
        """The rows in which something is typed, in order."""
        return [row for row in self._rows if not row.is_blank()]

    def cells(self) -> list[list[str]]:
        """What stands in those rows."""
        return [row.cells() for row in self.rows()]

    def last_stop(self) -> QWidget:
        """Where the Tab key comes to last."""
        return self._rows[-1].remove_button

    def show_rows(self, lines: Sequence[Sequence[str]]) -> None:
        """Show these lines as ``cells`` gives them."""
        for row in list(self._rows):
            self._take_away(row)
        self._removed = None
        self._undo_button.hide()
        for cells in lines:
            self._add(len(self._rows), cells)
        if not lines:
            self._add(0)

    def undo(self) -> None:
        """Put the line that was taken away last back into its place."""
        if self._removed is None:
            return
        place, cells = self._removed
        self._removed = None
        self._undo_button.hide()
        if len(self._rows) == 1 and self._rows[0].is_blank():
            self._take_away(self._rows[0])
        self._add(min(place, len(self._rows)), cells).edits["organisation"].setFocus()
        self.edited.emit()

    # Inside

    def _head(self) -> QHBoxLayout:
        label = QLabel(self._heading, self)
        theme.set_role(label, "label")
        theme.set_role(self._undo_button, "link")
        theme.set_property(self._undo_button, "fit", "small")
        icons.set_icon(self._undo_button, "arrow_undo")
        row = QHBoxLayout()
        row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self._undo_button)
        return row

    def _words(self) -> dict[str, QWidget]:
        labels: dict[str, QWidget] = {}
        for name in CELLS:
            label = QLabel(self._titles[name], self)
            theme.set_role(label, "hint")
            labels[name] = label
        labels["remove"] = QWidget(self)
        return labels

    def _add(self, place: int, cells: Sequence[str] | None = None) -> HistoryRow:
        row = HistoryRow(self._titles, self)
        if cells is not None:
            row.show_cells(cells)
        before = self._rows[place - 1].remove_button if place else self._undo_button
        self._rows.insert(place, row)
        self._column.insertWidget(place + 2, row)
        self._order(before, row)
        row.edited.connect(self.edited)
        row.left.connect(self.left)
        row.entered.connect(lambda: self._go_on(row))
        row.removed.connect(lambda: self._remove(row))
        return row

    def _order(self, before: QWidget, row: HistoryRow) -> None:
        """Tab goes from the row above through the cells of this one."""
        for widget in (*row.edits.values(), row.remove_button):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _go_on(self, row: HistoryRow) -> None:
        place = self._rows.index(row) + 1
        if place == len(self._rows) and not row.is_blank():
            self._add(place)
        following = self._rows[min(place, len(self._rows) - 1)]
        following.edits["organisation"].setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, row: HistoryRow) -> None:
        place = self._rows.index(row)
        if not row.is_blank():
            self._removed = (place, row.cells())
            self._undo_button.show()
        self._take_away(row)
        if not self._rows:
            self._add(0)
        self._rows[min(place, len(self._rows) - 1)].remove_button.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _take_away(self, row: HistoryRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


def in_columns(widgets: Mapping[str, QWidget]) -> QHBoxLayout:
    """Cells or their titles side by side, in the same widths in every row."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for name, widget in widgets.items():
        if name in YEARS:
            widget.setFixedWidth(theme.scaled(_YEAR_WIDTH))
        elif name == "remove":
            widget.setFixedWidth(theme.scaled(_BUTTON_WIDTH))
        else:
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            widget.setSizePolicy(policy)
        row.addWidget(widget, 0 if name in (*YEARS, "remove") else 1)
    return row
