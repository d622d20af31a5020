"""What the shell and a page know of each other."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.field import Field


class Page(Form):
    """One page of the window. A page overrides what it has; the rest does nothing.

    A page tells the shell by signals and never reaches for it:

    - ``heading_changed``: title or facts read otherwise now
    - ``said(text, kind)``: a message for the status line; kind good, info or attention
    - ``opened(page)``: show that page on top of this one
    - ``closed()``: back to the page below
    - ``dirty_changed(dirty)``: there are unsaved changes, or none any more
    - ``problems_found(titles)``: the fields that must be fixed before saving
    - ``keys_changed()``: the keys to show at the foot are others now
    - ``client_opened(id)``: show that client on top of this page
    - ``area_wanted(area)``: choose that area in the window's filter; None is all areas
    """

    has_areas: ClassVar[bool] = False
    renews: ClassVar[tuple[str, ...]] = ()
    """The arguments, held under their names, that change while the page is open: what was new is stored."""

    heading_changed = Signal()
    said = Signal(str, str)
    opened = Signal(object)
    closed = Signal()
    dirty_changed = Signal(bool)
    problems_found = Signal(list)
    keys_changed = Signal()
    client_opened = Signal(object)
    area_wanted = Signal(object)

    made_with: tuple[tuple[Any, ...], dict[str, Any]]
    """What the page was made with, so that it can be made again after a lock."""

    def __new__(cls, *args: Any, **by_name: Any) -> "Page":  # noqa: ANN401 - each page has its own
        """Note what the page is made with."""
        page: Page = super().__new__(cls, *args, **by_name)
        page.made_with = args, by_name
        return page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong: list[str] = []
        self._watched: set[Field] = set()
        self.problems_found.connect(self._watch)

    def title(self) -> str:
        """The heading of the page."""
        raise NotImplementedError

    def facts(self) -> str:
        """One quiet line under the heading."""
        return ""

    def search_hint(self) -> str:
        """What the search box searches here; where that is empty, it looks everywhere."""
        return ""

    def keys(self) -> Sequence[tuple[str, str]]:
        """Pairs of a key and what it does here, for the foot of the window."""
        return ()

    def sought(self) -> str:
        """What the search box held when the page was left; it is there again on coming back."""
        return ""

    def search(self, text: str) -> None:
        """The text of the search box, at each letter."""

    def search_entered(self) -> None:
        """Enter or Down in the search box: go on to what was found."""

    def show_area(self, area: object) -> None:
        """The choice of the area filter; None is all areas. Asked only where ``has_areas``."""

    def activated(self) -> None:
        """The page has come into sight: fresh data, focus where the work begins."""

    def refresh(self) -> None:
        """F5: read the data anew."""

    def new_record(self) -> None:
        """Ctrl+Shift+N: the new thing of this page."""

    def print_paper(self) -> None:
        """Ctrl+P: the paper of this page."""

    def settle(self) -> None:
        """The page is about to be left: what is saved without asking is saved now."""

    def is_dirty(self) -> bool:
        """Whether leaving now would lose something."""
        return False

    def is_new(self) -> bool:
        """Whether what the page shows has never been saved: saving then says what is missing."""
        return False

    def save(self) -> bool:
        """Ctrl+S: save; False when something must be fixed first."""
        return True

    def discard(self) -> None:
        """Take the unsaved changes back."""

    # What keeps the page over a lock

    def renewed(self) -> Mapping[str, object]:
        """What it would be made with now, by name, where that has changed."""
        return {name: getattr(self, f"_{name}") for name in self.renews}

    def keep_draft(self) -> bool:
        """Keep what is entered in a draft of the page's own; False where it has none."""
        return False

    def continue_draft(self) -> None:
        """Go on with the page's own draft, without asking."""

    def held(self) -> Mapping[str, Any]:
        """What is entered and stands in no field, such as a person who was picked; plain JSON values."""
        return {}

    def hold(self, held: Mapping[str, Any]) -> None:
        """Take back what ``held`` gave."""

    def _watch(self, titles: list[str]) -> None:
        """What is wrong is told once more when a field of it has been mended."""
        self._wrong = titles
        wrong = {field for field in self.findChildren(Field) if field.has_problem()}
        for field in wrong - self._watched:
            field.mended.connect(partial(self._mend, field))
        self._watched |= wrong

    def _mend(self, field: Field) -> None:
        if field.title() in self._wrong:
            left = [*self._wrong]
            left.remove(field.title())
            self.problems_found.emit(left)
