"""The budget of a step on a pathway, in the program's window by keyboard alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from osaava_desktop.domain.clients import Client
from osaava_desktop.services import pathways
from osaava_desktop.store.office import Office
from tests.effort.counter import Effort
from tests.screens.keyboard import CONTROL, User
from tests.services.invented import KUOPIO, Builder

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BUDGET = Effort(keys=41)
NOTE_OF_30 = "soitettu kauppaan, paikka auki"


@pytest.fixture
def client(office: Office) -> Client:
    """Somebody in the project."""
    build = Builder(office)
    found = build.client("Miettinen", given_names="Arto", worker=build.worker("Suvi", KUOPIO.id).id)
    build.participation(found, "2026-01-05")
    return found


def test_add_a_pathway_step(client: Client, user: User, office: Office) -> None:
    """From Today: its place, the client by two letters, the day as "+14", a note of 30 letters."""
    user.press(Key.Key_5, CONTROL)
    user.press(Key.Key_N, CONTROL | SHIFT)
    user.type("mi")
    user.press(Key.Key_Return)
    user.press(Key.Key_O, ALT)
    user.type("+14")
    user.press(Key.Key_N, ALT)
    user.type(NOTE_OF_30)
    user.press(Key.Key_S, CONTROL)
    assert user.effort.over(BUDGET) == {}, user.effort
    (step,) = pathways.steps(office)
    assert (step.client, step.on, step.note) == (client.id, office.today + timedelta(days=14), NOTE_OF_30)
