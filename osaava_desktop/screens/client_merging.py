"""The acts of a client's menu that make one client of two, and two of one again."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from osaava_desktop.domain.clients import Client, Merge
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens.merge import MergePage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.services import clients, merging
from osaava_desktop.store.office import Office


class ClientMerging(QObject):
    """Opens the page of a merge, ``opened``; ``turned`` brings the client that ``page`` is to show then.

    What was done, and what can't be, is said in the page's ``notice``.
    """

    opened = Signal(object)
    turned = Signal(object)

    def __init__(self, office: Office, page: Page, notice: Notice) -> None:
        super().__init__(page)
        self._office, self._page, self._notice = office, page, notice
        self._last: Merge | None = None
        self._merge_action = QAction(_("Merge with another client…"), page)
        self._undo_action = QAction(page)
        self._merge_action.triggered.connect(lambda: self._open())
        self._undo_action.triggered.connect(lambda: self.undo())

    def actions(self) -> Sequence[QAction]:
        """What the menu offers; the way back as long as there is a merge to undo."""
        return (self._merge_action, self._undo_action)

    def show_client(self, client: Client) -> None:
        """Whose menu it is."""
        self._client = client
        self._last = merging.last(self._office, client.id)
        self._undo_action.setVisible(self._last is not None)
        if self._last is not None:
            number = merging.gone_number(self._office, self._last)
            self._undo_action.setText(_("Undo merging with {number}").format(number=number))

    def undo(self) -> None:
        """Part the two that were merged last."""
        if self._last is None or not self._is_clean():
            return
        try:
            kept = merging.undo(self._office, self._last).kept
        except PlainError as error:
            self._notice.show_words("error", str(error))
            return
        self._turn(kept)
        self._page.activated()
        self._page.said.emit(_("They are two clients again"), "good")

    def _open(self) -> None:
        if self._is_clean():
            page = MergePage(self._office, self._client)
            page.merged.connect(self._merged)
            self.opened.emit(page)

    def _merged(self, merge: Merge) -> None:
        """The page is of who stays, with the way back."""
        kept = self._turn(merge.kept)
        sentence = _("The two are one client now: {number}.").format(number=kept.number)
        self._notice.show_words("attention", sentence, [(_("Undo merging"), self.undo)])

    def _turn(self, key: UUID) -> Client:
        client = clients.get(self._office, key)
        self.turned.emit(client)
        return client

    def _is_clean(self) -> bool:
        """A merge changes the client: what is entered on the page must be saved first."""
        if self._page.is_dirty():
            self._notice.show_words("attention", _("Save or discard the changes on this page first."))
            return False
        return True
