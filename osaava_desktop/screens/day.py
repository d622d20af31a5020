"""A small dialog that asks for one day, and does something with it."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from osaava_desktop.domain.dates import DateError
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, messages, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field


class DayDialog(FormDialog):
    """Asks for the day on which ``act`` is to be done; accepted once that went well."""

    ui_file = "day.ui"
    sentence_label: QLabel
    day_field: Field
    day_edit: QLineEdit
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self,
        title: str,
        sentence: str,
        today: dt.date,
        act: Callable[[dt.date], object],
        parent: QWidget | None = None,
    ) -> None:
        """``act`` may raise InvalidInput, whose first sentence is shown beside the day."""
        super().__init__(parent)
        self._today = today
        self._act = act
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.scaled(380))
        self.sentence_label.setText(sentence)
        self.sentence_label.setVisible(bool(sentence))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.day_field.left.connect(self._tidy)

    def propose(self, day: dt.date) -> "DayDialog":
        """Have this day in the field at first, chosen so that typing replaces it."""
        choices.show_date(self.day_edit, day)
        self.day_edit.selectAll()
        return self

    def save(self) -> None:
        """Do it and close; or say beside the field why not."""
        try:
            day = choices.read_date(self.day_edit, self._today)
            if day is None:
                raise DateError(_("This is needed."))
            self._act(day)
        except DateError as error:
            self._complain(str(error))
        except InvalidInput as error:
            self._complain(next(iter(error.problems.values())))
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()

    def _complain(self, sentence: str) -> None:
        self.day_field.show_problem(sentence)
        self.day_edit.setFocus()

    def _tidy(self) -> None:
        sentence = choices.tidy_date(self.day_edit, self._today)
        self.day_field.show_problem(sentence) if sentence else self.day_field.clear()
