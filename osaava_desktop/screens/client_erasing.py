"""The act of a client's menu that erases a person for good; the keeper of the file alone has it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from osaava_desktop.domain.clients import Client
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens.erase import ErasePage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import erasure
from osaava_desktop.store.office import Office


class ClientErasing(QObject):
    """Opens the page of an erasure, ``opened``; what can't be done is said in the page's ``notice``."""

    opened = Signal(object)

    def __init__(self, office: Office, page: Page, notice: Notice) -> None:
        super().__init__(page)
        self._office, self._page, self._notice = office, page, notice
        self.action = QAction(_("Erase for good…"), page)
        self.action.setVisible(erasure.may_erase(office))

    def open(self, client: Client) -> None:
        """Ask how, on a page of its own."""
        self._page.discard()
        try:
            page = ErasePage(self._office, client)
        except PlainError as error:
            self._notice.show_words("error", str(error))
            return
        page.erased.connect(self._erased)
        page.restricted.connect(self._restricted)
        self.opened.emit(page)

    def _erased(self, number: str) -> None:
        self._page.closed.emit()
        self._page.said.emit(_("{number} was erased for good").format(number=number), "good")

    def _restricted(self) -> None:
        self._page.refresh()
        self._page.said.emit(_("The data are kept and used no more"), "good")
