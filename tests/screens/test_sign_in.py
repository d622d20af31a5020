"""Signing in by keyboard alone."""

from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop.errors import WrongPassphrase
from osaava_desktop.screens.sign_in import SignIn
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services.people import KeyHolder

KAISA, PETRI = (KeyHolder(person=uuid4(), name=name) for name in ("Kaisa Rönkkö", "Petri Halonen"))


def opening(person: KeyHolder, passphrase: str) -> object:
    """Each one's passphrase is the first name, in small letters."""
    if passphrase != person.name.split()[0].lower():
        raise WrongPassphrase("The passphrase does not match. Try again.")
    return person


def focused() -> QWidget:
    """Where keys go."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def page(qtbot: QtBot, looks: Theme) -> SignIn:
    """On the screen, ready for keys."""
    made = SignIn([KAISA, PETRI], opening, "office.osaava · ViaDia")
    qtbot.addWidget(made)
    made.resize(1093, 614)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_type_and_enter(qtbot: QtBot, page: SignIn) -> None:
    with qtbot.waitSignal(page.signed_in) as signed_in:
        QTest.keyClicks(focused(), "kaisa")
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert signed_in.args == [KAISA]
    assert page.passphrase_edit.text() == ""


def test_another_person_is_chosen_by_letter(qtbot: QtBot, page: SignIn) -> None:
    QTest.keyClick(page.passphrase_edit, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is page.person_combo
    QTest.keyClicks(page.person_combo, "p")
    QTest.keyClick(page.person_combo, Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "petri")
    with qtbot.waitSignal(page.signed_in) as signed_in:
        QTest.keyClick(page.passphrase_edit, Qt.Key.Key_Return)
    assert signed_in.args == [PETRI]


def test_a_wrong_passphrase_is_said_beside_the_field_and_typed_over(qtbot: QtBot, page: SignIn) -> None:
    QTest.keyClicks(page.passphrase_edit, "wrong")
    QTest.keyClick(page.passphrase_edit, Qt.Key.Key_Return)
    assert page.passphrase_field.message() == "The passphrase does not match. Try again."
    assert QApplication.focusWidget() is page.passphrase_edit
    assert page.passphrase_edit.selectedText() != ""
    assert QApplication.overrideCursor() is None
    QTest.keyClicks(page.passphrase_edit, "kaisa")
    assert not page.passphrase_field.has_problem()
    with qtbot.waitSignal(page.signed_in):
        QTest.keyClick(page.passphrase_edit, Qt.Key.Key_Return)


def test_nothing_typed_is_not_tried(qtbot: QtBot, page: SignIn) -> None:
    QTest.keyClick(page.passphrase_edit, Qt.Key.Key_Return)
    assert page.passphrase_field.message() == "Type your passphrase."


def test_tab_order_is_reading_order(qtbot: QtBot, page: SignIn) -> None:
    page.person_combo.setFocus()
    visited = []
    for _turn in range(6):
        focus = focused()
        visited.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    eye = page.passphrase_edit._eye
    wanted = [page.person_combo, page.passphrase_edit, eye, page.sign_in_button, page.other_file_button]
    wanted.append(page.forgotten_button)
    assert [w for w in visited if w is not eye] == [w for w in wanted if w is not eye][: len(visited)]


def test_another_file(qtbot: QtBot, page: SignIn) -> None:
    with qtbot.waitSignal(page.other_file_wanted):
        QTest.keyClick(page.other_file_button, Qt.Key.Key_Space)


def test_who_has_to_wait_sees_the_seconds_go(qtbot: QtBot, looks: Theme) -> None:
    left = [3.0]
    made = SignIn([KAISA], opening, "office.osaava", wait=lambda: left[0])
    qtbot.addWidget(made)
    made.hint("the passphrase is kaisa")
    assert "wait 3 seconds" in made.passphrase_field.message()
    assert not made.sign_in_button.isEnabled()
    made.passphrase_edit.setText("kaisa")
    with qtbot.assertNotEmitted(made.signed_in):
        made.sign_in()
    left[0] = 0.5
    qtbot.waitUntil(lambda: "wait 1 second " in made.passphrase_field.message())
    left[0] = 0.0
    qtbot.waitUntil(made.sign_in_button.isEnabled)
    assert made.passphrase_field.message() == "Now you can try again."
    with qtbot.waitSignal(made.signed_in):
        made.sign_in()


def test_caps_lock_is_hinted_at(qtbot: QtBot, page: SignIn) -> None:
    QTest.keyClick(page.passphrase_edit, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(page.passphrase_edit, "aisa 1")
    assert page.passphrase_field.message() == ""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, "K")
    QApplication.sendEvent(page.passphrase_edit, event)
    assert page.passphrase_field.message() == "Caps lock seems to be on."
    QTest.keyClick(page.passphrase_edit, Qt.Key.Key_K)
    assert page.passphrase_field.message() == ""


def test_the_way_to_the_recovery_key(qtbot: QtBot, page: SignIn) -> None:
    with qtbot.waitSignal(page.recovery_wanted):
        QTest.keyClick(page.forgotten_button, Qt.Key.Key_Space)
