"""The network on one page: partners, contacts, meetings, what was agreed on, referrals, opportunities."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens.network_actions import ActionsTab
from osaava_desktop.screens.network_contacts import ContactsTab
from osaava_desktop.screens.network_meetings import MeetingsTab
from osaava_desktop.screens.network_opportunities import OpportunitiesTab
from osaava_desktop.screens.network_partners import PartnersTab
from osaava_desktop.screens.network_referrals import ReferralsTab
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.tabbed_page import TabbedPage
from osaava_desktop.store.office import Office

TABS: tuple[Callable[[Office], Page], ...] = (
    PartnersTab,
    ContactsTab,
    MeetingsTab,
    ActionsTab,
    ReferralsTab,
    OpportunitiesTab,
)
"""The lists, in order; each is a page of its own, and its title is the word on its tab."""


class NetworkPage(TabbedPage):
    """Holds the lists behind their tabs; what the shell asks is for the one in sight to answer."""

    ui_file = "network.ui"
    tabs_layout: QHBoxLayout
    stack: QStackedWidget

    has_areas = True

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area: object = None
        self._tabs = [make(office) for make in TABS]
        self.tabs_layout.insertWidget(0, self.tab_bar)
        self.tab_bar.setAccessibleName(_("Lists of the network"))
        for tab in self._tabs:
            self._take_in(tab)
        self.tab_bar.currentChanged.connect(self._turn)

    def tab(self) -> Page:
        """The list in sight."""
        return self._tabs[self.tab_bar.currentIndex()]

    def show_tab(self, kind: Callable[[Office], Page]) -> None:
        """Turn to a list of ``TABS``."""
        self.tab_bar.setCurrentIndex(TABS.index(kind))

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Network")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do there."""
        return [*self.tab().keys(), ("Ctrl+Tab", _("next list"))]

    def show_area(self, area: object) -> None:
        """Show one area, or all."""
        self._area = area
        self.tab().show_area(area)

    def new_record(self) -> None:
        """The new thing of the list in sight."""
        self.tab().new_record()

    def print_paper(self) -> None:
        """The paper of the list in sight."""
        self.tab().print_paper()

    # Inside

    def _take_in(self, tab: Page) -> None:
        self.tab_bar.addTab(tab.title())
        self.stack.addWidget(tab)
        for signal, to in (
            (tab.heading_changed, self.heading_changed),
            (tab.said, self.said),
            (tab.opened, self.opened),
            (tab.keys_changed, self.keys_changed),
            (tab.client_opened, self.client_opened),
        ):
            signal.connect(to)

    def _turn(self, place: int) -> None:
        """Another list comes into sight: the same search, the same area."""
        was_on_tabs = self.tab_bar.hasFocus()
        tab = self._tabs[place]
        self.stack.setCurrentWidget(tab)
        tab.search(self._text)
        tab.show_area(self._area)
        tab.activated()
        if was_on_tabs:
            self.tab_bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self.heading_changed.emit()
        self.keys_changed.emit()
