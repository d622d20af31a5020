"""The text of the report: figures live in it, offered to it, checked in it; saved, and never lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.participations import Education, StartStatus
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState
from osaava_desktop.domain.surveys import AnswerSheet
from osaava_desktop.domain.targets import Indicator, target_of
from osaava_desktop.domain.words import Language
from osaava_desktop.domain.yearly import LIMIT, Section, narrative_of
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.report import ReportPage
from osaava_desktop.screens.report_menu import ERRANDS
from osaava_desktop.screens.report_offers import OffersDialog
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import areas, drafts, surveys, targets, yearly
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User, tidy
from tests.services.invented import KUOPIO, VARKAUS, Builder, day

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Writer(User):
    """Writes the results of 2025."""

    def report(self) -> ReportPage:
        """The report, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, ReportPage)
        return page

    def text(self) -> str:
        """The section in sight, as it is stored when it is saved."""
        return self.report().text.edit.text()

    def write(self) -> None:
        """Into the text, at its end."""
        self.press(Key.Key_F6)
        self.report().text.edit.moveCursor(QTextCursor.MoveOperation.End)

    def remarks(self) -> list[str]:
        """What is said below the text."""
        self.report().text._take()
        return self.report().text.check_list.lines()


@pytest.fixture
def old_texts(office: Office) -> None:
    """What was written of 2024."""
    for section, text in ((Section.RESULTS, "In {year}: **{registered} people**."), (Section.PLAN, "On.")):
        yearly.save_narrative(office, narrative_of(2024, section, Language.EN, text))


@pytest.fixture
def open_report(qtbot: QtBot, office: Office, looks: Theme) -> Callable[[], Writer]:
    """Opens the window on the report, on three people of two years."""
    build = Builder(office)
    for name, started, area in (
        ("Aalto", "2024-05-01", KUOPIO),
        ("Lehtonen", "2025-02-01", KUOPIO),
        ("Öhman", "2025-03-01", VARKAUS),
    ):
        client = build.client(name, given_names="Aino")
        build.participation(
            client, started, area=area.id, status=StartStatus.UNEMPLOYED, education=Education.BASIC
        )
    build.add(
        PathwayStep(
            client=client.id, type=PathwayType.EMPLOYMENT, state=StepState.STARTED, on=day("2025-06-01")
        )
    )
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 150))

    def open_window() -> Writer:
        place = Place(
            name="reports",
            number=8,
            title="Reports",
            icon="data_bar_vertical",
            make=lambda: ReportPage(office, lambda _client: None),
        )
        shell = Shell([place], "Kerttu Keeper", "", [(area.name, area.id) for area in areas.areas(office)])
        window = MainWindow()
        qtbot.addWidget(window, before_close_func=tidy)
        window.resize(1366, 768)
        window.show_page(shell)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        QApplication.processEvents()
        made = Writer(shell)
        made.window = window  # type: ignore[attr-defined]  # Qt's test helper holds it but weakly
        return made

    return open_window


@pytest.fixture
def user(open_report: Callable[[], Writer], old_texts: None) -> Writer:
    """At the report of 2025, whose results are not written yet."""
    return open_report()


def answer(work: Callable[[OffersDialog], None]) -> None:
    """Do something with the dialog that opens next."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OffersDialog)
        work(dialog)

    QTimer.singleShot(0, act)


# Fields


def test_a_brace_opens_the_figures_and_enter_puts_one_in(user: Writer) -> None:
    user.write()
    user.type("So {advanced path")
    offered = user.report().text._chooser.offered()
    assert offered[:3] == ["pathways.persons", "pathways.persons.fraction", "pathways.persons.share"]
    user.press(Key.Key_Down)
    user.press(Key.Key_Return)
    user.type(".")
    assert user.text() == "So {pathways.persons.fraction}."
    assert not user.report().text._chooser.is_open()


def test_a_field_is_one_letter_for_the_cursor(user: Writer) -> None:
    user.write()
    user.type("a {visits}")
    assert user.text() == "a {visits}"
    user.press(Key.Key_Left)
    user.type("b")
    assert user.text() == "a b{visits}"
    user.press(Key.Key_Right)
    user.press(Key.Key_Backspace)
    assert user.text() == "a b"
    user.press(Key.Key_Z, CONTROL)
    assert user.text() == "a b{visits}"


def test_escape_takes_back_what_control_space_has_begun(user: Writer) -> None:
    user.write()
    user.type("So ")
    user.press(Key.Key_Space, CONTROL)
    assert user.text() == "So {"
    user.type("regis")
    user.press(Key.Key_Escape)
    assert user.text() == "So "
    assert user.report().text.edit.hasFocus()


def test_control_enter_puts_the_figure_in_focus_into_the_text(user: Writer) -> None:
    user.press(Key.Key_Down)
    user.press(Key.Key_Return, CONTROL)
    assert user.text() == "{pathways.persons}"
    assert user.focus() is user.report().text.edit
    assert user.report().text.edit._chip.marked == {"pathways.persons"}


def test_the_foot_tells_the_keys_of_what_is_in_focus(user: Writer) -> None:
    assert list(dict(user.report().keys())) == ["Enter", "Ctrl+Enter", "F6", "Ctrl+P"]
    user.write()
    assert list(dict(user.report().keys())) == ["Ctrl+Space", "Ctrl+J", "Ctrl+PgUp PgDn", "Ctrl+P"]
    told = [label.text() for label in user.shell._status.findChildren(QLabel) if not label.isHidden()]
    assert told[1:3] == ["Ctrl+Space", "adds a figure"]


def test_letters_look_for_a_figure_and_the_way_to_the_text_is_told(user: Writer) -> None:
    user.type("pers")
    assert user.report().figure_view.chosen_key() == "groups.persons"
    assert "F6" in user.shell._status.message()
    user.press(Key.Key_F6)
    user.type("So")
    assert user.text() == "So"


def test_a_field_shows_its_value_in_the_language_of_the_paper(user: Writer) -> None:
    user.write()
    user.type("{registered.change}")
    edit = user.report().text.edit
    QApplication.processEvents()
    assert edit._chip.said("registered.change") == "1 more than in 2024"
    assert edit._chip.said("pathways.persons.share") == "50%"
    user.press(Key.Key_S, CONTROL)
    combo = user.report().language_combo
    combo.setCurrentIndex(combo.findData(Language.FI))
    assert user.text() == ""
    assert edit._chip.said("pathways.persons.share") == "50\u00a0%"


def test_fields_are_copied_and_pasted_in_braces(user: Writer) -> None:
    user.write()
    user.type("{visits} ")
    user.press(Key.Key_A, CONTROL)
    user.press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "{visits} "
    QGuiApplication.clipboard().setText("<b>1</b> **{named}** {nobody}\n– one")
    user.press(Key.Key_V, CONTROL)
    assert user.text() == "<b>1</b> **{named}** {nobody}\n– one"
    assert user.report().text.edit.document().begin().text().count("\ufffc") == 1


def test_bold_and_lists(user: Writer) -> None:
    user.write()
    user.press(Key.Key_B, CONTROL)
    user.type("Much")
    user.press(Key.Key_B, CONTROL)
    user.type(" done:")
    user.press(Key.Key_Return)
    user.press(Key.Key_L, CONTROL | SHIFT)
    user.type("one")
    user.press(Key.Key_Return)
    user.type("two")
    user.press(Key.Key_Return, times=2)
    user.type("End.")
    assert user.text() == "**Much** done:\n– one\n– two\nEnd."


# What is said of them


def test_an_unknown_field_is_told_at_once_and_put_right(user: Writer, qtbot: QtBot) -> None:
    user.write()
    user.type("In all {visit} and {qwertyuiop}")
    assert user.remarks()[:2] == [
        "{visit} is no figure: did you mean Visits?",
        "{qwertyuiop} is no figure; on paper that is spelled out.",
    ]
    user.report().text.check_list.press(0)
    assert user.text() == "In all {visits} and {qwertyuiop}"
    drawing = user.report()._drawing
    qtbot.waitUntil(lambda: drawing.pdf is not None, timeout=10_000)
    document = user.report().preview.paper_view.pdf_document()
    words = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
    assert "(no figure qwertyuiop)" in words
    assert not {"{", "}"} & set(words)


def test_a_share_without_its_n_of_all_gets_it(user: Writer) -> None:
    user.write()
    user.type("{pathways.persons.share} advanced.")
    assert "the share stands without its n / N" in user.remarks()[0]
    user.report().text.check_list.press(0)
    assert user.text() == "{pathways.persons.share} ({pathways.persons.fraction}) advanced."
    assert user.remarks()[0] == "Every share has its n / N"


def test_a_figure_that_is_missing_is_added_in_a_sentence(user: Writer) -> None:
    QApplication.processEvents()
    assert user.remarks()[0] == "Registered, started 2 is missing from the text"
    user.report().text.check_list.press(0)
    assert user.text().startswith("{registered} people registered for the supported activity (target")
    assert "Registered" not in " ".join(user.remarks())


# What is offered


def test_sentences_come_with_their_figures(user: Writer) -> None:
    user.write()

    def take(dialog: OffersDialog) -> None:
        assert dialog.offers_list.item(0).text().startswith("2 people registered for the supported activity")
        QTest.keyClick(dialog.offers_list, Key.Key_Return)

    answer(take)
    user.press(Key.Key_J, CONTROL)
    assert user.text().startswith("{registered} people registered")


def test_what_people_wrote_is_quoted_without_names(user: Writer, office: Office) -> None:
    for comment, quotable in (
        ("Aino Lehtonen auttoi minua.", True),
        ("Secret.", False),
        ("Good coffee.", True),
    ):
        surveys.save_answers(
            office, AnswerSheet(on=day("2025-10-01"), comment=comment, quotable=quotable), {}
        )
    seen: list[str] = []

    def take(dialog: OffersDialog) -> None:
        seen.extend(dialog.offers_list.item(row).text() for row in range(dialog.offers_list.count()))
        QTest.keyClick(dialog.offers_list, Key.Key_Space)
        QTest.keyClick(dialog.offers_list, Key.Key_Return)

    answer(take)
    user.report().text.quotes_button.click()
    assert len(seen) == 2
    assert "Lehtonen" not in " ".join(seen)
    assert "a name was taken out" in seen[1]
    assert user.text() == "> Good coffee."


def test_last_years_text_stands_beside_and_starts_this_years(user: Writer) -> None:
    page = user.report()
    page.text.last_button.click()
    assert page.text.last_edit.isVisible()
    assert page.text.last_edit.text() == "In {year}: **{registered} people**."
    assert page.text.last_edit._chip.said("registered") == "1"
    page.text.start_button.click()
    assert user.text() == "In {year}: **{registered} people**."
    assert page.text.edit._chip.said("registered") == "2"
    user.press(Key.Key_Z, CONTROL)
    assert user.text() == ""


def test_last_years_text_shows_its_beginning(user: Writer, office: Office) -> None:
    page = user.report()
    long = " ".join(["A sentence of last year."] * 200)
    yearly.save_narrative(office, narrative_of(2024, Section.RESULTS, Language.EN, long))
    page.text.load(2025, Language.EN)
    page.text.last_button.click()
    QApplication.processEvents()
    bar = page.text.last_edit.verticalScrollBar()
    assert (bar.value(), bar.maximum() > 0) == (0, True)


def test_tab_goes_down_the_text_as_it_is_read(user: Writer) -> None:
    user.write()
    user.press(Key.Key_Tab)
    text = user.report().text
    assert text.check_list.isAncestorOf(user.focus())
    while text.check_list.isAncestorOf(user.focus()):
        user.press(Key.Key_Tab)
    assert user.focus() is text.sentences_button


# Nothing is lost


def test_control_s_saves_and_leaving_saves_without_asking(user: Writer, office: Office) -> None:
    user.write()
    user.type("One.")
    user.press(Key.Key_S, CONTROL)
    assert yearly.narratives(office, 2025, Language.EN)[Section.RESULTS] == "One."
    user.type(" Two.")
    user.report().go(ERRANDS[0])
    assert yearly.narratives(office, 2025, Language.EN)[Section.RESULTS] == "One. Two."
    user.press(Key.Key_Escape)
    user.write()
    user.type(" Three.")
    assert user.shell.may_leave()
    assert yearly.narratives(office, 2025, Language.EN)[Section.RESULTS] == "One. Two. Three."


def test_a_crash_loses_nothing(open_report: Callable[[], Writer], office: Office) -> None:
    first = open_report()
    first.write()
    first.type("Not saved")
    first.report().text.keep_draft()
    again = open_report()
    assert again.text() == "Not saved"
    assert "has been put back" in again.report().text.notice.text()
    assert again.report().is_dirty()
    again.report().text.notice.buttons()[1].click()
    assert again.text() == ""
    assert drafts.find(office, "report 2025 en") is None


def test_another_section_keeps_what_was_written(user: Writer) -> None:
    user.write()
    user.type("Results.")
    user.press(Key.Key_PageDown, CONTROL)
    assert user.report().text.section() is Section.PLAN
    assert user.text() == ""
    user.press(Key.Key_PageUp, CONTROL)
    assert user.text() == "Results."
    assert user.report().is_dirty()


def test_fifty_pages_are_taken_and_more_is_told(user: Writer, office: Office) -> None:
    page = user.report()
    user.write()
    text = "A sentence with {visits} in it. " * 6000
    QGuiApplication.clipboard().setText(text)
    user.press(Key.Key_V, CONTROL)
    assert len(user.text()) == len(text) < LIMIT
    user.press(Key.Key_S, CONTROL)
    assert yearly.narratives(office, 2025, Language.EN)[Section.RESULTS] == text.strip()
    user.press(Key.Key_V, CONTROL)
    assert "too long" in user.shell._status.message()
    page.text.edit.insert_text("some words " * 2000)
    assert "a section may have 200\u00a0000" in user.remarks()[0]
    assert not page.save()
    assert "too long" in page.text.notice.text()
    combo = page.year_combo
    combo.setCurrentIndex(0)
    assert combo.currentData() == 2025


def test_a_year_without_anything_says_so(qtbot: QtBot, office: Office, looks: Theme) -> None:
    page = ReportPage(office, lambda _client: None)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.activated()
    assert page.empty_state.isVisible()
    assert not page.figures_card.isVisible()
    assert not page.text_card.isVisible()
    page.hide()
