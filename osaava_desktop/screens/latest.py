"""The card with the last events of a client, and the way to all of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.texts import format_near_date
from osaava_desktop.domain.timeline import Event
from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.timeline_list import ICONS
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.screens.widgets.glyph import Glyph
from osaava_desktop.services import timeline
from osaava_desktop.store.office import Office

MOST = 4


class LatestCard(Form):
    """The day, the icon and the words of each; ``timeline_wanted`` when all are asked for."""

    ui_file = "latest.ui"
    card: QFrame
    timeline_button: QPushButton
    events_layout: QGridLayout

    timeline_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.events_layout.setColumnStretch(2, 1)
        self.timeline_button.setAccessibleName(_("Timeline of the client"))
        self.timeline_button.clicked.connect(self.timeline_wanted)

    def show_client(self, client: Client) -> None:
        """Read the events anew; the card is hidden while there are none."""
        events = timeline.latest(self._office, client.id, MOST)
        self._clear()
        for line, event in enumerate(events):
            self._add(line, event)
        self.setVisible(bool(events))

    def _clear(self) -> None:
        while (item := self.events_layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()

    def _add(self, line: int, event: Event) -> None:
        day = QLabel(format_near_date(event.on, self._office.today), self.card)
        theme.set_role(day, "secondary")
        words = ElidedLabel(self.card)
        words.setText(event.text)
        self.events_layout.addWidget(day, line, 0)
        self.events_layout.addWidget(Glyph(self.card, ICONS[event.source], "text2"), line, 1)
        self.events_layout.addWidget(words, line, 2)
