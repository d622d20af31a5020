"""The questions of a year's survey: added, worded, put in order, copied from the year before."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from osaava_desktop.domain import surveys as rules
from osaava_desktop.domain.surveys import Question, QuestionLine
from osaava_desktop.domain.texts import format_number
from osaava_desktop.errors import PlainError
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens import shortcuts
from osaava_desktop.screens.bin import Bin
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.survey_question import QuestionDialog
from osaava_desktop.screens.tables import Column, RowTable
from osaava_desktop.services import surveys
from osaava_desktop.store.office import Office


class QuestionsTab(Page):
    """In the order of the form; Alt+Up and Alt+Down move a question."""

    ui_file = "survey_questions.ui"
    copy_button: QPushButton
    undo_button: QPushButton
    new_button: QPushButton
    question_view: RowView

    def __init__(self, office: Office, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._year = office, year
        self.question_view.set_table(RowTable(_columns(), lambda line: line.question.id))
        self.question_view.setSortingEnabled(False)
        self.question_view.setAccessibleName(self.title())
        self._bin: Bin[Question] = Bin(self, self.question_view, self.undo_button, self.put_in_bin, self.undo)
        self.question_view.opened.connect(lambda line: self._ask(line.question))
        self.new_button.clicked.connect(lambda: self.new_record())
        self.copy_button.clicked.connect(lambda: self.copy_last_year())
        shortcuts.tell(self.new_button, "Ctrl+Shift+N")
        shortcuts.bind(self.question_view, "Alt+Up", lambda: self.move_question(-1))
        shortcuts.bind(self.question_view, "Alt+Down", lambda: self.move_question(1))

    def show_year(self, year: int) -> None:
        """Another year, once it is read anew; what lies in the bin is of the one before."""
        self._year = year
        self._bin.tell("")

    # What the shell asks

    def title(self) -> str:
        """What it shows."""
        return _("Questions")

    def facts(self) -> str:
        """How many there are."""
        count = self.question_view.table().total()
        words = ngettext("{count} question", "{count} questions", count).format(count=format_number(count))
        return f"{self._year} · {words}"

    def keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do here."""
        return [
            ("Enter", _("words it anew")),
            ("Ctrl+Shift+N", _("new question")),
            ("Alt+↑↓", _("moves")),
            *self._bin.keys(),
        ]

    def activated(self) -> None:
        """The questions as they are now."""
        self.refresh()
        self.said.emit("", "info")
        self.question_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the questions anew."""
        lines = surveys.question_lines(self._office, self._year)
        self.question_view.reload(lines)
        if self.question_view.current_row() is None:
            self.question_view.choose(lines[0].question.id)
        self.copy_button.setText(_("&Copy those of {year}").format(year=self._year - 1))
        self.heading_changed.emit()

    # Slots

    def new_record(self) -> None:
        """Add a question at the end."""
        self._ask(None)

    def move_question(self, by: int) -> None:
        """Move the question chosen up or down."""
        line = self._chosen()
        if line is not None:
            self._try(lambda: surveys.move_question(self._office, line.question, by))

    def copy_last_year(self) -> None:
        """Add the questions of the year before that are missing here."""

        def copy() -> None:
            count = len(surveys.copy_questions(self._office, self._year))
            words = ngettext("{count} question added", "{count} questions added", count)
            nothing = _("All questions of {year} are here already").format(year=self._year - 1)
            self.said.emit(words.format(count=count) if count else nothing, "good" if count else "info")

        self._try(copy)

    def put_in_bin(self) -> None:
        """Put the question chosen into the bin, and with it its answers."""
        line = self._chosen()
        if line is None:
            return

        def put() -> None:
            binned = surveys.put_question_in_bin(self._office, line.question)
            self._bin.tell(_binned_words(line), [binned])

        self._try(put)

    def undo(self) -> None:
        """Take back what was last put into the bin."""
        if not self._bin.held:
            return

        def back() -> None:
            question = surveys.take_back(self._office, self._bin.held[0])
            self._bin.tell(_("The question is back in the set"))
            self.refresh()
            self.question_view.choose(question.id)

        self._try(back)

    # Inside

    def _chosen(self) -> QuestionLine | None:
        line: QuestionLine | None = self.question_view.current_row()
        return line

    def _ask(self, question: Question | None) -> None:
        """Ask how a question is worded, a new one for None."""
        dialog = QuestionDialog(self._office, self._year, question, self)
        if dialog.exec() and dialog.stored is not None:
            self.refresh()
            self.question_view.choose(dialog.stored.id)
            self.said.emit(_("The question is saved"), "good")
        dialog.deleteLater()

    def _try(self, act: Callable[[], None]) -> None:
        """Do it and show the set anew; or say why it can't be done."""
        try:
            act()
        except PlainError as error:
            self.said.emit(str(error), "attention")
            return
        self.refresh()
        self.question_view.setFocus(Qt.FocusReason.OtherFocusReason)


def _binned_words(line: QuestionLine) -> str:
    if not line.answers:
        return _("The question is in the bin")
    words = ngettext(
        "The question is in the bin, and {count} answer with it",
        "The question is in the bin, and {count} answers with it",
        line.answers,
    )
    return words.format(count=format_number(line.answers))


def _columns() -> list[Column[QuestionLine]]:
    return [
        Column(title=_("Question"), value=lambda line: rules.text_of(line.question), width=300, stretch=True),
        Column(
            title=_("Answers"),
            value=lambda line: format_number(line.answers) if line.answers else "",
            width=104,
            right=True,
        ),
    ]
