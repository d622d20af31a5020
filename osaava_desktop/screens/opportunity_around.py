"""The card beside an opportunity: the clients it could suit, and those it was offered to."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabBar, QWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.opportunities import OfferLine, is_open
from osaava_desktop.domain.partners import Offer, OfferOutcome, Opportunity
from osaava_desktop.domain.texts import format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import office_choices, opportunity_columns, shortcuts
from osaava_desktop.screens.column_fitter import ColumnFitter
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.tables import RowTable
from osaava_desktop.screens.widgets.flow import Flow
from osaava_desktop.screens.widgets.person_box import PersonBox
from osaava_desktop.services import matching, opportunities
from osaava_desktop.store.office import Office

SUITING, OFFERED = range(2)
_OUTCOMES = {OfferOutcome.ACCEPTED: "+", OfferOutcome.DECLINED: "-", OfferOutcome.OPEN: "0"}
"""The keys that say what came of an offer."""


class OpportunityAround(Form):
    """Offers to one client or several at once, and notes what came of it; all of it can be undone.

    ``taken_up`` brings the offer and the client's name, ``step_wanted`` an offer that led to a step.
    """

    ui_file = "opportunity_around.ui"
    tabs_layout: QHBoxLayout
    undo_button: QPushButton
    client_edit: PersonBox
    stack: QStackedWidget
    match_view: RowView
    offer_view: RowView
    empty_label: QLabel
    acts_flow: Flow
    offer_button: QPushButton
    taken_button: QPushButton
    declined_button: QPushButton
    open_button: QPushButton
    step_button: QPushButton

    said = Signal(str, str)
    keys_changed = Signal()
    client_opened = Signal(object)
    dismissed = Signal()
    step_wanted = Signal(object)
    taken_up = Signal(object, str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._opportunity: Opportunity | None = None
        self._seen: tuple[str, dt.date] | None = None
        self._undo: tuple[Callable[[], object], str] | None = None
        self.tab_bar = QTabBar(self)
        self.tab_bar.setAccessibleName(_("Clients of the opportunity"))
        self.tabs_layout.insertWidget(0, self.tab_bar)
        for title in (_("Could suit"), _("Offered")):
            self.tab_bar.addTab(title)
        self._acts = (
            self.offer_button,
            self.taken_button,
            self.declined_button,
            self.open_button,
            self.step_button,
        )
        self.acts_flow.set_widgets(self._acts)
        self._set_up_lists()
        self._connect()
        self._bind()

    def _set_up_lists(self) -> None:
        matches, offers = self.match_view, self.offer_view
        matches.set_table(RowTable(opportunity_columns.of_matches(), lambda match: match.client.id))
        offers.set_table(
            RowTable(opportunity_columns.of_offers(self._office.today), lambda line: line.offer.id)
        )
        ColumnFitter(matches, (), (1,), (0,))
        ColumnFitter(offers, (3, 1), (0,), (2,))
        matches.setAccessibleName(_("Clients whom it could suit"))
        offers.setAccessibleName(_("Clients whom it was offered to"))

    def _connect(self) -> None:
        self.tab_bar.currentChanged.connect(lambda _place: self._turn())
        self.client_edit.set_source(lambda text: office_choices.clients_found(self._office, text))
        self.client_edit.picked.connect(self._take)
        self.client_edit.dismissed.connect(self.dismissed)
        self.match_view.opened.connect(lambda _match: self.offer_to_chosen())
        self.offer_view.opened.connect(lambda line: self.client_opened.emit(line.offer.client))
        self.offer_button.clicked.connect(lambda: self.offer_to_chosen())
        self.step_button.clicked.connect(lambda: self.want_step())
        self.undo_button.clicked.connect(lambda: self.undo())
        self.undo_button.hide()

    def _bind(self) -> None:
        buttons = {
            OfferOutcome.ACCEPTED: self.taken_button,
            OfferOutcome.DECLINED: self.declined_button,
            OfferOutcome.OPEN: self.open_button,
        }
        for outcome, button in buttons.items():
            act = partial(self.note_outcome, outcome)
            button.clicked.connect(lambda _on=False, act=act: act())
            shortcuts.bind(self.offer_view, _OUTCOMES[outcome], act)
            shortcuts.tell(button, _OUTCOMES[outcome])
        shortcuts.bind(self.match_view, "Space", self.offer_to_chosen)
        shortcuts.bind(self.offer_view, shortcuts.DELETE, self.put_in_bin)
        shortcuts.bind(self, QKeySequence.StandardKey.Undo, self.undo)
        shortcuts.tell(self.offer_button, _("Space"))
        shortcuts.tell(self.step_button, "Ctrl+Shift+N")
        shortcuts.tell(self.undo_button, "Ctrl+Z")

    # What the page asks

    def show_opportunity(self, opportunity: Opportunity) -> None:
        """Read whom it could suit and was offered to, if anything was written since; the choice stays."""
        state = (self._office.audit_head(), self._office.today)
        if state == self._seen and opportunity == self._opportunity:
            return
        is_new = self._opportunity is None
        self._seen, self._opportunity = state, opportunity
        matches = matching.matches(self._office, opportunity)
        offers = opportunities.offers(self._office, opportunity.id)
        self.match_view.reload(matches)
        self.offer_view.reload(offers)
        for place, (title, count) in enumerate(
            ((_("Could suit"), len(matches)), (_("Offered"), len(offers)))
        ):
            self.tab_bar.setTabText(place, f"{title} {format_number(count)}" if count else title)
        if is_new and not is_open(opportunity, self._office.today):
            self.tab_bar.setCurrentIndex(OFFERED)
        self._turn()

    def focus_first(self) -> None:
        """To the list in sight; without any line, to the box that finds a client."""
        view = self._view()
        if not view.table().rowCount():
            self.client_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not view.chosen_rows():
            # A view that comes into focus by itself has a row, but none that is chosen.
            table = view.table()
            view.choose(table.ident(view.current_row() or table.row(0)))
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """To the other tab."""
        self.tab_bar.setCurrentIndex((self.tab_bar.currentIndex() + by) % self.tab_bar.count())
        self.focus_first()

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        undo = [("Ctrl+Z", _("undo"))] if self._undo else []
        if self._view() is self.match_view:
            return [(_("Space"), _("offers")), *undo]
        outcomes = [("+", _("taken up")), ("-", _("not taken up"))]
        return [*outcomes, ("Ctrl+Shift+N", _("pathway step")), *undo]

    # Slots

    def new_record(self) -> None:
        """Another client; of an offer, the step it led to."""
        if self._view() is self.match_view:
            self.client_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.want_step()

    def want_step(self) -> None:
        """The step that the offer chosen led to."""
        line: OfferLine | None = self.offer_view.current_row()
        if line is not None:
            self.step_wanted.emit(line.offer)

    def offer_to_chosen(self) -> None:
        """Offer it to everybody chosen among those it could suit."""
        self._offer([match.client.id for match in self.match_view.chosen_rows()])

    def note_outcome(self, outcome: OfferOutcome) -> None:
        """Note what came of the offer chosen."""
        line: OfferLine | None = self.offer_view.current_row()
        if line is None or line.offer.outcome is outcome:
            return
        before = line.offer
        noted = self._tried(lambda: opportunities.save_offer(self._office, replace(before, outcome=outcome)))
        if noted is None:
            return
        back = partial(opportunities.save_offer, self._office, before)
        self._changed(f"{line.name}: {outcome.label}", (back, _("As it was before")))
        if outcome is OfferOutcome.ACCEPTED:
            self.taken_up.emit(noted, line.name)

    def put_in_bin(self) -> None:
        """It was not offered to those chosen after all."""
        chosen = [line.offer for line in self.offer_view.chosen_rows()]
        binned = self._tried(lambda: opportunities.put_offers_in_bin(self._office, chosen))
        if binned:
            back = partial(opportunities.take_offers_back, self._office, binned)
            self._changed(_("The offer is in the bin"), (back, _("The offer is back in the list")))

    def undo(self) -> None:
        """Take back what was done last."""
        if self._undo is None:
            return
        back, words = self._undo
        if self._tried(back) is not None:
            self._changed(words, None)

    # Inside

    def _take(self, client: Client) -> None:
        """Somebody found by name: offered at once, and the box is ready for the next."""
        self.client_edit.reset()
        self._offer([client.id])
        self.client_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, several: Iterable[UUID]) -> None:
        opportunity = self._opportunity
        if opportunity is None:
            return
        made: list[Offer] | None = self._tried(
            lambda: opportunities.offer_to(self._office, opportunity.id, several)
        )
        if made is None:
            return
        if not made:
            self.said.emit(_("It was offered there already"), "info")
            return
        words = ngettext("Offered to {count} client", "Offered to {count} clients", len(made))
        back = partial(opportunities.put_offers_in_bin, self._office, made)
        self._changed(words.format(count=format_number(len(made))), (back, _("It was not offered")))

    def _tried(self, act: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the act gives, or None
        """Do something that may be refused; then say why."""
        try:
            return act()
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return None

    def _changed(self, words: str, undo: tuple[Callable[[], object], str] | None) -> None:
        """Something was written: show it, remember the way back, say it."""
        self._undo = undo
        self.undo_button.setVisible(undo is not None)
        if self._opportunity is not None:
            self.show_opportunity(self._opportunity)
        self.focus_first()
        self.said.emit(words, "good")

    def _view(self) -> RowView:
        return self.match_view if self.tab_bar.currentIndex() == SUITING else self.offer_view

    def _turn(self) -> None:
        """The list of the tab, or words in its place; its buttons."""
        view = self._view()
        suiting, there = view is self.match_view, bool(view.table().rowCount())
        nobody = _("Nothing speaks for anybody yet: neither wishes, field, area nor cards.")
        self.empty_label.setText(nobody if suiting else _("Not offered to anybody yet."))
        self.stack.setCurrentWidget(view if there else self.empty_label)
        self.offer_button.setVisible(suiting)
        for button in self._acts[1:]:
            button.setVisible(not suiting)
        self.acts_flow.setVisible(there)
        self.acts_flow.arrange()
        self.keys_changed.emit()
