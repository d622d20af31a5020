"""The mouse wheel over a form: it scrolls, and never changes a value."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """Lets the wheel scroll the form instead of changing the combos and boxes that it passes over."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        for kind in (QComboBox, QAbstractSpinBox):
            for widget in form.findChildren(kind):
                widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on to what lies behind."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False
