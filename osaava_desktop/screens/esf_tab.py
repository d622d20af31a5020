"""What the funder's page and its tabs know of each other."""

from osaava_desktop.domain.figures import Scope
from osaava_desktop.screens.pages import Page


class EsfTab(Page):
    """A tab of the page; it says by the signals of a page what it wants."""

    def show_scope(self, scope: Scope) -> None:
        """Count another year or area, once it is read anew."""
        raise NotImplementedError
