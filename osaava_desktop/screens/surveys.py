"""Client surveys of a year: the sheets that came back, what they tell, and the questions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, shortcuts
from osaava_desktop.screens.survey_paper import print_form
from osaava_desktop.screens.survey_questions import QuestionsTab
from osaava_desktop.screens.survey_results import ResultsTab
from osaava_desktop.screens.survey_sheets import SheetsTab
from osaava_desktop.screens.tabbed_page import TabbedPage
from osaava_desktop.services import surveys
from osaava_desktop.store.office import Office

Tab = SheetsTab | ResultsTab | QuestionsTab
TABS: tuple[type[Tab], ...] = (SheetsTab, ResultsTab, QuestionsTab)


class SurveysPage(TabbedPage):
    """Holds the tabs of one year; what the shell asks is for the one in sight to answer."""

    ui_file = "surveys.ui"
    tabs_layout: QHBoxLayout
    year_combo: QComboBox
    print_button: QPushButton
    stack: QStackedWidget

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        years = [(_("Year {year}").format(year=one), one) for one in surveys.years(office)]
        choices.fill(self.year_combo, years, blank=False)
        choices.choose(self.year_combo, office.today.year)
        self.tab_bar.setAccessibleName(_("Parts of the survey"))
        self.tabs_layout.insertWidget(0, self.tab_bar)
        self._tabs: list[Tab] = [make(office, self._year()) for make in TABS]
        for tab in self._tabs:
            self._take_in(tab)
        self.setTabOrder(self.tab_bar, self.year_combo)
        self.setTabOrder(self.year_combo, self.print_button)
        self.tab_bar.currentChanged.connect(self._turn)
        self.year_combo.currentIndexChanged.connect(lambda: self._show_year())
        self.print_button.clicked.connect(lambda: self.print_paper())
        shortcuts.tell(self.print_button, "Ctrl+P")

    def tab(self) -> Tab:
        """The tab in sight."""
        return self._tabs[self.tab_bar.currentIndex()]

    def show_tab(self, kind: type[Tab]) -> None:
        """Turn to a tab of ``TABS``."""
        self.tab_bar.setCurrentIndex(TABS.index(kind))

    # What the shell asks

    def title(self) -> str:
        """The heading of the page."""
        return _("Surveys")

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do there."""
        return [*self.tab().keys(), ("Ctrl+P", _("form")), ("Ctrl+Tab", _("next tab"))]

    def new_record(self) -> None:
        """The new thing of the tab in sight; with the results in sight it is a sheet."""
        if isinstance(self.tab(), ResultsTab):
            self.show_tab(SheetsTab)
        self.tab().new_record()

    def print_paper(self) -> None:
        """The form of the year for people to fill in."""
        print_form(self._office, self._year(), self.print_button, self.said.emit)

    # Inside

    def _year(self) -> int:
        year: int = self.year_combo.currentData()
        return year

    def _take_in(self, tab: Tab) -> None:
        self.tab_bar.addTab(tab.title())
        self.stack.addWidget(tab)
        for signal, to in (
            (tab.heading_changed, self.heading_changed),
            (tab.said, self.said),
            (tab.opened, self.opened),
            (tab.keys_changed, self.keys_changed),
        ):
            signal.connect(to)

    def _show_year(self) -> None:
        """Another year, on every tab; the cursor stays where the year is chosen."""
        for tab in self._tabs:
            tab.show_year(self._year())
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
