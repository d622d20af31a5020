"""Likely duplicates while a name is typed, by keyboard; a client deleted or changed elsewhere meanwhile."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.likely_same import LikelySame
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import clients
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import JUANKOSKI, KUOPIO, Builder

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
Make = Callable[[Office], User]


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Make) -> User:
    """On the empty list."""
    return make_user(office)


@pytest.fixture
def aino(office: Office) -> Client:
    """A client of who is signed in."""
    return Builder(office).client(
        "Lehtonen",
        given_names="Aino",
        birth_date=dt.date(1990, 3, 5),
        locality=JUANKOSKI.id,
        worker=office.person.id,
    )


def card(user: User) -> LikelySame:
    """The card of the page in sight."""
    return user.client_page().details.likely_same


def words(user: User) -> list[str]:
    """What the card says, without its heading."""
    return [label.text() for label in card(user).findChildren(QLabel) if label.isVisible()][1:]


def test_who_is_alike_shows_up_at_a_letter_and_goes_at_another(user: User, aino: Client) -> None:
    user.press(Key.Key_N, CONTROL)
    user.type("Lehtonen")
    assert not card(user).isVisible()
    user.press(Key.Key_Tab)
    user.type("Ai")
    assert words(user) == ["Lehtonen, Aino", f"{aino.number} · 5.3.1990 · Juankoski"]
    assert card(user).accessibleName() == "1 client may be the same"
    user.type("xyz")
    assert not card(user).isVisible()


def test_a_client_of_another_worker_is_told_by_number_and_worker(user: User, office: Office) -> None:
    build = Builder(office)
    petri = build.worker("Petri Halonen", KUOPIO.id)
    other = build.client("Lehtonen", given_names="Aino", birth_year=1990, worker=petri.id)
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "Aino")
    assert words(user) == [other.number, "client of Petri Halonen"]
    assert "Lehtonen" not in card(user).findChildren(QLabel)[1].accessibleName()


def test_such_a_client_is_opened_instead_and_what_was_typed_stays(
    user: User, office: Office, aino: Client
) -> None:
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "Aino")
    page = user.client_page()
    user.press(Key.Key_Y, ALT)
    user.press(Key.Key_Return)
    assert user.client_page() is not page
    assert user.client_page().title() == aino.name
    user.press(Key.Key_Escape)
    assert user.client_page() is page
    assert (page.details.family_name_edit.text(), page.details.given_names_edit.text()) == (
        "Lehtonen",
        "Aino",
    )
    assert page.is_dirty()


def test_not_the_same_person_is_remembered_with_the_new_client(
    user: User, office: Office, aino: Client
) -> None:
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "Aino", "5.3.1990")
    user.press(Key.Key_Y, ALT)
    user.press(Key.Key_Tab)
    user.press(Key.Key_Space)
    assert not card(user).isVisible()
    assert user.focus() is user.client_page().details.family_name_edit
    user.press(Key.Key_S, CONTROL)  # nobody asks again
    (new,) = (one for one in clients.find(office, "") if one.id != aino.id)
    assert clients.known_apart(office, new.id) == {aino.id}
    user.press(Key.Key_Home)
    user.type("x")
    user.press(Key.Key_Backspace)
    assert not card(user).isVisible()


def test_a_letter_says_that_the_first_one_is_somebody_else(
    user: User, office: Office, aino: Client, qtbot: QtBot
) -> None:
    clients.save(office, Client(family_name="Lehtonen", given_names="Aino"))
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "Aino")
    other = words(user)[2:]
    user.press(Key.Key_T, ALT)
    qtbot.waitUntil(lambda: words(user) == other)
    user.press(Key.Key_T, ALT)
    qtbot.waitUntil(lambda: not card(user).isVisible())


def test_with_large_letters_the_card_stands_above_the_form(
    office: Office, looks: Theme, make_user: Make, aino: Client
) -> None:
    looks.apply("light", 150)
    user = make_user(office)
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "Aino")
    details = user.client_page().details
    top = card(user).mapTo(details, card(user).rect().topLeft()).y()
    assert 0 <= top < details.person_card.mapTo(details, details.person_card.rect().topLeft()).y()
    edit, view = details.given_names_edit, details.scroll_area.viewport()
    assert view.rect().contains(edit.mapTo(view, edit.rect().center()))


def test_of_a_stored_client_it_is_remembered_at_once(user: User, office: Office, aino: Client) -> None:
    other = clients.save(office, Client(family_name="Lehto", given_names="Aino"))
    user.shell.open(ClientPage(office, other))
    user.press(Key.Key_End)
    user.type("ne")
    assert words(user)[0] == "Lehtonen, Aino"
    user.press(Key.Key_Y, ALT)
    user.press(Key.Key_Tab)
    user.press(Key.Key_Space)
    assert clients.known_apart(office, aino.id) == {other.id}
    assert user.client_page().is_dirty()


def test_after_saving_who_is_not_the_same_the_work_goes_on_in_the_form(
    user: User, office: Office, aino: Client
) -> None:
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "Aino", "5.3.1990")
    user.press(Key.Key_S, CONTROL)
    user.press(Key.Key_Tab)
    user.press(Key.Key_Space)
    assert len(clients.find(office, "")) == 2
    assert user.client_page().details.isAncestorOf(user.focus())


def test_a_client_deleted_elsewhere_is_taken_back_only_when_the_user_says_so(
    user: User, office: Office, aino: Client
) -> None:
    user.shell.open(ClientPage(office, aino))
    user.type("x")
    clients.put_in_bin(office, aino)
    user.press(Key.Key_S, CONTROL)
    page = user.client_page()
    assert page.notice.text() == "This client is in the bin. Take the client back from there first."
    assert clients.find(office, "") == []
    assert (page.is_dirty(), page.details.family_name_edit.text()) == (True, "Lehtonenx")
    user.press(Key.Key_Return)
    assert clients.find(office, "")[0].family_name == "Lehtonenx"
    assert not page.is_dirty()
    assert page.details.isAncestorOf(user.focus())


def test_coming_back_to_a_client_who_was_deleted_offers_the_way_back(
    user: User, office: Office, aino: Client
) -> None:
    user.shell.open(ClientPage(office, aino))
    clients.put_in_bin(office, aino)
    user.press(Key.Key_F5)
    page = user.client_page()
    assert page.notice.text() == f"{aino.number} is in the bin: in no list and no figure."
    assert not page.details.isEnabled()
    page.notice.buttons()[0].click()
    assert page.details.isEnabled()


def test_what_was_changed_elsewhere_stays(user: User, office: Office, aino: Client) -> None:
    user.shell.open(ClientPage(office, aino))
    user.type("x")
    clients.save(office, replace(aino, engaged=office.today))
    user.press(Key.Key_S, CONTROL)
    stored = clients.get(office, aino.id)
    assert (stored.family_name, stored.engaged) == ("Lehtonenx", office.today)


def test_a_year_alone_and_then_the_date(user: User, office: Office) -> None:
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "", "1990", "")
    user.press(Key.Key_S, CONTROL)
    (client,) = clients.find(office, "")
    assert (client.birth_date, client.birth_year) == (None, 1990)
    edit = user.client_page().details.birth_date_edit
    assert edit.text() == "1990"
    edit.selectAll()
    edit.setFocus()
    user.type("05031990")
    user.press(Key.Key_S, CONTROL)
    (client,) = clients.find(office, "")
    assert (client.birth_date, client.birth_year) == (dt.date(1990, 3, 5), None)
    assert edit.text() == "5.3.1990"


def test_locality_and_channel_are_those_of_the_client_before(user: User, office: Office) -> None:
    clients.save(office, Client(family_name="Before", locality=JUANKOSKI.id, first_contact=Channel.FOOD_AID))
    user.press(Key.Key_N, CONTROL)
    assert not user.client_page().is_dirty()
    user.type("Lehtonen")
    user.press(Key.Key_S, CONTROL)
    client = clients.find(office, "lehtonen")[0]
    assert (client.locality, client.first_contact) == (JUANKOSKI.id, Channel.FOOD_AID)


def test_when_told_and_identity_seen(user: User, office: Office) -> None:
    user.press(Key.Key_N, CONTROL)
    user.type("Lehtonen")
    details = user.client_page().details
    details.informed_edit.setFocus()
    user.type("2.2.")
    user.press(Key.Key_Tab)
    user.press(Key.Key_Space)
    assert details.informed_field.message() == "This date is in the future."
    details.informed_edit.setFocus()
    details.informed_edit.selectAll()
    user.type("30.1.")
    user.press(Key.Key_S, CONTROL)
    (client,) = clients.find(office, "")
    assert (client.informed, client.identity_seen) == (dt.date(2026, 1, 30), True)
