"""Two mappings of a client side by side, section by section, with what has changed."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import WholeMapping
from osaava_desktop.domain.mapping_changes import SectionChanges, compared
from osaava_desktop.domain.texts import format_date
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, icons, theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.change_row import ChangeRow
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import mapping as mappings
from osaava_desktop.store.office import Office

_WIDE = 1040


class MappingComparePage(Page):
    """Shows the oldest and the newest mapping at first; the combos choose others."""

    ui_file = "mapping_compare.ui"
    notice: Notice
    scroll_area: QScrollArea
    column_widget: QWidget
    earlier_combo: QComboBox
    later_combo: QComboBox
    sections_layout: QVBoxLayout

    def __init__(self, office: Office, client: Client, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._client = office, client
        self._wholes: dict[UUID, WholeMapping] = {}
        self.column_widget.setMaximumWidth(theme.scaled(_WIDE))
        self._read()
        for combo in (self.earlier_combo, self.later_combo):
            combo.currentIndexChanged.connect(lambda: self._show())
        self._show()

    # What the shell asks

    def title(self) -> str:
        """Whose mappings they are."""
        return self._client.name

    def facts(self) -> str:
        """The client's number, and what the page is."""
        words = _("two mappings side by side")
        return f"{self._client.number} · {words}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Esc", _("back"))]

    def activated(self) -> None:
        """To the choice of the earlier one."""
        self.earlier_combo.setFocus(Qt.FocusReason.OtherFocusReason)

    # Slots

    def show_hidden(self) -> None:
        """Show what is hidden of both; the log tells who has looked."""
        try:
            for whole in self._pair():
                if whole.hidden:
                    self._wholes[whole.mapping.id] = mappings.reveal(self._office, whole.mapping.id)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self._show()
        self.scroll_area.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _read(self) -> None:
        """The client's mappings, the oldest first."""
        wholes = mappings.wholes_of(self._office, self._client.id)[::-1]
        self._wholes = {whole.mapping.id: whole for whole in wholes}
        days = [(format_date(whole.mapping.on), whole.mapping.id) for whole in wholes]
        for combo in (self.earlier_combo, self.later_combo):
            choices.fill(combo, days, blank=False)
        self.later_combo.setCurrentIndex(len(days) - 1)

    def _pair(self) -> tuple[WholeMapping, WholeMapping]:
        return self._wholes[self.earlier_combo.currentData()], self._wholes[self.later_combo.currentData()]

    def _show(self) -> None:
        while (item := self.sections_layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for section in compared(*self._pair()):
            self.sections_layout.addWidget(self._card(section))

    def _card(self, section: SectionChanges) -> QFrame:
        card = QFrame(self.column_widget)
        theme.set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        heading = QLabel(section.title, card)
        theme.set_role(heading, "section")
        column.addWidget(heading)
        if section.hidden:
            self._fill_hidden(column, card)
        elif not section.changes:
            column.addWidget(_quiet(_("Neither mapping says anything of this."), card))
        for change in section.changes:
            column.addWidget(ChangeRow(change, card))
        return card

    def _fill_hidden(self, column: QVBoxLayout, card: QFrame) -> None:
        column.addWidget(_quiet(_("Hidden until you ask for it. The log tells who has looked."), card))
        button = QPushButton(_("&Show"), card)
        icons.set_icon(button, "eye")
        button.clicked.connect(lambda: self.show_hidden())
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def _quiet(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    theme.set_role(label, "secondary")
    return label
