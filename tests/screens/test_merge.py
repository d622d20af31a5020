"""Two clients become one by keyboard, and two again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from osaava_desktop.domain.clients import Client
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.merge import MergePage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import clients, merging
from osaava_desktop.store.office import Office
from tests.screens.keyboard import User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import JUANKOSKI, Builder

Key = Qt.Key
Make = Callable[[Office], User]


@pytest.fixture
def two(office: Office) -> tuple[Client, Client]:
    """One person, written down twice."""
    build = Builder(office)
    kept = build.client("Lehtonen", given_names="Aino", locality=JUANKOSKI.id, worker=office.person.id)
    gone = build.client("Lehtinen", given_names="Aino", phone="044 555 0142")
    build.participation(gone, "2026-01-12")
    return kept, gone


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Make, two: tuple[Client, Client]) -> User:
    """On the page of the first of the two."""
    user = make_user(office)
    user.shell.open(ClientPage(office, two[0]))
    return user


def act(user: User, words: str) -> QAction:
    """An act of the client's menu."""
    (found,) = [one for one in user.client_page()._menu.actions() if one.text().startswith(words)]
    return found


def merge_page(user: User) -> MergePage:
    """The page of the merge, opened from the menu."""
    act(user, "Merge with").trigger()
    page = user.shell.page()
    assert isinstance(page, MergePage)
    return page


def shown(page: MergePage) -> list[str]:
    """What stands side by side."""
    cells = [page.facts_layout.itemAt(place) for place in range(page.facts_layout.count())]
    widgets = [cell.widget() for cell in cells if cell is not None]
    return [widget.text() for widget in widgets if isinstance(widget, QLabel)]


def test_two_become_one_and_two_again(user: User, office: Office, two: tuple[Client, Client]) -> None:
    kept, gone = two
    page = merge_page(user)
    assert not page.acts_widget.isVisible()
    user.type("lehti")
    user.press(Key.Key_Return)
    assert shown(page)[:9] == [
        *("", "Stays", "Goes into the bin"),
        *("Number", kept.number, gone.number),
        *("Name", kept.name, gone.name),
    ]
    assert shown(page)[-6:] == ["In the project", "", "12.1.2026–", "Participations", "", "1"]
    assert page.merge_button.text() == f"Merge: keep {kept.number}"
    user.press(Key.Key_Tab)
    user.press(Key.Key_Return)
    client = user.client_page()
    assert client.notice.text() == f"The two are one client now: {kept.number}."
    assert [one.name for one in clients.find(office, "")] == [kept.name]
    assert client.details.phone_edit.text() == "044 555 0142"
    assert not client.is_dirty()
    client.notice.buttons()[0].setFocus()
    user.press(Key.Key_Return)
    assert [one.name for one in clients.find(office, "")] == [gone.name, kept.name]
    assert client.details.phone_edit.text() == ""
    assert client.details.isAncestorOf(user.focus())


def test_the_other_number_may_stay(user: User, office: Office, two: tuple[Client, Client]) -> None:
    gone = two[1]
    page = merge_page(user)
    user.type("lehti")
    user.press(Key.Key_Return)
    user.press(Key.Key_Return)
    assert page.merge_button.text() == f"Merge: keep {gone.number}"
    user.press(Key.Key_Tab)
    user.press(Key.Key_Return)
    assert user.client_page().title() == gone.name
    assert [one.number for one in clients.find(office, "")] == [gone.number]


def test_a_merge_can_be_undone_later_from_the_menu(
    user: User, office: Office, two: tuple[Client, Client]
) -> None:
    kept, gone = two
    assert [one for one in user.client_page()._menu.actions() if not one.isVisible()] != []
    merging.merge(office, kept.id, gone.id)
    user.press(Key.Key_F5)
    undo = act(user, "Undo merging")
    assert (undo.isVisible(), undo.text()) == (True, f"Undo merging with {gone.number}")
    undo.trigger()
    assert len(clients.find(office, "")) == 2
    assert not undo.isVisible()


def test_the_client_itself_is_not_offered(user: User) -> None:
    page = merge_page(user)
    user.type("aino")
    assert [offer.text for offer in page.other_edit.offers()] == ["Lehtinen, Aino · A-2"]
    user.press(Key.Key_Escape)
    user.press(Key.Key_Escape)
    assert isinstance(user.shell.page(), ClientPage)


def test_what_cannot_be_merged_is_said(user: User, office: Office, two: tuple[Client, Client]) -> None:
    page = merge_page(user)
    user.type("lehti")
    user.press(Key.Key_Return)
    clients.put_in_bin(office, two[1])
    page.merge_button.click()
    assert page.notice.text() == "This client is in the bin. Take the client back from there first."
    assert user.shell.page() is page


def test_entries_are_saved_before_a_merge(user: User) -> None:
    user.type("x")
    act(user, "Merge with").trigger()
    page = user.client_page()
    assert page.notice.text() == "Save or discard the changes on this page first."
    assert page.details.family_name_edit.text() == "Lehtonenx"
