"""The dialog that asks how a question of a survey is worded."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from osaava_desktop.domain import surveys as rules
from osaava_desktop.domain.surveys import Question
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.screens import messages, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field
from osaava_desktop.services import surveys
from osaava_desktop.store.office import Office


class QuestionDialog(FormDialog):
    """Accepted once the question is saved; ``stored`` is what was saved then."""

    ui_file = "survey_question.ui"
    text_field: Field
    text_edit: QLineEdit
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self, office: Office, year: int, question: Question | None, parent: QWidget | None = None
    ) -> None:
        """``question`` is None for a new one of that year."""
        super().__init__(parent)
        self._office, self._year, self._question = office, year, question
        self.stored: Question | None = None
        self.text_edit.setText(rules.text_of(question) if question else "")
        self.setMinimumWidth(theme.scaled(560))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

    def save(self) -> None:
        """Save it and close; or say beside the field what is wrong with it."""
        text = self.text_edit.text()
        try:
            if self._question is None:
                self.stored = surveys.add_question(self._office, self._year, text)
            else:
                self.stored = surveys.save_question(self._office, replace(self._question, text=text))
        except InvalidInput as error:
            self.text_field.show_problem(str(error))
            self.text_edit.setFocus()
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()
