"""The page of one partner: its details, and beside them all that was done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.partners import Partner, PartnerType, partner_problems
from osaava_desktop.domain.texts import capital, format_date
from osaava_desktop.errors import PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, shortcuts, theme
from osaava_desktop.screens.partner_around import PartnerAround
from osaava_desktop.screens.partner_likely import LikelyPartners
from osaava_desktop.screens.partner_merge import MergePartnersDialog
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import areas, partner_merging, partners
from osaava_desktop.store.office import Office

_WIDE = 760
_NOTE = 72


class PartnerPage(RecordPage):
    """Shows a partner, or takes in a new one."""

    ui_file = "partner.ui"
    scroll_area: QScrollArea
    cards_layout: QBoxLayout
    right_layout: QVBoxLayout
    name_field: Field
    name_edit: QLineEdit
    type_field: Field
    type_combo: QComboBox
    area_field: Field
    area_combo: QComboBox
    industry_field: Field
    industry_edit: QLineEdit
    closed_field: Field
    closed_edit: QLineEdit
    person_field: Field
    person_edit: QLineEdit
    phone_field: Field
    phone_edit: QLineEdit
    email_field: Field
    email_edit: QLineEdit
    note_field: Field
    note_edit: QPlainTextEdit
    merge_button: QPushButton

    dates = ("closed",)
    widest = 1160

    def __init__(self, office: Office, partner: Partner | None, parent: QWidget | None = None) -> None:
        """``partner`` is None for a new one."""
        super().__init__(office, parent)
        self._partner = partners.get(office, partner.id) if partner else None
        self._new = Partner(name="", type=PartnerType.EMPLOYER, area=office.person.area)
        self._leaving_open = False
        self._edits = {
            "name": self.name_edit,
            "industry": self.industry_edit,
            "person": self.person_edit,
            "phone": self.phone_edit,
            "email": self.email_edit,
        }
        self.around, self.likely = PartnerAround(office), LikelyPartners()
        self.right_layout.insertWidget(0, self.likely)
        self.right_layout.insertWidget(1, self.around, 1)
        self.note_edit.setFixedHeight(theme.scaled(_NOTE))
        choices.fill(self.type_combo, [(capital(one.label), one) for one in PartnerType], blank=False)
        choices.fill(self.area_combo, [(one.name, one.id) for one in areas.areas(office)])
        self._connect()
        self.begin()

    def _connect(self) -> None:
        self.name_edit.textEdited.connect(lambda _text: self._look_alike())
        self.likely.opened.connect(lambda other: self.opened.emit(PartnerPage(self.office, other)))
        self.merge_button.clicked.connect(lambda: self.merge())
        self.around.said.connect(self.said)
        self.around.opened.connect(self.opened)
        self.around.keys_changed.connect(self.keys_changed)
        for edit in (self.around.log_topic_edit, self.around.log_note_edit):
            edit.textChanged.connect(self.tell_dirty)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1), ("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcuts.bind(self, keys, partial(self._step, by))

    # What the shell asks

    def title(self) -> str:
        """The partner's name."""
        return self._partner.name if self._partner else _("New partner")

    def facts(self) -> str:
        """Its type, and since when it is closed."""
        if self._partner is None:
            return _("The name is enough; the rest when you know it")
        closed = self._partner.closed
        parts = [capital(self._partner.type.label), self._partner.industry]
        parts += [_("closed {day}").format(day=format_date(closed))] if closed else []
        return " · ".join(filter(None, parts))

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        if self._partner is None:
            return super().keys()
        more = [("Ctrl+Tab", _("next tab")), ("Ctrl+Shift+N", _("new of the tab"))]
        return [("Enter", _("logs the contact")), ("Ctrl+S", _("saves")), *more, *self.around.keys()]

    def activated(self) -> None:
        """A new one begins with its name; of a partner that is known, a contact is written down."""
        if self._partner is None:
            self.name_edit.setFocus()
        else:
            self.refresh()
            self.around.focus_first()
            QTimer.singleShot(0, self, lambda: self.scroll_area.ensureWidgetVisible(self.around))

    def refresh(self) -> None:
        """Read what hangs on the partner anew; entries that are not saved stay."""
        if self._partner is not None:
            self.around.show_partner(self._partner)

    def new_record(self) -> None:
        """The new thing of the tab in sight."""
        self.around.new_record()

    def save(self) -> bool:
        """Save what was entered, with the contact that is being written down."""
        if self._partner is not None and any(self.around.entries()) and not self.around.log():
            return False
        return super().save() if self.is_dirty() or self.is_new() else True

    def discard(self) -> None:
        """Show what is stored."""
        self.around.discard()
        super().discard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the cards stand in a column."""
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(_WIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.cards_layout.setDirection(across if wide else down)
        self.around.setMinimumHeight(0 if wide else theme.scaled(300))

    # What the page says

    def record(self) -> Partner | None:
        """The partner as stored."""
        return self._partner

    def fields(self) -> Mapping[str, Field]:
        """The fields in reading order."""
        return {
            "name": self.name_field,
            "type": self.type_field,
            "area": self.area_field,
            "industry": self.industry_field,
            "closed": self.closed_field,
            "person": self.person_field,
            "phone": self.phone_field,
            "email": self.email_field,
            "note": self.note_field,
        }

    def entries(self) -> tuple[Any, ...]:
        """All that is entered."""
        texts = tuple(edit.text() for edit in (*self._edits.values(), self.closed_edit))
        combos = (self.type_combo.currentData(), self.area_combo.currentData())
        return (*texts, *combos, self.note_edit.toPlainText(), *self.around.entries())

    def show_record(self) -> None:
        """The partner, or the first guesses of a new one."""
        partner = self._partner or self._new
        for name, edit in self._edits.items():
            edit.setText(getattr(partner, name))
        choices.choose(self.type_combo, partner.type)
        choices.choose(self.area_combo, partner.area)
        choices.show_date(self.closed_edit, partner.closed)
        self.note_edit.setPlainText(partner.note)
        stored = self._partner is not None
        self.closed_field.setVisible(stored)
        self.merge_button.setVisible(stored)
        self.around.setVisible(stored)
        self.likely.show_partners([])
        if self._partner is not None:
            self.around.show_partner(self._partner)

    def store(self, problems: Problems) -> Partner:
        """Save the details."""
        closed = self.date("closed", problems)
        texts: dict[str, Any] = {name: edit.text() for name, edit in self._edits.items()}
        partner = replace(
            self._partner or self._new,
            **texts,
            type=PartnerType(self.type_combo.currentData()),
            area=self.area_combo.currentData(),
            closed=closed,
            note=self.note_edit.toPlainText(),
        )
        refuse({**partner_problems(partner, self.office.today), **problems})
        was_new = self._partner is None
        self._partner = partners.save(self.office, partner, leaving_open=self._leaving_open)
        if was_new:
            QTimer.singleShot(0, self, self.around.focus_first)
        return self._partner

    def refused(self, error: PlainError) -> None:
        """Closing while something is under way is asked, not forbidden."""
        if not isinstance(error, partners.StillOpen):
            super().refused(error)
            return
        acts = [(_("Close it all the same"), self._close_anyway), (_("Leave it open"), self._reopen)]
        self.notice.show_words("attention", str(error), acts)
        self.notice.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self) -> Partner:
        """Put the partner into the bin."""
        assert self._partner is not None
        return partners.put_in_bin(self.office, self._partner)

    def saved_words(self) -> str:
        """What is said after saving."""
        return _("The partner is saved")

    # Slots

    def merge(self) -> None:
        """Another partner turned out to be this one."""
        if self._partner is None or (self.is_dirty() and not self.save()):
            return
        kept = self._partner.id
        changes: list[str] = []

        def merge(other: UUID) -> None:
            self._partner, written = partner_merging.merge(self.office, kept, other)
            changes.append(written)

        dialog = MergePartnersDialog(self.office, self._partner, merge, self)
        dialog.exec()
        dialog.deleteLater()
        if changes:
            self._turn_into(_("The two are one now"))
            acts = [(_("Undo the merge"), lambda: self._part(kept, changes[0]))]
            self.notice.show_words("attention", _("The other partner is in the bin."), acts)

    def _part(self, kept: UUID, changes: str) -> None:
        """Two partners again."""
        try:
            self._partner = partner_merging.undo(self.office, kept, changes)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self.notice.hide()
        self._turn_into(_("They are two partners again"))

    def _turn_into(self, sentence: str) -> None:
        self.show_stored()
        self.tell_dirty()
        self.heading_changed.emit()
        self.around.focus_first()
        self.said.emit(sentence, "good")
        self.saved.emit(self._partner)

    def _close_anyway(self) -> None:
        self._leaving_open = True
        self.save()
        self._leaving_open = False
        self.around.focus_first()

    def _reopen(self) -> None:
        """The closing day goes out again; the rest that was entered stays."""
        self.notice.hide()
        self.closed_edit.clear()
        self.closed_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_alike(self) -> None:
        """Who may be the same, of a partner that is being taken in."""
        if self._partner is None:
            entered = replace(self._new, name=self.name_edit.text())
            self.likely.show_partners(partners.alike(self.office, entered))

    def _step(self, by: int) -> None:
        if self._partner is not None:
            self.around.step(by)
