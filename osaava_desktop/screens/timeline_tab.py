"""The tab with a client's timeline: all that has happened, by months; narrowed by kind; Enter opens it."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.texts import capital
from osaava_desktop.domain.timeline import Event, EventKind, Source
from osaava_desktop.i18n import _
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.client_tab import ClientTab
from osaava_desktop.screens.guidance import GuidancePage
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.opportunity import OpportunityPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.referral import ReferralPage
from osaava_desktop.screens.timeline_list import TimelineDelegate, TimelineRow, timeline_rows, timeline_table
from osaava_desktop.screens.widgets.choice_chips import ChoiceChips, several
from osaava_desktop.screens.widgets.empty_state import EmptyState
from osaava_desktop.services import guidance, opportunities, pathways, referrals, timeline
from osaava_desktop.store.office import Office


class TimelineTab(ClientTab):
    """Everything that bears a day, the newest first."""

    ui_file = "timeline_tab.ui"
    kind_chips: ChoiceChips
    stack: QStackedWidget
    list_frame: QFrame
    event_view: RowView
    empty_state: EmptyState

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._client = Client(family_name="")
        self._events: Sequence[Event] = ()
        self._kinds: tuple[EventKind, ...] = ()
        self.event_view.set_table(timeline_table())
        self.event_view.setItemDelegate(TimelineDelegate(self.event_view))
        self.event_view.setSortingEnabled(False)
        self.event_view.opened.connect(self.open_row)
        self.empty_state.show_words(
            "clock", _("Nothing has happened yet"), _("What happens with the client stands here by itself.")
        )
        self.kind_chips.picked.connect(self._show_rows)

    # What the page asks

    @staticmethod
    def title() -> str:
        """The word on the tab."""
        return _("Timeline")

    def show_client(self, client: Client) -> None:
        """Read the events anew; what they are narrowed to stays."""
        self._client = client
        self._events = timeline.of_client(self._office, client.id)
        there = {event.kind for event in self._events}
        kinds = tuple(kind for kind in EventKind if kind in there)
        if kinds != self._kinds:
            chosen = self.kind_chips.chosen()
            self._kinds = kinds
            labels = [(capital(kind.label), kind) for kind in kinds]
            self.kind_chips.set_choices(_("Show only"), labels, several)
            self.kind_chips.choose([kind for kind in chosen if kind in kinds])
            for one, other in pairwise((self, *self.kind_chips.chips(), self.event_view)):
                self.setTabOrder(one, other)
        self._show_rows()

    def focus_first(self) -> None:
        """To the event last looked at, or the newest one."""
        table = self.event_view.table()
        if not table.rowCount():
            return
        if self.event_view.current_row() is None:
            self.event_view.choose(table.ident(table.row(0)))
        self.event_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        opens = [("Enter", _("opens"))] if self.event_view.table().rowCount() else []
        return [*opens, ("Ctrl+G", _("log guidance"))]

    # Slots

    def open_row(self, row: TimelineRow) -> None:
        """Open what the event tells of: its page, or the tab that shows it."""
        page = self._page(row.event)
        if page is None:
            self.turned.emit(row.event.source)
        else:
            self.opened.emit(page)

    def _show_rows(self) -> None:
        chosen = self.kind_chips.chosen()
        events = [event for event in self._events if not chosen or event.kind in chosen]
        self.event_view.reload(timeline_rows(events))
        self.stack.setCurrentWidget(self.list_frame if events else self.empty_state)

    # Inside

    def _page(self, event: Event) -> Page | None:
        if event.source is Source.GUIDANCE:
            return GuidancePage(self._office, self._client, guidance.get(self._office, event.record))
        if event.source is Source.SESSION:
            return AttendancePage(self._office, event.record)
        if event.source is Source.STEP:
            return PathwayStepPage(self._office, pathways.get(self._office, event.record), None)
        if event.source is Source.OFFER:
            offer = opportunities.get_offer(self._office, event.record)
            return OpportunityPage(self._office, opportunities.get(self._office, offer.opportunity))
        if event.source is Source.REFERRAL:
            return ReferralPage(self._office, referrals.get(self._office, event.record))
        return None
