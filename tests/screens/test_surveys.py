"""Surveys in the window: sheets typed one key an answer, found in the figures; questions put in order."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.surveys import AnswerSheet, Choice
from osaava_desktop.i18n import speaking
from osaava_desktop.screens.survey_entry import SurveyEntryPage
from osaava_desktop.screens.survey_paper import form_menu
from osaava_desktop.screens.survey_question import QuestionDialog
from osaava_desktop.screens.survey_questions import QuestionsTab
from osaava_desktop.screens.survey_results import ResultsTab
from osaava_desktop.screens.survey_sheets import SheetsTab
from osaava_desktop.screens.surveys import SurveysPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import figures, people, surveys
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import Builder

Key = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
NEW = CONTROL | SHIFT


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Callable[[Office], User]) -> User:
    """At the surveys of 2026, with a second question in the set."""
    surveys.add_question(office, 2026, "Do you know more people?")
    made = make_user(office)
    made.shell.open(SurveysPage(office))
    return made


def page(user: User) -> SurveysPage:
    """The surveys, if they are in sight."""
    found = user.shell.page()
    assert isinstance(found, SurveysPage)
    return found


def entry(user: User) -> SurveyEntryPage:
    """The page for typing in, if it is in sight."""
    found = user.shell.page()
    assert isinstance(found, SurveyEntryPage)
    return found


def counts(office: Office, key: str = "wellbeing") -> list[int | None]:
    """How a question was answered in 2026, as the figures count it."""
    found = figures.compute(office, year_scope(2026))
    return [found[f"survey.{key}.{choice}"].n for choice in Choice]


def said(user: User) -> str:
    """What the foot of the window says."""
    return user.shell._status.message()


def test_sheets_typed_in_are_in_the_figures(user: User, office: Office) -> None:
    user.press(Key.Key_N, NEW)
    user.begin()
    for answers in ("ss", "on", "34", "Sx"):
        user.type(answers)
        user.press(Key.Key_Return)
    assert user.keys == 12
    assert said(user) == "Sheet 4 is saved"
    assert entry(user).facts() == "sheet 5"
    assert counts(office) == [2, 1, 1, 0]
    assert counts(office, "do_you_know_more_people") == [1, 0, 1, 1]
    user.press(Key.Key_Escape)
    table = page(user)._tabs[0].row_view.table()  # type: ignore[union-attr]
    assert [table.columns[2].value(row) for row in table.rows()] == ["S –", "N C", "O N", "S S"]


def test_keys_are_the_initials_of_the_language(user: User, office: Office) -> None:
    with speaking("fi"):
        user.press(Key.Key_N, NEW)
        user.type("mj")
        user.press(Key.Key_Return)
        user.type("eo")
        user.press(Key.Key_Return)
    assert counts(office) == [1, 0, 1, 0]
    assert counts(office, "do_you_know_more_people") == [0, 1, 0, 1]


def test_two_ticks_are_not_clear(user: User, office: Office) -> None:
    user.press(Key.Key_N, NEW)
    user.type("x")
    row = entry(user)._rows[0]
    assert not row._message.isHidden()
    assert row._message.text() == "Two ticks, or not to be read: no answer is stored."
    assert row.accessibleDescription() == "not clear"
    user.press(Key.Key_Up)
    assert user.focus() is row
    user.type("1")
    assert row._message.isHidden()
    user.press(Key.Key_Up)
    user.press(Key.Key_Backspace)
    assert row.choice() is None
    user.type("x2")
    user.press(Key.Key_Return)
    assert counts(office) == [0, 0, 0, 0]
    assert counts(office, "do_you_know_more_people") == [0, 1, 0, 0]


def test_an_empty_sheet_is_said_and_nothing_is_lost(user: User, office: Office) -> None:
    user.press(Key.Key_N, NEW)
    user.press(Key.Key_Return)
    assert entry(user).notice.text().startswith("Nothing is answered on this sheet")
    user.type("12")
    entry(user).on_edit.setText("soon")
    user.press(Key.Key_Return)
    assert entry(user).on_field.has_problem()
    entry(user).on_edit.setText("3.3.2025")
    user.press(Key.Key_Return)
    assert "2026" in entry(user).on_field.message()
    assert [row.choice() for row in entry(user)._rows] == [Choice.SIGNIFICANTLY, Choice.SOMEWHAT]
    assert surveys.sheet_lines(office, 2026) == []
    entry(user).on_edit.setText("5.1.")
    user.press(Key.Key_S, CONTROL)
    (line,) = surveys.sheet_lines(office, 2026)
    assert line.sheet.on.isoformat() == "2026-01-05"
    assert entry(user).on_edit.text() == "5.1.2026"


def test_the_comment_takes_lines_and_may_be_quoted(user: User, office: Office) -> None:
    user.press(Key.Key_N, NEW)
    user.type("11")
    assert user.focus() is entry(user).comment_edit
    user.type("Good")
    user.press(Key.Key_Return, SHIFT)
    user.type("people")
    user.press(Key.Key_Tab)
    user.press(Key.Key_Space)
    user.press(Key.Key_Return)
    (line,) = surveys.sheet_lines(office, 2026)
    assert (line.sheet.comment, line.sheet.quotable) == ("Good\npeople", True)
    user.press(Key.Key_Escape)
    page(user).show_tab(ResultsTab)
    user.press(Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "Good people"


def test_the_last_sheet_is_taken_back_and_keeps_its_number(user: User, office: Office) -> None:
    user.press(Key.Key_N, NEW)
    user.type("11")
    user.press(Key.Key_Return)
    user.type("2")
    user.press(Key.Key_Z, CONTROL)
    assert said(user).startswith("Save this sheet first")
    user.press(Key.Key_Up)
    user.press(Key.Key_Backspace)
    user.press(Key.Key_Return)
    assert entry(user).notice.text().startswith("Nothing is answered on this sheet")
    user.press(Key.Key_Z, CONTROL)
    assert said(user) == "Sheet 1 is not saved any more"
    assert entry(user).notice.isHidden(), "the sheet taken back is another one"
    assert counts(office) == [0, 0, 0, 0]
    assert entry(user).is_dirty()
    user.type("4")
    user.press(Key.Key_Return)
    assert counts(office) == [0, 0, 0, 1]
    assert counts(office, "do_you_know_more_people") == [1, 0, 0, 0]
    assert [line.number for line in surveys.sheet_lines(office, 2026)] == [1]


def test_a_sheet_is_corrected_binned_and_taken_back(user: User, office: Office) -> None:
    user.press(Key.Key_N, NEW)
    user.type("11")
    user.press(Key.Key_Return)
    user.press(Key.Key_Escape)
    user.press(Key.Key_Return)
    user.type("3")
    user.press(Key.Key_Return)
    assert counts(office) == [0, 0, 1, 0]
    assert isinstance(page(user).tab(), SheetsTab)
    user.press(Key.Key_Delete)
    assert counts(office) == [0, 0, 0, 0]
    user.press(Key.Key_Z, CONTROL)
    assert counts(office) == [0, 0, 1, 0]


def test_sheets_bear_clients_only_where_the_office_says_so(user: User, office: Office) -> None:
    user.press(Key.Key_N, NEW)
    assert entry(user).client_field.isHidden()
    user.press(Key.Key_Escape)
    client = Builder(office).client("Lehtonen").id
    people.save_profile(office, type(office.profile)(**{**vars(office.profile), "survey_names": True}))
    user.press(Key.Key_N, NEW)
    entry(user).client_edit.setFocus()
    user.type("Lehto")
    user.press(Key.Key_Return)
    user.type("12")
    user.press(Key.Key_Return)
    (line,) = surveys.sheet_lines(office, 2026)
    assert line.sheet.client == client
    assert "Lehtonen" in line.client
    assert entry(user).client_edit.text() == ""


def test_results_say_n_and_that_few_say_little(user: User, office: Office) -> None:
    asked = surveys.questions(office, 2026)[0]
    for choice in (Choice.SIGNIFICANTLY, Choice.SIGNIFICANTLY, Choice.SOMEWHAT):
        sheet = AnswerSheet(on=office.today, comment="Thanks")
        surveys.save_answers(office, sheet, {asked.id: choice})
    page(user).show_tab(ResultsTab)
    tab = page(user).tab()
    words = [label.text() for label in tab.findChildren(type(page(user).tab().comments_label))]  # type: ignore[union-attr]
    assert "3 answers. Fewer than 10: shares say little." in words
    assert "67%" in words
    assert "2\u00a0/\u00a03" in words
    assert "No answers yet" in words
    user.press(Key.Key_C, CONTROL)
    assert said(user) == "No comment of this year may be quoted."


def test_questions_by_keyboard(user: User, office: Office) -> None:
    page(user).show_tab(QuestionsTab)
    tab = page(user).tab()
    assert isinstance(tab, QuestionsTab)

    def write(dialog: QuestionDialog) -> None:
        user.press(Key.Key_Return)
        assert dialog.text_field.message() == "This is needed."
        user.type("Did you get help?")
        user.press(Key.Key_Return)

    with answering(QuestionDialog, write):
        user.press(Key.Key_N, NEW)
    assert said(user) == "The question is saved"
    user.shell.window().activateWindow()
    QApplication.processEvents()
    assert user.focus() is tab.question_view
    user.press(Key.Key_Up, ALT)
    texts = [question.text for question in surveys.questions(office, 2026)]
    assert texts[1:] == ["Did you get help?", "Do you know more people?"]
    user.press(Key.Key_Delete)
    assert len(surveys.questions(office, 2026)) == 2
    user.press(Key.Key_Z, CONTROL)
    assert len(surveys.questions(office, 2026)) == 3
    tab.question_view.choose(surveys.questions(office, 2026)[0].id)
    user.press(Key.Key_Delete)
    assert said(user).startswith("The wellbeing question is in every year's set")
    page(user).year_combo.setCurrentIndex(0)
    tab.copy_button.setFocus()
    user.press(Key.Key_Space)
    assert said(user) == "2 questions added"
    assert len(surveys.questions(office, 2027)) == 3


def test_the_form_is_offered_in_each_language_and_size(user: User) -> None:
    menu = form_menu(page(user).print_button)
    offered = [(action.text(), action.data()) for action in menu.actions()]
    assert offered[:2] == [("English", ("en", False)), ("English, large letters", ("en", True))]
    assert len(offered) == 6


@pytest.mark.parametrize("size", [100, 150])
def test_everything_fits_and_has_a_name(user: User, looks: Theme, size: int) -> None:
    looks.apply("light", size)
    user.press(Key.Key_N, NEW)
    QApplication.processEvents()
    assert user.shell.minimumSizeHint().width() <= 1093
    for row in entry(user)._rows:
        assert row.accessibleName()
    user.press(Key.Key_Escape)
    for kind in (ResultsTab, QuestionsTab):
        page(user).show_tab(kind)
        QApplication.processEvents()
        assert user.shell.minimumSizeHint().width() <= 1093
