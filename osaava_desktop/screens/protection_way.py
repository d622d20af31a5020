"""The way from the settings to data protection."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from osaava_desktop.screens.forms import Form


class ProtectionWay(Form):
    """``wanted`` asks for the page."""

    ui_file = "protection_way.ui"
    open_button: QPushButton

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_button.clicked.connect(self.wanted)
