"""The list of clients by keyboard: search, filters, order, opening, the bin and back."""

import datetime as dt
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from osaava_desktop import i18n
from osaava_desktop.domain.clients import Phase
from osaava_desktop.domain.outreach import Channel, Encounter
from osaava_desktop.domain.pathways import FollowUp
from osaava_desktop.domain.policy import Action
from osaava_desktop.screens.client_list import DUE, NAME, NUMBER
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import areas, outreach, pathways
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import Builder

Key = Qt.Key
Make = Callable[[Office], User]


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Make) -> User:
    """Four clients: Öhman, met and late; Åberg in Kuopio; Lehtonen, ours; and a name that looks like code."""
    build = Builder(office)
    towns = {town.name: town.id for town in areas.localities(office)}
    ohman = build.client("Öhman", given_names="Ulf", phone="+358 44 555 0142", locality=towns["Varkaus"])
    build.client("Åberg", given_names="Tor", locality=towns["Kuopio"])
    build.client("Lehtonen", given_names="Aino", worker=office.person.id)
    build.client("=1+1", given_names="<b>x 🙂")
    outreach.save_encounter(
        office, Encounter(client=ohman.id, on=dt.date(2026, 1, 30), channel=Channel.FOOD_AID)
    )
    pathways.save_follow_up(office, FollowUp(client=ohman.id, due=dt.date(2026, 1, 19), what="Call"))
    return make_user(office)


def names(user: User) -> list[str]:
    """Family names on the lines."""
    return [line.client.family_name for line in user.list_page().client_view.table().rows()]


def status(user: User) -> str:
    """What the foot of the window says."""
    return user.shell._status.message()


def test_all_by_name_with_their_phase_and_late_step(user: User) -> None:
    assert names(user) == ["=1+1", "Lehtonen", "Åberg", "Öhman"]
    table = user.list_page().client_view.table()
    row = [table.columns[column].read_out(table.row(3)) for column in range(table.columnCount())]
    assert row == ["A-1", "Öhman, Ulf", "Encounter", "Varkaus", "30.1.2026", "Call", "19.1., 13 d"]
    assert user.list_page().facts() == "own 1 / all 4"
    assert status(user) == "4 / 4 clients shown"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ohman", ["Öhman"]),
        ("ulf öh", ["Öhman"]),
        ("0445550142", ["Öhman"]),
        ("a-2", ["Åberg"]),
        ("kuopio", ["Åberg"]),
        ("<b>x", ["=1+1"]),
        ("=1+1", ["=1+1"]),
        ("nobody", []),
    ],
)
def test_search_at_each_letter(user: User, text: str, found: list[str]) -> None:
    user.press(Key.Key_F, CONTROL)
    user.type(text)
    assert names(user) == found
    assert status(user) == f"{len(found)} / 4 clients shown"


def test_esc_clears_the_search(user: User) -> None:
    user.press(Key.Key_F, CONTROL)
    user.type("nobody")
    page = user.list_page()
    assert page.stack.currentWidget() is page.nothing_state
    user.press(Key.Key_Escape)
    assert len(names(user)) == 4
    assert page.stack.currentWidget() is page.list_frame


def test_finding_and_opening_a_client_takes_five_keys(user: User) -> None:
    user.press(Key.Key_F, CONTROL)
    user.type("öh")
    user.press(Key.Key_Return, times=2)
    assert user.client_page().title() == "Öhman, Ulf"
    assert user.keys <= 5


def test_the_list_keeps_search_selection_and_order(user: User) -> None:
    view = user.list_page().client_view
    view.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
    user.press(Key.Key_F, CONTROL)
    user.type("e")
    before = names(user)
    user.press(Key.Key_Down)
    view.choose(view.table().row(1).client.id)
    user.press(Key.Key_Return)
    user.press(Key.Key_Escape)
    assert names(user) == before
    assert user.shell.search_box.text() == "e"
    assert view.currentIndex().row() == 1
    assert user.focus() is view


def test_filters(user: User) -> None:
    page = user.list_page()
    page.filter_bar.own_chip.click()
    assert names(user) == ["Lehtonen"]
    assert page.filter_bar.clear_button.isVisible()
    page.filter_bar.clear_button.click()
    assert len(names(user)) == 4
    page.filter_bar.phase_chip._pick(Phase.ENCOUNTER)
    assert names(user) == ["Öhman"]
    kuopio = next(town.id for town in areas.localities(page._office) if town.name == "Kuopio")
    page.filter_bar.locality_chip._pick(kuopio)
    assert names(user) == []
    page.nothing_state.setFocus()
    user.press(Key.Key_Space)
    page.filter_bar.late_chip.click()
    assert names(user) == ["Öhman"]


def test_the_area_of_the_window(user: User) -> None:
    combo = user.shell.area_combo
    combo.setCurrentIndex(combo.findText("Kuopio ja Juankoski"))
    assert names(user) == ["Åberg"]
    combo.setCurrentIndex(0)
    assert len(names(user)) == 4


def test_header_sorts_and_an_empty_date_comes_last(user: User) -> None:
    view = user.list_page().client_view
    view.sortByColumn(DUE, Qt.SortOrder.DescendingOrder)
    assert names(user)[0] == "Öhman"
    view.sortByColumn(NUMBER, Qt.SortOrder.AscendingOrder)
    assert names(user) == ["Öhman", "Åberg", "Lehtonen", "=1+1"]


def test_delete_puts_into_the_bin_and_undo_takes_back(user: User) -> None:
    page = user.list_page()
    page.client_view.setFocus()
    user.press(Key.Key_Down)
    user.press(Key.Key_Delete)
    assert names(user) == ["=1+1", "Åberg", "Öhman"]
    assert status(user) == "A-3 is in the bin"
    shown = page.keys()
    assert ("Ctrl+Z", "undo") in shown
    user.press(Key.Key_Z, CONTROL)
    assert names(user) == ["=1+1", "Lehtonen", "Åberg", "Öhman"]
    assert not page.undo_button.isVisible()
    assert user.chosen().family_name == "Lehtonen"


def test_the_only_one_found_is_taken_back_too(user: User) -> None:
    user.press(Key.Key_F, CONTROL)
    user.type("åberg")
    user.press(Key.Key_Return)
    user.press(Key.Key_D, CONTROL)
    assert user.list_page()._bin.held == []
    user.press(Key.Key_Delete)
    assert names(user) == []
    user.press(Key.Key_Z, CONTROL)
    assert names(user) == ["Åberg"]


def test_delete_in_the_search_box_deletes_letters_only(user: User) -> None:
    user.press(Key.Key_F, CONTROL)
    user.type("öh")
    user.press(Key.Key_Home)
    user.press(Key.Key_Delete)
    assert names(user) == ["Lehtonen", "Öhman"]
    assert user.list_page()._bin.held == []


def test_an_empty_office_offers_one_button(office: Office, looks: Theme, make_user: Make) -> None:
    user = make_user(office)
    page = user.list_page()
    assert page.stack.currentWidget() is page.empty_state
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible() and "New" in one.text()]
    assert [button.hasFocus() for button in buttons] == [True]
    user.press(Key.Key_Space)
    assert user.client_page().title() == "New client"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_other_languages_show_the_same(office: Office, looks: Theme, make_user: Make, language: str) -> None:
    Builder(office).client("Öhman")
    i18n.use(language)
    assert names(make_user(office)) == ["Öhman"]


def test_five_thousand_clients_are_searched_within_a_frame_or_two(
    office: Office, looks: Theme, make_user: Make
) -> None:
    build = Builder(office)
    with office.change(Action.SAVE_CLIENT):
        for number in range(5000):
            build.client(f"Virtanen{number}", given_names="Aino")
    user = make_user(office)
    user.press(Key.Key_F, CONTROL)
    durations = []
    for letter in "virtanen49":
        began = time.perf_counter()
        user.type(letter)
        QApplication.processEvents()
        durations.append(time.perf_counter() - began)
    assert len(names(user)) == 111
    assert sorted(durations)[len(durations) // 2] < 0.1
