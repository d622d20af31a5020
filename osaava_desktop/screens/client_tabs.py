"""The tabs of a client's page: the details first, then what has been done with the client."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.timeline import Source
from osaava_desktop.i18n import _
from osaava_desktop.screens.client_details import ClientDetails
from osaava_desktop.screens.client_groups_tab import ClientGroupsTab
from osaava_desktop.screens.client_header import ClientHeader
from osaava_desktop.screens.client_pathways_tab import ClientPathwaysTab
from osaava_desktop.screens.client_tab import ClientTab
from osaava_desktop.screens.guidance_tab import GuidanceTab
from osaava_desktop.screens.mapping_tab import MappingTab
from osaava_desktop.screens.timeline_tab import TimelineTab
from osaava_desktop.store.office import Office

TABS: tuple[type[ClientTab], ...] = (
    MappingTab,
    GuidanceTab,
    ClientGroupsTab,
    ClientPathwaysTab,
    TimelineTab,
)
"""The tabs after the details, in order."""


class ClientTabs(QStackedWidget):
    """Holds the details and the tabs, each made when first wanted; signals as ``ClientTab`` has them."""

    said = Signal(str, str)
    opened = Signal(object)
    changed = Signal()
    keys_changed = Signal()

    def __init__(self, office: Office, details: ClientDetails, header: ClientHeader) -> None:
        super().__init__()
        self.details = details
        self._office = office
        self._header = header
        self._bar: QTabBar = header.tab_bar
        self._client: Client | None = None
        self._tabs: dict[type[ClientTab], ClientTab] = {}
        self._bar.addTab(_("Details"))
        self.addWidget(details)
        for kind in TABS:
            self._bar.addTab(kind.title())
        self._bar.currentChanged.connect(self._turn)

    def tab(self) -> ClientTab | None:
        """The tab in sight, unless it is the details."""
        place = self._bar.currentIndex()
        return self._made(TABS[place - 1]) if place > 0 else None

    def show_client(self, client: Client | None) -> None:
        """Count anew what is on the tabs; None, for a client to be taken in, has the details alone."""
        self._client = client
        if client is None:
            self._bar.setCurrentIndex(0)
            return
        for place, kind in enumerate(TABS, start=1):
            self._header.show_tab(place, kind.title(), kind.count(self._office, client))

    def show_tab(self) -> None:
        """Read the tab in sight anew."""
        tab = self.tab()
        if tab is not None and self._client is not None:
            tab.show_client(self._client)
        self.keys_changed.emit()

    def focus_first(self) -> None:
        """To where the work begins on the tab in sight."""
        (self.tab() or self.details).focus_first()

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        tab = self.tab()
        own = tab.keys() if tab is not None else [("Ctrl+S", _("saves")), ("Esc", _("back"))]
        if self._client is None:
            return own
        talk = [("Ctrl+G", _("log guidance"))] if tab is None else []
        return [*own, *talk, ("Ctrl+Tab", _("next tab"))]

    # Slots

    def log_guidance(self) -> None:
        """Ctrl+G: write down a talk with this client."""
        if self._client is not None and self._bar.isEnabled():
            talks = self._made(GuidanceTab)
            assert isinstance(talks, GuidanceTab)
            talks.log(self._client)

    def step(self, by: int) -> None:
        """To the next tab or the one before, round the ends."""
        if self._client is not None and self._bar.isEnabled():
            self._go_to((self._bar.currentIndex() + by) % self._bar.count())

    def turn_to(self, source: Source) -> None:
        """Go to the tab that shows what is of that source; the details show the client's own."""
        self._go_to(next((place for place, tab in enumerate(TABS, 1) if source in tab.sources), 0))

    def show_timeline(self) -> None:
        """To the last tab, where all that has happened stands."""
        self._go_to(self._bar.count() - 1)

    def _go_to(self, place: int) -> None:
        self._bar.setCurrentIndex(place)
        self.focus_first()

    def _turn(self) -> None:
        """Another tab comes into sight."""
        self.setCurrentWidget(self.tab() or self.details)
        self.show_tab()

    def _made(self, kind: type[ClientTab]) -> ClientTab:
        """The tab of that kind."""
        if kind not in self._tabs:
            tab = self._tabs[kind] = kind(self._office)
            self.addWidget(tab)
            tab.said.connect(self.said)
            tab.opened.connect(self.opened)
            tab.changed.connect(self.changed)
            tab.keys_changed.connect(self.keys_changed)
            tab.turned.connect(self.turn_to)
        return self._tabs[kind]
