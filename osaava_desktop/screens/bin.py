"""What a list has last put into the bin, and the way back: Del, Ctrl+Z, the button that says so."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import shortcuts
from osaava_desktop.screens.pages import Page

R = TypeVar("R")


class Bin(Generic[R]):
    """Remembers what may be taken back; ``put`` and ``undo`` are what the page does at the keys."""

    def __init__(
        self,
        page: Page,
        where: QWidget,
        button: QPushButton,
        put: Callable[[], object],
        undo: Callable[[], object],
    ) -> None:
        """Del works while the focus is in ``where``, Ctrl+Z anywhere on the page."""
        self.held: list[R] = []
        self._page, self._button = page, button
        button.clicked.connect(lambda: undo())
        button.hide()
        shortcuts.bind(where, shortcuts.DELETE, put)
        shortcuts.bind(page, QKeySequence.StandardKey.Undo, undo)

    def keys(self) -> Sequence[tuple[str, str]]:
        """The key for the foot of the window, while there is something to take back."""
        return [("Ctrl+Z", _("undo"))] if self.held else []

    def tell(self, text: str, held: Sequence[R] = ()) -> None:
        """Say what has happened; from now on ``held`` can be taken back."""
        self.held = list(held)
        self._button.setVisible(bool(self.held))
        self._page.keys_changed.emit()
        self._page.said.emit(text, "info" if self.held else "good")
