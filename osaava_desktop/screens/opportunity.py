"""The page of one opportunity: its details, and beside them whom it could suit and was offered to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from osaava_desktop.domain.checks import Problems, need
from osaava_desktop.domain.opportunities import is_open
from osaava_desktop.domain.partners import Offer, Opportunity, OpportunityType, Partner
from osaava_desktop.domain.texts import capital, format_date
from osaava_desktop.errors import PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, office_choices, shortcuts, theme
from osaava_desktop.screens.opportunity_around import OpportunityAround
from osaava_desktop.screens.partner_box import PartnerBox
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import areas, clients, opportunities, partners
from osaava_desktop.store.office import Office

_WIDE = 760
_NOTE = (44, 96)  # pixels, in a low window and in a high one
_HIGH = 560


class OpportunityPage(RecordPage):
    """Shows an opportunity, or takes in a new one."""

    ui_file = "opportunity.ui"
    scroll_area: QScrollArea
    scrolled_panel: QWidget
    cards_layout: QBoxLayout
    right_layout: QVBoxLayout
    type_field: Field
    type_combo: QComboBox
    title_field: Field
    title_edit: QLineEdit
    partner_field: Field
    partner_edit: PartnerBox
    industry_field: Field
    industry_edit: QLineEdit
    area_field: Field
    area_combo: QComboBox
    opened_field: Field
    opened_edit: QLineEdit
    open_until_field: Field
    open_until_edit: QLineEdit
    worker_field: Field
    worker_combo: QComboBox
    hidden_check: QCheckBox
    note_field: Field
    note_edit: QPlainTextEdit

    dates = ("opened", "open_until")
    widest = 1160

    def __init__(
        self,
        office: Office,
        opportunity: Opportunity | None,
        *,
        partner: Partner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``opportunity`` is None for a new one, whose ``partner`` may be known."""
        super().__init__(office, parent)
        self._opportunity = opportunities.get(office, opportunity.id) if opportunity else None
        self._partner = partner
        self._new = Opportunity(
            type=OpportunityType.JOB,
            title="",
            opened=office.today,
            area=(partner.area if partner else None) or office.person.area,
            industry=partner.industry if partner else "",
            worker=office.person.id,
        )
        self.around = OpportunityAround(office)
        self.right_layout.insertWidget(0, self.around, 1)
        self._fill()
        self._connect()
        self.begin()

    def _fill(self) -> None:
        types = [(capital(one.label), one) for one in OpportunityType]
        choices.fill(self.type_combo, types, blank=False)
        choices.fill(self.area_combo, [(one.name, one.id) for one in areas.areas(self.office)])
        choices.fill(self.worker_combo, office_choices.staff(self.office))
        self.partner_edit.begin(self.office)

    def _connect(self) -> None:
        self.type_combo.currentIndexChanged.connect(lambda: self._follow_type())
        self.hidden_check.toggled.connect(self.tell_dirty)
        self.partner_edit.picked.connect(self._follow_partner)
        self.partner_edit.dismissed.connect(self.closed)
        for signal, to in (
            (self.around.said, self.said),
            (self.around.client_opened, self.client_opened),
            (self.around.keys_changed, self.keys_changed),
            (self.around.dismissed, self.closed),
            (self.around.step_wanted, self.add_step),
            (self.around.taken_up, self._ask_for_step),
        ):
            signal.connect(to)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1), ("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcuts.bind(self, keys, partial(self._step, by))

    # What the shell asks

    def title(self) -> str:
        """What it is called."""
        return self._opportunity.title if self._opportunity else _("New opportunity")

    def facts(self) -> str:
        """Its type, and until when it is open."""
        stored = self._opportunity
        if stored is None:
            return _("The title is enough; the rest when you know it")
        parts = [capital(stored.type.label), _("hidden job") if stored.hidden else "", stored.industry]
        if stored.open_until is not None:
            over = not is_open(stored, self.office.today)
            words = _("was open until {day}") if over else _("open until {day}")
            parts.append(words.format(day=format_date(stored.open_until)))
        return " · ".join(filter(None, parts))

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        if self._opportunity is None:
            return super().keys()
        return [*self.around.keys(), ("Ctrl+Tab", _("next tab")), ("Ctrl+S", _("saves"))]

    def activated(self) -> None:
        """A new one begins with its type; of one that is known, it is offered to clients."""
        if self._opportunity is None:
            self.type_combo.setFocus()
        else:
            self.refresh()
            self._go_around()

    def refresh(self) -> None:
        """Read whom it suits and was offered to anew; entries that are not saved stay."""
        if self._opportunity is not None:
            self.around.show_opportunity(self._opportunity)

    def new_record(self) -> None:
        """Another client for it, or the step that an offer led to."""
        if self._opportunity is not None:
            self.around.new_record()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the cards stand in a column."""
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(_WIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.cards_layout.setDirection(across if wide else down)
        self.around.setMinimumHeight(0 if wide else theme.scaled(300))
        self.note_edit.setFixedHeight(theme.scaled(_NOTE[self.height() >= theme.scaled(_HIGH)]))

    # What the page says

    def record(self) -> Opportunity | None:
        """The opportunity as stored."""
        return self._opportunity

    def fields(self) -> Mapping[str, Field]:
        """The fields in reading order."""
        return {
            "type": self.type_field,
            "title": self.title_field,
            "partner": self.partner_field,
            "industry": self.industry_field,
            "area": self.area_field,
            "opened": self.opened_field,
            "open_until": self.open_until_field,
            "worker": self.worker_field,
            "note": self.note_field,
        }

    def entries(self) -> tuple[Any, ...]:
        """All that is entered."""
        edits = (self.title_edit, self.partner_edit, self.industry_edit, self.opened_edit)
        texts = tuple(edit.text() for edit in (*edits, self.open_until_edit))
        combos = tuple(combo.currentData() for combo in (self.type_combo, self.area_combo, self.worker_combo))
        return (*texts, *combos, self.hidden_check.isChecked(), self.note_edit.toPlainText())

    def show_record(self) -> None:
        """The opportunity, or the first guesses of a new one."""
        one = self._opportunity or self._new
        choices.choose(self.type_combo, one.type)
        self.title_edit.setText(one.title)
        stored = partners.get(self.office, one.partner) if one.partner else None
        self.partner_edit.show_partner(stored or (None if self._opportunity else self._partner))
        self.industry_edit.setText(one.industry)
        self.industry_edit.setCursorPosition(0)
        choices.choose(self.area_combo, one.area)
        choices.show_date(self.opened_edit, one.opened)
        choices.show_date(self.open_until_edit, one.open_until)
        choices.choose(self.worker_combo, one.worker)
        self.hidden_check.setChecked(one.hidden)
        self.note_edit.setPlainText(one.note)
        self._show_fields_of(one.type)
        self.around.setVisible(self._opportunity is not None)
        if self._opportunity is not None:
            self.around.show_opportunity(self._opportunity)

    def store(self, problems: Problems) -> Opportunity:
        """Save the opportunity; its partner too, if that is new."""
        need(problems, "title", self.title_edit.text())
        self.partner_edit.check(problems, needed=False)
        opened = self.date("opened", problems, needed=True)
        open_until = self.date("open_until", problems)
        refuse(problems)
        partner = self.partner_edit.stored()
        base = self._opportunity or self._new
        is_job = self._type() is OpportunityType.JOB
        opportunity = replace(
            base,
            type=self._type(),
            title=self.title_edit.text(),
            partner=partner.id if partner else None,
            industry=self.industry_edit.text(),
            area=self.area_combo.currentData(),
            opened=opened,
            open_until=open_until,
            worker=self.worker_combo.currentData() or base.worker,
            hidden=is_job and self.hidden_check.isChecked(),
            note=self.note_edit.toPlainText(),
        )
        was_new = self._opportunity is None
        self._opportunity = opportunities.save(self.office, opportunity)
        if was_new:
            self._go_around()
        return self._opportunity

    def put(self) -> Opportunity:
        """Put the opportunity into the bin."""
        assert self._opportunity is not None
        return opportunities.put_in_bin(self.office, self._opportunity)

    def saved_words(self) -> str:
        """What is said after saving."""
        return _("The opportunity is saved")

    # Slots

    def add_step(self, offer: Offer) -> None:
        """The pathway step that taking the offer up led to: the one there is, or a new one filled in."""
        self.notice.hide()
        try:
            step = opportunities.step_of(self.office, offer)
            client = clients.get(self.office, offer.client)
            page = PathwayStepPage(self.office, step, client, opportunity=self._opportunity)
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self.opened.emit(page)

    def _ask_for_step(self, offer: Offer, name: str) -> None:
        """Taken up: that is likely a step on the client's pathway; the list keeps the focus."""
        if opportunities.step_of(self.office, offer) is not None:
            return
        acts = [(_("Add the pathway step"), lambda: self.add_step(offer))]
        self.notice.show_words("attention", _("{name} has taken it up.").format(name=name), acts)

    def _follow_type(self) -> None:
        self._show_fields_of(self._type())

    def _follow_partner(self, partner: Partner) -> None:
        """What is known of the partner is the first guess for the opportunity."""
        if not self.industry_edit.text().strip():
            self.industry_edit.setText(partner.industry)
        self.industry_edit.setFocus(Qt.FocusReason.TabFocusReason)
        self.tell_dirty()

    def _show_fields_of(self, kind: OpportunityType) -> None:
        self.hidden_check.setVisible(kind is OpportunityType.JOB)

    def _type(self) -> OpportunityType:
        return OpportunityType(self.type_combo.currentData())

    def _step(self, by: int) -> None:
        if self._opportunity is not None:
            self.around.step(by)
            self._go_around()

    def _go_around(self) -> None:
        """To the clients, and into sight with them where they stand below; once the page has its shape."""
        QTimer.singleShot(0, self, self._focus_around)

    def _focus_around(self) -> None:
        self.around.focus_first()
        top = self.around.mapTo(self.scrolled_panel, QPoint(0, 0)).y()
        below = self.cards_layout.direction() is QBoxLayout.Direction.TopToBottom
        self.scroll_area.verticalScrollBar().setValue(top if below else 0)
