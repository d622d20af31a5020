"""Widgets in rows that wrap, as words do."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import promotable


@promotable
class Flow(QWidget):
    """Sets its widgets side by side from the left, in as many rows as their widths ask for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Hold these widgets instead, in this order; those held before are let go."""
        for old in self._widgets:
            old.hide()
            old.deleteLater()
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.setParent(self)
            widget.show()
        self.arrange()

    def arrange(self) -> None:
        """Set the widgets anew: one of them has another width, or is hidden now."""
        self._set_in_rows(self.width(), move=True)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The height of all rows in that width."""
        return self._set_in_rows(width, move=False)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        wide = max((widget.sizeHint().width() for widget in self._widgets), default=0)
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def minimumSizeHint(self) -> QSize:
        """No narrower than its widest widget in a narrow window."""
        return QSize(theme.scaled(120), theme.scaled(28) if self._widgets else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other rows in another width."""
        super().resizeEvent(event)
        self._set_in_rows(self.width(), move=True)

    def _set_in_rows(self, width: int, *, move: bool) -> int:
        gap, left, top, high = theme.scaled(6), 0, 0, 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = widget.sizeHint().boundedTo(QSize(width, 1000))
            if left and left + size.width() > width:
                left, top, high = 0, top + high + gap, 0
            if move:
                widget.setGeometry(QRect(QPoint(left, top), size))
            left, high = left + size.width() + gap, max(high, size.height())
        return top + high
