"""The card that lists, at each letter of a name, who in the register may be the same person."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.clients import Client, birth_text
from osaava_desktop.domain.duplicates import Finder, Known, told_by_name
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.elided_label import ElidedLabel
from osaava_desktop.services import areas, duplicates, people
from osaava_desktop.store.office import Office


class LikelySame(Form):
    """Offers to open such a client instead, ``opened``, or to find that it is somebody else, ``found_apart``.

    A card with nobody on it is hidden; ``emptied`` when the last one has been found apart.
    """

    ui_file = "likely_same.ui"
    heading_label: QLabel
    rows_layout: QVBoxLayout

    opened = Signal(object)
    found_apart = Signal(object)
    emptied = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._localities = {one.id: one.name for one in areas.localities(office)}
        self._people = {one.id: one.name for one in people.staff(office)}
        self._found: list[Known] = []
        self._rows: list[_Row] = []
        self.hide()

    def show_client(self, client: Client) -> None:
        """Whose form it is; nobody is alike yet."""
        self._client = client.id
        self._finder: Finder | None = None
        self._apart: list[UUID] = []
        self._show([])

    def look(self, name: str, born: dt.date | None, year: int | None) -> None:
        """Show who is like that; the register is read at the first letter."""
        if self._finder is None:
            self._finder = duplicates.finder(self._office, self._client)
        self._show(self._finder.find(name, born, year, self._apart))

    def forget(self) -> None:
        """Nobody needs to be asked about."""
        self._show([])

    def apart(self) -> Sequence[UUID]:
        """Who was found to be somebody else since the form was opened."""
        return tuple(self._apart)

    def _show(self, found: list[Known]) -> None:
        if found == self._found:
            return
        self._found = found
        for row in self._rows:
            self.rows_layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one, is_first=place == 0) for place, one in enumerate(found)]
        for row in self._rows:
            self.rows_layout.addWidget(row)
        self.setVisible(bool(found))
        if found:
            self.heading_label.setBuddy(self._rows[0].open_button)
            self._tell(len(found))

    def _tell(self, count: int) -> None:
        """Say it to a screen reader: the focus stays where the user types."""
        text = ngettext("{count} client may be the same", "{count} clients may be the same", count)
        self.setAccessibleName(text.format(count=count))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def _row(self, known: Known, *, is_first: bool) -> "_Row":
        worker = self._people.get(known.worker, "") if known.worker else ""
        if told_by_name(known, self._office.person.id):
            town = self._localities.get(known.locality, "") if known.locality else ""
            facts = filter(None, (birth_text(known.born, known.birth_year), town))
            words = (known.name, " · ".join((known.number, *facts)))
        else:
            words = (known.number, _("client of {worker}").format(worker=worker))
        row = _Row(*words, self)
        if is_first:  # the heading's letter leads to its other button
            row.apart_button.setText(_("No&t the same"))
        row.open_button.clicked.connect(lambda: self.opened.emit(known.id))
        row.apart_button.clicked.connect(lambda: self._find_apart(known.id))
        return row

    def _find_apart(self, key: UUID) -> None:
        """Take the row away; on to the next one."""
        self._apart.append(key)
        self._show([one for one in self._found if one.id != key])
        self.found_apart.emit(key)
        if self._rows:
            self._rows[0].open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.emptied.emit()


class _Row(QWidget):
    """One client: who, and the two ways on."""

    def __init__(self, who: str, facts: str, parent: QWidget) -> None:
        super().__init__(parent)
        name, under = ElidedLabel(self), ElidedLabel(self)
        name.setText(who)
        under.setText(facts)
        theme.set_role(name, "strong")
        theme.set_role(under, "secondary")
        self.open_button = QPushButton(_("Open"), self)
        self.open_button.setAccessibleName(_("Open {client}").format(client=f"{who}, {facts}"))
        self.apart_button = QPushButton(_("Not the same"), self)
        self.apart_button.setAccessibleName(_("Not the same person: {client}").format(client=who))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.open_button, self.apart_button):
            theme.set_role(button, "link")
            button.setProperty("fit", "small")
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (name, under):
            column.addWidget(label)
        column.addLayout(buttons)
