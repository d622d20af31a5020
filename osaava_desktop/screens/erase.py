"""Erasing a person for good: what goes, what the funder's evidence says, and the number typed to confirm."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain import access_words
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.erasure import Prospect
from osaava_desktop.domain.texts import format_date, format_number
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import clients, erasure
from osaava_desktop.store.office import Office


class ErasePage(Page):
    """Erases ``client``, or restricts the use of the data; ``erased`` or ``restricted`` tells of it."""

    ui_file = "erase.ui"
    notice: Notice
    card: QFrame
    about_card: QFrame
    evidence_label: QLabel
    reason_field: Field
    reason_edit: QLineEdit
    typed_field: Field
    typed_edit: QLineEdit
    erase_button: QPushButton
    restrict_button: QPushButton
    goes_layout: QGridLayout
    mentions_label: QLabel
    mentions_layout: QGridLayout

    erased = Signal(str)
    restricted = Signal()

    def __init__(self, office: Office, client: Client, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._client = office, client
        self._prospect = erasure.look(office, client.id)
        self.evidence_label.setTextFormat(Qt.TextFormat.PlainText)
        self.card.setMaximumWidth(theme.scaled(640))
        self.about_card.setMaximumWidth(theme.scaled(480))
        for field in (self.reason_field, self.typed_field):
            field.edited.connect(field.clear)
        self.erase_button.clicked.connect(lambda: self.erase())
        self.restrict_button.clicked.connect(lambda: self.restrict())
        self._show()

    # What the shell asks

    def title(self) -> str:
        """What is done here."""
        return _("Erase the person for good")

    def facts(self) -> str:
        """Whose page it was opened from."""
        return f"{self._client.name} · {self._client.number}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Esc", _("back"))]

    def activated(self) -> None:
        """Where evidence holds the person back, the gentler way comes first."""
        first = self.restrict_button if self._prospect.held else self.typed_edit
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Slots

    def erase(self) -> None:
        """Do it; or say beside the fields what is missing."""
        self.notice.hide()
        try:
            done = erasure.erase(
                self._office, self._client.id, typed=self.typed_edit.text(), reason=self.reason_edit.text()
            )
        except InvalidInput as error:
            self._show_problems(error)
        except PlainError as error:
            self.notice.show_words("error", str(error))
        else:
            self.closed.emit()
            self.erased.emit(done.number)

    def restrict(self) -> None:
        """Keep the data and use them no more."""
        try:
            clients.restrict(self._office, self._client.id, self._office.today)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self.closed.emit()
        self.restricted.emit()

    # Inside

    def _show(self) -> None:
        prospect = self._prospect
        self.evidence_label.setText(_evidence(prospect))
        theme.set_role(self.evidence_label, "attention" if prospect.held else "")
        self.reason_field.setVisible(prospect.held)
        self.restrict_button.setVisible(self._client.restricted is None)
        kinds = [kind for kind in access_words.TITLES if kind in prospect.goes]
        counts = [(access_words.title(kind), format_number(prospect.goes[kind])) for kind in kinds]
        self._fill(self.goes_layout, counts)
        told = [(" · ".join(filter(None, (one.title, one.field))), one.what) for one in prospect.mentions]
        if prospect.scans:
            told.append((_("Scanned sheets with the person's row"), format_number(prospect.scans)))
        self.mentions_label.setVisible(bool(told))
        self._fill(self.mentions_layout, told)

    def _fill(self, layout: QGridLayout, lines: Iterable[tuple[str, str]]) -> None:
        for line, texts in enumerate(lines):
            for column, text in enumerate(texts):
                label = QLabel(self.about_card)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(layout is self.mentions_layout and column == 0)
                label.setText(text)
                theme.set_role(label, "" if column == 0 else "secondary")
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                layout.addWidget(label, line, column, side | Qt.AlignmentFlag.AlignTop)

    def _show_problems(self, error: InvalidInput) -> None:
        fields = {"reason": self.reason_field, "typed": self.typed_field}
        wrong = [field for name, field in fields.items() if name in error.problems]
        for name, sentence in error.problems.items():
            fields[name].show_problem(sentence)
        wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.problems_found.emit([field.title() for field in wrong])


def _evidence(prospect: Prospect) -> str:
    """What the funder's evidence says to an erasure."""
    proofs = sum(prospect.evidence.values())
    if not proofs:
        return _("Nothing here is evidence for the funder.")
    count = ngettext("{n} record is evidence", "{n} records are evidence", proofs).format(
        n=format_number(proofs)
    )
    if not prospect.held:
        return _("{count} for the funder, and no longer needed.").format(count=count)
    if prospect.until is None:
        sentence = _("{count} for the funder and must be kept for now: the last payment has not come.")
        return sentence.format(count=count)
    sentence = _("{count} for the funder and must be kept until {day}.")
    return sentence.format(count=count, day=format_date(prospect.until))
