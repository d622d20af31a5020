"""A list is as the person left it: order of rows and widths of columns, on this computer."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from osaava_desktop import settings
from osaava_desktop.screens.client_list import NAME, NUMBER, PHASE
from osaava_desktop.screens.list_view import RowView
from osaava_desktop.screens.theme import Theme
from osaava_desktop.store.office import Office
from tests.screens.keyboard import User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import Builder

Make = Callable[[Office], User]


@pytest.fixture
def view(office: Office, looks: Theme, make_user: Make) -> RowView:
    """The list of two clients."""
    build = Builder(office)
    build.client("Aalto")
    build.client("Öhman")
    return make_user(office).list_page().client_view


def drag(view: RowView, column: int, by: int) -> None:
    """Pull the right edge of a column's head."""
    header = view.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, 10)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(by, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def test_order_and_widths_are_there_again(view: RowView, office: Office, make_user: Make) -> None:
    drag(view, PHASE, 30)
    view.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
    again = make_user(office).list_page().client_view
    assert [line.client.family_name for line in again.table().rows()] == ["Öhman", "Aalto"]
    assert again.columnWidth(PHASE) == view.columnWidth(PHASE) == 188
    assert again.own_widths() == {PHASE: 188}


def test_a_dragged_column_stays_when_the_window_grows(view: RowView) -> None:
    drag(view, NAME, -40)
    wide = view.columnWidth(NAME)
    view.window().resize(1600, 700)
    assert view.columnWidth(NAME) == wide


def test_what_nobody_dragged_is_not_kept(view: RowView) -> None:
    view.window().resize(1600, 700)
    assert settings.load().lists == {}


@pytest.mark.parametrize("kept", ["", "x", "99+", "1+ 99=50", "1+ 0=99999999999", "0- 0=", "-1+"])
def test_what_makes_no_sense_is_left_alone(view: RowView, office: Office, make_user: Make, kept: str) -> None:
    name = f"{office.person.id} clients"
    settings.save(replace(settings.load(), lists={name: kept}))
    again = make_user(office).list_page().client_view
    assert again.columnWidth(NUMBER) == 76
    assert again.table().rowCount() == 2
