"""The page for who has no office file open yet: practise, or open a file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.screens.widgets.side_panel import SidePanel


class StartPage(Form):
    """Offers the practice office and the choice of a file."""

    ui_file = "start.ui"
    side_panel: SidePanel
    form_frame: QFrame
    problem_glyph: Glyph
    problem_label: QLabel
    practice_button: QPushButton
    file_button: QPushButton
    restore_button: QPushButton

    practice_wanted = Signal()
    file_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, problem: str = "", parent: QWidget | None = None) -> None:
        """`problem` is the sentence that says why a file could not be opened."""
        super().__init__(parent)
        self.form_frame.setFixedWidth(theme.scaled(400))
        self.problem_label.setText(problem)
        self.problem_label.setVisible(bool(problem))
        self.problem_glyph.setVisible(bool(problem))
        self.setFocusProxy(self.file_button if problem else self.practice_button)
        self.practice_button.clicked.connect(self.practice_wanted)
        self.file_button.clicked.connect(self.file_wanted)
        self.restore_button.clicked.connect(self.restore_wanted)
