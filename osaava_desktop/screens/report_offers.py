"""The dialog that offers lines for a text: sentences from the figures, or what people wrote."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import FormDialog

_LINE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, kw_only=True)
class OfferedLine:
    """A line as it is read, and as it is put into the text."""

    shown: str
    text: str
    note: str = ""


class OffersDialog(FormDialog):
    """Space ticks lines; Enter takes them, or else the line in focus: ``lines`` are those then."""

    ui_file = "report_offers.ui"
    intro_label: QLabel
    offers_list: QListWidget
    insert_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self, title: str, intro: str, offers: Sequence[OfferedLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lines: list[str] = []
        self.setWindowTitle(title)
        self.intro_label.setText(intro)
        self.resize(theme.scaled(640), theme.scaled(420))
        for offer in offers:
            item = QListWidgetItem(f"{offer.shown}\n{offer.note}" if offer.note else offer.shown)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(_LINE, offer.text)
            self.offers_list.addItem(item)
        self.offers_list.setCurrentRow(0)
        self.offers_list.setFocus()
        self.offers_list.itemChanged.connect(lambda _item: self._tell())
        self.offers_list.itemDoubleClicked.connect(lambda item: self._insert([item]))
        self.insert_button.clicked.connect(lambda: self.insert())
        self.cancel_button.clicked.connect(self.reject)

    def insert(self) -> None:
        """Take what is ticked, or else the line in focus."""
        self._insert(self._ticked() or [self.offers_list.currentItem()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.cancel_button.hasFocus():
            self.insert()
        else:
            super().keyPressEvent(event)

    def _insert(self, items: Sequence[QListWidgetItem]) -> None:
        self.lines = [str(item.data(_LINE)) for item in items if item is not None]
        self.accept()

    def _ticked(self) -> list[QListWidgetItem]:
        items = [self.offers_list.item(row) for row in range(self.offers_list.count())]
        return [item for item in items if item.checkState() == Qt.CheckState.Checked]

    def _tell(self) -> None:
        count = len(self._ticked())
        self.insert_button.setText(_("&Insert {count}").format(count=count) if count else _("&Insert"))
