"""The office file is older than when it was last used: the user decides what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from osaava_desktop.domain.texts import format_date, format_time
from osaava_desktop.i18n import ngettext
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.side_panel import SidePanel
from osaava_desktop.services.rollback import Older


class OlderPage(Form):
    """``restore_wanted`` or ``go_on_wanted``; nothing is lost either way."""

    ui_file = "older.ui"
    side_panel: SidePanel
    form_frame: QFrame
    file_label: ElidedLabel
    words_label: QLabel
    restore_button: QPushButton
    go_on_button: QPushButton

    restore_wanted = Signal()
    go_on_wanted = Signal()

    def __init__(self, file: str, older: Older, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form_frame.setFixedWidth(theme.scaled(400))
        self.file_label.setText(file)
        when = f"{format_date(older.used.date())} {format_time(older.used.time())}"
        words = ngettext(
            "The file is older than when it was last used on this computer on {when}: {count} act lacks. "
            "Somebody may have copied an old file over it.",
            "The file is older than when it was last used on this computer on {when}: {count} acts lack. "
            "Somebody may have copied an old file over it.",
            older.lacking,
        )
        self.words_label.setText(words.format(when=when, count=older.lacking))
        self.setFocusProxy(self.restore_button)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.go_on_button.clicked.connect(self.go_on_wanted)
