"""The page of one record: a form that is saved whole, told from what is stored, and may go to the bin."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from inspect import signature
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.checks import Problems
from osaava_desktop.domain.records import Record
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, theme
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.screens.widgets.notice import Notice
from osaava_desktop.store.office import Office


class RecordPage(Page):
    """A page says what it shows, holds and stores; ``saved`` brings the record, ``binned`` what went away.

    After its own set-up a page calls ``begin``.
    """

    notice: Notice
    form_panel: QWidget
    bin_button: QPushButton

    dates: ClassVar[tuple[str, ...]] = ()
    """The fields that hold a date."""
    widest: ClassVar[int] = 1016

    saved = Signal(object)
    binned = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self._clean: object = ()
        self.form_panel.setMaximumWidth(theme.scaled(self.widest))

    def begin(self) -> None:
        """All is set up: show the record, and listen."""
        for name, field in self.fields().items():
            field.edited.connect(field.clear)
            field.edited.connect(self.tell_dirty)
            if name in self.dates:
                field.left.connect(lambda field=field: self._tidy_date(field))
        self.bin_button.clicked.connect(lambda: self.put_in_bin())
        self.show_stored()

    # What a page says

    @abstractmethod
    def record(self) -> Record | None:
        """The record as stored; None while it is a new one."""

    @abstractmethod
    def fields(self) -> Mapping[str, Field]:
        """The fields, in reading order, by the names that problems use."""

    @abstractmethod
    def entries(self) -> tuple[Any, ...]:
        """All that is entered, to see whether anything has changed."""

    @abstractmethod
    def show_record(self) -> None:
        """Fill the fields with the record, or with the first guesses of a new one."""

    @abstractmethod
    def store(self, problems: Problems) -> Record:
        """Save what is entered; ``problems`` takes what can't be read. Raises InvalidInput and others."""

    @abstractmethod
    def put(self) -> Record:
        """Put the record into the bin."""

    @abstractmethod
    def saved_words(self) -> str:
        """What is said after saving."""

    # What the shell asks

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [("Ctrl+S", _("saves")), ("Esc", _("back"))]

    def is_dirty(self) -> bool:
        """Whether anything differs from what was shown at first."""
        return self.entries() != self._clean

    def is_new(self) -> bool:
        """Whether there is no record yet."""
        return self.record() is None

    def save(self) -> bool:
        """Save; say beside the fields what keeps it from being saved."""
        self.notice.hide()
        problems: Problems = {}
        try:
            stored = self.store(problems)
        except InvalidInput as error:
            self.show_problems({**error.problems, **problems})
            return False
        except PlainError as error:
            self.refused(error)
            return False
        self.show_stored()
        self.tell_dirty()
        self.heading_changed.emit()
        self.said.emit(self.saved_words(), "good")
        self.saved.emit(stored)
        return True

    def discard(self) -> None:
        """Show what is stored."""
        self.show_stored()
        self.tell_dirty()

    def renewed(self) -> Mapping[str, object]:
        """The record, which may have been a new one; it comes right after the office."""
        name = list(signature(type(self)).parameters)[1]
        return {name: self.record()}

    # Slots

    def put_in_bin(self) -> None:
        """Take the record out of lists and figures; the list knows the way back."""
        if self.record() is None:
            return
        try:
            binned = self.put()
        except PlainError as error:
            self.notice.show_words("error", str(error))
            return
        self._clean = self.entries()
        self.closed.emit()
        self.binned.emit(binned)

    def tell_dirty(self) -> None:
        """Something was entered."""
        self.dirty_changed.emit(self.is_dirty())

    # For the pages

    def show_stored(self) -> None:
        """The record as stored, and nothing to complain of."""
        self.show_record()
        self.bin_button.setVisible(self.record() is not None)
        self._clear_problems()
        self._clean = self.entries()

    def refused(self, error: PlainError) -> None:
        """It can't be saved for a reason that belongs to no field."""
        self.notice.show_words("error", str(error))

    def date(self, name: str, problems: Problems, *, needed: bool = False) -> Any:  # noqa: ANN401 - a date or None
        """The date typed into a field; ``problems`` says what is wrong with it."""
        edit = self.fields()[name].edit
        assert isinstance(edit, QLineEdit)
        day = choices.try_date(edit, self.office.today, name, problems)
        if day is None and needed:
            problems.setdefault(name, _("This is needed."))
        return day

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Each problem beside its field, and the focus in the first one."""
        self._clear_problems()
        fields = self.fields()
        for name, sentence in problems.items():
            fields[name].show_problem(sentence)
        wrong = [field for field in fields.values() if field.has_problem()]
        self.problems_found.emit([field.title() for field in wrong])
        if wrong:
            # After the event that asked for saving: a button that was clicked would take the focus back.
            QTimer.singleShot(0, self, lambda: wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason))

    def _clear_problems(self) -> None:
        for field in self.fields().values():
            field.clear()
        self.problems_found.emit([])

    def _tidy_date(self, field: Field) -> None:
        assert isinstance(field.edit, QLineEdit)
        sentence = choices.tidy_date(field.edit, self.office.today)
        if sentence:
            field.show_problem(sentence)
