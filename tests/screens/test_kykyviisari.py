"""Kykyviisari by keyboard: scores are written down, hidden, shown as bars; the tab that lists the talks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from osaava_desktop.domain.clients import Client
from osaava_desktop.domain.mapping import DOMAINS, Kykyviisari, Mapping, Round, WholeMapping
from osaava_desktop.screens.client import ClientPage
from osaava_desktop.screens.kykyviisari import KykyviisariPage
from osaava_desktop.screens.mapping import MappingPage
from osaava_desktop.screens.mapping_compare import MappingComparePage
from osaava_desktop.screens.mapping_tab import MappingTab
from osaava_desktop.screens.theme import Theme
from osaava_desktop.services import clients, mapping, people
from osaava_desktop.store.models import AuditRow
from osaava_desktop.store.office import Office
from tests.screens.keyboard import CONTROL, User
from tests.screens.keyboard import make_user as make_user
from tests.services.invented import day

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Make = Callable[[Office], User]


@pytest.fixture
def aino(office: Office) -> Client:
    return clients.save(office, Client(family_name="Lehtonen", given_names="Aino"))


@pytest.fixture
def user(office: Office, aino: Client, looks: Theme, make_user: Make) -> User:
    """On the list of clients, where Aino stands."""
    return make_user(office)


def tab(user: User, office: Office, aino: Client) -> MappingTab:
    """The tab of Aino's page, come to by keyboard."""
    page = ClientPage(office, aino)
    user.shell.open(page)
    user.press(Key.Key_Tab, CONTROL)
    bar, found = page.findChild(QTabBar), page.findChild(MappingTab)
    assert isinstance(bar, QTabBar)
    assert isinstance(found, MappingTab)
    assert bar.tabText(bar.currentIndex()).startswith("Mappings")
    return found


def fix(user: User) -> str:
    """What the save bar asks to fix."""
    return user.shell._save_bar._problems.text()


def looks_at_scores(office: Office) -> int:
    """How many looks the audit knows."""
    return int(AuditRow.select().where(AuditRow.thing == "kykyviisari.health").count())


def filled(office: Office, aino: Client, on: str, round_: Round, score: int) -> Kykyviisari:
    """A Kykyviisari with the same score everywhere."""
    scores: dict[str, Any] = dict.fromkeys(DOMAINS, score)
    record = Kykyviisari(client=aino.id, on=day(on), round=round_, work_ability=6, **scores)
    return mapping.save_kykyviisari(office, record)


def test_scores_are_written_down_in_few_keys(user: User, office: Office, aino: Client) -> None:
    filled(office, aino, "2026-01-15", Round.START, 9)
    user.shell.open(KykyviisariPage(office, aino, None))
    before = user.keys
    user.fill("7", "12", "13", "14", "15", "16", "Jaksaa paremmin")
    user.press(Key.Key_S, CONTROL)
    assert fix(user) == ""
    latest = mapping.kykyviisari_of(office, aino.id)[-1]
    scores = (latest.work_ability, latest.inclusion, latest.mind, latest.everyday, latest.skills, latest.body)
    assert scores == (7, 12, 13, 14, 15, 16)
    assert (latest.round, latest.on, latest.online) == (Round.MIDDLE, office.today, False)
    assert latest.note == "Jaksaa paremmin"
    assert user.keys - before <= 34


def test_what_is_off_the_scale_is_told_beside_it(user: User, office: Office, aino: Client) -> None:
    people.save_profile(office, replace(office.profile, kykyviisari_low=0, kykyviisari_high=25))
    page = KykyviisariPage(office, aino, None)
    user.shell.open(page)
    assert page.domains_label.text() == "Scores, 0–25"
    assert page.scale_label.isHidden()
    user.fill("11", "26", "12,5")
    page.on_edit.setText("")
    user.press(Key.Key_S, CONTROL)
    assert fix(user) == "4 fields to fix: Date, Work ability now, 0–10, Inclusion, Mind"
    messages = [field.message() for field in page._fields().values() if field.has_problem()]
    assert messages == [
        "This is needed.",
        "Give a number from 0 to 10.",
        "Give a number from 0 to 25.",
        "Give a whole number.",
    ]
    assert mapping.rounds_of(office, aino.id) == []
    page.work_ability_edit.setText("10")
    assert fix(user) == "3 fields to fix: Date, Inclusion, Mind"
    assert page.is_dirty()
    page.discard()
    assert not page.is_dirty()


def test_without_a_scale_any_score_is_taken_and_the_page_says_where_to_set_it(
    user: User, office: Office, aino: Client
) -> None:
    page = KykyviisariPage(office, aino, None)
    user.shell.open(page)
    user.fill("7", "300")
    user.press(Key.Key_S, CONTROL)
    assert not page.scale_label.isHidden()
    found = tab(user, office, aino)
    found.show_scores()
    assert not found.score_card.scale_label.isHidden()
    assert "Inclusion: start 300" in found.score_card.bars.accessibleName()


def test_the_tab_shows_scores_by_a_logged_look_only(
    user: User, office: Office, aino: Client, qtbot: QtBot
) -> None:
    people.save_profile(office, replace(office.profile, kykyviisari_low=0, kykyviisari_high=25))
    filled(office, aino, "2026-01-05", Round.START, 9)
    filled(office, aino, "2026-01-15", Round.MIDDLE, 10)
    filled(office, aino, "2026-01-25", Round.END, 12)
    found = tab(user, office, aino)
    words = [found.talk_view.table().columns[1].value(talk) for talk in found.talk_view.table().rows()]
    assert words == ["Kykyviisari, end", "Kykyviisari, middle", "Kykyviisari, start"]
    assert found.score_card.bars.accessibleName() == ""
    assert looks_at_scores(office) == 0
    user.press(Key.Key_W, ALT)
    qtbot.waitUntil(lambda: looks_at_scores(office) == 2)  # Qt shows the button pressed for a moment
    spoken = found.score_card.bars.accessibleName()
    assert "Mind: start 9, latest 12, scale 0–25" in spoken
    assert spoken.startswith("Work ability now: start 6, latest 6, scale 0–10")
    user.press(Key.Key_Tab, CONTROL)
    user.press(Key.Key_Tab, CONTROL | SHIFT)
    assert found.score_card.bars.accessibleName() == ""


def test_the_tab_by_keyboard_from_empty_to_compared(
    user: User, office: Office, aino: Client, qtbot: QtBot
) -> None:
    found = tab(user, office, aino)
    user.press(Key.Key_N, CONTROL | SHIFT)
    assert isinstance(user.shell.page(), MappingPage)
    user.press(Key.Key_Space)
    user.press(Key.Key_S, CONTROL)
    user.press(Key.Key_Escape)
    earlier = Mapping(client=aino.id, on=day("2026-01-05"), life_situation="Ennen")
    mapping.save_whole(office, WholeMapping(mapping=earlier))
    user.shell.page().activated()
    assert found.talk_view.table().rowCount() == 2
    user.press(Key.Key_C, ALT)
    qtbot.waitUntil(lambda: isinstance(user.shell.page(), MappingComparePage))
    user.press(Key.Key_Escape)
    user.press(Key.Key_Down)
    user.press(Key.Key_Delete)
    assert mapping.count(office, aino.id) == 1
    user.press(Key.Key_Z, CONTROL)
    assert mapping.count(office, aino.id) == 2
    back = found.talk_view.current_row()
    assert isinstance(back, Mapping)
    assert back.id == earlier.id
    user.press(Key.Key_Return)
    assert isinstance(user.shell.page(), MappingPage)


def test_an_unsaved_new_mapping_is_told_of_on_the_tab(user: User, office: Office, aino: Client) -> None:
    page = MappingPage(office, aino, None)
    user.shell.open(page)
    user.press(Key.Key_Space)
    page._drafts.flush()
    found = tab(user, office, aino)
    assert "12.00" in found.notice.text()
    page._drafts.drop()
    found.show_client(aino)
    assert found.notice.text() == ""
    page.discard()
