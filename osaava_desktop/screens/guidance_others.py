"""The card of a talk that says who else took part: each of them gets an entry."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.i18n import _
from osaava_desktop.screens import icons, office_choices, theme
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.flow import Flow
from osaava_desktop.screens.widgets.person_box import Offer, PersonBox
from osaava_desktop.store.office import Office


class OthersCard(Form):
    """Adds and removes clients beside ``client``; ``dismissed`` when the user wants out with Esc."""

    ui_file = "guidance_others.ui"
    others_flow: Flow
    other_field: Field
    other_edit: PersonBox
    all_check: QCheckBox

    changed = Signal()
    dismissed = Signal()

    def __init__(self, office: Office, client: Client, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._client = client
        self._others: list[Client] = []
        self.other_edit.set_source(self._offers)
        self.other_edit.picked.connect(self.add)
        self.other_edit.dismissed.connect(self.dismissed)
        self.all_check.toggled.connect(lambda: self._show())

    def show_others(self, others: Sequence[Client]) -> None:
        """Show who took part as it is stored; changes are for all of them, unless told otherwise."""
        self._others = list(others)
        self.other_edit.reset()
        self.all_check.setChecked(True)
        self.all_check.setVisible(bool(others))
        self._show()

    def others(self) -> list[UUID]:
        """Who else took part."""
        return [other.id for other in self._others]

    def is_left_over(self) -> bool:
        """Whether a name was typed of somebody who was not added."""
        return self.is_together() and bool(self.other_edit.text().strip())

    def is_together(self) -> bool:
        """Whether what is changed is changed for everybody."""
        return self.all_check.isChecked()

    def stops(self) -> Sequence[QWidget]:
        """Where the Tab key stops, in order; the chips come before them by themselves."""
        return (self.other_edit, self.all_check)

    # Slots

    def add(self, client: Client) -> None:
        """Somebody else took part too."""
        self.other_edit.reset()
        if client.id not in {self._client.id, *self.others()}:
            self._others.append(client)
        self._show()
        self.changed.emit()

    def remove(self, client: Client) -> None:
        """Somebody did not take part after all."""
        self._others = [other for other in self._others if other.id != client.id]
        self._show()
        self.changed.emit()
        self.other_edit.setFocus()

    # Inside

    def _offers(self, text: str) -> Sequence[Offer]:
        there = {self._client.id, *self.others()}
        found = office_choices.clients_found(self._office, text)
        return [offer for offer in found if isinstance(offer.value, Client) and offer.value.id not in there]

    def _show(self) -> None:
        together = self.is_together()
        chips = [self._chip(other, together) for other in self._others]
        self.others_flow.set_widgets(chips)
        for one, other in pairwise((self, *chips, self.other_edit)):
            self.setTabOrder(one, other)
        self.others_flow.setVisible(bool(chips))
        self.other_field.setVisible(together)

    def _chip(self, other: Client, removable: bool) -> QPushButton:
        chip = QPushButton(other.name.replace("&", "&&"), self)
        theme.set_role(chip, "chip")
        if removable:
            icons.set_icon(chip, "dismiss")
        chip.setEnabled(removable)
        chip.setAccessibleName(_("Take {name} out of the talk").format(name=other.name))
        chip.setToolTip(chip.accessibleName() if removable else "")
        chip.clicked.connect(partial(self._later, other))
        return chip

    def _later(self, other: Client) -> None:
        """After the click is over: the chip that was clicked goes away."""
        QTimer.singleShot(0, self, lambda: self.remove(other))
