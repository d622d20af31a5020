"""The panel beside sign-in and start: what the program is, and who pays for it."""

from PySide6.QtWidgets import QFrame, QWidget

from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Form, promotable
from osaava_desktop.screens.widgets.brand import Drawing, Emblem, Mark

# At the largest letters the form must have room beside it on a small laptop.
_WIDEST = 420


@promotable
class SidePanel(Form):
    """The mark, the promise, and the statement of the EU beside its emblem."""

    ui_file = "side_panel.ui"
    side_frame: QFrame
    mark: Mark
    drawing: Drawing
    emblem: Emblem

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(min(theme.scaled(336), _WIDEST))
