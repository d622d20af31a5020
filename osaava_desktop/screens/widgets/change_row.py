"""One thing of two mappings side by side; a bar at the edge and words say that it has changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from osaava_desktop.domain.mapping_changes import Change
from osaava_desktop.domain.texts import format_list
from osaava_desktop.i18n import _
from osaava_desktop.screens import palette, theme

_EDGE = 3
_INSET = 12


class ChangeRow(QWidget):
    """The title over what the earlier and the later mapping say, and what of it is new or gone."""

    def __init__(self, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changed = change.is_changed
        grid = QGridLayout(self)
        grid.setContentsMargins(_INSET, 2, 0, 2)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._label(change.title, "label"), 0, 0, 1, 2)
        for column, text in enumerate((change.earlier, change.later)):
            words = self._label(text or _("nothing"), "" if text else "quiet")
            grid.addWidget(words, 1, column, Qt.AlignmentFlag.AlignTop)
        self._words = change_words(change)
        if self._words:
            grid.addWidget(self._label(self._words, "accent"), 2, 1)
        self.setAccessibleName(change.title)
        self.setAccessibleDescription(self._words)

    def text(self) -> str:
        """What it says of the change; nothing where there is none."""
        return self._words

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar at the edge."""
        if self._changed:
            QPainter(self).fillRect(0, 0, _EDGE, self.height(), palette.colour("accent"))

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setText(text)
        theme.set_role(label, role)
        return label


def change_words(change: Change) -> str:
    """What has changed: "New: tight. Gone: debts."."""
    if not change.is_changed:
        return ""
    parts = []
    if change.added:
        parts.append(_("New: {things}.").format(things=format_list(change.added)))
    if change.gone:
        parts.append(_("Gone: {things}.").format(things=format_list(change.gone)))
    return " ".join(parts) or _("Changed")
