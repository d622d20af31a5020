"""The window locks: what stood in open forms is there again, and in between nothing is held in memory."""

import ctypes
import gc
import re
import sys
import time
from collections.abc import Callable, Iterator
from ctypes import wintypes
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from osaava_desktop.app import Desktop
from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.figures import Figure, year_scope
from osaava_desktop.domain.people import Person, Role
from osaava_desktop.domain.records import Record
from osaava_desktop.errors import DiskFull
from osaava_desktop.screens import form_keeping, messages, tasks, whereabouts
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.clients import ClientsPage
from osaava_desktop.screens.clipboard import PRIVATE
from osaava_desktop.screens.figure import FigurePage
from osaava_desktop.screens.group import GroupPage
from osaava_desktop.screens.guidance import GuidancePage
from osaava_desktop.screens.home import HomePage
from osaava_desktop.screens.idle import IdleWatch
from osaava_desktop.screens.kykyviisari import KykyviisariPage
from osaava_desktop.screens.lock import LockKeeper
from osaava_desktop.screens.mapping import MappingPage
from osaava_desktop.screens.meeting import MeetingPage
from osaava_desktop.screens.office import OfficePage
from osaava_desktop.screens.opportunity import OpportunityPage
from osaava_desktop.screens.outreach_encounter import EncounterPage
from osaava_desktop.screens.pages import Page
from osaava_desktop.screens.partner import PartnerPage
from osaava_desktop.screens.pathway_step import PathwayStepPage
from osaava_desktop.screens.referral import ReferralPage
from osaava_desktop.screens.session_watch import WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, SessionWatch
from osaava_desktop.screens.sign_in import SignIn
from osaava_desktop.screens.survey_entry import SurveyEntryPage
from osaava_desktop.screens.visit import VisitPage
from osaava_desktop.services import clients, drafts, keys, people
from osaava_desktop.store.office import Office
from osaava_desktop.store.slots import Kdf
from tests.screens.dialogs import waited
from tests.services import invented

Key = Qt.Key
OTHER = "four green boats at dawn"


class Clock:
    """Turned by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot) -> Iterator[Desktop]:
    """The program, its window closed at the end."""
    hook = sys.excepthook
    made = Desktop(qapp)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.show_page(QWidget()))
    yield made
    made.close_office()
    tasks.settle()
    made.translators.remove()
    sys.excepthook = hook


@pytest.fixture
def client(desktop: Desktop, tmp_path: Path) -> Client:
    """Somebody in the office that is open in the window."""
    office = invented.new_office(tmp_path / "office.osaava")
    stored = clients.save(office, Client(family_name="Virtanen"))
    desktop.show(None)
    desktop.enter(office)
    return stored


def office_of(desktop: Desktop) -> Office:
    assert desktop.office is not None
    return desktop.office


def settled() -> None:
    """What was to be deleted is."""
    for _turn in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    tasks.settle()


def sign_in_page(desktop: Desktop) -> SignIn:
    page = desktop.window.centralWidget()
    assert isinstance(page, SignIn)
    return page


def unlock(desktop: Desktop, passphrase: str = invented.PASSPHRASE) -> None:
    page = sign_in_page(desktop)
    page.passphrase_edit.setText(passphrase)
    page.sign_in()


def held(*kinds: type) -> list[object]:
    """What of these kinds is still in memory."""
    settled()
    gc.collect()
    return [one for one in gc.get_objects() if issubclass(type(one), kinds)]


def fill(page: Page) -> None:
    """Something in every field of text that can be typed into."""
    for edit in page.findChildren(QLineEdit):
        plain = form_keeping._is_edit(edit) and edit.isEnabled() and edit.isVisibleTo(page)
        if plain and not edit.validator() and edit.maxLength() > 20 and type(edit) is QLineEdit:
            edit.insert("7")
    for area in page.findChildren(QPlainTextEdit):
        if area.isEnabled() and area.isVisibleTo(page):
            area.insertPlainText("Two lines\nof Ääkkösiä.")


def test_what_is_typed_about_a_client_is_there_after_unlocking(desktop: Desktop, client: Client) -> None:
    desktop.shell.go("clients")
    desktop.open_client(client.id)
    page = desktop.shell.page()
    assert isinstance(page, ClientPage)
    page.details.phone_edit.insert("040 123")
    began = time.monotonic()
    QTest.keyClick(desktop.window, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    del page
    assert waited(lambda: desktop.office is None)
    assert time.monotonic() - began < 1
    assert sign_in_page(desktop).person_combo.currentText() == "Kerttu Keeper"
    assert "Virtanen" not in desktop.window.windowTitle()
    unlock(desktop)
    again = desktop.shell.page()
    assert isinstance(again, ClientPage)
    assert again.title() == client.name
    assert again.details.phone_edit.text() == "040 123"
    assert again.is_dirty()
    assert [type(one) for one in desktop.shell.trail()] == [ClientsPage, ClientPage]
    desktop.shell.save()
    assert clients.get(office_of(desktop), client.id).phone == "040 123"
    desktop.lock()  # what was saved isn't typed a second time
    unlock(desktop)
    assert not desktop.shell.page().is_dirty()


def test_while_locked_nothing_of_the_office_is_held(desktop: Desktop, client: Client) -> None:
    key = client.id
    before = {id(client), *map(id, gc.get_objects())} - {id(one) for one in vars(office_of(desktop)).values()}
    for place in (
        "home",
        "clients",
        "groups",
        "outreach",
        "pathways",
        "network",
        "surveys",
        "reports",
        "settings",
    ):
        desktop.shell.go(place)
        QTest.qWait(30)
    desktop.open_client(key)
    tasks.settle()
    desktop.lock()
    assert held(Office) == []
    assert [one for one in held(Record) if id(one) not in before] == []


FORMS: dict[str, Callable[[Office, Client], Page]] = {
    "new client": lambda office, _client: ClientPage(office, None),
    "group": lambda office, _client: GroupPage(office, None),
    "talk": lambda office, client: GuidancePage(office, client, None),
    "kykyviisari": lambda office, client: KykyviisariPage(office, client, None),
    "mapping": lambda office, client: MappingPage(office, client, None),
    "meeting": lambda office, _client: MeetingPage(office, None),
    "office": lambda office, _client: OfficePage(office),
    "opportunity": lambda office, _client: OpportunityPage(office, None),
    "encounter": lambda office, _client: EncounterPage(office, None),
    "partner": lambda office, _client: PartnerPage(office, None),
    "step": lambda office, client: PathwayStepPage(office, None, client),
    "referral": lambda office, client: ReferralPage(office, None, client=client),
    "survey": lambda office, _client: SurveyEntryPage(office, 2026, None),
    "visit": lambda office, _client: VisitPage(office, None),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_comes_back_as_it_was(desktop: Desktop, client: Client, form: str) -> None:
    page = FORMS[form](office_of(desktop), client)
    desktop.shell.open(page)
    fill(page)
    assert page.is_dirty()
    entries = form_keeping.kept(page)
    desktop.lock()
    settled()
    unlock(desktop)
    again = desktop.shell.page()
    assert type(again) is type(page)
    assert again is not page
    assert again.is_dirty()
    there = form_keeping.kept(again)
    assert {
        path: (value, there.get(path)) for path, value in entries.items() if there.get(path) != value
    } == {}
    again.discard()


def test_every_kind_of_page_can_be_opened_again() -> None:
    """A page that is made with something else than what can be noted would be lost."""
    known = {
        "Office",
        "UUID",
        "int",
        "Scope",
        "Figure",
        "Language",
        "DocumentKind",
        "Callable[[UUID]",
        "QWidget",
        "SheetLine",
    }
    known |= {one.__name__ for one in _all(Record)}
    never_on_top = {"YearNumbersPage", "SettingsPage"}
    for kind in whereabouts.kinds(Page):
        if kind.__module__.startswith("osaava") and kind.__name__ not in never_on_top:
            given = kind.__init__.__annotations__
            words = " | ".join(_words(one) for name, one in given.items() if name != "return")
            assert set(re.split(r" \| |, object]", words)) - {"", "None"} <= known, kind


def _all(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from _all(one)


def _words(given: Any) -> str:
    return given.__name__ if isinstance(given, type) else re.sub(r"[\w.]+\.", "", str(given))


def test_a_figure_is_open_again(desktop: Desktop, client: Client) -> None:
    desktop.shell.go("reports")
    office, figure = office_of(desktop), Figure(key="registered.started", n=0)
    desktop.shell.open(
        FigurePage(office, year_scope(2026, area=office.person.area), figure, desktop.open_client)
    )
    title = desktop.shell.page().title()
    desktop.lock()
    unlock(desktop)
    assert isinstance(desktop.shell.page(), FigurePage)
    assert desktop.shell.page().title() == title


def test_a_client_who_was_picked_is_picked_again(desktop: Desktop, client: Client) -> None:
    page = EncounterPage(office_of(desktop), None)
    desktop.shell.open(page)
    page.client_edit.setFocus()
    page.client_edit.insert("Virta")
    QTest.keyClick(page.client_edit, Key.Key_Return)
    assert page._client == client
    desktop.lock()
    unlock(desktop)
    again = desktop.shell.page()
    assert isinstance(again, EncounterPage)
    assert again._client == client


def test_left_alone_it_locks_as_set(desktop: Desktop, client: Client) -> None:
    clock = Clock()
    idle = IdleWatch(desktop.window, clock)
    keeper = LockKeeper(desktop.window, idle, desktop._minutes_alone)
    keeper._timer.stop()
    keeper.due.connect(desktop.lock)
    clock.now += 599
    keeper.look()
    assert desktop.office is not None
    QTest.keyClick(desktop.window.windowHandle(), Key.Key_Shift)
    clock.now += 599
    keeper.look()
    assert desktop.office is not None
    clock.now += 1
    keeper.look()
    assert desktop.office is None
    clock.now += 6000
    keeper.look()  # nothing to lock


def test_a_dialog_that_was_left_open_does_not_keep_it_from_locking(desktop: Desktop, client: Client) -> None:
    dialog = QDialog(desktop.window)
    dialog.open()
    desktop._lock.lock()
    assert waited(lambda: desktop.office is None)
    assert not dialog.isVisible()


def test_work_that_holds_the_file_is_ended_first(desktop: Desktop, client: Client) -> None:
    ended: list[None] = []
    tasks.run(desktop.window, "…", lambda _progress: time.sleep(0.3), ended.append, may_cancel=False)
    desktop._lock.lock()
    assert desktop.office is not None
    assert waited(lambda: bool(ended))
    desktop._lock.look()
    assert desktop.office is None


def test_another_person_finds_their_own_page(desktop: Desktop, client: Client) -> None:
    office = office_of(desktop)
    other = people.save(office, Person(name="Olli Other", role=Role.WORKER))
    keys.give(office, other, OTHER, invented.PASSPHRASE, Kdf())
    desktop.open_client(client.id)
    page = desktop.shell.page()
    assert isinstance(page, ClientPage)
    page.details.phone_edit.insert("040 123")
    desktop.lock()
    sign_in_page(desktop).choose("Olli Other")
    unlock(desktop, OTHER)
    assert isinstance(desktop.shell.page(), HomePage)
    desktop.lock()
    sign_in_page(desktop).choose("Kerttu Keeper")
    unlock(desktop)
    again = desktop.shell.page()
    assert isinstance(again, ClientPage)
    assert again.details.phone_edit.text() == "040 123"
    again.discard()


def test_a_job_that_holds_the_file_is_told_of_and_unlocking_is_tried_again(
    desktop: Desktop, client: Client
) -> None:
    office = office_of(desktop)
    path, person = office.path, office.person.id
    desktop.lock()
    job = people.sign_in(path, person, invented.PASSPHRASE)
    unlock(desktop)
    page = sign_in_page(desktop)
    assert "in use" in page.passphrase_field.message() or "open" in page.passphrase_field.message()
    job.close()
    page.sign_in()
    assert desktop.office is not None


def test_what_can_not_be_kept_keeps_the_window_open(
    desktop: Desktop, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(drafts, "keep", full)
    desktop.open_client(client.id)
    page = desktop.shell.page()
    assert isinstance(page, ClientPage)
    page.details.phone_edit.insert("040 123")
    desktop.lock()
    assert desktop.office is not None
    assert "lock" in desktop.shell._bands
    page.discard()
    desktop.lock()  # nothing would be lost now
    assert desktop.office is None


def test_nobody_is_asked_anything(desktop: Desktop, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "ask_unsaved", lambda _parent: pytest.fail("asked"))
    desktop.shell.open(ClientPage(office_of(desktop), None))
    fill(desktop.shell.page())
    desktop.lock()
    assert desktop.office is None


def test_a_page_that_is_gone_meanwhile_is_left_out(desktop: Desktop, client: Client) -> None:
    office = office_of(desktop)
    path, person = office.path, office.person.id
    desktop.shell.go("clients")
    desktop.open_client(client.id)
    desktop.lock()
    other = people.sign_in(path, person, invented.PASSPHRASE)
    clients.put_in_bin(other, client)
    other.close()
    unlock(desktop)
    assert isinstance(desktop.shell.trail()[0], ClientsPage)


def test_copies_are_private_and_go_with_the_lock(desktop: Desktop, client: Client, qtbot: QtBot) -> None:
    desktop.open_client(client.id)
    page = desktop.shell.page()
    assert isinstance(page, ClientPage)
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    page.details.family_name_edit.setFocus()
    page.details.family_name_edit.selectAll()
    page.details.family_name_edit.copy()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "Virtanen"
    assert waited(lambda: all(clipboard.mimeData().hasFormat(kind) for kind in PRIVATE))
    desktop.lock()
    assert clipboard.text() == ""


@pytest.mark.parametrize(
    ("message", "word", "locks"),
    [
        (WM_WTSSESSION_CHANGE, 7, True),
        (WM_WTSSESSION_CHANGE, 2, True),
        (WM_WTSSESSION_CHANGE, 8, False),
        (WM_POWERBROADCAST, 4, True),
        (WM_POWERBROADCAST, 7, False),
        (0x0100, 7, False),
    ],
)
def test_windows_tells_that_nobody_sits_there(message: int, word: int, locks: bool) -> None:
    watch, told = SessionWatch(), []
    watch.told.left.connect(lambda: told.append(True))
    sent = wintypes.MSG(message=message, wParam=word)
    assert watch.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent)) == (False, 0)
    assert bool(told) is locks
    watch.nativeEventFilter(b"xcb_generic_event_t", ctypes.addressof(sent))
    assert len(told) == int(locks)
