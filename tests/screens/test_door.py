"""The register at the door by keyboard and by mouse alone, and what visitors may see of it."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListWidget
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.groups import Group, GroupForm, GroupType, Mark, Register, Session
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.screens.door import DoorPage
from osaava_desktop.screens.main_window import MainWindow
from osaava_desktop.screens.shell import Place, Shell
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import clients, groups
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, Builder

Key = Qt.Key


class Porter(User):
    """A user at the door of an open house that three people know."""

    def __init__(self, office: Office, window: MainWindow, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self.office, self.window, self.session = office, window, session

    def page(self) -> DoorPage:
        """The door in sight."""
        page = self.shell.page()
        assert isinstance(page, DoorPage)
        return page

    def register(self) -> Register:
        """As it is stored."""
        return groups.register(self.office, self.session.id)

    def here(self) -> list[str]:
        """Who is marked present."""
        return [row.client.family_name for row in self.register().rows if row.mark is Mark.PRESENT]

    def shown(self, shown: QListWidget | None = None) -> list[str]:
        """The lines of a list that are in sight."""
        shown = shown or self.page().found_list
        return [shown.item(line).text() for line in range(shown.count())] if shown.isVisible() else []

    def said(self) -> str:
        """What the foot of the window says."""
        return self.shell._status.message()


@pytest.fixture
def porter(qtbot: QtBot, looks: Theme, office: Office) -> Porter:
    build = Builder(office)
    place = build.place("Kohtaamisasema", "Kuopio", KUOPIO, Channel.MEETING_PLACE)
    group = Group(name="Olohuone", type=GroupType.OTHER, form=GroupForm.NONSTOP, place=place.id)
    group = groups.save(office, group)
    for name in ("Aalto", "Ahonen", "Berg"):
        build.client(name, given_names="Oma")
    earlier = groups.save_session(office, Session(group=group.id, on=office.today - dt.timedelta(days=7)))
    groups.mark(office, earlier, clients.find(office, "ahonen")[0].id, Mark.PRESENT)
    session = groups.save_session(office, Session(group=group.id, on=office.today))
    door = Place(
        name="door", number=3, title="Groups", icon="people", make=lambda: DoorPage(office, session.id)
    )
    shell = Shell([door], "Kerttu Keeper", "")
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1093, 614)
    window.show_page(shell)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    shell.start()
    return Porter(office, window, shell, session)


def test_letters_and_enter_mark_an_arrival_at_once(porter: Porter) -> None:
    porter.type("a")
    assert porter.shown() == []
    porter.type("h")
    assert porter.shown()[0] == "Ahonen Oma · A-2"
    porter.press(Key.Key_Return)
    assert porter.here() == ["Ahonen"]
    assert porter.said() == "Arrived at 12.00: Ahonen Oma"
    assert porter.page().search_edit.text() == ""
    porter.press(Key.Key_Return)  # nothing is typed: nothing happens
    assert porter.here() == ["Ahonen"]
    porter.type("oma")
    porter.press(Key.Key_Down)
    porter.press(Key.Key_Return)
    assert porter.here() == ["Aalto", "Ahonen"]


def test_who_is_here_is_not_marked_twice(porter: Porter) -> None:
    for _turn in range(2):
        porter.type("ber")
        porter.press(Key.Key_Return)
    assert porter.here() == ["Berg"]
    assert porter.said() == "Berg Oma is here already, since 12.00."
    porter.type("ber")
    assert porter.shown()[0] == "Berg Oma · here since 12.00"


def test_a_new_visitor_is_made_and_undone(porter: Porter) -> None:
    porter.type("Uusi Tulija")
    assert porter.shown() == ["New visitor: Uusi Tulija"]
    porter.press(Key.Key_Return)
    assert porter.here() == ["Uusi"]
    porter.press(Key.Key_Z, CONTROL)
    assert porter.here() == []
    assert clients.find(porter.office, "uusi") == []
    assert porter.said() == "Undone: Uusi Tulija"


def test_visitors_see_no_names_but_what_is_typed(porter: Porter) -> None:
    page = porter.page()
    assert page.privacy_button.isChecked()
    porter.type("ber")
    porter.press(Key.Key_Return)
    assert porter.shown() == []
    assert porter.shown(page.here_list) == []
    assert page.here_label.text() == "Here today: 1"
    assert porter.said() == "Arrived at 12.00: Berg Oma"
    porter.type("a")
    assert porter.said() == ""  # who comes next does not read it
    porter.press(Key.Key_Backspace)
    porter.press(Key.Key_H, CONTROL)
    assert porter.shown(page.here_list) == ["12.00  Berg Oma"]
    assert porter.shown() == ["Ahonen Oma · A-2"]  # who has been here before, to be touched
    porter.page().search_edit.setFocus()
    porter.press(Key.Key_Return)
    assert porter.here() == ["Berg"]
    porter.press(Key.Key_H, CONTROL)
    assert porter.shown() == []


def test_by_mouse_alone(porter: Porter) -> None:
    page = porter.page()
    page.privacy_button.click()
    spot = page.found_list.visualItemRect(page.found_list.item(0)).center()
    QTest.mouseClick(page.found_list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert porter.here() == ["Ahonen"]
    for button in (page.heads_more_button, page.heads_more_button, page.new_more_button):
        button.click()
    assert porter.register().unnamed == (2, 1)
    for _turn in range(2):
        page.new_more_button.click()
    assert porter.register().unnamed == (3, 3)
    page.heads_less_button.click()
    assert porter.register().unnamed == (2, 2)
    page.here_list.setCurrentRow(0)
    page.take_off_button.click()
    assert porter.here() == []
    page.undo_button.click()
    assert porter.here() == ["Ahonen"]
    page.undo_button.click()
    assert porter.register().unnamed == (0, 0)


def test_everything_is_large_enough_to_touch(porter: Porter) -> None:
    page = porter.page()
    page.privacy_button.click()
    porter.type("oma")
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and not isinstance(button.parent(), QListWidget):
            assert min(button.width(), button.height()) >= 44, button.objectName()
    for shown in (page.found_list, page.here_list):
        assert all(shown.visualItemRect(shown.item(line)).height() >= 44 for line in range(shown.count()))
    assert page.search_edit.height() >= 44
    assert page.mapTo(porter.shell, QPoint(page.width(), 0)).x() <= porter.shell.width()


def test_escape_clears_first(porter: Porter) -> None:
    porter.type("be")
    porter.press(Key.Key_Escape)
    assert porter.page().search_edit.text() == ""


@pytest.mark.parametrize("text", ["<b>x", "=1+1x", "x" * 300])
def test_odd_names_at_the_door(porter: Porter, text: str) -> None:
    porter.page().search_edit.setText(text)
    porter.press(Key.Key_Return)
    if len(text) > 200:
        assert porter.said() == "This is too long: 300 characters, at most 200."
        assert porter.page().search_edit.text() == text
    else:
        assert len(porter.here()) == 1
