"""The report: figures by heading, who stands behind them, the paper beside them; all by keyboard."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.figures import label
from osaava_desktop.domain.outreach import Channel, Visit
from osaava_desktop.domain.participations import Education, StartStatus
from osaava_desktop.domain.pathways import PathwayStep, PathwayType, StepState
from osaava_desktop.domain.policy import Action
from osaava_desktop.domain.targets import CounterKind, Indicator, counter_of, target_of
from osaava_desktop.domain.words import Answer
from osaava_desktop.screens import paper_jobs
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.figure_lines import LINE_ROLE, FigureLine
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.report import ReportPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import areas, targets
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, VARKAUS, Builder, day

Key = Qt.Key


class Reader(User):
    """At the report; ``clients`` are those that were opened."""

    def __init__(self, shell: Shell, clients: list[UUID]) -> None:
        super().__init__(shell)
        self.clients = clients

    def report(self) -> ReportPage:
        """The report, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, ReportPage)
        return page

    def figure(self) -> FigurePage:
        """The page of a figure, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, FigurePage)
        return page

    def line(self, key: str) -> FigureLine:
        """A figure of the list."""
        model = self.report().figure_view.figure_model()
        found = model.index(model.line_of(key)).data(LINE_ROLE)
        assert isinstance(found, FigureLine)
        return found

    def labels(self) -> list[str]:
        """What the list shows."""
        model = self.report().figure_view.figure_model()
        return [model.index(row).data() for row in range(model.rowCount())]

    def status(self) -> str:
        """What the foot of the window says."""
        return self.shell._status.message()


@pytest.fixture
def user(qtbot: QtBot, office: Office, looks: Theme) -> Reader:
    """Two started in 2025 in two areas, one of them is at work and one belongs to a minority."""
    build = Builder(office)
    lehtonen = build.client("Lehtonen", given_names="Aino")
    ohman = build.client("Öhman", given_names="<b>Ulf")
    build.participation(lehtonen, "2025-02-01", area=KUOPIO.id, minority=Answer.YES)
    status, education = StartStatus.UNEMPLOYED, Education.BASIC
    build.participation(ohman, "2025-03-01", area=VARKAUS.id, status=status, education=education)
    build.add(
        PathwayStep(
            client=lehtonen.id, type=PathwayType.EMPLOYMENT, state=StepState.STARTED, on=day("2025-06-01")
        )
    )
    locality = areas.localities(office)[0]
    visit = build.add(Visit(on=day("2025-05-05"), channel=Channel.FOOD_AID, locality=locality.id))
    build.heads(1200, 30, visit=visit.id)
    targets.save(office, target_of(Indicator.REGISTERED, 2025, 150))
    targets.save(office, target_of(Indicator.PATHWAYS, 2025, 20))
    targets.save_counter(office, counter_of(CounterKind.CRIMINAL_BACKGROUND, 2025, 1, KUOPIO.id, 1))
    clients: list[UUID] = []
    place = Place(
        name="reports",
        number=8,
        title="Reports",
        icon="data_bar_vertical",
        make=lambda: ReportPage(office, clients.append),
    )
    shell = Shell([place], "Kerttu Keeper", "", [(area.name, area.id) for area in areas.areas(office)])
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1093, 614)
    window.show_page(shell)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made = Reader(shell, clients)
    made.window = window  # type: ignore[attr-defined]  # Qt's test helper holds it but weakly
    return made


def drawn(qtbot: QtBot, user: Reader) -> ReportPage:
    """The report once its paper is drawn."""
    page = user.report()
    qtbot.waitUntil(lambda: page._drawing.pdf is not None, timeout=10_000)
    return page


def text_of(page: ReportPage) -> str:
    """What stands on the paper in sight."""
    document = page.preview.paper_view.pdf_document()
    return " ".join(document.getAllText(number).text() for number in range(document.pageCount()))


def acts(office: Office) -> list[str]:
    """What the audit says was done."""
    return [row.action for row in AuditRow.select(AuditRow.action).order_by(AuditRow.seq)]


def test_early_in_the_year_the_last_year_is_shown(user: Reader) -> None:
    page = user.report()
    assert user.shell.title_label.text() == "Summary 2025"
    assert [page.year_combo.itemData(row) for row in range(page.year_combo.count())] == [2026, 2025]


def test_a_figure_says_n_of_all_share_target_and_verdict(user: Reader) -> None:
    registered = user.line("registered.started")
    assert registered.read_out() == "Registered, started, 2, target 150 · 1% of the target"
    assert not registered.met
    pathways = user.line("pathways.persons")
    assert pathways.read_out() == "Advanced on a pathway, 1\u00a0/\u00a02, 50%, target 20% · target reached"
    assert pathways.bar == (0.5, 0.2)
    assert user.line("unnamed.heads").amount == "1\u00a0200"
    assert user.line("reached").label == "Reached, estimate"


def test_every_figure_stands_under_a_heading(user: Reader) -> None:
    headings = [
        *("Targets", "Activity", "Pathways", "Guidance", "Groups", "Encounters", "ESF+", "Observations"),
        "Network",
    ]
    labels = user.labels()
    places = [labels.index(heading) for heading in headings]
    assert places == sorted(places)
    page = user.report()
    assert page.figure_view.figure_model().counts() == (len(page._counts.found), len(page._counts.found))
    assert labels[places[2] + 1] == label("pathways.employment.persons")


def test_the_search_narrows_and_enter_goes_on_to_the_figure(user: Reader) -> None:
    user.press(Key.Key_F, CONTROL)
    user.type("volunt steps")
    assert user.labels() == ["Pathways", "Volunteering, steps"]
    assert user.status().startswith("1 / ")
    user.press(Key.Key_Return)
    assert user.focus() is user.report().figure_view
    assert user.report().figure_view.chosen_key() == "pathways.volunteering.steps"


def test_enter_shows_who_is_counted_and_enter_again_the_client(user: Reader) -> None:
    user.press(Key.Key_Down)
    user.press(Key.Key_Return)
    page = user.figure()
    assert user.shell.title_label.text() == "Advanced on a pathway: 1"
    assert page.facts() == "1\u00a0/\u00a02 · 50% · 1.1.2025–31.12.2025"
    table = page.member_view.table()
    assert [column.read_out(table.row(0)) for column in table.columns] == [
        "A-1",
        "Lehtonen, Aino",
        "1.6.2025",
    ]
    user.press(Key.Key_Return)
    assert len(user.clients) == 1
    user.press(Key.Key_Escape)
    assert user.report().figure_view.chosen_key() == "pathways.persons"


def test_as_many_open_as_the_figure_counts(user: Reader) -> None:
    page = user.report()
    keys = [key for key, one in page._counts.found.items() if one.n and "criminal" not in key and one.n < 100]
    for key in keys:
        if key.startswith("reached"):
            continue
        page.open_figure(key)
        counts = [member.count for _place, member in user.figure().member_view.table().rows()]
        assert sum(counts) == page._counts.found[key].n, key
        user.press(Key.Key_Escape)
    assert len(keys) > 8


def test_a_figure_without_names_says_so(user: Reader) -> None:
    user.report().open_figure("criminal_background")
    page = user.figure()
    assert page.stack.currentWidget() is page.nameless_state
    assert user.shell.search_box.placeholderText() == "Search everywhere"  # there is nothing to search here
    QTest.qWait(0)
    for words in page.nameless_state.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width()), "a wrapped sentence is cut"


def test_heads_without_a_name_are_shown_by_occasion_with_their_count(user: Reader) -> None:
    user.report().open_figure("unnamed.heads")
    table = user.figure().member_view.table()
    cells = [column.read_out(table.row(0)) for column in table.columns]
    assert cells == ["food aid", "5.5.2025", "1\u00a0200"]
    user.press(Key.Key_Return)
    assert user.clients == []


def test_opening_a_sensitive_figure_leaves_a_trace(user: Reader, office: Office) -> None:
    user.report().open_figure("minority")
    assert acts(office)[-1] == Action.OPEN_FIGURE
    assert user.figure().member_view.table().total() == 1


def test_a_sensitive_figure_is_not_opened_where_no_trace_can_be_left(user: Reader, office: Office) -> None:
    with office.exclusive():
        user.report().open_figure("minority")
    assert user.status() == "Another job is using the office file. Wait until it is done."
    user.report()


def test_another_area_is_counted_anew(user: Reader, qtbot: QtBot) -> None:
    user.shell.area_combo.setCurrentText(VARKAUS.name)
    assert user.line("registered.started").amount == "1"
    assert user.line("pathways.persons").amount == "0\u00a0/\u00a01"
    assert VARKAUS.name in text_of(drawn(qtbot, user))


def test_another_year_and_another_base(user: Reader) -> None:
    page = user.report()
    page.year_combo.setFocus()
    user.press(Key.Key_Up)
    assert user.shell.title_label.text() == "Summary 2026"
    assert user.line("registered.started").amount == "0"
    user.shell.window().resize(1366, 768)
    QApplication.processEvents()
    page.basis_combo.setFocus()
    user.press(Key.Key_Down)
    assert user.line("registered.active").amount == "2"
    assert user.labels()[1] == "Registered, active"


def test_figures_are_counted_once_per_choice(user: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    page = user.report()
    found = page._counts.found
    user.press(Key.Key_F, CONTROL)
    user.type("work")
    page.activated()
    assert page._counts.found is found
    page.refresh()
    assert page._counts.found is not found


def test_the_paper_follows_the_choices(user: Reader, qtbot: QtBot) -> None:
    page = drawn(qtbot, user)
    assert "Condensed summary of the supported activity 2025" in text_of(page)
    assert page.preview.state_label.text() == "The same as the printed PDF"
    page.year_combo.setCurrentIndex(0)
    assert page.preview.state_label.text() == "Drawing the paper…"
    assert "activity 2026" in text_of(drawn(qtbot, user))


def test_the_paper_speaks_the_language_chosen_for_it(user: Reader, qtbot: QtBot) -> None:
    page = drawn(qtbot, user)
    page.language_combo.setCurrentIndex(page.language_combo.findText("Finnish"))
    drawn(qtbot, user)
    assert page._choices.language() == "fi"
    assert page.print_button.accessibleName() == "Print"


def test_pages_turn_beside_the_figures(user: Reader, qtbot: QtBot) -> None:
    page = drawn(qtbot, user)
    pages = page.preview.paper_view.pages()
    assert pages > 1
    assert page.preview.page_label.text() == f"1 / {pages}"
    page.preview.paper_view.setFocus()
    user.press(Key.Key_PageDown)
    assert page.preview.page_label.text() == f"2 / {pages}"


def test_control_p_waits_for_the_paper_and_asks_for_a_printer(user: Reader, qtbot: QtBot) -> None:
    asked: list[QWidget | None] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(20, answer)
        elif isinstance(box, QPrintDialog):
            asked.append(box)
            box.reject()

    assert user.report()._drawing.pdf is None
    QTimer.singleShot(0, answer)
    user.press(Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)


def test_saving_writes_the_paper_and_leaves_a_trace(
    user: Reader, qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_jobs, "_folder", str(tmp_path))
    page = drawn(qtbot, user)
    offered: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QFileDialog)
        edit = box.findChild(QLineEdit)
        assert edit is not None
        offered.append(edit.text())
        box.accept()

    QTimer.singleShot(0, answer)
    page.export_button.menu().actions()[0].trigger()
    assert offered == ["summary-2025.pdf"]
    assert (tmp_path / "summary-2025.pdf").read_bytes() == page._drawing.pdf
    assert acts(office)[-1] == Action.PRINT_REPORT
    assert user.status() == "Saved as summary-2025.pdf"


def test_the_large_preview_shows_the_same_paper(user: Reader, qtbot: QtBot) -> None:
    page = drawn(qtbot, user)
    seen: list[bytes] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PreviewDialog)
        seen.append(dialog._pdf)
        QTest.keyClick(dialog, Key.Key_Escape)

    QTimer.singleShot(0, look)
    page.preview_button.click()
    assert seen == [page._drawing.pdf]


def test_a_wide_window_shows_figures_text_and_paper_and_a_narrow_one_less(user: Reader, qtbot: QtBot) -> None:
    window, page = user.shell.window(), user.report()
    cards = (page.figures_card, page.text_card, page.preview_card)
    seen = {}
    for size in ((940, 500), (1093, 614), (1366, 768), (1920, 1080)):
        window.resize(*size)
        QApplication.processEvents()
        seen[size[0]] = [card.width() if card.isVisible() else 0 for card in cards]
        assert page.preview_button.isVisible() != page.preview_card.isVisible()
    assert min(seen[940][:2]) > 300
    assert [bool(width) for width in seen[1093]] == [True, True, False]
    assert seen[1093][1] > 480
    assert min(seen[1366]) > 290
    assert seen[1920][2] > 550


def test_with_large_letters_figures_and_text_take_turns(user: Reader, looks: Theme) -> None:
    page = user.report()
    looks.apply("light", 150)
    user.shell.window().resize(1100, 640)
    QApplication.processEvents()
    assert (page.figures_card.isVisible(), page.text_card.isVisible()) == (False, True)
    assert not page.basis_combo.isVisible()
    user.press(Key.Key_F4)
    assert (page.figures_card.isVisible(), page.text_card.isVisible()) == (True, False)
    assert user.focus() is page.figure_view
    user.press(Key.Key_Return, CONTROL)
    assert user.focus() is page.text.edit
    assert page.text.edit.text() == "{registered.started}"


def test_everything_fits_and_has_a_name(user: Reader, looks: Theme) -> None:
    for size in (100, 125, 150):
        looks.apply("light", size)
        QApplication.processEvents()
        assert user.shell.minimumSizeHint().width() <= 1093
        assert user.shell.minimumSizeHint().height() <= 534
    for widget in user.shell.window().findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert spoken, f"{type(widget).__name__} {widget.objectName()}"


def test_a_heading_cannot_be_chosen_and_the_rows_are_read_out(user: Reader) -> None:
    view = user.report().figure_view
    model = view.figure_model()
    assert model.index(0).flags() == Qt.ItemFlag.NoItemFlags
    assert view.chosen_key() == "registered.started"
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == user.line("registered.started").read_out()


@pytest.mark.parametrize("saved", [True, False])
def test_the_last_letters_are_on_the_paper_that_is_taken_at_once(
    user: Reader, qtbot: QtBot, saved: bool
) -> None:
    page = drawn(qtbot, user)
    page.text.edit.setFocus()
    user.type(" Viimeinen sana")
    if saved:
        user.press(Key.Key_S, CONTROL)
    taken: list[bytes | None] = []
    page._drawing.when_drawn(lambda: taken.append(page._drawing.pdf))
    qtbot.waitUntil(lambda: bool(taken), timeout=10_000)
    assert taken == [page._drawing.pdf]
    assert "Viimeinen sana" in text_of(page)


def test_nothing_is_asked_for_a_paper_after_the_report_was_left(user: Reader, qtbot: QtBot) -> None:
    page = user.report()
    taken: list[bool] = []
    page._drawing.choose_anew()
    page._drawing.when_drawn(lambda: taken.append(True))
    page.hide()
    page._drawing.write_anew()
    qtbot.wait(1500)
    assert not taken
    assert page._drawing.pdf is None
    page.show()
    page.activated()
    qtbot.waitUntil(lambda: page._drawing.pdf is not None, timeout=10_000)
    assert not taken
