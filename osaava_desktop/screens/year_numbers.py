"""A page of a year's whole numbers, typed cell by cell and saved together: for counters and targets."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.store.office import Office

_MOVES = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 4, Qt.Key.Key_Up: -4}


class CountEdit(QLineEdit):
    """A number of the table; ``moved`` says by how many cells the keys go on."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Down and Up go to the next area."""
        if event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class YearNumbersPage(Page):
    """Edits the numbers of one year; ``saved`` when they are. After its own set-up a page calls ``begin``."""

    notice: Notice
    scroll_area: QScrollArea
    form_panel: QWidget
    year_combo: QComboBox

    saved = Signal()

    def __init__(self, office: Office, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._clean: tuple[str, ...] = ()
        self._dirty = False
        self.form_panel.setMaximumWidth(theme.scaled(widest))

    def begin(self, years: Sequence[int], year: int) -> None:
        """All is set up: offer the years, and show one."""
        offered = [(_("Year {year}").format(year=one), one) for one in years]
        choices.fill(self.year_combo, offered, blank=False)
        choices.choose(self.year_combo, year)
        self.year_combo.currentIndexChanged.connect(lambda: self._show())
        self._show()

    # What a page says

    @abstractmethod
    def show_stored(self) -> None:
        """Fill the cells with what is stored of the year."""

    @abstractmethod
    def texts(self) -> tuple[str, ...]:
        """All that is entered, to see whether anything has changed."""

    @abstractmethod
    def store(self) -> None:
        """Save what is entered. Raises InvalidInput and others."""

    @abstractmethod
    def saved_words(self) -> str:
        """What is said after saving."""

    @abstractmethod
    def mark_problems(self, problems: Problems) -> Sequence[QLineEdit]:
        """Say what is wrong beside the cells; gives those that are, in reading order."""

    # What the shell asks

    def facts(self) -> str:
        """The year."""
        return _("Year {year}").format(year=self.year())

    def refresh(self) -> None:
        """Read the numbers anew, unless something is being entered."""
        if not self._dirty:
            self._show()

    def is_dirty(self) -> bool:
        """Whether a number entered is not saved."""
        return self._dirty

    def save(self) -> bool:
        """Save the year; say what is no number."""
        self.notice.hide()
        try:
            self.store()
        except InvalidInput as error:
            self._show_problems(error.problems)
            return False
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return False
        self._show()
        self.saved.emit()
        self.said.emit(self.saved_words(), "good")
        return True

    def discard(self) -> None:
        """Show what is stored."""
        self._show()

    # For the pages

    def year(self) -> int:
        """The year in sight."""
        year: int = self.year_combo.currentData()
        return year

    def entries_changed(self) -> None:
        """Something was entered; the year stays until it is saved."""
        dirty = self.texts() != self._clean
        if dirty != self._dirty:
            self._dirty = dirty
            self.year_combo.setEnabled(not dirty)
            self.dirty_changed.emit(dirty)

    def go_to(self, edit: QLineEdit) -> None:
        """Into a cell, all of it chosen."""
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()
        self.scroll_area.ensureWidgetVisible(edit)

    # Inside

    def _show(self) -> None:
        self.show_stored()
        self._show_problems({})
        self._clean = self.texts()
        self.entries_changed()
        self.heading_changed.emit()

    def _show_problems(self, problems: Problems) -> None:
        wrong = self.mark_problems(problems)
        self.problems_found.emit([edit.accessibleName() for edit in wrong])
        if wrong:
            # After the event that asked for saving: a button that was clicked would take the focus back.
            QTimer.singleShot(0, self, lambda: self.go_to(wrong[0]))
