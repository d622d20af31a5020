"""The frame: keys, going about, unsaved work, and where the window stands."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop import settings
from osaava_desktop.screens.main_window import MainWindow, clamped
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.settings import SettingsPage
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.settings import Settings

CONTROL = Qt.KeyboardModifier.ControlModifier


class Notes(Page):
    """A page with one line to write on."""

    ui_file = "notes.ui"
    note_edit: QLineEdit
    has_areas = True

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.happened: list[object] = []
        self.saved = ""
        self.savable = True
        self.note_edit.textChanged.connect(lambda: self.dirty_changed.emit(self.is_dirty()))

    def title(self) -> str:
        return self.name

    def facts(self) -> str:
        return "facts of " + self.name

    def search_hint(self) -> str:
        return "Search notes"

    def search(self, text: str) -> None:
        self.happened.append(text)

    def show_area(self, area: object) -> None:
        self.happened.append(("area", area))

    def activated(self) -> None:
        self.note_edit.setFocus()

    def print_paper(self) -> None:
        self.happened.append("print")

    def new_record(self) -> None:
        self.happened.append("new")

    def refresh(self) -> None:
        self.happened.append("refresh")

    def is_dirty(self) -> bool:
        return self.note_edit.text() != self.saved

    def save(self) -> bool:
        if self.savable:
            self.saved = self.note_edit.text()
            self.dirty_changed.emit(False)
        else:
            self.problems_found.emit(["Note"])
        return self.savable

    def discard(self) -> None:
        self.note_edit.setText(self.saved)


@pytest.fixture
def shell(qtbot: QtBot, looks: Theme, write_form: Callable[[str, str], None]) -> Iterator[Shell]:
    """In its window, on the screen."""
    write_form(
        "notes.ui",
        '<layout class="QVBoxLayout" name="l"><item><widget class="QLineEdit" name="note_edit">'
        '<property name="accessibleName"><string>Note</string></property></widget></item></layout>',
    )
    places = [
        Place(name="clients", number=2, title="Clients", icon="people", make=lambda: Notes("Clients")),
        Place(name="groups", number=3, title="Groups", icon="people_community", make=lambda: Notes("Groups")),
        Place(
            name="settings",
            number=9,
            title="Settings",
            icon="settings",
            make=lambda: SettingsPage(Settings(), lambda changed: None),
        ),
    ]
    made = Shell(places, "Kaisa Rönkkö", "Project worker", [("Kuopio", 7)])
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1093, 614)
    window.show_page(made)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield made
    made.page().discard()  # or closing the window would ask


def notes(shell: Shell) -> Notes:
    """The page in sight."""
    page = shell.page()
    assert isinstance(page, Notes)
    return page


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    """A key, wherever the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def answer(qtbot: QtBot, button: QMessageBox.StandardButton) -> None:
    """Press a button of the question that is about to come."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.button(button).click()

    QTimer.singleShot(0, click)


def test_keys_lead_to_places_even_from_the_search_box(qtbot: QtBot, shell: Shell) -> None:
    assert shell.place() == "clients"
    press(qtbot, Qt.Key.Key_F)
    assert QApplication.focusWidget() is shell.search_box
    press(qtbot, Qt.Key.Key_3)
    assert shell.place() == "groups"
    press(qtbot, Qt.Key.Key_F)
    press(qtbot, Qt.Key.Key_Comma)
    assert shell.place() == "settings"
    press(qtbot, Qt.Key.Key_2)
    assert shell.title_label.text() == "Clients"
    assert shell.facts_label.text() == "facts of Clients"


def test_standard_keys_reach_the_page(qtbot: QtBot, shell: Shell) -> None:
    page = notes(shell)
    press(qtbot, Qt.Key.Key_F)
    page.happened.clear()
    press(qtbot, Qt.Key.Key_P)
    press(qtbot, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier)
    assert page.happened == ["print", "new", "refresh"]
    with qtbot.waitSignal(shell.client_wanted):
        press(qtbot, Qt.Key.Key_N)
    with qtbot.waitSignal(shell.lock_wanted):
        press(qtbot, Qt.Key.Key_L)


def test_searching_is_the_pages_and_escape_clears_it(qtbot: QtBot, shell: Shell) -> None:
    page = notes(shell)
    press(qtbot, Qt.Key.Key_F)
    QTest.keyClicks(shell.search_box, "ai")
    assert page.happened[-2:] == ["a", "ai"]
    press(qtbot, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert page.happened[-1] == ""
    assert shell.page() is page


def test_the_area_filter_is_told_and_shown_only_where_it_applies(qtbot: QtBot, shell: Shell) -> None:
    assert ("area", None) in notes(shell).happened
    shell.area_combo.setCurrentIndex(1)
    assert notes(shell).happened[-1] == ("area", 7)
    shell.go("settings")
    assert shell.area_combo.isHidden()


def test_the_search_box_looks_everywhere_where_the_page_searches_nothing(
    qtbot: QtBot, shell: Shell
) -> None:
    looked: list[str] = []
    shell.looked.connect(looked.append)
    press(qtbot, Qt.Key.Key_F)
    QTest.keyClicks(shell.search_box, "ai")
    assert looked == []
    press(qtbot, Qt.Key.Key_Return)
    assert looked == ["ai"]
    shell.go("settings")
    press(qtbot, Qt.Key.Key_F)
    assert shell.search_box.placeholderText() == "Search everywhere"
    QTest.keyClicks(shell.search_box, "yo")
    assert looked[1:] == ["y", "yo"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)],
)
def test_a_page_on_top_and_back(
    qtbot: QtBot, shell: Shell, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    below = shell.page()
    below.opened.emit(Notes("Aino Lehtonen"))
    assert shell.title_label.text() == "Aino Lehtonen"
    assert not shell.back_button.isHidden()
    shell.search_box.setFocus()
    press(qtbot, key, modifier)
    assert shell.page() is below
    assert shell.back_button.isHidden()


def test_enter_presses_the_back_arrow(qtbot: QtBot, shell: Shell) -> None:
    below = shell.page()
    below.opened.emit(Notes("Aino Lehtonen"))
    shell.back_button.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert shell.page() is below


def test_the_windows_title_never_names_a_person(qtbot: QtBot, shell: Shell) -> None:
    shell.page().opened.emit(Notes("Aino Lehtonen"))
    assert shell.window().windowTitle() == "Clients[*] – Osaava"


def test_unsaved_changes_show_their_bar_and_control_s_saves(qtbot: QtBot, shell: Shell) -> None:
    page = notes(shell)
    page.note_edit.setFocus()
    QTest.keyClicks(page.note_edit, "x")
    assert shell.window().isWindowModified()
    assert shell.foot_stack.currentWidget() is shell._save_bar
    page.savable = False
    press(qtbot, Qt.Key.Key_S)
    assert shell._save_bar._problems.text() == "1 field to fix: Note"
    page.savable = True
    press(qtbot, Qt.Key.Key_S)
    assert page.saved == "x"
    assert not shell.window().isWindowModified()
    assert shell.foot_stack.currentWidget() is shell._status


def test_leaving_unsaved_work_is_a_choice(qtbot: QtBot, shell: Shell) -> None:
    button = QMessageBox.StandardButton
    page = notes(shell)
    page.note_edit.setText("x")
    answer(qtbot, button.Cancel)
    assert not shell.go("groups")
    assert shell.page() is page
    assert shell._buttons["clients"].isChecked()
    answer(qtbot, button.Save)
    assert shell.go("groups")
    assert page.saved == "x"
    shell.go("clients")
    page.note_edit.setText("y")
    answer(qtbot, button.Discard)
    assert shell.go("groups")
    assert page.note_edit.text() == "x"


def test_bands_badges_and_messages(qtbot: QtBot, shell: Shell) -> None:
    band = shell.show_band("practice", "practice", "PRACTICE", "Invented data.")
    assert band.isVisible()
    shell.hide_band("practice")
    shell.set_waiting("clients", 8)
    assert shell._buttons["clients"].accessibleName() == "Clients, 8 waiting"
    shell.page().said.emit("Saved", "good")
    assert shell._status.message() == "Saved"


def test_everything_that_takes_focus_has_a_name_and_is_large_enough(qtbot: QtBot, shell: Shell) -> None:
    for place in ("clients", "settings"):
        shell.go(place)
        for widget in shell.window().findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                assert spoken, f"{type(widget).__name__} {widget.objectName()}"
                assert min(widget.width(), widget.height()) >= 24, widget.objectName()


def test_the_smallest_window_holds_everything(qtbot: QtBot, shell: Shell, looks: Theme) -> None:
    for size in (100, 125, 150):
        looks.apply("light", size)
        QApplication.processEvents()
        assert shell.minimumSizeHint().width() <= 1093
        assert shell.minimumSizeHint().height() <= 534


def test_a_place_off_the_screens_comes_back(qtbot: QtBot) -> None:
    screens = [QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)]
    assert clamped(QRect(-5000, -5000, 800, 600), screens) == QRect(0, 0, 800, 600)
    assert clamped(QRect(3000, 900, 1000, 600), screens) == QRect(2286, 440, 1000, 600)
    assert clamped(QRect(0, 0, 4000, 4000), screens[:1]) == screens[0]
    assert clamped(QRect(100, 50, 800, 600), screens) == QRect(100, 50, 800, 600)


def test_the_windows_place_is_kept_for_each_person(qtbot: QtBot, looks: Theme) -> None:
    first = MainWindow()
    qtbot.addWidget(first)
    first.remember_for("a1")
    first.setGeometry(10, 20, 700, 550)
    first.show()
    qtbot.waitExposed(first)
    place = first.geometry()
    first.close()
    second = MainWindow()
    qtbot.addWidget(second)
    second.remember_for("a1")
    assert second.geometry().size() == place.size()
    assert settings.load().windows["a1"]
    second.remember_for("b2")
    assert "b2" not in settings.load().windows
