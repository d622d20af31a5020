"""The card that lists, at each letter of a name, which partners may be the same one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.partners import Partner
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.elided_label import ElidedLabel


class LikelyPartners(Form):
    """Offers to open such a partner instead: ``opened``. With none it is hidden."""

    ui_file = "partner_likely.ui"
    heading_label: QLabel
    rows_layout: QVBoxLayout

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: list[Partner] = []
        self._rows: list[QWidget] = []
        self.hide()

    def show_partners(self, found: Sequence[Partner]) -> None:
        """These may be the same."""
        if list(found) == self._found:
            return
        self._found = list(found)
        for row in self._rows:
            self.rows_layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(partner) for partner in found]
        for row in self._rows:
            self.rows_layout.addWidget(row)
        self.setVisible(bool(found))
        self.setAccessibleName(f"{self.heading_label.text()} {', '.join(one.name for one in found)}")

    def _row(self, partner: Partner) -> QWidget:
        row = QWidget(self)
        name, facts = ElidedLabel(row), ElidedLabel(row)
        name.setText(partner.name)
        facts.setText(" · ".join(filter(None, (partner.type.label, partner.person, partner.phone))))
        theme.set_role(name, "strong")
        theme.set_role(facts, "secondary")
        button = QPushButton(_("Open"), row)
        button.setAccessibleName(_("Open {partner}").format(partner=partner.name))
        button.clicked.connect(lambda: self.opened.emit(partner))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(facts)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        line.addWidget(button)
        return row
