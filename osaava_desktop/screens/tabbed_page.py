"""A page of several tabs: what the shell asks is for the one in sight to answer."""

from functools import partial

from PySide6.QtWidgets import QTabBar, QWidget

from osaava_desktop.screens import shortcuts
from osaava_desktop.screens.pages import Page

_STEPS = (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1), ("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1))


class TabbedPage(Page):
    """Holds tabs, each a page of its own; the same words are searched on every one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.tab_bar = QTabBar(self)
        self.tab_bar.setExpanding(False)
        for keys, by in _STEPS:
            shortcuts.bind(self, keys, partial(self.step, by))

    def tab(self) -> Page:
        """The tab in sight."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """To the next tab or the one before, round the ends."""
        self.tab_bar.setCurrentIndex((self.tab_bar.currentIndex() + by) % self.tab_bar.count())

    # What the shell asks

    def facts(self) -> str:
        """What the tab in sight says of itself."""
        return self.tab().facts()

    def search_hint(self) -> str:
        """What is searched on the tab in sight."""
        return self.tab().search_hint()

    def sought(self) -> str:
        """What is searched for."""
        return self._text

    def search(self, text: str) -> None:
        """Show what holds every word."""
        self._text = text
        self.tab().search(text)

    def search_entered(self) -> None:
        """To the first line found."""
        self.tab().search_entered()

    def activated(self) -> None:
        """The tab in sight as it was left."""
        self.tab().activated()

    def refresh(self) -> None:
        """Read the tab in sight anew."""
        self.tab().refresh()
