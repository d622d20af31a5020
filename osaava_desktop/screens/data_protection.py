"""The office's data protection: how long records are kept, its documents, what is asked only on a basis."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from osaava_desktop.domain.data_protection import Kept
from osaava_desktop.domain.texts import capital, format_date, format_number
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import theme
from osaava_desktop.screens.deletions import DeletionsPage
from osaava_desktop.screens.document import DocumentPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.growing_edit import GrowingEdit
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import documents, grounds, keeping_times, people, retention
from osaava_desktop.store.office import Office

_UNREAD = -1
"""What is no number: outside every range, so that the rules say what is right."""
_LONGEST = 4


class ProtectionPage(Page):
    """A keeper settles times and grounds; others read them."""

    ui_file = "data_protection.ui"
    notice: Notice
    retention_card: QFrame
    documents_card: QFrame
    grounds_card: QFrame
    last_payment_year_field: Field
    evidence_field: Field
    guidance_field: Field
    visitors_field: Field
    audit_field: Field
    due_label: QLabel
    due_button: QPushButton
    documents_layout: QVBoxLayout
    identity_ground_field: Field
    identity_said_label: QLabel
    background_ground_field: Field
    background_said_label: QLabel

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._may_settle = keeping_times.may_settle(office)
        self._clean: tuple[str, ...] = ()
        for card in (self.retention_card, self.documents_card, self.grounds_card):
            card.setMaximumWidth(theme.scaled(880))
        for field in self._fields().values():
            _edit(field).setReadOnly(not self._may_settle)
            field.edited.connect(field.clear)
            field.edited.connect(lambda: self.dirty_changed.emit(self.is_dirty()))
        self.due_button.setVisible(self._may_settle)
        self.due_button.clicked.connect(lambda: self.opened.emit(DeletionsPage(office)))
        self._offer_documents()
        self._show()
        if not self._may_settle:
            self.notice.show_words("attention", _("The keeper of the file settles these."))

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Data protection")

    def facts(self) -> str:
        """For whom it holds."""
        return _("holds for the whole office")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        saves = [("Ctrl+S", _("saves"))] if self._may_settle else []
        return [*saves, ("Esc", _("back"))]

    def activated(self) -> None:
        """The first field; what is due may have gone meanwhile."""
        self._show_due()
        _edit(self.last_payment_year_field).setFocus(Qt.FocusReason.OtherFocusReason)

    def is_dirty(self) -> bool:
        """Whether anything differs from what is stored."""
        return self._may_settle and self._entries() != self._clean

    def save(self) -> bool:
        """Save; say beside the fields what keeps it from being saved."""
        self.notice.hide()
        texts = {name: _text(field) for name, field in self._fields().items()}
        years = {kind: _number(texts[kind]) for kind in Kept}
        paid = _number(texts["last_payment_year"]) if texts["last_payment_year"].strip() else None
        try:
            keeping_times.save(self._office, years, paid)
            grounds.save(self._office, texts[grounds.IDENTITY], texts[grounds.BACKGROUND])
        except InvalidInput as error:
            self._show_problems(error)
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self.discard()
        self.said.emit(_("Data protection is saved"), "good")
        return True

    def discard(self) -> None:
        """Show what is stored."""
        self._show()
        self.problems_found.emit([])
        self.dirty_changed.emit(False)

    # Inside

    def _fields(self) -> Mapping[str, Field]:
        return {
            "last_payment_year": self.last_payment_year_field,
            Kept.EVIDENCE: self.evidence_field,
            Kept.GUIDANCE: self.guidance_field,
            Kept.VISITORS: self.visitors_field,
            Kept.AUDIT: self.audit_field,
            grounds.IDENTITY: self.identity_ground_field,
            grounds.BACKGROUND: self.background_ground_field,
        }

    def _entries(self) -> tuple[str, ...]:
        return tuple(_text(field) for field in self._fields().values())

    def _show(self) -> None:
        profile, years = self._office.profile, keeping_times.years(self._office)
        stored: dict[str, str] = {
            "last_payment_year": str(profile.last_payment_year or ""),
            **{str(kind): str(years[kind]) for kind in Kept},
            grounds.IDENTITY: profile.identity_ground,
            grounds.BACKGROUND: profile.background_ground,
        }
        for name, field in self._fields().items():
            edit = _edit(field)
            edit.setText(stored[name]) if isinstance(edit, QLineEdit) else edit.setPlainText(stored[name])
            field.clear()
        self._clean = self._entries()
        self._show_due()
        labels = {grounds.IDENTITY: self.identity_said_label, grounds.BACKGROUND: self.background_said_label}
        for name, label in labels.items():
            label.setText(self._said(name))
            label.setVisible(bool(label.text()))

    def _said(self, name: str) -> str:
        """Who recorded a ground, and when."""
        found = grounds.recorded(self._office, name)
        if found is None:
            return ""
        names = {person.id: person.name for person in people.staff(self._office)}
        person = names.get(found.person, "") if found.person else ""
        return _("Recorded by {person} on {day}.").format(person=person, day=format_date(found.at))

    def _show_due(self) -> None:
        count = len(retention.due(self._office, self._office.today)) if self._may_settle else 0
        words = ngettext("{count} deletion is due.", "{count} deletions are due.", count)
        text = words.format(count=format_number(count)) if count else _("Nothing is due today.")
        self.due_label.setText(text if self._may_settle else "")

    def _offer_documents(self) -> None:
        for kind, language in documents.OFFERED:
            button = QPushButton(f"{capital(kind.label)} · {language.label}")
            theme.set_role(button, "link")
            page = partial(DocumentPage, self._office, kind, language)
            button.clicked.connect(lambda _on=False, page=page: self.opened.emit(page()))
            self.documents_layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_problems(self, error: InvalidInput) -> None:
        wrong = [field for name, field in self._fields().items() if name in error.problems]
        for name, sentence in error.problems.items():
            self._fields()[name].show_problem(sentence)
        wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.problems_found.emit([field.title() for field in wrong])


def _edit(field: Field) -> QLineEdit | GrowingEdit:
    assert isinstance(field.edit, QLineEdit | GrowingEdit)
    return field.edit


def _text(field: Field) -> str:
    edit = _edit(field)
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else _UNREAD
