"""Backups in the window: by themselves when nobody types, at the end, and when asked for."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from peewee import InterfaceError
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from osaava_desktop import settings
from osaava_desktop.app import Desktop
from osaava_desktop.domain.clients import Client
from osaava_desktop.errors import DiskFull
from osaava_desktop.screens import tasks
from osaava_desktop.screens.backup_keeper import BackupKeeper
from osaava_desktop.screens.backups_card import BackupsCard
from osaava_desktop.screens.home import HomePage
from osaava_desktop.screens.idle import IdleWatch
from osaava_desktop.screens.older import OlderPage
from osaava_desktop.screens.preview import PreviewDialog
from osaava_desktop.screens.restore import RestorePage
from osaava_desktop.services import backups, clients, people, rollback
from osaava_desktop.store import backup, manifests, reserve
from osaava_desktop.store.database import connect
from osaava_desktop.store.migrate import NEWEST
from osaava_desktop.store.office import Office
from tests.screens.dialogs import answering, waited
from tests.services import invented
from tests.services.invented import NOW, PASSPHRASE


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot) -> Iterator[Desktop]:
    """The program, its window closed at the end."""
    hook = sys.excepthook
    made = Desktop(qapp)
    qtbot.addWidget(made.window)
    yield made
    made.close_office()
    tasks.settle()
    made.translators.remove()
    sys.excepthook = hook


@pytest.fixture
def office(tmp_path: Path) -> Office:
    opened = invented.new_office(tmp_path / "office.osaava")
    clients.save(opened, Client(family_name="Virtanen"))
    return opened


class Clock:
    """Turned by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def entered(desktop: Desktop, office: Office) -> HomePage:
    desktop.show(None)
    desktop.enter(office)
    QTest.qWait(50)  # it counts when it has been drawn
    page = desktop.shell.page()
    assert isinstance(page, HomePage)
    return page


def test_half_an_hour_of_work_and_then_a_pause(desktop: Desktop, office: Office) -> None:
    entered(desktop, office)
    clock = Clock()
    idle = IdleWatch(desktop.window, clock)
    keeper = BackupKeeper(office, desktop.window, idle, clock)
    keeper._timer.stop()
    clock.now += 29 * 60
    keeper.look()
    clock.now += 60
    QTest.keyClick(desktop.window.windowHandle(), Qt.Key.Key_Shift)
    keeper.look()
    assert backup.copies(office.path) == []  # too early, and then somebody types
    clock.now += 20
    keeper.look()
    assert waited(lambda: len(backup.copies(office.path)) == 1)
    tasks.settle()
    clock.now += 3600
    keeper.look()
    assert len(backup.copies(office.path)) == 1  # nothing was done since


def test_the_card_makes_one_now_and_tells_its_age(desktop: Desktop, office: Office) -> None:
    page = entered(desktop, office)
    assert page.backup_card.backup_label.text() == "No verified backup yet"
    page.backup_card.backup_button.click()
    assert waited(lambda: page.backup_card.backup_label.text() == "Backup 0 minutes ago")
    assert page.backup_card.backup_facts_label.text() == "1.2. 12.00 · only on this computer"
    assert desktop.shell._status.message() == "Backup made and verified."


def test_closing_the_window_keeps_the_days_work(desktop: Desktop, office: Office) -> None:
    entered(desktop, office)
    head = office.audit_head()
    desktop.window.close()
    assert desktop.office is None
    (made,) = manifests.listed(backup.folder(office.path))
    assert made.counts["client"] == 1
    assert made.audit_head != head
    desktop.window.close()
    assert len(backup.copies(office.path)) == 1


def test_locking_keeps_it_too_and_does_not_wait(desktop: Desktop, office: Office) -> None:
    entered(desktop, office)
    desktop.lock()
    assert desktop.office is None
    assert waited(lambda: len(backup.copies(office.path)) == 1)


def test_what_hinders_a_backup_stays_in_sight(
    desktop: Desktop, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = entered(desktop, office)

    def full(task: backups.Task) -> backups.Made:
        raise DiskFull("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(backups, "finish", full)
        page.backup_card.backup_button.click()
        assert waited(lambda: "backup failed" in desktop.shell._bands)
    band = desktop.shell._bands["backup failed"]
    assert band.accessibleName() == "NO BACKUP. The disk is full."
    band.acted.emit()
    assert waited(lambda: "backup failed" not in desktop.shell._bands)
    assert len(backup.copies(office.path)) == 1


def test_an_older_file_asks_what_to_do(desktop: Desktop, office: Office) -> None:
    rollback.note(office)
    office.close()
    old = office.path.read_bytes()
    office = people.sign_in(office.path, office.person.id, PASSPHRASE, lambda: NOW)
    rollback.note(office)
    office.close()
    office.path.write_bytes(old)
    later = NOW + dt.timedelta(hours=1)
    office = people.sign_in(office.path, office.person.id, PASSPHRASE, lambda: later)
    clients.save(office, Client(family_name="Korhonen"))
    desktop.show(None)
    desktop.enter(office)
    page = desktop.window.centralWidget()
    assert isinstance(page, OlderPage)
    assert "older than when it was last used on this computer on 1.2.2026 12.00" in page.words_label.text()
    page.go_on_button.click()
    assert desktop.office is office
    assert rollback.look(office) is None
    QTest.qWait(50)


def test_an_older_file_leads_to_the_backups(desktop: Desktop, office: Office) -> None:
    settings.keep("seen", rollback._name(office.path, office.profile.id), f"99 ab {NOW.isoformat()}")
    desktop.show(None)
    desktop.enter(office)
    page = desktop.window.centralWidget()
    assert isinstance(page, OlderPage)
    page.restore_button.click()
    assert isinstance(desktop.window.centralWidget(), RestorePage)
    with pytest.raises(InterfaceError):
        office.audit_head()


def test_the_settings_choose_a_second_place(desktop: Desktop, office: Office, tmp_path: Path) -> None:
    entered(desktop, office)
    desktop.shell.go("settings")
    card = desktop.window.findChild(BackupsCard)
    assert isinstance(card, BackupsCard)
    assert "No second place" in card.second_label.text()
    stick = tmp_path.with_name(tmp_path.name + "-stick")
    stick.mkdir()
    card.keep_second(stick)
    assert waited(lambda: "0 minutes ago" in card.second_label.text())
    assert card.second_label.text() == f"Second place {stick}: 0 minutes ago."
    assert card.here_label.text() == "Beside the office file: 0 minutes ago."
    card.none_button.click()
    assert "No second place" in card.second_label.text()


def test_the_settings_lead_to_the_page_that_restores(desktop: Desktop, office: Office) -> None:
    entered(desktop, office)
    desktop.shell.go("settings")
    card = desktop.window.findChild(BackupsCard)
    assert isinstance(card, BackupsCard)
    card.restore_button.click()
    page = desktop.window.centralWidget()
    assert isinstance(page, RestorePage)
    assert page.file_label.text() == "1 verified backup"
    assert desktop.office is None


def test_the_page_for_the_safe_is_shown(desktop: Desktop, office: Office) -> None:
    entered(desktop, office)
    desktop.shell.go("settings")
    card = desktop.window.findChild(BackupsCard)
    assert isinstance(card, BackupsCard)
    with answering(PreviewDialog, lambda preview: None):
        card.paper_button.click()


def test_rot_is_found_in_a_pause_and_the_backup_offered(desktop: Desktop, office: Office) -> None:
    for number in range(30):
        clients.save(office, Client(family_name=f"Client {number}", note="n" * 3000))
    backups.make(office)
    key, person = office.database.key, office.person.id
    office.close()
    content = bytearray(office.path.read_bytes())
    content[-4000] ^= 1  # a page that nobody reads at first
    office.path.write_bytes(content)
    opened = connect(office.path, key, newest_schema=NEWEST)
    desktop.show(None)
    desktop.enter(Office(opened, office.path, person, lambda: NOW))
    QTest.qWait(50)
    caretaker = desktop._caretaker
    assert caretaker is not None
    desktop._idle._touched -= 10
    caretaker.look_through()
    band = desktop.shell._bands["rotten"]
    assert "DAMAGED" in band.accessibleName()
    band.acted.emit()
    shown = desktop.window.centralWidget()
    assert isinstance(shown, RestorePage)
    assert shown.file_label.text() == "1 verified backup"


def test_little_room_is_told_in_time(
    desktop: Desktop, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered(desktop, office)
    caretaker = desktop._caretaker
    assert caretaker is not None
    monkeypatch.setattr(reserve, "free", lambda path: 10_000_000)
    caretaker.look_for_room()
    assert "has 10 MB left" in desktop.shell._bands["room"].accessibleName()
    monkeypatch.setattr(reserve, "free", lambda path: 200_000_000)
    caretaker.look_for_room()
    tasks.settle()
    assert "room" not in desktop.shell._bands
    assert not reserve.file_of(office.path).exists()  # not from the last of the room
