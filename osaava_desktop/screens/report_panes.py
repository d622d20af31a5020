"""What of the report stands side by side: figures, text and paper, as the window's width allows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from osaava_desktop.i18n import _
from osaava_desktop.screens import theme
from osaava_desktop.screens.widgets.empty_state import EmptyState

_ALL, _TWO = 1080, 760
"""Logical pixels from which all three fit side by side, and two."""

_FIGURES, _BESIDE_TEXT = (300, 400), 320
"""Widths of the figures: between these where all three stand, and beside the text alone."""

_STRETCH = (5, 6, 5)


@dataclass(frozen=True, kw_only=True)
class Pane:
    """A card, and the widget in it that takes the focus."""

    card: QWidget
    focus: QWidget


class ReportPanes:
    """Shows what fits. In a narrow window the figures and the text take turns."""

    def __init__(
        self,
        page: QWidget,
        layout: QBoxLayout,
        panes: tuple[Pane, Pane, Pane],
        figures_button: QPushButton,
        preview_button: QPushButton,
        empty: EmptyState,
    ) -> None:
        """``panes`` are figures, text and paper."""
        self._page, self._layout = page, layout
        self._figures, self._text, self._paper = panes
        self._figures_button, self._preview_button, self._empty = figures_button, preview_button, empty
        self._shortened: Sequence[tuple[QPushButton, str]] = ()
        self._left_out: Sequence[QWidget] = ()
        self._beside_paper: Sequence[QWidget] = ()
        self._wanted = True
        self._is_narrow = False
        for place, stretch in enumerate(_STRETCH):
            layout.setStretch(place, stretch)

    def give_way(
        self, buttons: Sequence[QPushButton], beside_paper: Sequence[QWidget], left_out: Sequence[QWidget]
    ) -> None:
        """Buttons lose their words where the paper has no room, and what is ``beside_paper`` goes.

        What is ``left_out`` goes only where there is a single pane; all of it stands in the menu or heading.
        """
        self._shortened = [(button, button.text()) for button in buttons]
        self._beside_paper, self._left_out = beside_paper, left_out

    def arrange(self) -> None:
        """Show what fits in the width there is."""
        width = self._page.width()
        is_narrow = width < theme.scaled(_TWO)
        if is_narrow != self._is_narrow:
            self._is_narrow, self._wanted = is_narrow, not is_narrow
        has_all = width >= theme.scaled(_ALL)
        is_empty = not self._empty.isHidden()
        self._figures.card.setVisible(self._wanted and not is_empty)
        self._text.card.setVisible(not (is_empty or (is_narrow and self._wanted)))
        self._paper.card.setVisible(has_all and not is_empty)
        self._preview_button.setVisible(not has_all)
        self._figures_button.setChecked(self._wanted)
        for button, words in self._shortened:
            button.setText(words if has_all else "")
        for widget in self._beside_paper:
            widget.setVisible(has_all)
        for widget in self._left_out:
            widget.setVisible(not is_narrow)
        self._set_widths(has_all, is_narrow)

    def toggle_figures(self) -> None:
        """Show or hide the figures; in a narrow window they take the text's place."""
        self._wanted = not self._wanted
        self.arrange()
        self.focus_first()

    def show_figures(self) -> None:
        """Have the figures in sight."""
        self._wanted = True
        self.arrange()

    def show_text(self) -> None:
        """Have the text in sight."""
        self._wanted = self._wanted and not self._is_narrow
        self.arrange()

    def show_empty(self, is_empty: bool, year: int) -> None:
        """In place of everything, where the year has nothing to tell."""
        if is_empty:
            sentence = _("Figures come by themselves from clients, groups, encounters and pathways.")
            heading = _("Nothing of {year} is entered").format(year=year)
            self._empty.show_words("document_table", heading, sentence)
        self._empty.setVisible(is_empty)
        self.arrange()

    def come_into_sight(self) -> None:
        """Arrange what fits, which is not known before, and go to where the work begins."""
        stack = self._page.parentWidget()
        if stack is None or not stack.isVisible():
            self._figures.focus.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._page.setGeometry(stack.contentsRect())
        self.arrange()
        self.focus_first()

    def focus_first(self) -> None:
        """To where the work begins: the figures, or the text where they are not in sight."""
        first = self._text if self._figures.card.isHidden() else self._figures
        first.focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_next(self) -> None:
        """To the next of those in sight."""
        shown = [one for one in (self._figures, self._text, self._paper) if not one.card.isHidden()]
        if not shown:
            return
        focused = self._page.focusWidget()
        place = next((n for n, one in enumerate(shown) if focused and one.card.isAncestorOf(focused)), -1)
        shown[(place + 1) % len(shown)].focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_widths(self, has_all: bool, is_narrow: bool) -> None:
        least, most = (theme.scaled(wide) for wide in _FIGURES)
        if not has_all:
            least = most = theme.scaled(_BESIDE_TEXT)
        card = self._figures.card
        card.setMinimumWidth(0 if is_narrow else least)
        card.setMaximumWidth(self._page.width() if is_narrow else most)
