"""The budgets of effort: each task is done in the program's window by keyboard alone, and counted."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.outreach import Channel
from osaava_desktop.services import areas, clients
from osaava_desktop.store.office import Office
from tests.effort.counter import Effort
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, Builder

Key = Qt.Key

BUDGETS = {
    "register a walk-in": Effort(keys=47),
    "register the next walk-in of the same place": Effort(keys=42),
    "find a client": Effort(keys=5),
    "open a client found": Effort(keys=6),
}
"""What each task may cost: so many keys, and no click, no turn of the wheel, no window."""


def assert_within(task: str, user: User) -> None:
    """The hard gate."""
    assert user.effort.over(BUDGETS[task]) == {}, user.effort


def test_register_a_walk_in(user: User, office: Office) -> None:
    """A name of 14 letters, the birth date, a phone number, locality and channel by their first letters."""
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "Aino M", "05031990", "0445550142", "ku", "f")
    user.press(Key.Key_S, CONTROL)
    assert_within("register a walk-in", user)
    (client,) = clients.find(office, "")
    assert (client.name, client.birth_date) == ("Lehtonen, Aino M", dt.date(1990, 3, 5))
    assert (client.phone, client.first_contact) == ("0445550142", Channel.FOOD_AID)
    towns = {town.id: town.name for town in areas.localities(office)}
    assert client.locality is not None
    assert towns[client.locality] == "Kuopio"
    assert client.worker == office.person.id


def test_register_the_next_walk_in_of_the_same_place(user: User, office: Office) -> None:
    """Locality and channel are those of the one before: no key is needed for them."""
    (town,) = [one for one in areas.localities(office) if one.name == "Kuopio"]
    clients.save(office, Client(family_name="Before", locality=town.id, first_contact=Channel.FOOD_AID))
    user.press(Key.Key_N, CONTROL)
    user.fill("Lehtonen", "Aino M", "05031990", "0445550142")
    user.press(Key.Key_S, CONTROL)
    assert_within("register the next walk-in of the same place", user)
    client = clients.find(office, "lehtonen")[0]
    assert (client.locality, client.first_contact) == (town.id, Channel.FOOD_AID)


@pytest.fixture
def crowd(office: Office) -> None:
    """Some people, one of whom is looked for."""
    build = Builder(office)
    for name in ("Aalto", "Korhonen", "Lehtonen", "Virtanen"):
        build.client(name, locality=None, worker=build.worker(f"Worker {name}", KUOPIO.id).id)


def test_find_a_client(crowd: None, user: User) -> None:
    """From the home page: what is found is open at once."""
    user.press(Key.Key_F, CONTROL)
    user.type("leh")
    user.press(Key.Key_Return)
    assert_within("find a client", user)
    assert user.client_page().title() == "Lehtonen"


def test_open_a_client_found(crowd: None, user: User) -> None:
    """On the list of clients, which the search narrows."""
    user.press(Key.Key_2, CONTROL)
    user.begin()
    user.press(Key.Key_F, CONTROL)
    user.type("leh")
    user.press(Key.Key_Return, times=2)
    assert_within("open a client found", user)
    assert user.client_page().title() == "Lehtonen"


def test_the_counter_counts_each_thing_once(user: User) -> None:
    user.press(Key.Key_N, CONTROL)
    user.type("Äö")
    user.press(Key.Key_Tab)
    user.press(Key.Key_Return)  # goes on to the parents of the field
    user.press(Key.Key_S, CONTROL)
    assert user.effort == Effort(keys=6)
    details = user.client_page().details
    QTest.mouseClick(details.person_card, Qt.MouseButton.LeftButton)  # goes on to its parents
    assert user.effort == Effort(keys=6, clicks=1)
    nothing, down = QPoint(), QPoint(0, -120)
    none = Qt.MouseButton.NoButton
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        nothing,
        down,
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(details.locality_combo, turn)
    assert user.effort.wheel >= 1
    dialog = QDialog(user.shell)
    dialog.show()
    dialog.close()
    assert user.effort.windows == 1
    assert set(user.effort.over(Effort(keys=4))) == {"keys", "clicks", "wheel", "windows"}
