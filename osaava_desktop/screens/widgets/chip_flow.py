"""Several chips of which any may be on; they stand in as many rows as the width asks for."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.chip import Chip

_GAP = 8


class FlowLayout(QLayout):
    """Places its items one after the other, as words stand in a paragraph."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item of that place, if there is one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of the item of that place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        """What the rows need."""
        return self._place(QRect(0, 0, width, 0), moving=False)

    def sizeHint(self) -> QSize:
        """At least the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """At least the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def _place(self, rect: QRect, *, moving: bool) -> int:
        left, top, high = rect.left(), rect.top(), 0
        for item in self._items:
            size = item.sizeHint()
            if left > rect.left() and left + size.width() > rect.right() + 1:
                left, top, high = rect.left(), top + high + _GAP, 0
            if moving:
                item.setGeometry(QRect(QPoint(left, top), size))
            left, high = left + size.width() + _GAP, max(high, size.height())
        return top + high - rect.top()


@promotable
class ChipFlow(QWidget):
    """Offers values as chips; tells by ``changed`` that one was switched."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[Chip, object] = {}
        self._flow = FlowLayout(self)

    def set_options(self, options: Sequence[tuple[str, object]]) -> None:
        """Offer ``(label, value)`` pairs, all off."""
        for label, value in options:
            chip = Chip(self, label.replace("&", "&&"))
            chip.toggled.connect(lambda _on: self._switched())
            self._chips[chip] = value
            self._flow.addWidget(chip)
        self._fit()

    def values(self) -> Sequence[object]:
        """The values of the chips that are on."""
        return [value for chip, value in self._chips.items() if chip.isChecked()]

    def set_values(self, values: Collection[object]) -> None:
        """Switch on the chips of these values, and the others off."""
        for chip, value in self._chips.items():
            chip.setChecked(value in values)

    def chips(self) -> Sequence[Chip]:
        """The chips, in order."""
        return tuple(self._chips)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, it needs more rows."""
        super().resizeEvent(event)
        self._fit()

    def _switched(self) -> None:
        """A chip that is on is wider."""
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Ask for the rows' height outright: a scrolled form takes no account of heights for widths."""
        self.setMinimumHeight(self._flow.heightForWidth(self.width()))
