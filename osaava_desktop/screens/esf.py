"""The funder's indicators: the table by gender, EURA 2021 beside it, and the clients to chase."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from osaava_desktop.domain.esf_gaps import Gap
from osaava_desktop.domain.figures import Scope, year_scope
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, paper_jobs, shortcuts
from osaava_desktop.screens.esf_chase import ChaseTab
from osaava_desktop.screens.esf_counts import CountsTab
from osaava_desktop.screens.esf_tab import EsfTab
from osaava_desktop.screens.esf_table import TableTab
from osaava_desktop.screens.list_export import KEYS
from osaava_desktop.screens.tabbed_page import TabbedPage
from osaava_desktop.services import esf, recorded_years
from osaava_desktop.store.office import Office


class EsfPage(TabbedPage):
    """Holds the three tabs of one year; what the shell asks is for the one in sight to answer."""

    ui_file = "esf.ui"
    tabs_layout: QHBoxLayout
    year_combo: QComboBox
    export_button: QPushButton
    stack: QStackedWidget

    has_areas = True

    def __init__(
        self,
        office: Office,
        year: int,
        open_client: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        """``open_client`` shows the client of an id."""
        super().__init__(parent)
        self._office = office
        self._area: UUID | None = None
        years = [(_("Year {year}").format(year=one), one) for one in recorded_years.known(office)]
        choices.fill(self.year_combo, years, blank=False)
        choices.choose(self.year_combo, year)
        self.tab_bar.setAccessibleName(_("Parts of the ESF+ page"))
        self.tabs_layout.insertWidget(0, self.tab_bar)
        self.table_tab = TableTab(office, self.scope(), open_client)
        self.counts_tab = CountsTab(office, self.scope())
        self.chase_tab = ChaseTab(office, self.scope(), open_client)
        self._tabs: tuple[EsfTab, ...] = (self.table_tab, self.counts_tab, self.chase_tab)
        for tab in self._tabs:
            self._take_in(tab)
        self._connect()

    def tab(self) -> EsfTab:
        """The tab in sight."""
        return self._tabs[self.tab_bar.currentIndex()]

    def show_tab(self, tab: EsfTab) -> None:
        """Turn to one of the three."""
        self.tab_bar.setCurrentIndex(self._tabs.index(tab))

    # What the shell asks

    def title(self) -> str:
        """What it is, and of which year."""
        return _("ESF+ {year}").format(year=self._year())

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do there."""
        return [*self.tab().keys(), ("Ctrl+Tab", _("next tab")), ("Esc", _("back"))]

    def show_area(self, area: object) -> None:
        """Count one area, or all."""
        wanted = area if isinstance(area, UUID) else None
        if wanted != self._area:
            self._area = wanted
            self._show_scope()

    def is_dirty(self) -> bool:
        """Whether a count entered is not saved."""
        return self.counts_tab.is_dirty()

    def save(self) -> bool:
        """Save the counts; where one is wrong, they come into sight."""
        saved = not self.is_dirty() or self.counts_tab.save()
        if not saved:
            self.show_tab(self.counts_tab)
        return saved

    def discard(self) -> None:
        """Take the counts entered back."""
        self.counts_tab.discard()

    # Slots

    def export(self) -> None:
        """The list of whom to chase; else the table and the numbers beside EURA's."""
        if self.tab() is self.chase_tab:
            self.chase_tab.export.save()
            return
        scope = self.scope()
        name = _("esf-{year}.xlsx").format(year=self._year())
        caption, kinds = _("Save as a workbook"), _("Workbooks (*.xlsx)")
        write = partial(esf.write, self._office, scope)
        paper_jobs.save_told(self, caption, name, kinds, write, self.said.emit)

    # Inside

    def scope(self) -> Scope:
        """What is chosen."""
        return year_scope(self._year(), basis=self._office.profile.basis, area=self._area)

    def _year(self) -> int:
        year: int = self.year_combo.currentData()
        return year

    def _take_in(self, tab: EsfTab) -> None:
        self.tab_bar.addTab(tab.title())
        self.stack.addWidget(tab)
        for signal, to in (
            (tab.heading_changed, self.heading_changed),
            (tab.said, self.said),
            (tab.opened, self.opened),
            (tab.keys_changed, self.keys_changed),
            (tab.dirty_changed, self.dirty_changed),
            (tab.problems_found, self.problems_found),
        ):
            signal.connect(to)

    def _connect(self) -> None:
        self.setTabOrder(self.tab_bar, self.year_combo)
        self.setTabOrder(self.year_combo, self.export_button)
        self.tab_bar.currentChanged.connect(self._turn)
        self.year_combo.currentIndexChanged.connect(lambda: self._show_scope())
        self.counts_tab.dirty_changed.connect(lambda dirty: self.year_combo.setDisabled(dirty))
        self.table_tab.incomplete_wanted.connect(self._show_incomplete)
        self.export_button.clicked.connect(lambda: self.export())
        shortcuts.tell(self.export_button, KEYS, _("Save as a workbook"))
        for tab in (self.table_tab, self.counts_tab):
            shortcuts.bind(tab, KEYS, self.export)

    def _show_incomplete(self) -> None:
        self.chase_tab.show_gap(Gap.START_DATA)
        self.show_tab(self.chase_tab)

    def _show_scope(self) -> None:
        """Another year or area, on every tab."""
        for tab in self._tabs:
            tab.show_scope(self.scope())
        self.tab().refresh()
        self.heading_changed.emit()

    def _turn(self, place: int) -> None:
        """Another tab comes into sight, with the same search."""
        was_on_tabs = self.tab_bar.hasFocus()
        tab = self._tabs[place]
        self.stack.setCurrentWidget(tab)
        tab.search(self._text)
        tab.activated()
        if was_on_tabs:
            self.tab_bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self.heading_changed.emit()
        self.keys_changed.emit()
