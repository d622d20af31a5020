"""Other reports: what is chosen by keyboard, the figures side by side, who is counted, and the papers."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from osaava_desktop.domain.comparison import Whose
from osaava_desktop.domain.spans import Against, SpanKind
from osaava_desktop.screens import choices
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.other_reports import OtherReportsPage
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.screens.translator import Translators
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.services.figures.counted import CountedOffice
from tests.services.invented import only_read

Key = Qt.Key


class Reader(User):
    """At the other reports; ``clients`` are those that were opened."""

    def __init__(self, shell: Shell, clients: list[UUID]) -> None:
        super().__init__(shell)
        self.clients = clients

    def page(self) -> OtherReportsPage:
        """The page, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, OtherReportsPage)
        return page

    def choose(self, combo: QComboBox, value: object) -> None:
        """Choose by keyboard: down until it is there."""
        combo.setFocus()
        self.press(Key.Key_Home)
        for _turn in range(combo.count()):
            if combo.currentData() == value:
                break
            self.press(Key.Key_Down)
        assert combo.currentData() == value
        QTest.qWait(250)

    def row(self, key: str) -> list[str]:
        """The cells of a figure."""
        table = self.page().figure_view.table()
        row = table.row(table.line_of(key))
        return [column.read_out(row) for column in table.columns]


@pytest.fixture
def counted(office: Office) -> CountedOffice:
    """The small office whose figures were counted by hand."""
    return CountedOffice(office)


@pytest.fixture
def sit_down(qtbot: QtBot, looks: Theme) -> Callable[[Office], Reader]:
    """Opens the window on the other reports of 2025."""
    windows = []

    def open_window(office: Office) -> Reader:
        clients: list[UUID] = []
        place = Place(
            name="reports",
            number=8,
            title="Reports",
            icon="data_bar_vertical",
            make=lambda: OtherReportsPage(office, clients.append, 2025),
        )
        shell = Shell([place], "Kerttu Keeper", "", [])
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1093, 614)
        window.show_page(shell)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Reader(shell, clients)

    return open_window


@pytest.fixture
def user(counted: CountedOffice, sit_down: Callable[[Office], Reader]) -> Reader:
    """At the other reports of the counted office."""
    return sit_down(counted.office)


def test_the_year_stands_beside_the_year_before(user: Reader) -> None:
    assert user.shell.facts_label.text() == "Whole office: 2025, compared with 2024"
    assert user.row("registered.started") == [
        "Registered, started", "2025: 7", "", "2024: 1", "", "+6\u00a0(+600%)", "increased",
    ]  # fmt: skip
    assert user.row("phase.mapping")[1:5] == [
        "2025: 3 (2\u00a0/\u00a07)",
        "29%",
        "2024: 1 (0\u00a0/\u00a01)",
        "0%",
    ]
    assert user.focus() is user.page().kind_combo


def test_one_group_of_a_half_year_by_keyboard(user: Reader) -> None:
    page = user.page()
    user.choose(page.kind_combo, Whose.GROUP)
    assert page.which_combo.isVisible()
    user.press(Key.Key_Tab)
    assert user.focus() is page.which_combo
    page.which_combo.setCurrentText("Keskustelu")
    user.choose(page.span_combo, SpanKind.HALF_YEAR)
    user.choose(page.part_combo, 1)
    assert user.shell.facts_label.text() == "Keskustelu: half-year 1/2025, compared with half-year 1/2024"
    assert user.row("groups.sessions")[1:2] == ["half-year 1/2025: 2"]
    assert user.row("phase.mapping")[0] == "Mapping, not kept by group"
    headings = [row.name for row in page.figure_view.table().rows() if row.line is None and row.gap]
    assert "Pathways" in headings
    assert "Pathways" in page.notes_label.text()
    assert page.figure_view.table().line_of("pathways.persons") == -1


@pytest.mark.parametrize("whose", [Whose.AREA, Whose.WORKER, Whose.PLACE])
def test_a_part_of_the_office_is_chosen_by_its_name(user: Reader, whose: Whose) -> None:
    page = user.page()
    user.choose(page.kind_combo, whose)
    name = page.which_combo.currentText().split(",")[0]
    assert user.shell.facts_label.text().startswith(f"{name}: 2025")
    asked = page.asked()
    assert asked is not None
    assert getattr(asked.scope, whose.value) == page.which_combo.currentData()


def test_enter_shows_who_is_counted_in_the_span_under_the_cursor(user: Reader) -> None:
    page = user.page()
    user.press(Key.Key_F, CONTROL)
    user.type("registered, started")
    user.press(Key.Key_Return)
    assert user.focus() is page.figure_view
    user.press(Key.Key_Return)
    figure = user.shell.page()
    assert isinstance(figure, FigurePage)
    assert figure.title() == "Registered, started: 7"
    user.press(Key.Key_Escape)
    user.press(Key.Key_Right, times=2)
    user.press(Key.Key_Return)
    figure = user.shell.page()
    assert isinstance(figure, FigurePage)
    assert figure.title() == "Registered, started: 1"
    assert "1.1.2024" in figure.facts()


def test_a_number_that_is_not_kept_opens_nothing_and_says_why(user: Reader) -> None:
    page = user.page()
    user.choose(page.kind_combo, Whose.GROUP)
    page.figure_view.go_to("phase.mapping")
    page.figure_view.setFocus()
    user.press(Key.Key_Return)
    assert user.shell.page() is page
    assert user.shell._status.message() == "There is no such number: not kept by group."


def test_days_are_typed_and_bad_ones_are_said_beside_the_field(user: Reader) -> None:
    page = user.page()
    user.choose(page.span_combo, SpanKind.BETWEEN)
    assert (page.start_edit.text(), page.end_edit.text()) == ("1.1.2025", "31.12.2025")
    page.end_edit.setFocus()
    page.end_edit.selectAll()
    user.type("höh")
    QTest.qWait(250)
    assert page.end_field.message() == "Write the date as 5.3.1990."
    assert not page.export_button.isEnabled()
    assert page.stack.currentWidget() is page.empty_state
    page.end_edit.selectAll()
    user.type("31.8.2024")
    QTest.qWait(250)
    assert page.end_field.message() == "The end is before the start."
    page.end_edit.selectAll()
    user.type("31.8.2025")
    QTest.qWait(250)
    assert user.row("groups.sessions")[1] == "1.1.2025–31.8.2025: 4"
    assert page.end_edit.text() == "31.8.2025"


def test_another_span_of_ones_own_stands_beside(user: Reader) -> None:
    page = user.page()
    user.choose(page.against_combo, Against.OTHER)
    assert (page.other_start_edit.text(), page.other_end_edit.text()) == ("1.1.2024", "31.12.2024")
    page.other_start_edit.setText("1.11.2024")
    QTest.qWait(250)
    assert "The spans are of 365 and 61 days." in page.notes_label.text()
    user.choose(page.against_combo, Against.NOTHING)
    assert [column.title for column in page.figure_view.table().columns] == ["Figure", "2025", "Share"]


def test_a_span_without_anything_says_so(user: Reader) -> None:
    page = user.page()
    user.choose(page.span_combo, SpanKind.BETWEEN)
    page.start_edit.setText("1.1.1999")
    page.end_edit.setText("31.12.1999")
    user.choose(page.against_combo, Against.NOTHING)
    assert page.stack.currentWidget() is page.empty_state
    assert user.shell._status.message() == "Nothing was recorded in 1999."


def saved_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Files are saved there; the names that were suggested."""
    suggested: list[str] = []

    def choose(_parent: object, _caption: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(Path(name).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return suggested


@pytest.mark.parametrize(
    ("place", "ending", "start"), [(0, "pdf", b"%PDF"), (1, "docx", b"PK"), (2, "xlsx", b"PK")]
)
def test_the_report_leaves_as_a_file_with_a_trace(
    user: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: int, ending: str, start: bytes
) -> None:
    path = tmp_path / f"report.{ending}"
    suggested = saved_to(monkeypatch, path)
    menu = user.page().export_button.menu()
    menu.actions()[place].trigger()
    assert suggested == [f"report-2025-01-01-2025-12-31.{ending}"]
    assert path.read_bytes().startswith(start)
    last = AuditRow.select().order_by(AuditRow.seq.desc()).get()
    assert last.action in ("print report", "export figures")
    if ending == "xlsx":
        assert CalamineWorkbook.from_path(str(path)).sheet_names


def test_a_folder_that_is_not_there_is_said(
    user: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saved_to(monkeypatch, tmp_path / "no folder" / "report.pdf")
    before = AuditRow.select().count()
    for action in user.page().export_button.menu().actions():
        action.trigger()
        assert "folder" in user.shell._status.message()
    assert AuditRow.select().count() == before


def preview(user: Reader, qtbot: QtBot) -> PreviewDialog:
    """The window of the paper, once it is drawn."""
    user.press(Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: bool(user.page().findChildren(PreviewDialog)), timeout=10_000)
    return user.page().findChildren(PreviewDialog)[0]


def test_control_p_shows_the_paper(user: Reader, qtbot: QtBot) -> None:
    dialog = preview(user, qtbot)
    assert dialog.windowTitle() == "Whole office: 2025, compared with 2024"
    text = dialog.paper_view.pdf_document().getAllText(0).text()
    assert "Registered, started" in text
    dialog.reject()


def test_the_months_page_of_the_steering_group_is_one_page(user: Reader, qtbot: QtBot) -> None:
    page = user.page()
    user.choose(page.kind_combo, Whose.STEERING)
    assert page.span_choice.kind() is SpanKind.MONTH
    assert not page.against_combo.isEnabled()
    user.choose(page.part_combo, 4)
    asked = page.asked()
    assert asked is not None
    assert (asked.scope.start.month, asked.other, asked.steers) == (4, None, True)
    dialog = preview(user, qtbot)
    assert dialog.paper_view.pages() == 1
    assert "April 2025" in dialog.windowTitle()
    dialog.reject()


def test_a_file_that_can_only_be_read_still_makes_reports(
    office: Office, sit_down: Callable[[Office], Reader], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    CountedOffice(office)
    read_only = only_read(office)
    user = sit_down(read_only)
    path = tmp_path / "report.xlsx"
    saved_to(monkeypatch, path)
    user.page().export_button.menu().actions()[2].trigger()
    assert path.exists()
    read_only.close()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_everything_fits_in_the_smallest_window(
    counted: CountedOffice, sit_down: Callable[[Office], Reader], qapp: object, language: str
) -> None:
    translators = Translators(qapp)  # type: ignore[arg-type]
    translators.use(language)
    try:
        user = sit_down(counted.office)
        page = user.page()
        choices.choose(page.kind_combo, Whose.PLACE)
        choices.choose(page.span_combo, SpanKind.QUARTER)
        choices.choose(page.against_combo, Against.OTHER)
        QTest.qWait(300)
        room = page.rect()
        for kind in (QLabel, QPushButton, QComboBox):
            for widget in page.findChildren(kind):
                if widget.isVisible():
                    assert room.contains(_place(widget, page)), widget.objectName()
        for button in page.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width(), button.text()
        assert page.figure_view.horizontalScrollBar().maximum() == 0
    finally:
        translators.use("en")


def _place(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
