"""The bar of an unsaved form; it takes the place of the status line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import icons, theme
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.glyph import Glyph


class SaveBar(QFrame):
    """Says that there are changes and which fields must be fixed; saves or takes them back."""

    saved = Signal()
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "save")
        changes = QLabel(_("Unsaved changes"), self)
        theme.set_role(changes, "attention")
        self._problems = ElidedLabel(self)
        theme.set_role(self._problems, "problems")
        discard = QPushButton(_("Discard changes"), self)
        theme.set_role(discard, "link")
        save = QPushButton(_("Save"), self)
        theme.set_role(save, "primary")
        icons.set_icon(save, "save")
        save.setToolTip(_("{action} ({keys})").format(action=_("Save"), keys="Ctrl+S"))
        discard.clicked.connect(self.discarded)
        save.clicked.connect(self.saved)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(8)
        row.addWidget(Glyph(self, "edit", "attention"))
        row.addWidget(changes)
        row.addWidget(self._problems, 1)
        row.addWidget(discard)
        row.addWidget(save)

    def show_problems(self, titles: Sequence[str]) -> None:
        """Name the fields that cannot be saved as they are."""
        count = len(titles)
        text = ngettext("{count} field to fix: {fields}", "{count} fields to fix: {fields}", count)
        self._problems.setText(text.format(count=count, fields=", ".join(titles)) if titles else "")
