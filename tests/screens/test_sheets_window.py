"""Sheets by keyboard: the round trip of a paper, the ones that are out, other kinds, and scans."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from osaava_desktop import i18n
from osaava_desktop.domain.figures import year_scope
from osaava_desktop.domain.groups import Group, GroupType, Mark, Session, SheetKind
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.errors import PlainError
from osaava_desktop.reports import sheets as drawing
from osaava_desktop.screens import scans as scan_screen
from osaava_desktop.screens.attendance import AttendancePage
from osaava_desktop.screens.groups import GroupsPage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.print_sheets import PrintSheetsPage
from osaava_desktop.screens.scans import ScansDialog
from osaava_desktop.screens.sheet_opening import open_sheet
from osaava_desktop.screens.sheets_out import SheetsOutPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import attachments, groups, sheets, sheets_out
from osaava_desktop.services.figures import report
from osaava_desktop.store.office import Office
from tests.reports import examples
from tests.screens.dialogs import answering, waited
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, Builder

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk(User):
    """A user on the page of groups: a group of three that meets today and the two weeks after."""

    def __init__(self, office: Office, window: MainWindow, shell: Shell, sessions: list[Session]) -> None:
        super().__init__(shell)
        self.window = window
        self.office = office
        self.sessions = sessions

    def register(self) -> AttendancePage:
        """The register in sight."""
        page = self.shell.page()
        assert isinstance(page, AttendancePage)
        return page

    def out(self) -> SheetsOutPage:
        """The list of sheets out, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, SheetsOutPage)
        return page

    def printing(self) -> PrintSheetsPage:
        """The page of other sheets, if it is in sight."""
        page = self.shell.page()
        assert isinstance(page, PrintSheetsPage)
        return page

    def seek(self, text: str) -> None:
        """Type into the search box of the page, and Enter."""
        self.press(Key.Key_F, CONTROL)
        self.type(text)
        self.press(Key.Key_Return)

    def print_all(self) -> None:
        """Ctrl+P, and the preview is closed again."""
        seen: list[str] = []
        with answering(PreviewDialog, lambda dialog: seen.append(dialog.windowTitle())):
            self.press(Key.Key_P, CONTROL)
            assert waited(lambda: bool(seen))
        self.wake()

    def wake(self) -> None:
        """Back to the window after a dialog: the offscreen platform does not do it by itself."""
        self.shell.window().activateWindow()
        QTest.qWaitForWindowActive(self.shell.window())

    def said(self) -> str:
        """What the foot of the window says."""
        return self.shell._status.message()


@pytest.fixture
def desk(qtbot: QtBot, looks: Theme, office: Office) -> Desk:
    """Opens the window on the groups."""
    build = Builder(office)
    place = build.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
    group = groups.save(office, Group(name="Rohkeusryhmä", type=GroupType.DISCUSSION, place=place.id))
    for name in ("Aalto", "Lehtonen", "Öhman"):
        groups.join(office, group.id, build.client(name, given_names="Oma").id)
    sessions = [
        groups.save_session(
            office,
            Session(group=group.id, on=office.today + dt.timedelta(weeks=week), starts=dt.time(10)),
        )
        for week in range(3)
    ]
    place_of = Place(
        name="groups", number=3, title="Groups", icon="people_community", make=lambda: GroupsPage(office)
    )
    shell = Shell([place_of], "Kerttu Keeper", "")
    shell.sheet_wanted.connect(lambda number: open_sheet(shell, office, number))
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1093, 614)
    window.show_page(shell)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Desk(office, window, shell, sessions)


def scanned(folder: Path, name: str = "signed.png") -> Path:
    """A scanned page."""
    path = folder / name
    Image.effect_noise((600, 850), 40).save(path)
    return path


def test_the_paper_goes_round(desk: Desk, tmp_path: Path) -> None:
    office = desk.office
    desk.print_all()
    assert desk.keys == 1
    assert sheets_out.count(office) == 1
    desk.seek("a20260001")
    register = desk.register()
    assert register._session == desk.sessions[0].id
    desk.press(Key.Key_A, CONTROL)
    with answering(ScansDialog, lambda dialog: attach(dialog, scanned(tmp_path))):
        desk.press(Key.Key_S, CONTROL | SHIFT)
    desk.wake()
    assert register.rail.papers_label.text() == "scans: 1"
    register.take_in_sheet()
    assert sheets_out.count(office) == 0
    (scan,) = attachments.of_session(office, desk.sessions[0].id)
    assert attachments.read(office, scan).startswith(b"%PDF")
    found = report.compute(office, year_scope(office.today.year))
    assert (found["groups.attendances"].n, found["groups.sessions"].n) == (3, 1)


def attach(dialog: ScansDialog, *paths: Path) -> None:
    """Attach files, and wait until it is said how that went."""
    dialog.attach_files(paths)
    assert waited(lambda: bool(dialog.message()))


def test_a_number_that_is_not_ours_is_a_sentence(desk: Desk) -> None:
    desk.seek("B-2025-0007")
    assert isinstance(desk.shell.page(), GroupsPage)
    assert desk.said() == "This sheet number is not in this office: B-2025-0007"


def test_any_page_opens_a_sheet(desk: Desk) -> None:
    number = sheets.prepare(desk.office, groups.register(desk.office, desk.sessions[2].id)).number
    desk.press(Key.Key_Return)
    desk.seek(number)
    assert desk.register()._session == desk.sessions[2].id
    desk.shell.page().opened.emit(SheetsOutPage(desk.office))
    desk.seek(number)
    assert desk.register()._session == desk.sessions[2].id


def test_a_sheet_of_several_sessions_goes_on_to_the_next_one(desk: Desk) -> None:
    office = desk.office
    paper = sheets.prepare_series(office, [groups.register(office, one.id) for one in desk.sessions])
    desk.seek(paper.number.lower())
    page = desk.register()
    assert page.rail.papers_label.text().replace("\u00a0", " ") == "session 1 / 3"
    desk.press(Key.Key_A, CONTROL)
    desk.press(Key.Key_PageDown, CONTROL)
    assert page._session == desk.sessions[1].id
    assert not page.undo_button.isEnabled()
    desk.type("a")
    assert groups.register(office, desk.sessions[1].id).rows[0].mark is Mark.ABSENT
    desk.press(Key.Key_PageUp, CONTROL)
    assert page._session == desk.sessions[0].id
    desk.press(Key.Key_PageUp, CONTROL)
    assert page._session == desk.sessions[0].id


def test_sheets_out_are_ticked_lost_and_taken_back(desk: Desk) -> None:
    office = desk.office
    for session in desk.sessions:
        sheets.prepare(office, groups.register(office, session.id))
    desk.shell.page().refresh()
    groups_page = desk.shell.page()
    assert isinstance(groups_page, GroupsPage)
    assert groups_page.sheets_button.text() == "Sheets out: 3"
    groups_page.sheets_button.click()
    page = desk.out()
    assert page.facts() == "3 sheets have not come back"
    desk.press(Key.Key_Space)
    assert sheets_out.count(office) == 2
    desk.press(Key.Key_Delete)
    assert sheets_out.count(office) == 1
    desk.press(Key.Key_Z, CONTROL, times=2)
    assert sheets_out.count(office) == 3
    desk.press(Key.Key_Return)
    assert desk.register()._session == desk.sessions[0].id
    desk.press(Key.Key_Escape)
    for _sheet in range(3):
        desk.press(Key.Key_Space)
    assert page.empty_state.isVisible()


def test_the_paper_of_a_sensitive_group_is_listed_neutrally(desk: Desk) -> None:
    office = desk.office
    (group,) = groups.groups(office)
    groups.save(office, replace(group, sensitive=True))
    sheets.prepare(office, groups.register(office, desk.sessions[0].id))
    desk.shell.open(SheetsOutPage(office))
    table = desk.out().sheets_view.table()
    assert "Rohkeus" not in table.text([0], range(len(table.columns)))


def test_other_sheets_are_counted_ticked_and_printed(desk: Desk, qtbot: QtBot) -> None:
    office = desk.office
    desk.press(Key.Key_P, CONTROL | SHIFT)
    page = desk.printing()
    assert [line.session.id for line in page.sessions_view.table().rows()] == [desk.sessions[0].id]
    page.to_edit.setText("+30")
    page.to_field.left.emit()
    assert len(page.order().sessions) == 3
    assert page.count_label.text() == "3 sheets · 3 pages"
    page.kind_combo.setCurrentIndex(page.kind_combo.findData(SheetKind.SERIES))
    assert page.count_label.text() == "1 sheet · 1 page"
    page.sessions_view.setFocus()
    desk.press(Key.Key_Space)
    assert len(page.order().sessions) == 2
    desk.press(Key.Key_A, CONTROL, times=2)
    assert page.order().sessions == ()
    assert not page.preview_button.isEnabled()
    assert page.count_label.text() == "Choose at least one session."
    assert sheets_out.count(office) == 0
    desk.press(Key.Key_A, CONTROL)
    desk.print_all()
    (line,) = sheets_out.lines(office)
    assert line.sheet.kind == SheetKind.SERIES


def test_large_letters_leave_room_for_days_and_groups(desk: Desk, the_theme: Theme) -> None:
    the_theme.apply("light", 150)
    page = PrintSheetsPage(desk.office)
    desk.shell.open(page)
    QApplication.processEvents()
    for edit in (page.from_edit, page.to_edit):
        assert edit.width() >= edit.fontMetrics().horizontalAdvance("24.11.2026") + 20
    assert page.sessions_view.horizontalScrollBar().maximum() == 0
    assert not page.sessions_view.isColumnHidden(3)
    the_theme.apply("light", 100)


def test_a_wrong_number_of_rows_and_wrong_days_are_said_beside(desk: Desk) -> None:
    desk.press(Key.Key_P, CONTROL | SHIFT)
    page = desk.printing()
    assert page.rows_field.isHidden()
    page.kind_combo.setCurrentIndex(page.kind_combo.findData(SheetKind.BLANK))
    for wrong in ("", "0", "301", "x", "9" * 30):
        page.rows_edit.setText(wrong)
        assert page.rows_field.message() == "Give a number from 1 to 300."
        assert not page.preview_button.isEnabled()
    page.rows_edit.setText("300")
    assert page.count_label.text() == "1 sheet · 15 pages"
    page.to_edit.setText("1.1.2020")
    page.to_field.left.emit()
    assert page.to_field.message() == "The end is before the start."
    page.from_edit.setText("32.1.")
    page.from_field.left.emit()
    assert page.from_field.message()


def test_the_language_of_the_paper_is_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.press(Key.Key_P, CONTROL | SHIFT)
    page = desk.printing()
    page.language_combo.setCurrentIndex(page.language_combo.findData("sv"))
    drawn = []
    monkeypatch.setattr(
        "osaava_desktop.screens.sheet_preview.show",
        lambda _page, made, language, _closed: drawn.append((made[0].title, language)),
    )
    page.print_paper()
    assert drawn == [("Deltagarlista", "sv")]
    assert i18n.current() == "en"


def opened_scans(desk: Desk, qtbot: QtBot) -> ScansDialog:
    """The dialog of today's session, shown."""
    dialog = ScansDialog(desk.office, desk.sessions[0].id, "Talk", desk.shell.page())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_scans_are_attached_taken_off_and_taken_back(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened_scans(desk, qtbot)
    assert dialog.empty_state.isVisible()
    attach(dialog, scanned(tmp_path))
    assert dialog.message() == "The scan is attached."
    (scan,) = attachments.of_session(desk.office, desk.sessions[0].id)
    assert scan.pages == 1
    desk.press(Key.Key_Delete)
    assert attachments.of_session(desk.office, desk.sessions[0].id) == []
    desk.press(Key.Key_Z, CONTROL)
    assert len(attachments.of_session(desk.office, desk.sessions[0].id)) == 1


def test_pages_of_a_pdf_are_pictures(tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(drawing.render([examples.sheet(blank_rows=29)], "fi"))
    pictures = scan_screen.page_pictures(attachments.scan_file(path))
    assert len(pictures) == 2
    with Image.open(BytesIO(pictures[0])) as image:
        assert image.size == (1240, 1754)
    assert attachments.scan_pdf(pictures).startswith(b"%PDF")


def test_a_pdf_of_too_many_pages_or_none(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(
        drawing.render([examples.sheet(number=f"A-2026-{number:04}") for number in range(21)], "fi")
    )
    with pytest.raises(PlainError, match="at most 20"):
        scan_screen.page_pictures(attachments.scan_file(path))
    path.write_bytes(b"%PDF-1.4\nrubbish")
    with pytest.raises(PlainError, match="can't be read"):
        scan_screen.page_pictures(attachments.scan_file(path))


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("a secret"))
    canvas.showPage()
    canvas.save()
    with pytest.raises(PlainError, match="locked with a password"):
        scan_screen.page_pictures(attachments.scan_file(path))


@pytest.mark.parametrize(("size", "sentence"), [(100 * 1024 * 1024, "too large"), (30, "can't be read")])
def test_what_is_no_scan_is_a_sentence(
    desk: Desk, qtbot: QtBot, tmp_path: Path, size: int, sentence: str
) -> None:
    path = tmp_path / "wrong.pdf"
    with open(path, "wb") as file:
        file.truncate(size)
    dialog = opened_scans(desk, qtbot)
    attach(dialog, path)
    assert sentence in dialog.message()
    assert attachments.of_session(desk.office, desk.sessions[0].id) == []


def test_a_scan_that_is_gone_is_a_sentence(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened_scans(desk, qtbot)
    attach(dialog, scanned(tmp_path))
    for file in desk.office.path.with_name(f"{desk.office.path.name}-files").iterdir():
        file.unlink()
    dialog.open_scan(dialog.scans_view.current_row())
    assert dialog.message() == "The attached file is not in its folder. Bring it back from a backup."


def test_a_file_dropped_on_the_register_is_its_scan(desk: Desk, tmp_path: Path) -> None:
    desk.press(Key.Key_Return)
    page = desk.register()
    assert page.acceptDrops()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scanned(tmp_path)))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(5, 5), copy, data, left, none)

    def wait(dialog: ScansDialog) -> None:
        assert waited(lambda: bool(dialog.message()))

    with answering(ScansDialog, wait):
        page._papers.eventFilter(page, drop)  # Qt itself drops only what was dragged over a screen
    assert len(attachments.of_session(desk.office, desk.sessions[0].id)) == 1


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_pages_speak_each_language(desk: Desk, language: str) -> None:
    make: list[Callable[[], object]] = [
        lambda: SheetsOutPage(desk.office),
        lambda: PrintSheetsPage(desk.office),
        lambda: ScansDialog(desk.office, desk.sessions[0].id, ""),
    ]
    with i18n.speaking(language):
        for one in make:
            one()
