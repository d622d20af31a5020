"""A field that finds a place as one types, and remembers which one was chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.person_box import Offer, PersonBox


@promotable
class PlaceBox(PersonBox):
    """Like the box that finds people, with one choice that stays. Down opens what is offered for no letters.

    Who takes the value of an offer calls ``choose``; editing the words takes the choice back.
    """

    picture = "location"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: tuple[str, object] = ("", None)
        self._likely: Callable[[], Sequence[Offer]] = tuple

    def set_likely(self, likely: Callable[[], Sequence[Offer]]) -> None:
        """What gives the offers for the empty field."""
        self._likely = likely

    def choose(self, words: str, value: object) -> None:
        """Show a choice; ``value`` None shows the words alone, which choose nothing."""
        self.reset()
        self._chosen = (words, value)
        self.setText(words)
        if not self.hasFocus():
            self.setCursorPosition(0)  # a long name is seen from its beginning

    def value(self) -> object:
        """What is chosen; None where nothing is, or the words are others now."""
        words, value = self._chosen
        return value if self.text() == words else None

    def search_for(self, text: str) -> None:
        """A choice that stands needs no list."""
        if self.value() is None:
            super().search_for(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down in the empty field offers what is likely."""
        if event.key() == Qt.Key.Key_Down and not self.text().strip() and not self.is_open():
            self.offer(self._likely())
        else:
            super().keyPressEvent(event)

    def give_up(self) -> None:
        """Esc closes the list; without one, the user wants out."""
        if self.is_open():
            self.close_list()
        else:
            self.dismissed.emit()
