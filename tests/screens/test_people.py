"""People and keys in the window: by keyboard, on a real file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from osaava_desktop.domain import recovery_code
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.screens import people_keys
from osaava_desktop.screens.keys_card import KeysCard
from osaava_desktop.screens.new_passphrase import PassphraseDialog
from osaava_desktop.screens.people import PeoplePage
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.proof import ProofDialog
from osaava_desktop.screens.recovery import RecoveryPage
from osaava_desktop.screens.staff import StaffDialog
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import keys, people, recovery
from osaava_desktop.store import backup, slots
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf
from tests.screens.dialogs import answering, waited
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import NOW, PASSPHRASE, become

NEW = "korkea kuusi mäellä"
SHIFT_CONTROL = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def user(office: Office, looks: Theme, make_user: Callable[[Office], User]) -> User:
    """On the page of people and keys."""
    made = make_user(office)
    made.shell.open(PeoplePage(office))
    return made


def page(user: User) -> PeoplePage:
    shown = user.shell.page()
    assert isinstance(shown, PeoplePage)
    return shown


def write(dialog: PassphraseDialog, *words: str) -> None:
    """Types into the fields of a new passphrase, and saves."""
    edits = [dialog.own_edit, dialog.new_edit, dialog.again_edit]
    for edit, text in zip(edits[-len(words) :], words, strict=True):
        edit.setText(text)
    dialog.save_button.click()


def closed(dialog: PassphraseDialog | ProofDialog) -> None:
    """The work on the other thread is done."""
    assert waited(dialog.isHidden)


def test_a_new_person_gets_a_key(office: Office, user: User) -> None:
    def entry(dialog: StaffDialog) -> None:
        dialog.name_edit.setText("Ville Virta")
        dialog.started_edit.setText("1.2.")
        dialog.save_button.click()

    with answering(StaffDialog, entry):
        user.press(Qt.Key.Key_N, SHIFT_CONTROL)
    assert [one.name for one in people.staff(office)] == ["Kerttu Keeper", "Ville Virta"]
    chosen = page(user).row_view.current_row()
    assert chosen is not None
    assert chosen.person.name == "Ville Virta"

    def key(dialog: PassphraseDialog) -> None:
        write(dialog, PASSPHRASE, NEW, NEW)
        closed(dialog)

    with answering(PassphraseDialog, key):
        page(user).give_button.click()
    assert keys.has_key(office, chosen.person.id)
    assert page(user).facts() == "2 people in post · 2 keys"
    office.close()
    people.sign_in(office.path, chosen.person.id, NEW, lambda: NOW).close()


def test_what_is_wrong_stands_beside_its_field(office: Office, user: User) -> None:
    def tried(dialog: PassphraseDialog) -> None:
        assert dialog.strength_label.text() == "Four words that don't belong together are good."
        write(dialog, "", "lyhyt", "other")
        assert dialog.own_field.message() == "Type your passphrase."
        assert "7 to go" in dialog.new_field.message()
        assert dialog.again_field.message() == "The two passphrases differ."
        write(dialog, "wrong", NEW, NEW)
        assert waited(lambda: dialog.own_field.has_problem() and dialog.isEnabled())
        assert "passphrase is wrong" in dialog.own_field.message()
        assert dialog.new_edit.text() == NEW  # nothing typed is lost
        write(dialog, PASSPHRASE, NEW, NEW)
        closed(dialog)

    with answering(PassphraseDialog, tried):
        page(user).mine_button.click()
    office.close()
    people.sign_in(office.path, office.person.id, NEW, lambda: NOW).close()


def test_the_meter_follows_the_typing(office: Office, user: User) -> None:
    def typed(dialog: PassphraseDialog) -> None:
        dialog.new_edit.setFocus()
        said = []
        for letters in ("korkea", " kuusi", " mäellä"):
            dialog.new_edit.setText(dialog.new_edit.text() + letters)
            said.append((dialog.strength_label.text(), dialog.strength_bar.accessibleName()))
        assert [words for words, _spoken in said] == [
            "A passphrase has at least 12 characters: 6 to go.",
            "Nearly hard enough to guess. Add a word or two.",
            "Hard to guess.",
        ]
        assert all(words == spoken for words, spoken in said)

    with answering(PassphraseDialog, typed):
        page(user).mine_button.click()


def test_a_key_is_taken_and_the_backups_replaced(office: Office, user: User) -> None:
    person = people.save(office, Person(name="Ville Virta"))
    keys.give(office, person, NEW, PASSPHRASE, Kdf())
    page(user).refresh()
    page(user).row_view.choose(person.id)

    def proof(dialog: ProofDialog) -> None:
        assert "Ville Virta can't sign in any more" in dialog.words_label.text()
        dialog.do_button.click()
        assert dialog.own_field.message() == "This is needed."
        dialog.own_edit.setText(PASSPHRASE)
        dialog.do_button.click()
        closed(dialog)

    def replace(dialog: ProofDialog) -> None:
        assert "1 older backup still opens" in dialog.words_label.text()
        assert dialog.own_field.isHidden()
        dialog.do_button.click()
        closed(dialog)

    waiting, old = [proof, replace], []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if waiting and isinstance(dialog, ProofDialog) and dialog not in old:
            old.append(dialog)
            waiting.pop(0)(dialog)

    timer = QTimer(interval=20)
    timer.timeout.connect(answer)
    timer.start()
    page(user).take_button.click()
    timer.stop()
    assert waiting == []
    assert not keys.has_key(office, person.id)
    assert not page(user).take_button.isEnabled()
    (copy,) = backup.copies(office.path)
    assert slots.read(copy).slot(person.id) is None


def test_the_last_keeper_stays(office: Office, user: User) -> None:
    def demote(dialog: StaffDialog) -> None:
        dialog.role_combo.setCurrentIndex(0)
        dialog.save_button.click()
        assert "needs a keeper with a key" in dialog.role_field.message()

    with answering(StaffDialog, demote):
        user.press(Qt.Key.Key_Return)
    assert office.person.role is Role.KEEPER


def test_days_and_names_that_can_not_be(office: Office, user: User) -> None:
    def entry(dialog: StaffDialog) -> None:
        dialog.started_edit.setText("31.2.2026")
        dialog.save_button.click()
        assert dialog.started_field.has_problem()
        dialog.started_edit.setText("2.2.2026")
        dialog.ended_edit.setText("1.2.2026")
        dialog.save_button.click()
        assert dialog.name_field.has_problem()
        assert dialog.ended_field.has_problem()

    with answering(StaffDialog, entry):
        page(user).new_button.click()
    assert len(people.staff(office)) == 1


def test_the_recovery_key_is_printed_proved_and_tried(
    office: Office, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = bytes(range(32))
    monkeypatch.setattr(recovery, "new", lambda: secret)
    groups = recovery_code.groups(secret)

    def taken(dialog: PreviewDialog) -> None:
        assert dialog.save_button.isHidden()  # for the printer alone
        dialog.taken.emit()

    def proof(dialog: ProofDialog) -> None:
        dialog.code_edit.setText(groups[0])
        dialog.own_edit.setText(PASSPHRASE)
        dialog.do_button.click()
        assert waited(lambda: dialog.code_field.has_problem() and dialog.isEnabled())
        assert not recovery.exists(office)
        dialog.code_edit.setText(groups[people_keys.PROVED_GROUP - 1].lower())
        dialog.do_button.click()
        closed(dialog)

    with answering(ProofDialog, proof), answering(PreviewDialog, taken):
        user.press(Qt.Key.Key_P, CONTROL)
    assert recovery.exists(office)
    assert "Try once a year" in page(user).recovery_label.text()

    def tried(dialog: ProofDialog) -> None:
        dialog.code_edit.setText(" ".join([*groups[:6], "UUUUU", *groups[7:]]))
        dialog.do_button.click()
        assert waited(lambda: dialog.code_field.has_problem() and dialog.isEnabled())
        assert dialog.code_field.message() == "Group 7 is mistyped. Compare it with the paper."
        dialog.code_edit.setText(" ".join(groups))
        dialog.do_button.click()
        closed(dialog)

    with answering(ProofDialog, tried):
        page(user).try_button.click()
    assert len(backup.copies(office.path)) == 1


def test_a_page_that_was_not_printed_is_no_key(office: Office, user: User) -> None:
    with answering(PreviewDialog, lambda _dialog: None):
        page(user).print_button.click()
    assert not recovery.exists(office)


def test_a_worker_reads_and_changes_the_own_passphrase(
    office: Office, looks: Theme, make_user: Callable[[Office], User]
) -> None:
    become(office, role=Role.WORKER)
    user = make_user(office)
    user.shell.open(PeoplePage(office))
    shown = page(user)
    hidden = (
        shown.give_button,
        shown.take_button,
        shown.new_button,
        shown.change_button,
        shown.recovery_frame,
    )
    assert all(widget.isHidden() for widget in hidden)
    user.press(Qt.Key.Key_Return)  # opens nothing
    user.press(Qt.Key.Key_P, CONTROL)
    assert QApplication.activeModalWidget() is None
    assert not shown.mine_button.isHidden()


def test_the_card_says_that_a_key_is_missing(office: Office, qtbot: QtBot, looks: Theme) -> None:
    card = KeysCard(office)
    qtbot.addWidget(card)
    assert "No recovery key yet" in card.words_label.text()
    recovery.keep(office, bytes(32), PASSPHRASE)
    card.refresh()
    assert "passphrase of their own" in card.words_label.text()
    with qtbot.waitSignal(card.people_wanted):
        card.people_button.click()


def recovery_page(office: Office, qtbot: QtBot) -> RecoveryPage:
    recovery.keep(office, bytes(32), PASSPHRASE)
    office.close()
    made = RecoveryPage(Path(office.path), "office.osaava · ViaDia")
    qtbot.addWidget(made)
    made.resize(1093, 614)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_the_paper_gives_the_keeper_a_new_passphrase(office: Office, qtbot: QtBot, looks: Theme) -> None:
    made = recovery_page(office, qtbot)
    made.code_edit.setPlainText("0000A")
    made.open_button.click()
    assert waited(made.code_field.has_problem)
    assert made.code_field.message() == "Group 1 is mistyped. Compare it with the paper."
    made.code_edit.setPlainText(recovery_code.written(bytes(range(32))))
    made.open_button.click()
    assert waited(lambda: "another office's" in made.code_field.message())
    made.code_edit.setPlainText("\n".join(recovery_code.groups(bytes(32))).lower())
    made.open_button.click()
    assert waited(lambda: not made.keeper_field.isHidden())
    assert made.keeper_combo.currentText() == "Kerttu Keeper"
    assert made.code_edit.toPlainText() == ""

    def choose(dialog: PassphraseDialog) -> None:
        assert dialog.own_field.isHidden()
        write(dialog, NEW, NEW)
        closed(dialog)

    with qtbot.waitSignal(made.signed_in) as signed_in, answering(PassphraseDialog, choose):
        made.open_button.click()
    (opened,) = signed_in.args
    assert isinstance(opened, Office)
    assert opened.person.name == "Kerttu Keeper"
    opened.close()


def test_back_from_the_paper(office: Office, qtbot: QtBot, looks: Theme) -> None:
    made = recovery_page(office, qtbot)
    with qtbot.waitSignal(made.back_wanted):
        QTest.keyClick(made.back_button, Qt.Key.Key_Space)
