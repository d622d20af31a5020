"""Two clients side by side, who are one person: which number stays, and all the rest goes there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.clients import Client, birth_text
from osaava_desktop.domain.texts import capital, format_date, format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import office_choices, theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.screens.widgets.person_box import Offer, PersonBox
from osaava_desktop.services import areas, merging, participations, people
from osaava_desktop.store.office import Office


class MergePage(Page):
    """Merges ``client`` with another one; emits the Merge as ``merged``."""

    ui_file = "merge.ui"
    notice: Notice
    card: QFrame
    card_layout: QVBoxLayout
    other_field: Field
    other_edit: PersonBox
    facts_layout: QGridLayout
    acts_widget: QWidget
    swap_button: QPushButton
    merge_button: QPushButton

    merged = Signal(object)

    def __init__(self, office: Office, client: Client, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._client = client
        self._kept, self._gone = client, client
        self._localities = {one.id: one.name for one in areas.localities(office)}
        self._people = {one.id: one.name for one in people.staff(office)}
        self.card.setMaximumWidth(theme.scaled(880))
        for column, share in enumerate((2, 3, 3)):
            self.facts_layout.setColumnStretch(column, share)
        self.other_edit.set_source(self._offers)
        self.other_edit.picked.connect(self.pick)
        self.other_edit.dismissed.connect(self.closed)
        self.other_edit.textEdited.connect(lambda: self._forget())
        self.swap_button.clicked.connect(lambda: self.swap())
        self.merge_button.clicked.connect(lambda: self.merge())
        self._forget()

    # What the shell asks

    def title(self) -> str:
        """What is done here."""
        return _("Merge two clients")

    def facts(self) -> str:
        """Whose page it was opened from."""
        return f"{self._client.name} · {self._client.number}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Esc", _("back"))]

    def activated(self) -> None:
        """The other one is asked for first."""
        self.other_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # Slots

    def pick(self, other: Client) -> None:
        """Show the two side by side; the number of whose page it was stays, unless the user says so."""
        self.other_edit.setText(f"{other.name} · {other.number}")
        self._kept, self._gone = self._client, other
        self._show()
        self.swap_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def swap(self) -> None:
        """The other number stays."""
        self._kept, self._gone = self._gone, self._kept
        self._show()

    def merge(self) -> None:
        """Make one of the two."""
        try:
            done = merging.merge(self._office, self._kept.id, self._gone.id)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self.closed.emit()
        self.merged.emit(done)

    def _forget(self) -> None:
        """Another one is being looked for: only the first stands there."""
        self._kept = self._gone = self._client
        self._show()

    # Inside

    def _offers(self, text: str) -> Sequence[Offer]:
        found = office_choices.clients_found(self._office, text)
        return [offer for offer in found if offer.value != self._client]

    def _show(self) -> None:
        self.notice.hide()
        two = self._kept.id != self._gone.id
        self.acts_widget.setVisible(two)
        self.merge_button.setText(_("Merge: keep {number}").format(number=self._kept.number))
        self._clear()
        heads = (_("Stays"), _("Goes into the bin")) if two else ("",)
        sides = [self._facts(one) for one in ((self._kept, self._gone) if two else (self._kept,))]
        self._add(0, "", heads, "small-strong")
        shown = [title for title in sides[0] if any(side[title] for side in sides)]
        for line, title in enumerate(shown, start=1):
            self._add(line, title, [side[title] for side in sides], "strong" if line == 1 else "")

    def _add(self, line: int, title: str, texts: Sequence[str], role: str) -> None:
        for column, text in enumerate((title, *texts)):
            label = QLabel(self.card)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setText(text)
            theme.set_role(label, role if column else "secondary")
            self.facts_layout.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)

    def _clear(self) -> None:
        while (item := self.facts_layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()

    def _facts(self, client: Client) -> dict[str, str]:
        """What a choice between two needs to see, by its title."""
        spans = participations.of_client(self._office, client.id)
        held = merging.held(self._office, client.id)
        return {
            _("Number"): client.number,
            _("Name"): client.name,
            _("Born"): birth_text(client.birth_date, client.birth_year),
            _("Phone"): client.phone,
            _("E-mail"): client.email,
            _("Locality"): self._localities.get(client.locality, "") if client.locality else "",
            _("Worker"): self._people.get(client.worker, "") if client.worker else "",
            _("Met through"): client.first_contact.label if client.first_contact else "",
            _("In the project"): ", ".join(
                f"{format_date(one.started)}–{format_date(one.ended) if one.ended else ''}" for one in spans
            ),
            **{capital(kind.label): format_number(count) if count else "" for kind, count in held.items()},
        }
