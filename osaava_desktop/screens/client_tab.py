"""What the page of a client and its tabs know of each other."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.timeline import Source
from osaava_desktop.screens.forms import Form
from osaava_desktop.store.office import Office


class ClientTab(Form):
    """One tab of a client's page: it shows what belongs to the client and opens pages to change it.

    It is made with the office alone, when it is first wanted, and read anew whenever it comes into sight.
    It tells the page by signals:

    - ``said(text, kind)``: a message for the status line; kind good, info or attention
    - ``opened(page)``: show that page on top
    - ``changed()``: something was changed here; the header and the numbers on the tabs are read anew
    - ``keys_changed()``: the keys to show at the foot are others now
    - ``turned(source)``: go to the tab that shows what is of that ``Source``
    """

    sources: ClassVar[Sequence[Source]] = ()
    """What of the timeline is shown on this tab."""

    said = Signal(str, str)
    opened = Signal(object)
    changed = Signal()
    keys_changed = Signal()
    turned = Signal(object)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office

    @staticmethod
    def title() -> str:
        """The word on the tab."""
        raise NotImplementedError

    @staticmethod
    def count(office: Office, client: Client) -> int | None:
        """The number on the tab; None for none."""
        return None

    def show_client(self, client: Client) -> None:
        """Show what there is now of this client."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """To where the work begins."""

    def new_record(self) -> None:
        """Ctrl+Shift+N: the new thing of this tab."""

    def print_paper(self) -> None:
        """Ctrl+P: the paper of this tab."""

    def keys(self) -> Sequence[tuple[str, str]]:
        """Pairs of a key and what it does here, for the foot of the window."""
        return ()
