"""Groups into the bin and out of it again, with their sessions and rosters."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from osaava_desktop.domain.groups import Group, GroupLine
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import messages
from osaava_desktop.screens.bin import Bin
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.services import groups
from osaava_desktop.store.office import Office


class GroupsBin(QObject):
    """Del and Ctrl+Z on the list of groups; the page is asked to read its lists anew."""

    def __init__(self, page: Page, office: Office, view: RowView, button: QPushButton) -> None:
        super().__init__(page)
        self._page, self._office, self._view = page, office, view
        self._bin: Bin[Group] = Bin(page, view, button, self.put, self.take_back)

    def keys(self) -> Sequence[tuple[str, str]]:
        """The key for the foot of the window, while there is something to take back."""
        return self._bin.keys()

    def put(self) -> None:
        """The chosen groups into the bin; what hangs on them goes out of lists and figures with them."""
        lines: list[GroupLine] = self._view.chosen_rows()
        chosen = [line.group for line in lines]
        if not chosen:
            return
        try:
            groups.put_in_bin(self._office, chosen)
        except PlainError as error:
            messages.show_error(self._page, error)
            return
        self._page.refresh()
        words = ngettext(
            "{count} group is in the bin, with its sessions",
            "{count} groups are in the bin, with their sessions",
            len(chosen),
        )
        self._bin.tell(words.format(count=len(chosen)), chosen)

    def take_back(self) -> None:
        """The groups put into the bin last come back."""
        held = self._bin.held
        if not held:
            return
        try:
            groups.take_back(self._office, held)
        except PlainError as error:
            messages.show_error(self._page, error)
            return
        self._page.refresh()
        self._view.choose(held[0].id)
        self._view.setFocus()
        self._bin.tell(_("Back in the list"))
