"""The settings page: what is chosen holds at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from osaava_desktop.screens.settings import SettingsPage
from osaava_desktop.screens.theme import Theme
from osaava_desktop.settings import Settings


def test_each_choice_is_given_at_once(qtbot: QtBot, looks: Theme) -> None:
    chosen: list[Settings] = []
    page = SettingsPage(Settings(language="fi", font_size=115), chosen.append)
    qtbot.addWidget(page)
    assert page.language_combo.currentText() == "Suomi"
    assert page.font_size_combo.currentText() == "115\u00a0%"
    QTest.keyClick(page.language_combo, Qt.Key.Key_Down)
    QTest.keyClicks(page.scheme_combo, "d")
    assert chosen == [
        Settings(language="sv", font_size=115),
        Settings(language="sv", font_size=115, scheme="dark"),
    ]
