"""The identity number in the form: there only when the office asks, masked, checked beside the field."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.client_details import ClientDetails
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import clients, identity, people
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import Builder, day

Key = Qt.Key
Make = Callable[[Office], User]
NUMBER = "010594Y9032"


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Make) -> User:
    """In an office that asks for identity numbers."""
    people.save_profile(office, replace(office.profile, identity_numbers=True, identity_ground="A law"))
    return make_user(office)


def new(user: User, *entries: str) -> ClientDetails:
    """The form of a new client, with the focus in the number."""
    user.press(Key.Key_N, CONTROL)
    user.fill(*entries)
    details = user.client_page().details
    details.identity_number_edit.setFocus()
    return details


def test_it_is_not_asked_by_default(office: Office, looks: Theme, make_user: Make) -> None:
    user = make_user(office)
    user.press(Key.Key_N, CONTROL)
    assert not user.client_page().details.identity_number_field.isVisible()


def test_it_is_written_officially_and_tells_the_birth_date(user: User, office: Office) -> None:
    details = new(user, "Lehtonen")
    user.type("010594y9032")
    user.press(Key.Key_Tab)
    assert details.identity_number_edit.text() == NUMBER
    assert details.birth_date_edit.text() == "1.5.1994"
    user.press(Key.Key_S, CONTROL)
    (client,) = clients.find(office, "")
    assert client.birth_date == day("1994-05-01")
    assert details.identity_number_edit.text() == "010594Y••••"
    assert not user.client_page().is_dirty()


def test_a_stored_one_is_masked_until_it_is_asked_for(user: User, office: Office) -> None:
    client = Builder(office).client("Lehtonen", birth_date=day("1994-05-01"))
    identity.save(office, client, NUMBER)
    user.shell.open(ClientPage(office, client))
    details = user.client_page().details
    details.identity_number_edit.setFocus()
    user.type("9")
    assert details.identity_number_edit.text() == "010594Y••••"
    user.press(Key.Key_Tab)
    assert AuditRow.select().where(AuditRow.action == "look at sensitive fields").count() == 0
    user.press(Key.Key_Return)
    assert details.identity_number_edit.text() == NUMBER
    assert AuditRow.select().where(AuditRow.action == "look at sensitive fields").count() == 1
    assert not user.client_page().is_dirty()
    details.identity_number_edit.selectAll()
    user.press(Key.Key_Delete)
    user.press(Key.Key_S, CONTROL)
    assert identity.masked(office, client.id) == ""


@pytest.mark.parametrize(
    ("typed", "born", "sentence"),
    [
        ("010594Y9033", "", "The last character does not fit the rest. Check each character."),
        ("010594Y903", "", "Write the whole identity number, with its sign, as 010594Y9032."),
        (NUMBER, "2.5.1994", "The birth date in the number is 1.5.1994, another than above."),
    ],
)
def test_a_wrong_one_stays_with_a_sentence_beside_it(
    user: User, office: Office, typed: str, born: str, sentence: str
) -> None:
    details = new(user, "Lehtonen", "", born)
    user.type(typed)
    user.press(Key.Key_Tab)
    assert details.identity_number_field.message() == sentence
    user.press(Key.Key_S, CONTROL)
    assert details.identity_number_field.message() == sentence
    assert user.focus() is details.identity_number_edit
    assert clients.find(office, "") == []
    assert details.identity_number_edit.text() == typed


def test_one_of_another_client(user: User, office: Office) -> None:
    other = Builder(office).client("Other")
    identity.save(office, other, NUMBER)
    details = new(user, "Lehtonen")
    user.type(NUMBER)
    user.press(Key.Key_S, CONTROL)
    sentence = f"This identity number belongs to client {other.number}."
    assert details.identity_number_field.message() == sentence
